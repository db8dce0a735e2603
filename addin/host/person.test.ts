/** What a person does to a table of ours, beyond sorting and filtering, and what Excel makes of serials that are typed. */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { waitUntil } from '../../testing/fixtures/wait-until.ts';
import { isLostText } from './cells.ts';
import { openExcelHost } from './excel-host.ts';
import type { ExcelHost, KeyedRow, TableSpec } from './port.ts';

type Column = 'serial' | 'price' | 'note';

const spec: TableSpec<Column> = {
  name: 'SerialbookPerson',
  sheet: 'Person',
  columns: [
    { id: 'serial', head: 'Serial', kind: 'text', width: 24 },
    { id: 'price', head: 'Price', kind: 'money', width: 12 },
    { id: 'note', head: 'Note', kind: 'text', width: 40, isOptional: true },
  ],
};

const few: readonly KeyedRow<Column>[] = [
  { key: 'a', serial: '00012', price: '3.00', note: 'one' },
  { key: 'b', serial: '12E5', price: '1.00', note: 'two' },
  { key: 'c', serial: '=1+1', price: '2.00', note: 'three' },
];

let node: NodeHost;
let uninstall: () => void;
let host: ExcelHost;
let made: number;
const makeKey = (): string => `made-${(made += 1)}`;

beforeEach(async () => {
  made = 0;
  node = openNodeHost();
  uninstall = node.install();
  host = openExcelHost();
  await host.putRows(spec, few);
});

afterEach(() => {
  uninstall();
  node.close();
});

async function act(run: (table: Excel.Table, context: Excel.RequestContext) => void) {
  await node.Excel.run(async (context) => {
    run(context.workbook.tables.getItem(spec.name), context);
    await context.sync();
  });
}

const keysAndSerials = async () =>
  (await host.readRows(spec)).map(({ key, serial }) => [key, serial]);

test('a renamed table on a renamed sheet is still the table', async () => {
  await act((table) => {
    table.worksheet.name = 'Ours';
    table.name = 'Sales2026';
  });
  await host.putRows(spec, [{ key: 'd', serial: 'D' }]);
  expect(await keysAndSerials()).toHaveLength(4);
  expect(node.workbook.tables).toHaveLength(1);
});

test('a deleted column is missed before anything is read or written, and put right', async () => {
  await act((table) => table.columns.getItem('Price').delete());
  const refused = host.readRows(spec);
  await expect(refused).rejects.toMatchObject({ code: 'column_gone', offer: 'rebuild' });
  await expect(refused).rejects.toThrow('The column Price of the table was deleted.');
  await expect(host.putRows(spec, few)).rejects.toMatchObject({ code: 'column_gone' });
  await host.rebuildTable(spec);
  expect((await host.readRows(spec)).map(({ price }) => price)).toEqual(['', '', '']);
  await host.putRows(spec, few);
  expect(await host.readRows(spec)).toEqual(few);
});

test('a deleted key column is put right: every row is ours again, under a new key', async () => {
  await act((table) => table.columns.getItem('Key').delete());
  await expect(host.putRows(spec, few)).rejects.toMatchObject({ code: 'column_gone' });
  await host.rebuildTable(spec);
  const adopted = await host.adoptRows(spec, 'serial', makeKey);
  expect(adopted.map(({ key, serial }) => [key, serial])).toEqual([
    ['made-1', '00012'],
    ['made-2', '12E5'],
    ['made-3', '=1+1'],
  ]);
  expect(await keysAndSerials()).toEqual(adopted.map(({ key, serial }) => [key, serial]));
});

test('a column that may be missed is written no longer, and the others are', async () => {
  await act((table) => table.columns.getItem('Note').delete());
  await host.putRows(spec, [{ key: 'a', price: '9.00', note: 'changed' }]);
  expect((await host.readRows(spec))[0]).toEqual({ key: 'a', serial: '00012', price: '9.00' });
});

test('a table turned back into cells is a table again, with its rows and keys', async () => {
  await act((table, context) => {
    table.convertToRange();
    context.workbook.worksheets.getItem('Person').getRange('C8').values = [['My own note']];
  });
  await host.rebuildTable(spec);
  expect(await host.readRows(spec)).toEqual(few);
});

test('a table cut and put elsewhere in its sheet is still known', async () => {
  await act((table) => {
    table.getRange().getEntireRow().getRow(0).getResizedRange(2, 0).insert('Down');
    table.getRange().getEntireColumn().getColumn(0).insert('Right');
  });
  await host.putRows(spec, [{ key: 'b', note: 'changed' }]);
  expect((await host.readRows(spec)).map(({ note }) => note)).toEqual(['one', 'changed', 'three']);
});

test('rows that a person typed, pasted or copied get a key of their own', async () => {
  await act((table) => {
    const rows = table.getDataBodyRange();
    rows.getRowsBelow(1).copyFrom(rows.getRow(0));
    table.resize(table.getRange().getResizedRange(3, 0));
    const body = table.getDataBodyRange();
    body.getCell(4, 1).numberFormat = [['@']];
    body.getCell(4, 1).values = [['0007']];
    body.getCell(5, 3).values = [['a note and no serial']];
  });
  const adopted = await host.adoptRows(spec, 'serial', makeKey);
  expect(adopted.map(({ key, serial, note }) => [key, serial, note])).toEqual([
    ['made-1', '00012', 'one'],
    ['made-2', '0007', ''],
  ]);
  const rows = await host.readRows(spec);
  expect(rows.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'made-1', 'made-2', '']);
  expect(await host.adoptRows(spec, 'serial', makeKey)).toEqual([]);
});

test.each([
  ['123456', '123456'],
  ['123456789012345', '123456789012345'],
  ['1234567890123456', null],
  ['12E5', null],
  ['1-2', null],
  ['MAR1', null],
  ['1.5', null],
  ['TRUE', 'TRUE'],
])('typed into a cell that is not text, %s is read as %s', async (typed, read) => {
  const { area, sheet } = node.workbook.table(spec.name);
  await act((table) => {
    table.resize(table.getRange().getResizedRange(1, 0));
    table.getDataBodyRange().getLastRow().numberFormat = [['General', 'General', '@', '@']];
  });
  node.workbook.userEdit(sheet.name, area.row + 4, area.column + 1, typed);
  const serial = (await host.readRows(spec)).at(-1)?.serial ?? '';
  if (read === null) expect(isLostText(serial)).toBe(true);
  else expect(serial).toBe(read);
});

test('a lost serial is not written back in its lost form', async () => {
  const { area, sheet } = node.workbook.table(spec.name);
  await act((table) => {
    table.columns.getItem('Serial').getDataBodyRange().getCell(0, 0).numberFormat = [['General']];
  });
  node.workbook.userEdit(sheet.name, area.row + 1, area.column + 1, '12345678901234567890');
  const [row] = await host.readRows(spec);
  expect(isLostText(row?.serial ?? '')).toBe(true);
  await host.putRows(spec, [{ ...row, key: 'a', note: 'changed' }]);
  expect(sheet.read(area.row + 1, area.column + 1).value).toBe(12345678901234600000);
});

test('rows that a filter hides are counted', async () => {
  await act((table) => table.columns.getItem('Note').filter.applyValuesFilter(['one']));
  expect(await host.countHiddenRows(spec, ['a', 'b', 'c'])).toBe(2);
  expect(await host.countHiddenRows(spec, ['a', 'c'])).toBe(1);
  await act((table) => table.clearFilters());
  expect(await host.countHiddenRows(spec, ['a', 'b', 'c'])).toBe(0);
});

test('the column of keys is hidden, rows are found by it, and a person may show it', async () => {
  const sheet = node.workbook.sheet(spec.sheet);
  const hidden = [...sheet.hiddenColumns];
  expect(hidden).toHaveLength(1);
  await host.putRows(spec, [{ key: 'b', price: '9.00' }]);
  await act((table) => {
    table.getRange().getEntireColumn().columnHidden = false;
  });
  await host.putRows(spec, [{ key: 'd', serial: 'D' }]);
  expect((await host.readRows(spec)).map(({ key, price }) => [key, price])).toEqual([
    ['a', '3.00'],
    ['b', '9.00'],
    ['c', '2.00'],
    ['d', ''],
  ]);
  expect(sheet.hiddenColumns.size).toBe(0);
});

test('hidden rows are found among many, however they lie', async () => {
  const many = Array.from({ length: 300 }, (_, index) => ({
    key: `k${index}`,
    serial: `S${index}`,
    note: index % 7 === 0 || index > 280 ? 'hide' : 'show',
  }));
  await host.putRows(spec, many);
  await act((table) => table.columns.getItem('Note').filter.applyValuesFilter(['show']));
  const hidden = many.filter(({ note }) => note === 'hide');
  expect(
    await host.countHiddenRows(
      spec,
      many.map(({ key }) => key),
    ),
  ).toBe(hidden.length);
});

test('many rows of a filtered table are written over, each by itself, and those between stay', async () => {
  const many = Array.from({ length: 1800 }, (_, index) => ({
    key: `k${index}`,
    serial: `S${index}`,
    price: '1.00',
    note: index % 3 === 0 ? 'show' : 'hide',
  }));
  await host.putRows(spec, many);
  await act((table) => table.columns.getItem('Note').filter.applyValuesFilter(['show']));
  const told: number[] = [];
  const changed = many
    .filter((_, index) => index % 2 === 0)
    .map(({ key }) => ({ key, price: '2.00' }));
  await host.putRows(spec, [...changed, { key: 'new', serial: 'NEW' }], {
    onProgress: (done) => told.push(done),
  });
  const rows = (await host.readRows(spec)).filter(({ key }) => key.startsWith('k'));
  expect(rows.map(({ serial }) => serial)).toEqual(many.map(({ serial }) => serial));
  expect(rows.map(({ price }) => price)).toEqual(
    many.map((_, index) => (index % 2 === 0 ? '2.00' : '1.00')),
  );
  expect(told.at(-1)).toBe(changed.length + 1);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
});

test('scattered rows are written in few pieces, and what lies between is left alone', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({
    key: `k${index}`,
    serial: `S${index}`,
    price: '1.00',
    note: '',
  }));
  await host.putRows(spec, many);
  await act((table) => {
    const mine = many.map((_, index) => [`=${index}+1`]);
    table.columns.add(-1, [['Mine'], ...few.map(() => ['=1+1']), ...mine]);
  });
  const before = node.host.log.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
  const odd = many.filter((_, index) => index % 2 === 1).map(({ key }) => ({ key, price: '2.00' }));
  await host.putRows(spec, odd);
  const sent = node.host.log.reduce((sum, { bytesIn }) => sum + bytesIn, 0) - before;
  // A piece of its own takes some 600 bytes, a row within one about 150.
  expect(sent / odd.length).toBeLessThan(400);
  const rows = (await host.readRows(spec)).filter(({ key }) => key.startsWith('k'));
  expect(rows.map(({ price }) => price)).toEqual(
    many.map((_, index) => (index % 2 === 1 ? '2.00' : '1.00')),
  );
  const formulas = await node.Excel.run(async (context) => {
    const range = context.workbook.tables
      .getItem(spec.name)
      .columns.getItem('Mine')
      .getDataBodyRange();
    range.load({ formulas: true });
    await context.sync();
    return range.formulas.map(([formula]): unknown => formula);
  });
  expect(formulas.slice(few.length)).toEqual(many.map((_, index) => `=${index}+1`));
});

test('hidden rows are taken out one by one, and no other', async () => {
  await act((table) => table.columns.getItem('Note').filter.applyValuesFilter(['one']));
  await host.removeRows(spec, ['b', 'c']);
  expect(await keysAndSerials()).toEqual([['a', '00012']]);
});

test('a formula in a column of the person stays where rows are added', async () => {
  await act((table) => {
    table.columns.add(-1, [['Mine'], ['=1+1'], ['=1+2'], ['=1+3']]);
  });
  await host.putRows(spec, [{ key: 'd', serial: 'D' }]);
  const mine = await node.Excel.run(async (context) => {
    const range = context.workbook.tables.getItem(spec.name).columns.getItem('Mine').getRange();
    range.load({ formulas: true });
    await context.sync();
    return JSON.parse(JSON.stringify(range.formulas)) as unknown;
  });
  expect(mine).toEqual([['Mine'], ['=1+1'], ['=1+2'], ['=1+3'], ['']]);
});

describe('a change is told', () => {
  let heard: number;
  let stop: () => void;
  beforeEach(async () => {
    heard = 0;
    stop = await host.watchTable(spec, () => (heard += 1));
  });
  afterEach(() => stop());

  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));
  const edit = (origin: 'person' | 'coauthor'): void => {
    const { area, sheet } = node.workbook.table(spec.name);
    node.workbook.userEdit(sheet.name, area.row + 1, area.column + 2, '7', origin);
  };

  test('where this person made it', async () => {
    edit('person');
    await waitUntil(() => heard > 0);
    expect(heard).toBe(1);
  });

  test('and neither where the add-in made it nor where another person did', async () => {
    await host.putRows(spec, [{ key: 'a', note: 'ours' }]);
    edit('coauthor');
    await pause();
    expect(heard).toBe(0);
  });
});
