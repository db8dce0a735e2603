/** The waterfall of an income statement in a sheet: its bars follow the figures, and what they stand on is not seen. */
import { openNodeHost } from '../../sandbox/adapters/node.ts';
import { planIncomeSheet } from '../../reports/model/income-sheet.ts';
import { waterfallNames } from '../../reports/model/income-waterfall.ts';
import { plainWords } from '../../reports/model/report-frame.ts';
import { planIncome, type IncomeFigures } from '../../shared/report/income.ts';
import { present } from '../../shared/assert.ts';
import type { Sheet } from '../../sandbox/workbook/sheet.ts';
import { openExcelHost } from './excel-host.ts';
import type { ReportJob } from './port.ts';

const frame = { company: 'Cedar', currency: 'USD', language: 'en', words: plainWords } as const;

const figures: IncomeFigures = {
  ...{ revenue: 100_000, returns: -10_000, costOfGoodsSold: -60_000, lateCosts: -500 },
  ...{ writeOffs: -1000, countDifferences: 200, costChanges: -300 },
  ...{ priceVariances: -150, returnGains: 250, expenses: new Map([['Rent', 40_000]]) },
};

const lines = waterfallNames('en');

function income(given: IncomeFigures): ReportJob {
  const rows = planIncome(given, null);
  const report = planIncomeSheet({ other: null, rows }, frame);
  return { report, question: { report: 'income' }, askedAt: '2026-03-31 10:00' };
}

/** The cells that the chart draws: formulas, as no figure is worked out here. */
function readBars(sheet: Sheet): unknown[][] {
  const { source } = present(sheet.charts[0], 'a chart');
  return Array.from({ length: source.rowCount }, (_, row) =>
    Array.from({ length: source.columnCount }, (__, column) => {
      const cell = sheet.read(source.row + row, source.column + column);
      return cell.formula ?? cell.value;
    }),
  );
}

test('bars hang between two levels, and what they stand on is not seen; more lines move them down', async () => {
  const node = openNodeHost();
  const uninstall = node.install();
  try {
    const host = openExcelHost({ watchFocus: null });
    const sheet = node.workbook.sheet(await host.makeReport(income(figures)));
    expect(sheet.charts[0]).toMatchObject({
      ...{ type: 'BarStacked', name: 'SerialbookChart' },
      parts: {
        'Series 0': { fill: 'none' },
        'Series 1': { fill: '#174C70' },
        'Series 4': { fill: '#C2572B' },
        CategoryAxis: { ReversePlotOrder: true },
        Legend: { Visible: false },
      },
    });
    const bars = readBars(sheet);
    expect(bars.map(([name]) => name)).toEqual(['Bars of the chart', ...lines]);
    expect(bars[1]).toEqual(['Revenue', '', '=D24', '', '', '', '']);
    expect(bars[2]?.[1]).toBe('=MAX(MIN(C25,D25),0)+MIN(MAX(C25,D25),0)');
    const [kept] = (await host.listReports()).reports;
    const expenses = new Map(['Ads', 'Rent', 'Wages'].map((name) => [name, 100]));
    await host.refreshReport(kept?.id ?? '', income({ ...figures, expenses }));
    expect(readBars(sheet)[1]).toEqual(['Revenue', '', '=D26', '', '', '', '']);
  } finally {
    uninstall();
    node.close();
  }
});
