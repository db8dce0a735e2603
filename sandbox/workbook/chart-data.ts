/**
 * What a chart shows: its source read as Excel reads it. A first column of texts is the categories, a first row of texts the
 * series' names; unless it is said, the longer side of the source runs along the axis.
 */
import type { CellValue } from './cell.ts';

export interface Series {
  readonly name: string;
  /** Null where the cell holds no number. */
  readonly values: readonly (number | null)[];
}

export interface ChartData {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
}

type Matrix = readonly (readonly CellValue[])[];

function transpose(matrix: Matrix): Matrix {
  const width = matrix[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => matrix.map((row) => row[column] ?? ''));
}

const isText = (value: CellValue | undefined): boolean =>
  typeof value === 'string' && value.trim() !== '';

export function readChartData(source: Matrix, seriesBy: string): ChartData {
  const width = source[0]?.length ?? 0;
  const isByRows = seriesBy === 'Rows' || (seriesBy !== 'Columns' && width > source.length);
  const matrix = isByRows ? transpose(source) : source;
  const [head = [], ...below] = matrix;
  const hasNames = head.slice(1).some(isText) || (head.length === 1 && isText(head[0]));
  const body = hasNames ? below : matrix;
  const hasCategories = head.length > 1 && body.some((row) => isText(row[0]));
  const first = hasCategories ? 1 : 0;
  return {
    categories: body.map((row, index) =>
      hasCategories ? String(row[0] ?? '') : String(index + 1),
    ),
    series: head.slice(first).map((name, index) => ({
      name: hasNames ? String(name) : `Series${index + 1}`,
      values: body.map((row) => {
        const value = row[first + index];
        return typeof value === 'number' ? value : null;
      }),
    })),
  };
}

/** The ends and the step of an axis that holds all values, zero among them, with round numbers. */
export function scaleOf(values: readonly number[]): { low: number; high: number; step: number } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return { low: 0, high: 1, step: 0.2 };
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step, step };
}
