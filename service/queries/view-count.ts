/** What lies in a bin that is counted, and the units that a count names by their makers' serials. */
import { sql } from 'kysely';
import type { DocumentDraft } from '../../shared/api.ts';
import type { UnitRecord } from '../../shared/documents/view.ts';
import type { Area, Item } from '../../shared/stock/masters.ts';
import type { Executor } from '../store/counters.ts';
import { unpackRow } from '../store/dialect.ts';
import type { Store } from '../store/store.ts';
import type { ItemsTable, UnitsTable } from '../store/tables.ts';
import { allUnitColumns, itemOf, unitOf } from './records.ts';

export interface Counted {
  /** The units of the items in scope that lie in the bin, by item and age. */
  readonly units: UnitRecord[];
  /** The items that lie in the bin or are named. */
  readonly items: Item[];
  readonly byManufacturerSerial: Map<string, UnitRecord[]>;
}

const nothing: Counted = { units: [], items: [], byManufacturerSerial: new Map() };

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
    draft.items === undefined ? sql`true` : sql`b.item_id in ${store.dialect.numbersOf(scope)}`;
  const { rows: itemRows } = await sql<ItemsTable>`
    select i.* from items i where i.id in (
      select b.item_id from balances b
      where b.area_id = ${area.id} and b.units > 0 and ${inScope})
    order by i.sku`.execute(db);
  const there = itemRows.map(itemOf);
  const lying = await sql<{ packed: string }>`
    select ${store.dialect.packedRow('units', allUnitColumns)} as packed from units
    where area_id = ${area.id} and status <> 'none'
      and item_id in ${store.dialect.numbersOf(there.map(({ id }) => id))}
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
  };
}
