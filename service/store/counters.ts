/** Numbers that never repeat: ids of rows, numbers of documents, generated serials. */
import { sql, type Kysely, type Transaction } from 'kysely';
import { present } from '../../shared/assert.ts';
import type { Tables } from './tables.ts';

export type Executor = Kysely<Tables> | Transaction<Tables>;

/** Takes `count` numbers of a series in a row and answers the first; a series begins at `start`. */
export async function takeNumbers(
  db: Executor,
  name: string,
  count: number,
  start = 1,
): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    insert into counters (name, next) values (${name}, ${start + count})
    on conflict (name) do update set next = counters.next + ${count}
    returning next`.execute(db);
  return present(rows[0], `the series ${name}`).next - count;
}

/** The number that a series would give next. */
export async function peekNumber(db: Executor, name: string, start = 1): Promise<number> {
  const row = await db
    .selectFrom('counters')
    .select('next')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.next ?? start;
}
