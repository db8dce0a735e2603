/**
 * Reconciles a vendor's lists and keeps them, and records what is decided. What was found is written once; each
 * decision is a step after the last one that its maker saw, so that two people cannot decide past one another. Both
 * are links of the audit chain.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { BodyOf } from '../../shared/api.ts';
import { kindFacts } from '../../shared/documents/kinds.ts';
import {
  decisionsFor,
  rowsIn,
  spansOf,
  standingDecisions,
  type Decision,
  type DecisionStep,
} from '../../shared/reconcile/decisions.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { nowOf, type Books } from '../books.ts';
import { findDocument, type DocumentRow } from '../queries/documents.ts';
import { reconcileQuestion, totalsOf } from '../queries/reconcile.ts';
import {
  loadReconciliation,
  type Kept,
  type OrderedItem,
  type PostedStep,
} from '../queries/reconciliations.ts';
import { loadFollowed } from '../queries/view-followed.ts';
import { appendLink } from '../store/audit.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import { transact } from '../store/transact.ts';
import { writeCanonical } from './post-document.ts';

const firstNumber = 100_001;

type Body = BodyOf<'makeReconciliation'>;

function digest(value: unknown): string {
  return createHash('sha256').update(writeCanonical(value)).digest('hex');
}

/** A document of the vendor and of this kind; null where none is asked for. */
async function findNamed(
  db: Executor,
  number: string | undefined,
  kind: 'purchase_order' | 'goods_receipt',
  vendor: string,
): Promise<Result<DocumentRow | null, Refusal>> {
  if (number === undefined) return succeed(null);
  const row = await findDocument(db, { number });
  if (row === null) return fail({ code: 'no_document', details: {} });
  if (row.kind !== kind || row.reverses !== null || row.closes !== null) {
    const details = { number, kind: row.kind, wanted: kind };
    return fail({ code: 'reconcile_wrong_kind', details });
  }
  if (row.party_code?.toLowerCase() !== vendor.toLowerCase()) {
    const details = { number, vendor: row.party_code ?? kindFacts[kind].title };
    return fail({ code: 'reconcile_other_vendor', details });
  }
  return succeed(row);
}

/** What an order says of each item: how many, how many are open, and at what price less its discount. */
async function loadOrdered(store: Store, db: Executor, number: string): Promise<OrderedItem[]> {
  const order = (await loadFollowed(store, db, { from: number })).get(number);
  if (order === undefined) return [];
  const skus = await sql<{ id: number; sku: string }>`
    select id, sku from items where id in ${store.dialect.numbersOf(
      order.lines.map(({ itemId }) => itemId),
    )}`.execute(db);
  const skuOf = new Map(skus.rows.map(({ id, sku }) => [id, sku]));
  const items = new Map<string, OrderedItem>();
  for (const { itemId, quantity, done, unitAmount, discount } of order.lines) {
    const item = skuOf.get(itemId) ?? '';
    const known = items.get(item);
    items.set(item, {
      item,
      ordered: (known?.ordered ?? 0) + quantity,
      open: (known?.open ?? 0) + Math.max(0, quantity - done),
      unitCost: known?.unitCost ?? (unitAmount === null ? null : unitAmount - discount),
    });
  }
  return [...items.values()];
}

/** The one item that the list can only be of; null where there are several. */
function onlyItem(ordered: readonly OrderedItem[]): string | null {
  const [first, second] = ordered;
  return first !== undefined && second === undefined ? first.item : null;
}

/** What is asked, whole: the lists, and what the documents that are named say of them. */
export async function prepareReconciliation(store: Store, db: Executor, body: Body) {
  const order = await findNamed(db, body.order, 'purchase_order', body.vendor);
  if (!order.ok) return order;
  const receipt = await findNamed(db, body.receipt, 'goods_receipt', body.vendor);
  if (!receipt.ok) return receipt;
  const currency =
    body.currency ?? order.value?.currency ?? receipt.value?.currency ?? store.baseCurrency;
  const inOrder = body.order === undefined ? [] : await loadOrdered(store, db, body.order);
  // A price that was agreed in another currency is not compared with this list's.
  const isSameCurrency = order.value === null || order.value.currency === currency;
  const ordered = isSameCurrency ? inOrder : inOrder.map((item) => ({ ...item, unitCost: null }));
  const found = await reconcileQuestion(store, db, {
    vendor: body.vendor,
    receipt: body.receipt ?? null,
    item: body.item ?? onlyItem(ordered),
    currency,
    expected: body.expected,
    scanned: body.scanned,
    billed: body.billed,
  });
  return found.ok ? succeed({ ...found.value, ordered }) : found;
}

export interface Made {
  readonly kept: Kept;
  readonly isNew: boolean;
}

/** Reconciles and keeps; the same id with the same lists answers what is there. */
export async function makeReconciliation(
  books: Books,
  body: Body,
  user: string,
): Promise<Result<Made, Refusal>> {
  const { store } = books;
  const contentHash = digest(body);
  return transact(store, async (db): Promise<Result<Made, Refusal>> => {
    const before = await loadReconciliation(store, db, { uuid: body.id });
    if (before !== null) {
      return before.row.content_hash === contentHash
        ? succeed({ kept: before, isNew: false })
        : fail({ code: 'reconcile_id_reused', details: { number: before.row.number } });
    }
    const prepared = await prepareReconciliation(store, db, body);
    if (!prepared.ok) return prepared;
    const { vendorId, rows, ordered, currency } = prepared.value;
    const number = `REC-${String(await takeNumbers(db, 'REC', 1, firstNumber))}`;
    const found = JSON.stringify({ rows, ordered });
    const madeAt = nowOf(books);
    await db
      .insertInto('reconciliations')
      .values({
        id: await takeNumbers(db, 'reconciliations', 1),
        ...{ uuid: body.id, number, party_id: vendorId, currency },
        order_number: body.order ?? null,
        receipt_number: body.receipt ?? null,
        reference: body.reference ?? null,
        ...{ made_at: madeAt, user_name: user, content_hash: contentHash },
        content: JSON.stringify(body),
        found,
        totals: JSON.stringify(totalsOf(prepared.value)),
      })
      .execute();
    await appendLink(db, store.bookId, {
      ...{ recordedAt: madeAt, user, action: 'reconcile list', subject: number },
      content: digest({ contentHash, found }),
    });
    const kept = await loadReconciliation(store, db, { number });
    if (kept === null) throw new Error(`${number} was written and is not there`);
    return succeed({ kept, isNew: true });
  });
}

/** Writes the next step, and its link. */
export async function writeStep(
  books: Books,
  db: Executor,
  { row, steps }: Kept,
  said: DecisionStep | PostedStep,
  uuid: string | null,
  user: string,
): Promise<void> {
  const step = (steps.at(-1)?.step ?? 0) + 1;
  const madeAt = nowOf(books);
  await db
    .insertInto('reconciliation_steps')
    .values({
      reconciliation_id: row.id,
      step,
      ...{ made_at: madeAt, user_name: user, kind: said.kind, document_uuid: uuid },
      content: JSON.stringify(said),
    })
    .execute();
  await appendLink(db, books.store.bookId, {
    ...{ recordedAt: madeAt, user, action: 'decide reconciliation', subject: row.number },
    content: digest({ step, said, uuid }),
  });
}

type DecideBody = BodyOf<'decideReconciliation'>;

/** The document that settled a row; null while it is open. */
function settledBy({ receipt, sentBack }: Kept['decided'][number]): string | null {
  return sentBack ?? receipt;
}

/** The rows that are meant, or why they cannot be decided so. */
function chooseRows(
  { decided }: Kept,
  body: Extract<DecideBody, { decision: Decision | null }>,
): Result<number[], Refusal> {
  if (body.rows === undefined) {
    const rows = decided.flatMap((row, index) => {
      const isMeant = body.class === undefined || row.class === body.class;
      const fits = body.decision === null || decisionsFor(row).includes(body.decision);
      return isMeant && fits && isOpen(row, body.decision) ? [index + 1] : [];
    });
    return rows.length === 0 ? fail({ code: 'reconcile_no_rows', details: {} }) : succeed(rows);
  }
  const count = decided.length;
  const beyond = body.rows.find(([first, last]) => last > count || first > last);
  if (beyond !== undefined) {
    return fail({ code: 'reconcile_row', details: { row: beyond[1], rows: count } });
  }
  const rows = [...rowsIn(body.rows)];
  for (const number of rows) {
    const row = decided[number - 1];
    if (row === undefined) continue;
    const { serial } = row;
    if (!isOpen(row, body.decision)) {
      const details = { serial, document: settledBy(row) ?? '' };
      return fail({ code: 'reconcile_settled', details });
    }
    if (body.decision !== null && !decisionsFor(row).includes(body.decision)) {
      return fail({ code: 'reconcile_decision', details: { serial, decision: body.decision } });
    }
  }
  return succeed(rows);
}

/** A unit that was received may still go back or be claimed; one that went back is settled. */
function isOpen(row: Kept['decided'][number], decision: Decision | null): boolean {
  if (row.sentBack !== null) return false;
  return row.receipt === null || decision === 'send_back' || decision === 'receive';
}

/** The step that a request asks for, or why it cannot be. */
function stepOf(kept: Kept, body: DecideBody): Result<DecisionStep, Refusal> {
  if ('undo' in body) {
    const standing = standingDecisions(
      kept.steps.flatMap(({ said }) => (said.kind === 'posted' ? [] : [said])),
    );
    const last = standing.at(-1);
    if (last === undefined) return fail({ code: 'reconcile_none_to_undo', details: {} });
    for (const number of rowsIn(last.rows)) {
      const row = kept.decided[number - 1];
      const document = row === undefined ? null : settledBy(row);
      if (row !== undefined && document !== null && document !== kept.row.receipt_number) {
        return fail({ code: 'reconcile_settled', details: { serial: row.serial, document } });
      }
    }
    return succeed({ kind: 'undone' });
  }
  const rows = chooseRows(kept, body);
  if (!rows.ok) return rows;
  return succeed({ kind: 'decided', rows: spansOf(rows.value), decision: body.decision });
}

/** Decides rows, or takes the last decision back. Null where there is no such reconciliation. */
export async function decideReconciliation(
  books: Books,
  number: string,
  body: DecideBody,
  user: string,
): Promise<Result<Kept, Refusal> | null> {
  const { store } = books;
  return transact(store, async (db): Promise<Result<Kept, Refusal> | null> => {
    const kept = await loadReconciliation(store, db, { number });
    if (kept === null) return null;
    const last = kept.steps.at(-1);
    if (last !== undefined && last.step !== body.after) {
      return fail({ code: 'reconcile_moved', details: { user: last.user_name } });
    }
    const step = stepOf(kept, body);
    if (!step.ok) return step;
    await writeStep(books, db, kept, step.value, null, user);
    const after = await loadReconciliation(store, db, { number });
    return after === null ? null : succeed(after);
  });
}
