/** Amounts are reckoned exactly as long as whole minor units can say them; this refuses what is beyond that. */
import { raise, type Issue, type IssuePlace } from '../issues.ts';
import { exponentOf, isExactlySummed, type Minor, type Rate } from '../money.ts';

interface Sized {
  readonly amount: Minor;
  readonly currency: string;
  readonly rate: Rate;
}

/** Whether all these amounts together can be kept exactly, in their own currencies and in the books'; else an issue. */
export function checkSize(
  amounts: readonly Sized[],
  baseCurrency: string,
  issues: Issue[],
  place: IssuePlace = {},
): boolean {
  let rough = 0;
  let roughBase = 0;
  for (const { amount, currency, rate } of amounts) {
    const digits = exponentOf(baseCurrency) - exponentOf(currency);
    rough += Math.abs(amount);
    roughBase += (Math.abs(amount) * Number(rate) * 10 ** digits) / 1e12;
  }
  if (isExactlySummed(rough) && isExactlySummed(roughBase)) return true;
  issues.push(raise('amount_too_large', {}, place));
  return false;
}
