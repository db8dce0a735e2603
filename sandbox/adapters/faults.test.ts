/** The faults that a test may set, each as an add-in meets it. */
import { addTable } from '../workbook/tables.ts';
import { openNodeHost, type NodeHost } from './node.ts';

let node: NodeHost;

beforeEach(() => {
  node = openNodeHost();
});

afterEach(() => {
  node.close();
});

async function write(times = 1): Promise<string> {
  try {
    await node.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      for (let row = 0; row < times; row++) sheet.getCell(row, 0).values = [[row]];
      await context.sync();
    });
    return 'done';
  } catch (fault) {
    return (fault as OfficeExtension.Error).code;
  }
}

const written = () => node.workbook.activeSheet.usedArea(true)?.rowCount ?? 0;

test.each<[string, () => void, string]>([
  [
    'a cell is being edited',
    () => node.workbook.setCellEditing(true),
    'InvalidOperationInCellEditMode',
  ],
  ['the workbook is read only', () => node.workbook.setReadOnly(true), 'AccessDenied'],
  [
    'the sheet is protected',
    () => (node.workbook.activeSheet.protection = { options: {}, password: null }),
    'AccessDenied',
  ],
  [
    'any error that is planned',
    () => node.host.planFault({ code: 'GeneralException' }),
    'GeneralException',
  ],
])('%s', async (_what, set, code) => {
  set();
  expect(await write()).toBe(code);
  expect(written()).toBe(0);
});

test('an error at the n-th action leaves what was done before it', async () => {
  const probe = openNodeHost();
  await probe.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    for (let row = 0; row < 3; row++) sheet.getCell(row, 0).values = [[row]];
    await context.sync();
  });
  const actions = probe.host.log[0]?.actionCount ?? 0;
  probe.close();
  node.host.planFault({ code: 'GeneralException', actionIndex: actions - 1 });
  expect(await write(3)).toBe('GeneralException');
  expect(written()).toBe(2);
});

test('a table that a person deletes is gone for the add-in', async () => {
  const { workbook } = node;
  const area = { row: 0, column: 0, rowCount: 2, columnCount: 1 };
  workbook.write(workbook.activeSheet, area, [['n'], [1]]);
  const { id } = addTable(workbook, workbook.activeSheet, area, true, 'person');
  workbook.userDeleteTable(id);
  await node.Excel.run(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(id);
    await context.sync();
    expect(table.isNullObject).toBe(true);
  });
  expect(written()).toBe(0);
});

test('another person writes between two batches', async () => {
  node.host.afterNextBatch(() => {
    node.workbook.userEdit('Sheet1', 0, 0, 'theirs', 'coauthor');
  });
  await node.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
    cell.load('values');
    await context.sync();
    expect(cell.values).toEqual([['']]);
    cell.load('values');
    await context.sync();
    expect(cell.values).toEqual([['theirs']]);
  });
});

test('settings that cannot be saved, and then can', async () => {
  const { settings } = node.Office.context.document;
  const save = () =>
    new Promise<string>((resolve) => {
      settings.saveAsync(({ status }) => {
        resolve(String(status));
      });
    });
  node.workbook.unsavedSettings = 1;
  settings.set('a', '1');
  expect(await save()).toBe('failed');
  expect(node.workbook.documentSettings.size).toBe(0);
  expect(await save()).toBe('succeeded');
  expect(node.workbook.documentSettings.get('a')).toBe('"1"');
});

test('an answer takes its time', async () => {
  node.host.latency = 300;
  const running = write();
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
  expect(written()).toBe(0);
  expect(await running).toBe('done');
  expect(written()).toBe(1);
});
