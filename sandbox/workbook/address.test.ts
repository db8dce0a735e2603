import {
  bound,
  columnIndex,
  columnName,
  formatArea,
  intersect,
  maxColumns,
  maxRows,
  parseArea,
  quoteSheetName,
  splitSheetName,
} from './address.ts';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %p is %p', (index, name) => {
  expect(columnName(index)).toBe(name);
  expect(columnIndex(name.toLowerCase())).toBe(index);
});

test.each([
  ['B2', 'B2'],
  ['$C$3:A1', 'A1:C3'],
  ['b:b', 'B:B'],
  ['2:4', '2:4'],
])('%p is the area %p', (text, canonical) => {
  const area = parseArea(text);
  expect(area && formatArea(area)).toBe(canonical);
});

test.each(['', 'A0', 'XFE1', 'A1048577', 'Nope', 'A1:', 'A1:B2:C3'])('%p is no area', (text) => {
  expect(parseArea(text)).toBeNull();
});

test('whole columns and rows reach the end of the grid', () => {
  expect(parseArea('C:D')).toEqual({ row: 0, column: 2, rowCount: maxRows, columnCount: 2 });
  expect(parseArea('3:3')?.columnCount).toBe(maxColumns);
});

test('sheet names are quoted where Excel quotes them', () => {
  expect(quoteSheetName('Stock')).toBe('Stock');
  expect(quoteSheetName("Bolt's parts")).toBe("'Bolt''s parts'");
  expect(quoteSheetName('A1')).toBe("'A1'");
  expect(splitSheetName("'Bolt''s parts'!A1")).toEqual({ sheetName: "Bolt's parts", rest: 'A1' });
});

test('areas meet and span', () => {
  const a = { row: 0, column: 0, rowCount: 3, columnCount: 3 };
  const b = { row: 2, column: 2, rowCount: 3, columnCount: 3 };
  expect(intersect(a, b)).toEqual({ row: 2, column: 2, rowCount: 1, columnCount: 1 });
  expect(bound(a, b)).toEqual({ row: 0, column: 0, rowCount: 5, columnCount: 5 });
  expect(intersect(a, { row: 3, column: 0, rowCount: 1, columnCount: 1 })).toBeNull();
});
