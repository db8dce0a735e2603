/**
 * Opens the books: takes sole ownership, migrates, and makes a new company where there is none. SQLite runs in WAL
 * mode with synchronous=FULL: what was answered as posted survives a crash and a power cut.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { sqliteDialect } from './dialect.ts';
import { foundCompany } from './found.ts';
import { readHolder, removeHolder, StoreHeldError, writeHolder } from './lock.ts';
import { migrate, readMigrations } from './migrate.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { Turns } from './turns.ts';

export interface StoreOptions {
  /** The folder that holds the books; made where it is missing. */
  readonly directory: string;
  /** The folder of the numbered migrations. */
  readonly migrations: string;
  /** The base currency of a new company; an existing one keeps its own. */
  readonly currency: string;
  /** The names of the migrations to run; all of them where it is left out. */
  readonly only?: ReadonlySet<string> | undefined;
}

function isBusy(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    String(error.code).startsWith('SQLITE_BUSY')
  );
}

/** Opens the books in a folder. Throws {@link StoreHeldError} where another process has them. */
export function openStore(options: StoreOptions): Store {
  const { directory } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = new SqliteDatabase(join(directory, 'books.sqlite'), { timeout: 200 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('cache_size = -65536');
    database.exec('begin immediate; commit');
    writeHolder(directory);
    migrate(database, readMigrations(options.migrations, options.only));
    found(database, options.currency);
  } catch (error) {
    database.close();
    throw isBusy(error) ? new StoreHeldError(directory, readHolder(directory)) : error;
  }
  const settings = new Map(
    database
      .prepare<[], { name: string; value: string }>('select name, value from settings')
      .all()
      .map((row) => [row.name, row.value]),
  );
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const writers = new Turns();
  return {
    kind: 'sqlite',
    db,
    dialect: sqliteDialect,
    writers,
    baseCurrency: settings.get('base_currency') ?? options.currency,
    bookId: settings.get('book_id') ?? '',
    snapshot: async (run) => {
      const copy = join(directory, `snapshot-${randomUUID()}.sqlite`);
      try {
        await writers.run(() => database.backup(copy));
        return await readCopy(copy, run);
      } finally {
        for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
      }
    },
    close: async () => {
      // The note goes while the lock is still held, so that it cannot be the next owner's.
      removeHolder(directory);
      await db.destroy();
      // Kysely closes only what it was asked a question of.
      database.close();
    },
  };
}

async function readCopy<Result>(
  path: string,
  run: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const database = new SqliteDatabase(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    return await run(db);
  } finally {
    await db.destroy();
    database.close();
  }
}

/** Gives new books their identity, their currency and the bins that every company begins with. */
function found(database: SqliteDatabase.Database, currency: string): void {
  if (database.prepare('select 1 from settings limit 1').get() !== undefined) return;
  const { settings, bins } = foundCompany(currency);
  database.transaction(() => {
    const set = database.prepare('insert into settings (name, value) values (?, ?)');
    for (const setting of settings) set.run(...setting);
    const addBin = database.prepare(
      `insert into areas (code, kind, bin_type, stock_type, fields) values (?, 'bin', ?, ?, ?)`,
    );
    for (const bin of bins) addBin.run(...bin);
  })();
}
