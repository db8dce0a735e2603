/** A chart as a picture: columns, bars, lines and pies, drawn plainly from their numbers. Measures are pixels. */
import type { ChartData, Series } from '../workbook/chart-data.ts';
import { scaleOf } from '../workbook/chart-data.ts';
import { noFill, type ChartLook } from '../workbook/chart-look.ts';

export interface ChartPicture {
  readonly type: string;
  /** Empty: none is shown. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly data: ChartData;
  readonly look: ChartLook;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The accents of Excel's Office theme. */
const colors = ['#156082', '#E97132', '#196B24', '#0F9ED5', '#A02B93', '#4EA72E'];
const colorAt = (index: number, look?: ChartLook) =>
  look?.fillOf(index) ?? colors[index % colors.length] ?? '#156082';
const mostPoints = 400;

function escape(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}

const round = (value: number) => Math.round(value * 10) / 10;

function label(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): string {
  const shown = text.length > 18 ? `${text.slice(0, 17)}…` : text;
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escape(shown)}</text>`;
}

function rect({ left, top, width, height }: Box, color: string, tip: string): string {
  const place = `x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"`;
  return `<rect ${place} fill="${color}"><title>${escape(tip)}</title></rect>`;
}

const line = (x1: number, y1: number, x2: number, y2: number) =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#D9D9D9"/>`;

function numbersOf(series: readonly Series[]): number[] {
  return series.flatMap(({ values }) => values.filter((value) => value !== null));
}

const formatNumber = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

/** Axis, lines and categories; `isUpright` puts the values on the left, else at the bottom. */
function drawAxes(
  data: ChartData,
  box: Box,
  isUpright: boolean,
  values = numbersOf(data.series),
): string {
  const { high, low, step } = scaleOf(values);
  const parts: string[] = [];
  for (let value = low; value <= high + step / 2; value += step) {
    const share = (value - low) / (high - low);
    const text = formatNumber(value);
    if (isUpright) {
      const y = box.top + box.height * (1 - share);
      parts.push(
        line(box.left, y, box.left + box.width, y),
        label(box.left - 6, y + 3, text, 'end'),
      );
    } else {
      const x = box.left + box.width * share;
      parts.push(line(x, box.top, x, box.top + box.height));
      parts.push(label(x, box.top + box.height + 14, text, 'middle'));
    }
  }
  const room = isUpright ? box.width / 60 : box.height / 14;
  const every = Math.max(1, Math.ceil(data.categories.length / Math.max(1, room)));
  data.categories.forEach((name, index) => {
    if (index % every !== 0) return;
    const share = (index + 0.5) / data.categories.length;
    parts.push(
      isUpright
        ? label(box.left + box.width * share, box.top + box.height + 14, name, 'middle')
        : label(box.left - 6, box.top + box.height * share + 3, name, 'end'),
    );
  });
  return parts.join('');
}

function drawColumns(data: ChartData, box: Box, isUpright: boolean): string {
  const { high, low } = scaleOf(numbersOf(data.series));
  const along = isUpright ? box.width : box.height;
  const across = isUpright ? box.height : box.width;
  const slot = along / Math.max(1, data.categories.length);
  const thick = (slot * 0.7) / Math.max(1, data.series.length);
  const at = (value: number) => (across * (value - low)) / (high - low);
  return data.series
    .flatMap(({ name, values }, number) =>
      values.map((value, index) => {
        if (value === null) return '';
        const start = slot * index + slot * 0.15 + thick * number;
        const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))];
        const bar = isUpright
          ? { left: box.left + start, top: box.top + across - to, width: thick, height: to - from }
          : { left: box.left + from, top: box.top + start, width: to - from, height: thick };
        const tip = `${name}, ${data.categories[index] ?? ''}: ${formatNumber(value)}`;
        return rect(bar, colorAt(number), tip);
      }),
    )
    .join('');
}

/** The ends of each bar: figures above zero are piled up from it, those below it down from it. */
function pileUp({ categories, series }: ChartData): (readonly [number, number])[][] {
  const tops = categories.map(() => ({ above: 0, below: 0 }));
  return series.map(({ values }) =>
    tops.map((top, index) => {
      const value = values[index] ?? 0;
      const side = value < 0 ? 'below' : 'above';
      const from = top[side];
      top[side] += value;
      return [from, top[side]] as const;
    }),
  );
}

function drawStacked(data: ChartData, box: Box, isUpright: boolean, look: ChartLook): string {
  const piles = pileUp(data);
  const ends = piles.flat(2);
  const { high, low } = scaleOf(ends);
  const [along, across] = isUpright ? [box.width, box.height] : [box.height, box.width];
  const slot = along / Math.max(1, data.categories.length);
  const at = (value: number) => (across * (value - low)) / (high - low);
  const bars = piles.flatMap((pile, number) =>
    pile.map(([one, other], index) => {
      const color = colorAt(number, look);
      if (one === other || color === noFill) return '';
      const [from, to] = [at(Math.min(one, other)), at(Math.max(one, other))];
      const start = slot * (index + 0.15);
      const bar = isUpright
        ? {
            left: box.left + start,
            top: box.top + across - to,
            width: slot * 0.7,
            height: to - from,
          }
        : { left: box.left + from, top: box.top + start, width: to - from, height: slot * 0.7 };
      const name = data.series[number]?.name ?? '';
      return rect(
        bar,
        color,
        `${name}, ${data.categories[index] ?? ''}: ${formatNumber(other - one)}`,
      );
    }),
  );
  return drawAxes(data, box, isUpright, ends) + bars.join('');
}

function drawLines(data: ChartData, box: Box): string {
  const { high, low } = scaleOf(numbersOf(data.series));
  const slot = box.width / Math.max(1, data.categories.length);
  return data.series
    .map(({ values }, number) => {
      const points = values.flatMap((value, index) =>
        value === null
          ? []
          : `${round(box.left + slot * (index + 0.5))},${round(box.top + box.height * (1 - (value - low) / (high - low)))}`,
      );
      return `<polyline points="${points.join(' ')}" fill="none" stroke="${colorAt(number)}" stroke-width="2"/>`;
    })
    .join('');
}

function drawPie(data: ChartData, box: Box): string {
  const values = (data.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const sum = values.reduce((total, value) => total + value, 0);
  const radius = Math.min(box.width, box.height) / 2;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const pointAt = (share: number) => {
    const angle = 2 * Math.PI * share - Math.PI / 2;
    return `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
  };
  let before = 0;
  return values
    .map((value, index) => {
      const share = sum === 0 ? 0 : value / sum;
      const [from, to] = [before, before + share];
      before = to;
      if (share === 0) return '';
      const tip = `<title>${escape(`${data.categories[index] ?? ''}: ${formatNumber(value)}`)}</title>`;
      if (share > 0.9999) {
        return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${colorAt(index)}">${tip}</circle>`;
      }
      const arc = `A ${round(radius)} ${round(radius)} 0 ${share > 0.5 ? 1 : 0} 1 ${pointAt(to)}`;
      return `<path d="M ${round(x)} ${round(y)} L ${pointAt(from)} ${arc} Z" fill="${colorAt(index)}" stroke="#fff">${tip}</path>`;
    })
    .join('');
}

function drawLegend(names: readonly string[], width: number, y: number): string {
  const shown = names.slice(0, 6);
  const slot = width / Math.max(1, shown.length);
  return shown
    .map((name, index) => {
      const left = slot * (index + 0.5) - 30;
      return (
        rect({ left, top: y - 8, width: 9, height: 9 }, colorAt(index), name) +
        label(left + 13, y, name, 'start')
      );
    })
    .join('');
}

/** Which drawing a type of Excel's gets: of `ColumnClustered` the beginning counts. */
const kinds: readonly (readonly [
  RegExp,
  (data: ChartData, box: Box, look: ChartLook) => string,
])[] = [
  [/^ColumnStacked$/, (data, box, look) => drawStacked(data, box, true, look)],
  [/^BarStacked$/, (data, box, look) => drawStacked(data, box, false, look)],
  [/^Column/, (data, box) => drawAxes(data, box, true) + drawColumns(data, box, true)],
  [/^Bar/, (data, box) => drawAxes(data, box, false) + drawColumns(data, box, false)],
  [/^Line/, (data, box) => drawAxes(data, box, true) + drawLines(data, box)],
  [/^Pie/, drawPie],
];

/** Bars begin at the bottom, unless their axis is turned round. */
function inOrder(data: ChartData, type: string, { isReversed }: ChartLook): ChartData {
  if (!type.startsWith('Bar') || isReversed) return data;
  return {
    categories: [...data.categories].reverse(),
    series: data.series.map(({ name, values }) => ({ name, values: [...values].reverse() })),
  };
}

/** SVG markup; of a type that is not drawn, a frame that says so. */
export function drawChart({ type, title, width, height, data, look }: ChartPicture): string {
  const isPie = type.startsWith('Pie');
  const top = title === '' ? 12 : 34;
  const left = type.startsWith('Bar') ? 110 : isPie ? 12 : 56;
  const box = { left, top, width: width - left - 14, height: height - top - 46 };
  const kind = kinds.find(([pattern]) => pattern.test(type));
  const isTooLong = data.categories.length > mostPoints;
  const head =
    title === ''
      ? ''
      : `<text class="title" x="${width / 2}" y="22" text-anchor="middle">${escape(title)}</text>`;
  const picture =
    kind === undefined || isTooLong
      ? label(width / 2, height / 2, isTooLong ? 'Too many points' : `${type}: not drawn`, 'middle')
      : kind[1](inOrder(data, type, look), box, look);
  const names = isPie ? data.categories : data.series.map(({ name }) => name);
  const legend = kind === undefined || !look.hasLegend ? '' : drawLegend(names, width, height - 10);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${head}${picture}${legend}</svg>`;
}
