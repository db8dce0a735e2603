/** What the books know of the serials of a vendor's list, and the list beside it. A few statements for any length. */
import { sql } from 'kysely';
import type { BodyOf } from '../../shared/api.ts';
import type { ReconcileTotals } from '../../shared/api/reconcile.ts';
import { formatMoney, parseMoney, sum, type Minor } from '../../shared/money.ts';
import {
  reconcile,
  reconcileClasses,
  type KnownUnit,
  type ListLine,
  type ReconcileClass,
  type ReconcileLists,
  type ReconcileRow,
} from '../../shared/reconcile/reconcile.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import { isGone, isOurs, type UnitStatus } from '../../shared/stock/lifecycle.ts';
import type { Books } from '../books.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';

type Given =
  BodyOf<'reconcile'>['expected'][number] | NonNullable<BodyOf<'reconcile'>['scanned']>[number];

/** What is asked to be reconciled, and in which currency its costs are. */
export interface ReconcileQuestion {
  readonly vendor: string;
  /** Its units are what arrived, where no scans are given. */
  readonly receipt: string | null;
  /** Of the lines that name none. */
  readonly item: string | null;
  readonly currency: string;
  readonly expected: BodyOf<'reconcile'>['expected'];
  readonly scanned: BodyOf<'reconcile'>['scanned'];
  readonly billed: BodyOf<'reconcile'>['billed'];
}

/** The lists as they were read, and what was found in them. */
export interface Reconciled {
  readonly vendorId: number;
  readonly lists: ReconcileLists;
  readonly rows: readonly ReconcileRow[];
  readonly currency: string;
}

function lineOf(given: Given, question: ReconcileQuestion): ListLine {
  const line = typeof given === 'string' ? { serial: given } : given;
  const { serial: text, item = null } = line;
  const unitCost = 'unitCost' in line ? line.unitCost : null;
  const serial = cleanSerial(text);
  return {
    serial: serial.ok ? serial.value : text,
    item: item ?? question.item,
    cost: typeof unitCost === 'string' ? parseMoney(unitCost, question.currency) : null,
  };
}

interface KnownRow {
  fold: string;
  serial: string;
  sku: string;
  status: UnitStatus;
  receipt_id: number | null;
}

/** The units that these serials name; those of the document itself are not known from before. */
async function loadKnown(
  { dialect }: Store,
  db: Executor,
  folds: readonly string[],
  documentId: number | null,
): Promise<Map<string, KnownUnit[]>> {
  const { rows } = await sql<KnownRow>`
    select u.fold, u.serial, i.sku, u.status, u.receipt_id
    from ${dialect.textsOf(folds)} as wanted
    join units u on u.fold = wanted.value
    join items i on i.id = u.item_id
    order by u.fold, u.item_id, u.life`.execute(db);
  const known = new Map<string, KnownUnit[]>();
  for (const row of rows) {
    if (documentId !== null && row.receipt_id === documentId) continue;
    const state = isOurs(row.status) ? 'in_stock' : isGone(row.status) ? 'sold' : null;
    if (state === null) continue;
    const same = known.get(row.fold);
    if (same === undefined) known.set(row.fold, [{ item: row.sku, state }]);
    else same.push({ item: row.sku, state });
  }
  return known;
}

async function loadReceived(db: Executor, documentId: number): Promise<ListLine[]> {
  const { rows } = await sql<{ serial: string; sku: string }>`
    select u.serial, i.sku from units u join items i on i.id = u.item_id
    where u.receipt_id = ${documentId} order by u.id`.execute(db);
  return rows.map(({ serial, sku }) => ({ serial, item: sku, cost: null }));
}

function totalOf(amounts: readonly Minor[], units: number, currency: string) {
  return { units, amount: formatMoney(sum(amounts), currency) };
}

/** A row as it is answered. */
export function showRow(row: ReconcileRow, currency: string) {
  const { serial, item, candidate, reason, expectedCost, billedCost, amount } = row;
  return {
    serial,
    item,
    class: row.class,
    ...(candidate === null ? {} : { candidate }),
    ...(reason === null ? {} : { reason }),
    ...(expectedCost === null ? {} : { expectedCost: formatMoney(expectedCost, currency) }),
    ...(billedCost === null ? {} : { billedCost: formatMoney(billedCost, currency) }),
    amount: formatMoney(amount, currency),
  };
}

/** The sums of each class and of each list; what was scanned stands at the cost of its rows. */
export function totalsOf({ rows, lists, currency }: Reconciled): ReconcileTotals {
  const { expected, scanned, billed } = lists;
  const costs = (lines: readonly ListLine[]) => lines.map(({ cost }) => cost ?? 0);
  const seen = rows.filter(({ counts }) => counts.scanned > 0).map(({ amount }) => amount);
  const amountsOf = new Map<string, Minor[]>(reconcileClasses.map((name) => [name, []]));
  for (const row of rows) amountsOf.get(row.class)?.push(row.amount);
  const ofClass = (name: ReconcileClass) => {
    const amounts = amountsOf.get(name) ?? [];
    return totalOf(amounts, amounts.length, currency);
  };
  return {
    matched: ofClass('matched'),
    missing: ofClass('missing'),
    extra: ofClass('extra'),
    duplicate: ofClass('duplicate'),
    wrong_item: ofClass('wrong_item'),
    already_in_stock: ofClass('already_in_stock'),
    sold_before: ofClass('sold_before'),
    near_match: ofClass('near_match'),
    expected: totalOf(costs(expected), expected.length, currency),
    scanned: totalOf(seen, scanned?.length ?? 0, currency),
    billed: totalOf(costs(billed), billed.length, currency),
  };
}

/** Refused where the vendor or the receipt is unknown, or a cost is none of the currency. */
export async function reconcileQuestion(
  store: Store,
  db: Executor,
  question: ReconcileQuestion,
): Promise<Result<Reconciled, Refusal>> {
  const { currency } = question;
  for (const { serial, unitCost } of [...question.expected, ...(question.billed ?? [])])
    if (typeof unitCost === 'string' && parseMoney(unitCost, currency) === null)
      return fail({ code: 'reconcile_amount', details: { serial, amount: unitCost, currency } });
  const vendor = await sql<{ id: number }>`
    select id from parties where lower(code) = ${question.vendor.toLowerCase()}`.execute(db);
  const vendorId = vendor.rows[0]?.id;
  if (vendorId === undefined) return fail({ code: 'no_party', details: {} });
  const receipts = await sql<{ id: number }>`
    select id from documents where number = ${question.receipt ?? ''}`.execute(db);
  const receiptId = receipts.rows[0]?.id ?? null;
  if (question.receipt !== null && receiptId === null)
    return fail({ code: 'no_document', details: {} });
  const read = (given: readonly Given[] = []) => given.map((line) => lineOf(line, question));
  const received = receiptId === null ? null : await loadReceived(db, receiptId);
  const lists = {
    expected: read(question.expected),
    scanned: question.scanned === undefined ? received : read(question.scanned),
    billed: read(question.billed),
  };
  const all = [...lists.expected, ...(lists.scanned ?? []), ...lists.billed];
  const folds = [...new Set(all.map(({ serial }) => foldSerial(serial)))];
  const known = await loadKnown(store, db, folds, receiptId);
  const rows = reconcile({ ...lists, known });
  return succeed({ vendorId, lists: { ...lists, known }, rows, currency });
}

/** The whole answer to lists that nobody keeps. */
export async function reconcileLists(
  { store }: Books,
  body: BodyOf<'reconcile'>,
): Promise<Result<object, Refusal>> {
  const { vendor, document: receipt = null, expected, scanned, billed } = body;
  const currency = store.baseCurrency;
  const question = { vendor, receipt, item: null, currency, expected, scanned, billed };
  const found = await reconcileQuestion(store, store.db, question);
  if (!found.ok) return found;
  const rows = found.value.rows.map((row) => showRow(row, currency));
  return succeed({ rows, totals: totalsOf(found.value) });
}
