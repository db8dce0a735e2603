/** Where cells begin on a sheet, in points from its corner: widths and heights count, and what is hidden takes no room. */
import type { Sheet } from './sheet.ts';
import { standardColumnPoints, standardRowPoints } from './sheet.ts';

function pointsBefore(
  index: number,
  sizes: ReadonlyMap<number, number>,
  hidden: ReadonlySet<number>,
  standard: number,
): number {
  let points = index * standard;
  for (const [at, size] of sizes) if (at < index && !hidden.has(at)) points += size - standard;
  for (const at of hidden) if (at < index) points -= standard;
  return points;
}

export function leftOf(sheet: Sheet, column: number): number {
  return pointsBefore(column, sheet.columnWidths, sheet.hiddenColumns, standardColumnPoints);
}

export function topOf(sheet: Sheet, row: number): number {
  return pointsBefore(row, sheet.rowHeights, sheet.hiddenRows, standardRowPoints);
}
