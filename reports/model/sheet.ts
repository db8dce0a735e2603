/**
 * The sheet model: cells, formulas and formats of one worksheet that begins at A1. The xlsx writer and the add-in
 * both write from it, so that a file and a sheet of the same report cannot differ.
 *
 * A formula stands only where it gives the stored figure; its `value` is that figure.
 */
import { exponentOf, formatMoney, type Minor } from '../../shared/money.ts';
import type { Day } from '../../shared/day.ts';
import type { SheetChart } from './lay-chart.ts';
import { cellAt } from '../../shared/report/formula.ts';

type SheetFormat = 'text' | 'count' | 'money' | 'percent' | 'rate' | 'day' | 'instant';

export type SheetCell =
  /** Always a string cell, whatever it begins with; to be formatted as text before it is written. */
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The head of figures, which stands above their ends. */
      readonly isRight?: boolean;
    }
  | { readonly kind: 'number'; readonly value: number; readonly format: SheetFormat }
  | {
      readonly kind: 'formula';
      /** In A1 notation without the equals sign. */
      readonly formula: string;
      readonly value: number | '';
      readonly format: SheetFormat;
    };

/** What a row is, and so how it looks. */
export type SheetRowRole =
  | 'title'
  | 'mark'
  | 'fact'
  | 'head'
  | 'line'
  | 'serial'
  | 'total'
  | 'section'
  | 'figure'
  | 'remark'
  | 'empty';

export interface SheetRow {
  readonly role: SheetRowRole;
  /** From column A; null is an empty cell. */
  readonly cells: readonly (SheetCell | null)[];
}

export interface SheetColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** A picture at the right end of the rows above the heads. */
export interface SheetPicture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** In pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}

export interface SheetPlan {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Row of the heads, counted from 1: frozen with all above it, and repeated on every printed page. */
  readonly headRow: number;
  /** Data rows of an Excel table below the heads; 0 where there is none. */
  readonly tableRows: number;
  readonly tableName: string;
  /** Excel number format of each `SheetFormat`. */
  readonly formats: Readonly<Record<SheetFormat, string>>;
  readonly orientation: 'portrait' | 'landscape';
  readonly paper: 'a4' | 'letter';
  readonly chart?: SheetChart;
  /** Logo and code of a printed document. */
  readonly pictures?: readonly SheetPicture[];
}

/** The number formats of a currency: two decimals for EUR, none for JPY. */
export function planFormats(currency: string): SheetPlan['formats'] {
  const exponent = exponentOf(currency);
  return {
    text: '@',
    count: '#,##0',
    money: exponent === 0 ? '#,##0' : `#,##0.${'0'.repeat(exponent)}`,
    percent: '0.00%',
    rate: '0.##',
    day: 'yyyy-mm-dd',
    instant: 'yyyy-mm-dd hh:mm:ss',
  };
}

export function textCell(text: string | undefined): SheetCell | null {
  return text === undefined || text === '' ? null : { kind: 'text', text };
}

export function countCell(value: number): SheetCell {
  return { kind: 'number', value, format: 'count' };
}

/** An amount as the number that a sheet calculates with. */
function toSheetMoney(amount: Minor, currency: string): number {
  return Number(formatMoney(amount, currency));
}

export function moneyCell(amount: Minor, currency: string): SheetCell {
  return { kind: 'number', value: toSheetMoney(amount, currency), format: 'money' };
}

/** A formula where it gives the stored amount, and the stored amount alone where it does not. */
export function moneyFormula(
  formula: string,
  computed: Minor,
  stored: Minor,
  currency: string,
): SheetCell {
  const value = toSheetMoney(stored, currency);
  return computed === stored
    ? { kind: 'formula', formula, value, format: 'money' }
    : { kind: 'number', value, format: 'money' };
}

const firstSheetDay = '1900-03-01';

/** A real date; as text where Excel's calendar does not reach. */
export function dayCell(day: Day | undefined): SheetCell | null {
  if (day === undefined) return null;
  if (day < firstSheetDay) return { kind: 'text', text: day };
  const value = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
  return { kind: 'number', value, format: 'day' };
}

/** `C7` for column 2, row 7. */
export function cellName(column: number, row: number): string {
  return cellAt(column, row - 1);
}

/** `C7:C9`. */
export function rangeName(column: number, firstRow: number, lastRow: number): string {
  return `${cellName(column, firstRow)}:${cellName(column, lastRow)}`;
}

/** Cells with one at each of some columns and nothing between. */
export function placeCells(
  count: number,
  placed: readonly (readonly [column: number, cell: SheetCell | null])[],
): readonly (SheetCell | null)[] {
  const cells = new Array<SheetCell | null>(count).fill(null);
  for (const [column, cell] of placed) cells[column] = cell;
  return cells;
}

/** Every text of a sheet, so that all can be checked before one is written. */
export function* textsOfSheet(plan: SheetPlan): Generator<string> {
  for (const row of plan.rows) {
    for (const cell of row.cells) if (cell?.kind === 'text') yield cell.text;
  }
}

/** A column no wider than its texts need; figures keep their width, as their length is not known before they are formatted. */
export function fitColumns(
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
): readonly SheetColumn[] {
  const longest = columns.map(({ head }) => head.length + 3);
  const hasText = columns.map(() => false);
  for (const row of rows) {
    if (row.role !== 'line' && row.role !== 'serial') continue;
    row.cells.forEach((cell, index) => {
      if (cell?.kind !== 'text') return;
      hasText[index] = true;
      longest[index] = Math.max(longest[index] ?? 0, cell.text.length + 3);
    });
  }
  return columns.map((column, index) =>
    hasText[index] === true
      ? { ...column, width: Math.min(column.width, longest[index] ?? column.width) }
      : column,
  );
}
