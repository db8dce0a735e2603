/** Takes a posted document back by a reversing document, in one transaction, where later movements allow. */
import { sql } from 'kysely';
import { present } from '../../shared/assert.ts';
import type { BodyOf } from '../../shared/api.ts';
import type { Day } from '../../shared/day.ts';
import { raise, type Issue } from '../../shared/issues.ts';
import {
  planReversal,
  type PlannedReversal,
  type ReversedBin,
  type ReversedPool,
  type ReversedUnit,
} from '../../shared/documents/reverse.ts';
import type { Posting } from '../../shared/documents/postings.ts';
import { goneStatuses } from '../../shared/stock/lifecycle.ts';
import { foldUnit, standingMovements, type Movement } from '../../shared/stock/unit.ts';
import { nowOf, todayOf, type Books } from '../books.ts';
import { answerDocument } from '../queries/document-facts.ts';
import {
  findDocument,
  listFollowing,
  loadDocument,
  stands,
  type DocumentRow,
} from '../queries/documents.ts';
import { readClosedThrough } from '../queries/periods.ts';
import { movementOf, stateColumnNames, stateValues } from '../queries/records.ts';
import { loadBalances, loadPools } from '../queries/view-stock.ts';
import { appendLink, type AuditHead } from '../store/audit.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { MovementsTable } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { answerPosted, hashRequest, type PostOutcome } from './post-document.ts';
import { digestMovements, takeDocumentNumber } from './write-document.ts';
import { quantityOf, sumPools, writeQuantities, type StoredQuantity } from './write-quantities.ts';
import { negate } from './write-rows.ts';
import { addBalances, addItemDays, BinSums, writePostings } from './write-sums.ts';
import { updateUnitColumns, writeMovements, type UnitChange } from './write-units.ts';

/** Reverses the document of this number. Null where there is none. */
export async function reverseDocument(
  books: Books,
  number: string,
  request: BodyOf<'reverseDocument'>,
  user: string,
  guard?: (db: Executor, row: DocumentRow) => Promise<void>,
): Promise<PostOutcome | null> {
  const { store } = books;
  return transact(store, async (db): Promise<PostOutcome | null> => {
    const row = await findDocument(db, { number });
    if (row === null) return null;
    const contentHash = hashRequest({ reverses: number, ...request });
    const before = await answerPosted(books, db, request.id, contentHash);
    if (before !== null) return before;
    if (row.reverses !== null) {
      return refuse([raise('reversal_stays', { number, reverses: row.reverses })]);
    }
    const occurredOn = request.occurredOn ?? todayOf(books);
    const loaded = await loadReversed(store, db, row, occurredOn);
    const document = {
      id: row.id,
      number,
      occurredOn: row.occurred_on,
      reversedBy: row.reversed_by,
      closedBy: row.closed_by,
      followedBy: await listFollowing(db, row.id),
      ...loaded,
    };
    const later = await loadNumbers(store, db, loaded.units);
    const closedThrough = await readClosedThrough(db);
    const numberOf = (id: number): string | null => later.get(id) ?? null;
    const planned = planReversal(document, occurredOn, closedThrough, numberOf);
    if (!planned.ok) return refuse(planned.error);
    await guard?.(db, row);
    const context = { store, db, row, occurredOn, user, recordedAt: nowOf(books) };
    const written = await writeReversal(context, planned.value, loaded, request.id, contentHash);
    const facts = await loadDocument(
      db,
      present(await findDocument(db, { number: written.number }), 'the reversing document'),
    );
    const answer = answerDocument(facts, store.baseCurrency);
    return { kind: 'posted', answer, isNew: true, head: written.head };
  });
}

function refuse(issues: readonly Issue[]): PostOutcome {
  return { kind: 'refused', issues, isConflict: false };
}

/** What a reversal reads of a document's goods. */
interface Reversed {
  readonly units: readonly (ReversedUnit & { readonly itemId: number })[];
  readonly quantities: readonly StoredQuantity[];
  readonly bins: readonly ReversedBin[];
  readonly pools: readonly ReversedPool[];
}

async function loadReversed(
  store: Store,
  db: Executor,
  row: DocumentRow,
  occurredOn: Day,
): Promise<Reversed> {
  const units = await loadReversedUnits(db, row.id);
  const stored = await db
    .selectFrom('quantity_movements')
    .selectAll()
    .where('document_id', '=', row.id)
    .orderBy('id')
    .execute();
  const quantities = stored.map(quantityOf);
  const bins = await loadReversedBins(store, db, row.id, quantities, occurredOn);
  const pools = await loadReversedPools(store, db, row.id, quantities);
  return { units, quantities, bins, pools };
}

/** The pools whose cost the document changed, less that change, and who took cost from them since. */
async function loadReversedPools(
  store: Store,
  db: Executor,
  documentId: number,
  quantities: readonly StoredQuantity[],
): Promise<ReversedPool[]> {
  const changes = sumPools(quantities);
  if (changes.size === 0) return [];
  const itemIds = [...changes.keys()];
  const standing = await loadPools(store, db, itemIds);
  const { rows } = await sql<{ item_id: number; number: string }>`
    select t.item_id, d.number from (
      select q.item_id, max(q.document_id) as last_id from quantity_movements q
      where q.item_id in ${store.dialect.numbersOf(itemIds)} and q.document_id > ${documentId}
        and q.cost_change < 0 and q.reverses_id is null and ${stands('q.document_id')}
      group by 1) t
    join documents d on d.id = t.last_id`.execute(db);
  const lowering = new Map(rows.map((row) => [row.item_id, row.number]));
  return itemIds.map((itemId) => {
    const { units, value } = present(standing.get(itemId), 'the pool of what was moved');
    const change = present(changes.get(itemId), 'what is taken back of a pool');
    const loweredBy = lowering.get(itemId) ?? null;
    return { units: units - change.units, value: value - change.value, loweredBy };
  });
}

interface ReversedRow extends MovementsTable {
  serial: string;
  item_id: number;
  own_line: number;
  later_life: string | null;
  earlier_life: string | null;
}

/** The document's units with all their movements, and the document that began a later life of each, if one did. */
async function loadReversedUnits(
  db: Executor,
  documentId: number,
): Promise<(ReversedUnit & { itemId: number })[]> {
  const { rows } = await sql<ReversedRow>`
    select m.*, u.serial, u.item_id, own.line as own_line,
      (select d.number from units later
        join documents d on d.id = coalesce(later.receipt_id, later.held_by_id)
        where later.fold = u.fold and later.item_id = u.item_id and later.exact = u.exact
          and later.life > u.life and later.status <> 'none' limit 1) as later_life,
      (select d.number from units before
        join documents d on d.id = before.last_document_id
        where before.fold = u.fold and before.item_id = u.item_id and before.exact = u.exact
          and before.life = u.life - 1
          and before.status not in ('none', ${sql.join([...goneStatuses])})) as earlier_life
    from movements own
    join units u on u.id = own.unit_id
    join movements m on m.unit_id = own.unit_id
    where own.document_id = ${documentId}
    order by own.id, m.id`.execute(db);
  const units = new Map<number, ReversedUnit & { itemId: number; movements: Movement[] }>();
  for (const row of rows) {
    const found = units.get(row.unit_id);
    if (found !== undefined) {
      found.movements.push(movementOf(row));
    } else {
      units.set(row.unit_id, {
        unitId: row.unit_id,
        itemId: row.item_id,
        serial: row.serial,
        line: row.own_line,
        movements: [movementOf(row)],
        laterLife: row.later_life,
        earlierLife: row.earlier_life,
      });
    }
  }
  return [...units.values()];
}

interface LaterRow {
  item_id: number;
  area_id: number;
  lot: string;
  is_out: number;
  number: string;
}

/**
 * The bins that the document brought goods by quantity to, with what is left there. Whoever took from the item since
 * took its average cost too, which cannot be told apart again.
 */
async function loadReversedBins(
  store: Store,
  db: Executor,
  documentId: number,
  quantities: readonly StoredQuantity[],
  occurredOn: Day,
): Promise<ReversedBin[]> {
  const brought = new BinSums();
  for (const quantity of quantities) brought.addQuantity(quantity);
  const bins = [...brought.sums.values()].filter(({ units }) => units > 0);
  const revalued = quantities.filter(({ event }) => event === 'revalue');
  const itemIds = [...new Set([...bins, ...revalued].map(({ itemId }) => itemId))];
  if (itemIds.length === 0) return [];
  const balances = await loadBalances(store, db, itemIds, occurredOn);
  const received = new Set(
    quantities.filter(({ fromArea }) => fromArea === null).map(({ itemId }) => itemId),
  );
  const { rows } = await sql<LaterRow>`
    select t.item_id, t.area_id, t.lot, t.is_out, d.number from (
      select q.item_id, q.from_area_id as area_id, q.lot,
        case when q.to_area_id is null then 1 else 0 end as is_out, max(q.id) as last_id
      from quantity_movements q
      where q.item_id in ${store.dialect.numbersOf(itemIds)} and q.document_id > ${documentId}
        and q.from_area_id is not null and q.reverses_id is null and ${stands('q.document_id')}
      group by 1, 2, 3, 4) t
    join quantity_movements l on l.id = t.last_id
    join documents d on d.id = l.document_id
    order by t.last_id desc`.execute(db);
  const lastDays = await loadLastDays(store, db, itemIds);
  const lastOnOf = (itemId: number): Day => lastDays.get(itemId) ?? occurredOn;
  // What was sold since bore its part of a cost that came late.
  const borne = revalued.flatMap(({ itemId }) => {
    const later = rows.find((row) => row.item_id === itemId && row.is_out === 1);
    if (later === undefined) return [];
    return [{ quantity: 0, available: 0, takenBy: later.number, lastOn: lastOnOf(itemId) }];
  });
  const taken = bins.map(({ itemId, areaId, lot, units }) => {
    const found = balances
      .get(itemId)
      ?.find((balance) => balance.areaId === areaId && balance.lot === lot);
    const available = found?.units ?? 0;
    const later = rows.find(
      (row) =>
        row.item_id === itemId &&
        ((row.is_out === 1 && received.has(itemId)) ||
          (available < units && row.area_id === areaId && row.lot === lot)),
    );
    const takenBy = later?.number ?? null;
    return { quantity: units, available, takenBy, lastOn: lastOnOf(itemId) };
  });
  return [...taken, ...borne];
}

/** The last day on which some of each item moved. */
async function loadLastDays(
  store: Store,
  db: Executor,
  itemIds: readonly number[],
): Promise<Map<number, Day>> {
  const { rows } = await sql<{ item_id: number; last_on: Day }>`
    select item_id, max(occurred_on) as last_on from quantity_movements
    where item_id in ${store.dialect.numbersOf(itemIds)} group by item_id`.execute(db);
  return new Map(rows.map((row) => [row.item_id, row.last_on]));
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
  reversed: Reversed,
  uuid: string,
  contentHash: string,
): Promise<{ number: string; head: AuditHead }> {
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
      salesperson: row.salesperson,
      currency: row.currency,
      header: row.header,
      content_hash: contentHash,
      units: row.units,
      net: negate(row.net),
      tax: negate(row.tax),
      add_on_costs: negate(row.add_on_costs),
      cost: negate(row.cost),
      reverses_id: row.id,
      closes_id: null,
    })
    .execute();
  await sql`insert into document_lines
      (document_id, line, item_id, quantity, unit_amount, discount, tax_rate, net, tax, fields)
    select ${documentId}, line, item_id, quantity, unit_amount, discount, tax_rate, -net, -tax, fields
    from document_lines where document_id = ${row.id}`.execute(db);
  const units = await reverseUnits(context, planned, reversed.units, documentId);
  const quantities = await reverseQuantities(context, reversed.quantities, documentId);
  const postings = await loadPostings(db, row.id);
  const opposite = postings.map((posting) => ({ ...posting, amount: negate(posting.amount) }));
  await writePostings(store, db, documentId, occurredOn, opposite);
  await addItemDays(store, db, units, quantities);
  await addBalances(store, db, units, quantities);
  const movements = units.map(({ movement }) => movement);
  const head = await appendLink(db, store.bookId, {
    recordedAt,
    user,
    action: `reverse ${row.kind}`,
    subject: number,
    content: digestMovements([documentId, uuid, occurredOn, contentHash], movements, quantities),
  });
  return { number, head };
}

/** Writes the movements that undo a document's, and the states that its units fold to with them. */
async function reverseUnits(
  { store, db, occurredOn }: ReversalContext,
  planned: readonly PlannedReversal[],
  reversed: Reversed['units'],
  documentId: number,
): Promise<UnitChange[]> {
  const first = planned.length === 0 ? 0 : await takeNumbers(db, 'movements', planned.length);
  const byUnit = new Map(reversed.map((unit) => [unit.unitId, unit]));
  const changes = planned.map((reversal, index): UnitChange & { seen: number | null } => {
    const { movements, itemId } = present(byUnit.get(reversal.unitId), 'a reversed unit');
    const movement = reverseMovement(reversal, first + index, documentId, occurredOn);
    const seen = movements.at(-1)?.documentId ?? null;
    const after = foldUnit([...movements, movement]);
    return { itemId, movement, before: foldUnit(movements), after, seen };
  });
  await writeMovements(
    store,
    db,
    changes.map(({ movement }) => movement),
  );
  await updateUnitColumns(
    store,
    db,
    stateColumnNames,
    ['last_document_id'],
    changes.map(({ movement, after, seen }) => [movement.unitId, ...stateValues(after), seen]),
  );
  return changes;
}

/** The movement that undoes another: back where it came from, with amounts of opposite sign. */
function reverseMovement(
  { unitId, line, undone, state }: PlannedReversal,
  id: number,
  documentId: number,
  occurredOn: Day,
): UnitChange['movement'] {
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
    lateCost: negate(undone.lateCost),
    reverses: undone.id,
  };
}

/** The same of goods without units: what came is taken out at the cost it came with, what left is put back at its own. */
async function reverseQuantities(
  { store, db, occurredOn }: ReversalContext,
  reversed: readonly StoredQuantity[],
  documentId: number,
): Promise<StoredQuantity[]> {
  if (reversed.length === 0) return [];
  const first = await takeNumbers(db, 'quantity_movements', reversed.length);
  const quantities = reversed.map((undone, index) => ({
    ...undone,
    id: first + index,
    documentId,
    occurredOn,
    fromArea: undone.toArea,
    toArea: undone.fromArea,
    costChange: negate(undone.costChange),
    revenue: negate(undone.revenue),
    lateCost: negate(undone.lateCost),
    reverses: undone.id,
  }));
  const itemIds = [...new Set(quantities.map(({ itemId }) => itemId))];
  await writeQuantities(store, db, quantities, await loadPools(store, db, itemIds));
  return quantities;
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
