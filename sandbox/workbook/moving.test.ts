import { areaOf, maxColumns, maxRows, parseArea } from './address.ts';
import type { Area } from './address.ts';
import { WorkbookFault } from './fault.ts';
import { shiftCells } from './shift.ts';
import type { Sheet } from './sheet.ts';
import { addTable } from './tables.ts';
import { Workbook } from './workbook.ts';

function area(text: string): Area {
  const parsed = parseArea(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

function open(formulas: Readonly<Record<string, string>>): { workbook: Workbook; sheet: Sheet } {
  const workbook = new Workbook();
  for (const [at, text] of Object.entries(formulas)) {
    workbook.write(workbook.activeSheet, area(at), text);
  }
  return { workbook, sheet: workbook.activeSheet };
}

const rowsAt = (row: number, count: number) => areaOf(row, 0, count, maxColumns) ?? area('1:1');
const columnsAt = (column: number, count: number) =>
  areaOf(0, column, maxRows, count) ?? area('A:A');
const formulaAt = (sheet: Sheet, at: string) => {
  const { column, row } = area(at);
  return sheet.read(row, column).formula;
};

function refusalOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (fault) {
    if (fault instanceof WorkbookFault) return fault.code;
    throw fault;
  }
}

test.each([
  ['=B5', 'Down', rowsAt(2, 2), '=B7'],
  ['=B2', 'Down', rowsAt(2, 2), '=B2'],
  ['=SUM(B2:B9)', 'Down', rowsAt(2, 2), '=SUM(B2:B11)'],
  ['=SUM($B$2:$B$9)', 'Up', rowsAt(1, 3), '=SUM($B$2:$B$6)'],
  ['=SUM(B2:B4)', 'Up', rowsAt(1, 3), '=SUM(#REF!)'],
  ['=SUM(B:B)', 'Down', rowsAt(2, 2), '=SUM(B:B)'],
  ['=C1', 'Right', columnsAt(1, 1), '=D1'],
  ['=Sheet1!B5+Other!B5', 'Down', rowsAt(2, 1), '=Sheet1!B6+Other!B5'],
  // Single cells that move take only references within their columns with them.
  ['=B5+C5', 'Down', area('B3:B4'), '=B7+C5'],
] as const)('%s after cells are moved %s', (formula, shift, cut, expected) => {
  const { sheet, workbook } = open({ A1: formula });
  workbook.addSheet('Other');
  shiftCells(workbook, sheet, cut, shift, 'person');
  expect(formulaAt(sheet, 'A1')).toBe(expected);
});

test('a formula on another sheet, a name and a chart follow the cells', () => {
  const { sheet, workbook } = open({ B5: '7' });
  const other = workbook.addSheet('Other');
  workbook.write(other, area('A1'), '=Sheet1!B5');
  shiftCells(workbook, sheet, rowsAt(0, 1), 'Down', 'addin');
  expect(formulaAt(other, 'A1')).toBe('=Sheet1!B6');
  workbook.renameSheet(sheet, 'Stock list');
  expect(formulaAt(other, 'A1')).toBe("='Stock list'!B6");
  workbook.deleteSheet(sheet);
  expect(formulaAt(other, 'A1')).toBe('=#REF!');
});

test('a sort takes whole rows, and formulas go on reading their own row', () => {
  const { sheet, workbook } = open({ A1: 'n', B1: 'twice', A2: '3', A3: '1', A4: '2' });
  for (const row of [2, 3, 4]) workbook.write(sheet, area(`B${row}`), `=A${row}*2+$A$1`);
  const table = addTable(workbook, sheet, area('A1:B4'), true, 'addin');
  workbook.userSort(table.id, [{ key: 0, ascending: true }]);
  expect([2, 3, 4].map((row) => sheet.read(row - 1, 0).value)).toEqual([1, 2, 3]);
  expect([2, 3, 4].map((row) => formulaAt(sheet, `B${row}`))).toEqual([
    '=A2*2+$A$1',
    '=A3*2+$A$1',
    '=A4*2+$A$1',
  ]);
});

test('widths, heights and hidden rows move with whole rows and columns', () => {
  const { sheet, workbook } = open({ A1: '1' });
  sheet.columnWidths.set(3, 99);
  sheet.rowHeights.set(5, 33);
  sheet.hiddenRows = new Set([4, 8]);
  shiftCells(workbook, sheet, columnsAt(1, 1), 'Right', 'person');
  shiftCells(workbook, sheet, rowsAt(4, 1), 'Up', 'person');
  expect(sheet.columnWidths.get(4)).toBe(99);
  expect(sheet.rowHeights.get(4)).toBe(33);
  expect([...sheet.hiddenRows]).toEqual([7]);
});

test('100,000 formulas are moved in one step', () => {
  const { sheet, workbook } = open({});
  const formulas = Array.from({ length: 100_000 }, (_, row) => [`=B${row + 2}`]);
  workbook.write(sheet, area('A1:A100000'), formulas);
  shiftCells(workbook, sheet, rowsAt(0, 1), 'Down', 'person');
  expect(formulaAt(sheet, 'A100001')).toBe('=B100002');
});

describe('a protected sheet', () => {
  const row = rowsAt(1, 1);
  test.each([
    ['allowInsertRows', (w: Workbook, s: Sheet) => shiftCells(w, s, row, 'Down', 'addin')],
    [
      'allowInsertColumns',
      (w: Workbook, s: Sheet) => shiftCells(w, s, columnsAt(1, 1), 'Right', 'addin'),
    ],
    ['allowFormatCells', (w: Workbook, s: Sheet) => w.writeFormat(s, area('A1'), 'bold', true)],
    ['none', (w: Workbook, s: Sheet) => w.write(s, area('A1'), 'x')],
    ['none', (w: Workbook, s: Sheet) => shiftCells(w, s, area('A1:B2'), 'Down', 'addin')],
  ] as const)('%s lets the work be done, and nothing else does', (option, work) => {
    const { sheet, workbook } = open({ A1: '1' });
    sheet.protection = { options: {}, password: null };
    expect(refusalOf(() => work(workbook, sheet))).toBe('AccessDenied');
    sheet.protection = { options: { [option]: true }, password: null };
    if (option === 'none') expect(() => work(workbook, sheet)).toThrow();
    else expect(() => work(workbook, sheet)).not.toThrow();
  });

  test('rows are deleted and sorted only where every cell is unlocked', () => {
    const { sheet, workbook } = open({ A1: '2', A2: '1' });
    sheet.protection = { options: { allowDeleteRows: true, allowSort: true }, password: null };
    const remove = () => shiftCells(workbook, sheet, row, 'Up', 'person');
    expect(refusalOf(remove)).toBe('AccessDenied');
    sheet.protection = null;
    workbook.writeFormat(sheet, rowsAt(0, 2), 'locked', false);
    sheet.protection = { options: { allowDeleteRows: true }, password: null };
    expect(remove).not.toThrow();
  });
});
