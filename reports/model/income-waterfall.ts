/**
 * The waterfall of an income statement as two tables of its sheet: the levels that each step leads from and to, and the
 * pieces of bars that a stacked chart draws of them. Every figure is a formula down to those of the statement.
 */
import { cellReference } from '../../shared/report/formula.ts';
import type {
  ChartInk,
  PlannedCell,
  PlannedChart,
  PlannedColumn,
  PlannedTable,
} from '../../shared/report/plan.ts';
import type { IncomeRow } from '../../shared/report/income.ts';
import {
  piecesOf,
  planWaterfall,
  waterfallLines,
  type WaterfallStep,
} from '../../shared/report/waterfall.ts';
import { incomeTexts } from './income-texts.ts';
import { moneyNumber, type ReportFrame } from './report-frame.ts';

const inks = {
  blank: 'blank',
  sum: 'sum',
  gain: 'gain',
  gainBelow: 'gain',
  loss: 'loss',
  lossBelow: 'loss',
} as const satisfies Record<string, ChartInk>;

type Piece = keyof typeof inks;
const pieceNames = Object.keys(inks) as readonly Piece[];

function moneyColumn(id: string, head: string): PlannedColumn {
  return { id, head, kind: 'money', width: 16 };
}

function planSteps(steps: readonly WaterfallStep[], frame: ReportFrame): PlannedTable {
  const texts = incomeTexts[frame.language];
  const nameOf = ({ line }: WaterfallStep): string => texts.lines[line];
  const money = (amount: number): number => moneyNumber(amount, frame.currency);
  const begin = (step: WaterfallStep, index: number): PlannedCell => {
    const last = steps[index - 1];
    if (step.isSum || last === undefined) return 0;
    const formula = cellReference('steps', nameOf(last), 'after');
    return { formula, value: money(step.before) };
  };
  return {
    id: 'steps',
    columns: [
      { id: 'name', head: texts.chart, kind: 'text', width: 30, isKey: true },
      moneyColumn('amount', texts.heads.amount),
      moneyColumn('before', texts.waterfall.before),
      moneyColumn('after', texts.waterfall.after),
    ],
    strongRows: steps.flatMap(({ isSum }, index) => (isSum ? [index] : [])),
    rows: steps.map((step, index) => [
      nameOf(step),
      { formula: cellReference('income', nameOf(step), 'amount'), value: money(step.amount) },
      begin(step, index),
      { formula: '[before]+[amount]', value: money(step.after) },
    ]),
  };
}

/** The pieces of one bar; of a piece that its kind of bar has not, nothing. */
function planPieces(step: WaterfallStep, name: string, currency: string): PlannedCell[] {
  const at = (column: string): string => cellReference('steps', name, column);
  const [amount, before, after] = ['amount', 'before', 'after'].map(at);
  const [low, high] = [`MIN(${before},${after})`, `MAX(${before},${after})`];
  const above = `MAX(${high},0)-MAX(${low},0)`;
  const below = `MIN(${low},0)-MIN(${high},0)`;
  const pieces = piecesOf(step.before, step.after);
  const isGain = step.amount >= 0;
  const cell = (formula: string, value: number): PlannedCell => ({
    formula,
    value: moneyNumber(value, currency),
  });
  const ifGain = (piece: string): string => `IF(${amount}<0,0,${piece})`;
  const ifLoss = (piece: string): string => `IF(${amount}<0,${piece},0)`;
  if (step.isSum) return [null, cell(`${after}`, step.after), null, null, null, null];
  return [
    cell(`MAX(${low},0)+MIN(${high},0)`, pieces.blank),
    null,
    cell(ifGain(above), isGain ? pieces.above : 0),
    cell(ifGain(below), isGain ? pieces.below : 0),
    cell(ifLoss(above), isGain ? 0 : pieces.above),
    cell(ifLoss(below), isGain ? 0 : pieces.below),
  ];
}

function planBars(steps: readonly WaterfallStep[], frame: ReportFrame): PlannedTable {
  const texts = incomeTexts[frame.language];
  return {
    id: 'bars',
    columns: [
      { id: 'name', head: texts.waterfall.bars, kind: 'text', width: 30, isKey: true },
      ...pieceNames.map((piece) => moneyColumn(piece, texts.waterfall[piece])),
    ],
    rows: steps.map((step) => {
      const name = texts.lines[step.line];
      return [name, ...planPieces(step, name, frame.currency)];
    }),
  };
}

/** What the bars are called, from the first to the last. */
export function waterfallNames(language: ReportFrame['language']): string[] {
  return waterfallLines.map((line) => incomeTexts[language].lines[line]);
}

export function planIncomeWaterfall(
  rows: readonly IncomeRow[],
  frame: ReportFrame,
): { readonly tables: readonly PlannedTable[]; readonly chart: PlannedChart } {
  const steps = planWaterfall(rows);
  const title = incomeTexts[frame.language].chart;
  return {
    tables: [planSteps(steps, frame), planBars(steps, frame)],
    chart: { type: 'BarStacked', table: 'bars', steps: 'steps', inks, title },
  };
}
