/** A chart in a file is a real one: parts that refer to each other, and cells that it draws. */
import { strFromU8, unzipSync } from 'fflate';
import { present } from '../../shared/assert.ts';
import { planIncome } from '../../shared/report/income.ts';
import { planIncomeSheet } from '../model/income-sheet.ts';
import { planProfitSheet } from '../model/profit-sheet.ts';
import { plainWords } from '../model/report-frame.ts';
import { samplePrintedAt, sampleProfit } from '../model/samples.ts';
import type { PlannedReport } from '../../shared/report/plan.ts';
import { renderReportXlsx } from './render.ts';

const frame = { company: 'C', currency: 'GBP', language: 'en', words: plainWords } as const;

async function partsOf(report: PlannedReport): Promise<Record<string, string>> {
  const printed = await renderReportXlsx(report, sampleProfit.company, samplePrintedAt);
  if (!printed.ok) throw new Error(printed.error.map(({ message }) => message).join(' '));
  const entries = Object.entries(unzipSync(printed.value));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

function allOf(text: string | undefined, pattern: RegExp): string[] {
  return [...(text ?? '').matchAll(pattern)].map(([, found]) => found ?? '');
}

const income = planIncomeSheet(
  {
    other: null,
    rows: planIncome(
      {
        ...{ revenue: 100_000, returns: -10_000, costOfGoodsSold: -60_000, lateCosts: 0 },
        ...{ writeOffs: 0, countDifferences: 0, costChanges: 0 },
        ...{ priceVariances: 0, returnGains: 0, expenses: new Map([['Rent', 40_000]]) },
      },
      null,
    ),
  },
  frame,
);

test('the parts of the chart are named where the format wants them', async () => {
  const parts = await partsOf(income);
  expect(parts['[Content_Types].xml']).toContain('PartName="/xl/charts/chart1.xml"');
  expect(parts['[Content_Types].xml']).toContain('PartName="/xl/drawings/drawing1.xml"');
  const sheet = present(parts['xl/worksheets/sheet1.xml'], 'the sheet');
  expect(sheet.indexOf('<drawing r:id="rIdChart"/>')).toBeLessThan(sheet.indexOf('<tableParts'));
  expect(sheet.indexOf('<drawing ')).toBeGreaterThan(sheet.indexOf('<headerFooter'));
  const links = parts['xl/worksheets/_rels/sheet1.xml.rels'];
  expect(allOf(links, / Id="([^"]+)"/g)).toHaveLength(2);
  expect(links).toContain('Id="rIdChart"');
  expect(parts['xl/drawings/_rels/drawing1.xml.rels']).toContain('Target="../charts/chart1.xml"');
});

test('a series names its cells, and has what they hold', async () => {
  const parts = await partsOf(income);
  const chart = present(parts['xl/charts/chart1.xml'], 'the chart');
  const columns = ['B', 'C', 'D', 'E', 'F', 'G'];
  const refs = allOf(chart, /<c:val><c:numRef><c:f>([^<]+)</g);
  const rows = /\$B\$(\d+):\$B\$(\d+)/.exec(refs[0] ?? '') ?? [];
  const [, from = '', to = ''] = rows;
  expect(refs).toEqual(columns.map((name) => `'Income statement'!$${name}$${from}:$${name}$${to}`));
  // A piece of the loss above zero, and the rest of it below.
  const [, , , , above = '', below = ''] = allOf(chart, /<c:val>(.*?)<\/c:val>/g);
  expect(allOf(above, /<c:pt idx="11"><c:v>([^<]+)</g)).toEqual(['300']);
  expect(allOf(below, /<c:pt idx="11"><c:v>([^<]+)</g)).toEqual(['-100']);
  expect(allOf(chart, /<c:spPr>(<a:noFill\/>)/g)).toHaveLength(1);
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).toContain(`<c r="F${Number(from) + 11}"`);
});

test('marks of XML in names and titles stay texts, and no name becomes a formula', async () => {
  const name = `<&>"' =1+1 \u0001`;
  const rows = sampleProfit.rows.map((row, index) => (index === 0 ? { ...row, key: name } : row));
  const parts = await partsOf(planProfitSheet({ ...sampleProfit, rows }, frame));
  const chart = parts['xl/charts/chart1.xml'] ?? '';
  expect(chart).toContain('<c:v>&lt;&amp;&gt;"\' =1+1 </c:v>');
  expect(allOf(chart, /<c:f>([^<]+)</g).every((text) => /^'[^']+'!\$/.test(text))).toBe(true);
});

test('the same facts and moment give the same bytes', async () => {
  const [one, other] = await Promise.all([0, 1].map(() => partsOf(income)));
  expect(one).toEqual(other);
  const bytes = await Promise.all(
    [0, 1].map(() => renderReportXlsx(income, sampleProfit.company, samplePrintedAt)),
  );
  expect(bytes[0]).toEqual(bytes[1]);
});
