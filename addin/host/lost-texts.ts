/**
 * Texts that Excel turned into something else because they were typed into a cell that is not text: `12E5`, a day, more
 * digits than a number keeps. What can still be known is read; the rest is marked, so that nobody takes it for a serial.
 */
import { lostTextMark } from './port.ts';
import type { BodyRow } from './table-rows.ts';
import type { OpenTable } from './tables.ts';

/** Whole numbers of up to 15 digits are what was typed, but for zeros in front. */
const longestNumber = 15;
const plainFormats: ReadonlySet<unknown> = new Set(['General', '0', '@']);
/** Cells to ask at once; there are few, or somebody pasted a column. */
const cellsAtOnce = 2000;

interface Suspect {
  readonly at: number;
  readonly place: number;
  readonly value: number;
}

function markLost(value: number): string {
  return `#${lostTextMark}${value}`;
}

/** By `row place`, the text of each cell of these columns that holds a number. */
export async function readLostTexts(
  context: Excel.RequestContext,
  open: OpenTable,
  rows: readonly BodyRow[],
  places: readonly number[],
): Promise<ReadonlyMap<string, string>> {
  const suspects: Suspect[] = [];
  for (const { at, cells } of rows) {
    for (const place of places) {
      const value = cells[place];
      if (typeof value === 'number') suspects.push({ at, place, value });
    }
  }
  const texts = new Map<string, string>();
  for (let from = 0; from < suspects.length; from += cellsAtOnce) {
    const part = suspects.slice(from, from + cellsAtOnce);
    const plain = await readPlain(context, open, part);
    part.forEach(({ at, place, value }, index) => {
      const digits = String(value);
      const isKnown =
        plain[index] === true && /^\d+$/.test(digits) && digits.length <= longestNumber;
      texts.set(`${at} ${place}`, isKnown ? digits : markLost(value));
    });
  }
  return texts;
}

/** Whether each cell shows its number as it is, and neither as a day nor in any other way. */
async function readPlain(
  context: Excel.RequestContext,
  open: OpenTable,
  cells: readonly Suspect[],
): Promise<boolean[]> {
  const ranges = cells.map(({ at, place }) => {
    const range = open.sheet.getRangeByIndexes(open.top + 1 + at, open.left + place, 1, 1);
    range.load({ numberFormat: true });
    return range;
  });
  await context.sync();
  return ranges.map(({ numberFormat }) =>
    plainFormats.has((numberFormat as unknown[][])[0]?.[0] ?? 'General'),
  );
}
