/** What a status bar says of a selection: nothing for a single cell, sum and average where there are numbers. */
import type { CellValue } from '../workbook/cell.ts';

export function describeSelection(values: Iterable<CellValue>): readonly string[] {
  let count = 0;
  let numbers = 0;
  let sum = 0;
  for (const value of values) {
    if (value === '') continue;
    count += 1;
    if (typeof value !== 'number') continue;
    numbers += 1;
    sum += value;
  }
  if (count < 2) return [];
  const show = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const counted = `Count: ${show(count)}`;
  return numbers === 0
    ? [counted]
    : [`Average: ${show(sum / numbers)}`, counted, `Sum: ${show(sum)}`];
}
