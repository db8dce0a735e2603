/**
 * A chart as it is drawn on paper: bars and lines as shares of the room that they have, and final texts. From 0 at the left,
 * or the bottom, to 1.
 */
import { scaleOf, ticksOf, type ChartFacts, type ChartSeries } from '../../shared/report/chart.ts';
import { exponentOf } from '../../shared/money.ts';
import type { ChartInk } from '../../shared/report/plan.ts';
import { printMoney } from './figures.ts';

export type PictureInk = Exclude<ChartInk, 'blank'>;

export interface PictureBar {
  readonly from: number;
  readonly to: number;
  readonly ink: PictureInk;
}

export type ChartPicture =
  /** One bar below the other, each with its name and its figure. */
  | {
      readonly form: 'bars';
      readonly title: string;
      readonly zero: number;
      readonly rows: readonly {
        readonly name: string;
        readonly figure: string;
        readonly isStrong: boolean;
        readonly bar: PictureBar;
      }[];
    }
  /** Columns beside each other, one group for each name. */
  | {
      readonly form: 'columns';
      readonly title: string;
      readonly zero: number;
      readonly ticks: readonly { readonly at: number; readonly text: string }[];
      readonly groups: readonly { readonly name: string; readonly bars: readonly PictureBar[] }[];
      readonly legend: readonly { readonly text: string; readonly ink: PictureInk }[];
    };

function printFigure(value: number, currency: string): string {
  return printMoney(Math.round(value * 10 ** exponentOf(currency)), currency);
}

/** A figure at a line of an axis, without decimals that are nothing. */
function printTick(value: number, currency: string): string {
  return printFigure(value, currency).replace(/\.0+$/, '');
}

type Waterfall = Extract<ChartFacts, { kind: 'waterfall' }>;
type Columns = Extract<ChartFacts, { kind: 'columns' }>;

/** `ink` is that of all bars; null where each has the one of what it does. */
function planBars(
  { title, steps }: Waterfall,
  currency: string,
  ink: PictureInk | null,
): ChartPicture {
  const levels = steps.flatMap(({ before, after }) => [before, after]);
  const [low, high] = [Math.min(0, ...levels), Math.max(0, ...levels)];
  const at = (level: number): number => (high === low ? 0 : (level - low) / (high - low));
  return {
    form: 'bars',
    title,
    zero: at(0),
    rows: steps.map(({ name, isSum, amount, before, after }) => ({
      name,
      figure: printFigure(amount, currency),
      isStrong: isSum,
      bar: {
        from: at(before),
        to: at(after),
        ink: ink ?? (isSum ? 'sum' : amount < 0 ? 'loss' : 'gain'),
      },
    })),
  };
}

const usualInks = ['sum', 'gain', 'loss'] as const;

export function inkOf({ ink }: ChartSeries, index: number): PictureInk {
  if (ink !== null && ink !== 'blank') return ink;
  return usualInks[index % usualInks.length] ?? 'sum';
}

function planColumns({ title, names, series }: Columns, currency: string): ChartPicture {
  const scale = scaleOf(series.flatMap(({ values }) => values));
  const { low, high } = scale;
  const at = (value: number): number => (value - low) / (high - low);
  return {
    form: 'columns',
    title,
    zero: at(0),
    ticks: ticksOf(scale).map((value) => ({ at: at(value), text: printTick(value, currency) })),
    groups: names.map((name, place) => ({
      name,
      bars: series.map((each, index) => ({
        from: at(0),
        to: at(each.values[place] ?? 0),
        ink: inkOf(each, index),
      })),
    })),
    legend: series.map((each, index) => ({ text: each.head, ink: inkOf(each, index) })),
  };
}

/** A name that fits below a column of ten. */
const shortName = 7;

/** Figures of one kind whose names would not fit below columns stand beside their names, from zero on. */
function stepsOf({ title, names, series }: Columns): Waterfall | null {
  const [only, ...others] = series;
  if (only === undefined || others.length > 0) return null;
  if (names.every(({ length }) => length <= shortName)) return null;
  const steps = names.map((name, place) => {
    const amount = only.values[place] ?? 0;
    return { name, isSum: false, amount, before: 0, after: amount };
  });
  return { kind: 'waterfall', title, steps };
}

export function planChartPicture(chart: ChartFacts, currency: string): ChartPicture {
  if (chart.kind === 'waterfall') return planBars(chart, currency, null);
  const steps = stepsOf(chart);
  return steps === null ? planColumns(chart, currency) : planBars(steps, currency, 'sum');
}

export function* textsOfPicture(picture: ChartPicture): Generator<string> {
  yield picture.title;
  if (picture.form === 'bars') {
    for (const { name, figure } of picture.rows) {
      yield name;
      yield figure;
    }
    return;
  }
  for (const { text } of [...picture.ticks, ...picture.legend]) yield text;
  for (const { name } of picture.groups) yield name;
}
