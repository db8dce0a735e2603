import {
  decisionsFor,
  firstDecision,
  foldDecisions,
  rowsIn,
  spansOf,
  standingDecisions,
  type DecisionStep,
} from './decisions.ts';
import { reconcileClasses, type ReconcileClass } from './reconcile.ts';

const row = (named: ReconcileClass, expected: number, scanned: number, billed = 0) => ({
  class: named,
  counts: { expected, scanned, billed },
});

test('only a match is decided by itself, and what was not scanned is waited for', () => {
  for (const named of reconcileClasses) {
    const decided = firstDecision(row(named, 1, 1));
    expect([named, decided]).toEqual([named, named === 'matched' ? 'receive' : null]);
  }
  expect(firstDecision(row('matched', 1, 0))).toBe('wait');
});

test('what is not here cannot be received, and what nobody named cannot be claimed', () => {
  expect(decisionsFor(row('missing', 1, 0))).toEqual(['claim', 'wait', 'leave']);
  expect(decisionsFor(row('extra', 0, 1))).toEqual(['receive', 'send_back', 'leave']);
  expect(decisionsFor(row('extra', 0, 0, 1))).toEqual(['claim', 'leave']);
  expect(decisionsFor(row('duplicate', 2, 0))).toEqual(['claim', 'wait', 'leave']);
  expect(decisionsFor(row('near_match', 1, 1))).toContain('receive_listed');
});

test('rows are kept as spans', () => {
  expect(spansOf([5, 1, 2, 3, 3, 9])).toEqual([
    [1, 3],
    [5, 5],
    [9, 9],
  ]);
  expect([...rowsIn(spansOf([7, 8, 2]))]).toEqual([2, 7, 8]);
});

test('a decision that is undone gives place to the one before', () => {
  const rows = [row('matched', 1, 1), row('missing', 1, 0), row('missing', 1, 0)];
  const claim: DecisionStep = { kind: 'decided', rows: [[2, 3]], decision: 'claim' };
  const wait: DecisionStep = { kind: 'decided', rows: [[3, 3]], decision: 'wait' };
  const undo: DecisionStep = { kind: 'undone' };
  expect(foldDecisions(rows, [claim, wait])).toEqual(['receive', 'claim', 'wait']);
  expect(foldDecisions(rows, [claim, wait, undo])).toEqual(['receive', 'claim', 'claim']);
  expect(foldDecisions(rows, [claim, wait, undo, undo, undo])).toEqual(['receive', null, null]);
  expect(standingDecisions([claim, undo, wait])).toEqual([wait]);
});
