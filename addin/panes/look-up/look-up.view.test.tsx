import type { ExcelHost, ReportSheet } from '../../host/port.ts';
import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { View } from './view.tsx';

const unit = {
  item: 'AMP',
  description: 'Amplifier',
  serial: '00012',
  manufacturerSerial: null,
  lot: null,
  life: 2,
  lives: 2,
  status: 'sold',
  area: null,
  holder: 'BOLT',
  vendor: 'ACME',
  receivedOn: '2026-01-05',
  receiptNumber: 'PR-1',
  unitCost: '1450.00',
  trueCost: '1462.50',
  customer: 'BOLT',
  soldOn: '2026-02-01',
  invoiceNumber: 'INV-1',
  unitPrice: '1700.00',
  margin: '237.50',
  daysInStock: 27,
  warrantyUntil: null,
  note: null,
  customFields: {},
  history: [
    {
      occurredOn: '2026-01-05',
      recordedAt: '2026-01-05T08:00:00Z',
      document: 'PR-1',
      kind: 'goods_receipt',
      fromArea: null,
      toArea: 'MAIN',
      party: 'ACME',
      user: 'ann',
      costChange: '1450.00',
    },
  ],
};

/** Answers with so many items that share the serial. */
function answering(...units: readonly object[]): Service {
  return ({ body }) => ({
    status: 200,
    body: {
      results: (body as { serials: string[] }).serials.map((input) => ({
        input,
        match: units.length === 1 ? 'one' : units.length === 0 ? 'none' : 'several',
        units,
      })),
    },
  });
}

test('the text that the pane was opened with is looked up, and its whole story shown', async () => {
  const stage = await renderPane(<View text=" 00012 " />, { service: answering(unit) });
  expect(stage.asked.map(({ body }) => body)).toEqual([{ serials: ['00012'], history: true }]);
  const shown = stage.page.textContent;
  for (const text of ['00012', 'AMP', 'sold', 'life 2 of 2', '1,462.50', '237.50', 'INV-1']) {
    expect(shown).toContain(text);
  }
  expect(shown).toContain('into MAIN, ACME');
  expect(stage.said).toEqual([{ text: '00012: AMP, sold', tone: 'good' }]);
  await stage.press('Return this unit');
  expect(stage.shown).toEqual([['return', '00012']]);
  await stage.leave();
});

test('who may not see cost sees no figures and no heading over them', async () => {
  const { unitCost, trueCost, unitPrice, margin, ...open } = unit;
  expect([unitCost, trueCost, unitPrice, margin]).toHaveLength(4);
  const history = unit.history.map(({ costChange: _, ...row }) => row);
  const service = answering({ ...open, unitPrice: null, history });
  const stage = await renderPane(<View text="00012" />, { service });
  expect(stage.page.textContent).not.toContain('Cost');
  expect(stage.page.textContent).not.toContain('1,4');
  await stage.leave();
});

test('of several items one is chosen', async () => {
  const stage = await renderPane(<View text="00012" />, {
    service: answering(unit, { ...unit, item: 'DAC' }),
  });
  expect(stage.page.textContent).toContain('2 items have this serial. Choose one.');
  await stage.press('DAC');
  expect(stage.page.textContent).toContain('DAC – Amplifier');
  await stage.leave();
});

test('an unknown serial, and a service that cannot be reached, are said', async () => {
  const unknown = await renderPane(<View text="X1" />, { service: answering() });
  expect(unknown.page.textContent).toContain('No unit has the serial X1');
  expect(unknown.said[0]?.tone).toBe('bad');
  await unknown.leave();
  let isReachable = false;
  const stage = await renderPane(<View text="00012" />, {
    service: (asked) => (isReachable ? answering(unit)(asked) : null),
  });
  expect(stage.page.textContent).toContain('cannot be reached');
  isReachable = true;
  await stage.press('Try again');
  expect(stage.page.textContent).toContain('AMP – Amplifier');
  await stage.leave();
});

test('the selected cell is looked up, and the history goes to a sheet', async () => {
  const reports: ReportSheet[] = [];
  const host: Partial<ExcelHost> = {
    isExcel: true,
    readSelection: () => Promise.resolve(['00012']),
    writeReport: (report) => {
      reports.push(report);
      return Promise.resolve('History 00012');
    },
  };
  const stage = await renderPane(<View text="" />, { service: answering(unit), host });
  await stage.press('Use the selected cell');
  await stage.press('Insert history');
  expect(reports.map(({ tableRows }) => tableRows)).toEqual([1]);
  expect(stage.page.textContent).toContain('The history stands in the sheet History 00012.');
  await stage.leave();
});

test('serials looked up before are offered again', async () => {
  const stage = await renderPane(<View text="" />, { service: answering(unit) });
  await stage.type('00012', 5);
  await stage.type('00013', 5);
  await stage.press('00012');
  expect(stage.asked).toHaveLength(3);
  await stage.leave();
});
