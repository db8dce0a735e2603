import type { ReportSheet } from '../../host/port.ts';
import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { View } from './view.tsx';

const figures = {
  units: 2,
  revenue: '1400.00',
  returns: '100.00',
  netRevenue: '1300.00',
  cost: '1000.00',
  lateCost: '12.50',
  margin: '300.00',
  marginPercent: '23.08',
};

const answer = {
  by: 'item',
  from: null,
  to: null,
  company: 'Cedar',
  currency: 'USD',
  rows: [{ key: '=A1', ...figures }],
  totals: figures,
  adjustments: {
    writeOffs: '0.00',
    countDifferences: '0.00',
    costChanges: '0.00',
    vendorReturns: '-510.00',
    returnGains: '0.00',
    priceVariance: '0.00',
    total: '-510.00',
  },
  tieOut: {
    openingStock: '0.00',
    purchases: '5000.00',
    addOnCosts: '56.25',
    costOfGoodsSold: '1000.00',
    adjustments: '-510.00',
    closingStock: '3546.25',
    unexplained: '0.00',
  },
};

test('the report goes to a new sheet with live totals, and its tie-out stands in the pane', async () => {
  const sheets: ReportSheet[] = [];
  const stage = await renderPane(<View text="" />, {
    host: {
      isExcel: true,
      writeReport: (report) => {
        sheets.push(report);
        return Promise.resolve('Profit and loss 2');
      },
    },
    service: () => ({ status: 200, body: answer }),
  });
  await stage.press('This year');
  await stage.press('To a new sheet');
  expect(stage.asked.map(({ path }) => path)).toEqual([
    '/api/reports/profit-and-loss?by=item&from=2026-01-01&to=2026-12-31',
  ]);
  expect(stage.page.textContent).toContain('The report stands in the sheet Profit and loss 2');
  for (const text of ['1,300.00', '3,546.25', 'Unexplained', 'ties out']) {
    expect(stage.page.textContent).toContain(text);
  }
  const [sheet] = sheets;
  const row = sheet?.rows[sheet.headRow];
  expect(row?.[0]).toMatchObject({ kind: 'text', text: '=A1' });
  expect(sheet?.rows[sheet.headRow + 1]).toContainEqual(
    expect.objectContaining({ kind: 'formula', formula: '=SUM(C6:C6)' }),
  );
  await stage.press('All');
  expect(stage.page.textContent).not.toContain('3,546.25');
  await stage.leave();
});

test('what cannot be explained stands in the pane, and a refusal is spoken', async () => {
  let service: Service = () => ({
    status: 200,
    body: { ...answer, tieOut: { ...answer.tieOut, unexplained: '-0.05' } },
  });
  const stage = await renderPane(<View text="" />, { service: (asked) => service(asked) });
  await stage.press('Show here');
  expect(stage.page.textContent).toContain('-0.05 USD cannot be explained.');
  service = () => ({ status: 403, body: {} });
  await stage.press('Show here');
  expect(stage.page.textContent).toContain('You may not do this.');
  expect(stage.said.at(-1)?.tone).toBe('bad');
  await stage.leave();
});
