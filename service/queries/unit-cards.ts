/** Cards of units as they stand, or stood: what a unit is, where it lies, what it cost and whom it is with. */
import { sql, type RawBuilder } from 'kysely';
import type { UnitCard } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { dayOf, daysBetween, type Day, type Instant } from '../../shared/day.ts';
import { formatMoney } from '../../shared/money.ts';
import { isOurs } from '../../shared/stock/lifecycle.ts';
import type { Item } from '../../shared/stock/masters.ts';
import { foldUnit, type Movement } from '../../shared/stock/unit.ts';
import { warrantyUntil } from '../../shared/stock/warranty.ts';
import { lotKey } from '../../shared/documents/view.ts';
import { todayOf, type Books } from '../books.ts';
import type { ItemsTable, MovementsTable, UnitsTable } from '../store/tables.ts';
import { loadLotWarranties } from './lots.ts';
import { itemOf, movementOf, stateColumnNames, stateOf, stateValues } from './records.ts';

export type UnitRow = UnitsTable & { lives: number };

/** Rows of units with how many lives their serial has; `source` names and filters units as `u`. */
export const livesColumn = sql<number>`(select count(*) from units other where other.fold = u.fold
  and other.item_id = u.item_id and other.exact = u.exact and other.status <> 'none')`;

/** The names that ids on units stand for, loaded once for all of them. */
interface Names {
  readonly items: ReadonlyMap<number, Item>;
  readonly parties: ReadonlyMap<number, string>;
  readonly areas: ReadonlyMap<number, string>;
  readonly documents: ReadonlyMap<number, string>;
  /** Through which day lots have warranty, by {@link lotKey}; lots that say none are left out. */
  readonly lotWarranties: ReadonlyMap<string, Day>;
}

async function loadNames(books: Books, rows: readonly UnitsTable[]): Promise<Names> {
  const { db, dialect } = books.store;
  const itemIds = new Set<number>();
  const partyIds = new Set<number>();
  const documentIds = new Set<number>();
  for (const row of rows) {
    itemIds.add(row.item_id);
    for (const id of [row.holder_id, row.vendor_id, row.customer_id]) {
      if (id !== null) partyIds.add(id);
    }
    for (const id of [row.receipt_id, row.invoice_id]) if (id !== null) documentIds.add(id);
  }
  const items = await sql<ItemsTable>`
    select * from items where id in ${dialect.numbersOf([...itemIds])}`.execute(db);
  const parties = await sql<{ id: number; code: string }>`
    select id, code from parties where id in ${dialect.numbersOf([...partyIds])}`.execute(db);
  const documents = await sql<{ id: number; number: string }>`
    select id, number from documents
    where id in ${dialect.numbersOf([...documentIds])}`.execute(db);
  const areas = await db.selectFrom('areas').select(['id', 'code']).execute();
  return {
    items: new Map(items.rows.map((row) => [row.id, itemOf(row)])),
    parties: new Map(parties.rows.map((row) => [row.id, row.code])),
    areas: new Map(areas.map((row) => [row.id, row.code])),
    documents: new Map(documents.rows.map((row) => [row.id, row.number])),
    lotWarranties: await loadLotWarranties(books.store, rows),
  };
}

function cardOf(row: UnitRow, names: Names, currency: string, today: Day): UnitCard {
  const state = stateOf(row);
  const { sale } = state;
  const trueCost = state.cost + state.lateCost;
  const item = present(names.items.get(row.item_id), 'the item of a unit');
  const name = (from: ReadonlyMap<number, string>, id: number | null): string | null =>
    id === null ? null : (from.get(id) ?? null);
  const stayedUntil = isOurs(state.status) ? today : (sale?.soldOn ?? state.lastOn ?? today);
  return {
    item: item.sku,
    description: item.description,
    serial: row.serial,
    manufacturerSerial: row.manufacturer_serial,
    lot: row.lot,
    life: row.life,
    lives: row.lives,
    status: state.status,
    area: name(names.areas, state.area),
    holder: name(names.parties, state.holder),
    vendor: name(names.parties, state.vendor),
    receivedOn: state.receivedOn,
    receiptNumber: name(names.documents, state.receiptId),
    unitCost: formatMoney(state.cost, currency),
    trueCost: formatMoney(trueCost, currency),
    customer: name(names.parties, sale?.customer ?? null),
    soldOn: sale?.soldOn ?? null,
    invoiceNumber: name(names.documents, sale?.documentId ?? null),
    unitPrice: sale === null ? null : formatMoney(sale.price, currency),
    margin: sale === null ? null : formatMoney(sale.price - trueCost, currency),
    daysInStock:
      state.receivedOn === null ? null : Math.max(0, daysBetween(state.receivedOn, stayedUntil)),
    warrantyUntil: warrantyUntil(item, {
      soldOn: sale?.soldOn ?? null,
      receivedOn: state.receivedOn,
      lotUntil:
        row.lot === null ? null : (names.lotWarranties.get(lotKey(row.item_id, row.lot)) ?? null),
    }),
    note: row.note,
    customFields:
      row.custom_fields === null ? {} : (JSON.parse(row.custom_fields) as Record<string, unknown>),
  };
}

/** Up to which movement units are seen: the end of a day, what was recorded by then, a document as it was posted. */
export interface Bound {
  readonly asOf?: Day | undefined;
  readonly knownAt?: Instant | undefined;
  readonly documentId?: number;
}

/** The bound that a query names; undefined where it asks for what stands now. */
export function boundOf({ asOf, knownAt }: Bound): Bound | undefined {
  return asOf === undefined && knownAt === undefined ? undefined : { asOf, knownAt };
}

/** Whether movements `m` lie within a bound. */
export function isWithin({ asOf, knownAt, documentId }: Bound): RawBuilder<unknown> {
  const bounds = [sql`true`];
  if (asOf !== undefined) bounds.push(sql`m.occurred_on <= ${asOf}`);
  if (documentId !== undefined) bounds.push(sql`m.document_id <= ${documentId}`);
  if (knownAt !== undefined) {
    bounds.push(sql`exists (select 1 from documents known
      where known.id = m.document_id and known.recorded_at <= ${knownAt})`);
  }
  return sql.join(bounds, sql` and `);
}

/** The cards of units as they stood within a bound, without those that were not in the books then. */
export async function cardsOf(
  books: Books,
  rows: readonly UnitRow[],
  bound: Bound | undefined,
): Promise<{ row: UnitRow; card: UnitCard }[]> {
  const stood = bound === undefined ? rows : await standWithin(books, rows, bound);
  return showCards(books, stood, bound);
}

/** The cards of rows that stand already as they did within a bound. */
export async function showCards(
  books: Books,
  stood: readonly UnitRow[],
  bound: Bound | undefined,
): Promise<{ row: UnitRow; card: UnitCard }[]> {
  const names = await loadNames(books, stood);
  const today =
    bound?.asOf ?? (bound?.knownAt === undefined ? todayOf(books) : dayOf(bound.knownAt));
  return stood
    .filter((row) => row.status !== 'none')
    .map((row) => ({ row, card: cardOf(row, names, books.store.baseCurrency, today) }));
}

/** The same rows in the state they were in then. */
export async function standWithin(
  books: Books,
  rows: readonly UnitRow[],
  bound: Bound,
): Promise<UnitRow[]> {
  const movements = await loadMovements(books, rows, bound);
  return rows.map((row) => {
    const state = foldUnit(movements.get(row.id) ?? []);
    const values = stateValues(state);
    const columns = Object.fromEntries(
      stateColumnNames.map((column, index) => [column, values[index]]),
    );
    return { ...row, ...columns };
  });
}

async function loadMovements(
  books: Books,
  rows: readonly UnitsTable[],
  bound: Bound,
): Promise<Map<number, Movement[]>> {
  const { db, dialect } = books.store;
  const found = await sql<MovementsTable>`
    select m.* from movements m where m.unit_id in ${dialect.numbersOf(rows.map((row) => row.id))}
      and ${isWithin(bound)} order by m.unit_id, m.id`.execute(db);
  const byUnit = new Map<number, Movement[]>();
  for (const row of found.rows) {
    const movements = byUnit.get(row.unit_id);
    if (movements === undefined) byUnit.set(row.unit_id, [movementOf(row)]);
    else movements.push(movementOf(row));
  }
  return byUnit;
}
