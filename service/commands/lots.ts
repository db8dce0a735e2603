/** Entering lots: whole lists at once, by item and lot. The same rows again change nothing. */
import { sql } from 'kysely';
import type { LotFields } from '../../shared/api/lots.ts';
import { lotKey } from '../../shared/documents/view.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { Books } from '../books.ts';
import { itemOf, partyOf } from '../queries/records.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { ItemsTable, LotsTable, PartiesTable } from '../store/tables.ts';
import type { Item, Party } from '../../shared/stock/masters.ts';
import { findTwice, saveList, type MasterOutcome } from './masters.ts';

/** What the rows of a list name of the books. */
interface LotView {
  readonly items: ReadonlyMap<string, Item>;
  readonly vendors: ReadonlyMap<string, Party>;
  /** The fields that the books hold, by {@link lotKey}. */
  readonly fields: ReadonlyMap<string, string>;
}

export async function putLots(
  books: Books,
  lots: readonly LotFields[],
  user: string,
): Promise<MasterOutcome> {
  const { store } = books;
  return saveList(books, user, 'lots', lots, async (db) => {
    const view = await loadLotView(store, db, lots);
    const issues = findTwice(lots, ({ item, lot }) => `${item} lot ${lot}`);
    lots.forEach((lot, index) => {
      const refusal = findLotFault(lot, view);
      if (refusal !== null) issues.push({ line: index + 1, refusal });
    });
    if (issues.length > 0) return { issues, changed: 0 };
    const rows = lots.flatMap((lot) => rowOf(lot, view) ?? []);
    if (rows.length > 0) await writeLots(store, db, rows);
    return { issues, changed: rows.length };
  });
}

async function loadLotView(
  store: Store,
  db: Executor,
  lots: readonly LotFields[],
): Promise<LotView> {
  const { dialect } = store;
  const skus = new Set(lots.map(({ item }) => item));
  const codes = new Set(lots.flatMap(({ vendor }) => vendor ?? []));
  const items = await sql<ItemsTable>`
    select * from items where sku in ${dialect.textsOf([...skus])}`.execute(db);
  const vendors = await sql<PartiesTable>`
    select * from parties where code in ${dialect.textsOf([...codes])}`.execute(db);
  const held = await sql<LotsTable>`
    select * from lots
    where item_id in ${dialect.numbersOf(items.rows.map(({ id }) => id))}
      and lot in ${dialect.textsOf(lots.map(({ lot }) => lot))}`.execute(db);
  return {
    items: new Map(items.rows.map((row) => [row.sku, itemOf(row)])),
    vendors: new Map(vendors.rows.map((row) => [row.code, partyOf(row)])),
    fields: new Map(held.rows.map((row) => [lotKey(row.item_id, row.lot), row.fields])),
  };
}

function findLotFault({ item, lot, vendor }: LotFields, view: LotView): Refusal | null {
  const known = view.items.get(item);
  if (known === undefined) return { code: 'lot_item_unknown', details: { item, lot } };
  if (known.tracking === 'none') return { code: 'lot_untracked', details: { item } };
  if (vendor === undefined) return null;
  const party = view.vendors.get(vendor);
  if (party === undefined) return { code: 'lot_vendor_unknown', details: { vendor, lot } };
  return party.roles.includes('vendor')
    ? null
    : { code: 'lot_vendor_wrong', details: { vendor, lot } };
}

const columns = ['item_id', 'lot', 'vendor_id', 'manufactured_on', 'expires_on', 'fields'];
type LotValues = readonly (string | number | null)[];

/** A lot as the values of {@link columns}; none where the books hold it just so. */
function rowOf(lot: LotFields, view: LotView): [LotValues] | null {
  const item = view.items.get(lot.item);
  const fields = JSON.stringify(lot);
  if (item === undefined || view.fields.get(lotKey(item.id, lot.lot)) === fields) return null;
  const vendor = lot.vendor === undefined ? undefined : view.vendors.get(lot.vendor);
  return [
    [
      item.id,
      lot.lot,
      vendor?.id ?? null,
      lot.manufacturedOn ?? null,
      lot.expiresOn ?? null,
      fields,
    ],
  ];
}

async function writeLots(store: Store, db: Executor, rows: readonly LotValues[]): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into lots (${names})
    select * from ${store.dialect.rowsOf(rows, columns)} as given where true
    on conflict (item_id, lot) do update set vendor_id = excluded.vendor_id,
      manufactured_on = excluded.manufactured_on, expires_on = excluded.expires_on,
      fields = excluded.fields`.execute(db);
}
