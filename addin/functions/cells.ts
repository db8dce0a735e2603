/** What Excel passes to a function and takes from it, and how a cell is read. What is answered is English in every sheet. */
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

export const bent = 'Excel holds this serial as a number and has lost digits. Enter it as text.';

/** A text argument; empty where it was left out. An empty cell that is referred to comes as 0. */
export function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' && cell !== 0 ? String(cell) : '';
}

/**
 * The day that a cell gives, or empty; null where it is none. Where the argument is left out, Excel may pass its
 * invocation in its place.
 */
export function dayOf(date: unknown): string | null {
  // A reference to an empty cell comes as 0, which is no day of anybody's books.
  if (typeof date === 'object' || date === undefined || date === '' || date === 0) return '';
  if (typeof date === 'number') {
    return new Date(Math.round((date - 25_569) * 86_400_000)).toISOString().slice(0, 10);
  }
  return typeof date === 'string' ? parseDay(date) : null;
}
