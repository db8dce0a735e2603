/** Posted rows as a mirror, through Microsoft's client on a workbook, with books that a person may not change. */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import type { DocumentAnswer, DocumentRequest } from '../../shared/api.ts';
import { makeClient, type Client } from '../client.ts';
import { openExcelHost } from '../host/excel-host.ts';
import type { ExcelHost, KeyedRow, TableSpec } from '../host/port.ts';
import { mirrorColumn } from '../sheets/mirror.ts';
import { checkMirror, repairMirror, type Repair } from './mirror.ts';
import { draftRows, readStamped, stampRows } from './stamp.ts';

type Column = 'item' | 'serial' | 'price' | 'taxRate' | 'note' | 'document' | 'mirror';

const spec: TableSpec<Column> = {
  name: 'SerialbookMirror',
  sheet: 'Mirror',
  columns: [
    { id: 'item', head: 'Item', kind: 'text', width: 18 },
    { id: 'serial', head: 'Serial', kind: 'text', width: 24 },
    { id: 'price', head: 'Price', kind: 'money', width: 12 },
    { id: 'taxRate', head: 'Tax %', kind: 'number', width: 8 },
    { id: 'note', head: 'Check', kind: 'text', width: 40, isOptional: true },
    { id: 'document', head: 'Document', kind: 'text', width: 16 },
    mirrorColumn,
  ],
  marks: 'mirror',
};

const body: DocumentRequest = {
  id: '7d9f1c7e-54f9-4f6a-9e0b-0a6c0f6a0001',
  kind: 'invoice',
  occurredOn: '2026-01-02',
  party: 'BOLT',
  lines: [
    { item: 'AMP', unitPrice: '700.00', taxRate: '19', serials: ['00012', '12E5'] },
    { item: 'DAC', unitPrice: '90', serials: ['=1+1'] },
  ],
};
const keys = ['a', 'b', 'c'];

const unit = (item: string, serial: string): object => ({
  item,
  serial,
  manufacturerSerial: null,
  life: 1,
});

const posted = {
  id: body.id,
  number: 'INV-100001',
  kind: 'invoice',
  occurredOn: '2026-01-02',
  recordedAt: '2026-01-02T08:00:00.000Z',
  party: 'BOLT',
  currency: 'USD',
  reversedBy: null as string | null,
  lines: [
    {
      line: 1,
      item: 'AMP',
      description: 'Amplifier',
      quantity: 2,
      unitPrice: '700.00',
      taxRate: '19',
      units: [unit('AMP', '00012'), unit('AMP', '12E5')],
    },
    {
      line: 2,
      item: 'DAC',
      description: 'Converter',
      quantity: 1,
      unitPrice: '90.00',
      taxRate: null,
      units: [unit('DAC', '=1+1')],
    },
  ],
  totals: { units: 3, net: '1490.00', tax: '266.00', total: '1756.00' },
  issues: [],
};

let node: NodeHost;
let uninstall: () => void;
let host: ExcelHost;
let books: Map<string, typeof posted>;
let isAway: boolean;
let made: number;
const makeKey = (): string => `made-${(made += 1)}`;

const client: Client = makeClient({
  base: '',
  token: 't',
  fetch: (path) => {
    if (isAway) return Promise.reject(new TypeError('away'));
    const number = (path as string).split('/').at(-1) ?? '';
    const found = books.get(number);
    return Promise.resolve(
      new Response(JSON.stringify(found ?? {}), { status: found === undefined ? 404 : 200 }),
    );
  },
});

beforeEach(async () => {
  node = openNodeHost();
  uninstall = node.install();
  host = openExcelHost();
  books = new Map([['INV-100001', { ...posted }]]);
  isAway = false;
  made = 0;
  await host.putRows(spec, [
    { key: 'a', item: 'AMP', serial: '00012', price: '700.00', taxRate: '19' },
    { key: 'b', item: 'AMP', serial: '12E5', price: '700', taxRate: '19' },
    { key: 'c', item: 'DAC', serial: '=1+1', price: '90' },
    { key: 'd', item: 'DAC', serial: 'D1', price: '95' },
  ]);
  await stampRows(host, spec, { body, keys }, posted as DocumentAnswer);
});

afterEach(() => {
  uninstall();
  node.close();
});

async function rowOf(key: string): Promise<KeyedRow<Column>> {
  const row = (await host.readRows(spec)).find((each) => each.key === key);
  if (row === undefined) throw new Error(`no row of ${key}`);
  return row;
}

/** Does something in the table as a person would. */
async function act(run: (table: Excel.Table, sheet: Excel.Worksheet) => void): Promise<void> {
  await node.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem(spec.name);
    run(table, table.worksheet);
    await context.sync();
  });
}

/** A person changes a cell of a row, found by its serial's place before any sorting. */
async function edit(row: number, head: string, value: string | number): Promise<void> {
  await act((table) => {
    table.columns.getItem(head).getDataBodyRange().getCell(row, 0).values = [[value]];
  });
}

const check = () => checkMirror(host, spec, makeKey);
const repair = (more: object = {}): Promise<Repair> =>
  repairMirror(host, client, spec, { makeKey, bringsBack: false, ...more });

test('what was just posted is as the books have it, and is no draft', async () => {
  expect(await check()).toMatchObject({ rows: 3, documents: ['INV-100001'], differing: [] });
  const drafts = draftRows(await host.readRows(spec), readStamped(host, spec));
  expect(drafts.map(({ key }) => key)).toEqual(['d']);
  expect(await rowOf('a')).toMatchObject({ document: 'INV-100001', note: 'posted 2026-01-02' });
});

test('a price that is changed by hand shows in its row, and is repaired from the books', async () => {
  await edit(1, 'Price', 1);
  const { differing } = await check();
  expect(differing.map(({ key, serial }) => [key, serial])).toEqual([['b', '12E5']]);
  const changed = await rowOf('b');
  expect(changed.note).toBe('changed by hand: Price; the books stay as they are');
  expect(changed.mirror?.startsWith('!')).toBe(true);
  expect(await repair()).toMatchObject({ repaired: 1, missing: 0, sentence: null });
  expect(await rowOf('b')).toMatchObject({ price: '700.00', note: 'posted 2026-01-02' });
  // A blank cell that says the same as the books stays blank.
  expect(await rowOf('c')).toMatchObject({ taxRate: '' });
  expect((await check()).differing).toEqual([]);
  expect(await repair()).toMatchObject({ repaired: 0 });
});

test('a row changed back by hand is said to differ no longer', async () => {
  await edit(1, 'Price', 1);
  await check();
  await edit(1, 'Price', 700);
  expect((await check()).differing).toEqual([]);
  expect(await rowOf('b')).toMatchObject({ note: '' });
  expect((await rowOf('b')).mirror?.startsWith('!')).toBe(false);
});

test('what was changed between sending and stamping is not taken for what was posted', async () => {
  await edit(0, 'Price', 650);
  await stampRows(host, spec, { body, keys }, posted as DocumentAnswer);
  expect(await rowOf('a')).toMatchObject({
    price: '650.00',
    note: 'changed by hand: Price; the books stay as they are',
  });
});

test('a serial that is changed by hand is found again by what its row remembers', async () => {
  await edit(0, 'Serial', 'OTHER');
  expect((await check()).differing).toMatchObject([{ key: 'a', standing: { kind: 'changed' } }]);
  expect(await repair()).toMatchObject({ repaired: 1, missing: 0 });
  expect(await rowOf('a')).toMatchObject({ serial: '00012' });
});

test('sorted and with moved columns, each row is compared with its own', async () => {
  await act((table) => {
    table.columns.add(0, [['Mine'], ['4'], ['3'], ['2'], ['1']]);
    table.sort.apply([{ key: 0, ascending: true }]);
  });
  expect((await check()).differing).toEqual([]);
  await edit(3, 'Price', 5);
  expect((await check()).differing).toMatchObject([{ key: 'a' }]);
});

test('a copy of a posted row is no part of the document, and no draft', async () => {
  await act((table, sheet) => {
    const body = table.getDataBodyRange();
    body.getRowsBelow(1).copyFrom(body.getRow(0));
    table.resize(table.getRange().getResizedRange(1, 0));
    sheet.load({ name: true });
  });
  const { differing } = await check();
  expect(differing).toMatchObject([{ key: 'made-1', standing: { kind: 'copied' } }]);
  expect((await rowOf('made-1')).note).toBe(
    'no part of INV-100001: this row is a copy of one of its rows',
  );
  expect(await repair()).toMatchObject({ missing: 0 });
  expect(draftRows(await host.readRows(spec), readStamped(host, spec))).toHaveLength(1);
});

test('an undone stamp leaves no draft, and is written again from the books', async () => {
  for (const row of [0, 1, 2]) {
    await edit(row, 'Document', '');
    await edit(row, 'Books', '');
    await edit(row, 'Check', 'in stock');
  }
  expect(draftRows(await host.readRows(spec), readStamped(host, spec))).toHaveLength(1);
  const { differing } = await check();
  expect(differing.map(({ standing }) => standing.kind)).toEqual(['undone', 'undone', 'undone']);
  expect((await rowOf('a')).note).toBe('posted as INV-100001; its stamp was undone');
  expect(await repair()).toMatchObject({ repaired: 3, missing: 0 });
  expect(await rowOf('c')).toMatchObject({ document: 'INV-100001', note: 'posted 2026-01-02' });
  expect((await check()).differing).toEqual([]);
});

test('rows deleted by hand come back when a person asks', async () => {
  await host.removeRows(spec, ['b']);
  expect(await repair()).toMatchObject({ repaired: 0, missing: 1, broughtBack: 0 });
  expect(await repair({ bringsBack: true })).toMatchObject({ missing: 1, broughtBack: 1 });
  const rows = await host.readRows(spec);
  expect(rows.map(({ serial }) => serial).sort()).toEqual(['00012', '12E5', '=1+1', 'D1']);
  expect((await check()).differing).toEqual([]);
});

test('after the table was deleted its documents are written anew', async () => {
  await act((table) => table.delete());
  expect(await repair({ bringsBack: true, numbers: ['INV-100001'] })).toMatchObject({
    broughtBack: 3,
  });
  const rows = await host.readRows(spec);
  expect(rows.map(({ serial, document }) => [serial, document])).toEqual([
    ['00012', 'INV-100001'],
    ['12E5', 'INV-100001'],
    ['=1+1', 'INV-100001'],
  ]);
});

test('rows of a document that was taken back say so', async () => {
  books.set('INV-100001', { ...posted, reversedBy: 'INV-100002' });
  const { reversed } = await repair();
  expect([...reversed]).toEqual([['INV-100001', 'INV-100002']]);
  expect(await rowOf('a')).toMatchObject({ note: 'taken back by INV-100002' });
});

test('books that are away leave the sheet as it is, with a sentence', async () => {
  await edit(1, 'Price', 1);
  isAway = true;
  expect((await repair()).sentence).toContain('cannot be reached');
  expect(await rowOf('b')).toMatchObject({ price: '1.00' });
});

test('what the digest does not count: zeros, and no amount like none at all', async () => {
  await edit(2, 'Price', 90.0);
  await edit(2, 'Tax %', 0);
  expect((await check()).differing).toEqual([]);
});

test('10,000 posted rows are checked and repaired as a few', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `SN${index}`);
  const line = { item: 'AMP', unitPrice: '1.00', serials: many };
  const manyKeys = many.map((serial) => `key ${serial}`);
  await host.putRows(
    spec,
    many.map((serial) => ({ key: `key ${serial}`, item: 'AMP', serial, price: '1.00' })),
  );
  const answer = {
    ...posted,
    number: 'INV-100002',
    lines: [
      {
        line: 1,
        item: 'AMP',
        description: '',
        quantity: 10_000,
        unitPrice: '1.00',
        units: many.map((serial) => unit('AMP', serial)),
      },
    ],
  };
  const sent = { body: { ...body, lines: [line] }, keys: manyKeys };
  await stampRows(host, spec, sent, answer as unknown as DocumentAnswer);
  books.set('INV-100002', answer as unknown as typeof posted);
  await act((table) => {
    const serials = table.columns.getItem('Serial').getDataBodyRange();
    serials.getCell(4, 0).getResizedRange(4_999, 0).values = Array.from({ length: 5_000 }, () => [
      'X',
    ]);
  });
  expect((await check()).differing).toHaveLength(5_000);
  expect(await repair()).toMatchObject({ repaired: 5_000, missing: 0 });
  expect((await check()).differing).toEqual([]);
}, 60_000);
