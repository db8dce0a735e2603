import { parseDay, type Day } from '../day.ts';
import { present } from '../assert.ts';
import { planIncome, type IncomeFigures } from './income.ts';
import { previousPeriod, yearBefore } from './periods.ts';

const figures: IncomeFigures = {
  revenue: 100_000,
  returns: -10_000,
  costOfGoodsSold: -60_000,
  lateCosts: -500,
  writeOffs: -1000,
  countDifferences: 200,
  costChanges: -300,
  priceVariances: -150,
  returnGains: 250,
  expenses: new Map([
    ['Rent', 5000],
    ['Ads', -100],
  ]),
};

test('every sum is the sum of what it says, down to the net result', () => {
  const lines = planIncome(figures, null).map(({ line, name, amount }) => [line + name, amount]);
  expect(lines).toEqual([
    ['revenue', 100_000],
    ['returns', -10_000],
    ['netRevenue', 90_000],
    ['costOfGoodsSold', -60_000],
    ['lateCosts', -500],
    ['margin', 29_500],
    ['writeOffs', -1000],
    ['countDifferences', 200],
    ['costChanges', -300],
    ['priceVariances', -150],
    ['returnGains', 250],
    ['grossProfit', 28_500],
    ['expenseAds', 100],
    ['expenseRent', -5000],
    ['operatingExpenses', -4900],
    ['netResult', 23_600],
  ]);
});

test('an expense of the other period alone has its line too', () => {
  const other = { ...figures, expenses: new Map([['Repairs', 700]]) };
  const expenses = planIncome(figures, other).filter(({ line }) => line === 'expense');
  expect(expenses).toEqual([
    { line: 'expense', name: 'Ads', amount: 100, compared: 0 },
    { line: 'expense', name: 'Rent', amount: -5000, compared: 0 },
    { line: 'expense', name: 'Repairs', amount: 0, compared: -700 },
  ]);
});

function day(text: string): Day {
  return present(parseDay(text), text);
}

test.each([
  ['2024-03-01', '2024-03-31', '2024-02-01 2024-02-29', '2023-03-01 2023-03-31'],
  ['2024-01-01', '2024-03-31', '2023-10-01 2023-12-31', '2023-01-01 2023-03-31'],
  ['2024-01-01', '2024-12-31', '2023-01-01 2023-12-31', '2023-01-01 2023-12-31'],
  ['2024-02-01', '2024-02-29', '2024-01-01 2024-01-31', '2023-02-01 2023-02-28'],
  ['2024-03-10', '2024-03-16', '2024-03-03 2024-03-09', '2023-03-10 2023-03-16'],
  ['2024-02-29', '2024-03-01', '2024-02-27 2024-02-28', '2023-02-28 2023-03-01'],
])('%s to %s is compared with %s, or %s', (from, to, before, lastYear) => {
  const range = { from: day(from), to: day(to) };
  const said = (found: { from: string; to: string } | null): string =>
    found === null ? '' : `${found.from} ${found.to}`;
  expect(said(previousPeriod(range))).toBe(before);
  expect(said(yearBefore(range))).toBe(lastYear);
});
