import { parseArea } from '../workbook/address.ts';
import type { Area } from '../workbook/address.ts';
import { shiftCells } from '../workbook/shift.ts';
import { applyFilters } from '../workbook/sort-filter.ts';
import { addTable } from '../workbook/tables.ts';
import { openNodeHost, type NodeHost } from './node.ts';

function area(text: string): Area {
  const parsed = parseArea(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

let node: NodeHost;

beforeEach(() => {
  node = openNodeHost();
});

afterEach(() => {
  node.close();
});

const read = (column = 0, rows = 5) =>
  Array.from({ length: rows }, (_, row) => node.workbook.activeSheet.read(row, column).value);

async function write(address: string, values: unknown[][]): Promise<void> {
  await node.Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange(address).values = values;
    await context.sync();
  });
}

test("an add-in's batch is one step, and comes back by redo", async () => {
  await write('A1:A2', [['a'], ['b']]);
  await node.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange('A1').values = [['x']];
    sheet.getRange('A2').numberFormat = [['0.00']];
    await context.sync();
  });
  const { undoStack } = node.workbook;
  expect(undoStack.depth).toBe(2);
  expect(undoStack.undo()).toBe(true);
  expect(read(0, 2)).toEqual(['a', 'b']);
  expect(node.workbook.activeSheet.read(1, 0).numberFormat).toBe('General');
  expect(undoStack.undo()).toBe(true);
  expect(read(0, 2)).toEqual(['', '']);
  expect(undoStack.undo()).toBe(false);
  expect(undoStack.redo() && undoStack.redo()).toBe(true);
  expect(read(0, 2)).toEqual(['x', 'b']);
  expect(node.workbook.activeSheet.read(1, 0).numberFormat).toBe('0.00');
});

test('reading is no step; what another person typed stays out of the list', async () => {
  await node.Excel.run(async (context) => {
    context.workbook.getSelectedRange().load('values');
    await context.sync();
  });
  node.workbook.userEdit('Sheet1', 0, 0, 'theirs', 'coauthor');
  expect(node.workbook.undoStack.depth).toBe(0);
});

test('tables, inserted rows, filters and sorts are taken back', async () => {
  await write('A1:A4', [['n'], [3], [1], [2]]);
  const { workbook } = node;
  const { activeSheet: sheet, undoStack } = workbook;
  const step = (work: () => void) => {
    undoStack.record(work);
  };
  step(() => void addTable(workbook, sheet, area('A1:A4'), true, 'person'));
  const table = workbook.table('Table1');
  workbook.userSort(table.id, [{ key: 0, ascending: true }]);
  step(() => {
    shiftCells(workbook, sheet, area('1:1'), 'Down', 'person');
  });
  step(() => {
    for (const column of table.columns) column.filter = { filterOn: 'Values', values: ['2'] };
    applyFilters(workbook, table);
  });
  expect(read()).toEqual(['', 'n', 1, 2, 3]);
  expect([...workbook.activeSheet.hiddenRows]).toEqual([2, 4]);
  workbook.undoStack.undo();
  expect([...workbook.activeSheet.hiddenRows]).toEqual([]);
  workbook.undoStack.undo();
  expect(workbook.tables[0]?.area.row).toBe(0);
  workbook.undoStack.undo();
  expect(read()).toEqual(['n', 3, 1, 2, '']);
  workbook.undoStack.undo();
  expect(workbook.tables).toEqual([]);
  expect(read()).toEqual(['n', 3, 1, 2, '']);
});

test('a row that joined a table leaves it again', async () => {
  await write('A1:A2', [['n'], [3]]);
  await node.Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().tables.add('A1:A2', true);
    await context.sync();
  });
  node.workbook.userEdit('Sheet1', 2, 0, '4');
  expect(node.workbook.tables[0]?.area.rowCount).toBe(3);
  node.workbook.undoStack.undo();
  expect(node.workbook.tables[0]?.area.rowCount).toBe(2);
});

test('a batch that the client does not call undoable leaves nothing to take back', async () => {
  await write('A1', [['a']]);
  await node.Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange('A2').format.fill.color = '#FF0000';
    await context.sync();
  });
  expect(node.workbook.undoStack.depth).toBe(0);
});

test('a sheet that is added leaves nothing to take back', async () => {
  await write('A1', [['a']]);
  await node.Excel.run(async (context) => {
    context.workbook.worksheets.add('Report');
    await context.sync();
  });
  expect(node.workbook.undoStack.undo()).toBe(false);
});
