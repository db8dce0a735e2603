/**
 * The rules that parts of GS1 values obey beside their length and characters: check digits, dates, times and small
 * codes. A rule says nothing of a text that its characters already exclude.
 */
import { parseDay, type Day } from '../../day.ts';

export type RuleFault = 'gs1_check_digit' | 'gs1_date' | 'gs1_value';

/** The last digit of a number from those before it: weights 3 and 1 from the right (7.9.1). */
export function checkDigitOf(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? 3 * digit : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

export function hasCheckDigit(digits: string): boolean {
  return digits.endsWith(checkDigitOf(digits.slice(0, -1)));
}

/** A year of two digits is at most 49 years past and 50 ahead, seen from this year (7.12). */
function fullYear(twoDigits: number, thisYear: number): number {
  const ahead = twoDigits - (thisYear % 100);
  const century = thisYear - (thisYear % 100);
  if (ahead >= 51) return century - 100 + twoDigits;
  return ahead <= -50 ? century + 100 + twoDigits : century + twoDigits;
}

function lastOfMonth(yearAndMonth: string): Day | null {
  const day = ['31', '30', '29', '28'].find((date) => parseDay(`${yearAndMonth}-${date}`) !== null);
  return day === undefined ? null : parseDay(`${yearAndMonth}-${day}`);
}

/** The day that `YYMMDD` names, or null; day 00 is the last of its month. */
export function readShortDay(text: string, thisYear: number): Day | null {
  if (!/^\d{6}$/.test(text)) return null;
  const year = String(fullYear(Number(text.slice(0, 2)), thisYear)).padStart(4, '0');
  const yearAndMonth = `${year}-${text.slice(2, 4)}`;
  const date = text.slice(4);
  return date === '00' ? lastOfMonth(yearAndMonth) : parseDay(`${yearAndMonth}-${date}`);
}

export function readLongDay(text: string): Day | null {
  return parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}

/** In the order of their values (table 7.11-1). */
const set82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const set32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** The weights of a model number, from the right; it has at most 23 characters before the pair. */
const primes = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
] as const;

/** The two characters that end a model number, from those before them (7.9.5). */
export function checkPairOf(text: string): string {
  let sum = 0;
  for (let place = 0; place < text.length; place += 1) {
    sum += set82.indexOf(text.charAt(text.length - 1 - place)) * (primes[place] ?? 0);
  }
  const rest = sum % 1021;
  return set32.charAt(Math.floor(rest / 32)) + set32.charAt(rest % 32);
}

const isBelow = (limit: number) => (text: string) => Number(text) < limit;
const fits = (pattern: RegExp) => (text: string) => pattern.test(text);

/** The number of an account, moved by four and read in base 36, leaves 1 when divided by 97 (ISO 13616). */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/.test(text)) return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

function isPieceOfTotal(text: string): boolean {
  const piece = Number(text.slice(0, text.length / 2));
  return piece > 0 && piece <= Number(text.slice(text.length / 2));
}

function isSequence(text: string): boolean {
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text);
  return match !== null && Number(match[1]) <= Number(match[2]);
}

/** Each rule as what it asks of a text, and what it says of one that does not obey. */
const rules = {
  check: [hasCheckDigit, 'gs1_check_digit'],
  pair: [(text: string) => text.endsWith(checkPairOf(text.slice(0, -2))), 'gs1_check_digit'],
  day: [(text: string) => !text.endsWith('00') && readShortDay(text, 2000) !== null, 'gs1_date'],
  dayOrMonth: [(text: string) => readShortDay(text, 2000) !== null, 'gs1_date'],
  longDay: [(text: string) => readLongDay(text) !== null, 'gs1_date'],
  hourMinute: [fits(/^([01]\d|2[0-3])[0-5]\d$/), 'gs1_date'],
  hour: [isBelow(24), 'gs1_date'],
  minute: [isBelow(60), 'gs1_date'],
  prefix: [fits(/^\d{4}/), 'gs1_value'],
  percent: [fits(/^([^%]|%[0-9A-Fa-f]{2})*$/), 'gs1_value'],
  yesNo: [fits(/^[01]$/), 'gs1_value'],
  hyphen: [fits(/^-$/), 'gs1_value'],
  letters: [fits(/^[A-Z]*$/), 'gs1_value'],
  latitude: [(text: string) => Number(text) <= 1_800_000_000, 'gs1_value'],
  longitude: [(text: string) => Number(text) <= 3_600_000_000, 'gs1_value'],
  notZero: [fits(/[1-9]/), 'gs1_value'],
  zero: [fits(/^0*$/), 'gs1_value'],
  winding: [fits(/^[019]$/), 'gs1_value'],
  pieceOfTotal: [isPieceOfTotal, 'gs1_value'],
  iban: [isIban, 'gs1_value'],
  importer: [fits(/^[-\w]$/), 'gs1_value'],
  sex: [fits(/^[0129]$/), 'gs1_value'],
  sequence: [isSequence, 'gs1_value'],
  noZeroInFront: [fits(/^[1-9]/), 'gs1_value'],
  notOnlyDigits: [fits(/\D/), 'gs1_value'],
} as const satisfies Record<string, readonly [(text: string) => boolean, RuleFault]>;

export type RuleName = keyof typeof rules;

export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(rules, name);
}

/** What stands against a text by a rule, or null. */
export function breachOf(name: RuleName, text: string): RuleFault | null {
  const [isObeyed, fault] = rules[name];
  return isObeyed(text) ? null : fault;
}
