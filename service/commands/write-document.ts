/**
 * Writes a planned document: its row and lines, new units, movements, the units' folded state, postings, kept sums and
 * the link of the audit chain. A handful of statements whatever its size, all in the caller's transaction.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant } from '../../shared/day.ts';
import { kindFacts, type DocumentKind } from '../../shared/documents/kinds.ts';
import type { PlannedDocument, PlannedUnit } from '../../shared/documents/plan.ts';
import type { Posting } from '../../shared/documents/postings.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import {
  applyMovement,
  emptyState,
  type Movement,
  type UnitState,
} from '../../shared/stock/unit.ts';
import { serialSeries } from '../queries/view.ts';
import { keptHeader, keptLineFields } from '../queries/documents.ts';
import { stateColumnNames, stateValues } from '../queries/records.ts';
import { appendLink, type AuditHead } from '../store/audit.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { Value } from '../store/dialect.ts';
import type { Store } from '../store/store.ts';
import { LostRace } from '../store/transact.ts';

type Row = readonly Value[];

/** A movement with the unit and line it belongs to, as it is stored and hashed. */
export interface StoredMovement extends Movement {
  readonly unitId: number;
  readonly line: number;
  readonly unitCost: number;
}

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

/** Everything of a table's row that a posted document is made of, for the digest in the audit chain. */
export function digestMovements(header: Row, movements: readonly StoredMovement[]): string {
  const texts = movements.map((movement) => JSON.stringify(movementValues(movement)));
  return createHash('sha256').update(JSON.stringify(header)).update(texts.join('')).digest('hex');
}

const movementColumnNames = [
  'id',
  'unit_id',
  'document_id',
  'line',
  'event',
  'occurred_on',
  'from_area_id',
  'to_area_id',
  'status',
  'holder_id',
  'party_id',
  'cost_change',
  'unit_cost',
  'revenue',
  'reverses_id',
] as const;

function movementValues(movement: StoredMovement): Row {
  return [
    movement.id,
    movement.unitId,
    movement.documentId,
    movement.line,
    movement.event,
    movement.occurredOn,
    movement.fromArea,
    movement.toArea,
    movement.status,
    movement.holder,
    movement.party,
    movement.costChange,
    movement.unitCost,
    movement.revenue,
    movement.reverses,
  ];
}

export interface WrittenDocument {
  readonly id: number;
  readonly number: string;
  readonly head: AuditHead;
}

/** Posts a plan under the caller's transaction. */
export async function writeDocument(
  store: Store,
  db: Executor,
  plan: PlannedDocument,
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
      currency: header.currency,
      header: JSON.stringify(keptHeader(draft)),
      content_hash: contentHash,
      units: totals.units,
      net: totals.net,
      tax: totals.tax,
      add_on_costs: totals.addOnCosts,
      cost: totals.cost,
      reverses_id: null,
    })
    .execute();
  await writeLines(store, db, plan, documentId);
  const movements = await planRows(db, plan, documentId);
  await insertUnits(store, db, movements);
  await writeMovements(
    store,
    db,
    movements.map(({ movement }) => movement),
  );
  await updateUnits(
    store,
    db,
    movements.filter(({ isNew }) => !isNew),
  );
  await keepFreshSerials(db, movements);
  await writePostings(store, db, documentId, header.occurredOn, plan.postings);
  await addItemDays(
    store,
    db,
    movements.map(({ movement, unit }) => ({ movement, itemId: unit.item.id })),
  );
  const head = await appendLink(db, store.bookId, {
    recordedAt: recording.recordedAt,
    user: recording.user,
    action: `post ${header.kind}`,
    subject: number,
    content: digestMovements(
      [documentId, draft.id, header.occurredOn, contentHash],
      movements.map(({ movement }) => movement),
    ),
  });
  return { id: documentId, number, head };
}

async function writeLines(
  store: Store,
  db: Executor,
  plan: PlannedDocument,
  documentId: number,
): Promise<void> {
  const rows = plan.lines.map((line): Row => {
    const draftLine = plan.draft.lines[line.line - 1] ?? { item: line.item.sku };
    return [
      documentId,
      line.line,
      line.item.id,
      line.quantity,
      line.unitAmount,
      line.discount,
      line.taxRate,
      line.net,
      line.tax,
      JSON.stringify(keptLineFields(draftLine, line)),
    ];
  });
  await insertRows(store, db, 'document_lines', lineColumnNames, rows);
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

/** Inserts rows of values into columns of a table in one statement. */
async function insertRows(
  store: Store,
  db: Executor,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${names})
    select * from ${store.dialect.rowsOf(rows, columns)} as given`.execute(db);
}

interface MovementRow {
  readonly unit: PlannedUnit;
  readonly unitId: number;
  /** Whether the unit's row begins with this document. */
  readonly isNew: boolean;
  readonly movement: StoredMovement;
  readonly state: UnitState;
}

/** Gives each planned movement its ids, and each unit the state that it folds to. */
async function planRows(
  db: Executor,
  plan: PlannedDocument,
  documentId: number,
): Promise<MovementRow[]> {
  const { movements, header } = plan;
  const isNewRow = ({ known, life }: PlannedUnit): boolean => known === null || known.life !== life;
  const newUnits = movements.filter(({ unit }) => isNewRow(unit)).length;
  let nextUnit = newUnits === 0 ? 0 : await takeNumbers(db, 'units', newUnits);
  const firstMovement =
    movements.length === 0 ? 0 : await takeNumbers(db, 'movements', movements.length);
  return movements.map((planned, index) => {
    const { unit } = planned;
    const isNew = isNewRow(unit);
    const unitId = isNew ? nextUnit++ : (unit.known?.id ?? 0);
    const bare: Movement = {
      id: firstMovement + index,
      documentId,
      event: planned.event,
      occurredOn: header.occurredOn,
      fromArea: planned.fromArea,
      toArea: planned.toArea,
      status: planned.status,
      holder: planned.holder,
      party: header.party?.id ?? null,
      costChange: planned.costChange,
      revenue: planned.revenue,
      reverses: null,
    };
    const before = isNew ? emptyState : (unit.known?.state ?? emptyState);
    const state = applyMovement(before, bare);
    // What is added stands first: after a spread it would make each of 10,000 objects several times as dear.
    const movement = { unitId, line: planned.line, unitCost: state.cost, ...bare };
    return { unit, unitId, isNew, movement, state };
  });
}

const unitColumnNames = [
  'id',
  'item_id',
  'fold',
  'exact',
  'life',
  'serial',
  'manufacturer_serial',
  'lot',
  ...stateColumnNames,
] as const;

async function insertUnits(
  store: Store,
  db: Executor,
  movements: readonly MovementRow[],
): Promise<void> {
  const rows = movements
    .filter(({ isNew }) => isNew)
    .map(({ unit, unitId, state }): Row => [
      unitId,
      unit.item.id,
      foldSerial(unit.serial),
      unit.item.caseMatters ? unit.serial : '',
      unit.life,
      unit.serial,
      unit.manufacturerSerial,
      unit.lot,
      ...stateValues(state),
    ]);
  await insertRows(store, db, 'units', unitColumnNames, rows);
}

export async function writeMovements(
  store: Store,
  db: Executor,
  movements: readonly StoredMovement[],
): Promise<void> {
  await insertRows(store, db, 'movements', movementColumnNames, movements.map(movementValues));
}

/** Sets the folded state of units that the books had before, and what the document says of their makers' serials. */
async function updateUnits(
  store: Store,
  db: Executor,
  rows: readonly MovementRow[],
): Promise<void> {
  const values = rows.map(({ unit, unitId, state }): Row => [
    unitId,
    unit.manufacturerSerial,
    unit.lot,
    ...stateValues(state),
    unit.known?.state.lastDocumentId ?? null,
    unit.known?.manufacturerSerial ?? null,
    unit.known?.lot ?? null,
  ]);
  const said = ['manufacturer_serial', 'lot'];
  await updateUnitColumns(
    store,
    db,
    [...said, ...stateColumnNames],
    ['last_document_id', ...said],
    values,
  );
}

/**
 * Sets columns of units, one row a unit: its id, the new values, and what was read of it in the columns of `seen`. The
 * last document is a unit's version, for whatever moves the unit sets it. Throws {@link LostRace} where a unit has
 * changed since it was read.
 */
export async function updateUnitColumns(
  store: Store,
  db: Executor,
  columns: readonly string[],
  seen: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const assignments = columns.map(
    (column) => sql`${sql.ref(column)} = ${sql.ref(`given.${column}`)}`,
  );
  const conditions = seen.map(
    (column) =>
      sql`${sql.ref(`units.${column}`)} is not distinct from ${sql.ref(`given.seen_${column}`)}`,
  );
  const names = ['unit_id', ...columns, ...seen.map((column) => `seen_${column}`)];
  const { numAffectedRows } = await sql`update units set ${sql.join(assignments)}
    from ${store.dialect.rowsOf(rows, names)} as given
    where units.id = given.unit_id and ${sql.join(conditions, sql` and `)}`.execute(db);
  if (numAffectedRows !== BigInt(rows.length)) throw new LostRace();
}

/** Moves the series of generated serials past those that this document used. */
async function keepFreshSerials(db: Executor, rows: readonly MovementRow[]): Promise<void> {
  let last = -1;
  for (const { unit, isNew } of rows) {
    const isGenerated =
      unit.item.serialSource === 'generated' || unit.item.tracking === 'auto_serial';
    if (isNew && isGenerated && /^\d{1,15}$/.test(unit.serial)) {
      last = Math.max(last, Number(unit.serial));
    }
  }
  if (last < serialSeries.start) return;
  await sql`insert into counters (name, next) values (${serialSeries.name}, ${last + 1})
    on conflict (name) do update set next = excluded.next where counters.next < excluded.next`.execute(
    db,
  );
}

export async function writePostings(
  store: Store,
  db: Executor,
  documentId: number,
  day: string,
  postings: readonly Posting[],
): Promise<void> {
  const columns = ['document_id', 'place', 'account', 'reason', 'amount'];
  const rows = postings.map(({ account, reason, amount }, index): Row => [
    documentId,
    index + 1,
    account,
    reason,
    amount,
  ]);
  await insertRows(store, db, 'postings', columns, rows);
  if (rows.length === 0) return;
  const days = postings.map(({ account, reason, amount }): Row => [
    day,
    account,
    reason ?? '',
    amount,
  ]);
  await sql`insert into ledger_days (day, account, reason, amount)
    select day, account, reason, sum(amount)
    from ${store.dialect.rowsOf(days, ['day', 'account', 'reason', 'amount'])} as given
    where true group by day, account, reason
    on conflict (day, account, reason)
    do update set amount = ledger_days.amount + excluded.amount`.execute(db);
}

/** Adds movements to the sums by item and day; a reversal comes with amounts of opposite sign. */
export async function addItemDays(
  store: Store,
  db: Executor,
  movements: readonly { readonly movement: StoredMovement; readonly itemId: number }[],
): Promise<void> {
  const sums = new Map<string, [number, string, number, number, number, number, number]>();
  for (const { movement, itemId } of movements) {
    const key = `${itemId} ${movement.occurredOn}`;
    const kept = sums.get(key) ?? [itemId, movement.occurredOn, 0, 0, 0, 0, 0];
    const figures = profitOf(movement);
    kept[2] += figures.units;
    kept[3] += figures.revenue;
    kept[4] += figures.returns;
    kept[5] += figures.cost;
    kept[6] += movement.costChange;
    sums.set(key, kept);
  }
  const columns = ['item_id', 'day', 'units', 'revenue', 'returns', 'cost', 'stock_change'];
  const rows = [...sums.values()];
  if (rows.length === 0) return;
  await sql`insert into item_days (item_id, day, units, revenue, returns, cost, stock_change)
    select * from ${store.dialect.rowsOf(rows, columns)} as given where true
    on conflict (item_id, day) do update set
      units = item_days.units + excluded.units,
      revenue = item_days.revenue + excluded.revenue,
      returns = item_days.returns + excluded.returns,
      cost = item_days.cost + excluded.cost,
      stock_change = item_days.stock_change + excluded.stock_change`.execute(db);
}

/** What a movement adds to the profit and loss; a reversal takes away what it undoes. */
export function profitOf(
  movement: Pick<Movement, 'event' | 'costChange' | 'revenue' | 'reverses'>,
): {
  units: number;
  revenue: number;
  returns: number;
  cost: number;
} {
  const { event, revenue, costChange } = movement;
  const sign = movement.reverses === null ? 1 : -1;
  if (event === 'sell') return { units: sign, revenue, returns: 0, cost: -costChange };
  if (event === 'take_back') {
    return { units: -sign, revenue: 0, returns: -revenue, cost: -costChange };
  }
  return { units: 0, revenue: 0, returns: 0, cost: 0 };
}
