/**
 * Closes an order that nobody waits for any longer: a document of the same kind releases every unit that the order
 * still holds, back to where it lay before. What was done of the order stays; reversing the closing document opens it
 * again.
 */
import { sql } from 'kysely';
import { present } from '../../shared/assert.ts';
import type { BodyOf } from '../../shared/api.ts';
import type { Day } from '../../shared/day.ts';
import { checkPeriod } from '../../shared/documents/check-header.ts';
import { raise, type Issue } from '../../shared/issues.ts';
import { statusAfter } from '../../shared/stock/lifecycle.ts';
import type { Area } from '../../shared/stock/masters.ts';
import { applyMovement, type Movement } from '../../shared/stock/unit.ts';
import { nowOf, todayOf, type Books } from '../books.ts';
import { answerDocument } from '../queries/document-facts.ts';
import { findDocument, loadDocument, type DocumentRow } from '../queries/documents.ts';
import { readClosedThrough } from '../queries/periods.ts';
import { areaOf, stateColumnNames, stateOf, stateValues } from '../queries/records.ts';
import { appendLink, type AuditHead } from '../store/audit.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { UnitsTable } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { answerPosted, hashRequest, type PostOutcome } from './post-document.ts';
import { digestMovements, takeDocumentNumber, type Recording } from './write-document.ts';
import { addBalances, addItemDays } from './write-sums.ts';
import { updateUnitColumns, writeMovements, type UnitChange } from './write-units.ts';

/** Closes the order of this number. Null where there is no such document. */
export async function closeDocument(
  books: Books,
  number: string,
  request: BodyOf<'closeDocument'>,
  user: string,
): Promise<PostOutcome | null> {
  const { store } = books;
  return transact(store, async (db): Promise<PostOutcome | null> => {
    const row = await findDocument(db, { number });
    if (row === null) return null;
    const contentHash = hashRequest({ closes: number, ...request });
    const before = await answerPosted(books, db, request.id, contentHash);
    if (before !== null) return before;
    const occurredOn = request.occurredOn ?? todayOf(books);
    const held = await loadHeld(db, row.id);
    const issues = checkClosing(row, held, occurredOn, await readClosedThrough(db));
    if (issues.length > 0) return { kind: 'refused', issues, isConflict: false };
    const recording = { user, recordedAt: nowOf(books) };
    const closing = { row, held, occurredOn, uuid: request.id, contentHash };
    const written = await writeClosing(store, db, closing, recording);
    const facts = await loadDocument(
      db,
      present(await findDocument(db, { number: written.number }), 'the closing document'),
    );
    const answer = answerDocument(facts, store.baseCurrency);
    return { kind: 'posted', answer, isNew: true, head: written.head };
  });
}

type HeldRow = UnitsTable & { line: number; last_number: string | null };

/** The units that an order holds, each with the order's line that holds it and the document that moved it last. */
async function loadHeld(db: Executor, orderId: number): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select u.*, m.line, d.number as last_number from units u
    join movements m on m.unit_id = u.id and m.document_id = ${orderId}
    left join documents d on d.id = u.last_document_id
    where u.held_by_id = ${orderId} order by m.id`.execute(db);
  return rows;
}

function checkClosing(
  row: DocumentRow,
  held: readonly HeldRow[],
  occurredOn: Day,
  closedThrough: Day | null,
): Issue[] {
  const { number, kind } = row;
  if (row.reversed_by !== null) {
    return [raise('document_reversed_before', { number, by: row.reversed_by })];
  }
  if (row.order_status === null) return [raise('not_an_order', { number, kind })];
  if (kind === 'stock_transfer') return [raise('transfer_in_transit', { number })];
  if (row.closed_by !== null) {
    return [raise('document_closed_before', { number, by: row.closed_by })];
  }
  const issues: Issue[] = [];
  checkPeriod(occurredOn, closedThrough, issues);
  if (occurredOn < row.occurred_on) {
    const details = { occurredOn, lastOn: row.occurred_on, document: number };
    issues.push(raise('date_before_unit', details));
  }
  for (const { serial, line, last_on, last_number } of held) {
    if (last_on === null || occurredOn >= last_on || last_on === row.occurred_on) continue;
    const details = { occurredOn, lastOn: last_on, document: last_number };
    issues.push(raise('date_before_unit', details, { line, serial }));
  }
  return issues;
}

interface Closing {
  readonly row: DocumentRow;
  readonly held: readonly HeldRow[];
  readonly occurredOn: Day;
  readonly uuid: string;
  readonly contentHash: string;
}

async function writeClosing(
  store: Store,
  db: Executor,
  { row, held, occurredOn, uuid, contentHash }: Closing,
  { user, recordedAt }: Recording,
): Promise<{ number: string; head: AuditHead }> {
  const documentId = await takeNumbers(db, 'documents', 1);
  const number = await takeDocumentNumber(db, row.kind);
  await db
    .insertInto('documents')
    .values({
      id: documentId,
      uuid,
      number,
      kind: row.kind,
      occurred_on: occurredOn,
      recorded_at: recordedAt,
      user_name: user,
      party_id: row.party_id,
      reference: row.reference,
      salesperson: row.salesperson,
      currency: row.currency,
      header: closingHeader(row.header),
      content_hash: contentHash,
      units: held.length,
      net: 0,
      tax: 0,
      add_on_costs: 0,
      cost: 0,
      reverses_id: null,
      closes_id: row.id,
    })
    .execute();
  const areas = (await db.selectFrom('areas').selectAll().execute()).map(areaOf);
  const areasById = new Map(areas.map((area) => [area.id, area]));
  const first = held.length === 0 ? 0 : await takeNumbers(db, 'movements', held.length);
  const party = row.party_id;
  const changes = held.map((unit, index) =>
    releaseUnit(unit, areasById, { id: first + index, documentId, occurredOn, party }),
  );
  const movements = changes.map(({ movement }) => movement);
  await writeMovements(store, db, movements);
  await updateUnitColumns(
    store,
    db,
    stateColumnNames,
    ['last_document_id'],
    changes.map(({ movement, before, after }) => [
      movement.unitId,
      ...stateValues(after),
      before.lastDocumentId,
    ]),
  );
  await addItemDays(store, db, changes, []);
  await addBalances(store, db, changes, []);
  const head = await appendLink(db, store.bookId, {
    recordedAt,
    user,
    action: `close ${row.kind}`,
    subject: number,
    content: digestMovements([documentId, uuid, occurredOn, contentHash], movements, []),
  });
  return { number, head };
}

/** The order's header, without what only the order itself says: what it followed, and what it would cost. */
function closingHeader(header: string): string {
  const kept = JSON.parse(header) as Record<string, unknown>;
  const { from: _from, addOnCosts: _addOnCosts, ...rest } = kept;
  return JSON.stringify(rest);
}

/** A unit goes back to where it lay before the order held it; one that was only expected is not in the books again. */
function releaseUnit(
  unit: HeldRow,
  areas: ReadonlyMap<number, Area>,
  by: Pick<Movement, 'id' | 'documentId' | 'occurredOn' | 'party'>,
): UnitChange {
  const before = stateOf(unit);
  const isExpected = before.status === 'expected';
  const toArea = isExpected ? null : (before.heldFrom ?? before.area);
  const stockType = toArea === null ? null : (areas.get(toArea)?.stockType ?? null);
  const bare: Movement = {
    ...by,
    event: 'release',
    fromArea: before.area,
    toArea,
    status: statusAfter('release', before.status, stockType),
    holder: isExpected ? null : before.holder,
    costChange: 0,
    revenue: 0,
    lateCost: 0,
    reverses: null,
  };
  const after = applyMovement(before, bare);
  const movement = { unitId: unit.id, line: unit.line, unitCost: after.cost, ...bare };
  return { itemId: unit.item_id, movement, before, after };
}
