import { parseArea } from './address.ts';
import type { Area } from './address.ts';
import type { WorkbookChange, WorkbookEvent } from './changes.ts';
import { shiftCells } from './shift.ts';
import { applyFilters } from './sort-filter.ts';
import { addTable, addTableRows, resizeTable, setTotals } from './tables.ts';
import { Workbook } from './workbook.ts';

function area(text: string): Area {
  const parsed = parseArea(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

function withTable(): Workbook {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  workbook.write(sheet, area('A1:B1'), [['Code', 'Qty']]);
  workbook.writeNumberFormat(sheet, area('A2:A9'), '@');
  workbook.write(sheet, area('A2:B3'), [
    ['0002', 5],
    ['0001', 7],
  ]);
  addTable(workbook, sheet, area('A1:B3'), true, 'addin').name = 'Scans';
  return workbook;
}

test('a row written right below a table joins it, unless that is switched off', () => {
  const workbook = withTable();
  const table = workbook.table('Scans');
  workbook.write(workbook.activeSheet, area('A4:B4'), [['0003', 1]]);
  expect(table.area.rowCount).toBe(4);
  workbook.growsTables = false;
  workbook.write(workbook.activeSheet, area('A5:B5'), [['0004', 1]]);
  expect(table.area.rowCount).toBe(4);
});

test('blank cells and cells beside the table do not make it grow', () => {
  const workbook = withTable();
  workbook.write(workbook.activeSheet, area('A4:B4'), [['', '']]);
  workbook.write(workbook.activeSheet, area('B4:C4'), [[1, 2]]);
  expect(workbook.table('Scans').area.rowCount).toBe(3);
});

test('a person renames a header: the column keeps its id', () => {
  const workbook = withTable();
  const table = workbook.table('Scans');
  const before = table.columns.map((column) => column.id);
  workbook.userRenameHeader('Scans', 'Code', 'Serial');
  workbook.userEdit('Sheet1', 0, 1, 'Serial');
  expect(table.columns.map((column) => column.name)).toEqual(['Serial', 'Serial2']);
  expect(table.columns.map((column) => column.id)).toEqual(before);
  expect(workbook.activeSheet.read(0, 1).value).toBe('Serial2');
});

test('a person sorts a table: whole rows move, blanks last', () => {
  const workbook = withTable();
  addTableRows(workbook, workbook.table('Scans'), null, [['', 1]], 'addin');
  workbook.userSort('Scans', [{ key: 0, ascending: true }]);
  expect(workbook.valuesOf(workbook.activeSheet, area('A2:B4'))).toEqual([
    ['0001', 7],
    ['0002', 5],
    ['', 1],
  ]);
  workbook.userSort('Scans', [{ key: 1, ascending: false }]);
  expect(workbook.activeSheet.read(1, 0).value).toBe('0001');
  expect(workbook.activeSheet.read(1, 0).numberFormat).toBe('@');
});

test('a filter hides the rows that it takes out', () => {
  const workbook = withTable();
  const table = workbook.table('Scans');
  const [code] = table.columns;
  if (code === undefined) throw new Error('no column');
  code.filter = { filterOn: 'Values', values: ['0001'] };
  applyFilters(workbook, table);
  expect([...workbook.activeSheet.hiddenRows]).toEqual([1]);
  code.filter = { filterOn: 'Custom', criterion1: '=*2', operator: 'And' };
  applyFilters(workbook, table);
  expect([...workbook.activeSheet.hiddenRows]).toEqual([2]);
});

test('totals come and go and move what is below', () => {
  const workbook = withTable();
  const table = workbook.table('Scans');
  workbook.write(workbook.activeSheet, area('A6'), 'below');
  setTotals(workbook, table, true, 'addin');
  expect(workbook.activeSheet.read(3, 0).value).toBe('Total');
  expect(workbook.activeSheet.read(3, 1).formula).toBe('=SUBTOTAL(109,[Qty])');
  expect(workbook.activeSheet.read(6, 0).value).toBe('below');
  setTotals(workbook, table, false, 'addin');
  expect(workbook.activeSheet.read(5, 0).value).toBe('below');
  expect(table.area.rowCount).toBe(3);
});

test('a resized table names its new columns', () => {
  const workbook = withTable();
  resizeTable(workbook, workbook.table('Scans'), area('A1:C5'));
  expect(workbook.table('Scans').columns.map((column) => column.name)).toEqual([
    'Code',
    'Qty',
    'Column3',
  ]);
});

test('inserted rows push tables, names and references; a torn table is refused', () => {
  const workbook = withTable();
  const sheet = workbook.activeSheet;
  shiftCells(workbook, sheet, area('1:2'), 'Down', 'addin');
  expect(workbook.table('Scans').area.row).toBe(2);
  expect(sheet.read(2, 0).value).toBe('Code');
  expect(() => {
    shiftCells(workbook, sheet, area('A1'), 'Down', 'addin');
  }).toThrow('conflict');
  shiftCells(workbook, sheet, area('1:2'), 'Up', 'addin');
  expect(workbook.table('Scans').area).toEqual(area('A1:B3'));
});

test('a formatted column makes no cells and hands its format to those that come', () => {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  workbook.writeNumberFormat(sheet, area('B:B'), '@');
  expect(sheet.usedArea(false)).toBeNull();
  workbook.write(sheet, area('A5:B5'), [['00123', '00123']]);
  expect(workbook.valuesOf(sheet, area('A5:B5'))).toEqual([[123, '00123']]);
});

test('a formula keeps its text and takes its value from the engine', () => {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  const asked: string[] = [];
  workbook.setFormulaEngine({
    recalculate: (book, sheetId) => {
      asked.push(sheetId);
      book.setComputedValue(sheetId, 0, 0, 2);
    },
  });
  workbook.write(sheet, area('A1'), '=1+1');
  expect(sheet.read(0, 0)).toMatchObject({ formula: '=1+1', value: 2 });
  expect(asked).toEqual([sheet.id]);
  workbook.setComputedValue('Sheet1', 4, 4, 9);
  expect(sheet.find(4, 4)).toBeUndefined();
});

test('every change is told with its origin, in order', () => {
  const workbook = new Workbook();
  const changes: WorkbookChange[] = [];
  const events: WorkbookEvent[] = [];
  const stop = workbook.subscribe((change) => changes.push(change));
  workbook.onEvent((event) => events.push(event));
  workbook.userEdit('Sheet1', 0, 0, 'x');
  workbook.userEdit('Sheet1', 0, 0, 'y', 'coauthor');
  workbook.userSelect('Sheet1', area('B2'));
  const sheet = workbook.addSheet('Two');
  workbook.renameSheet(sheet, 'Three');
  stop();
  workbook.userEdit('Sheet1', 0, 0, 'unheard');
  expect(changes.map((change) => change.kind)).toEqual([
    'cells',
    'cells',
    'selection',
    'sheet-added',
    'sheet-renamed',
  ]);
  expect(events[0]).toMatchObject({ type: 'changed', before: '', after: 'x', origin: 'person' });
  expect(events[1]).toMatchObject({ before: 'x', after: 'y', origin: 'coauthor' });
});

test.each(['', "a'", "'a", 'a/b', 'x'.repeat(32)])('%p is no name for a sheet', (name) => {
  expect(() => new Workbook().addSheet(name)).toThrow();
});

test('the last visible sheet stays', () => {
  const workbook = new Workbook();
  expect(() => {
    workbook.deleteSheet(workbook.activeSheet);
  }).toThrow();
  expect(() => {
    workbook.setVisibility(workbook.activeSheet, 'Hidden');
  }).toThrow();
});
