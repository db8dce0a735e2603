/**
 * The life of a unit as one table: which event may follow which status, and what it makes of the unit
 * (everest.md 2.2 and 2.3). Documents ask this table and nothing else.
 */
import type { BinType, StockType } from './masters.ts';

/** `none` is a unit that is not in the books: never received, or its receipt was reversed. */
export const unitStatuses = [
  'none',
  'expected',
  'in_stock',
  'committed',
  'sold',
  'return_expected',
  'returned',
  'in_transit',
  'at_vendor',
  'written_off',
  'consumed',
] as const;
export type UnitStatus = (typeof unitStatuses)[number];

/** The statuses in which a unit is ours: its cost is part of the stock's value. */
const ownStatuses: ReadonlySet<UnitStatus> = new Set([
  'in_stock',
  'committed',
  'returned',
  'in_transit',
]);

export function isOurs(status: UnitStatus): boolean {
  return ownStatuses.has(status);
}

/** The statuses of a unit that left for good: received again, its serial begins the next life. */
const goneStatuses: ReadonlySet<UnitStatus> = new Set([
  'sold',
  'at_vendor',
  'written_off',
  'consumed',
]);

export function isGone(status: UnitStatus): boolean {
  return goneStatuses.has(status);
}

export const unitEvents = [
  'receive',
  'sell',
  'expect_return',
  'take_back',
  'set_aside',
  'return_to_vendor',
  'transfer',
] as const;
export type UnitEvent = (typeof unitEvents)[number];

/** What an event leaves behind: a status, a free unit (its bin says which), or the status it had. */
type After = UnitStatus | 'free' | 'unchanged';

interface Transition {
  readonly from: readonly UnitStatus[];
  readonly to: After;
  /** The bin a unit goes to where the document names none; null keeps it where it is. */
  readonly defaultBin: string | null;
  /** What the unit's new bin must be; null where either will do. */
  readonly binType: BinType | null;
  /** Whose hands the unit is in afterwards. */
  readonly holder: 'us' | 'customer' | 'vendor' | 'unchanged';
  readonly source: string;
}

export const transitions: Readonly<Record<UnitEvent, Transition>> = {
  receive: {
    from: ['none', 'expected'],
    to: 'free',
    defaultBin: 'MAIN',
    binType: 'stock',
    holder: 'us',
    source: 'everest.md T3',
  },
  sell: {
    from: ['in_stock', 'returned', 'committed'],
    to: 'sold',
    defaultBin: 'RELEASED',
    binType: 'out',
    holder: 'customer',
    source: 'everest.md T8',
  },
  expect_return: {
    from: ['sold'],
    to: 'return_expected',
    defaultBin: 'CRMA-EX',
    binType: 'out',
    holder: 'customer',
    source: 'everest.md T10',
  },
  take_back: {
    from: ['sold', 'return_expected'],
    to: 'free',
    defaultBin: 'CRMA',
    binType: 'stock',
    holder: 'us',
    source: 'everest.md T13',
  },
  set_aside: {
    from: ['in_stock', 'returned'],
    to: 'committed',
    defaultBin: 'VRMEX',
    binType: 'stock',
    holder: 'us',
    source: 'everest.md T15',
  },
  return_to_vendor: {
    from: ['in_stock', 'returned', 'committed'],
    to: 'at_vendor',
    defaultBin: 'VRMA',
    binType: 'out',
    holder: 'vendor',
    source: 'everest.md T17',
  },
  transfer: {
    from: ['in_stock', 'returned', 'sold', 'at_vendor'],
    to: 'free',
    defaultBin: null,
    binType: null,
    holder: 'unchanged',
    source: 'everest.md T19',
  },
};

/** The status of a unit that nobody holds, in a bin of this stock type. */
export function freeStatusIn(stockType: StockType | null): UnitStatus {
  return stockType === 'returned' ? 'returned' : 'in_stock';
}

/** The status that an event leaves a unit in. */
export function statusAfter(
  event: UnitEvent,
  before: UnitStatus,
  stockType: StockType | null,
): UnitStatus {
  const { to } = transitions[event];
  if (to === 'unchanged') return before;
  if (to !== 'free') return to;
  return event === 'transfer' && !isOurs(before) ? before : freeStatusIn(stockType);
}
