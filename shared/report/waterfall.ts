/**
 * The margin waterfall: how the lines of the income statement lead from revenue to the net result. Each step begins at the
 * level where the one before it ended; a sum stands on nothing and is as high as that level, to the minor unit.
 */
import type { Minor } from '../money.ts';
import type { IncomeLine, IncomeRow } from './income.ts';

export const waterfallLines = [
  'revenue',
  'returns',
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
] as const satisfies readonly IncomeLine[];
export type WaterfallLine = (typeof waterfallLines)[number];

/** Lines that stand on nothing; the others hang between two levels. */
const standing: ReadonlySet<WaterfallLine> = new Set([
  'revenue',
  'margin',
  'grossProfit',
  'netResult',
]);

export interface WaterfallStep {
  readonly line: WaterfallLine;
  readonly isSum: boolean;
  /** As it changes the result. */
  readonly amount: Minor;
  /** Of a sum, zero. */
  readonly before: Minor;
  readonly after: Minor;
}

/** The steps of a period; a line that the statement lacks changed nothing. */
export function planWaterfall(rows: readonly IncomeRow[]): WaterfallStep[] {
  const amounts = new Map(rows.map(({ line, amount }) => [line, amount]));
  let level = 0;
  return waterfallLines.map((line): WaterfallStep => {
    const amount = amounts.get(line) ?? 0;
    const isSum = standing.has(line);
    const before = isSum ? 0 : level;
    level = before + amount;
    return { line, isSum, amount, before, after: level };
  });
}

/**
 * A bar between two levels as a stacked chart has it, which piles figures above zero and below it apart: what is left empty,
 * what is filled above zero (never negative) and what below (never positive).
 */
export interface BarPieces {
  readonly blank: number;
  readonly above: number;
  readonly below: number;
}

export function piecesOf(before: number, after: number): BarPieces {
  const [low, high] = before < after ? [before, after] : [after, before];
  return {
    blank: Math.max(low, 0) + Math.min(high, 0),
    above: Math.max(high, 0) - Math.max(low, 0),
    below: Math.min(low, 0) - Math.min(high, 0),
  };
}
