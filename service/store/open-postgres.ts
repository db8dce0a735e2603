/**
 * Opens books that lie in a PostgreSQL database, 15 or later: migrates, and founds the company where there is none,
 * under a lock, so that any number of processes may begin at once. Each process has a pool of connections; what was
 * answered as posted is as durable as the database makes a commit.
 */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { assert } from '../../shared/assert.ts';
import { foundCompany } from './found.ts';
import { migratePostgres, readMigrations, type Migration } from './migrate.ts';
import { makePostgresDialect, type ColumnType, type ColumnTypes } from './postgres-dialect.ts';
import { explainFault } from './postgres-faults.ts';
import { prepareStatements } from './prepared.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { readWhole } from './transact.ts';
import { Turns } from './turns.ts';

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** The folder of the numbered migrations. */
  readonly migrations: string;
  /** The base currency of a new company; an existing one keeps its own. */
  readonly currency: string;
  /** The names of the migrations to run; all of them where it is left out. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** The oldest server that is supported, as PostgreSQL counts versions. */
const oldestVersion = 150_000;
/** Held while one process migrates and founds; a number that no other program is likely to use. */
const migrationLock = 1_397_899_346;

/**
 * The session's settings, as the server takes them at connecting. A statement that hangs and a transaction whose
 * process is gone let go of what they hold; compiling a query costs more than it gains here.
 */
const session: Readonly<Record<string, string>> = {
  timezone: 'UTC',
  jit: 'off',
  statement_timeout: '120s',
  idle_in_transaction_session_timeout: '120s',
};

/** A count or a sum as a number. Throws where JavaScript would round it. */
function parseWhole(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `${text} is beyond what a number holds`);
  return value;
}

function connectionString(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options') ?? '';
  const settings = Object.entries(session).map(([name, value]) => `-c ${name}=${value}`);
  address.searchParams.set('options', [...settings, given].join(' ').trim());
  return address.href;
}

function makePool(url: string): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, parseWhole);
  types.setTypeParser(pg.types.builtins.NUMERIC, parseWhole);
  const pool = new pg.Pool({
    connectionString: connectionString(url),
    application_name: 'serialbook',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types,
  });
  // A connection that breaks is told to whoever asks it next, and replaced; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return pool;
}

/** Opens the books of a database. Throws with a plain sentence where that cannot be. */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const pool = makePool(options.url);
  try {
    const client = await pool.connect();
    try {
      await checkServer(client);
      await prepare(client, readMigrations(options.migrations, options.only), options.currency);
      return await makeStore(pool, client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw explainFault(error, options.url);
  }
}

async function checkServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; name: string; encoding: string }>(
    `select current_setting('server_version_num')::bigint as version,
      current_setting('server_version') as name, current_setting('server_encoding') as encoding`,
  );
  const [server] = rows;
  if (server === undefined || server.version < oldestVersion) {
    throw new Error(
      `The database is PostgreSQL ${server?.name ?? ''}, and Serialbook needs 15 or later. Upgrade it, or use another.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new Error(
      `The database keeps its texts as ${server.encoding}, and serials need UTF8. Create it with: createdb --encoding UTF8 --template template0 NAME`,
    );
  }
}

/** Migrates and founds in one transaction; of several processes the later ones wait, and find all done. */
async function prepare(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  currency: string,
): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await refuseStrangers(client);
    await migratePostgres(client, migrations);
    await found(client, currency);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The names of tables are everyday words, so books do not move in where other tables are. */
async function refuseStrangers(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not exists (select 1 from pg_class m
          where m.relnamespace = c.relnamespace and m.relname = 'migrations')
      order by 1 limit 1`,
  );
  const [stranger] = rows;
  if (stranger === undefined) return;
  throw new Error(
    `The database holds other tables already (${stranger.name}). Give the books a database of their own.`,
  );
}

async function found(client: pg.ClientBase, currency: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from settings limit 1');
  if (rowCount !== 0) return;
  const { settings, bins } = foundCompany(currency);
  for (const setting of settings) {
    await client.query('insert into settings (name, value) values ($1, $2)', [...setting]);
  }
  for (const bin of bins) {
    await client.query(
      `insert into areas (code, kind, bin_type, stock_type, fields) values ($1, 'bin', $2, $3, $4)`,
      [...bin],
    );
  }
}

async function makeStore(pool: pg.Pool, client: pg.ClientBase): Promise<Store> {
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, value from settings',
  );
  const settings = new Map(rows.map((row) => [row.name, row.value]));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: prepareStatements(pool) }),
  });
  return {
    kind: 'postgres',
    db,
    dialect: makePostgresDialect(await readColumnTypes(client)),
    writers: new Turns(),
    baseCurrency: settings.get('base_currency') ?? '',
    bookId: settings.get('book_id') ?? '',
    snapshot: (run) => readWhole({ db }, run),
    close: async () => {
      await db.destroy();
      // Kysely ends only the pool that it was asked a question of.
      if (!pool.ending) await pool.end();
    },
  };
}

/** The type of each name of a column that is the same in all tables. */
async function readColumnTypes(client: pg.ClientBase): Promise<ColumnTypes> {
  const { rows } = await client.query<{ name: string; type: ColumnType }>(
    `select a.attname as name, min(format_type(a.atttypid, null)) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
        and a.attnum > 0 and not a.attisdropped
        and a.atttypid in ('bigint'::regtype, 'text'::regtype)
      group by a.attname having count(distinct a.atttypid) = 1`,
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}
