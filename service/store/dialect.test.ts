import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { sqliteDialect, unpackRow, type Value } from './dialect.ts';

const db = new Kysely<object>({
  dialect: new SqliteDialect({ database: new SqliteDatabase(':memory:') }),
});
const columns = ['id', 'serial', 'note', 'amount'];

afterAll(() => db.destroy());

async function readBack(rows: readonly Value[][]): Promise<unknown[]> {
  const { rows: read } = await sql<Record<string, Value>>`
    select * from ${sqliteDialect.rowsOf(rows, columns)} as given`.execute(db);
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
      [1, '00012', '', 9_007_199_254_740_991],
      [2, '12E5', null, -1],
      [3, '序列"号\\', "it's", 0],
    ],
  ];
  for (const rows of cases) expect(await readBack(rows)).toEqual(rows);
});

test('a value that all rows share keeps its type in a strict table', async () => {
  await sql`create table kept (id integer primary key, serial text, note text, amount integer) strict`.execute(
    db,
  );
  const rows: Value[][] = [
    [1, '7', null, 250],
    [2, '7', null, 250],
  ];
  await sql`insert into kept select * from ${sqliteDialect.rowsOf(rows, columns)} as given`.execute(
    db,
  );
  const { rows: kept } = await sql`
    select typeof(id) a, typeof(serial) b, typeof(note) c, typeof(amount) d from kept`.execute(db);
  expect(kept).toEqual(Array(2).fill({ a: 'integer', b: 'text', c: 'null', d: 'integer' }));
});

test('a packed row is read as it stands in its table', async () => {
  await sql`create table wide (id integer primary key, serial text, note text, amount integer) strict`.execute(
    db,
  );
  await sql`insert into wide values (1, ${'序列"号\\'}, null, -9007199254740991)`.execute(db);
  const { rows: packed } = await sql<{ packed: string }>`
    select ${sqliteDialect.packedRow('wide', columns)} as packed from wide`.execute(db);
  const read = packed.map((row) => unpackRow<Record<string, Value>>(row.packed, columns));
  const { rows: plain } = await sql<Record<string, Value>>`select * from wide`.execute(db);
  expect(read).toEqual(plain);
});
