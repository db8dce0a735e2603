/** What lies in a bin that is counted, and the units that a count names by their makers' serials. */
import { sql } from 'kysely';
import type { DocumentDraft } from '../../shared/api.ts';
import type { BinBalance, LaterMovement, UnitRecord } from '../../shared/documents/view.ts';
import type { Day } from '../../shared/day.ts';
import type { Area, Item } from '../../shared/stock/masters.ts';
import type { Executor } from '../store/counters.ts';
import { unpackRow } from '../store/dialect.ts';
import type { Store } from '../store/store.ts';
import type { ItemsTable, UnitsTable } from '../store/tables.ts';
import { stands } from './documents.ts';
import { allUnitColumns, itemOf, unitOf } from './records.ts';

export interface Counted {
  /** The units of the items in scope that lie in the bin, by item and age. */
  readonly units: UnitRecord[];
  /** The items that lie in the bin, or of which a quantity lay there on the day and has left since. */
  readonly items: Item[];
  readonly byManufacturerSerial: Map<string, UnitRecord[]>;
  readonly balances: Map<number, BinBalance[]>;
  readonly leftSince: Map<number, LaterMovement>;
}

const nothing: Counted = {
  units: [],
  items: [],
  byManufacturerSerial: new Map(),
  balances: new Map(),
  leftSince: new Map(),
};

/** What a stock count is compared with; nothing for other drafts. */
export async function loadCounted(
  store: Store,
  db: Executor,
  draft: DocumentDraft,
  items: ReadonlyMap<string, Item>,
  areas: ReadonlyMap<string, Area>,
  manufacturerSerials: readonly string[],
): Promise<Counted> {
  const area = draft.area === undefined ? undefined : areas.get(draft.area);
  if (draft.kind !== 'stock_count' || area?.kind !== 'bin') return nothing;
  const named = [...(draft.items ?? []), ...draft.lines.map(({ item }) => item)];
  const scope = named.flatMap((sku) => items.get(sku)?.id ?? []);
  const inScope =
    draft.items === undefined ? sql`true` : sql`i.id in ${store.dialect.numbersOf(scope)}`;
  const { rows: itemRows } = await sql<ItemsTable>`
    select i.* from items i where ${inScope} and (
      i.id in (select b.item_id from balances b where b.area_id = ${area.id} and b.units > 0)
      or i.id in (select q.item_id from quantity_movements q
        where q.from_area_id = ${area.id} and q.occurred_on > ${draft.occurredOn}))
    order by i.sku`.execute(db);
  const there = itemRows.map(itemOf);
  const known = [...there, ...items.values()];
  const idsOf = (tracking: Item['tracking']): number[] => [
    ...new Set(known.filter((item) => item.tracking === tracking).map(({ id }) => id)),
  ];
  const lying = await sql<{ packed: string }>`
    select ${store.dialect.packedRow('units', allUnitColumns)} as packed from units
    where area_id = ${area.id} and status <> 'none'
      and item_id in ${store.dialect.numbersOf(there.map(({ id }) => id))}
      and not (last_on > ${draft.occurredOn} and exists (
        select 1 from movements m where m.unit_id = units.id and m.to_area_id = ${area.id}
          and m.from_area_id is distinct from ${area.id} and m.occurred_on > ${draft.occurredOn}
          and m.reverses_id is null and ${stands('m.document_id')}))
    order by item_id, received_on, fold`.execute(db);
  const marked = await sql<{ packed: string }>`
    select ${store.dialect.packedRow('units', allUnitColumns)} as packed
    from ${store.dialect.textsOf(manufacturerSerials)} as wanted
    join units on units.manufacturer_serial = wanted.value
    where units.status in ('in_stock', 'committed', 'returned', 'in_transit')
    order by units.received_on, units.fold`.execute(db);
  const byManufacturerSerial = new Map<string, UnitRecord[]>();
  for (const { packed } of marked.rows) {
    const unit = unitOf(unpackRow<UnitsTable>(packed, allUnitColumns));
    const key = unit.manufacturerSerial ?? '';
    const found = byManufacturerSerial.get(key);
    if (found === undefined) byManufacturerSerial.set(key, [unit]);
    else found.push(unit);
  }
  return {
    units: lying.rows.map(({ packed }) => unitOf(unpackRow<UnitsTable>(packed, allUnitColumns))),
    items: there,
    byManufacturerSerial,
    balances: await loadBalancesThen(store, db, area.id, idsOf('quantity'), draft.occurredOn),
    leftSince: await loadLeftSince(store, db, area.id, idsOf('auto_serial'), draft.occurredOn),
  };
}

/** What lay in a bin at the end of a day: what lies there now, less what came since, and what went. */
async function loadBalancesThen(
  store: Store,
  db: Executor,
  areaId: number,
  itemIds: readonly number[],
  day: Day,
): Promise<Map<number, BinBalance[]>> {
  const balances = new Map<number, BinBalance[]>();
  if (itemIds.length === 0) return balances;
  const ids = store.dialect.numbersOf(itemIds);
  const { rows } = await sql<{ item_id: number; lot: string; units: number }>`
    select item_id, lot, sum(units) as units from (
      select item_id, lot, units from balances where area_id = ${areaId} and item_id in ${ids}
      union all
      select item_id, lot, -quantity from quantity_movements
      where item_id in ${ids} and occurred_on > ${day} and to_area_id = ${areaId}
      union all
      select item_id, lot, quantity from quantity_movements
      where item_id in ${ids} and occurred_on > ${day} and from_area_id = ${areaId}) then_there
    group by item_id, lot having sum(units) > 0 order by item_id, lot`.execute(db);
  for (const { item_id, lot, units } of rows) {
    const balance = { areaId, lot, units };
    const found = balances.get(item_id);
    if (found === undefined) balances.set(item_id, [balance]);
    else found.push(balance);
  }
  return balances;
}

/** The last movement by which units of each item left a bin after a day. */
async function loadLeftSince(
  store: Store,
  db: Executor,
  areaId: number,
  itemIds: readonly number[],
  day: Day,
): Promise<Map<number, LaterMovement>> {
  if (itemIds.length === 0) return new Map();
  const { rows } = await sql<{ item_id: number; last_on: Day; document: string }>`
    select u.item_id, m.occurred_on as last_on, d.number as document
    from units u
    join movements m on m.unit_id = u.id and m.occurred_on > ${day}
      and m.from_area_id = ${areaId} and coalesce(m.to_area_id, 0) <> ${areaId}
    join documents d on d.id = m.document_id
    where u.item_id in ${store.dialect.numbersOf(itemIds)} and u.last_on > ${day}
    order by m.occurred_on, m.id`.execute(db);
  return new Map(
    rows.map(({ item_id, last_on, document }) => [item_id, { lastOn: last_on, document }]),
  );
}
