/** Quantities, their pools and lots, as a draft that names their items needs them. */
import { sql } from 'kysely';
import type { Day } from '../../shared/day.ts';
import { lotKey, type BinBalance, type LotRecord, type Pool } from '../../shared/documents/view.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';

export async function loadPools(
  store: Store,
  db: Executor,
  itemIds: readonly number[],
): Promise<Map<number, Pool>> {
  const { rows } = await sql<{ item_id: number; units: number; value: number }>`
    select item_id, units, value from pools
    where item_id in ${store.dialect.numbersOf(itemIds)}`.execute(db);
  return new Map(rows.map(({ item_id, units, value }) => [item_id, { units, value }]));
}

interface BalanceRow {
  item_id: number;
  area_id: number;
  lot: string;
  units: number;
}

/**
 * Where quantities lie, and how much of it may be taken on a day: no more than there was on that day and on each one
 * since, so that a document that is dated back leaves no day with less than nothing.
 */
export async function loadBalances(
  store: Store,
  db: Executor,
  itemIds: readonly number[],
  day: Day,
): Promise<Map<number, BinBalance[]>> {
  if (itemIds.length === 0) return new Map();
  const ids = store.dialect.numbersOf(itemIds);
  const later = await sql<{ item_id: number }>`
    select distinct item_id from quantity_movements
    where item_id in ${ids} and occurred_on > ${day}`.execute(db);
  const dated = new Set(later.rows.map((row) => row.item_id));
  const current = await sql<BalanceRow>`
    select item_id, area_id, lot, units from balances
    where item_id in ${ids} and units > 0 order by item_id, area_id, lot`.execute(db);
  const rows = current.rows.filter((row) => !dated.has(row.item_id));
  if (dated.size > 0) rows.push(...(await loadLeast(store, db, [...dated], day)));
  const balances = new Map<number, BinBalance[]>();
  for (const { item_id, area_id, lot, units } of rows) {
    const balance = { areaId: area_id, lot, units };
    const found = balances.get(item_id);
    if (found === undefined) balances.set(item_id, [balance]);
    else found.push(balance);
  }
  return balances;
}

/** The least that lay in each bin on a day and since. */
async function loadLeast(
  store: Store,
  db: Executor,
  itemIds: readonly number[],
  day: Day,
): Promise<BalanceRow[]> {
  const ids = store.dialect.numbersOf(itemIds);
  const { rows } = await sql<BalanceRow>`
    with changes as (
      select item_id, to_area_id as area_id, lot, occurred_on as day, quantity as units
      from quantity_movements where item_id in ${ids} and to_area_id is not null
      union all
      select item_id, from_area_id, lot, occurred_on, -quantity
      from quantity_movements where item_id in ${ids} and from_area_id is not null),
    days as (
      select item_id, area_id, lot, day, sum(units) as units from changes
      group by item_id, area_id, lot, day),
    standing as (
      select item_id, area_id, lot, day,
        sum(units) over (partition by item_id, area_id, lot order by day) as units,
        lead(day) over (partition by item_id, area_id, lot order by day) as until,
        min(day) over (partition by item_id, area_id, lot) as begun
      from days)
    select item_id, area_id, lot, min(units) as units from standing
    where begun <= ${day} and (until is null or until > ${day})
    group by item_id, area_id, lot having min(units) > 0
    order by item_id, area_id, lot`.execute(db);
  return rows;
}

/** The lots of these items. */
export async function loadLots(
  store: Store,
  db: Executor,
  itemIds: readonly number[],
): Promise<Map<string, LotRecord>> {
  if (itemIds.length === 0) return new Map();
  const { rows } = await sql<{ item_id: number; lot: string; expires_on: Day | null }>`
    select item_id, lot, expires_on from lots
    where item_id in ${store.dialect.numbersOf(itemIds)}`.execute(db);
  return new Map(rows.map((row) => [lotKey(row.item_id, row.lot), { expiresOn: row.expires_on }]));
}
