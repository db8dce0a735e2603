/** What a cell's number means: a day by its format, and whether Excel may have bent a serial into it. */

/** How a serial may have suffered: shown as a day, as a power of ten, or rounded to 15 digits. */
export const damages = ['date', 'exponent', 'rounded'] as const;
export type Damage = (typeof damages)[number];

/** Numbers of formats that are days or times without a code in the file. */
const dayFormats: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number format shows days or times. Texts in quotes, brackets and escapes show as they are. */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return dayFormats.some(([from, to]) => id >= from && id <= to);
  if (/^general/i.test(code)) return false;
  const isElapsed = /\[(?:h+|m+|s+)\]/i.test(code);
  return isElapsed || /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\][]*\]|\\./g, ''));
}

const dayLength = 86_400_000;
const lastDay = 2_958_466;

/** A day number of Excel as ISO text; null where it is none. Day 60 of 1900 is the 29 February that never was. */
export function dayText(value: number, is1904: boolean): string | null {
  const number = is1904 ? value + 1462 : value;
  if (!(number >= 0 && number < lastDay)) return null;
  const whole = Math.floor(number);
  const seconds = Math.min(86_399, Math.round((number - whole) * 86_400));
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (whole === 0) return time;
  const base = Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const day =
    whole === 60 ? '1900-02-29' : new Date(base + whole * dayLength).toISOString().slice(0, 10);
  return seconds === 0 ? day : `${day}T${time}`;
}

/** How a number that stands in a cell may be a serial that Excel bent; null where nothing speaks for it. */
export function damageOf(text: string): Damage | null {
  if (/e/i.test(text)) return 'exponent';
  return /^\d{15,}0$/.test(text) ? 'rounded' : null;
}

/** Row and column of a reference as `AB12`, both from 0; null where it is none. */
export function placeOf(reference: string): { row: number; column: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference);
  if (found === null) return null;
  const [, letters = '', digits = ''] = found;
  const column = Array.from(letters).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  return { row: Number(digits) - 1, column: column - 1 };
}

/** A text as it was before it was written: `_x000D_` stands for a character that XML cannot hold. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
