import { copyFormula, dropSheetIn, mapReferences, qualifyTable, renameSheetIn } from './formula.ts';

const seen = (formula: string): string[] => {
  const found: string[] = [];
  mapReferences(formula, (reference) => {
    found.push(`${reference.sheetName ?? ''}|${reference.kind}`);
    return reference;
  });
  return found;
};

test.each([
  ['=A1+$B$2', ['|cells', '|cells']],
  ['=SUM(A1:B2,C:C,2:4)', ['|cells', '|columns', '|rows']],
  ["='My sheet'!A1&Sheet2!B2", ['My sheet|cells', 'Sheet2|cells']],
  ['="A1"&A1', ['|cells']],
  ['=SUM(Table1[A1],Table1[[#Totals],[B2]])', []],
  ['=LOG10(A1)', ['|cells']],
  ['=SERIAL.COST("CA-AMP-0101")', []],
  ['=Q4_total+ABCD1+A0', []],
  ['=A1:A3*1E5', ['|cells']],
  ['=A2#', ['|cells']],
])('%s', (formula, expected) => {
  expect(seen(formula)).toEqual(expected);
  expect(mapReferences(formula, (reference) => ({ ...reference }))).toBe(formula);
});

test.each([
  ['=A1+$A1+A$1+$A$1', 2, 1, '=B3+$A3+B$1+$A$1'],
  ['=SUM(A:A)+SUM(1:1)', 1, 1, '=SUM(B:B)+SUM(2:2)'],
  ['=A1', -1, 0, '=#REF!'],
  ["='It''s'!A1", 1, 0, "='It''s'!A2"],
])('%s copied %d down and %d across', (formula, rows, columns, expected) => {
  expect(copyFormula(formula, rows, columns)).toBe(expected);
});

test('a sheet that is renamed or deleted', () => {
  expect(renameSheetIn('=Sheet1!A1+A1', 'sheet1', 'New name')).toBe("='New name'!A1+A1");
  expect(dropSheetIn('=Sheet1!A1+A1', 'Sheet1')).toBe('=#REF!+A1');
});

test.each([
  ['=SUBTOTAL(109,[Net])', '=SUBTOTAL(109,Sales[Net])'],
  ['=SUM(Sales[Net])+[[#This Row],[Net]]', '=SUM(Sales[Net])+Sales[[#This Row],[Net]]'],
  ['="[Net]"&A1', '="[Net]"&A1'],
])('%s outside its table is %s', (formula, expected) => {
  expect(qualifyTable(formula, 'Sales')).toBe(expected);
});
