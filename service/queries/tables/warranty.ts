/**
 * Warranty that ends soon: the vendor's, of units that are ours or a customer's; the customer's, of sold units; and the gaps,
 * where we still answer to a customer when the vendor no longer does to us. As the units stand now.
 */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf } from '../../../shared/api.ts';
import { addDays, addMonths, daysBetween, type Day } from '../../../shared/day.ts';
import { lotKey } from '../../../shared/documents/view.ts';
import type { TableRow } from '../../../shared/report/tables.ts';
import type { Item, Term } from '../../../shared/stock/masters.ts';
import { customerWarrantyUntil, vendorWarrantyUntil } from '../../../shared/stock/warranty.ts';
import { todayOf, type Books } from '../../books.ts';
import type { ItemsTable, UnitsTable } from '../../store/tables.ts';
import { loadLotWarranties } from '../lots.ts';
import { itemOf } from '../records.ts';
import { isNamed, type TablePage } from './table.ts';

type WarrantyQuery = QueryOf<'warranty'>;

type WarrantyUnit = Pick<
  UnitsTable,
  'id' | 'item_id' | 'serial' | 'life' | 'lot' | 'status' | 'received_on' | 'sold_on'
> & { readonly vendor: string | null; readonly customer: string | null };

/** Units read at once. */
const batch = 20_000;
/** A month after the 31st may end up to so many days sooner. */
const shortMonth = 3;

interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** The days on which a term may have begun that ends within a window; a few more than do. */
function beginningsOf({ unit, count }: Term, { from, to }: Window): Window {
  if (unit === 'days') return { from: addDays(from, -count), to: addDays(to, -count) };
  const months = unit === 'years' ? -12 * count : -count;
  return {
    from: addDays(addMonths(from, months), -shortMonth),
    to: addDays(addMonths(to, months), shortMonth),
  };
}

/** Whether a unit `u` may have warranty that ends in the window; some that have not pass as well. */
function mayEnd(
  query: WarrantyQuery,
  items: readonly Item[],
  window: Window,
  dialect: Books['store']['dialect'],
): RawBuilder<unknown> {
  const isVendors = query.by === 'vendor';
  const column = isVendors ? sql`u.received_on` : sql`u.sold_on`;
  const byTerm = new Map<string, { readonly term: Term; readonly itemIds: number[] }>();
  for (const { id, warrantyFromVendor, warrantyToCustomer } of items) {
    const term = isVendors ? warrantyFromVendor : warrantyToCustomer;
    if (term === null) continue;
    const key = `${term.count} ${term.unit}`;
    const known = byTerm.get(key);
    if (known === undefined) byTerm.set(key, { term, itemIds: [id] });
    else known.itemIds.push(id);
  }
  const cases = [...byTerm.values()].map(({ term, itemIds }) => {
    const { from, to } = beginningsOf(term, window);
    return sql`(${column} between ${from} and ${to} and u.item_id in ${dialect.numbersOf(itemIds)})`;
  });
  // A lot may say otherwise than its item.
  const ofLot = isVendors ? [sql`u.lot is not null`] : [];
  return sql`(${sql.join([sql`false`, ...ofLot, ...cases], sql` or `)})`;
}

/** The statuses of units whose warranty is of use: the vendor's, to us or a customer; ours, to a customer alone. */
const statuses: Readonly<Record<'customer' | 'vendor', RawBuilder<unknown>>> = {
  vendor: sql`u.status in ('in_stock', 'committed', 'returned', 'in_transit', 'sold', 'return_expected')`,
  customer: sql`u.status in ('sold', 'return_expected')`,
};

export async function loadWarranty(books: Books, query: WarrantyQuery): Promise<TablePage> {
  const { db, dialect } = books.store;
  const today = query.from ?? todayOf(books);
  const window = { from: today, to: addDays(today, query.by === 'gap' ? 36_500 : query.days) };
  const masters = await sql<ItemsTable>`select * from items`.execute(db);
  const items = new Map(masters.rows.map((row) => [row.id, itemOf(row)]));
  const may = mayEnd(query, [...items.values()], window, dialect);
  const rows: TableRow[] = [];
  let after = 0;
  for (;;) {
    const found = await sql<WarrantyUnit>`
      select u.id, u.item_id, u.serial, u.life, u.lot, u.status, u.received_on, u.sold_on,
        v.code as vendor, c.code as customer
      from units u
      left join parties v on v.id = u.vendor_id left join parties c on c.id = u.customer_id
      where u.id > ${after} and ${statuses[query.by === 'vendor' ? 'vendor' : 'customer']} and ${may}
        and ${isNamed(sql`u.item_id`, 'items', query.item)}
        and ${isNamed(sql`u.vendor_id`, 'parties', query.vendor)}
        and ${isNamed(sql`u.customer_id`, 'parties', query.customer)}
      order by u.id limit ${batch}`.execute(db);
    const lots = await loadLotWarranties(books.store, found.rows);
    for (const unit of found.rows) {
      const item = items.get(unit.item_id);
      if (item === undefined) continue;
      const lotUntil =
        unit.lot === null ? null : (lots.get(lotKey(unit.item_id, unit.lot)) ?? null);
      const row = rowOf(unit, item, lotUntil, query, window);
      if (row !== null) rows.push(row);
    }
    if (found.rows.length < batch) break;
    after = found.rows.at(-1)?.id ?? after;
  }
  return { rows: rows.sort(byEnd(query.by)), next: null };
}

/** The row of a unit; null where it has no warranty that ends in the window, or no gap. */
function rowOf(
  unit: WarrantyUnit,
  item: Item,
  lotUntil: Day | null,
  { by, days }: WarrantyQuery,
  window: Window,
): TableRow | null {
  const vendorUntil = vendorWarrantyUntil(item, { receivedOn: unit.received_on, lotUntil });
  const customerUntil = customerWarrantyUntil(item, { soldOn: unit.sold_on });
  const end = by === 'vendor' ? vendorUntil : customerUntil;
  if (end === null || end < window.from || end > window.to) return null;
  // Where the vendor promised nothing, the gap is as long as our own promise.
  const coveredUntil = vendorUntil ?? unit.sold_on ?? end;
  const gapDays = by === 'gap' ? daysBetween(coveredUntil, end) : null;
  if (gapDays !== null && (gapDays <= 0 || coveredUntil > addDays(window.from, days))) return null;
  return {
    item: item.sku,
    description: item.description,
    serial: unit.serial,
    life: unit.life,
    status: unit.status,
    vendor: unit.vendor,
    received: unit.received_on,
    vendorUntil,
    customer: unit.customer,
    sold: unit.sold_on,
    customerUntil,
    daysLeft: daysBetween(window.from, end),
    ...(gapDays === null ? {} : { gapDays }),
  };
}

/** What ends first stands first; then by item and serial. */
function byEnd(by: WarrantyQuery['by']): (a: TableRow, b: TableRow) => number {
  const end = by === 'vendor' ? 'vendorUntil' : 'customerUntil';
  const keyOf = (row: TableRow): string =>
    [row[end], row['item'], row['serial'], row['life']].map((value) => value ?? '').join('\u0000');
  return (a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  };
}
