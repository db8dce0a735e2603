import { corpus } from '../../testing/fidelity/corpus.ts';
import { waitUntil } from '../../testing/fixtures/wait-until.ts';
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { openExcelHost } from './excel-host.ts';
import { HostFault, type ExcelHost, type TableSpec } from './port.ts';

const scans: TableSpec<'serial' | 'price' | 'day'> = {
  name: 'SerialbookTest',
  sheet: 'Scans',
  columns: [
    { id: 'serial', head: 'Serial', kind: 'text', width: 24 },
    { id: 'price', head: 'Price', kind: 'money', width: 12 },
    { id: 'day', head: 'Day', kind: 'day', width: 12 },
  ],
};

const awkward = [...corpus, "'quoted"];

let node: NodeHost;
let uninstall: () => void;
let host: ExcelHost;

beforeEach(() => {
  node = openNodeHost();
  uninstall = node.install();
  host = openExcelHost();
});

afterEach(() => {
  uninstall();
  node.close();
});

describe('worksheet tables on the real client', () => {
  test('serials come back from the sheet to the character', async () => {
    const rows = awkward.map((serial, index) => ({ key: `k${index}`, serial }));
    await host.putRows(scans, rows);
    const read = await host.readRows(scans);
    expect(read.map((row) => row.serial)).toEqual(awkward);
  });

  test('money and days come back as they were written', async () => {
    await host.putRows(scans, [{ key: 'a', serial: 'A1', price: '1234.50', day: '2026-02-28' }]);
    const [row] = await host.readRows(scans);
    expect(row).toMatchObject({ key: 'a', serial: 'A1', price: '1234.50', day: '2026-02-28' });
  });

  test('a row written again is not doubled, and others follow below', async () => {
    await host.putRows(scans, [
      { key: 'a', serial: 'A1' },
      { key: 'b', serial: 'B1' },
    ]);
    await host.putRows(scans, [
      { key: 'b', serial: 'B2' },
      { key: 'c', serial: 'C1' },
    ]);
    const read = await host.readRows(scans);
    expect(read.map((row) => [row.key, row.serial])).toEqual([
      ['a', 'A1'],
      ['b', 'B2'],
      ['c', 'C1'],
    ]);
  });

  test('rows are taken out by key', async () => {
    await host.putRows(
      scans,
      ['a', 'b', 'c'].map((key) => ({ key, serial: key.toUpperCase() })),
    );
    await host.removeRows(scans, ['a', 'c']);
    expect((await host.readRows(scans)).map((row) => row.key)).toEqual(['b']);
    await host.removeRows(scans, ['b']);
    expect(await host.readRows(scans)).toEqual([]);
    await host.putRows(scans, [{ key: 'd', serial: 'D' }]);
    expect((await host.readRows(scans)).map((row) => row.key)).toEqual(['d']);
  });

  test('a renamed column is still known', async () => {
    await host.putRows(scans, [{ key: 'a', serial: 'A1' }]);
    await node.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem(scans.name);
      table.columns.getItem('Serial').name = 'S/N of ours';
      await context.sync();
    });
    await host.putRows(scans, [{ key: 'b', serial: '007' }]);
    expect((await host.readRows(scans)).map((row) => row.serial)).toEqual(['A1', '007']);
  });

  test('a cell being edited keeps the rows, and the next try works', async () => {
    await host.showTable(scans);
    node.host.planFault({ code: 'InvalidOperationInCellEditMode' });
    const refused = host.putRows(scans, [{ key: 'a', serial: 'A1' }]);
    await expect(refused).rejects.toBeInstanceOf(HostFault);
    await expect(refused).rejects.toMatchObject({ code: 'cell_being_edited', canRetry: true });
    await host.putRows(scans, [{ key: 'a', serial: 'A1' }]);
    expect(await host.readRows(scans)).toHaveLength(1);
  });
});

test('settings are kept in the workbook', async () => {
  await host.writeSetting('scans', { rows: ['A1'] });
  expect(host.readSetting('scans')).toEqual({ rows: ['A1'] });
  expect(host.readSetting('nothing')).toBeNull();
});

test('the selection is read as text to the character', async () => {
  await host.putRows(scans, [
    { key: 'a', serial: '00012' },
    { key: 'b', serial: '12E5' },
  ]);
  await node.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Scans').getRange('B2:B3').select();
    await context.sync();
  });
  expect(await host.readSelection()).toEqual(['00012', '12E5']);
});

test('a list is read whole from the sheet in view, or from the cells that are selected', async () => {
  await node.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('Their list');
    sheet.getRange('A1:C1').values = [['Item', 'S/N', 'Price']];
    sheet.getRange('B2:B4').numberFormat = [['@'], ['General'], ['d-mmm']];
    sheet.getRange('A2:C4').values = [
      ['DISK', '00012', 47.99],
      ['', 123456789012345680000, ''],
      ['', 45000, ''],
    ];
    sheet.activate();
    sheet.getRange('A1').select();
    await context.sync();
  });
  const whole = await host.readList();
  expect([whole.sheet, whole.rows.slice(0, 3)]).toEqual([
    'Their list',
    [
      ['Item', 'S/N', 'Price'],
      ['DISK', '00012', '47.99'],
      ['', '123456789012346000000', ''],
    ],
  ]);
  expect(whole.rows[3]?.[1]).not.toBe('45000');
  await node.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Their list').getRange('B2:B3').select();
    await context.sync();
  });
  expect((await host.readList()).rows).toEqual([['00012'], ['123456789012346000000']]);
});

test('the selection is watched until it is no longer', async () => {
  await host.putRows(scans, [
    { key: 'a', serial: '00012' },
    { key: 'b', serial: '12E5' },
  ]);
  const select = (address: string): Promise<void> =>
    node.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Scans').getRange(address).select();
      await context.sync();
    });
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
  const seen: (readonly string[])[] = [];
  await select('B2');
  const stop = await host.watchSelection((texts) => seen.push(texts));
  await select('B3');
  await waitUntil(() => seen.length >= 2);
  expect(seen).toEqual([['00012'], ['12E5']]);
  stop();
  await pause();
  node.host.log.length = 0;
  await select('B2');
  await pause();
  expect(seen).toHaveLength(2);
});

test('a report is a sheet of its own with one table and live formulas', async () => {
  const name = await host.writeReport({
    name: 'Profit: 2026',
    tableName: 'Profit',
    headRow: 3,
    tableRows: 2,
    columns: [
      { width: 20, align: 'left' },
      { width: 12, align: 'right' },
    ],
    rows: [
      [{ kind: 'text', text: 'Profit', isStrong: true }, null],
      [],
      [
        { kind: 'text', text: 'Item' },
        { kind: 'text', text: 'Margin' },
      ],
      [
        { kind: 'text', text: '00012' },
        { kind: 'number', value: 12.5, format: '#,##0.00' },
      ],
      [
        { kind: 'text', text: '=1+1' },
        { kind: 'number', value: 2, format: '#,##0.00' },
      ],
      [
        { kind: 'text', text: 'Total' },
        { kind: 'formula', formula: '=SUM(B4:B5)', format: '#,##0.00' },
      ],
    ],
    isLandscape: true,
  });
  expect(name).toBe('Profit  2026');
  const cells = await node.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(name).getRange('A4:B6');
    range.load({ formulas: true });
    await context.sync();
    return JSON.parse(JSON.stringify(range.formulas)) as unknown;
  });
  expect(cells).toEqual([
    ['00012', 12.5],
    ['=1+1', 2],
    ['Total', '=SUM(B4:B5)'],
  ]);
});
