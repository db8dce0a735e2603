/**
 * Reconciliations that are kept: what was found never changes; what was decided is the fold of the steps, and what
 * became of each row is read from the standing documents that the steps name. A handful of statements for any length.
 */
import { sql } from 'kysely';
import type { AnswerOf, BodyOf, QueryOf } from '../../shared/api.ts';
import type { ReconciliationAnswer } from '../../shared/api/reconciliations.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { formatMoney, sum, type Minor } from '../../shared/money.ts';
import { claimOf } from '../../shared/reconcile/claim.ts';
import { foldDecisions, rowsIn, type DecisionStep } from '../../shared/reconcile/decisions.ts';
import {
  agreedCost,
  explainBill,
  itemReceived,
  rowsToAnnounce,
  rowsToBill,
  rowsToReceive,
  rowsToSendBack,
  type AgreedPrices,
  type DecidedRow,
  type ReconcileResult,
} from '../../shared/reconcile/outcome.ts';
import type { ReconcileRow } from '../../shared/reconcile/reconcile.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import type { Books } from '../books.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { ReconciliationsTable, ReconciliationStepsTable } from '../store/tables.ts';
import { stands } from './documents.ts';
import { readCursor } from './masters.ts';
import { showRow } from './reconcile.ts';

/** What the order said of an item when the lists were reconciled. */
export interface OrderedItem {
  readonly item: string;
  readonly ordered: number;
  readonly open: number;
  /** Of one unit, less its discount. */
  readonly unitCost: Minor | null;
}

/** What was found, as it is kept. */
export interface Found {
  readonly rows: readonly ReconcileRow[];
  readonly ordered: readonly OrderedItem[];
}

export type PostedStep = {
  readonly kind: 'posted';
  readonly result: ReconcileResult;
  readonly units: number;
};
type Step = ReconciliationStepsTable & { readonly said: DecisionStep | PostedStep };

type KeptRow = ReconciliationsTable & { vendor: string; vendor_name: string };

/** A document that a step of a reconciliation put down. */
interface ResultDocument {
  readonly uuid: string;
  readonly number: string;
  readonly kind: DocumentKind;
  /** Whether no other took it back. */
  readonly stands: boolean;
}

export interface Kept {
  readonly row: KeptRow;
  readonly request: BodyOf<'makeReconciliation'>;
  readonly found: Found;
  readonly prices: AgreedPrices;
  readonly steps: readonly Step[];
  readonly decided: readonly DecidedRow[];
  readonly documents: readonly ResultDocument[];
  /** Ids of documents that are drafts still. */
  readonly drafts: ReadonlySet<string>;
}

function selectKept(db: Executor) {
  return db
    .selectFrom('reconciliations as r')
    .innerJoin('parties as p', 'p.id', 'r.party_id')
    .select(['p.code as vendor', 'p.name as vendor_name']);
}

async function loadSteps(db: Executor, id: number): Promise<Step[]> {
  const rows = await db
    .selectFrom('reconciliation_steps')
    .selectAll()
    .where('reconciliation_id', '=', id)
    .orderBy('step')
    .execute();
  return rows.map((row) => ({ ...row, said: JSON.parse(row.content) as Step['said'] }));
}

/** The documents of the steps, and the receipt that the reconciliation was made for. */
async function loadResults(
  { dialect }: Store,
  db: Executor,
  row: KeptRow,
  steps: readonly Step[],
): Promise<ResultDocument[]> {
  const uuids = steps.flatMap(({ document_uuid: uuid }) => (uuid === null ? [] : [uuid]));
  const { rows } = await sql<Omit<ResultDocument, 'stands'> & { stands: number | boolean }>`
    select d.uuid, d.number, d.kind, ${stands('d.id')} as stands from documents d
    where d.uuid in ${dialect.textsOf(uuids)} or d.number = ${row.receipt_number ?? ''}
    order by d.id`.execute(db);
  return rows.map((document) => ({ ...document, stands: Boolean(document.stands) }));
}

/** Where a unit went, by its folded serial, with its item and without. */
function keysOf(fold: string, item: string | null): string[] {
  return item === null ? [fold] : [`${fold} ${item}`];
}

/** Each row with what was decided about it, and the standing documents that carry its unit. */
async function decideRows(
  { dialect }: Store,
  db: Executor,
  rows: readonly ReconcileRow[],
  steps: readonly Step[],
  documents: readonly ResultDocument[],
): Promise<DecidedRow[]> {
  const numbers = documents.filter((document) => document.stands).map(({ number }) => number);
  const carried = await sql<{ number: string; kind: DocumentKind; fold: string; sku: string }>`
    select d.number, d.kind, u.fold, i.sku from documents d
    join movements m on m.document_id = d.id
    join units u on u.id = m.unit_id join items i on i.id = u.item_id
    where d.number in ${dialect.textsOf(numbers)} order by m.id`.execute(db);
  const receipts = new Map<string, string>();
  const returns = new Map<string, string>();
  for (const { number, kind, fold, sku } of carried.rows) {
    const wanted =
      kind === 'goods_receipt'
        ? receipts
        : kind === 'vendor_rma' || kind === 'debit_memo'
          ? returns
          : null;
    for (const key of [fold, `${fold} ${sku}`]) wanted?.set(key, number);
  }
  const decisions = foldDecisions(
    rows,
    steps.flatMap(({ said }) => (said.kind === 'posted' ? [] : [said])),
  );
  return rows.map((row, index) => {
    const serials = row.candidate === null ? [row.serial] : [row.serial, row.candidate];
    const keys = serials.flatMap((serial) => keysOf(foldSerial(serial), itemReceived(row)));
    const find = (places: ReadonlyMap<string, string>): string | null =>
      keys.flatMap((key) => places.get(key) ?? [])[0] ?? null;
    return {
      ...row,
      decision: decisions[index] ?? null,
      receipt: find(receipts),
      sentBack: find(returns),
    };
  });
}

/** A reconciliation whole, or null where there is none of this number or id. */
export async function loadReconciliation(
  store: Store,
  db: Executor,
  key: { readonly number: string } | { readonly uuid: string },
): Promise<Kept | null> {
  const query = selectKept(db).selectAll('r');
  const row = await (
    'number' in key
      ? query.where('r.number', '=', key.number.toUpperCase())
      : query.where('r.uuid', '=', key.uuid)
  ).executeTakeFirst();
  if (row === undefined) return null;
  const found = JSON.parse(row.found) as Found;
  const steps = await loadSteps(db, row.id);
  const documents = await loadResults(store, db, row, steps);
  const uuids = steps.flatMap(({ document_uuid: uuid }) => (uuid === null ? [] : [uuid]));
  const drafts = await sql<{ uuid: string }>`
    select uuid from drafts where uuid in ${store.dialect.textsOf(uuids)}`.execute(db);
  return {
    row,
    request: JSON.parse(row.content) as Kept['request'],
    found,
    prices: new Map(found.ordered.map(({ item, unitCost }) => [item, unitCost])),
    steps,
    documents,
    drafts: new Set(drafts.rows.map(({ uuid }) => uuid)),
    decided: await decideRows(store, db, found.rows, steps, documents),
  };
}

/** The standing document that a result put down; null where none did, or it was taken back. */
export function findResult(kept: Kept, result: ReconcileResult): ResultDocument | null {
  for (const { said, document_uuid: uuid } of kept.steps) {
    if (said.kind !== 'posted' || said.result !== result) continue;
    const document = kept.documents.find((each) => each.uuid === uuid && each.stands);
    if (document !== undefined) return document;
  }
  return null;
}

/** How many units each result would carry now. */
export function countReady(kept: Kept): Record<ReconcileResult, number> {
  const { decided, request } = kept;
  const back = rowsToSendBack(decided).length;
  const isFirst = (result: ReconcileResult): boolean => findResult(kept, result) === null;
  const canAnnounce = request.order !== undefined && isFirst('announcement');
  return {
    receipt: rowsToReceive(decided).length,
    announcement: canAnnounce ? rowsToAnnounce(decided).length : 0,
    vendor_rma: back,
    debit_memo: back,
    bill: isFirst('bill') ? rowsToBill(decided).length : 0,
  };
}

function answerStep(step: Step, kept: Kept): ReconciliationAnswer['steps'][number] {
  const { said } = step;
  const base = { step: step.step, at: step.made_at, user: step.user_name, kind: said.kind };
  if (said.kind === 'undone') return base;
  if (said.kind === 'decided') {
    const units = [...rowsIn(said.rows)].length;
    return { ...base, decision: said.decision, units };
  }
  const uuid = step.document_uuid ?? '';
  return {
    ...base,
    result: said.result,
    units: said.units,
    document: kept.documents.find((document) => document.uuid === uuid)?.number ?? null,
    draft: kept.drafts.has(uuid) ? uuid : null,
  };
}

/** The lists side by side, item by item of the order. */
function compareOrder({ found: { rows, ordered }, row: { currency } }: Kept) {
  const counts = new Map<string, { listed: number; scanned: number; billed: number }>();
  for (const row of rows) {
    const item = itemReceived(row) ?? '';
    const known = counts.get(item) ?? { listed: 0, scanned: 0, billed: 0 };
    counts.set(item, {
      listed: known.listed + row.counts.expected,
      scanned: known.scanned + row.counts.scanned,
      billed: known.billed + row.counts.billed,
    });
  }
  return ordered.map(({ unitCost, ...item }) => ({
    ...item,
    unitCost: unitCost === null ? null : formatMoney(unitCost, currency),
    ...(counts.get(item.item) ?? { listed: 0, scanned: 0, billed: 0 }),
  }));
}

type Listed = AnswerOf<'listReconciliations'>['items'][number];

function answerListed(row: Omit<KeptRow, 'content' | 'found' | 'content_hash'>): Listed {
  return {
    number: row.number,
    id: row.uuid,
    vendor: row.vendor,
    vendorName: row.vendor_name,
    order: row.order_number,
    receipt: row.receipt_number,
    reference: row.reference,
    currency: row.currency,
    madeAt: row.made_at,
    user: row.user_name,
    totals: JSON.parse(row.totals) as Listed['totals'],
  };
}

export function answerReconciliation(kept: Kept): ReconciliationAnswer {
  const { row, decided, prices, request } = kept;
  const { currency } = row;
  const show = (amount: Minor | null): string | null =>
    amount === null ? null : formatMoney(amount, currency);
  const claims = decided.map((each) => claimOf(each, prices)?.amount ?? null);
  const bill = explainBill(decided, prices);
  return {
    ...answerListed(row),
    note: request.note ?? null,
    rows: decided.map((each, index) => ({
      ...showRow(each, currency),
      row: index + 1,
      scannedItem: each.scannedItem,
      candidates: [...each.candidates],
      counts: each.counts,
      agreedCost: show(agreedCost(each, prices)),
      decision: each.decision,
      claim: show(claims[index] ?? null),
      receipt: each.receipt,
      sentBack: each.sentBack,
    })),
    ordered: compareOrder(kept),
    claimed: formatMoney(sum(claims.map((claim) => claim ?? 0)), currency),
    undecided: decided.filter(({ decision }) => decision === null).length,
    bill:
      bill === null
        ? null
        : {
            billed: formatMoney(bill.billed, currency),
            booked: formatMoney(bill.booked, currency),
            notBooked: bill.notBooked.map((left) => ({
              ...left,
              amount: formatMoney(left.amount, currency),
            })),
            priceDifference: formatMoney(bill.priceDifference, currency),
          },
    ready: countReady(kept),
    steps: kept.steps.map((step) => answerStep(step, kept)),
  };
}

/** Newest first; the cursor is the last one's place. */
export async function listReconciliations(
  { store }: Books,
  query: QueryOf<'listReconciliations'>,
): Promise<AnswerOf<'listReconciliations'>> {
  const limit = query.limit ?? 200;
  let select = selectKept(store.db)
    .select([
      ...(['r.id', 'r.uuid', 'r.number', 'r.party_id', 'r.order_number'] as const),
      ...(['r.receipt_number', 'r.reference', 'r.currency', 'r.made_at'] as const),
      ...(['r.user_name', 'r.totals'] as const),
    ])
    .orderBy('r.id', 'desc')
    .limit(limit + 1);
  if (query.vendor !== undefined) select = select.where('p.code', '=', query.vendor);
  if (query.order !== undefined) select = select.where('r.order_number', '=', query.order);
  if (query.cursor !== undefined) select = select.where('r.id', '<', readCursor(query.cursor, 0));
  const rows = await select.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(answerListed),
    next: rows.length > limit && last !== undefined ? String(last.id) : null,
  };
}
