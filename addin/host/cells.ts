/**
 * What cells hold and how: number formats by kind of column, and values on their way in and out. A text cell gets the
 * format `@` before its value, in the same batch, so that no serial is ever read as a number, a date or a formula.
 */
import { readAmount } from '../texts/decimals.ts';
import { lostTextMark, type ColumnKind } from './port.ts';

export const formats: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  money: '#,##0.00',
  day: 'yyyy-mm-dd',
  number: 'General',
};

/** Days since 1899-12-30, as Excel counts them. */
function toExcelDay(day: string): number | string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : Math.round(time / 86_400_000) + 25_569;
}

function fromExcelDay(count: number): string {
  return new Date(Math.round((count - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}

export type CellValue = string | number | boolean;

/** The text of a cell's value that is meant to be text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A text of ours as the cell takes it. */
export function toCell(kind: ColumnKind, text: string): CellValue {
  if (text === '' || kind === 'text') return text;
  if (kind === 'day') return toExcelDay(text);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Whether a text stands for one that Excel turned into a number: nobody knows what was scanned. */
export function isLostText(text: string): boolean {
  return text.includes(lostTextMark);
}

/** What a cell holds, as our text: money with a point and its decimals, days as `YYYY-MM-DD`. */
export function textFromCell(kind: ColumnKind, value: unknown): string {
  if (typeof value === 'number') {
    if (kind === 'day') return fromExcelDay(value);
    if (kind === 'money') return value.toFixed(4).replace(/0{1,2}$/, '');
    return String(value);
  }
  // A truth in a cell is a text of that name which was typed.
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'string') return '';
  // A number that somebody's Excel took for a text, since she writes it with another sign than Excel does.
  const isNumber = kind === 'money' || kind === 'number';
  return isNumber ? (readAmount(value) ?? value) : value;
}

/**
 * Rows to write at once, so that a request stays well below the limit of Excel on the web, and making one does not keep the
 * page from drawing.
 */
export function rowsPerBatch(width: number, longest: number): number {
  const bytes = width * (longest * 3 + 24);
  return Math.max(50, Math.min(2000, Math.floor(1_000_000 / bytes)));
}
