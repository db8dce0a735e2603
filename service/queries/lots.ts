/** Lots as they were entered, and where the units of one are now. */
import { sql } from 'kysely';
import type { QueryOf } from '../../shared/api.ts';
import type { LotFields, RecallRow } from '../../shared/api/lots.ts';
import type { Day } from '../../shared/day.ts';
import { lotKey } from '../../shared/documents/view.ts';
import type { Books } from '../books.ts';
import type { Store } from '../store/store.ts';
import type { LotsTable, UnitsTable } from '../store/tables.ts';
import { readCursor, type Page } from './masters.ts';

function afterOf(cursor: string | undefined): number {
  return cursor === undefined ? 0 : readCursor(cursor, Number.MAX_SAFE_INTEGER);
}

/** Lots in the order in which they were entered; `expiresBefore` leaves out those that expire on that day or later. */
export async function listLots(books: Books, query: QueryOf<'listLots'>): Promise<Page<unknown>> {
  const limit = query.limit ?? 1000;
  const where = [sql`l.id > ${afterOf(query.cursor)}`];
  if (query.item !== undefined) {
    where.push(sql`l.item_id = (select id from items where sku = ${query.item})`);
  }
  if (query.expiresBefore !== undefined) where.push(sql`l.expires_on < ${query.expiresBefore}`);
  const { rows } = await sql<{ id: number; fields: string }>`
    select l.id, l.fields from lots l
    where ${sql.join(where, sql` and `)} order by l.id limit ${limit + 1}`.execute(books.store.db);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(({ fields }) => JSON.parse(fields) as unknown),
    next: rows.length > limit ? String(shown.at(-1)?.id ?? '') : null,
  };
}

/** Through which day the lots of units have warranty, by {@link lotKey}; lots that say none are left out. */
export async function loadLotWarranties(
  { db, dialect }: Store,
  units: readonly Pick<UnitsTable, 'item_id' | 'lot'>[],
): Promise<Map<string, Day>> {
  const named = new Set(units.flatMap(({ lot }) => lot ?? []));
  const itemIds = new Set(units.map((unit) => unit.item_id));
  const warranties = new Map<string, Day>();
  if (named.size === 0) return warranties;
  const { rows } = await sql<LotsTable>`
    select * from lots where item_id in ${dialect.numbersOf([...itemIds])}
      and lot in ${dialect.textsOf([...named])}`.execute(db);
  for (const row of rows) {
    const { warrantyUntil } = JSON.parse(row.fields) as LotFields;
    if (warrantyUntil !== undefined) warranties.set(lotKey(row.item_id, row.lot), warrantyUntil);
  }
  return warranties;
}

interface RecallSource extends Pick<UnitsTable, 'id' | 'serial' | 'life' | 'status' | 'sold_on'> {
  area: string | null;
  customer: string | null;
  customer_name: string | null;
  invoice_number: string | null;
}

/**
 * Every unit of a lot, in the order in which they came, and where it is now: a unit that came back for another life is
 * where that life has it. Null where there is no such item.
 */
export async function recallLot(
  books: Books,
  sku: string,
  lot: string,
  query: QueryOf<'recallLot'>,
): Promise<Page<RecallRow> | null> {
  const { db } = books.store;
  const item = await db.selectFrom('items').select('id').where('sku', '=', sku).executeTakeFirst();
  if (item === undefined) return null;
  const limit = query.limit ?? 200;
  const isSame = sql`other.fold = u.fold and other.item_id = u.item_id and other.exact = u.exact
    and other.status <> 'none'`;
  const { rows } = await sql<RecallSource>`
    select u.id, now.serial, now.life, now.status, a.code as area, p.code as customer,
      p.name as customer_name, now.sold_on, d.number as invoice_number
    from units u
    join units now on now.fold = u.fold and now.item_id = u.item_id and now.exact = u.exact
      and now.life = (select max(other.life) from units other where ${isSame})
    left join areas a on a.id = now.area_id
    left join parties p on p.id = now.customer_id
    left join documents d on d.id = now.invoice_id
    where u.item_id = ${item.id} and u.lot = ${lot} and u.status <> 'none'
      and not exists (select 1 from units other
        where ${isSame} and other.lot = u.lot and other.life > u.life)
      and u.id > ${afterOf(query.cursor)}
    order by u.id limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => ({
      serial: row.serial,
      life: row.life,
      status: row.status,
      area: row.area,
      customer: row.customer,
      customerName: row.customer_name,
      soldOn: row.sold_on,
      invoiceNumber: row.invoice_number,
    })),
    next: rows.length > limit ? String(shown.at(-1)?.id ?? '') : null,
  };
}
