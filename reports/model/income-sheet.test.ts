import { readChart } from '../../shared/report/chart.ts';
import { planIncome } from '../../shared/report/income.ts';
import { planIncomeSheet } from './income-sheet.ts';
import { layReport } from './lay-report.ts';
import { plainWords } from './report-frame.ts';

const frame = { company: 'C', currency: 'EUR', language: 'en', words: plainWords } as const;

function formulaOfExpenses(name: string): string | undefined {
  const figures = {
    revenue: 100_000,
    returns: 0,
    costOfGoodsSold: -40_000,
    lateCosts: 0,
    writeOffs: 0,
    countDifferences: 0,
    costChanges: 0,
    returnGains: 0,
    priceVariances: 0,
    expenses: new Map([
      [name, 1000],
      ['Wages', 1000],
    ]),
  };
  const rows = planIncome(figures, null);
  const { rows: laid } = layReport(planIncomeSheet({ other: null, rows }, frame));
  const formulas = laid.flatMap(({ cells: [, cell] }) =>
    cell?.kind === 'formula' && cell.formula.includes('SUM(') ? [cell.formula] : [],
  );
  return formulas[0];
}

const end = 'amount';
test.each([
  'Rent: office',
  'Rent/heat',
  'Rent [HQ]',
  '100 % [%5D]',
  `Net revenue/${end}]+HYPERLINK("http://x","y")+[income/Net revenue`,
])('the sum of expenses is the same formula whatever an expense is called: %s', (name) => {
  expect(formulaOfExpenses('A plain name')).toMatch(/^SUM\(B\d+:B\d+\)$/);
  expect(formulaOfExpenses(name)).toBe(formulaOfExpenses('A plain name'));
});

test('the bars of the waterfall are pieces of its steps, in two where one crosses zero', () => {
  const figures = {
    ...{ revenue: 100_000, returns: -10_000, costOfGoodsSold: -60_000, lateCosts: -500 },
    ...{ writeOffs: -1000, countDifferences: 200, costChanges: -300 },
    ...{ priceVariances: -150, returnGains: 250, expenses: new Map([['Rent', 40_000]]) },
  };
  const rows = planIncome(figures, null);
  const plan = planIncomeSheet({ other: null, rows }, frame);
  const chart = readChart(plan);
  const steps = chart?.kind === 'waterfall' ? chart.steps : [];
  expect(steps.map(({ name, isSum, after }) => [name, isSum, after])).toEqual([
    ['Revenue', true, 1000],
    ['Returns', false, 900],
    ['Cost of goods sold', false, 300],
    ['Costs that came late', false, 295],
    ['Margin', true, 295],
    ['Write-offs', false, 285],
    ['Count differences', false, 287],
    ['Changes of cost', false, 284],
    ['Price variances', false, 282.5],
    ['Gains on vendor returns', false, 285],
    ['Gross profit', true, 285],
    ['Operating expenses', false, -115],
    ['Net result', true, -115],
  ]);
  const bars = plan.below.find(({ id }) => id === plan.chart?.table);
  const pieces = new Map(
    bars?.rows.map(([name, ...cells]) => [
      name,
      cells.map((cell) => (typeof cell === 'object' && cell !== null ? cell.value : cell)),
    ]),
  );
  expect(pieces.get('Returns')).toEqual([900, null, 0, 0, 100, 0]);
  expect(pieces.get('Count differences')).toEqual([285, null, 2, 0, 0, 0]);
  expect(pieces.get('Operating expenses')).toEqual([0, null, 0, 0, 285, -115]);
  expect(pieces.get('Net result')).toEqual([null, -115, null, null, null, null]);
});
