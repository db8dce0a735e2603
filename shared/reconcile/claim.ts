/**
 * What is claimed of the vendor for a row, by what was decided about it. Money is claimed once: what was billed, or what
 * was listed where no bill has come yet; of a unit that is kept, only what it was billed above the agreed price.
 */
import type { Minor } from '../money.ts';
import {
  agreedCost,
  billedUnitCost,
  listedCost,
  type AgreedPrices,
  type DecidedRow,
} from './outcome.ts';
import type { ReconcileClass } from './reconcile.ts';

export const claimReasons = [
  'missing',
  'billed_twice',
  'wrong_item',
  'already_in_stock',
  'sold_before',
  'not_delivered',
  'faulty',
  'sent_back',
  'price',
] as const;
export type ClaimReason = (typeof claimReasons)[number];

export interface Claim {
  readonly reason: ClaimReason;
  /** From 0: a unit that goes back and was never billed claims nothing. */
  readonly amount: Minor;
}

/** Why a row of a class is claimed. */
const reasonOfClass: Readonly<Record<ReconcileClass, ClaimReason>> = {
  matched: 'faulty',
  missing: 'missing',
  extra: 'not_delivered',
  duplicate: 'billed_twice',
  wrong_item: 'wrong_item',
  already_in_stock: 'already_in_stock',
  sold_before: 'sold_before',
  near_match: 'missing',
};

/**
 * All that the vendor asks for the row; one unit of it where no bill has come. Of a near match it is one unit as well:
 * that which was expected, whichever of the two serials the bill names.
 */
function chargeOf(row: DecidedRow): Minor {
  const billed = row.class === 'near_match' ? billedUnitCost(row) : row.billedCost;
  return billed ?? listedCost(row) ?? 0;
}

function reasonOf({ class: named, counts }: DecidedRow): ClaimReason {
  // Named twice and never here: what the vendor names more than once is missing all the same.
  if (named === 'duplicate' && counts.billed < 2)
    return counts.scanned === 0 ? 'missing' : 'faulty';
  return reasonOfClass[named];
}

/** What is billed beyond one unit at the agreed price. */
function overchargeOf(row: DecidedRow, prices: AgreedPrices): Claim | null {
  const billed = billedUnitCost(row);
  if (row.billedCost === null || billed === null) return null;
  const agreed = Math.min(billed, agreedCost(row, prices) ?? billed);
  const amount = row.billedCost - agreed;
  if (amount <= 0) return null;
  return { reason: row.counts.billed > 1 ? 'billed_twice' : 'price', amount };
}

/** Null where nothing is claimed: nothing was decided, the unit is waited for, or it is right. */
export function claimOf(row: DecidedRow, prices: AgreedPrices): Claim | null {
  switch (row.decision) {
    case 'claim':
      // Of a unit that is here and was billed twice, one is owed.
      if (row.class === 'duplicate' && row.counts.scanned > 0) return overchargeOf(row, prices);
      return { reason: reasonOf(row), amount: chargeOf(row) };
    case 'send_back':
      return { reason: 'sent_back', amount: chargeOf(row) };
    case 'receive':
    case 'receive_listed':
      return overchargeOf(row, prices);
    case 'wait':
    case 'leave':
    case null:
      return null;
  }
}
