/** Lists as tables: each column says what it is called, what it holds and how it is read of an entry. */
import type { ColumnKind, PlannedCell, PlannedTable } from '../../shared/report/plan.ts';
import type { ReportTexts } from './report-texts.ts';

export interface ListColumn<Entry> {
  /** Its head is the text of this name. */
  readonly id: keyof ReportTexts['columns'];
  readonly kind: ColumnKind;
  readonly isKey?: boolean;
  readonly width?: number;
  readonly read: (entry: Entry) => PlannedCell;
}

const widths: Readonly<Record<ColumnKind, number>> = {
  text: 40,
  day: 12,
  instant: 19,
  money: 14,
  count: 9,
  percent: 10,
};

export function planList<Entry>(
  id: string,
  texts: ReportTexts,
  columns: readonly ListColumn<Entry>[],
  entries: readonly Entry[],
): PlannedTable {
  return {
    id,
    columns: columns.map(({ id: name, kind, isKey, width }) => ({
      id: name,
      head: texts.columns[name],
      kind,
      width: width ?? widths[kind],
      ...(isKey === true ? { isKey } : {}),
    })),
    rows: entries.map((entry) => columns.map(({ read }) => read(entry))),
  };
}

/** The cells of a column, for its total. */
export function* cellsOf({ columns, rows }: PlannedTable, id: string): Generator<PlannedCell> {
  const place = columns.findIndex((column) => column.id === id);
  for (const row of rows) yield row[place] ?? null;
}
