/**
 * What Excel passes to a function and takes from it, and how a cell is read. What formulas compare (statuses, heads, "ok")
 * is English in every workbook; sentences follow the language of the person.
 */
import { parseDay } from '../../shared/day.ts';

/** A text, a number, a flag, or nothing. */
export type Cell = string | number | boolean | null | undefined;
export type Matrix = Cell[][];

/**
 * The text of a cell's serial; empty where the cell is; null where Excel holds a number beyond what it can hold
 * exactly: its digits are lost, and none is guessed.
 */
export function serialOf(cell: Cell): string | null {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'number') return String(cell);
  return Number.isSafeInteger(cell) && Math.abs(cell) < 1e15 ? String(cell) : null;
}

/** A text argument; empty where it was left out. An empty cell that is referred to comes as 0. */
export function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' && cell !== 0 ? String(cell) : '';
}

/** 1900-03-01, before which Excel counts a day that never was, and 9999-12-31. */
const firstDay = 61;
const lastDay = 2_958_465.999;

/**
 * The day that a cell gives, or empty; null where it is none. Where the argument is left out, Excel may pass its
 * invocation in its place.
 */
export function dayOf(date: unknown): string | null {
  // A reference to an empty cell comes as 0, which is no day of anybody's books.
  if (typeof date === 'object' || date === undefined || date === '' || date === 0) return '';
  if (typeof date === 'number') {
    if (date < firstDay || date > lastDay) return null;
    return new Date(Math.floor(date - 25_569) * 86_400_000).toISOString().slice(0, 10);
  }
  return typeof date === 'string' ? parseDay(date) : null;
}
