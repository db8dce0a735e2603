/**
 * Books for measuring: the service's own store, opened so that bare statements run on the very connection that it
 * uses. Settings are read from a store that the service opened, so that both sides always have the same.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Books } from '../service/books.ts';
import { putItems, putParties } from '../service/commands/masters.ts';
import { openStore } from '../service/store/open.ts';
import type { Tables } from '../service/store/tables.ts';

export interface BenchBooks extends Books {
  /** The connection under the store. */
  readonly database: SqliteDatabase.Database;
  readonly directory: string;
}

/** Every book is stamped with the same moment, so that two of them hold the same rows. */
const recordedAt = Date.parse('2026-06-30T12:00:00Z');
const settings = ['locking_mode', 'journal_mode', 'synchronous', 'cache_size', 'foreign_keys'];
const scratch = mkdtempSync(join(tmpdir(), 'serialbook-bench-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function openBooks(directory = mkdtempSync(join(scratch, 'books-'))): Promise<BenchBooks> {
  const migrations = join(import.meta.dirname, '../service/store/migrations/sqlite');
  const opened = openStore({ directory, migrations, currency: 'USD' });
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
  const store = { ...opened, db, close: async () => db.destroy() };
  return { store, database, directory, clock: () => recordedAt };
}

export async function removeBooks(books: BenchBooks): Promise<void> {
  await books.store.close();
  rmSync(books.directory, { recursive: true, force: true });
}

/** Other books with the same content. */
export async function copyBooks(books: BenchBooks): Promise<BenchBooks> {
  settle(books);
  const directory = mkdtempSync(join(scratch, 'books-'));
  copyFileSync(join(books.directory, 'books.sqlite'), join(directory, 'books.sqlite'));
  return openBooks(directory);
}

/** Empties the write-ahead log, so that no run pays for the one before. */
export function settle(books: BenchBooks): void {
  books.database.pragma('wal_checkpoint(TRUNCATE)');
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

/** New books with items, a vendor and customers, whose ids count from 1 in their order. */
export async function makeBooks(): Promise<BenchBooks> {
  const books = await openBooks();
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
