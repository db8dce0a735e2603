/** Tables under load, and under a person who sorts, moves, filters, deletes and protects, on the real client. */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { openExcelHost } from './excel-host.ts';
import type { ExcelHost, KeyedRow, TableSpec } from './port.ts';

type Column = 'serial' | 'price' | 'rate' | 'note';

const spec: TableSpec<Column> = {
  name: 'SerialbookLoad',
  sheet: 'Load',
  columns: [
    { id: 'serial', head: 'Serial', kind: 'text', width: 24 },
    { id: 'price', head: 'Price', kind: 'money', width: 12 },
    { id: 'rate', head: 'Tax %', kind: 'number', width: 8 },
    { id: 'note', head: 'Note', kind: 'text', width: 40 },
  ],
};

/** No request may come near what Excel on the web refuses. */
const mostBytes = 4 * 1024 * 1024;

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

function makeRows(count: number, note = ''): KeyedRow<Column>[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `6f1c7e54-f94f-4f6a-9e0b-${String(index).padStart(12, '0')}`,
    serial: String(index).padStart(30, '0'),
    price: '700.00',
    rate: '8.25',
    note,
  }));
}

function largestRequest(): number {
  return Math.max(...node.host.log.map(({ bytesIn }) => bytesIn));
}

/** Does something in the sheet as a person would. */
async function act(run: (table: Excel.Table, context: Excel.RequestContext) => void) {
  await node.Excel.run(async (context) => {
    run(context.workbook.tables.getItem(spec.name), context);
    await context.sync();
  });
}

const few: readonly KeyedRow<Column>[] = [
  { key: 'a', serial: '00012', price: '3.00', rate: '19', note: 'one' },
  { key: 'b', serial: '12E5', price: '1.00', rate: '19', note: 'two' },
  { key: 'c', serial: '=1+1', price: '2.00', rate: '19', note: 'three' },
];

describe('10,000 rows', () => {
  const long = 'Sold to BOLT (INV-100001), which is a sentence of ordinary length for a row';

  test('are written in requests well below the limit', async () => {
    const rows = makeRows(10_000, long);
    await host.putRows(spec, rows);
    expect(largestRequest()).toBeLessThan(mostBytes);
    expect(await host.readRows(spec)).toEqual(rows);
  }, 60_000);

  test('are written over just so', async () => {
    await host.putRows(spec, makeRows(10_000));
    node.host.log.length = 0;
    const changed = makeRows(10_000).map(({ key }) => ({ key, note: long }));
    await host.putRows(spec, changed);
    expect(largestRequest()).toBeLessThan(mostBytes);
    const read = await host.readRows(spec);
    expect(read).toHaveLength(10_000);
    expect(read[9_999]).toEqual(makeRows(10_000, long)[9_999]);
  }, 60_000);

  test('are taken out just so', async () => {
    await host.putRows(spec, makeRows(10_000));
    node.host.log.length = 0;
    await host.removeRows(
      spec,
      makeRows(10_000)
        .slice(2_000, 7_000)
        .map(({ key }) => key),
    );
    expect(largestRequest()).toBeLessThan(mostBytes);
    const read = await host.readRows(spec);
    expect(read).toHaveLength(5_000);
    expect(read[2_000]?.serial).toMatch(/07000$/);
  }, 60_000);

  test('are read in answers well below the limit', async () => {
    await host.putRows(spec, makeRows(40_000, long));
    node.host.log.length = 0;
    expect(await host.readRows(spec)).toHaveLength(40_000);
    expect(Math.max(...node.host.log.map(({ bytesOut }) => bytesOut))).toBeLessThan(mostBytes);
  }, 120_000);
});

describe('a person may', () => {
  beforeEach(() => host.putRows(spec, few));

  test('sort the table: rows are still found by key', async () => {
    await act((table) => table.sort.apply([{ key: 2, ascending: true }]));
    await host.putRows(spec, [{ key: 'a', note: 'changed' }]);
    const read = await host.readRows(spec);
    expect(read.map(({ key, note }) => [key, note])).toEqual([
      ['b', 'two'],
      ['c', 'three'],
      ['a', 'changed'],
    ]);
  });

  test('add columns and formulas of their own: they stay', async () => {
    await act((table) => {
      table.columns.add(-1, [['Mine'], ['=1+1'], ['x'], ['']]);
    });
    await host.putRows(spec, [
      { key: 'b', note: 'changed' },
      { key: 'd', serial: '0007' },
    ]);
    const mine = await node.Excel.run(async (context) => {
      const range = context.workbook.tables.getItem(spec.name).columns.getItem('Mine').getRange();
      range.load({ formulas: true });
      await context.sync();
      return JSON.parse(JSON.stringify(range.formulas)) as unknown;
    });
    expect(mine).toEqual([['Mine'], ['=1+1'], ['x'], [''], ['']]);
    expect((await host.readRows(spec)).map(({ serial }) => serial)).toEqual([
      '00012',
      '12E5',
      '=1+1',
      '0007',
    ]);
  });

  test('filter rows away: they are read and written all the same', async () => {
    await act((table) => table.columns.getItem('Note').filter.applyValuesFilter(['one']));
    await host.putRows(spec, [
      { key: 'c', note: 'changed' },
      { key: 'd', serial: 'D' },
    ]);
    expect((await host.readRows(spec)).map(({ key, note }) => [key, note])).toEqual([
      ['a', 'one'],
      ['b', 'two'],
      ['c', 'changed'],
      ['d', ''],
    ]);
  });

  test('write below the table: it is not written over', async () => {
    await act((table) => {
      table.getRange().getOffsetRange(6, 0).getCell(0, 1).values = [['My own note']];
    });
    await host.putRows(spec, makeRows(20));
    const texts = await node.Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem('Load').getUsedRange();
      used.load({ values: true });
      await context.sync();
      return JSON.stringify(used.values);
    });
    expect(texts).toContain('My own note');
    expect(await host.readRows(spec)).toHaveLength(23);
  });

  test('show a totals row: it is no row of ours, and stays last', async () => {
    await act((table) => {
      table.showTotals = true;
    });
    await host.putRows(spec, [
      { key: 'b', note: 'changed' },
      { key: 'd', serial: 'D' },
    ]);
    expect((await host.readRows(spec)).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
    const shown = await node.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem(spec.name);
      table.load({ showTotals: true });
      const range = table.getRange();
      range.load({ rowCount: true });
      await context.sync();
      return [table.showTotals, range.rowCount];
    });
    expect(shown).toEqual([true, 6]);
  });

  test('move a column: it is still known', async () => {
    await act((table) => {
      table.columns.add(0, [['First'], ['1'], ['2'], ['3']]);
    });
    await host.putRows(spec, [{ key: 'd', serial: '0007', note: 'four' }]);
    const read = await host.readRows(spec);
    expect(read.map(({ key, serial }) => [key, serial])).toEqual([
      ['a', '00012'],
      ['b', '12E5'],
      ['c', '=1+1'],
      ['d', '0007'],
    ]);
  });

  test('have a wider table below: the words say so, and nothing is torn', async () => {
    await act((_table, context) => {
      const sheet = context.workbook.worksheets.getItem('Load');
      sheet.getRange('C7:H8').values = [
        ['1', '2', '3', '4', '5', '6'],
        ['a', 'b', 'c', 'd', 'e', 'f'],
      ];
      sheet.tables.add('C7:H8', true);
    });
    const refused = host.putRows(spec, makeRows(20));
    await expect(refused).rejects.toMatchObject({ code: 'no_room', canRetry: true });
    expect((await host.readRows(spec)).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    await host.putRows(spec, [{ key: 'd', serial: 'D' }]);
    expect(await host.readRows(spec)).toHaveLength(4);
  });

  test('delete the table: it is made anew', async () => {
    await act((table) => table.delete());
    await host.putRows(spec, few);
    expect(await host.readRows(spec)).toHaveLength(3);
  });

  test('delete the sheet: it is made anew', async () => {
    await act((_table, context) => context.workbook.worksheets.getItem('Load').delete());
    expect(await host.readRows(spec)).toEqual([]);
    await host.putRows(spec, few);
    expect(await host.readRows(spec)).toHaveLength(3);
  });

  test('protect the sheet: the words say so, and once it is open again the rows go in', async () => {
    await act((_table, context) =>
      context.workbook.worksheets.getItem('Load').protection.protect(),
    );
    const refused = host.putRows(spec, [{ key: 'd', serial: 'D' }]);
    await expect(refused).rejects.toMatchObject({ code: 'sheet_protected', canRetry: true });
    await act((_table, context) =>
      context.workbook.worksheets.getItem('Load').protection.unprotect(),
    );
    await host.putRows(spec, [{ key: 'd', serial: 'D' }]);
    expect(await host.readRows(spec)).toHaveLength(4);
  });
});

test('a rate keeps its decimals on the sheet', async () => {
  await host.putRows(spec, [{ key: 'a', serial: 'A', rate: '8.25' }]);
  const shown = await node.Excel.run(async (context) => {
    const range = context.workbook.tables.getItem(spec.name).columns.getItem('Tax %').getRange();
    range.load({ text: true });
    await context.sync();
    return JSON.parse(JSON.stringify(range.text)) as unknown;
  });
  expect(shown).toEqual([['Tax %'], ['8.25']]);
});

test('a write that Excel cuts off can be done again, at whichever action it was', async () => {
  await host.putRows(spec, few.slice(0, 1));
  const rows = [{ key: 'a', note: 'changed' }, ...few.slice(1)];
  for (let actionIndex = 0; actionIndex < 40; actionIndex += 1) {
    node.host.clearFaults();
    node.host.planFault({ code: 'GeneralException', actionIndex });
    await host.putRows(spec, rows).catch(() => undefined);
    node.host.clearFaults();
    await host.putRows(spec, rows);
    const read = await host.readRows(spec);
    expect(read.map(({ key, serial, note }) => [key, serial, note])).toEqual([
      ['a', '00012', 'changed'],
      ['b', '12E5', 'two'],
      ['c', '=1+1', 'three'],
    ]);
  }
});
