/**
 * Loads what a draft needs to know of the books, in a handful of statements whatever its size.
 */
import { sql } from 'kysely';
import type { Day } from '../../shared/day.ts';
import { listNeeds } from '../../shared/documents/check-lines.ts';
import type { BooksView, DocumentRecord, UnitRecord } from '../../shared/documents/view.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import type { DocumentDraft } from '../../shared/api.ts';
import { peekNumber, type Executor } from '../store/counters.ts';
import { unpackRow } from '../store/dialect.ts';
import type { Store } from '../store/store.ts';
import type { UnitsTable } from '../store/tables.ts';
import { allUnitColumns, areaOf, documentOf, itemOf, partyOf, unitOf } from './records.ts';

/** The series that generated serials come from, and where it begins (everest.md 1.7). */
export const serialSeries = { name: 'serial', start: 100_000 };

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
 * The free units of items that a draft takes by quantity, oldest first: those in bins that goods are sold from, and
 * that had not moved after the draft's day.
 */
async function loadFreeUnits(
  db: Executor,
  wanted: ReadonlyMap<number, number>,
  day: Day,
): Promise<Map<number, UnitRecord[]>> {
  const free = new Map<number, UnitRecord[]>([...wanted.keys()].map((itemId) => [itemId, []]));
  if (free.size === 0) return free;
  const rows = await db
    .selectFrom('units')
    .innerJoin('areas', 'areas.id', 'units.area_id')
    .selectAll('units')
    .where('item_id', 'in', [...free.keys()])
    .where('status', 'in', ['in_stock', 'returned'])
    .where('areas.stock_type', 'in', ['normal', 'returned'])
    .where('last_on', '<=', day)
    .orderBy('received_on')
    .orderBy('fold')
    .execute();
  for (const row of rows) free.get(row.item_id)?.push(unitOf(row));
  return free;
}

/** The next serials of the series that no unit has and the draft does not name. */
async function findFreshSerials(
  store: Store,
  db: Executor,
  count: number,
  named: ReadonlySet<string>,
): Promise<string[]> {
  const fresh: string[] = [];
  let next = count === 0 ? 0 : await peekNumber(db, serialSeries.name, serialSeries.start);
  while (fresh.length < count) {
    const candidates = Array.from({ length: count - fresh.length }, (_, index) =>
      String(next + index),
    );
    const taken = await loadUnitsByFold(store, db, candidates.map(foldSerial));
    const isFree = (fold: string): boolean => !taken.has(fold) && !named.has(fold);
    fresh.push(...candidates.filter((serial) => isFree(foldSerial(serial))));
    next += candidates.length;
  }
  return fresh;
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

const documentColumns = ['id', 'number', 'kind', 'party_id', 'occurred_on'] as const;

/** Everything that checking and posting a draft asks of the books. */
export async function loadView(
  store: Store,
  db: Executor,
  draft: DocumentDraft,
): Promise<BooksView> {
  const skus = [...new Set(draft.lines.map((line) => line.item))];
  const { rows: itemRows } = await sql<Parameters<typeof itemOf>[0]>`
    select items.* from ${store.dialect.textsOf(skus)} as wanted
    join items on items.sku = wanted.value`.execute(db);
  const items = new Map(itemRows.map((row) => [row.sku, itemOf(row)]));
  const needs = listNeeds(draft, items);
  const unitsByFold = await loadUnitsByFold(store, db, needs.folds);
  const freeUnits = await loadFreeUnits(db, needs.freeUnits, draft.occurredOn);
  const freshSerials = await findFreshSerials(store, db, needs.freshSerials, new Set(needs.folds));
  const areas = (await db.selectFrom('areas').selectAll().execute()).map(areaOf);

  const numbers = draft.from === undefined ? [] : [draft.from].flat();
  const followed =
    numbers.length === 0
      ? []
      : await db
          .selectFrom('documents')
          .select(documentColumns)
          .where('number', 'in', numbers)
          .execute();
  const loaded = [...unitsByFold.values(), ...freeUnits.values()].flat();
  const ids = collectIds(loaded);
  const { rows: documentRows } = await sql<Parameters<typeof documentOf>[0]>`
    select d.id, d.number, d.kind, d.party_id, d.occurred_on
    from ${store.dialect.numbersOf(ids.documents)} as wanted
    join documents d on d.id = wanted.value`.execute(db);
  const documents = new Map<number, DocumentRecord>(
    documentRows.map((row) => [row.id, documentOf(row)]),
  );
  for (const row of followed) if (row.party_id !== null) ids.parties.push(row.party_id);
  const { rows: partyRows } = await sql<Parameters<typeof partyOf>[0]>`
    select parties.* from parties
    where code = ${draft.party ?? ''} or id in ${store.dialect.numbersOf(ids.parties)}`.execute(db);
  const parties = partyRows.map(partyOf);
  const otherItemIds = new Set(loaded.map((unit) => unit.itemId));
  const { rows: nameRows } = await sql<{ id: number; sku: string }>`
    select id, sku from items
    where id in ${store.dialect.numbersOf([...otherItemIds])}`.execute(db);
  return {
    baseCurrency: store.baseCurrency,
    items,
    parties: new Map(parties.map((party) => [party.code, party])),
    areas: new Map(areas.map((area) => [area.code, area])),
    followed: new Map(followed.map((row) => [row.number, documentOf(row)])),
    documents,
    itemNames: new Map(nameRows.map((row) => [row.id, row.sku])),
    partyNames: new Map(parties.map((party) => [party.id, party.name])),
    areasById: new Map(areas.map((area) => [area.id, area])),
    unitsByFold,
    freshSerials,
    freeUnits,
  };
}
