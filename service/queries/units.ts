/**
 * Cards and histories of units: what a serial is, where it lies, what it cost, and everything that happened to it.
 * Many serials are one question: every look-up is a handful of statements whatever its size.
 */
import { sql, type RawBuilder } from 'kysely';
import type { BodyOf, HistoryRow, QueryOf, UnitCard } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { daysBetween, type Day } from '../../shared/day.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import { isOurs } from '../../shared/stock/lifecycle.ts';
import type { Item } from '../../shared/stock/masters.ts';
import { foldUnit, type Movement } from '../../shared/stock/unit.ts';
import { warrantyUntil } from '../../shared/stock/warranty.ts';
import { lotKey } from '../../shared/documents/view.ts';
import { todayOf, type Books } from '../books.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { unpackRow } from '../store/dialect.ts';
import type { ItemsTable, MovementsTable, UnitsTable } from '../store/tables.ts';
import { loadLotWarranties } from './lots.ts';
import { readCursor, type Page } from './masters.ts';
import {
  allUnitColumns,
  itemOf,
  movementOf,
  stateColumnNames,
  stateOf,
  stateValues,
} from './records.ts';

type UnitRow = UnitsTable & { lives: number };

/** Rows of units with how many lives their serial has; `source` names and filters units as `u`. */
const livesColumn = sql<number>`(select count(*) from units other where other.fold = u.fold
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
    trueCost: formatMoney(state.cost, currency),
    customer: name(names.parties, sale?.customer ?? null),
    soldOn: sale?.soldOn ?? null,
    invoiceNumber: name(names.documents, sale?.documentId ?? null),
    unitPrice: sale === null ? null : formatMoney(sale.price, currency),
    margin: sale === null ? null : formatMoney(sale.price - state.cost, currency),
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

/** Up to which movement units are seen: the end of a day, or a document as it was posted. */
type Bound = { readonly asOf: Day } | { readonly documentId: number };

function isWithin(bound: Bound): RawBuilder<unknown> {
  return 'asOf' in bound
    ? sql`m.occurred_on <= ${bound.asOf}`
    : sql`m.document_id <= ${bound.documentId}`;
}

async function cardsOf(
  books: Books,
  rows: readonly UnitRow[],
  bound: Bound | undefined,
): Promise<{ row: UnitRow; card: UnitCard }[]> {
  const stood = bound === undefined ? rows : await standWithin(books, rows, bound);
  const names = await loadNames(books, stood);
  const today = bound !== undefined && 'asOf' in bound ? bound.asOf : todayOf(books);
  return stood
    .filter((row) => row.status !== 'none')
    .map((row) => ({ row, card: cardOf(row, names, books.store.baseCurrency, today) }));
}

/** The same rows in the state they were in then. */
async function standWithin(
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

/** Rows that hold every life of their serials, each with how many it has; a serial's lives stand together. */
function countLives(rows: readonly UnitsTable[]): UnitRow[] {
  const counts = new Map<string, number>();
  const keyOf = (row: UnitsTable): string => `${row.fold}\u0000${row.item_id}\u0000${row.exact}`;
  for (const row of rows) {
    if (row.life > 1) counts.set(keyOf(row), 0);
  }
  // Serials of one life, which are nearly all, need no counting.
  if (counts.size > 0) {
    for (const row of rows) {
      const count = counts.get(keyOf(row));
      if (count !== undefined && row.status !== 'none') counts.set(keyOf(row), count + 1);
    }
  }
  return rows.map((row) =>
    Object.assign(row, { lives: counts.size === 0 ? 1 : (counts.get(keyOf(row)) ?? 1) }),
  );
}

interface LookupResult {
  readonly input: string;
  readonly match: 'one' | 'none' | 'several';
  readonly units: readonly (UnitCard & { history?: HistoryRow[] })[];
}

/** One answer per input, in order: the units of any item that the text names, each in its latest life. */
export async function lookupUnits(
  books: Books,
  request: BodyOf<'lookupUnits'>,
): Promise<{ results: LookupResult[] }> {
  const { db, dialect } = books.store;
  const cleaned = request.serials.map((text) => {
    const serial = cleanSerial(text);
    return serial.ok ? serial.value : null;
  });
  const folds = new Set(cleaned.filter((serial) => serial !== null).map(foldSerial));
  const packedRows = await sql<{ packed: string }>`
    select ${dialect.packedRow('u', allUnitColumns)} as packed
    from ${dialect.textsOf([...folds])} as wanted
    join units u on u.fold = wanted.value
    ${request.item === undefined ? sql`` : sql`join items i on i.id = u.item_id and i.sku = ${request.item}`}
    order by u.item_id, u.life desc`.execute(db);
  const rows = countLives(
    packedRows.rows.map(({ packed }) => unpackRow<UnitsTable>(packed, allUnitColumns)),
  );
  const bound = request.asOf === undefined ? undefined : { asOf: request.asOf };
  const cards = await cardsOf(books, rows, bound);
  const histories =
    request.history === true
      ? await loadHistories(
          books,
          cards.map(({ row }) => row.id),
          bound,
        )
      : null;
  const byFold = new Map<string, typeof cards>();
  for (const found of cards) {
    const same = byFold.get(found.row.fold);
    if (same === undefined) byFold.set(found.row.fold, [found]);
    else same.push(found);
  }
  const results = request.serials.map((input, index): LookupResult => {
    const serial = cleaned[index] ?? null;
    const found = serial === null ? [] : (byFold.get(foldSerial(serial)) ?? []);
    const named = found.filter(({ row }) => row.exact === '' || row.exact === serial);
    // They come by item, latest life first.
    const latest = named.filter(({ row }, at) => row.item_id !== named[at - 1]?.row.item_id);
    const units = latest.map(({ row, card }) =>
      histories === null ? card : { ...card, history: histories.get(row.id) ?? [] },
    );
    const match = units.length === 0 ? 'none' : units.length === 1 ? 'one' : 'several';
    return { input, match, units };
  });
  return { results };
}

/** The row of one unit: the life asked for, or the latest. Null where there is none. */
export async function findUnitRow(
  books: Books,
  sku: string,
  text: string,
  life?: number,
): Promise<UnitRow | null> {
  const rows = await findLives(books, sku, text);
  return rows.find((row) => life === undefined || row.life === life) ?? null;
}

/** The rows of all lives of one unit, the latest first. */
async function findLives(books: Books, sku: string, text: string): Promise<UnitRow[]> {
  const cleaned = cleanSerial(text);
  if (!cleaned.ok) return [];
  const { rows } = await sql<UnitRow>`
    select u.*, ${livesColumn} as lives from units u join items i on i.id = u.item_id
    where u.fold = ${foldSerial(cleaned.value)} and i.sku = ${sku}
      and u.exact in ('', ${cleaned.value}) and u.status <> 'none'
    order by u.life desc`.execute(books.store.db);
  return rows;
}

/** The card of one unit, in the life asked for, or the latest that it had begun by then; or null. */
export async function findCard(
  books: Books,
  sku: string,
  text: string,
  options: { readonly life?: number | undefined; readonly asOf?: Day | undefined },
): Promise<UnitCard | null> {
  const { life, asOf } = options;
  const lives = await findLives(books, sku, text);
  const rows = lives.filter((row) => life === undefined || row.life === life);
  const [found] = await cardsOf(books, rows, asOf === undefined ? undefined : { asOf });
  return found?.card ?? null;
}

interface HistorySource {
  unit_id: number;
  occurred_on: string;
  recorded_at: string;
  document: string;
  kind: DocumentKind;
  from_area: string | null;
  to_area: string | null;
  party: string | null;
  user_name: string;
  cost_change: number;
}

export const historySelect = sql`
  select m.unit_id, m.id, m.occurred_on, d.recorded_at, d.number as document, d.kind,
    a.code as from_area, b.code as to_area, p.code as party, d.user_name, m.cost_change
  from movements m
  join documents d on d.id = m.document_id
  left join areas a on a.id = m.from_area_id
  left join areas b on b.id = m.to_area_id
  left join parties p on p.id = m.party_id`;

export function historyRowOf(row: HistorySource, currency: string): HistoryRow {
  return {
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
    document: row.document,
    kind: row.kind,
    fromArea: row.from_area,
    toArea: row.to_area,
    party: row.party,
    user: row.user_name,
    costChange: formatMoney(row.cost_change, currency),
  };
}

/** The history of each unit, oldest first. */
export async function loadHistories(
  books: Books,
  unitIds: readonly number[],
  bound?: Bound,
): Promise<Map<number, HistoryRow[]>> {
  const { db, dialect, baseCurrency } = books.store;
  const until = bound === undefined ? sql`` : sql`and ${isWithin(bound)}`;
  const { rows } = await sql<HistorySource>`${historySelect}
    where m.unit_id in ${dialect.numbersOf(unitIds)} ${until} order by m.id`.execute(db);
  const histories = new Map<number, HistoryRow[]>();
  for (const row of rows) {
    const history = histories.get(row.unit_id);
    const entry = historyRowOf(row, baseCurrency);
    if (history === undefined) histories.set(row.unit_id, [entry]);
    else history.push(entry);
  }
  return histories;
}

/** Units that fit all filters, in the order in which they came, a page at a time. */
export async function listUnits(
  books: Books,
  filters: QueryOf<'listUnits'>,
): Promise<Page<UnitCard>> {
  const { db, baseCurrency } = books.store;
  const limit = filters.limit ?? 200;
  const where = [sql`u.status <> 'none'`];
  const { item, vendor, customer, area, status, prefix, lot, cursor } = filters;
  if (item !== undefined) where.push(sql`u.item_id = (select id from items where sku = ${item})`);
  if (vendor !== undefined) {
    where.push(sql`u.vendor_id = (select id from parties where code = ${vendor})`);
  }
  if (customer !== undefined) {
    where.push(sql`u.customer_id = (select id from parties where code = ${customer})`);
  }
  if (area !== undefined) where.push(sql`u.area_id = (select id from areas where code = ${area})`);
  if (status !== undefined) where.push(sql`u.status in (${sql.join([status].flat())})`);
  if (prefix !== undefined && prefix !== '') {
    const fold = foldSerial(prefix);
    where.push(sql`u.fold >= ${fold} and u.fold < ${`${fold}\u{10ffff}`}`);
  }
  if (lot !== undefined) where.push(sql`u.lot = ${lot}`);
  if (filters.receivedFrom !== undefined) where.push(sql`u.received_on >= ${filters.receivedFrom}`);
  if (filters.receivedTo !== undefined) where.push(sql`u.received_on <= ${filters.receivedTo}`);
  const costFrom = parseMoney(filters.costFrom ?? '', baseCurrency);
  const costTo = parseMoney(filters.costTo ?? '', baseCurrency);
  if (costFrom !== null) where.push(sql`u.cost >= ${costFrom}`);
  if (costTo !== null) where.push(sql`u.cost <= ${costTo}`);
  if (cursor !== undefined) where.push(sql`u.id > ${readCursor(cursor, Number.MAX_SAFE_INTEGER)}`);
  const { rows } = await sql<UnitRow>`
    select u.*, ${livesColumn} as lives from units u
    where ${sql.join(where, sql` and `)} order by u.id limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const cards = await cardsOf(books, shown, undefined);
  return {
    items: cards.map(({ card }) => card),
    next: rows.length > limit ? String(shown.at(-1)?.id ?? '') : null,
  };
}

/** The units of a document as they stood when it was posted, with their history up to it, by unit id. */
export async function loadUnitsAt(
  books: Books,
  documentId: number,
): Promise<{ card: UnitCard; history: readonly HistoryRow[] }[]> {
  const { rows } = await sql<UnitRow>`
    select u.*, ${livesColumn} as lives from movements own join units u on u.id = own.unit_id
    where own.document_id = ${documentId} order by own.id`.execute(books.store.db);
  const bound = { documentId };
  const cards = await cardsOf(books, rows, bound);
  const unitIds = rows.map((row) => row.id);
  const histories = await loadHistories(books, unitIds, bound);
  return cards.map(({ row, card }) => ({ card, history: histories.get(row.id) ?? [] }));
}
