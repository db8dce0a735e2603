import { cellAt, columnLetter, resolveFormula, type FormulaPlaces } from './formula.ts';

const places: FormulaPlaces = {
  ofRow: (column) => (column === 'cost' ? 'C7' : null),
  ofColumn: (table, column) => `${table === '' ? 'own' : table}_${column}`,
  ofCell: (table, key, column) => (key === 'Fracht / Zoll' ? `${table}_${column}` : null),
};

test.each([
  ['[cost]*2', 'C7*2'],
  ['SUM([:cost])-SUM([profit:cost])', 'SUM(own_cost)-SUM(profit_cost)'],
  ['[tieOut/Fracht / Zoll/amount]', 'tieOut_amount'],
  ['IF(A1="",0,1)', 'IF(A1="",0,1)'],
])('%s is %s', (formula, resolved) => {
  expect(resolveFormula(formula, places)).toBe(resolved);
});

test('a formula that names what is not there is none', () => {
  expect(resolveFormula('[cost]+[gone]', places)).toBeNull();
  expect(resolveFormula('[tieOut/Purchases/amount]', places)).toBeNull();
});

test('columns go on after Z', () => {
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect(cellAt(2, 6)).toBe('C7');
});
