/** Which rows of a list sum it up, and which only begin like that: a Total Station with a serial is a unit. */
import { looksLikeSerial } from './looks.ts';

/** Words of sums in lower and upper case, with nothing of a serial behind them: `SUM-0001` is none. */
const totalWords =
  /^\W*(?:grand |sub ?|zwischen|end)?(?:total|totals|totaux|sum|summe|gesamt|gesamtsumme|suma|razem|totale|somme|importe)(?![\p{L}\p{N}_/#-])|^(?:总计|合计|小计|合計|итого)/iu;

/** The word of a sum, and at most a colon behind it. */
const bareTotal = /^[^\s:=.]+(?: ?total)?\s?[:=.]?$/iu;

/** Whether a row is a sum: by a word of sums alone in its cell, or beside no serial. */
export function isTotalRow(row: readonly string[], serials: readonly string[]): boolean {
  const words = row.map((cell) => cell.trim()).filter((cell) => totalWords.test(cell));
  if (words.length === 0) return false;
  return (
    words.some((cell) => bareTotal.test(cell)) ||
    serials.every((cell) => totalWords.test(cell) || /\s/.test(cell) || !looksLikeSerial(cell))
  );
}
