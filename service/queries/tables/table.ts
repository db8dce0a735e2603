/** What the loaders of table reports have in common: which documents and movements count, and a page of what they found. */
import { sql, type RawBuilder } from 'kysely';
import type { Day, Instant } from '../../../shared/day.ts';
import type { TableRow } from '../../../shared/report/tables.ts';

/** Rows in their order; `next` is the cursor of those that are left, null where none are. */
export interface TablePage {
  readonly rows: readonly TableRow[];
  readonly next: string | null;
}

export interface Span {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly knownAt?: Instant | undefined;
}

/** Whether a document `d` lies in a period and was recorded in time. */
export function isInSpan({ from, to, knownAt }: Span): RawBuilder<unknown> {
  const bounds = [sql`true`];
  if (from !== undefined) bounds.push(sql`d.occurred_on >= ${from}`);
  if (to !== undefined) bounds.push(sql`d.occurred_on <= ${to}`);
  if (knownAt !== undefined) bounds.push(sql`d.recorded_at <= ${knownAt}`);
  return sql.join(bounds, sql` and `);
}

/** Whether a column is the id of what a code names in a table; true of all where no code is given. */
export function isNamed(
  column: RawBuilder<unknown>,
  table: 'areas' | 'items' | 'parties',
  code: string | undefined,
): RawBuilder<unknown> {
  if (code === undefined) return sql`true`;
  const name = sql.ref(table === 'items' ? 'sku' : 'code');
  return sql`${column} = (select id from ${sql.table(table)} where ${name} = ${code})`;
}

/** A movement counts for what it does, a reversal against it. */
export const signOf = sql`case when m.reverses_id is null then 1 else -1 end`;

/** Whether a movement of this name stands: it takes nothing back, and none took it back. */
export function movementStands(name: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${name}.reverses_id`)} is null and not exists (
    select 1 from movements undone where undone.unit_id = ${sql.ref(`${name}.unit_id`)}
      and undone.reverses_id = ${sql.ref(`${name}.id`)})`;
}
