/**
 * Writes what a document does to goods without units: movements of quantities, and the pools that their average cost
 * comes from. A pool must be as it was read, for the costs of what leaves it were reckoned from it.
 */
import { sql } from 'kysely';
import type { Day } from '../../shared/day.ts';
import type { PlannedDocument } from '../../shared/documents/plan.ts';
import type { Pool } from '../../shared/documents/view.ts';
import type { Minor } from '../../shared/money.ts';
import type { UnitEvent } from '../../shared/stock/lifecycle.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { QuantityMovementsTable } from '../store/tables.ts';
import { LostRace } from '../store/transact.ts';
import { insertRows, type Row } from './write-rows.ts';

/** A movement of some of an item, as it is stored and hashed. Bins are null for what is not kept in stock. */
export interface StoredQuantity {
  readonly id: number;
  readonly documentId: number;
  readonly line: number;
  readonly itemId: number;
  readonly lot: string;
  readonly event: UnitEvent;
  readonly occurredOn: Day;
  readonly fromArea: number | null;
  readonly toArea: number | null;
  readonly quantity: number;
  readonly party: number | null;
  readonly costChange: Minor;
  readonly revenue: Minor;
  readonly lateCost: Minor;
  /** Set on a reversal, which has the event of the movement that it undoes. */
  readonly reverses: number | null;
}

export function quantityOf(row: QuantityMovementsTable): StoredQuantity {
  return {
    id: row.id,
    documentId: row.document_id,
    line: row.line,
    itemId: row.item_id,
    lot: row.lot,
    event: row.event,
    occurredOn: row.occurred_on,
    fromArea: row.from_area_id,
    toArea: row.to_area_id,
    quantity: row.quantity,
    party: row.party_id,
    costChange: row.cost_change,
    revenue: row.revenue,
    lateCost: row.late_cost,
    reverses: row.reverses_id,
  };
}

const quantityColumnNames = [
  'id',
  'document_id',
  'line',
  'item_id',
  'lot',
  'event',
  'occurred_on',
  'from_area_id',
  'to_area_id',
  'quantity',
  'party_id',
  'cost_change',
  'revenue',
  'late_cost',
  'reverses_id',
] as const;

export function quantityValues(movement: StoredQuantity): Row {
  return [
    movement.id,
    movement.documentId,
    movement.line,
    movement.itemId,
    movement.lot,
    movement.event,
    movement.occurredOn,
    movement.fromArea,
    movement.toArea,
    movement.quantity,
    movement.party,
    movement.costChange,
    movement.revenue,
    movement.lateCost,
    movement.reverses,
  ];
}

/** Gives each planned quantity its id. */
export async function planQuantityRows(
  db: Executor,
  { quantities, header }: PlannedDocument,
  documentId: number,
): Promise<StoredQuantity[]> {
  if (quantities.length === 0) return [];
  const first = await takeNumbers(db, 'quantity_movements', quantities.length);
  return quantities.map((planned, index) => ({
    id: first + index,
    documentId,
    line: planned.line,
    itemId: planned.item.id,
    lot: planned.lot,
    event: planned.event,
    occurredOn: header.occurredOn,
    fromArea: planned.fromArea,
    toArea: planned.toArea,
    quantity: planned.quantity,
    party: header.party?.id ?? null,
    costChange: planned.costChange,
    revenue: planned.revenue,
    lateCost: planned.lateCost,
    reverses: null,
  }));
}

/** Writes movements of quantities and what they leave in the pools; `seen` is each pool as it was read. */
export async function writeQuantities(
  store: Store,
  db: Executor,
  quantities: readonly StoredQuantity[],
  seen: ReadonlyMap<number, Pool>,
): Promise<void> {
  if (quantities.length === 0) return;
  await insertRows(
    store,
    db,
    'quantity_movements',
    quantityColumnNames,
    quantities.map(quantityValues),
  );
  await updatePools(store, db, sumPools(quantities), seen);
}

/** What movements change of each item's pool: what comes to us and what leaves us. */
export function sumPools(quantities: Iterable<StoredQuantity>): Map<number, Pool> {
  const pools = new Map<number, Pool>();
  for (const { itemId, fromArea, toArea, quantity, costChange } of quantities) {
    const change = (toArea === null ? 0 : quantity) - (fromArea === null ? 0 : quantity);
    if (change === 0 && costChange === 0) continue;
    const { units, value } = pools.get(itemId) ?? { units: 0, value: 0 };
    pools.set(itemId, { units: units + change, value: value + costChange });
  }
  return pools;
}

async function updatePools(
  store: Store,
  db: Executor,
  changes: ReadonlyMap<number, Pool>,
  seen: ReadonlyMap<number, Pool>,
): Promise<void> {
  const known: Row[] = [];
  const begun: Row[] = [];
  for (const [itemId, { units, value }] of changes) {
    const before = seen.get(itemId);
    if (before === undefined) begun.push([itemId, units, value]);
    else
      known.push([itemId, before.units + units, before.value + value, before.units, before.value]);
  }
  if (known.length > 0) {
    const columns = ['item_id', 'units', 'amount', 'seen_units', 'seen_amount'];
    const { numAffectedRows } = await sql`update pools set units = given.units, value = given.amount
      from ${store.dialect.rowsOf(known, columns)} as given
      where pools.item_id = given.item_id and pools.units = given.seen_units
        and pools.value = given.seen_amount`.execute(db);
    if (numAffectedRows !== BigInt(known.length)) throw new LostRace();
  }
  if (begun.length > 0) {
    const { numAffectedRows } = await sql`insert into pools (item_id, units, value)
      select * from ${store.dialect.rowsOf(begun, ['item_id', 'units', 'amount'])} as given
      where true on conflict (item_id) do nothing`.execute(db);
    if (numAffectedRows !== BigInt(begun.length)) throw new LostRace();
  }
}
