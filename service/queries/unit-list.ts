/** Lists of units that fit all filters: as they stand, or as they stood at the end of a day or were known then. */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf, UnitCard } from '../../shared/api.ts';
import { parseMoney } from '../../shared/money.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import type { Books } from '../books.ts';
import { readCursor, type Page } from './masters.ts';
import { boundOf, livesColumn, showCards, standWithin, type UnitRow } from './unit-cards.ts';

/** A filter of what changes in a unit's life: asked of the store for today, of each row for another day. */
interface StateFilter {
  readonly where: RawBuilder<unknown>;
  readonly isMet: (row: UnitRow) => boolean;
}

type Filters = QueryOf<'listUnits'>;

/** Units that fit all filters, in the order in which they came, a page at a time. */
export async function listUnits(books: Books, filters: Filters): Promise<Page<UnitCard>> {
  const limit = filters.limit ?? 200;
  const fixed = listFixedFilters(filters);
  const changing = await listStateFilters(books, filters);
  if (changing === null) return { items: [], next: null };
  const bound = boundOf(filters);
  // Of units that stood otherwise most may not fit, so more of them are asked about at once.
  const batch = bound === undefined ? limit + 1 : Math.max(limit + 1, 5000);
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

/** What never changes in a unit's life. */
function listFixedFilters({ item, prefix, lot }: Filters): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  if (item !== undefined) where.push(sql`u.item_id = (select id from items where sku = ${item})`);
  if (lot !== undefined) where.push(sql`u.lot = ${lot}`);
  if (prefix !== undefined && prefix !== '') {
    const fold = foldSerial(prefix);
    where.push(sql`u.fold >= ${fold} and u.fold < ${`${fold}\u{10ffff}`}`);
  }
  return where;
}

/** The filters of state; null where one names a party or bin that is not there, which no unit can fit. */
async function listStateFilters(books: Books, filters: Filters): Promise<StateFilter[] | null> {
  const { db, baseCurrency } = books.store;
  const listed: StateFilter[] = [];
  const places = [
    ['parties', 'vendor_id', filters.vendor],
    ['parties', 'customer_id', filters.customer],
    ['areas', 'area_id', filters.area],
  ] as const;
  for (const [table, column, code] of places) {
    if (code === undefined) continue;
    const named = await db
      .selectFrom(table)
      .select('id')
      .where('code', '=', code)
      .executeTakeFirst();
    if (named === undefined) return null;
    const { id } = named;
    listed.push({
      where: sql`${sql.ref(`u.${column}`)} = ${id}`,
      isMet: (row) => row[column] === id,
    });
  }
  const { status, receivedFrom, receivedTo } = filters;
  if (status !== undefined) {
    const wanted = [status].flat();
    listed.push({
      where: sql`u.status in (${sql.join(wanted)})`,
      isMet: (row) => wanted.includes(row.status),
    });
  }
  if (receivedFrom !== undefined) listed.push(atLeast('received_on', receivedFrom));
  if (receivedTo !== undefined) listed.push(atMost('received_on', receivedTo));
  const costFrom = parseMoney(filters.costFrom ?? '', baseCurrency);
  const costTo = parseMoney(filters.costTo ?? '', baseCurrency);
  if (costFrom !== null) listed.push(atLeast('cost', costFrom));
  if (costTo !== null) listed.push(atMost('cost', costTo));
  return listed;
}

function atLeast(column: 'cost' | 'received_on', bound: string | number): StateFilter {
  return {
    where: sql`${sql.ref(`u.${column}`)} >= ${bound}`,
    isMet: (row) => row[column] !== null && row[column] >= bound,
  };
}

function atMost(column: 'cost' | 'received_on', bound: string | number): StateFilter {
  return {
    where: sql`${sql.ref(`u.${column}`)} <= ${bound}`,
    isMet: (row) => row[column] !== null && row[column] <= bound,
  };
}
