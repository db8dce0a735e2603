/**
 * Writes a planned document: its row and lines, what it follows and fulfils, units and quantities with their movements,
 * postings, kept sums and the link of the audit chain. A handful of statements whatever its size, all in the caller's
 * transaction.
 */
import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/day.ts';
import { kindFacts, type DocumentKind } from '../../shared/documents/kinds.ts';
import type { PlannedDocument } from '../../shared/documents/plan.ts';
import type { BooksView } from '../../shared/documents/view.ts';
import { keptHeader, keptLineFields } from '../queries/document-facts.ts';
import { appendLink, type AuditHead } from '../store/audit.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import {
  planQuantityRows,
  quantityValues,
  writeQuantities,
  type StoredQuantity,
} from './write-quantities.ts';
import { insertRows, type Row } from './write-rows.ts';
import { keepFreshSerials } from './write-series.ts';
import { addBalances, addItemDays, writePostings } from './write-sums.ts';
import {
  movementValues,
  planUnitRows,
  writeUnitLinks,
  writeUnits,
  type StoredMovement,
} from './write-units.ts';

/** Who records something, and when. */
export interface Recording {
  readonly user: string;
  readonly recordedAt: Instant;
}

const documentNumberStart = 100_001;

export async function takeDocumentNumber(db: Executor, kind: DocumentKind): Promise<string> {
  const number = await takeNumbers(db, `document:${kind}`, 1, documentNumberStart);
  return `${kindFacts[kind].numberPrefix}-${number}`;
}

/**
 * The digest of a document in the audit chain: its id, day and content, and all that it moved. What a movement has
 * only since the books keep late costs stands at its end where there is one, so that older digests stay what they are.
 */
export function digestMovements(
  header: Row,
  movements: readonly StoredMovement[],
  quantities: readonly StoredQuantity[],
): string {
  const units = movements.map((movement) => {
    const { lateCost } = movement;
    const values = movementValues(movement);
    return JSON.stringify(lateCost === 0 ? values : [...values, lateCost]);
  });
  const others = quantities.map((quantity) => JSON.stringify(quantityValues(quantity)));
  return createHash('sha256')
    .update(JSON.stringify(header))
    .update(units.join(''))
    .update(others.join(''))
    .digest('hex');
}

export interface WrittenDocument {
  readonly id: number;
  readonly number: string;
  readonly head: AuditHead;
}

/** Posts a plan that was made from `view`, under the caller's transaction. */
export async function writeDocument(
  store: Store,
  db: Executor,
  plan: PlannedDocument,
  view: BooksView,
  contentHash: string,
  recording: Recording,
): Promise<WrittenDocument> {
  const { draft, header, totals } = plan;
  const documentId = await takeNumbers(db, 'documents', 1);
  const number = await takeDocumentNumber(db, header.kind);
  await db
    .insertInto('documents')
    .values({
      id: documentId,
      uuid: draft.id,
      number,
      kind: header.kind,
      occurred_on: header.occurredOn,
      recorded_at: recording.recordedAt,
      user_name: recording.user,
      party_id: header.party?.id ?? null,
      reference: draft.reference ?? null,
      salesperson: header.salesperson,
      currency: header.currency,
      header: JSON.stringify(keptHeader(plan)),
      content_hash: contentHash,
      units: totals.units,
      net: totals.net,
      tax: totals.tax,
      add_on_costs: totals.addOnCosts,
      cost: totals.cost,
      reverses_id: null,
      closes_id: null,
    })
    .execute();
  await writeLines(store, db, plan, documentId);
  await writeFollowed(store, db, plan, documentId);
  const units = await planUnitRows(db, plan, documentId);
  const quantities = await planQuantityRows(db, plan, documentId);
  await writeUnits(store, db, units);
  await writeUnitLinks(store, db, plan, units, documentId);
  await writeQuantities(store, db, quantities, view.pools);
  await keepFreshSerials(db, view, units);
  await writePostings(store, db, documentId, header.occurredOn, plan.postings);
  await addItemDays(store, db, units, quantities);
  await addBalances(store, db, units, quantities);
  const head = await appendLink(db, store.bookId, {
    recordedAt: recording.recordedAt,
    user: recording.user,
    action: `post ${header.kind}`,
    subject: number,
    content: digestMovements(
      [documentId, draft.id, header.occurredOn, contentHash],
      units.map(({ movement }) => movement),
      quantities,
    ),
  });
  return { id: documentId, number, head };
}

const lineColumnNames = [
  'document_id',
  'line',
  'item_id',
  'quantity',
  'unit_amount',
  'discount',
  'tax_rate',
  'net',
  'tax',
  'fields',
] as const;

async function writeLines(
  store: Store,
  db: Executor,
  plan: PlannedDocument,
  documentId: number,
): Promise<void> {
  const fields = keptLineFields(plan);
  const rows = plan.lines.map((line, index): Row => [
    documentId,
    line.line,
    line.item.id,
    line.quantity,
    line.unitAmount,
    line.discount,
    line.taxRate,
    line.net,
    line.tax,
    JSON.stringify(fields[index]),
  ]);
  await insertRows(store, db, 'document_lines', lineColumnNames, rows);
}

/** The documents that this one follows, and what it does of them. */
async function writeFollowed(
  store: Store,
  db: Executor,
  { header, fulfilments, takenAddOns }: PlannedDocument,
  documentId: number,
): Promise<void> {
  const followed = new Set(header.followed.map(({ id }) => id));
  const links = [...followed].map((id): Row => [documentId, id]);
  await insertRows(store, db, 'document_links', ['document_id', 'from_id'], links);
  const done = fulfilments.map(({ line, orderId, orderLine, quantity, amount }): Row => [
    documentId,
    line,
    orderId,
    orderLine,
    quantity,
    amount,
  ]);
  const doneColumns = ['document_id', 'line', 'order_id', 'order_line', 'quantity', 'amount'];
  await insertRows(store, db, 'fulfilments', doneColumns, done);
  const taken = takenAddOns.map(({ orderId, place, amount }): Row => [
    documentId,
    orderId,
    place,
    amount,
  ]);
  const takenColumns = ['document_id', 'order_id', 'place', 'amount'];
  await insertRows(store, db, 'taken_add_ons', takenColumns, taken);
}
