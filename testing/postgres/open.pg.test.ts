/** Opening books in PostgreSQL: who may, what is refused, and in which words. */
import { sql } from 'kysely';
import { openPostgres } from '../../service/store/open-postgres.ts';
import { isUnreachable } from '../../service/store/postgres-faults.ts';
import { enterMasters } from '../fixtures/books.ts';
import { makeTestDatabase, postgresMigrations, type TestDatabase } from '../fixtures/postgres.ts';
import { askServer } from './cluster.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await makeTestDatabase(true);
});
afterEach(() => database.remove());

function open(url = database.url, currency = 'EUR'): ReturnType<typeof openPostgres> {
  return openPostgres({ url, migrations: postgresMigrations, currency });
}

/** What opening is refused with. */
async function hearRefusal(url: string): Promise<string> {
  try {
    const store = await open(url);
    await store.close();
    return 'opened';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test('many processes that open new books at once found one company', async () => {
  const stores = await Promise.all(Array.from({ length: 8 }, () => open()));
  expect(new Set(stores.map(({ bookId }) => bookId)).size).toBe(1);
  const [store] = stores;
  if (store === undefined) throw new Error('no store');
  await enterMasters({ store, clock: () => 0 }, { areas: [{ code: 'NORTH', kind: 'location' }] });
  for (const each of stores) await each.close();
});

test('books keep the currency that they were made with', async () => {
  const first = await open();
  await first.close();
  const second = await open(database.url, 'JPY');
  expect([second.baseCurrency, second.bookId]).toEqual(['EUR', first.bookId]);
  await second.close();
});

test('sessions are in UTC, bounded in time, say whose they are, and keep what the address asks for', async () => {
  const address = new URL(database.url);
  address.searchParams.set('options', '-c work_mem=5MB');
  const store = await open(address.href);
  const { rows } = await sql`select current_setting('timezone') as zone,
    current_setting('statement_timeout') as longest, current_setting('application_name') as name,
    current_setting('work_mem') as memory`.execute(store.db);
  expect(rows).toEqual([{ zone: 'UTC', longest: '2min', name: 'serialbook', memory: '5MB' }]);
  await store.close();
});

test('a database that holds the tables of another program is refused, and left as it was', async () => {
  await askServer(database.url, (client) => client.query('create table invoices (id integer)'));
  expect(await hearRefusal(database.url)).toBe(
    'The database holds other tables already (invoices). Give the books a database of their own.',
  );
  const tables = await askServer(database.url, (client) =>
    client.query(`select tablename from pg_tables where schemaname = 'public'`),
  );
  expect(tables.rows).toEqual([{ tablename: 'invoices' }]);
});

test('a migration that was edited, and books of a newer program, are refused in words', async () => {
  await (await open()).close();
  await askServer(database.url, (client) =>
    client.query(`update migrations set checksum = 'x' where name like '0001%'`),
  );
  expect(await hearRefusal(database.url)).toMatch(/0001-books.sql was changed after it ran/);
  await askServer(database.url, (client) =>
    client.query(`insert into migrations (name, checksum) values ('9999-later.sql', '')`),
  );
  expect(await hearRefusal(database.url)).toMatch(/opened by a newer Serialbook/);
});

test('what is wrong with an address is said without its password', async () => {
  const nowhere = 'postgres://clerk:secret@127.0.0.1:1/books';
  expect(await hearRefusal(nowhere)).toBe(
    'PostgreSQL at 127.0.0.1:1 cannot be reached. Check the address, and that the database runs there.',
  );
  const missing = new URL(database.url);
  missing.pathname = '/nosuch';
  expect(await hearRefusal(missing.href)).toMatch(/has no database nosuch. Create it: createdb/);
  await askServer(database.url, (client) => client.query('drop role if exists serialbook_lowly'));
  await askServer(database.url, (client) => client.query('create role serialbook_lowly login'));
  const lowly = new URL(database.url);
  lowly.username = 'serialbook_lowly';
  expect(await hearRefusal(lowly.href)).toMatch(
    /^serialbook_lowly may not do this in the database \w+. Make it the owner: alter database/,
  );
});

test('a database in another encoding than UTF8 is refused, and told how to make one', async () => {
  const { pathname } = new URL(database.url);
  const name = `${pathname.slice(1)}_latin`;
  await askServer(database.url, (client) =>
    client.query(
      `create database ${name} template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'`,
    ),
  );
  try {
    const latin = new URL(database.url);
    latin.pathname = `/${name}`;
    expect(await hearRefusal(latin.href)).toMatch(/keeps its texts as LATIN1, .* createdb/);
  } finally {
    await askServer(database.url, (client) => client.query(`drop database ${name}`));
  }
});

test('tables that a newer program changes while the books are open cost one request, not the next', async () => {
  const store = await open();
  const readItems = (): Promise<unknown[]> =>
    store.db.selectFrom('items').selectAll().where('id', '=', 1).execute();
  try {
    await readItems();
    await askServer(database.url, (client) =>
      client.query('alter table items add column hue text'),
    );
    const fault: unknown = await readItems().catch((error: unknown) => error);
    expect(isUnreachable(fault)).toBe(true);
    expect(await readItems()).toEqual([]);
  } finally {
    await store.close();
  }
});
