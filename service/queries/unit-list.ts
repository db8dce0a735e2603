/** Lists of units that fit all filters: as they stand, or as they stood at the end of a day or were known then. */
import { sql, type RawBuilder } from 'kysely';
import type { UnitCard } from '../../shared/api.ts';
import type { Books } from '../books.ts';
import { readCursor, type Page } from './masters.ts';
import { boundOf, livesColumn, showCards, standWithin, type UnitRow } from './unit-cards.ts';
import {
  listFixedFilters,
  listStateFilters,
  type Filters,
  type StateFilter,
} from './unit-filters.ts';

/** Units that fit all filters, in the order in which they came, a page at a time. */
export async function listUnits(books: Books, filters: Filters): Promise<Page<UnitCard>> {
  const limit = filters.limit ?? 200;
  const fixed = listFixedFilters(filters);
  const changing = await listStateFilters(books, filters);
  if (changing === null) return { items: [], next: null };
  const bound = boundOf(filters);
  // Where rows are asked one by one most may not fit, so more of them are asked about at once.
  const isAsked = bound !== undefined || filters.field !== undefined;
  const batch = isAsked ? Math.max(limit + 1, 5000) : limit + 1;
  const isListed = ({ status }: UnitRow): boolean => status !== 'none';
  const found: UnitRow[] = [];
  let after =
    filters.cursor === undefined ? 0 : readCursor(filters.cursor, Number.MAX_SAFE_INTEGER);
  for (;;) {
    const now = bound === undefined ? [sql`u.status <> 'none'`, ...wheres(changing)] : [];
    const where = sql.join([sql`u.id > ${after}`, ...fixed, ...now], sql` and `);
    const { rows } = await sql<UnitRow>`
      select u.*, ${livesColumn} as lives from units u
      where ${where} order by u.id limit ${batch}`.execute(books.store.db);
    const stood = bound === undefined ? rows : await standWithin(books, rows, bound);
    found.push(
      ...stood.filter((row) => isListed(row) && changing.every(({ isMet }) => isMet(row))),
    );
    if (rows.length < batch || found.length > limit) break;
    after = rows.at(-1)?.id ?? after;
  }
  const shown = found.slice(0, limit);
  const cards = await showCards(books, shown, bound);
  return {
    items: cards.map(({ card }) => card),
    next: found.length > limit ? String(shown.at(-1)?.id ?? '') : null,
  };
}

function wheres(filters: readonly StateFilter[]): RawBuilder<unknown>[] {
  return filters.map(({ where }) => where);
}
