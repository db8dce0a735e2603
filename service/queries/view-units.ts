/** The units that a draft names or asks for, and the serials that the store gives: each a handful of statements. */
import { sql } from 'kysely';
import type { Day } from '../../shared/day.ts';
import type { UnitRecord } from '../../shared/documents/view.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import { divide } from '../../shared/money.ts';
import { formatSerial, type SerialSeries } from '../../shared/stock/series.ts';
import { peekNumber, type Executor } from '../store/counters.ts';
import { unpackRow } from '../store/dialect.ts';
import type { Store } from '../store/store.ts';
import type { UnitsTable } from '../store/tables.ts';
import { allUnitColumns, unitOf } from './records.ts';

/**
 * The units with these folded serials, each serial of each item in its latest life. A life whose receipt was taken back
 * is passed over where one before it stands.
 */
export async function loadUnitsByFold(
  store: Store,
  db: Executor,
  folds: readonly string[],
): Promise<Map<string, UnitRecord[]>> {
  const { rows } = await sql<{ packed: string }>`
    select ${store.dialect.packedRow('units', allUnitColumns)} as packed
    from ${store.dialect.textsOf(folds)} as wanted
    join units on units.fold = wanted.value`.execute(db);
  const byFold = new Map<string, UnitsTable[]>();
  for (const { packed } of rows) {
    const row = unpackRow<UnitsTable>(packed, allUnitColumns);
    const others = byFold.get(row.fold);
    if (others === undefined) byFold.set(row.fold, [row]);
    else others.push(row);
  }
  return new Map([...byFold].map(([fold, same]) => [fold, latestLives(same)]));
}

/** The units of one folded serial, each in the life that counts. */
function latestLives(rows: readonly UnitsTable[]): UnitRecord[] {
  if (rows.length === 1) return rows.map(unitOf);
  const latest = new Map<string, UnitsTable>();
  const lives = new Map<string, UnitsTable>();
  for (const row of rows) {
    const key = `${row.item_id} ${row.exact}`;
    lives.set(`${row.life} ${key}`, row);
    const other = latest.get(key);
    if (other === undefined || isBefore(other, row)) latest.set(key, row);
  }
  return [...latest].map(([key, row]) => {
    const next = lives.get(`${row.life + 1} ${key}`);
    return next === undefined ? unitOf(row) : { ...unitOf(row), vacant: unitOf(next) };
  });
}

/** Whether another life of the same serial is the one that counts. */
function isBefore(one: UnitsTable, other: UnitsTable): boolean {
  const [stands, otherStands] = [one.status !== 'none', other.status !== 'none'];
  return stands === otherStands ? one.life < other.life : otherStands;
}

/**
 * The units that a draft may take by quantity: those that the orders it follows hold, then the free ones, oldest first,
 * in bins that goods are sold from; none that moved after the draft's day.
 */
export async function loadFreeUnits(
  store: Store,
  db: Executor,
  wanted: ReadonlyMap<number, number>,
  day: Day,
  orderIds: readonly number[],
): Promise<Map<number, UnitRecord[]>> {
  const free = new Map<number, UnitRecord[]>([...wanted.keys()].map((itemId) => [itemId, []]));
  if (free.size === 0) return free;
  const { rows } = await sql<UnitsTable>`
    select u.* from units u join areas a on a.id = u.area_id
    where u.item_id in ${store.dialect.numbersOf([...free.keys()])} and u.last_on <= ${day}
      and ((u.status in ('in_stock', 'returned') and a.stock_type in ('normal', 'returned'))
        or (u.status = 'committed' and u.held_by_id in ${store.dialect.numbersOf(orderIds)}))
    order by case u.status when 'committed' then 0 else 1 end, u.received_on, u.fold`.execute(db);
  for (const row of rows) free.get(row.item_id)?.push(unitOf(row));
  return free;
}

/** The next serials of each series that no unit has and the draft does not name. */
export async function findFreshSerials(
  store: Store,
  db: Executor,
  wanted: readonly { readonly series: SerialSeries; readonly count: number }[],
  named: ReadonlySet<string>,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const given = new Set(named);
  for (const { series, count } of wanted) {
    const fresh: string[] = [];
    let next = await peekNumber(db, series.name, series.start);
    while (fresh.length < count) {
      const candidates = Array.from({ length: count - fresh.length }, (_, index) =>
        formatSerial(series, next + index),
      );
      const taken = await loadUnitsByFold(store, db, candidates.map(foldSerial));
      for (const serial of candidates) {
        const fold = foldSerial(serial);
        if (taken.has(fold) || given.has(fold)) continue;
        given.add(fold);
        fresh.push(serial);
      }
      next += candidates.length;
    }
    found.set(series.name, fresh);
  }
  return found;
}

/** What the units of an item cost on average that are ours, in base currency. */
export async function loadAverageCosts(
  store: Store,
  db: Executor,
  itemIds: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ item_id: number; units: number; value: number }>`
    select b.item_id, sum(b.units) as units, sum(b.value) as value from balances b
    join areas a on a.id = b.area_id and a.bin_type = 'stock'
    where b.item_id in ${store.dialect.numbersOf(itemIds)}
    group by b.item_id having sum(b.units) > 0`.execute(db);
  return new Map(rows.map((row) => [row.item_id, divide(row.value, 1, row.units)]));
}
