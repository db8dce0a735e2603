/** What lies in each bin now: from the sums that posting keeps, with what orders hold of it (everest.md 1.4). */
import { sql } from 'kysely';
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import { allocate, formatMoney, type Minor } from '../../shared/money.ts';
import type { Tracking } from '../../shared/stock/masters.ts';
import type { Store } from '../store/store.ts';
import { readSettings } from './settings.ts';

interface BalanceRow {
  item_id: number;
  item: string;
  tracking: Tracking;
  area: string;
  is_own: number;
  lot: string;
  units: number;
  value: Minor;
  pool: Minor | null;
  committed: number;
  away: number;
}

/** What lies in each bin of each item; of goods by quantity the value is the bin's share of the item's. */
export async function listBalances(
  store: Store,
  query: QueryOf<'listBalances'>,
): Promise<AnswerOf<'listBalances'>> {
  const { db, baseCurrency } = store;
  const transit = (await readSettings(db)).bins.inTransit;
  const isWanted = query.item === undefined ? sql`true` : sql`i.sku = ${query.item}`;
  const { rows } = await sql<BalanceRow>`
    select b.item_id, i.sku as item, i.tracking, a.code as area,
      case when a.bin_type = 'stock' then 1 else 0 end as is_own, b.lot, b.units, b.value,
      p.value as pool, coalesce(h.committed, 0) as committed,
      coalesce(h.away, case when i.tracking = 'quantity' and a.code = ${transit ?? ''}
        then b.units else 0 end) as away
    from balances b
    join items i on i.id = b.item_id
    join areas a on a.id = b.area_id
    left join pools p on p.item_id = b.item_id
    left join (select item_id, area_id,
        sum(case when status = 'committed' then 1 else 0 end) as committed,
        sum(case when status = 'in_transit' then 1 else 0 end) as away
      from units where held_by_id is not null group by item_id, area_id) h
      on h.item_id = b.item_id and h.area_id = b.area_id
    where b.units <> 0 and ${isWanted}
    order by i.sku, a.code, b.lot`.execute(db);
  const values = shareOverBins(rows);
  const shown = rows
    .map((row, index) => ({ row, value: values[index] ?? 0 }))
    .filter(({ row }) => query.area === undefined || row.area === query.area);
  return {
    rows: shown.map(({ row, value }) => ({
      item: row.item,
      area: row.area,
      lot: row.lot === '' ? null : row.lot,
      units: row.units,
      committed: row.committed,
      available: row.is_own === 1 ? Math.max(0, row.units - row.committed - row.away) : 0,
      value: formatMoney(value, baseCurrency),
    })),
  };
}

/**
 * The value of what lies in each of these bins, which are all of their items': of goods by quantity the item's pool is
 * shared by quantity, to the minor unit.
 */
export function shareOverBins(
  rows: readonly {
    readonly item_id: number;
    readonly units: number;
    readonly value: Minor;
    readonly pool: Minor | null;
  }[],
): Minor[] {
  const values = rows.map(({ value }) => value);
  const places = new Map<number, number[]>();
  rows.forEach(({ item_id, pool }, index) => {
    if (pool === null) return;
    const found = places.get(item_id);
    if (found === undefined) places.set(item_id, [index]);
    else found.push(index);
  });
  for (const indexes of places.values()) {
    const pool = rows[indexes[0] ?? 0]?.pool ?? 0;
    const shares = allocate(
      pool,
      indexes.map((index) => Math.max(0, rows[index]?.units ?? 0)),
    );
    indexes.forEach((index, place) => {
      values[index] = shares[place] ?? 0;
    });
  }
  return values;
}
