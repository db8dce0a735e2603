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
