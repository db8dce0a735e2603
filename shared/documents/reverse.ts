/**
 * Taking a posted document back: a reversing document of the same kind undoes each of its movements, where that
 * movement is still the unit's last. Nothing posted is changed.
 */
import type { Day } from '../day.ts';
import { raise, type Issue } from '../issues.ts';
import { fail, succeed, type Result } from '../result.ts';
import { foldUnit, standingMovements, type Movement, type UnitState } from '../stock/unit.ts';
import type { PostedDocument } from './view.ts';

/** A unit of the document with all its movements of that life, oldest first. */
export interface ReversedUnit {
  readonly unitId: number;
  readonly serial: string;
  readonly line: number;
  readonly movements: readonly Movement[];
  /** The number of the document that began a later life of the serial, if one did. */
  readonly laterLife: string | null;
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
 * What reversing a document writes, or the issues in its way: reversed before, a later movement of a unit, or a day
 * before the unit's last.
 */
export function planReversal(
  document: PostedDocument,
  units: readonly ReversedUnit[],
  occurredOn: Day,
  numberOf: (documentId: number) => string | null,
): Result<readonly PlannedReversal[], readonly Issue[]> {
  if (document.reversedBy !== null) {
    const details = { number: document.number, by: document.reversedBy };
    return fail([raise('document_reversed_before', details)]);
  }
  const issues: Issue[] = [];
  const planned: PlannedReversal[] = [];
  for (const unit of units) {
    const place = { line: unit.line, serial: unit.serial };
    const standing = standingMovements(unit.movements);
    const last = standing.at(-1);
    const laterDocument =
      unit.laterLife ?? (last?.documentId === document.id ? null : numberOf(last?.documentId ?? 0));
    if (last === undefined || laterDocument !== null) {
      issues.push(raise('later_movement_stands', { document: laterDocument ?? '' }, place));
      continue;
    }
    const lastOn = foldUnit(unit.movements).lastOn ?? last.occurredOn;
    if (occurredOn < lastOn) {
      const details = { occurredOn, lastOn, document: document.number };
      issues.push(raise('date_before_unit', details, place));
      continue;
    }
    const state = foldUnit(standing.slice(0, -1));
    planned.push({ unitId: unit.unitId, line: unit.line, undone: last, state });
  }
  return issues.length > 0 ? fail(issues) : succeed(planned);
}
