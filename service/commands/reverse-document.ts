/** Takes a posted document back by a reversing document, in one transaction, where later movements allow. */
import { sql } from 'kysely';
import { present } from '../../shared/assert.ts';
import type { BodyOf } from '../../shared/api.ts';
import type { Day } from '../../shared/day.ts';
import { raise } from '../../shared/issues.ts';
import {
  planReversal,
  type PlannedReversal,
  type ReversedUnit,
} from '../../shared/documents/reverse.ts';
import type { Posting } from '../../shared/documents/postings.ts';
import { foldUnit, standingMovements, type Movement } from '../../shared/stock/unit.ts';
import { nowOf, todayOf, type Books } from '../books.ts';
import { answerDocument, findDocument, loadDocument } from '../queries/documents.ts';
import { documentOf, movementOf, stateColumnNames, stateValues } from '../queries/records.ts';
import { appendLink } from '../store/audit.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { MovementsTable } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { hashReversal, type PostOutcome } from './post-document.ts';
import {
  addItemDays,
  digestMovements,
  takeDocumentNumber,
  updateUnitColumns,
  writeMovements,
  writePostings,
  type StoredMovement,
} from './write-document.ts';

type DocumentRow = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** Reverses the document of this number. Null where there is none. */
export async function reverseDocument(
  books: Books,
  number: string,
  request: BodyOf<'reverseDocument'>,
  user: string,
): Promise<PostOutcome | null> {
  const { store } = books;
  return transact(store, async (db): Promise<PostOutcome | null> => {
    const row = await findDocument(db, { number });
    if (row === null) return null;
    const contentHash = hashReversal(number, request);
    const sent = await findDocument(db, { uuid: request.id });
    if (sent !== null) {
      if (sent.content_hash !== contentHash) {
        const issue = raise('document_id_reused', { number: sent.number });
        return { kind: 'refused', issues: [issue], isConflict: true };
      }
      const facts = await loadDocument(db, sent);
      const answer = answerDocument({ ...facts, reversedBy: null }, store.baseCurrency);
      return { kind: 'posted', answer, isNew: false, head: null };
    }
    if (row.reverses_id !== null) {
      const details = { number, reverses: present(row.reverses, 'what a reversal reverses') };
      return refuse([raise('reversal_stays', details)]);
    }
    const occurredOn = request.occurredOn ?? todayOf(books);
    const units = await loadReversedUnits(db, row.id);
    const later = await loadNumbers(store, db, units);
    const document = { ...documentOf(row), reversedBy: row.reversed_by, movements: [] };
    const planned = planReversal(document, units, occurredOn, (id) => later.get(id) ?? null);
    if (!planned.ok) return refuse(planned.error);
    const context = { store, db, row, occurredOn, user, recordedAt: nowOf(books) };
    const written = await writeReversal(context, planned.value, units, request.id, contentHash);
    const facts = await loadDocument(
      db,
      present(await findDocument(db, { number: written.number }), 'the reversing document'),
    );
    const answer = answerDocument(facts, store.baseCurrency);
    return { kind: 'posted', answer, isNew: true, head: written.head };
  });
}

function refuse(issues: Extract<PostOutcome, { kind: 'refused' }>['issues']): PostOutcome {
  return { kind: 'refused', issues, isConflict: false };
}

interface ReversedRow extends MovementsTable {
  serial: string;
  own_line: number;
  later_life: string | null;
}

/** The document's units with all their movements, and the document that began a later life of each, if one did. */
async function loadReversedUnits(db: Executor, documentId: number): Promise<ReversedUnit[]> {
  const { rows } = await sql<ReversedRow>`
    select m.*, u.serial, own.line as own_line,
      (select d.number from units later join documents d on d.id = later.receipt_id
        where later.fold = u.fold and later.item_id = u.item_id and later.exact = u.exact
          and later.life > u.life and later.status <> 'none' limit 1) as later_life
    from movements own
    join units u on u.id = own.unit_id
    join movements m on m.unit_id = own.unit_id
    where own.document_id = ${documentId}
    order by own.id, m.id`.execute(db);
  const units = new Map<number, ReversedUnit & { movements: Movement[] }>();
  for (const row of rows) {
    const found = units.get(row.unit_id);
    if (found !== undefined) {
      found.movements.push(movementOf(row));
    } else {
      units.set(row.unit_id, {
        unitId: row.unit_id,
        serial: row.serial,
        line: row.own_line,
        movements: [movementOf(row)],
        laterLife: row.later_life,
      });
    }
  }
  return [...units.values()];
}

async function loadNumbers(
  store: Store,
  db: Executor,
  units: readonly ReversedUnit[],
): Promise<Map<number, string>> {
  const ids = new Set(
    units.map((unit) => standingMovements(unit.movements).at(-1)?.documentId ?? 0),
  );
  const { rows } = await sql<{ id: number; number: string }>`
    select d.id, d.number from ${store.dialect.numbersOf([...ids])} as wanted
    join documents d on d.id = wanted.value`.execute(db);
  return new Map(rows.map((row) => [row.id, row.number]));
}

interface ReversalContext {
  readonly store: Store;
  readonly db: Executor;
  readonly row: DocumentRow;
  readonly occurredOn: Day;
  readonly user: string;
  readonly recordedAt: ReturnType<typeof nowOf>;
}

async function writeReversal(
  context: ReversalContext,
  planned: readonly PlannedReversal[],
  units: readonly ReversedUnit[],
  uuid: string,
  contentHash: string,
): Promise<{ number: string; head: Awaited<ReturnType<typeof appendLink>> }> {
  const { store, db, row, occurredOn, user, recordedAt } = context;
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
      currency: row.currency,
      header: row.header,
      content_hash: contentHash,
      units: row.units,
      net: -row.net,
      tax: -row.tax,
      add_on_costs: -row.add_on_costs,
      cost: -row.cost,
      reverses_id: row.id,
    })
    .execute();
  await sql`insert into document_lines
      (document_id, line, item_id, quantity, unit_amount, discount, tax_rate, net, tax, fields)
    select ${documentId}, line, item_id, quantity, unit_amount, discount, tax_rate, -net, -tax, fields
    from document_lines where document_id = ${row.id}`.execute(db);
  const first = planned.length === 0 ? 0 : await takeNumbers(db, 'movements', planned.length);
  const movements = planned.map((reversal, index) =>
    reverseMovement(reversal, first + index, documentId, occurredOn),
  );
  await writeMovements(store, db, movements);
  const byUnit = new Map(units.map((unit) => [unit.unitId, unit]));
  await updateUnitColumns(
    store,
    db,
    stateColumnNames,
    ['last_document_id'],
    movements.map((movement) => {
      const past = present(byUnit.get(movement.unitId), 'a reversed unit').movements;
      const seen = past.at(-1)?.documentId ?? null;
      return [movement.unitId, ...stateValues(foldUnit([...past, movement])), seen];
    }),
  );
  const postings = await loadPostings(db, row.id);
  const opposite = postings.map((posting) => ({ ...posting, amount: -posting.amount }));
  await writePostings(store, db, documentId, occurredOn, opposite);
  const { rows: itemRows } = await sql<{ id: number; item_id: number }>`
    select id, item_id from units
    where id in ${store.dialect.numbersOf(movements.map(({ unitId }) => unitId))}`.execute(db);
  const itemIds = new Map(itemRows.map((unit) => [unit.id, unit.item_id]));
  await addItemDays(
    store,
    db,
    movements.map((movement) => ({
      movement,
      itemId: present(itemIds.get(movement.unitId), 'the item of a unit'),
    })),
  );
  const head = await appendLink(db, store.bookId, {
    recordedAt,
    user,
    action: `reverse ${row.kind}`,
    subject: number,
    content: digestMovements([documentId, uuid, occurredOn, contentHash], movements),
  });
  return { number, head };
}

/** The movement that undoes another: back where it came from, with amounts of opposite sign. */
function reverseMovement(
  { unitId, line, undone, state }: PlannedReversal,
  id: number,
  documentId: number,
  occurredOn: Day,
): StoredMovement {
  const negate = (amount: number): number => (amount === 0 ? 0 : -amount);
  return {
    id,
    unitId,
    line,
    documentId,
    event: undone.event,
    occurredOn,
    fromArea: undone.toArea,
    toArea: undone.fromArea,
    status: state.status,
    holder: state.holder,
    party: undone.party,
    costChange: negate(undone.costChange),
    unitCost: state.cost,
    revenue: negate(undone.revenue),
    reverses: undone.id,
  };
}

async function loadPostings(db: Executor, documentId: number): Promise<Posting[]> {
  const rows = await db
    .selectFrom('postings')
    .select(['account', 'reason', 'amount'])
    .where('document_id', '=', documentId)
    .orderBy('place')
    .execute();
  return rows as Posting[];
}
