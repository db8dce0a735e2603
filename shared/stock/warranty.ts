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

/**
 * The last day of a unit's warranty: sold, what we promised the customer; else what its lot says; else what its vendor
 * promised us. Null where nobody promised anything.
 */
export function warrantyUntil(
  item: Pick<Item, 'warrantyToCustomer' | 'warrantyFromVendor'>,
  { soldOn, receivedOn, lotUntil }: WarrantyFacts,
): Day | null {
  if (soldOn !== null && item.warrantyToCustomer !== null) {
    return endOf(soldOn, item.warrantyToCustomer);
  }
  if (lotUntil !== null) return lotUntil;
  if (receivedOn === null || item.warrantyFromVendor === null) return null;
  return endOf(receivedOn, item.warrantyFromVendor);
}
