/**
 * A vendor's list as a text file: whatever its separator, its quoting and its encoding, as rows of texts. Cells stay as
 * they are to the character; what is broken is told with its row, and the rest is read all the same.
 */

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** So much of a file says how the rest is written. */
const sampleBytes = 4096;

/** Text in Latin letters has a zero in every second byte where each character takes two. */
function guessWide(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  const end = Math.min(bytes.length, sampleBytes);
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (end === 0 || Math.max(even, odd) * 4 < end) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** What Windows has from 0x80 to 0x9F, where some decoders leave the control characters of Latin-1. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decode(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== 'windows-1252') return text;
  return text.replace(
    /[\u0080-\u009f]/g,
    (character) => windows[character.charCodeAt(0) - 128] ?? '',
  );
}

/** The text of a file, by its mark, by its zeros, as UTF-8 where it is that, else as Western Windows wrote it. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  const known = marked?.[0] ?? guessWide(bytes);
  if (known !== null) return { text: decode(bytes, known), encoding: known };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decode(bytes, 'windows-1252'), encoding: 'windows-1252' };
  }
}

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

export interface CsvFault {
  /** From 1. */
  readonly row: number;
  readonly reason: 'quote_open';
}

export interface CsvText {
  readonly rows: readonly (readonly string[])[];
  /** Null where every line is one cell. */
  readonly separator: Separator | null;
  readonly faults: readonly CsvFault[];
}

/** Where a quoted cell that begins at `from` ends: at a quote with nothing but a separator or line end behind it. */
function findClosing(text: string, from: number, separator: string | null): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    const next = text[at + 1];
    if (next === '"') at += 1;
    else if (next === undefined || next === separator || next === '\n' || next === '\r') return at;
  }
  return -1;
}

/** Cells of a text, up to so many rows. A quote that is never closed stands for itself, as do all after it. */
function splitCells(
  text: string,
  separator: string | null,
  most: number,
): { rows: string[][]; faults: CsvFault[] } {
  const rows: string[][] = [];
  const faults: CsvFault[] = [];
  let row: string[] = [];
  let areQuotesRead = true;
  let at = 0;
  while (at <= text.length && rows.length < most) {
    let cell: string | null = null;
    if (areQuotesRead && text[at] === '"') {
      const closing = findClosing(text, at, separator);
      if (closing < 0) {
        faults.push({ row: rows.length + 1, reason: 'quote_open' });
        areQuotesRead = false;
      } else {
        cell = text.slice(at + 1, closing).replaceAll('""', '"');
        at = closing + 1;
      }
    }
    if (cell === null) {
      let end = at;
      while (
        end < text.length &&
        text[end] !== separator &&
        text[end] !== '\n' &&
        text[end] !== '\r'
      )
        end += 1;
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (separator !== null && text[at] === separator) {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    if (at === text.length) break;
  }
  return { rows, faults };
}

const sampleRows = 60;
const sampleCharacters = 100_000;

/** How many of the sampled rows have the commonest number of cells above one, and that number. */
function rate(text: string, separator: Separator): { share: number; width: number } {
  const { rows } = splitCells(text.slice(0, sampleCharacters), separator, sampleRows);
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const widths = new Map<number, number>();
  for (const { length } of filled) widths.set(length, (widths.get(length) ?? 0) + 1);
  let [width, count] = [1, 0];
  for (const [each, times] of widths) if (each > 1 && times > count) [width, count] = [each, times];
  return { share: filled.length === 0 ? 0 : count / filled.length, width };
}

/** Fewer rows than this share agree on no separator. */
const leastShare = 0.5;

function guessSeparator(text: string): Separator | null {
  let best: { separator: Separator | null; score: number } = { separator: null, score: 0 };
  for (const separator of separators) {
    const { share, width } = rate(text, separator);
    // A tab is in no cell by chance, and a comma easily is.
    const weight = separator === '\t' ? 1.5 : separator === ',' ? 0.9 : 1;
    const score = share < leastShare ? 0 : share * weight * (1 + Math.min(width, 10) / 20);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The rows of a text. Its first line may name the separator, as Excel's `sep=;` does. */
export function readCsv(text: string): CsvText {
  const named = /^\ufeff?sep=([,;\t|])\r?\n/i.exec(text);
  const body = text.slice(named?.[0].length ?? (text.startsWith('\ufeff') ? 1 : 0));
  const separator = separators.find((each) => each === named?.[1]) ?? guessSeparator(body);
  return { ...splitCells(body, separator, Infinity), separator };
}
