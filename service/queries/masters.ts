/** Lists of masters, by code, a page at a time, with the fields that were entered. */
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

export interface Page<Row> {
  readonly items: readonly Row[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

/** The id that a cursor names; a text that names none is past the end of the list. */
export function readCursor(cursor: string, pastTheEnd: number): number {
  const id = Number(cursor);
  return Number.isSafeInteger(id) ? id : pastTheEnd;
}

const codeColumns = { items: 'sku', parties: 'code', areas: 'code' } as const;

export async function listMasters(
  store: Store,
  table: keyof typeof codeColumns,
  page: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page<unknown>> {
  const limit = page.limit ?? 1000;
  const code = sql.ref(codeColumns[table]);
  const { rows } = await sql<{ code: string; fields: string }>`
    select ${code} as code, fields from ${sql.table(table)}
    where ${code} > ${page.cursor ?? ''} order by ${code} limit ${limit + 1}`.execute(store.db);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => JSON.parse(row.fields) as unknown),
    next: rows.length > limit ? (shown.at(-1)?.code ?? null) : null,
  };
}
