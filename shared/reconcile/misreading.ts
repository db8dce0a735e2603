/**
 * How a serial that was read may be another one, read wrongly. A misreading is only ever a suggestion: two serials that
 * look alike stay two serials, here and in the books. Texts are compared folded (`foldSerial`).
 */
import { luhn, thirds } from '../serial/check-digits.ts';
import { isBent } from './excel-damage.ts';

/** The reasons from the surest to the weakest; a surer one is believed before a weaker is looked for. */
export const misreadings = {
  look_alike: 1,
  excel_damage: 1,
  dropped_prefix: 2,
  check_digit: 3,
  transposed: 3,
  dropped: 3,
  one_character: 3,
} as const;
export type Misreading = keyof typeof misreadings;
export const misreadingNames = [
  'look_alike',
  'excel_damage',
  'dropped_prefix',
  'check_digit',
  'transposed',
  'dropped',
  'one_character',
] as const satisfies readonly Misreading[];

/** Shorter serials are near to everything: one character of them is no misreading but another serial. */
const shortestEdited = 5;
const shortestSuffix = 4;

/** Characters that eyes and cameras take for one another, each as the one that stands for its group. */
const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
};

/** The text with each group of look-alikes as one character: equal for serials that a person may confuse. */
export function skeletonOf(text: string): string {
  return text.replace(/[OILSBZG]/g, (character) => lookAlikes[character] ?? character);
}

function commonPrefix(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a[at] === b[at]) at++;
  return at;
}

/** Whether the last digit is the check digit of those before it, by either of the two rules for numbers of any length. */
function hasCheckDigit(text: string): boolean {
  if (!/^\d{8,}$/.test(text)) return false;
  const [body, last] = [text.slice(0, -1), text.slice(-1)];
  return luhn(body) === last || thirds(body) === last;
}

function isSuffix(long: string, short: string): boolean {
  return short.length >= shortestSuffix && short.length * 2 >= long.length && long.endsWith(short);
}

/** Whether one lacks the beginning of the other; a single lost character is one only where it was a zero. */
function lostPrefix(expected: string, scanned: string): boolean {
  if (scanned.length > expected.length) return isSuffix(scanned, expected);
  const lost = expected.length - scanned.length;
  return (lost > 1 || (lost === 1 && expected.startsWith('0'))) && isSuffix(expected, scanned);
}

/** The single slip of a hand that makes one text of the other, if it is one. */
function slip(expected: string, scanned: string): Misreading | null {
  if (Math.min(expected.length, scanned.length) < shortestEdited - 1) return null;
  if (expected.length < shortestEdited) return null;
  const same = commonPrefix(expected, scanned);
  const restOf = (text: string, skipped: number) => text.slice(same + skipped);
  const last = same === expected.length - 1 && hasCheckDigit(expected);
  if (expected.length === scanned.length + 1)
    return restOf(expected, 1) === restOf(scanned, 0) ? (last ? 'check_digit' : 'dropped') : null;
  if (expected.length + 1 === scanned.length)
    return restOf(expected, 0) === restOf(scanned, 1) ? 'one_character' : null;
  if (expected.length !== scanned.length) return null;
  if (restOf(expected, 1) === restOf(scanned, 1))
    return last && /\d$/.test(scanned) ? 'check_digit' : 'one_character';
  const crossed =
    expected[same] === scanned[same + 1] &&
    expected[same + 1] === scanned[same] &&
    restOf(expected, 2) === restOf(scanned, 2);
  return crossed ? 'transposed' : null;
}

/** Why `scanned` may be `expected` read wrongly; null where it may not, or where both are the same. */
export function misreadingOf(expected: string, scanned: string): Misreading | null {
  if (expected === scanned) return null;
  if (skeletonOf(expected) === skeletonOf(scanned)) return 'look_alike';
  if (isBent(expected, scanned)) return 'excel_damage';
  if (lostPrefix(expected, scanned)) return 'dropped_prefix';
  return slip(expected, scanned);
}
