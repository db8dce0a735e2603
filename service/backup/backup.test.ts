/** Backups: whole, proved, the same from either database and into either, and none that was touched is restored. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestFolder,
  post,
  usualMasters,
} from '../../testing/fixtures/books.ts';
import { isOverPostgres, makeTestDatabase } from '../../testing/fixtures/postgres.ts';
import type { Books } from '../books.ts';
import { writeBackup } from '../commands/backup-file.ts';
import { setToken } from '../commands/tokens.ts';
import { openBooks, type BooksPlace } from '../open-books.ts';
import { loadProfit } from '../queries/profit.ts';
import { verifyBooks } from '../queries/verify.ts';
import { readHead } from '../store/audit.ts';
import { backupTables } from './format.ts';
import { restoreBackup } from './restore.ts';

jest.setTimeout(120_000);

const home = process.cwd();
let folder: string;
let desk: ReturnType<typeof openTestFolder>;
const removals: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serialbook-backup-'));
  desk = openTestFolder();
  await enterMasters(desk.books, usualMasters);
  await setToken(desk.books, 'a-token');
  await receive(1, 40);
  answerOf(
    await post(desk.books, {
      ...{ id: idOf(2), kind: 'invoice', occurredOn: '2025-02-01', party: 'bolt' },
      lines: [{ item: 'LAPTOP', serials: ['客-1-0', 'Ł-1-1'], unitPrice: '900.00' }],
    }),
  );
});
afterEach(async () => {
  await desk.remove();
  for (const remove of removals.splice(0)) await remove();
  rmSync(folder, { recursive: true });
});

async function receive(id: number, count: number): Promise<void> {
  const serials = Array.from({ length: count }, (_, at) => `${at === 0 ? '客' : 'Ł'}-${id}-${at}`);
  answerOf(
    await post(desk.books, {
      ...{ id: idOf(id), kind: 'goods_receipt', occurredOn: '2025-01-02', party: 'acme' },
      lines: [
        { item: 'LAPTOP', serials, unitCost: '412.37' },
        { item: 'SCREW', quantity: 10, unitCost: '0.02' },
      ],
    }),
  );
}

/** A place for new books: a folder, or a database where the run has one. */
async function makePlace(name: string, isDatabase: boolean): Promise<BooksPlace> {
  if (!isDatabase) return { directory: join(folder, name) };
  const database = await makeTestDatabase();
  removals.push(database.remove);
  return { database: database.url };
}

async function countAll({ store }: Books): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table] of backupTables) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(table)}`.execute(store.db);
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

async function profitOf(books: Books): Promise<unknown> {
  return (await loadProfit(books, { by: 'serial' })).totals;
}

test('a backup that is made while documents are posted is restored whole, and goes on', async () => {
  const file = join(folder, 'books.serialbook');
  const posting = [3, 4, 5, 6].map((id) => receive(id, 20));
  await Promise.all([writeBackup(desk.books, file, null, '1'), ...posting]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const place = await makePlace('restored', isOverPostgres());
  const restored = await restoreBackup(home, place, file, null);
  const books = await openBooks(home, place, 'USD');
  try {
    expect(restored.documents).toBeGreaterThanOrEqual(2);
    expect(await verifyBooks(books)).toMatchObject({ chain: 'intact', differences: [] });
    expect((await readHead(books.store.db)).seq).toBe(restored.head.head.seq + 1);
    expect(await profitOf(books)).toEqual(await profitOf(desk.books));
    const next = await post(books, {
      ...{ id: idOf(50), kind: 'goods_receipt', occurredOn: '2025-03-01', party: 'acme' },
      lines: [{ item: 'PHONE', serials: ['NEXT'], unitCost: '1.00' }],
    });
    // One of the documents is the invoice.
    expect(answerOf(next).answer.number).toBe(`GR-${100_000 + restored.documents}`);
    expect(await verifyBooks(books)).toMatchObject({ chain: 'intact', differences: [] });
  } finally {
    await books.store.close();
  }
});

test('from one database to the other and back, nothing is different but that it was restored', async () => {
  const file = join(folder, 'one.serialbook');
  const before = await countAll(desk.books);
  const head = await readHead(desk.books.store.db);
  await writeBackup(desk.books, file, 'a long passphrase', '1');
  const between = await makePlace('between', isOverPostgres());
  expect((await restoreBackup(home, between, file, 'a long passphrase')).head.head).toEqual(head);
  const middle = await openBooks(home, between, 'USD');
  const again = join(folder, 'two.serialbook');
  await writeBackup(middle, again, null, '1');
  await middle.store.close();
  const last = await makePlace('last', false);
  await restoreBackup(home, last, again, null);
  const books = await openBooks(home, last, 'USD');
  try {
    expect(await countAll(books)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 2 });
    expect(books.store.bookId).toBe(desk.books.store.bookId);
    expect(await profitOf(books)).toEqual(await profitOf(desk.books));
  } finally {
    await books.store.close();
  }
});

test('books that are there are not written over', async () => {
  const file = join(folder, 'books.serialbook');
  await writeBackup(desk.books, file, null, '1');
  const place = await makePlace('twice', false);
  await restoreBackup(home, place, file, null);
  await expect(restoreBackup(home, place, file, null)).rejects.toThrow(
    'There are books here already',
  );
});

/** Restores a changed file, which must be refused, and answers why. */
async function refusalOf(
  bytes: Uint8Array,
  passphrase: string | null,
  at: number,
): Promise<string> {
  const file = join(folder, 'changed.serialbook');
  writeFileSync(file, bytes);
  try {
    await restoreBackup(home, { directory: join(folder, `new-${at}`) }, file, passphrase);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error(`a backup was restored that was changed at ${at}`);
}

test.each([[null], ['a long passphrase']])(
  'a byte that was changed is found, and a file that was cut (passphrase %s)',
  async (passphrase) => {
    const file = join(folder, 'books.serialbook');
    await writeBackup(desk.books, file, passphrase, '1');
    const whole = readFileSync(file);
    // Ten bytes of a gzip's head and its last four say nothing of what is in it.
    const [from, to] = passphrase === null ? [10, whole.length - 4] : [0, whole.length];
    for (
      let at = from;
      at < to;
      at += Math.max(1, Math.floor((to - from) / (passphrase === null ? 300 : 40)))
    ) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await refusalOf(changed, passphrase, at)).toMatch(/^The .*\. \S.*\.$/);
    }
    for (let end = 0; end < whole.length; end += Math.floor(whole.length / 12))
      expect(await refusalOf(whole.subarray(0, end), passphrase, end)).toMatch(/^The .*\. \S.*\.$/);
  },
);

test('another passphrase opens nothing, and a missing one is asked for', async () => {
  const file = join(folder, 'books.serialbook');
  await writeBackup(desk.books, file, 'a long passphrase', '1');
  const bytes = readFileSync(file);
  expect(bytes.includes('LAPTOP')).toBe(false);
  expect(await refusalOf(bytes, 'another passphrase', 0)).toContain('passphrase');
  expect(await refusalOf(bytes, null, 1)).toContain('--passphrase-file');
});

test('every table of the books is in a backup', async () => {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
      and name <> 'migrations' order by name`.execute(desk.books.store.db);
  expect(backupTables.map(([table]) => table).sort()).toEqual(rows.map(({ name }) => name));
});
