/**
 * The cells of a list that somebody else made, in slices that Excel on the web takes. A number stands as its figures, a
 * day as Excel shows it: what a serial was before Excel made a day of it is for a person to say, and is never guessed.
 */
import { HostFault, type ListCells } from './port.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('host');

/** More than this is no list of serials, and would keep Excel waiting. */
const maxCells = 2_000_000;
const cellsAtOnce = 40_000;

/** Formats that show a number as a day or a time. */
const dayFormat = /[dmyhs]/i;
/** Parts of a format that are words, colours or escapes, and say nothing about days. */
const wordsInFormat = /"[^"]*"|\[[^\]]*\]|\\./g;

/** A large number as Excel keeps it: 15 figures, and zeros behind them. */
function inFull(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(14).split('e+');
  const figures = mantissa.replace('.', '');
  return figures.padEnd(Number(exponent) + (value < 0 ? 2 : 1), '0');
}

function textOfCell(value: unknown, shown: string, format: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return shown;
  const bare = typeof format === 'string' ? format.replace(wordsInFormat, '') : '';
  if (bare !== 'General' && dayFormat.test(bare)) return shown;
  if (!Number.isInteger(value) || Math.abs(value) < 1e15) return String(value);
  return inFull(value);
}

export async function readListCells(context: Excel.RequestContext): Promise<ListCells> {
  const selected = context.workbook.getSelectedRange();
  selected.load({ cellCount: true });
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  sheet.load({ name: true });
  await context.sync();
  const isSelection = selected.cellCount !== 1;
  const used = isSelection
    ? selected.getUsedRangeOrNullObject(true)
    : sheet.getUsedRangeOrNullObject(true);
  used.load({ rowCount: true, columnCount: true });
  await context.sync();
  if (used.isNullObject) return { sheet: sheet.name, rows: [] };
  const { rowCount, columnCount } = used;
  if (rowCount * columnCount > maxCells) {
    throw new HostFault('too_large', texts.listTooLarge, false, 'less');
  }
  const rows: string[][] = [];
  const step = Math.max(1, Math.floor(cellsAtOnce / columnCount));
  for (let from = 0; from < rowCount; from += step) {
    const count = Math.min(step, rowCount - from);
    const part = used.getCell(from, 0).getResizedRange(count - 1, columnCount - 1);
    part.load({ values: true, text: true, numberFormat: true });
    await context.sync();
    part.values.forEach((row: unknown[], at) => {
      rows.push(
        row.map((value, index) =>
          textOfCell(
            value,
            part.text[at]?.[index] ?? '',
            (part.numberFormat as unknown[][])[at]?.[index],
          ),
        ),
      );
    });
  }
  return { sheet: sheet.name, rows };
}
