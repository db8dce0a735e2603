/** Rows of values into tables, each table's in one statement whatever their number. */
import { sql } from 'kysely';
import type { Executor } from '../store/counters.ts';
import type { Value } from '../store/dialect.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

export type Row = readonly Value[];

/** Inserts rows of values into columns of a table. */
export async function insertRows(
  store: Store,
  db: Executor,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${names})
    select * from ${store.dialect.rowsOf(rows, columns)} as given`.execute(db);
}

/** An amount of opposite sign; never minus zero, which no database keeps. */
export function negate(amount: number): number {
  return amount === 0 ? 0 : -amount;
}
