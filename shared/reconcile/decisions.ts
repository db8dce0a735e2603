/**
 * What a person decides about the rows of a reconciliation. Nothing but a match is decided by itself; each decision is
 * a step that is kept, and undoing one is a step as well, so that whoever reads them later sees how it came about.
 */
import type { ReconcileClass, ReconcileRow } from './reconcile.ts';

export const decisions = [
  'receive',
  'receive_listed',
  'send_back',
  'claim',
  'wait',
  'leave',
] as const;
export type Decision = (typeof decisions)[number];

/** What is asked of a row before a decision makes sense of it. */
interface DecisionRule {
  /** The unit is here: it was scanned. */
  readonly isHere: boolean;
  /** The vendor lists or bills it. */
  readonly isNamed: boolean;
}

export const decisionRules: Readonly<Record<Decision, DecisionRule>> = {
  receive: { isHere: true, isNamed: false },
  receive_listed: { isHere: true, isNamed: true },
  send_back: { isHere: true, isNamed: false },
  claim: { isHere: false, isNamed: true },
  wait: { isHere: false, isNamed: true },
  leave: { isHere: false, isNamed: false },
};

/** What may be decided about a class, the likeliest first. */
const decisionsOfClass: Readonly<Record<ReconcileClass, readonly Decision[]>> = {
  matched: ['receive', 'wait', 'send_back', 'claim', 'leave'],
  missing: ['claim', 'wait', 'leave'],
  extra: ['receive', 'send_back', 'claim', 'leave'],
  duplicate: ['receive', 'claim', 'send_back', 'wait', 'leave'],
  wrong_item: ['receive', 'send_back', 'claim', 'wait', 'leave'],
  already_in_stock: ['leave', 'claim'],
  sold_before: ['receive', 'send_back', 'claim', 'leave'],
  near_match: ['receive', 'receive_listed', 'claim', 'wait', 'leave'],
};

type Decided = Pick<ReconcileRow, 'class' | 'counts'>;

/** What may be decided about a row, the likeliest first. */
export function decisionsFor({ class: named, counts }: Decided): readonly Decision[] {
  const isHere = counts.scanned > 0;
  const isNamed = counts.expected + counts.billed > 0;
  return decisionsOfClass[named].filter((decision) => {
    const rule = decisionRules[decision];
    return (isHere || !rule.isHere) && (isNamed || !rule.isNamed);
  });
}

/** A match is received; a match of a list with nothing scanned yet is waited for. All else is a person's to decide. */
export function firstDecision(row: Decided): Decision | null {
  return row.class === 'matched' ? (decisionsFor(row)[0] ?? null) : null;
}

/** From the first row to the last, counted from 1, both included. */
export type RowSpan = readonly [first: number, last: number];

export type DecisionStep =
  | {
      readonly kind: 'decided';
      readonly rows: readonly RowSpan[];
      /** Null takes the decision away. */
      readonly decision: Decision | null;
    }
  /** The last decision that still counted is taken back. */
  | { readonly kind: 'undone' };

/** Rows as spans, in order, so that a thousand neighbours are one. */
export function spansOf(rows: Iterable<number>): RowSpan[] {
  const spans: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else spans.push([row, row]);
  }
  return spans;
}

export function* rowsIn(spans: readonly RowSpan[]): Iterable<number> {
  for (const [first, last] of spans) for (let row = first; row <= last; row += 1) yield row;
}

type Taken = Extract<DecisionStep, { kind: 'decided' }>;

/** The decisions that count, oldest first: those that no later step took back. */
export function standingDecisions(steps: readonly DecisionStep[]): Taken[] {
  const standing: Taken[] = [];
  for (const step of steps) {
    if (step.kind === 'decided') standing.push(step);
    else standing.pop();
  }
  return standing;
}

/** What is decided about each row, in the order of the rows; null where nothing is. */
export function foldDecisions(
  rows: readonly Decided[],
  steps: readonly DecisionStep[],
): (Decision | null)[] {
  const decided = rows.map(firstDecision);
  for (const { rows: spans, decision } of standingDecisions(steps)) {
    for (const row of rowsIn(spans)) {
      if (row >= 1 && row <= decided.length) decided[row - 1] = decision;
    }
  }
  return decided;
}
