/**
 * A report as a plan: what is said above, one main table, smaller tables below it, a chart. From the same plan an xlsx
 * file is laid out and a sheet of a workbook is written and later refreshed, so that the two cannot differ.
 *
 * Rows are known by the texts of their key columns and never by their place, and formulas name columns, so that both hold
 * in a table which a person sorted or widened.
 */

/** What a column holds, and so its number format. Days and instants are the numbers by which Excel counts them. */
export const columnKinds = ['text', 'day', 'instant', 'money', 'count', 'percent'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** A formula in which columns stand by name (`formula.ts`), and the figure that it gives. */
export interface PlannedFormula {
  readonly formula: string;
  readonly value: number | '';
}

/** A text is a text cell whatever it begins with; null is an empty cell. */
export type PlannedCell = string | number | PlannedFormula | null;

export interface PlannedColumn {
  readonly id: string;
  readonly head: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
  /** The texts of the key columns tell which row is which. */
  readonly isKey?: boolean;
}

export interface PlannedTable {
  readonly id: string;
  readonly columns: readonly PlannedColumn[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly PlannedCell[])[];
  /** Places of rows that stand out, as sums do. */
  readonly strongRows?: readonly number[];
}

/** What a series of a chart means, and so its colour; `blank` is not drawn, what stands on it hangs above it. */
export type ChartInk = 'blank' | 'sum' | 'gain' | 'loss';

export interface PlannedChart {
  readonly type: 'ColumnClustered' | 'BarStacked';
  /** The table that it draws: names in its first column, figures in the others. */
  readonly table: string;
  readonly title: string;
  /** Of a chart whose bars hang between two levels: the table of these levels, and what each series means, by column. */
  readonly steps?: string;
  readonly inks?: Readonly<Record<string, ChartInk>>;
}

export interface PlannedReport {
  /** The name of its sheet, and what the names of its tables begin with. */
  readonly sheetName: string;
  readonly tableName: string;
  readonly title: string;
  readonly company: string;
  /** What was asked for: period, currency, filters. */
  readonly caption: string;
  /** How the books stood, and what the sheet says while it is not written to its end. */
  readonly status: { readonly complete: string; readonly unfinished: string };
  readonly main: PlannedTable;
  /** Above the heads of the main table, by its columns. */
  readonly totals: readonly (PlannedCell | undefined)[];
  /** Below the main table, each with a blank row before it. */
  readonly below: readonly PlannedTable[];
  readonly chart?: PlannedChart;
  /** Excel's number format of each kind. */
  readonly formats: Readonly<Record<ColumnKind, string>>;
  readonly isLandscape: boolean;
  readonly paper: 'a4' | 'letter';
  /** Left and right of the page's number. */
  readonly pageWord: string;
  /** The head of the audit chain, where it is printed. */
  readonly seal?: string;
}

/** The number format of a cell: a figure in a column of texts, such as their count, is no text. */
export function formatOf(
  cell: PlannedCell | undefined,
  kind: ColumnKind,
  formats: PlannedReport['formats'],
): string {
  const isFigure = typeof cell === 'number' || (typeof cell === 'object' && cell !== null);
  return formats[kind === 'text' && isFigure ? 'count' : kind];
}

/** In characters, wide enough for every table that stands in a column. */
export function columnWidths({ main, below }: PlannedReport): number[] {
  const tables = [main, ...below];
  const most = Math.max(...tables.map(({ columns }) => columns.length));
  return Array.from({ length: most }, (_, place) =>
    Math.max(...tables.map(({ columns }) => columns[place]?.width ?? 0)),
  );
}

/** Rows above the heads of the main table: title, company, caption, status, totals. */
export const rowsAbove = {
  title: 0,
  company: 1,
  caption: 2,
  status: 3,
  totals: 4,
  heads: 5,
} as const;

/**
 * The keys of a table's rows. Rows that are alike in all key columns are told apart by their order, which is enough where
 * such rows are written over as a whole.
 */
export function keysOf(columns: readonly PlannedColumn[], rows: PlannedTable['rows']): string[] {
  const places = columns.flatMap(({ isKey }, place) => (isKey === true ? [place] : []));
  const texts = rows.map((row) => places.map((place) => keyText(row[place] ?? null)));
  return numberKeys(texts);
}

/** Texts of the key columns as keys; empty where all of them are blank. */
export function numberKeys(rows: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((texts) => {
    if (texts.every((text) => text === '')) return '';
    const key = texts.join('\u0000');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}\u0000\u0000${count}`;
  });
}

function keyText(cell: PlannedCell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? String(cell.value) : String(cell);
}

/** Days since 1899-12-30, as Excel counts them, with the time of the day (UTC) as a fraction. */
export function toSheetDay(text: string): number | null {
  const time = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(time) || text < firstSheetDay) return null;
  return time / 86_400_000 + 25_569;
}

/** Excel takes 1900 for a leap year: before this day its calendar is another. */
const firstSheetDay = '1900-03-01';
