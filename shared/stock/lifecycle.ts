/**
 * The life of a unit as one table: which event may follow which status, and what it makes of the unit
 * (everest.md 2.2 and 2.3). Documents ask this table and nothing else.
 */
import type { BinType, DefaultBin, StockType } from './masters.ts';

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
export const goneStatuses: ReadonlySet<UnitStatus> = new Set([
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
  'expect',
  'commit',
  'release',
  'depart',
  'arrive',
  'find',
  'write_off',
  'revalue',
  'build',
  'consume',
  'recover',
] as const;
export type UnitEvent = (typeof unitEvents)[number];

/**
 * What an event leaves behind: a status, a free unit (its bin says which), the status it had, or the one that it had
 * before a document held it.
 */
type After = UnitStatus | 'free' | 'unchanged' | 'released';

interface Transition {
  readonly from: readonly UnitStatus[];
  readonly to: After;
  /** The default bin that the unit goes to where the document names none; null keeps it where it is. */
  readonly bin: DefaultBin | null;
  /** What the unit's new bin must be; null where either will do. */
  readonly binType: BinType | null;
  /** Whose hands the unit is in afterwards. */
  readonly holder: 'us' | 'party' | 'nobody' | 'unchanged';
  /** Whether the document holds the unit from now on, so that no other may take it. */
  readonly holds: boolean;
  /** Whether the event may begin the next life of a serial that left for good. */
  readonly beginsLife: boolean;
  readonly source: string;
}

export const transitions: Readonly<Record<UnitEvent, Transition>> = {
  expect: {
    from: ['none'],
    to: 'expected',
    bin: 'expected',
    binType: 'out',
    holder: 'party',
    holds: true,
    beginsLife: true,
    source: 'everest.md T1',
  },
  receive: {
    from: ['none', 'expected'],
    to: 'free',
    bin: 'receipt',
    binType: 'stock',
    holder: 'us',
    holds: false,
    beginsLife: true,
    source: 'everest.md T3',
  },
  commit: {
    from: ['in_stock', 'returned'],
    to: 'committed',
    bin: 'salesOrder',
    binType: 'stock',
    holder: 'us',
    holds: true,
    beginsLife: false,
    source: 'everest.md T6',
  },
  release: {
    from: ['committed', 'expected', 'return_expected'],
    to: 'released',
    bin: null,
    binType: null,
    holder: 'unchanged',
    holds: false,
    beginsLife: false,
    source: 'everest.md T2, T7, T12, T16',
  },
  sell: {
    from: ['in_stock', 'returned', 'committed'],
    to: 'sold',
    bin: 'sold',
    binType: 'out',
    holder: 'party',
    holds: false,
    beginsLife: false,
    source: 'everest.md T8',
  },
  expect_return: {
    from: ['sold'],
    to: 'return_expected',
    bin: 'customerReturnExpected',
    binType: 'out',
    holder: 'party',
    holds: true,
    beginsLife: false,
    source: 'everest.md T10, T11',
  },
  take_back: {
    from: ['sold', 'return_expected'],
    to: 'free',
    bin: 'customerReturn',
    binType: 'stock',
    holder: 'us',
    holds: false,
    beginsLife: false,
    source: 'everest.md T9, T13, T14',
  },
  set_aside: {
    from: ['in_stock', 'returned'],
    to: 'committed',
    bin: 'vendorReturnExpected',
    binType: 'stock',
    holder: 'us',
    holds: true,
    beginsLife: false,
    source: 'everest.md T15',
  },
  return_to_vendor: {
    from: ['in_stock', 'returned', 'committed'],
    to: 'at_vendor',
    bin: 'vendorReturn',
    binType: 'out',
    holder: 'party',
    holds: false,
    beginsLife: false,
    source: 'everest.md T17',
  },
  transfer: {
    from: ['in_stock', 'returned', 'sold', 'at_vendor'],
    to: 'free',
    bin: null,
    binType: null,
    holder: 'unchanged',
    holds: false,
    beginsLife: false,
    source: 'everest.md T19',
  },
  depart: {
    from: ['in_stock', 'returned'],
    to: 'in_transit',
    bin: 'inTransit',
    binType: 'stock',
    holder: 'us',
    holds: true,
    beginsLife: false,
    source: 'everest.md T20',
  },
  arrive: {
    from: ['in_transit'],
    to: 'free',
    bin: null,
    binType: 'stock',
    holder: 'us',
    holds: false,
    beginsLife: false,
    source: 'everest.md T20',
  },
  find: {
    from: ['none'],
    to: 'free',
    bin: 'receipt',
    binType: 'stock',
    holder: 'us',
    holds: false,
    beginsLife: true,
    source: 'everest.md T22',
  },
  write_off: {
    from: ['in_stock', 'returned'],
    to: 'written_off',
    bin: 'writeOff',
    binType: 'out',
    holder: 'nobody',
    holds: false,
    beginsLife: false,
    source: 'everest.md T23, T25',
  },
  revalue: {
    from: [
      'in_stock',
      'committed',
      'sold',
      'return_expected',
      'returned',
      'in_transit',
      'at_vendor',
      'written_off',
      'consumed',
    ],
    to: 'unchanged',
    bin: null,
    binType: null,
    holder: 'unchanged',
    holds: false,
    beginsLife: false,
    source: 'everest.md T24',
  },
  build: {
    from: ['none'],
    to: 'free',
    bin: 'built',
    binType: 'stock',
    holder: 'us',
    holds: false,
    beginsLife: true,
    source: 'everest.md T29',
  },
  consume: {
    from: ['in_stock', 'returned'],
    to: 'consumed',
    bin: 'consumed',
    binType: 'out',
    holder: 'nobody',
    holds: false,
    beginsLife: false,
    source: 'everest.md T29',
  },
  recover: {
    from: ['consumed'],
    to: 'free',
    bin: 'receipt',
    binType: 'stock',
    holder: 'us',
    holds: false,
    beginsLife: false,
    source: 'everest.md T30',
  },
};

/** The status of a unit that nobody holds, in a bin of this stock type. */
export function freeStatusIn(stockType: StockType | null): UnitStatus {
  return stockType === 'returned' ? 'returned' : 'in_stock';
}

/** The status that an event leaves a unit in; `stockType` is that of the bin it lies in then. */
export function statusAfter(
  event: UnitEvent,
  before: UnitStatus,
  stockType: StockType | null,
): UnitStatus {
  const { to } = transitions[event];
  switch (to) {
    case 'unchanged':
      return before;
    case 'released':
      return before === 'expected'
        ? 'none'
        : before === 'return_expected'
          ? 'sold'
          : freeStatusIn(stockType);
    case 'free':
      return event === 'transfer' && !isOurs(before) ? before : freeStatusIn(stockType);
    default:
      return to;
  }
}
