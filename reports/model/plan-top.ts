/**
 * The table that a chart draws: few rows out of many, each found again in the main table by its name, so that a person
 * can follow every figure.
 */
import type { PlannedCell, PlannedTable } from '../../shared/report/plan.ts';
import { textCell } from './report-frame.ts';

const mostRows = 10;

/** In the search for a name these stand for other characters. */
const wildcards = /[*?~]/;

export interface TopFigure {
  readonly id: string;
  readonly head: string;
  /** The figure of a row of the main table, as it is stored. */
  readonly read: (row: number) => number;
}

export interface TopFacts {
  readonly main: PlannedTable;
  /** The column of the main table that names a row. */
  readonly name: string;
  readonly figures: readonly [TopFigure, ...TopFigure[]];
  /** In the order of the main table, the last of them; else the largest by the first figure. */
  readonly isInOrder: boolean;
}

/** At most ten rows; in order, the last twelve. */
export function planTop({ main, name, figures, isInOrder }: TopFacts): PlannedTable {
  const place = main.columns.findIndex(({ id }) => id === name);
  const indexes = main.rows.map((_, index) => index);
  const [first] = figures;
  const chosen = isInOrder
    ? indexes.slice(-12)
    : indexes.sort((one, other) => first.read(other) - first.read(one)).slice(0, mostRows);
  const find = (column: string, text: string, value: number): PlannedCell =>
    wildcards.test(text)
      ? value
      : { formula: `INDEX([${main.id}:${column}],MATCH([name],[${main.id}:${name}],0))`, value };
  return {
    id: 'top',
    columns: [
      { id: 'name', head: main.columns[place]?.head ?? '', kind: 'text', width: 24, isKey: true },
      ...figures.map(({ id, head }) => ({ id, head, kind: 'money' as const, width: 14 })),
    ],
    rows: chosen.map((index) => {
      const cell = main.rows[index]?.[place];
      const text = typeof cell === 'string' ? cell : '';
      return [textCell(text), ...figures.map(({ id, read }) => find(id, text, read(index)))];
    }),
  };
}
