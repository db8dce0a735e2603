/**
 * Where a unit that comes back goes next, as one table: the first row that fits answers. Whoever still answers for the
 * unit pays first: its vendor before us, and we before the customer (everest.md 5.1, 5.2 and T10 to T17).
 */
import type { RmaAction } from '../api/documents.ts';
import { isOurs, type UnitStatus } from './lifecycle.ts';

/** Whether somebody answers for a unit today: the promise runs, it is over, or nothing was promised. */
export const covers = ['running', 'over', 'none'] as const;
export type Cover = (typeof covers)[number];

export const rmaSteps = [
  'vendor_rma',
  'repair',
  'refund',
  'stock',
  'scrap',
  'ask',
  'stays',
] as const;
/**
 * `vendor_rma`: to its vendor. `repair`: into our own repairs. `refund`: back to us against the customer's money, and
 * looked at there. `stock`: for sale, again or still. `scrap`: written off. `ask`: nobody answers for it any more, so
 * the customer chooses. `stays`: it is where no return reaches it.
 */
export type RmaStep = (typeof rmaSteps)[number];

export interface RmaCase {
  readonly status: UnitStatus;
  /** What the customer is to get; null while nobody has said. */
  readonly action: RmaAction | null;
  readonly customerCover: Cover;
  /** `none` where the vendor is not known. */
  readonly vendorCover: Cover;
}

type Place = 'customer' | 'returned' | 'ours' | 'away';

interface RmaRule {
  /** Where it is now; every other field left out fits anything. */
  readonly place: Place;
  readonly actions?: readonly (RmaAction | null)[];
  readonly customerCover?: Cover;
  readonly vendorCover?: Cover;
  readonly next: RmaStep;
  readonly source: string;
}

export const rmaRules: readonly RmaRule[] = [
  { place: 'away', next: 'stays', source: 'everest.md T10, T15: only units sold or in stock' },
  {
    place: 'customer',
    actions: [null],
    customerCover: 'over',
    next: 'ask',
    source: 'everest.md 5.1: rejected out of warranty',
  },
  {
    place: 'customer',
    vendorCover: 'running',
    next: 'vendor_rma',
    source: 'everest.md 5.1: to vendor next',
  },
  {
    place: 'customer',
    actions: ['repair'],
    next: 'repair',
    source: 'everest.md 5.1: repair without change of ownership',
  },
  {
    place: 'customer',
    actions: ['credit', 'refund', 'replace'],
    next: 'refund',
    source: 'everest.md 5.1: accept, T13',
  },
  {
    place: 'customer',
    customerCover: 'running',
    next: 'repair',
    source: 'everest.md 5.1: repair',
  },
  { place: 'customer', next: 'ask', source: 'everest.md 5.1: nothing was promised' },
  {
    place: 'returned',
    vendorCover: 'running',
    next: 'vendor_rma',
    source: 'everest.md 5.2: T15',
  },
  { place: 'returned', actions: ['repair'], next: 'repair', source: 'everest.md T16: REPAIRS' },
  {
    place: 'returned',
    actions: ['replace'],
    next: 'scrap',
    source: 'everest.md T23: nobody takes back what was replaced',
  },
  { place: 'returned', next: 'stock', source: 'everest.md T13: sellable where its bin allows it' },
  {
    place: 'ours',
    actions: ['repair', 'replace', 'credit', 'refund'],
    vendorCover: 'running',
    next: 'vendor_rma',
    source: 'everest.md 5.2: T15',
  },
  { place: 'ours', actions: ['repair'], next: 'repair', source: 'everest.md T16: REPAIRS' },
  { place: 'ours', next: 'stock', source: 'everest.md T3: in stock' },
];

function placeOf(status: UnitStatus): Place {
  if (status === 'sold' || status === 'return_expected') return 'customer';
  if (status === 'returned') return 'returned';
  return isOurs(status) && status !== 'in_transit' ? 'ours' : 'away';
}

/** Where the unit goes next. */
export function nextOf({ status, action, customerCover, vendorCover }: RmaCase): RmaStep {
  const place = placeOf(status);
  const found = rmaRules.find(
    (rule) =>
      rule.place === place &&
      (rule.actions === undefined || rule.actions.includes(action)) &&
      (rule.customerCover === undefined || rule.customerCover === customerCover) &&
      (rule.vendorCover === undefined || rule.vendorCover === vendorCover),
  );
  return found?.next ?? 'stays';
}
