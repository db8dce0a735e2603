/**
 * Double-entry postings: each document's debits equal its credits, in base currency. The reason says which line of
 * the books' tie-out an inventory posting belongs to.
 */
import { assert } from '../assert.ts';
import { sum, type Minor } from '../money.ts';

export const accounts = [
  'inventory',
  'received_not_billed',
  'add_on_costs_accrued',
  'payable',
  'receivable',
  'revenue',
  'sales_returns',
  'tax_payable',
  'tax_recoverable',
  'cost_of_goods_sold',
  'vendor_return_gain',
  'price_variance',
  'write_offs',
  'count_differences',
  'cost_changes',
  'expenses',
] as const;
export type Account = (typeof accounts)[number];

/** Why the value of stock changed: the lines of the tie-out. */
export const stockReasons = [
  'purchases',
  'add_on_costs',
  'cost_of_goods_sold',
  'vendor_returns',
  'write_offs',
  'count_differences',
  'cost_changes',
] as const;
export type StockReason = (typeof stockReasons)[number];

export interface Posting {
  readonly account: Account;
  /** Debit above zero, credit below. */
  readonly amount: Minor;
  /** Set on inventory alone. */
  readonly reason: StockReason | null;
}

export function debit(account: Account, amount: Minor, reason: StockReason | null = null): Posting {
  return { account, amount, reason };
}

export function credit(
  account: Account,
  amount: Minor,
  reason: StockReason | null = null,
): Posting {
  return { account, amount: amount === 0 ? 0 : -amount, reason };
}

/** A change of the value of stock against an account, the debit first. */
export function changeStock(amount: Minor, reason: StockReason, against: Account): Posting[] {
  const inventory = debit('inventory', amount, reason);
  const contra = credit(against, amount);
  return amount > 0 ? [inventory, contra] : [contra, inventory];
}

/** The postings that are not zero, which must balance. */
export function balance(postings: readonly Posting[]): Posting[] {
  assert(sum(postings.map((posting) => posting.amount)) === 0, 'postings do not balance');
  return postings.filter((posting) => posting.amount !== 0);
}
