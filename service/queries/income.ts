/** The income statement: the true-cost profit and loss down to the net result, beside another period. */
import type { QueryOf } from '../../shared/api.ts';
import type { Day, Instant } from '../../shared/day.ts';
import { planIncome, type IncomeFigures } from '../../shared/report/income.ts';
import { previousPeriod, yearBefore, type DayRange } from '../../shared/report/periods.ts';
import type { IncomeFacts } from '../../reports/model/income-sheet.ts';
import type { Books } from '../books.ts';
import { sumExpenses } from './expenses.ts';
import { loadProfit, readReasons } from './profit.ts';

type IncomeQuery = Omit<QueryOf<'incomeStatement'>, 'format'>;

interface Bounds {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/**
 * What changes of cost did to the profit. One that a vendor answers for is his debt, or ours, and no profit: only what stands
 * on the account of such changes counts.
 */
async function readCostChanges(books: Books, bounds: Bounds, knownAt: Instant | undefined) {
  const period = { from: bounds.from, to: bounds.to, knownAt };
  const sums = await readReasons(books, ['cost_changes'], period);
  return -(sums.get('cost_changes ') ?? 0) || 0;
}

async function loadFigures(
  books: Books,
  { from, to }: Bounds,
  { knownAt }: IncomeQuery,
): Promise<IncomeFigures> {
  const query = { from, to, knownAt };
  const { totals, adjustments } = await loadProfit(books, { ...query, by: 'total' });
  const { revenue, returns, cost, lateCost } = totals;
  const { writeOffs, countDifferences, priceVariance, returnGains } = adjustments;
  return {
    revenue,
    returns: -returns || 0,
    costOfGoodsSold: lateCost - cost || 0,
    lateCosts: -lateCost || 0,
    ...{ writeOffs, countDifferences, returnGains },
    costChanges: await readCostChanges(books, { from, to }, knownAt),
    priceVariances: priceVariance,
    expenses: await sumExpenses(books, query),
  };
}

/** Null where no other period is asked for, or none can be told: a period without an end has none before it. */
function otherPeriod(query: IncomeQuery): Bounds | null {
  const { from, to, compare, compareFrom, compareTo } = query;
  if (compareFrom !== undefined || compareTo !== undefined) {
    return { from: compareFrom, to: compareTo };
  }
  if (compare === undefined || from === undefined || to === undefined || from > to) return null;
  const range: DayRange = { from, to };
  return compare === 'previous' ? previousPeriod(range) : yearBefore(range);
}

export async function loadIncome(books: Books, query: IncomeQuery): Promise<IncomeFacts> {
  const { from, to, knownAt } = query;
  const other = otherPeriod(query);
  const figures = await loadFigures(books, { from, to }, query);
  const compared = other === null ? null : await loadFigures(books, other, query);
  return { from, to, knownAt, other, rows: planIncome(figures, compared) };
}
