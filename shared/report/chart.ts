/**
 * The chart of a report as the figures that are drawn, read from the tables of its plan: for paper and for the pane, which
 * draw it themselves. A workbook draws the same tables.
 */
import type { ChartInk, PlannedCell, PlannedChart, PlannedReport, PlannedTable } from './plan.ts';

export interface ChartSeries {
  readonly head: string;
  readonly values: readonly number[];
  /** What it means; null where colours only tell the series apart. */
  readonly ink: ChartInk | null;
}

export interface DrawnStep {
  readonly name: string;
  readonly isSum: boolean;
  readonly amount: number;
  readonly before: number;
  readonly after: number;
}

export type ChartFacts =
  /** Columns beside each other, one group for each name. */
  | {
      readonly kind: 'columns';
      readonly title: string;
      readonly names: readonly string[];
      readonly series: readonly ChartSeries[];
    }
  /** Bars between two levels each. */
  | { readonly kind: 'waterfall'; readonly title: string; readonly steps: readonly DrawnStep[] };

function valueOf(cell: PlannedCell | undefined): number {
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
  return typeof value === 'number' ? value : 0;
}

function textOf(cell: PlannedCell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}

function readColumns({ columns, rows }: PlannedTable, { title, inks }: PlannedChart): ChartFacts {
  return {
    kind: 'columns',
    title,
    names: rows.map(([name]) => textOf(name)),
    series: columns.slice(1).map(({ id, head }, index) => ({
      head,
      ink: inks?.[id] ?? null,
      values: rows.map((cells) => valueOf(cells[index + 1])),
    })),
  };
}

function readSteps({ columns, rows, strongRows }: PlannedTable, title: string): ChartFacts {
  const sums = new Set(strongRows);
  const place = (id: string): number => columns.findIndex((column) => column.id === id);
  const [amount, before, after] = ['amount', 'before', 'after'].map(place);
  const read = (cells: readonly PlannedCell[], at = -1): number => valueOf(cells[at]);
  return {
    kind: 'waterfall',
    title,
    steps: rows.map((cells, row) => ({
      name: textOf(cells[0]),
      isSum: sums.has(row),
      amount: read(cells, amount),
      before: read(cells, before),
      after: read(cells, after),
    })),
  };
}

/** What the chart of a report draws; null where it has none. */
export function readChart({ chart, below }: PlannedReport): ChartFacts | null {
  if (chart === undefined) return null;
  const { steps, table, title } = chart;
  const drawn = below.find(({ id }) => id === (steps ?? table));
  if (drawn === undefined) return null;
  return steps === undefined ? readColumns(drawn, chart) : readSteps(drawn, title);
}

/** The ends and the step of an axis that holds all values, zero among them, with round numbers. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

const roundSteps = [1, 2, 2.5, 5, 10];

/** `most` parts at the most, but for one at each end. */
export function scaleOf(values: readonly number[], most = 5): Scale {
  let [low, high] = [0, 0];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) return { low: 0, high: 1, step: 1 };
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (roundSteps.find((factor) => factor * power >= rough) ?? 10) * power;
  return { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step, step };
}

/** The figures at which an axis has its lines. */
export function ticksOf({ low, high, step }: Scale): number[] {
  const count = Math.round((high - low) / step);
  return Array.from({ length: count + 1 }, (_, index) => low + index * step);
}
