/** Times of single runs, and what is read off several: medians of runs that alternate, and percentiles. */
import type { Store } from '../service/store/store.ts';

/** A run that answers the milliseconds of its timed part; what it prepares is not counted. */
export type Run = (index: number) => Promise<number> | number;

export async function timeMs(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[index] ?? 0;
}

export function median(times: readonly number[]): number {
  return percentile(times, 0.5);
}

/**
 * Runs two things by turns, each first every other time, so that what else the machine does meets both. Answers the
 * median of each; run 0 warms up and is not counted.
 */
export async function alternate(
  runs: number,
  ours: Run,
  bare: Run,
): Promise<{ ours: number; bare: number }> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let index = 0; index <= runs; index += 1) {
    const order = index % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const name of order) {
      const time = await (name === 'ours' ? ours(index) : bare(index));
      if (index > 0) times[name].push(time);
    }
  }
  return { ours: median(times.ours), bare: median(times.bare) };
}

/** One line of the answer, of the database `store`. `against` says what `ratio` compares with, and its own value. */
export interface Figure {
  readonly store: Store['kind'];
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly against: string;
  readonly ratio: number;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

export function printFigure(figure: Figure): void {
  const { value, ratio } = figure;
  process.stdout.write(
    `${JSON.stringify({ ...figure, value: round(value), ratio: round(ratio) })}\n`,
  );
}

/** A time in milliseconds beside that of its counterpart. */
export function printTime(
  { store }: Pick<Figure, 'store'>,
  figure: string,
  value: number,
  against: string,
  other: number,
): void {
  const named = `${against}: ${round(other)} ms`;
  printFigure({ store, figure, value, unit: 'ms', against: named, ratio: value / other });
}
