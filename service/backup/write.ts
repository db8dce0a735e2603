/** Books -> the lines of their backup, a page of rows at a time: nothing of it is held whole. */
import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { nowOf, type Books } from '../books.ts';
import { readHead } from '../store/audit.ts';
import type { Executor } from '../store/counters.ts';
import { backupTables, formatName, formatVersion, type BackupHead } from './format.ts';

const rowsAtOnce = 2000;

/** The names and checksums of the migrations that ran on these books. */
export async function readMigrationNames(db: Executor): Promise<[string, string][]> {
  const { rows } = await sql<{ name: string; checksum: string }>`
    select name, checksum from migrations order by name`.execute(db);
  return rows.map(({ name, checksum }) => [name, checksum]);
}

async function headOf(books: Books, db: Executor, program: string): Promise<BackupHead> {
  const { bookId, baseCurrency } = books.store;
  return {
    ...{ format: formatName, version: formatVersion, program },
    migrations: await readMigrationNames(db),
    ...{ bookId, currency: baseCurrency, head: await readHead(db), madeAt: nowOf(books) },
  };
}

/** The rows of a table in the order of its key, page by page. */
async function* readRows(
  db: Executor,
  table: string,
  key: readonly string[],
): AsyncGenerator<readonly Record<string, string | number | null>[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after: readonly (string | number | null)[] | null = null;
  for (;;) {
    const where: RawBuilder<unknown> =
      after === null
        ? sql``
        : sql`where (${columns}) > (${sql.join(after.map((value) => sql`${value}`))})`;
    const { rows } = await sql<Record<string, string | number | null>>`
      select * from ${sql.table(table)} ${where} order by ${columns} limit ${rowsAtOnce}`.execute(
      db,
    );
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) return;
    after = key.map((column) => rows.at(-1)?.[column] ?? null);
  }
}

/** The lines of a backup, as bytes. `db` sees the books as they were at one moment. */
export async function* writeLines(
  books: Books,
  db: Executor,
  program: string,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (lines: readonly unknown[]): Buffer => {
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    hash.update(bytes);
    return bytes;
  };
  yield hashed([await headOf(books, db, program)]);
  const counts: Record<string, number> = {};
  for (const [table, key] of backupTables) {
    let count = 0;
    for await (const rows of readRows(db, table, key)) {
      const columns = Object.keys(rows[0] ?? {});
      if (count === 0) yield hashed([{ table, columns }]);
      yield hashed(rows.map((row) => columns.map((column) => row[column] ?? null)));
      count += rows.length;
    }
    counts[table] = count;
  }
  yield Buffer.from(`${JSON.stringify({ rows: counts, sha256: hash.digest('hex') })}\n`);
}
