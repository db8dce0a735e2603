/** Figures of the true-cost profit and loss: which one is asked for, one figure of one key, or all of them as a table. */
import { profitKeys, type ProfitAnswer, type ProfitKey } from '../../shared/api.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { textsOf } from '../texts/texts.ts';
import { textOf, type Cell, type Matrix } from './cells.ts';

const texts = textsOf('functions');

const figures = [
  'units',
  'revenue',
  'returns',
  'netRevenue',
  'cost',
  'lateCost',
  'margin',
  'marginPercent',
] as const;
export type Figure = (typeof figures)[number];

/** `netRevenue`, `Net revenue` and `NETREVENUE` are one figure; `all` is the table. */
export function readFigure(cell: unknown): Result<Figure | 'all', string> {
  const name = textOf(cell).replaceAll(' ', '').toLowerCase();
  const known = [...figures, 'all' as const].find((each) => each.toLowerCase() === name);
  const all = [...figures, 'all'].join(', ');
  return known === undefined ? fail(texts.noFigure(textOf(cell), all)) : succeed(known);
}

/** What rows there is one of each for; left out, the total alone. */
export function readGroup(cell: unknown): Result<ProfitKey, string> {
  const name = textOf(cell) === '' ? 'total' : textOf(cell).toLowerCase();
  const known = profitKeys.find((each) => each === name);
  return known === undefined ? fail(texts.noGroup(name, profitKeys.join(', '))) : succeed(known);
}

function valueOf(figure: string | number | null): Cell {
  return figure === null ? '' : Number(figure);
}

/** One figure of a key, or of the total where no key is asked for. */
export function pickFigure(answer: ProfitAnswer, figure: Figure, key: string): Cell {
  const folded = key.toLowerCase();
  const row =
    key === '' ? answer.totals : answer.rows.find((each) => each.key.toLowerCase() === folded);
  // What was not sold in the period sold nothing: nil, and no error that spoils a sum.
  if (row === undefined) return figure === 'marginPercent' ? '' : 0;
  return valueOf(row[figure]);
}

export function planProfit(answer: ProfitAnswer): Matrix {
  const row = (key: string, values: ProfitAnswer['totals']): Cell[] => [
    key,
    ...figures.map((figure) => valueOf(values[figure])),
  ];
  return [
    ['key', ...figures],
    ...answer.rows.map((each) => row(each.key, each)),
    row('total', answer.totals),
  ];
}
