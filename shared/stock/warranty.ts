/** How long somebody answers for a unit. A warranty ends on the day that has the same date, and counts that day. */
import { addDays, addMonths, daysBetween, lastDay, type Day } from '../day.ts';
import type { Item, Term } from './masters.ts';

/** The last day of a term that begins on a day; never later than the calendar goes. */
export function endOf(from: Day, { unit, count }: Term): Day {
  if (unit === 'days') return count > daysBetween(from, lastDay) ? lastDay : addDays(from, count);
  return addMonths(from, unit === 'years' ? count * 12 : count);
}

/** What the days of a unit's warranty are reckoned from. */
export interface WarrantyFacts {
  /** Null while it is not sold. */
  readonly soldOn: Day | null;
  readonly receivedOn: Day | null;
  /** What its lot says. */
  readonly lotUntil: Day | null;
}

type WarrantyTerms = Pick<Item, 'warrantyToCustomer' | 'warrantyFromVendor'>;

/** The last day of the vendor's promise to us: what the unit's lot says, else its item. Null where there is none. */
export function vendorWarrantyUntil(
  { warrantyFromVendor }: WarrantyTerms,
  { receivedOn, lotUntil }: Pick<WarrantyFacts, 'receivedOn' | 'lotUntil'>,
): Day | null {
  if (lotUntil !== null) return lotUntil;
  return receivedOn === null || warrantyFromVendor === null
    ? null
    : endOf(receivedOn, warrantyFromVendor);
}

/** The last day of our own promise to the customer; null where we promised nothing, or sold nothing. */
export function customerWarrantyUntil(
  { warrantyToCustomer }: WarrantyTerms,
  { soldOn }: Pick<WarrantyFacts, 'soldOn'>,
): Day | null {
  return soldOn === null || warrantyToCustomer === null ? null : endOf(soldOn, warrantyToCustomer);
}

/**
 * The last day of a unit's warranty: sold, what we promised the customer; else what its lot says; else what its vendor
 * promised us. Null where nobody promised anything.
 */
export function warrantyUntil(item: WarrantyTerms, facts: WarrantyFacts): Day | null {
  return customerWarrantyUntil(item, facts) ?? vendorWarrantyUntil(item, facts);
}
