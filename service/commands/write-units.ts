/**
 * Writes what a document does to units: rows of new ones, movements, and the folded state of those that the books had.
 * Every change is conditional on what was read: a unit that another document moved meanwhile is a lost race.
 */
import { sql } from 'kysely';
import { present } from '../../shared/assert.ts';
import type { PlannedDocument, PlannedUnit } from '../../shared/documents/plan.ts';
import { foldSerial, matchKeyOf } from '../../shared/serial/text.ts';
import {
  applyMovement,
  emptyState,
  type Movement,
  type UnitState,
} from '../../shared/stock/unit.ts';
import { stateColumnNames, stateValues } from '../queries/records.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import { LostRace } from '../store/transact.ts';
import { insertRows, type Row } from './write-rows.ts';

/** A movement with the unit and line it belongs to, as it is stored and hashed. */
export interface StoredMovement extends Movement {
  readonly unitId: number;
  readonly line: number;
  readonly unitCost: number;
}

/** A movement with its unit's item and the states it stands between: what the kept sums ask for. */
export interface UnitChange {
  readonly itemId: number;
  readonly movement: StoredMovement;
  readonly before: UnitState;
  readonly after: UnitState;
}

/** The same of a planned document, with its unit. */
export interface WrittenUnit extends UnitChange {
  readonly unit: PlannedUnit;
  readonly unitId: number;
  /** Whether the unit's row begins with this document. */
  readonly isNew: boolean;
}

function isNewRow({ known, life }: PlannedUnit): boolean {
  return known === null || known.life !== life;
}

/** Gives each planned movement its ids, and each unit the state that it folds to. */
export async function planUnitRows(
  db: Executor,
  plan: PlannedDocument,
  documentId: number,
): Promise<WrittenUnit[]> {
  const { movements, header } = plan;
  if (movements.length === 0) return [];
  const newUnits = movements.filter(({ unit }) => isNewRow(unit)).length;
  let nextUnit = newUnits === 0 ? 0 : await takeNumbers(db, 'units', newUnits);
  const firstMovement = await takeNumbers(db, 'movements', movements.length);
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
      lateCost: planned.lateCost,
      reverses: null,
    };
    const before = isNew ? emptyState : (unit.known?.state ?? emptyState);
    const after = applyMovement(before, bare);
    // What is added stands first: after a spread it would make each of 10,000 objects several times as dear.
    const movement = { unitId, line: planned.line, unitCost: after.cost, ...bare };
    return { unit, unitId, isNew, itemId: unit.item.id, movement, before, after };
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

/** Writes the units of a planned document: new rows, movements, and new states of known ones. */
export async function writeUnits(
  store: Store,
  db: Executor,
  units: readonly WrittenUnit[],
): Promise<void> {
  const rows = units
    .filter(({ isNew }) => isNew)
    .map(({ unit, unitId, after }): Row => [
      unitId,
      unit.item.id,
      foldSerial(unit.serial),
      unit.item.caseMatters ? unit.serial : '',
      unit.life,
      unit.serial,
      unit.manufacturerSerial,
      unit.lot,
      ...stateValues(after),
    ]);
  await insertRows(store, db, 'units', unitColumnNames, rows);
  await writeMovements(
    store,
    db,
    units.map(({ movement }) => movement),
  );
  await updateUnits(
    store,
    db,
    units.filter(({ isNew }) => !isNew),
  );
}

/** The columns of a movement that the digest of its document always covers. */
export const movementColumnNames = [
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

export function movementValues(movement: StoredMovement): Row {
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

export async function writeMovements(
  store: Store,
  db: Executor,
  movements: readonly StoredMovement[],
): Promise<void> {
  const rows = movements.map((movement) => [...movementValues(movement), movement.lateCost]);
  await insertRows(store, db, 'movements', [...movementColumnNames, 'late_cost'], rows);
}

/** Sets the folded state of units that the books had before, and what the document says of their makers' serials. */
async function updateUnits(
  store: Store,
  db: Executor,
  units: readonly WrittenUnit[],
): Promise<void> {
  const values = units.map(({ unit, unitId, after }): Row => [
    unitId,
    unit.manufacturerSerial,
    unit.lot,
    ...stateValues(after),
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

/** Keeps which components were built into which units, or taken out of them again. */
export async function writeUnitLinks(
  store: Store,
  db: Executor,
  plan: PlannedDocument,
  units: readonly WrittenUnit[],
  documentId: number,
): Promise<void> {
  if (plan.links.length === 0) return;
  const keyOf = ({ item, serial, life }: PlannedUnit): string =>
    `${item.id} ${life} ${matchKeyOf(serial, item.caseMatters)}`;
  const ids = new Map(units.map(({ unit, unitId }) => [keyOf(unit), unitId]));
  const idOf = (unit: PlannedUnit): number =>
    present(ids.get(keyOf(unit)), `the movement of ${unit.serial}`);
  const rows = plan.links.map(({ built, component, isTakenOut }): Row => [
    documentId,
    idOf(built),
    idOf(component),
    isTakenOut ? 1 : 0,
  ]);
  const columns = ['document_id', 'built_id', 'component_id', 'is_taken_out'];
  await insertRows(store, db, 'unit_links', columns, rows);
}
