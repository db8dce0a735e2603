/**
 * How numbers are read that a person wrote: the other way round of `formats.ts`. What can only mean one thing is taken
 * whatever signs it was written with; where a sign may part thousands or decimals (`1.234`), the person's format decides.
 * What is answered is decimal text as the books take it, `-1234.50`, never a floating number.
 */
import { decimalSign } from './formats.ts';

/** Blanks and apostrophes part thousands and nothing else; blanks come in many widths, apostrophes in two shapes. */
const partsThousands = /[\s\u00a0\u2009\u202f'’]/;

/** `1`, `12`, `123`, then any number of threes. */
function isGrouped(groups: readonly string[]): boolean {
  const [first = '', ...others] = groups;
  return /^\d{1,3}$/.test(first) && others.every((group) => /^\d{3}$/.test(group));
}

/** The decimal text of a whole part and a fraction; null where one of them is none. */
function join(sign: string, groups: readonly string[], fraction: string | null): string | null {
  if (groups.length > 1 && !isGrouped(groups)) return null;
  const whole = groups.join('');
  const isNumber = /^\d+$/.test(whole) && (fraction === null || /^\d+$/.test(fraction));
  if (!isNumber) return null;
  const bare = whole.replace(/^0+(?=\d)/, '');
  return `${sign}${bare}${fraction === null ? '' : `.${fraction}`}`;
}

/** Whether one sign between digits may part thousands as well as decimals: `1.234`, but neither `0.125` nor `47.99`. */
function isAmbiguous(before: string, after: string): boolean {
  return /^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after);
}

/**
 * The decimal text that a text means, where `point` is the person's decimal sign; null where it is no number. An empty
 * text is none.
 */
export function readDecimal(text: string, point: '.' | ','): string | null {
  const [, minus = '', rest = ''] = /^([-−]?)\s*(.*)$/.exec(text.trim()) ?? [];
  const sign = minus === '' ? '' : '-';
  const signs = Array.from(rest.matchAll(/[.,]/g), ([found]) => found);
  const last = signs.at(-1);
  const at = last === undefined ? -1 : rest.lastIndexOf(last);
  const before = at < 0 ? rest : rest.slice(0, at);
  const after = at < 0 ? '' : rest.slice(at + 1);
  const isSpaced = partsThousands.test(before);
  const other = signs.find((each) => each !== last);

  if (last === undefined) return join(sign, before.split(partsThousands), null);
  // `1.234,56`: two signs, and the last one parts the decimals, which it does once.
  if (other !== undefined) {
    const isOnce = signs.filter((each) => each === last).length === 1;
    return isOnce && !isSpaced ? join(sign, before.split(other), after) : null;
  }
  // `1.234.567`: what stands there twice parts thousands.
  if (signs.length > 1) return isSpaced ? null : join(sign, rest.split(last), null);
  if (isSpaced) return join(sign, before.split(partsThousands), after);
  if (isAmbiguous(before, after) && last !== point) return join(sign, [before, after], null);
  return join(sign, [before === '' ? '0' : before], after);
}

/** What an amount means that this person wrote. */
export function readAmount(text: string): string | null {
  return readDecimal(text, decimalSign());
}

/** The same of a percentage, `19` or `19 %`. */
export function readPercent(text: string): string | null {
  return readAmount(text.replace(/%\s*$/, ''));
}

/** What a whole number from 0 up means that this person wrote, as digits; null for anything else, `1.5` too. */
export function readCount(text: string): string | null {
  const amount = readAmount(text);
  return amount !== null && /^\d{1,9}$/.test(amount) ? amount : null;
}

/** Decimal text as a person changes it: her decimal sign, and nothing between the thousands. */
export function editAmount(amount: string): string {
  return /^-?\d+\.\d+$/.test(amount) ? amount.replace('.', decimalSign()) : amount;
}
