/** Charts in a printed report: with their names and figures, whole on one page, and below nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planIncome } from '../../shared/report/income.ts';
import { planIncomeSheet } from '../model/income-sheet.ts';
import { waterfallNames } from '../model/income-waterfall.ts';
import { plainWords } from '../model/report-frame.ts';
import { samplePrintedAt, sampleProfit } from '../model/samples.ts';
import type { ProfitRow } from '../model/profit-facts.ts';
import { fontFiles } from './font-files.ts';
import { loadFonts } from './fonts.ts';
import { readPdfTexts, type PrintedText } from './read-texts.ts';
import { renderProfitPdf, renderReportPdf } from './render.ts';

const read = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
const fonts = loadFonts({
  regular: read(fontFiles.regular),
  bold: read(fontFiles.bold),
  fallback: read(fontFiles.fallback),
});

type Rendered = ReturnType<typeof renderProfitPdf>;

async function textsOf(rendered: Rendered): Promise<readonly PrintedText[]> {
  const pdf = await rendered;
  if (!pdf.ok) throw new Error(JSON.stringify(pdf.error));
  return readPdfTexts(pdf.value);
}

/** So many expenses that the chart has no room left on the first page. */
function printIncome(expenses: number): Rendered {
  const costs = Array.from({ length: expenses }, (_, at) => [`Cost ${at}`, 100] as const);
  const rows = planIncome(
    {
      ...{ revenue: 100_000, returns: -10_000, costOfGoodsSold: -60_000, lateCosts: 0 },
      ...{ writeOffs: 0, countDifferences: 0, costChanges: 0 },
      ...{ priceVariances: 0, returnGains: 0, expenses: new Map(costs) },
    },
    null,
  );
  const frame = { company: 'C', currency: 'GBP', language: 'en', words: plainWords } as const;
  const report = planIncomeSheet({ other: null, rows }, frame);
  const facts = { report, company: sampleProfit.company, currency: 'GBP' };
  return renderReportPdf(facts, fonts, samplePrintedAt);
}

test.each([1, 12, 25])('the waterfall stays whole below %i expenses', async (expenses) => {
  const printed = await textsOf(printIncome(expenses));
  const start = printed.findIndex(({ text }) => text === 'From revenue to the net result');
  const chart = printed.slice(start).filter(({ page }) => page === printed[start]?.page);
  for (const name of waterfallNames('en')) {
    expect(chart.filter(({ text }) => text === name)).toHaveLength(1);
  }
});

test('months stand below their columns, and the colours are named', async () => {
  const figures = { units: 1, returns: 0, lateCost: 0, revenue: 90_000, netRevenue: 90_000 };
  const rows = ['2026-01', '2026-02'].map((key): ProfitRow => ({
    ...{ ...figures, key, cost: 60_000, margin: 30_000 },
  }));
  const printed = await textsOf(
    renderProfitPdf({ ...sampleProfit, by: 'month', rows }, fonts, samplePrintedAt),
  );
  const texts = printed.map(({ text }) => text);
  const chart = texts.slice(texts.indexOf('Net revenue, cost, margin'));
  expect(chart).toEqual(expect.arrayContaining(['2026-01', '2026-02', '0', '1,000', 'Cost']));
  const item = await textsOf(renderProfitPdf(sampleProfit, fonts, samplePrintedAt));
  expect(item.map(({ text }) => text)).not.toContain('Net revenue, cost, margin');
});
