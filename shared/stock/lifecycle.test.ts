import { documentKinds } from '../documents/kinds.ts';
import { kindRules } from '../documents/rules.ts';
import {
  freeStatusIn,
  isGone,
  isOurs,
  statusAfter,
  transitions,
  unitEvents,
  unitStatuses,
  type UnitEvent,
} from './lifecycle.ts';
import { baseBins } from './masters.ts';
import { defaultSettings } from './settings.ts';

/** What the kinds with plans of their own do to units. */
const ownPlans: readonly UnitEvent[] = [
  'release',
  'depart',
  'arrive',
  'revalue',
  'build',
  'consume',
  'recover',
];

test('every event has a document that causes it', () => {
  const caused = new Set<UnitEvent | null>(
    documentKinds.flatMap((kind) => {
      const { event, in: into, out } = kindRules[kind];
      return [event, into, out];
    }),
  );
  expect(unitEvents.filter((event) => !caused.has(event) && !ownPlans.includes(event))).toEqual([]);
});

test('only what was never here, or left for good, begins a life', () => {
  for (const event of unitEvents) {
    const { beginsLife, from } = transitions[event];
    expect(beginsLife).toBe(from.includes('none'));
  }
});

test('a unit is ours, or it left for good, or it is on its way, but never two of them', () => {
  expect(unitStatuses.filter((status) => isOurs(status) && isGone(status))).toEqual([]);
  expect(unitStatuses.filter((status) => !isOurs(status) && !isGone(status))).toEqual([
    'none',
    'expected',
    'return_expected',
  ]);
});

test.each(unitEvents)(
  'the bin that %s goes to by itself is one that every company has',
  (event) => {
    const { bin, binType } = transitions[event];
    const code = bin === null ? null : defaultSettings.bins[bin];
    if (code === null) return;
    expect(baseBins.find((base) => base.code === code)?.binType).toBe(binType);
  },
);

test.each(unitEvents)('%s leaves a unit ours exactly where its bin is', (event) => {
  const { binType, holder, from } = transitions[event];
  for (const before of from) {
    for (const stockType of ['normal', 'returned'] as const) {
      const after = statusAfter(event, before, stockType);
      if (binType !== null) expect(isOurs(after)).toBe(binType === 'stock');
      else expect(isOurs(after)).toBe(isOurs(before));
      if (holder !== 'unchanged') expect(holder === 'us').toBe(isOurs(after));
    }
  }
});

test('a unit can always go on: what an event leaves is where another begins, or it left for good', () => {
  const begins = new Set(unitEvents.flatMap((event) => transitions[event].from));
  for (const event of unitEvents) {
    for (const before of transitions[event].from) {
      const after = statusAfter(event, before, 'normal');
      expect(begins.has(after) || isGone(after)).toBe(true);
    }
  }
});

test('a free unit is a returned one in bins of returns alone', () => {
  expect(freeStatusIn('returned')).toBe('returned');
  expect(freeStatusIn('normal')).toBe('in_stock');
  expect(freeStatusIn('scrap')).toBe('in_stock');
  expect(freeStatusIn(null)).toBe('in_stock');
});

test('a transfer of what is not ours leaves it sold, or at its vendor', () => {
  expect(statusAfter('transfer', 'sold', 'normal')).toBe('sold');
  expect(statusAfter('transfer', 'at_vendor', 'normal')).toBe('at_vendor');
  expect(statusAfter('transfer', 'in_stock', 'returned')).toBe('returned');
  expect(statusAfter('transfer', 'returned', 'normal')).toBe('in_stock');
});
