/**
 * Look-ups and histories of units: which unit a text names, and everything that happened to it.
 * Many serials are one question: every look-up is a handful of statements whatever its size.
 */
import { sql } from 'kysely';
import type { BodyOf, HistoryRow, UnitCard } from '../../shared/api.ts';
import type { CostPart } from '../../shared/api/units.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { formatMoney } from '../../shared/money.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import type { UnitEvent } from '../../shared/stock/lifecycle.ts';
import type { Books } from '../books.ts';
import { loadCostParts } from './cost-parts.ts';
import { unpackRow } from '../store/dialect.ts';
import type { UnitsTable } from '../store/tables.ts';
import { allUnitColumns } from './records.ts';
import {
  boundOf,
  cardsOf,
  isWithin,
  livesColumn,
  standWithin,
  type Bound,
  type UnitRow,
} from './unit-cards.ts';

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
  readonly units: readonly (UnitCard & { history?: HistoryRow[]; costParts?: CostPart[] })[];
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
  const bound = boundOf(request);
  const cards = await cardsOf(books, rows, bound);
  const histories =
    request.history === true
      ? await loadHistories(
          books,
          cards.map(({ row }) => row.id),
          bound,
        )
      : null;
  const costs =
    request.costParts === true
      ? await loadCostParts(
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
    const units = latest.map(({ row, card }) => ({
      ...card,
      ...(histories === null ? {} : { history: histories.get(row.id) ?? [] }),
      ...(costs === null ? {} : { costParts: costs.get(row.id) ?? [] }),
    }));
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
  const rows = (await findLives(books, sku, text)).filter(({ status }) => status !== 'none');
  return rows.find((row) => life === undefined || row.life === life) ?? null;
}

/** The rows of all lives of one unit, the latest first, those that were taken back among them. */
async function findLives(books: Books, sku: string, text: string): Promise<UnitRow[]> {
  const cleaned = cleanSerial(text);
  if (!cleaned.ok) return [];
  const { rows } = await sql<UnitRow>`
    select u.*, ${livesColumn} as lives from units u join items i on i.id = u.item_id
    where u.fold = ${foldSerial(cleaned.value)} and i.sku = ${sku}
      and u.exact in ('', ${cleaned.value})
    order by u.life desc`.execute(books.store.db);
  return rows;
}

/** The card of one unit, in the life asked for, or the latest that it had begun by then; or null. */
export async function findCard(
  books: Books,
  sku: string,
  text: string,
  options: LifeBound,
): Promise<UnitCard | null> {
  const { life } = options;
  const lives = await findLives(books, sku, text);
  const rows = lives.filter((row) => life === undefined || row.life === life);
  const [found] = await cardsOf(books, rows, boundOf(options));
  return found?.card ?? null;
}

/** Which life of a unit is asked for, and when; without a life it is the latest that had begun. */
type LifeBound = Pick<Bound, 'asOf' | 'knownAt'> & { readonly life?: number | undefined };

/** The history of one unit within a bound, oldest first. Null where it was not in the books. */
export async function findHistory(
  books: Books,
  sku: string,
  text: string,
  options: LifeBound,
): Promise<HistoryRow[] | null> {
  const { life } = options;
  const bound = boundOf(options);
  const lives = await findLives(books, sku, text);
  const rows = lives.filter((row) => life === undefined || row.life === life);
  const stood = bound === undefined ? rows : await standWithin(books, rows, bound);
  const found = stood.find(({ status }) => status !== 'none');
  if (found === undefined) return null;
  return (await loadHistories(books, [found.id], bound)).get(found.id) ?? [];
}

interface HistorySource {
  unit_id: number;
  occurred_on: string;
  recorded_at: string;
  document: string;
  kind: DocumentKind;
  event: UnitEvent;
  from_area: string | null;
  to_area: string | null;
  party: string | null;
  user_name: string;
  cost_change: number;
  late_cost: number;
}

const historySelect = sql`
  select m.unit_id, m.id, m.occurred_on, d.recorded_at, d.number as document, d.kind,
    m.event, a.code as from_area, b.code as to_area, p.code as party, d.user_name, m.cost_change,
    m.late_cost
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
    event: row.event,
    ...(row.late_cost === 0 ? {} : { lateCost: formatMoney(row.late_cost, currency) }),
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
