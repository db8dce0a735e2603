import { sql } from 'kysely';
import { openTestBooks, type TestBooks } from '../../testing/fixtures/books.ts';
import { unpackRow, type Value } from './dialect.ts';
import type { Store } from './store.ts';

let opened: TestBooks;
let store: Store;
const columns = ['id', 'serial', 'note', 'amount'];

beforeAll(async () => {
  opened = await openTestBooks();
  store = opened.books.store;
  const create = {
    sqlite: '(id integer primary key, serial text, note text, amount integer) strict',
    postgres: '(id bigint primary key, serial text, note text, amount bigint)',
  };
  for (const table of ['kept', 'wide']) {
    await sql.raw(`create table ${table} ${create[store.kind]}`).execute(store.db);
  }
});
afterAll(() => opened.remove());

async function readBack(rows: readonly Value[][]): Promise<unknown[]> {
  const { rows: read } = await sql<Record<string, Value>>`
    select * from ${store.dialect.rowsOf(rows, columns)} as given`.execute(store.db);
  return read.map((row) => columns.map((column) => row[column]));
}

test('rows come back as they went in, whether their columns differ or not', async () => {
  const cases: readonly Value[][][] = [
    [],
    [[1, 'A1', null, -5]],
    [
      [1, 'A1', null, 0],
      [2, 'A1', null, 0],
    ],
    [
      [7, 'A1', null, 0],
      [7, 'A1', null, 0],
    ],
    [
      [1, '00012', '', 9_007_199_254_740_991],
      [2, '12E5', null, -1],
      [3, '序列"号\\', "it's", 0],
      [4, 'NULL', '{a,b}', 0],
      [5, ' null ', '"', 0],
    ],
  ];
  for (const rows of cases) expect(await readBack(rows)).toEqual(rows);
});

test('a column that was seen has the type of the column itself', async () => {
  const rows = store.dialect.rowsOf([[1, null, null]], ['id', 'seen_area_id', 'seen_lot']);
  const { rows: read } = await sql`
    select given.id from ${rows} as given left join areas on areas.id = given.seen_area_id
    where given.seen_lot is not distinct from areas.code`.execute(store.db);
  expect(read).toEqual([{ id: 1 }]);
});

test('a column that no table has, or that several have as something else, is read by its values', async () => {
  const rows = store.dialect.rowsOf(
    [
      [1, 'a', null],
      [2, 'b', 7],
    ],
    ['place_in_list', 'word', 'figure'],
  );
  const { rows: read } = await sql`
    select place_in_list + 1 as place, word, figure + 1 as figure from ${rows} as given order by 1`.execute(
    store.db,
  );
  expect(read).toEqual([
    { place: 2, word: 'a', figure: null },
    { place: 3, word: 'b', figure: 8 },
  ]);
});

test('lists of texts and of numbers can be joined, empty ones too', async () => {
  const { dialect, db } = store;
  const { rows } = await sql`select code from areas
    where code in ${dialect.textsOf(['MAIN', 'x'])} and id not in ${dialect.numbersOf([])}
      and code not in ${dialect.textsOf([])}`.execute(db);
  expect(rows).toEqual([{ code: 'MAIN' }]);
  const { rows: numbers } = await sql<{ value: number }>`
    select value from ${dialect.numbersOf([3, -1, 9_007_199_254_740_991])} as given order by 1`.execute(
    db,
  );
  expect(numbers.map(({ value }) => value)).toEqual([-1, 3, 9_007_199_254_740_991]);
});

test('a value that all rows share keeps its type', async () => {
  const rows: Value[][] = [
    [1, '7', null, 250],
    [2, '7', null, 250],
  ];
  await sql`insert into kept select * from ${store.dialect.rowsOf(rows, columns)} as given`.execute(
    store.db,
  );
  const { rows: kept } = await sql`select * from kept order by id`.execute(store.db);
  expect(kept).toEqual([
    { id: 1, serial: '7', note: null, amount: 250 },
    { id: 2, serial: '7', note: null, amount: 250 },
  ]);
});

test('a packed row is read as it stands in its table', async () => {
  await sql`insert into wide values (1, ${'序列"号\\'}, null, -9007199254740991)`.execute(store.db);
  const { rows: packed } = await sql<{ packed: string }>`
    select ${store.dialect.packedRow('wide', columns)} as packed from wide`.execute(store.db);
  const read = packed.map((row) => unpackRow<Record<string, Value>>(row.packed, columns));
  const { rows: plain } = await sql<Record<string, Value>>`select * from wide`.execute(store.db);
  expect(read).toEqual(plain);
});

test('a number beyond what JavaScript holds exactly is refused, not rounded', async () => {
  if (store.kind === 'sqlite') return;
  const tooLarge = sql`select cast('9007199254740993' as bigint) as amount`.execute(store.db);
  await expect(tooLarge).rejects.toMatchObject({
    message: expect.stringContaining('9007199254740993') as string,
  });
});
