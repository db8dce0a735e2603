/**
 * Loads what a draft needs to know of the books, in a handful of statements whatever its size.
 */
import { sql } from 'kysely';
import { listNeeds, listSkus } from '../../shared/documents/needs.ts';
import type { BooksView, DocumentRecord, UnitRecord } from '../../shared/documents/view.ts';
import type { DocumentDraft } from '../../shared/api.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import { seriesNamed } from '../../shared/stock/series.ts';
import type { Area, Item } from '../../shared/stock/masters.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { DocumentsTable, PartiesTable, ItemsTable } from '../store/tables.ts';
import { readClosedThrough } from './periods.ts';
import { areaOf, documentOf, itemOf, partyOf } from './records.ts';
import { readSettings } from './settings.ts';
import { loadComponents } from './view-assembly.ts';
import { loadReceived } from './view-costs.ts';
import { loadCounted } from './view-count.ts';
import { loadFollowed } from './view-followed.ts';
import { loadBalances, loadLots, loadPools } from './view-stock.ts';
import {
  findFreshSerials,
  loadAverageCosts,
  loadFreeUnits,
  loadUnitsByFold,
} from './view-units.ts';

async function loadItems(
  store: Store,
  db: Executor,
  draft: DocumentDraft,
): Promise<Map<string, Item>> {
  const { rows } = await sql<ItemsTable>`
    select items.* from ${store.dialect.textsOf(listSkus(draft))} as wanted
    join items on items.sku = wanted.value`.execute(db);
  return new Map(rows.map((row) => [row.sku, itemOf(row)]));
}

/** The items of loaded units that the draft does not name itself. */
async function loadItemsById(
  store: Store,
  db: Executor,
  known: Iterable<Item>,
  itemIds: Iterable<number>,
): Promise<Map<number, Item>> {
  const items = new Map([...known].map((item) => [item.id, item]));
  const missing = new Set<number>();
  for (const itemId of itemIds) if (!items.has(itemId)) missing.add(itemId);
  if (missing.size === 0) return items;
  const { rows } = await sql<ItemsTable>`
    select * from items where id in ${store.dialect.numbersOf([...missing])}`.execute(db);
  for (const row of rows) items.set(row.id, itemOf(row));
  return items;
}

function collectIds(units: Iterable<UnitRecord>): { documents: number[]; parties: number[] } {
  const documents = new Set<number>();
  const parties = new Set<number>();
  const add = (to: Set<number>, id: number | null | undefined): void => {
    if (id !== null && id !== undefined) to.add(id);
  };
  for (const { state } of units) {
    add(documents, state.lastDocumentId);
    add(documents, state.heldBy);
    add(documents, state.sale?.documentId);
    add(documents, state.receiptId);
    add(parties, state.holder);
    add(parties, state.vendor);
    add(parties, state.sale?.customer);
  }
  return { documents: [...documents], parties: [...parties] };
}

/** The number of an earlier document of the same vendor that stands and has the same vendor's RMA number. */
async function findVendorRma(db: Executor, draft: DocumentDraft): Promise<string | null> {
  const { vendorRmaNumber } = draft;
  if (draft.kind !== 'vendor_rma' || vendorRmaNumber === undefined) return null;
  const { rows } = await sql<Pick<DocumentsTable, 'number' | 'header'>>`
    select d.number, d.header from documents d
    join parties p on p.id = d.party_id and p.code = ${draft.party ?? ''}
    where d.kind = 'vendor_rma' and d.reverses_id is null and d.closes_id is null
      and not exists (select 1 from documents undoing where undoing.reverses_id = d.id)
    order by d.id desc`.execute(db);
  const used = rows.find(({ header }) => {
    const kept = JSON.parse(header) as Pick<DocumentDraft, 'vendorRmaNumber'>;
    return kept.vendorRmaNumber === vendorRmaNumber;
  });
  return used?.number ?? null;
}

/** The kinds of documents by which goods may come whose cost the books do not know. */
const kindsWithAverages: ReadonlySet<DocumentDraft['kind']> = new Set([
  'invoice',
  'credit_memo',
  'stock_count',
]);

/** Everything that checking and posting a draft asks of the books. */
export async function loadView(
  store: Store,
  db: Executor,
  draft: DocumentDraft,
): Promise<BooksView> {
  const settings = await readSettings(db);
  const areaList = (await db.selectFrom('areas').selectAll().execute()).map(areaOf);
  const areas = new Map<string, Area>(areaList.map((area) => [area.code, area]));
  const items = await loadItems(store, db, draft);
  const needs = listNeeds(draft, items, areas, settings);
  const unitsByFold = await loadUnitsByFold(store, db, needs.folds);
  const wanted = [...needs.freshSerials].map(([name, count]) => ({
    series: seriesNamed(name, areas),
    count,
  }));
  const freshSerials = await findFreshSerials(store, db, wanted, new Set(needs.folds));
  const followed = await loadFollowed(store, db, draft);
  const orderIds = [...followed.values()].map(({ id }) => id);
  const freeUnits = await loadFreeUnits(store, db, needs.freeUnits, draft.occurredOn, orderIds);
  const named = [...unitsByFold.values(), ...freeUnits.values()].flat();
  const received = await loadReceived(store, db, draft, followed);
  const counted = await loadCounted(store, db, draft, items, areas, needs.manufacturerSerials);
  const components = await loadComponents(store, db, draft, named);
  const parts = [...components.values()].flat();
  const lives = await loadUnitsByFold(
    store,
    db,
    parts.map(({ serial }) => foldSerial(serial)),
  );
  for (const [fold, units] of lives) unitsByFold.set(fold, units);
  const loaded = [
    ...named,
    ...parts,
    ...[...lives.values()].flat(),
    ...received.units.map(({ unit }) => unit),
    ...counted.units,
    ...[...counted.byManufacturerSerial.values()].flat(),
  ];
  const itemsById = await loadItemsById(
    store,
    db,
    [...items.values(), ...counted.items],
    loaded.map(({ itemId }) => itemId).concat(received.quantities.map(({ itemId }) => itemId)),
  );
  const quantityItems = [...itemsById.values()].filter(({ tracking }) => tracking === 'quantity');
  const quantityIds = quantityItems.map(({ id }) => id);
  const lotIds = [...itemsById.values()].filter(({ lotTracked }) => lotTracked).map(({ id }) => id);
  const ids = collectIds(loaded);
  const { rows: documentRows } = await sql<Parameters<typeof documentOf>[0]>`
    select d.id, d.number, d.kind, d.party_id, d.occurred_on
    from ${store.dialect.numbersOf(ids.documents)} as wanted
    join documents d on d.id = wanted.value`.execute(db);
  const documents = new Map<number, DocumentRecord>(
    documentRows.map((row) => [row.id, documentOf(row)]),
  );
  for (const { partyId } of followed.values()) if (partyId !== null) ids.parties.push(partyId);
  const { rows: partyRows } = await sql<PartiesTable>`
    select parties.* from parties
    where code = ${draft.party ?? ''} or id in ${store.dialect.numbersOf(ids.parties)}`.execute(db);
  const parties = partyRows.map(partyOf);
  const needsAverages = kindsWithAverages.has(draft.kind);
  return {
    baseCurrency: store.baseCurrency,
    settings,
    closedThrough: await readClosedThrough(db),
    items,
    itemsById,
    parties: new Map(parties.map((party) => [party.code, party])),
    areas,
    followed,
    documents,
    partyNames: new Map(parties.map((party) => [party.id, party.name])),
    areasById: new Map(areaList.map((area) => [area.id, area])),
    unitsByFold,
    freshSerials,
    freeUnits,
    pools: await loadPools(store, db, quantityIds),
    balances: await loadBalances(store, db, quantityIds, draft.occurredOn),
    averageCosts: needsAverages
      ? await loadAverageCosts(store, db, [...itemsById.keys()])
      : new Map<number, number>(),
    lots: await loadLots(store, db, lotIds),
    receivedUnits: received.units,
    receivedQuantities: received.quantities,
    countedUnits: counted.units,
    countedBalances: counted.balances,
    leftSince: counted.leftSince,
    unitsByManufacturerSerial: counted.byManufacturerSerial,
    components,
    vendorRmaUsedOn: await findVendorRma(db, draft),
  };
}
