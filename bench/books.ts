/**
 * Books for measuring: the service's own store, and a bare connection to the same database. In SQLite that is the very
 * connection which the service uses, with the settings of a store that the service opened, so that both sides always
 * have the same; in PostgreSQL one beside those of the service.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Books } from '../service/books.ts';
import { putItems, putParties } from '../service/commands/masters.ts';
import { openPostgres } from '../service/store/open-postgres.ts';
import { openStore } from '../service/store/open.ts';
import type { Tables } from '../service/store/tables.ts';
import { askServer, nameDatabase } from '../testing/postgres/cluster.ts';
import type { Bare } from './bare.ts';
import { openBarePostgres } from './bare-postgres.ts';
import { makeBareSqlite } from './bare-sqlite.ts';

export interface BenchBooks extends Books {
  readonly bare: Bare;
  /** Closes the books and removes them. */
  readonly remove: () => Promise<void>;
}

/** Where books are made: in folders, or on a PostgreSQL server. */
export type BooksMaker = () => Promise<BenchBooks>;

/** Every book is stamped with the same moment, so that two of them hold the same rows. */
const recordedAt = Date.parse('2026-06-30T12:00:00Z');
const clock = (): number => recordedAt;
const migrations = join(import.meta.dirname, '../service/store/migrations');
const settings = ['locking_mode', 'journal_mode', 'synchronous', 'cache_size', 'foreign_keys'];
const scratch = mkdtempSync(join(tmpdir(), 'serialbook-bench-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** A new folder, removed when this process ends. */
export function makeFolder(): string {
  return mkdtempSync(join(scratch, 'books-'));
}

/** The books in a folder; empty ones in a new folder. */
export async function openSqliteBooks(directory = makeFolder()): Promise<BenchBooks> {
  const opened = openStore({
    directory,
    migrations: join(migrations, 'sqlite'),
    currency: 'USD',
  });
  const values = new Map<string, string>();
  for (const name of settings) {
    const { rows } = await sql<
      Record<string, string | number>
    >`${sql.raw(`pragma ${name}`)}`.execute(opened.db);
    values.set(name, String(Object.values(rows[0] ?? {})[0]));
  }
  await opened.close();
  const database = new SqliteDatabase(join(directory, 'books.sqlite'));
  for (const [name, value] of values) database.pragma(`${name} = ${value}`);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const remove = async (): Promise<void> => {
    await db.destroy();
    rmSync(directory, { recursive: true, force: true });
  };
  return { store: { ...opened, db }, bare: makeBareSqlite(database), clock, remove };
}

/** Makes empty books on a server, each in a database of its own. */
export function makePostgresMaker(server: string): BooksMaker {
  let count = 0;
  return async () => {
    count += 1;
    const name = `bench_${process.pid}_${count}`;
    await askServer(server, (client) => client.query(`create database ${name} template template0`));
    const url = nameDatabase(server, name);
    const store = await openPostgres({
      url,
      migrations: join(migrations, 'postgres'),
      currency: 'USD',
    });
    const bare = await openBarePostgres(url);
    const remove = async (): Promise<void> => {
      await store.close();
      await bare.close();
      await askServer(server, (client) => client.query(`drop database ${name}`));
    };
    return { store, bare, clock, remove };
  };
}

export const itemCount = 50;
export const customerCount = 200;
export const vendor = 'acme';

export function skuOf(index: number): string {
  return `ITEM-${String(index).padStart(3, '0')}`;
}

export function customerOf(index: number): string {
  return `customer-${String(index).padStart(3, '0')}`;
}

/** Gives new books items, a vendor and customers, whose ids count from 1 in their order. */
export async function stockBooks(books: BenchBooks): Promise<BenchBooks> {
  const items = Array.from({ length: itemCount }, (_, index) => ({
    sku: skuOf(index),
    description: `Portable workstation, model ${index}`,
    tracking: 'serial' as const,
    serialSource: 'manufacturer' as const,
    lifePolicy: 'ask' as const,
    caseMatters: false,
    lotTracked: false,
  }));
  const customers = Array.from({ length: customerCount }, (_, index) => ({
    code: customerOf(index),
    name: `Customer ${index} Ltd.`,
    roles: ['customer' as const],
    address: ['12 Long Lane', 'Springfield'],
  }));
  const vendors = [{ code: vendor, name: 'Acme Inc.', roles: ['vendor' as const] }];
  await putItems(books, items, 'bench');
  await putParties(books, [...vendors, ...customers], 'bench');
  return books;
}
