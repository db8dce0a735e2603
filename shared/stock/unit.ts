/**
 * A unit's state is the fold of its movements, in the order in which they were recorded, and nothing else.
 * The store keeps a copy of the result; `verify` folds afresh and compares.
 */
import { assert } from '../assert.ts';
import type { Day } from '../day.ts';
import type { Minor } from '../money.ts';
import { isOurs, transitions, type UnitEvent, type UnitStatus } from './lifecycle.ts';

/** One unit changed its bin, its holder or its value. Ids are the store's; amounts are in base currency. */
export interface Movement {
  readonly id: number;
  readonly documentId: number;
  readonly event: UnitEvent;
  readonly occurredOn: Day;
  /** Where it came from and went to; null outside any bin. */
  readonly fromArea: number | null;
  readonly toArea: number | null;
  /** The status it was left in. */
  readonly status: UnitStatus;
  /** The party whose hands it is in afterwards; null is us. */
  readonly holder: number | null;
  /** The document's party. */
  readonly party: number | null;
  /** What it adds to the value of our stock; negative when it leaves. */
  readonly costChange: Minor;
  /** What it adds to revenue, less discount; negative when a sale is taken back. */
  readonly revenue: Minor;
  /** A cost that came after the unit had left: it goes to cost of goods sold, and not onto stock. */
  readonly lateCost: Minor;
  /** Set on a reversal, which has the event of the movement that it undoes. */
  readonly reverses: number | null;
}

export interface Sale {
  readonly customer: number | null;
  readonly soldOn: Day;
  readonly documentId: number;
  readonly price: Minor;
  readonly fromArea: number | null;
}

export interface UnitState {
  readonly status: UnitStatus;
  readonly area: number | null;
  readonly holder: number | null;
  /** What it stands at, or left at. */
  readonly cost: Minor;
  /** What came late, in all: the true cost is both together. */
  readonly lateCost: Minor;
  readonly vendor: number | null;
  readonly receivedOn: Day | null;
  readonly receiptId: number | null;
  /** The sale it is in now; null once it came back. */
  readonly sale: Sale | null;
  /** The document that holds it while it is committed or its return is expected. */
  readonly heldBy: number | null;
  /** Where it lay before that document held it. */
  readonly heldFrom: number | null;
  readonly lastDocumentId: number | null;
  readonly lastOn: Day | null;
}

export const emptyState: UnitState = {
  status: 'none',
  area: null,
  holder: null,
  cost: 0,
  lateCost: 0,
  vendor: null,
  receivedOn: null,
  receiptId: null,
  sale: null,
  heldBy: null,
  heldFrom: null,
  lastDocumentId: null,
  lastOn: null,
};

/** The events with which the books first see a unit, as its receipt. */
const beginnings: ReadonlySet<UnitEvent> = new Set(['receive', 'find', 'build']);

/** Whether a movement is the one by which the unit came to us: also a return of a unit that the books did not know. */
function isBeginning(state: UnitState, event: UnitEvent): boolean {
  return beginnings.has(event) || (state.status === 'none' && event !== 'expect');
}

/** The state after one more movement. Reversals are folded by {@link foldUnit} alone. */
export function applyMovement(state: UnitState, movement: Movement): UnitState {
  const { event, status } = movement;
  assert(movement.reverses === null, 'a reversal is folded with the movement it undoes');
  const begins = isBeginning(state, event);
  const wasHeld = state.heldBy !== null;
  const { holds } = transitions[event];
  const isKept = event === 'revalue';
  const inValue = (isOurs(state.status) ? state.cost : 0) + movement.costChange;
  return {
    status,
    area: movement.toArea,
    holder: movement.holder,
    cost: isOurs(status) ? inValue : state.cost,
    lateCost: state.lateCost + movement.lateCost,
    vendor: event === 'receive' ? movement.party : state.vendor,
    receivedOn: begins ? movement.occurredOn : state.receivedOn,
    receiptId: begins ? movement.documentId : state.receiptId,
    sale: saleAfter(state, movement),
    heldBy: holds ? movement.documentId : isKept ? state.heldBy : null,
    heldFrom: holds
      ? wasHeld
        ? state.heldFrom
        : movement.fromArea
      : isKept
        ? state.heldFrom
        : null,
    lastDocumentId: movement.documentId,
    lastOn: movement.occurredOn,
  };
}

function saleAfter(state: UnitState, movement: Movement): Sale | null {
  const { event, status } = movement;
  if (event === 'sell') {
    return {
      customer: movement.party,
      soldOn: movement.occurredOn,
      documentId: movement.documentId,
      price: movement.revenue,
      fromArea: movement.fromArea,
    };
  }
  return status === 'sold' || status === 'return_expected' ? state.sale : null;
}

/** The movements that stand: without those that were taken back, and without what took them back. */
export function standingMovements(movements: readonly Movement[]): readonly Movement[] {
  const undone = new Set<number>();
  for (const { reverses } of movements) if (reverses !== null) undone.add(reverses);
  if (undone.size === 0) return movements;
  return movements.filter(({ id, reverses }) => reverses === null && !undone.has(id));
}

/**
 * Folds all movements of one unit, oldest first. A reversal leaves the state that stood before what it takes back, from
 * its own day on; but a unit whose receipt was taken back is unknown again, and may be received on any day.
 */
export function foldUnit(movements: readonly Movement[]): UnitState {
  let state = emptyState;
  for (const [index, movement] of movements.entries()) {
    state =
      movement.reverses === null
        ? applyMovement(state, movement)
        : takeBack(state, standingMovements(movements.slice(0, index + 1)), movement);
  }
  return state;
}

function takeBack(before: UnitState, standing: readonly Movement[], reversal: Movement): UnitState {
  const lastDocumentId = reversal.documentId;
  if (standing.length === 0) return { ...emptyState, lastDocumentId };
  const lastOn =
    before.lastOn !== null && before.lastOn > reversal.occurredOn
      ? before.lastOn
      : reversal.occurredOn;
  return { ...standing.reduce(applyMovement, emptyState), lastDocumentId, lastOn };
}
