/**
 * A backup -> books that were empty. The file is read twice: first to prove it whole, then into the books, in one
 * transaction and at the schema that it was made at; then the books are brought up to date and proved from their
 * movements. That a backup was put back is a link of the audit chain, so that an old state does not pass for the latest.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { nowOf, type Books } from '../books.ts';
import { openBooks, type BooksPlace } from '../open-books.ts';
import { verifyBooks } from '../queries/verify.ts';
import { appendLink, readHead } from '../store/audit.ts';
import type { Executor } from '../store/counters.ts';
import { transact } from '../store/transact.ts';
import { BackupFault, type BackupHead } from './format.ts';
import { readBackup, type BackupRow } from './read.ts';
import { unpackFile } from './streams.ts';

/** What books that were just made have; anything beside it is somebody's. */
const foundedTables = ['settings', 'areas'] as const;
const emptyTables = ['items', 'parties', 'documents', 'people', 'audit', 'drafts'] as const;

async function refuseFull(db: Executor): Promise<void> {
  for (const table of emptyTables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) {
      throw new BackupFault(
        'There are books here already, and a backup is restored into new ones alone. Name another place.',
      );
    }
  }
}

/** Databases take so many values in one statement. */
const mostValues = 20_000;

async function insertAll(
  db: Executor,
  table: string,
  columns: readonly string[],
  rows: readonly BackupRow[],
): Promise<void> {
  const atOnce = Math.max(1, Math.floor(mostValues / columns.length));
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows
      .slice(from, from + atOnce)
      .map((row) => sql`(${sql.join(row.map((value) => sql`${value}`))})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(db);
  }
}

/** Numbers that the database gives itself go on behind those that came. */
async function moveSequences(db: Executor): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and a.attidentity <> ''`.execute(db);
  for (const { name } of rows) {
    await sql`select setval(pg_get_serial_sequence(${name}, 'id'),
      (select coalesce(max(id), 0) + 1 from ${sql.table(name)}), false)`.execute(db);
  }
}

export interface Restored {
  readonly head: BackupHead;
  readonly documents: number;
  readonly units: number;
}

/** The head of a file that was proved whole. */
async function prove(path: string, passphrase: string | null): Promise<BackupHead> {
  const heads: BackupHead[] = [];
  await readBackup(unpackFile(path, passphrase), {
    head: (said) => {
      heads.push(said);
    },
    rows: () => undefined,
  });
  const [head] = heads;
  if (head === undefined)
    throw new BackupFault('The file is no backup of Serialbook. Check which file it is.');
  return head;
}

async function fill(books: Books, path: string, passphrase: string | null): Promise<void> {
  const { store } = books;
  await transact(store, async (db) => {
    await refuseFull(db);
    for (const table of foundedTables) await sql`delete from ${sql.table(table)}`.execute(db);
    await readBackup(unpackFile(path, passphrase), {
      head: () => undefined,
      rows: (table, columns, rows) => insertAll(db, table, columns, rows),
    });
    if (store.kind === 'postgres') await moveSequences(db);
  });
}

/** Restores a backup into the books of a place, which must be new. Throws {@link BackupFault} where it cannot be. */
export async function restoreBackup(
  home: string,
  place: BooksPlace,
  path: string,
  passphrase: string | null,
): Promise<Restored> {
  const head = await prove(path, passphrase);
  const ran = new Set(head.migrations.map(([name]) => name));
  const older = await openBooks(home, place, head.currency, ran);
  try {
    await checkMigrations(older.store.db, head);
    await fill(older, path, passphrase);
  } finally {
    await older.store.close();
  }
  const books = await openBooks(home, place, head.currency);
  try {
    return await settle(books, head);
  } finally {
    await books.store.close();
  }
}

/** Refuses what a newer program made: its tables are unknown here. */
async function checkMigrations(db: Executor, head: BackupHead): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db);
  const known = new Set(rows.map(({ name }) => name));
  if (head.migrations.some(([name]) => !known.has(name))) {
    throw new BackupFault(
      'The backup was made by a newer Serialbook. Install that version to restore it.',
    );
  }
}

/** Proves what was restored, and writes that it was. */
async function settle(books: Books, head: BackupHead): Promise<Restored> {
  const { db } = books.store;
  const now = await readHead(db);
  const proof = await verifyBooks(books);
  const [difference] = proof.differences;
  if (now.hash !== head.head.hash || proof.chain !== 'intact' || difference !== undefined) {
    throw new BackupFault(
      `What was restored does not hold: ${difference ?? `the audit chain is ${proof.chain}`}. Do not use these books; take another backup.`,
    );
  }
  await transact(books.store, (inside) =>
    appendLink(inside, books.store.bookId, {
      recordedAt: nowOf(books),
      ...{ user: 'admin', action: 'restore backup', subject: `of ${head.madeAt}` },
      content: createHash('sha256').update(JSON.stringify(head)).digest('hex'),
    }),
  );
  return { head, documents: proof.documents, units: proof.units };
}
