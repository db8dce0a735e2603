/**
 * The income statement as a table: from revenue down to the net result. Each line is a figure of the books or a sum of
 * lines above it; amounts are signed as they change the result, so that every sum is a plain sum.
 */
import { sum, type Minor } from '../money.ts';

export const incomeLines = [
  'revenue',
  'returns',
  'netRevenue',
  'costOfGoodsSold',
  'lateCosts',
  'margin',
  'writeOffs',
  'countDifferences',
  'costChanges',
  'priceVariances',
  'returnGains',
  'grossProfit',
  'operatingExpenses',
  'netResult',
] as const;
export type IncomeLine = (typeof incomeLines)[number];

/** Lines that are sums, and of what; `expenses` is every expense that was entered. */
export const incomeSums = {
  netRevenue: ['revenue', 'returns'],
  margin: ['netRevenue', 'costOfGoodsSold', 'lateCosts'],
  grossProfit: [
    'margin',
    'writeOffs',
    'countDifferences',
    'costChanges',
    'priceVariances',
    'returnGains',
  ],
  operatingExpenses: 'expenses',
  netResult: ['grossProfit', 'operatingExpenses'],
} as const satisfies Partial<Record<IncomeLine, readonly IncomeLine[] | 'expenses'>>;

type IncomeSum = keyof typeof incomeSums;
export type IncomeFigure = Exclude<IncomeLine, IncomeSum>;

export function isIncomeSum(line: IncomeLine | 'expense'): line is IncomeSum {
  return line in incomeSums;
}

/** What the books say of a period, as it changes the result. */
export interface IncomeFigures extends Readonly<Record<IncomeFigure, Minor>> {
  /** By name, what each cost; above zero. */
  readonly expenses: ReadonlyMap<string, Minor>;
}

export interface IncomeRow {
  readonly line: IncomeLine | 'expense';
  /** Of an expense what it was for; empty for the others. */
  readonly name: string;
  readonly amount: Minor;
  /** Of the other period; null where none is compared. */
  readonly compared: Minor | null;
}

function lessThan(amount: Minor): Minor {
  return amount === 0 ? 0 : -amount;
}

function amountsOf({ expenses, ...figures }: IncomeFigures): Readonly<Record<IncomeLine, Minor>> {
  const netRevenue = figures.revenue + figures.returns;
  const margin = netRevenue + figures.costOfGoodsSold + figures.lateCosts;
  const { writeOffs, countDifferences, costChanges, priceVariances, returnGains } = figures;
  const beside = [writeOffs, countDifferences, costChanges, priceVariances, returnGains];
  const grossProfit = margin + sum(beside);
  const operatingExpenses = lessThan(sum([...expenses.values()]));
  const netResult = grossProfit + operatingExpenses;
  return { ...figures, netRevenue, margin, grossProfit, operatingExpenses, netResult };
}

/** The lines of a period, with those of another beside them. Every expense of either period has its line. */
export function planIncome(figures: IncomeFigures, other: IncomeFigures | null): IncomeRow[] {
  const amounts = amountsOf(figures);
  const compared = other === null ? null : amountsOf(other);
  const names = [...new Set([...figures.expenses.keys(), ...(other?.expenses.keys() ?? [])])];
  const expenses = names.sort().map((name): IncomeRow => ({
    line: 'expense',
    name,
    amount: lessThan(figures.expenses.get(name) ?? 0),
    compared: other === null ? null : lessThan(other.expenses.get(name) ?? 0),
  }));
  return incomeLines.flatMap((line): IncomeRow[] => {
    const row = { line, name: '', amount: amounts[line], compared: compared?.[line] ?? null };
    return line === 'operatingExpenses' ? [...expenses, row] : [row];
  });
}
