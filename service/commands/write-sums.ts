/**
 * The sums that a posting keeps: profit by item and day, the ledger by day, and what lies in each bin. They are added
 * up here, one row a sum, so that a document of 10,000 units writes as few rows as one of ten.
 */
import { sql } from 'kysely';
import type { Posting } from '../../shared/documents/postings.ts';
import type { Minor } from '../../shared/money.ts';
import { isOurs } from '../../shared/stock/lifecycle.ts';
import type { Movement, UnitState } from '../../shared/stock/unit.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import { LostRace } from '../store/transact.ts';
import type { StoredQuantity } from './write-quantities.ts';
import { insertRows, type Row } from './write-rows.ts';
import type { UnitChange } from './write-units.ts';

/** What a movement adds to the profit and loss. `lateCost` is part of `cost`. */
export interface ProfitChange {
  readonly units: number;
  readonly revenue: Minor;
  readonly returns: Minor;
  readonly cost: Minor;
  readonly lateCost: Minor;
}

type ProfitMovement = Pick<
  StoredQuantity,
  'event' | 'costChange' | 'revenue' | 'lateCost' | 'reverses'
>;

/**
 * What a movement of so many adds to the profit and loss; a reversal takes away what it undoes. It is written out, for
 * it is asked once a unit: made of spread parts it takes ten times as long.
 */
export function profitOf(movement: ProfitMovement, quantity: number): ProfitChange {
  const { event, revenue, costChange, lateCost } = movement;
  const units = movement.reverses === null ? quantity : -quantity;
  switch (event) {
    case 'sell':
      return { units, revenue, returns: 0, cost: -costChange, lateCost: 0 };
    case 'take_back':
      return { units: -units, revenue: 0, returns: -revenue, cost: -costChange, lateCost: 0 };
    case 'revalue':
      return { units: 0, revenue: 0, returns: 0, cost: lateCost, lateCost };
    default:
      return noProfit;
  }
}

const noProfit: ProfitChange = { units: 0, revenue: 0, returns: 0, cost: 0, lateCost: 0 };

const itemDayColumns = [
  'item_id',
  'day',
  'units',
  'revenue',
  'returns',
  'cost',
  'stock_change',
  'late_cost',
] as const;

/** The figures of one item and day: units, revenue, returns, cost, change of stock and late cost, as the columns are. */
type DayFigures = [number, number, number, number, number, number];

/** Sums of profit and stock by item and day, as they are added up. */
export class ItemDays {
  /** By item and day. */
  readonly sums = new Map<string, DayFigures>();

  /** The sum that was last added to: the units of a document come item by item. */
  private last: { itemId: number; day: string; sum: DayFigures } | null = null;

  private sumOf(itemId: number, day: string): DayFigures {
    const { last } = this;
    if (last !== null && last.itemId === itemId && last.day === day) return last.sum;
    const key = `${itemId} ${day}`;
    const sum = this.sums.get(key) ?? [0, 0, 0, 0, 0, 0];
    this.sums.set(key, sum);
    this.last = { itemId, day, sum };
    return sum;
  }

  private add(itemId: number, day: string, profit: ProfitChange, stockChange: Minor): void {
    const sum = this.sumOf(itemId, day);
    sum[0] += profit.units;
    sum[1] += profit.revenue;
    sum[2] += profit.returns;
    sum[3] += profit.cost;
    sum[4] += stockChange;
    sum[5] += profit.lateCost;
  }

  addUnit(itemId: number, movement: Movement): void {
    this.add(itemId, movement.occurredOn, profitOf(movement, 1), movement.costChange);
  }

  addQuantity(movement: StoredQuantity): void {
    const { itemId, occurredOn, costChange, quantity } = movement;
    this.add(itemId, occurredOn, profitOf(movement, quantity), costChange);
  }
}

/** Adds what moved to the sums by item and day; a reversal comes with amounts of opposite sign. */
export async function addItemDays(
  store: Store,
  db: Executor,
  units: readonly UnitChange[],
  quantities: readonly StoredQuantity[],
): Promise<void> {
  const days = new ItemDays();
  for (const { itemId, movement } of units) days.addUnit(itemId, movement);
  for (const quantity of quantities) days.addQuantity(quantity);
  if (days.sums.size === 0) return;
  const rows = [...days.sums].map(([key, figures]): Row => {
    const [itemId = '', day = ''] = key.split(' ');
    return [Number(itemId), day, ...figures.map((figure) => figure || 0)];
  });
  const columns = sql.join(itemDayColumns.map((column) => sql.ref(column)));
  const additions = itemDayColumns
    .slice(2)
    .map(
      (column) =>
        sql`${sql.ref(column)} = ${sql.ref(`item_days.${column}`)} + ${sql.ref(`excluded.${column}`)}`,
    );
  await sql`insert into item_days (${columns})
    select * from ${store.dialect.rowsOf(rows, itemDayColumns)} as given where true
    on conflict (item_id, day) do update set ${sql.join(additions)}`.execute(db);
}

export async function writePostings(
  store: Store,
  db: Executor,
  documentId: number,
  day: string,
  postings: readonly Posting[],
): Promise<void> {
  const columns = ['document_id', 'place', 'account', 'reason', 'amount'];
  const rows = postings.map(({ account, reason, amount }, index): Row => [
    documentId,
    index + 1,
    account,
    reason,
    amount,
  ]);
  await insertRows(store, db, 'postings', columns, rows);
  if (rows.length === 0) return;
  const days = postings.map(({ account, reason, amount }): Row => [
    day,
    account,
    reason ?? '',
    amount,
  ]);
  await sql`insert into ledger_days (day, account, reason, amount)
    select day, account, reason, sum(amount)
    from ${store.dialect.rowsOf(days, ['day', 'account', 'reason', 'amount'])} as given
    where true group by day, account, reason
    on conflict (day, account, reason)
    do update set amount = ledger_days.amount + excluded.amount`.execute(db);
}

/** What lies in one bin of an item and lot, or what is added to it. */
export interface BinSum {
  readonly itemId: number;
  readonly areaId: number;
  /** Empty for units, whose lots their own rows have, and where there is none. */
  readonly lot: string;
  units: number;
  value: Minor;
}

/** What lies in bins, as it is added up. */
export class BinSums {
  readonly sums = new Map<string, BinSum>();

  /** The sum that was last added to: the units of a document come and go together. */
  private last: BinSum | null = null;

  private add(
    itemId: number,
    areaId: number | null,
    lot: string,
    units: number,
    value: Minor,
  ): void {
    if (areaId === null) return;
    const bin = this.sumOf(itemId, areaId, lot);
    bin.units += units;
    bin.value += value;
  }

  private sumOf(itemId: number, areaId: number, lot: string): BinSum {
    const { last } = this;
    if (last !== null && last.itemId === itemId && last.areaId === areaId && last.lot === lot) {
      return last;
    }
    const key = `${itemId} ${areaId} ${lot}`;
    const bin = this.sums.get(key) ?? { itemId, areaId, lot, units: 0, value: 0 };
    this.sums.set(key, bin);
    this.last = bin;
    return bin;
  }

  /** Counts a unit in its state, or takes it out with a sign of -1; one that is not in the books counts nowhere. */
  addUnit(itemId: number, { status, area, cost }: UnitState, sign: 1 | -1): void {
    if (status === 'none') return;
    this.add(itemId, area, '', sign, isOurs(status) ? sign * cost : 0);
  }

  addQuantity({ itemId, fromArea, toArea, lot, quantity }: StoredQuantity): void {
    this.add(itemId, fromArea, lot, -quantity, 0);
    this.add(itemId, toArea, lot, quantity, 0);
  }
}

const balanceColumns = ['item_id', 'area_id', 'lot', 'units', 'amount'] as const;

/**
 * Adds what moved to what lies in each bin. Throws {@link LostRace} where a bin holds less than is taken from it, which
 * the checks saw to unless another document was first.
 */
export async function addBalances(
  store: Store,
  db: Executor,
  units: readonly UnitChange[],
  quantities: readonly StoredQuantity[],
): Promise<void> {
  const bins = new BinSums();
  for (const { itemId, before } of units) bins.addUnit(itemId, before, -1);
  for (const { itemId, after } of units) bins.addUnit(itemId, after, 1);
  for (const quantity of quantities) bins.addQuantity(quantity);
  const changed = [...bins.sums.values()].filter(({ units: count, value }) => count || value);
  const rowOf = (bin: BinSum): Row => [bin.itemId, bin.areaId, bin.lot, bin.units, bin.value || 0];
  const taken = changed.filter((bin) => bin.units < 0).map(rowOf);
  const brought = changed.filter((bin) => bin.units >= 0).map(rowOf);
  if (taken.length > 0) {
    const { numAffectedRows } = await sql`update balances
      set units = balances.units + given.units, value = balances.value + given.amount
      from ${store.dialect.rowsOf(taken, balanceColumns)} as given
      where balances.item_id = given.item_id and balances.area_id = given.area_id
        and balances.lot = given.lot and balances.units + given.units >= 0`.execute(db);
    if (numAffectedRows !== BigInt(taken.length)) throw new LostRace();
  }
  if (brought.length > 0) {
    await sql`insert into balances (item_id, area_id, lot, units, value)
      select * from ${store.dialect.rowsOf(brought, balanceColumns)} as given where true
      on conflict (item_id, area_id, lot) do update set
        units = balances.units + excluded.units, value = balances.value + excluded.value`.execute(
      db,
    );
  }
}
