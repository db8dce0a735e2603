import { HostFault, type ExcelHost } from '../../host/port.ts';
import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { View } from './view.tsx';

function cardOf(serial: string, status = 'in_stock'): object {
  return {
    item: 'AMP',
    description: 'Amplifier',
    serial,
    manufacturerSerial: null,
    lot: null,
    life: 1,
    lives: 1,
    status,
    area: 'MAIN',
    holder: null,
    vendor: null,
    receivedOn: null,
    receiptNumber: null,
    customer: status === 'sold' ? 'BOLT' : null,
    soldOn: null,
    invoiceNumber: status === 'sold' ? 'INV-1' : null,
    unitPrice: null,
    daysInStock: null,
    warrantyUntil: null,
    note: null,
    customFields: {},
  };
}

/** Books in which A-serials are in stock, S-serials are sold, and others are unknown. */
const books: Service = ({ body }) => ({
  status: 200,
  body: {
    results: (body as { serials: string[] }).serials.map((input) => {
      const status = input.startsWith('S') ? 'sold' : 'in_stock';
      const isKnown = /^[AS0]/.test(input);
      return {
        input,
        match: isKnown ? 'one' : 'none',
        units: isKnown ? [cardOf(input, status)] : [],
      };
    }),
  },
});

function keepingHost(kept: Map<string, unknown>): Partial<ExcelHost> {
  return {
    isExcel: true,
    readSetting: (name) => kept.get(name) ?? null,
    writeSetting: (name, value) => {
      kept.set(name, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
}

const rowsOf = (page: HTMLElement): string[] =>
  [...page.querySelectorAll('li')].map((row) => row.textContent);

test('bursts land as rows with verdicts in words, newest first, each said aloud', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('00012', 5);
  await stage.type('S0001', 5);
  await stage.type('X0009', 5);
  await stage.type('00012', 5);
  expect(rowsOf(stage.page)).toEqual([
    expect.stringContaining('Scanned before in this batch as no. 1'),
    expect.stringContaining('X0009 is not in the books'),
    expect.stringContaining('Sold to BOLT (INV-1)'),
    expect.stringContaining('AMP, in MAIN'),
  ]);
  expect(stage.said.map(({ tone }) => tone)).toEqual(['good', 'bad', 'bad', 'bad']);
  expect(stage.page.textContent).toContain('1 in stock');
  expect(stage.page.textContent).toContain('3 to look at');
  await stage.leave();
});

test('a typed range and a pasted column are many scans; a burst never is a range', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('A0001-A0003', 150);
  await stage.paste('A0007\r\nA0008\r\n');
  await stage.type('A0100-A0200', 5);
  expect(rowsOf(stage.page)).toHaveLength(6);
  expect(rowsOf(stage.page)[0]).toContain('A0100-A0200');
  await stage.leave();
});

test('an empty scan is said with a bad tone and takes no row', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('', 5);
  expect(stage.said).toEqual([{ text: expect.stringContaining('empty') as string, tone: 'bad' }]);
  expect(rowsOf(stage.page)).toEqual([]);
  await stage.leave();
});

test('without the service scans wait and are kept; then they are checked', async () => {
  let isReachable = false;
  const stage = await renderPane(<View text="" />, {
    service: (asked) => (isReachable ? books(asked) : null),
  });
  await stage.type('A0001', 5);
  await stage.type('A0002', 5);
  expect(stage.page.textContent).toMatch(/Since \d\d:\d\d: 2 scans are kept and waiting/);
  isReachable = true;
  await stage.press('Try again');
  expect(stage.page.textContent).toContain('2 in stock');
  expect(stage.page.textContent).not.toContain('Since');
  await stage.leave();
});

test('a pane that is closed and opened again has lost nothing', async () => {
  const kept = new Map<string, unknown>();
  const host = keepingHost(kept);
  const before = await renderPane(<View text="" />, { service: books, host });
  await before.type('00012', 5);
  await before.leave();
  const after = await renderPane(<View text="" />, { service: books, host });
  expect(rowsOf(after.page)).toEqual([expect.stringContaining('00012')]);
  await after.leave();
});

test('rows go to the sheet under the same keys each time; what Excel refuses can be tried again', async () => {
  const written: string[] = [];
  let isEditing = true;
  const host: Partial<ExcelHost> = {
    ...keepingHost(new Map()),
    putRows: (_spec, rows) => {
      if (isEditing) {
        return Promise.reject(new HostFault('cell_being_edited', 'A cell is being edited.', true));
      }
      written.push(rows.map(({ key }) => key).join());
      return Promise.resolve();
    },
    showTable: () => Promise.resolve(),
  };
  const stage = await renderPane(<View text="" />, { service: books, host });
  await stage.paste('A0001\nA0002');
  await stage.press('Write to sheet');
  expect(stage.page.textContent).toContain('A cell is being edited.');
  isEditing = false;
  await stage.press('Try again');
  await stage.press('Write to sheet');
  expect(written).toEqual(['id-1,id-2', 'id-1,id-2']);
  expect(stage.page.textContent).toContain('2 serials stand in the sheet Scans');
  await stage.leave();
});

test('clear can be undone', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.paste('A0001\nA0002');
  await stage.press('Clear');
  expect(rowsOf(stage.page)).toEqual([]);
  await stage.press('Undo');
  expect(rowsOf(stage.page)).toHaveLength(2);
  await stage.leave();
});

test('of many scans 200 rows are drawn, and one look-up at a time asks for all that wait', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('A00001+9999', 150);
  expect(rowsOf(stage.page)).toHaveLength(200);
  expect(stage.asked.map(({ body }) => (body as { serials: string[] }).serials.length)).toEqual([
    10_000,
  ]);
  expect(stage.page.textContent).toContain('10000 in stock');
  await stage.press('Show more (9800 older)');
  expect(rowsOf(stage.page)).toHaveLength(400);
  await stage.leave();
});
