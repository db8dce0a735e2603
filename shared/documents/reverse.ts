/**
 * Taking a posted document back: a reversing document of the same kind undoes each of its movements, where that
 * movement is still the unit's last and nobody used what it brought. Nothing posted is changed.
 */
import type { Day } from '../day.ts';
import { raise, type Issue, type IssuePlace } from '../issues.ts';
import { fail, succeed, type Result } from '../result.ts';
import { foldUnit, standingMovements, type Movement, type UnitState } from '../stock/unit.ts';
import { checkPeriod } from './check-header.ts';
import type { Pool } from './view.ts';

/** A unit of the document with all its movements of that life, oldest first. */
export interface ReversedUnit {
  readonly unitId: number;
  readonly serial: string;
  readonly line: number;
  readonly movements: readonly Movement[];
  /** The number of the document that began a later life of the serial, if one did. */
  readonly laterLife: string | null;
  /** The number of the document that last moved the life before, where that one is not over. */
  readonly earlierLife: string | null;
}

/** Goods without units that the document brought to a bin, and that must be there to be taken back. */
export interface ReversedBin {
  readonly quantity: number;
  /** The least that lay there on the reversal's day and since. */
  readonly available: number;
  /** The number of the standing document that took from the item, or from the bin, since. */
  readonly takenBy: string | null;
  /** The last day on which some of the item moved. */
  readonly lastOn: Day;
}

/** The pool of an item whose cost the document changed, as the reversal would leave it. */
export interface ReversedPool extends Pool {
  /** The number of the newest document that took cost from it since, if one did. */
  readonly loweredBy: string | null;
}

export interface ReversedDocument {
  readonly id: number;
  readonly number: string;
  readonly occurredOn: Day;
  readonly reversedBy: string | null;
  /** The number of the standing document that closed it, if it is an order. */
  readonly closedBy: string | null;
  /** The numbers of the standing documents that follow it, oldest first. */
  readonly followedBy: readonly string[];
  readonly units: readonly ReversedUnit[];
  readonly bins: readonly ReversedBin[];
  readonly pools: readonly ReversedPool[];
}

export interface PlannedReversal {
  readonly unitId: number;
  readonly line: number;
  /** The movement that is undone. */
  readonly undone: Movement;
  /** The state the unit is left in. */
  readonly state: UnitState;
}

/**
 * What reversing a document does to its units, or the issues in its way: a closed period, reversed before, closed or
 * followed by others, a later movement, or a day before the document or a unit's last.
 */
export function planReversal(
  document: ReversedDocument,
  occurredOn: Day,
  closedThrough: Day | null,
  numberOf: (documentId: number) => string | null,
): Result<readonly PlannedReversal[], readonly Issue[]> {
  const { number, reversedBy } = document;
  if (reversedBy !== null) {
    return fail([raise('document_reversed_before', { number, by: reversedBy })]);
  }
  const issues: Issue[] = [];
  checkPeriod(occurredOn, closedThrough, issues);
  checkStanding(document, occurredOn, issues);
  checkBins(document, occurredOn, issues);
  checkPools(document, occurredOn, issues);
  const planned: PlannedReversal[] = [];
  for (const unit of document.units) {
    const reversal = planUnit(unit, document, occurredOn, numberOf, issues);
    if (reversal !== null) planned.push(reversal);
  }
  return issues.length > 0 ? fail(issues) : succeed(planned);
}

/** What stands on the document as a whole: the one that closed it goes first, then those that follow it. */
function checkStanding(document: ReversedDocument, occurredOn: Day, issues: Issue[]): void {
  const { closedBy, followedBy, units, number, occurredOn: lastOn } = document;
  for (const later of [closedBy ?? [], followedBy].flat()) {
    issues.push(raise('later_movement_stands', { document: later }));
  }
  // Units say it themselves, each with its own last day.
  if (occurredOn < lastOn && units.length === 0) {
    issues.push(raise('date_before_unit', { occurredOn, lastOn, document: number }));
  }
}

/**
 * Goods by quantity are taken back only whole: what the document brought is still there, on the day and since, and none
 * of its cost is used.
 */
function checkBins(document: ReversedDocument, occurredOn: Day, issues: Issue[]): void {
  // A day before the document itself is said already, and then nothing of it was there.
  if (occurredOn < document.occurredOn) return;
  const { number, bins } = document;
  const short = bins.filter(
    ({ quantity, available, takenBy }) => takenBy !== null || available < quantity,
  );
  const taking = new Set(short.flatMap(({ takenBy }) => takenBy ?? []));
  for (const later of taking) issues.push(raise('later_movement_stands', { document: later }));
  const [missing] = short.filter(({ takenBy }) => takenBy === null);
  if (taking.size === 0 && missing !== undefined) {
    const { lastOn } = missing;
    issues.push(raise('date_before_unit', { occurredOn, lastOn, document: number }));
  }
}

/**
 * Whoever lowered the cost of a pool counted on all that was in it: where too little would be left to bear that, the
 * lowering goes first. Said only where nothing else about goods by quantity is in the way.
 */
function checkPools(document: ReversedDocument, occurredOn: Day, issues: Issue[]): void {
  if (occurredOn < document.occurredOn || issues.length > 0) return;
  const spent = document.pools.filter(
    ({ units, value }) => value < 0 || (units === 0 && value !== 0),
  );
  for (const later of new Set(spent.flatMap(({ loweredBy }) => loweredBy ?? []))) {
    issues.push(raise('later_movement_stands', { document: later }));
  }
}

function planUnit(
  unit: ReversedUnit,
  document: ReversedDocument,
  occurredOn: Day,
  numberOf: (documentId: number) => string | null,
  issues: Issue[],
): PlannedReversal | null {
  const place: IssuePlace = { line: unit.line, serial: unit.serial };
  const standing = standingMovements(unit.movements);
  const last = standing.at(-1);
  const laterDocument =
    unit.laterLife ?? (last?.documentId === document.id ? null : numberOf(last?.documentId ?? 0));
  if (last === undefined || laterDocument !== null) {
    issues.push(raise('later_movement_stands', { document: laterDocument ?? '' }, place));
    return null;
  }
  const lastOn = foldUnit(unit.movements).lastOn ?? last.occurredOn;
  if (occurredOn < lastOn) {
    const details = { occurredOn, lastOn, document: document.number };
    issues.push(raise('date_before_unit', details, place));
    return null;
  }
  const state = foldUnit(standing.slice(0, -1));
  // A life that was let go begins again only while the one before it is over.
  if (last.status === 'none' && state.status !== 'none' && unit.earlierLife !== null) {
    issues.push(raise('later_movement_stands', { document: unit.earlierLife }, place));
    return null;
  }
  return { unitId: unit.unitId, line: unit.line, undone: last, state };
}
