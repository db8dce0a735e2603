/** The amounts of a line: price or cost of one unit, discount and tax, as the line says them or an order before it. */
import type { DraftLine } from '../api.ts';
import { raise, type Issue } from '../issues.ts';
import { formatMoney, parseMoney, parsePercent, type Minor } from '../money.ts';
import type { LineRule } from './rules.ts';

export interface Amounts {
  /** Null where neither the line nor an order says one, and the unit's own will do. */
  readonly amount: Minor | null;
  readonly discount: Minor;
  readonly taxRate: string | null;
  readonly taxHundredths: number;
  /** Whether a purchase's tax comes back; else it is part of the cost. */
  readonly isTaxRecoverable: boolean;
}

/** What an order says of an item. */
export type OrderedAmounts = Omit<Amounts, 'taxHundredths'>;

export function checkAmounts(
  draftLine: DraftLine,
  line: number,
  { amountField, isAmountNeeded }: Pick<LineRule, 'amountField' | 'isAmountNeeded'>,
  ordered: OrderedAmounts | null,
  currency: string,
  issues: Issue[],
): Amounts {
  const place = { line };
  const readAmount = (field: 'unitCost' | 'unitPrice' | 'discount'): Minor | null => {
    const text = draftLine[field];
    if (text === undefined) return null;
    const amount = parseMoney(text, currency);
    if (amount === null) {
      issues.push(raise('amount_not_money', { field, amount: text, currency }, place));
    }
    return amount ?? 0;
  };
  const given = readAmount(amountField);
  const order = given === null ? ordered : null;
  const amount = given ?? order?.amount ?? null;
  const discount = readAmount('discount') ?? order?.discount ?? 0;
  if (amount === null && (isAmountNeeded || discount > 0)) {
    issues.push(raise('amount_missing', { field: amountField }, place));
  }
  if (amount !== null && discount > amount) {
    const details = {
      discount: formatMoney(discount, currency),
      price: formatMoney(amount, currency),
    };
    issues.push(raise('discount_above_price', details, place));
  }
  const taxRate = draftLine.taxRate ?? order?.taxRate ?? null;
  const taxHundredths = taxRate === null ? 0 : parsePercent(taxRate);
  if (taxHundredths === null && taxRate !== null) {
    issues.push(raise('tax_rate_not_percent', { taxRate }, place));
  }
  return {
    amount: amount ?? (isAmountNeeded ? 0 : null),
    discount,
    taxRate,
    taxHundredths: taxHundredths ?? 0,
    isTaxRecoverable: draftLine.taxRecoverable ?? order?.isTaxRecoverable ?? true,
  };
}

/** What so many units fetch or cost net. */
export function netOfQuantity(quantity: number, amounts: Amounts): Minor {
  return Math.max(0, (amounts.amount ?? 0) - amounts.discount) * quantity;
}
