/**
 * What Excel (en-US) makes of something entered in a cell. The part that bites a program that writes codes:
 * `00123` is a number, `12E5` is 1200000, `1-2` is a date and `=...` is a formula, unless the cell's number
 * format was `@` before. Numbers keep 15 significant digits and no more.
 */
import type { CellValue } from './cell.ts';
import { invalidArgument } from './fault.ts';

export interface Entry {
  readonly value: CellValue;
  readonly formula: string | null;
  /** The number format that the entry gives a cell whose own is General; null: none. */
  readonly numberFormat: string | null;
  readonly isQuoted: boolean;
}

const longestText = 32_767;
const longestFormula = 8_192;
const epoch = Date.UTC(1899, 11, 30);
const dayMilliseconds = 86_400_000;
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function keepFifteenDigits(value: number): number {
  return Number.isFinite(value) && value !== 0 ? Number(value.toPrecision(15)) : value;
}

/** Excel's number of a calendar day (1900 system, right from 1 March 1900 on), or null for none. */
export function dayNumber(year: number, month: number, day: number): number | null {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    moment.getUTCFullYear() === year &&
    moment.getUTCMonth() === month - 1 &&
    moment.getUTCDate() === day;
  return isReal && year >= 1900 && year <= 9999
    ? Math.round((moment.getTime() - epoch) / dayMilliseconds)
    : null;
}

export function momentOfDayNumber(value: number): Date {
  return new Date(epoch + Math.round(value * 86_400) * 1000);
}

function constant(value: CellValue, numberFormat: string | null = null): Entry {
  return { value, formula: null, numberFormat, isQuoted: false };
}

function readNumber(text: string): Entry | null {
  if (/^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?$/.test(text) && /\d/.test(text)) {
    return constant(keepFifteenDigits(Number(text.replaceAll(',', ''))));
  }
  if (/^[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d{1,3}$/.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? constant(keepFifteenDigits(value), '0.00E+00') : null;
  }
  if (/^[+-]?\d+(\.\d+)?%$/.test(text)) {
    const value = keepFifteenDigits(Number(text.slice(0, -1)) / 100);
    return constant(value, text.includes('.') ? '0.00%' : '0%');
  }
  const money = /^([+-]?)\$(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/.exec(text);
  if (money !== null) {
    const [, sign = '', whole = '', rest = ''] = money;
    const value = Number(`${sign}${whole.replaceAll(',', '')}${rest}`);
    return constant(keepFifteenDigits(value), rest === '' ? '$#,##0' : '$#,##0.00');
  }
  return null;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function datedEntry(year: number, month: number, day: number, format: string): Entry | null {
  const value = dayNumber(year, month, day);
  return value === null ? null : constant(value, format);
}

function readDate(text: string, currentYear: number): Entry | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso !== null) {
    return datedEntry(Number(iso[1]), Number(iso[2]), Number(iso[3]), 'm/d/yyyy');
  }
  const american = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?$/.exec(text);
  if (american !== null) {
    const year = american[3] === undefined ? currentYear : fullYear(american[3]);
    const format = american[3] === undefined ? 'd-mmm' : 'm/d/yyyy';
    return datedEntry(year, Number(american[1]), Number(american[2]), format);
  }
  return readNamedMonth(text, currentYear);
}

function readNamedMonth(text: string, currentYear: number): Entry | null {
  const dayFirst = /^(\d{1,2})[- ]?([a-z]{3,9})(?:[- ](\d{2}|\d{4}))?$/i.exec(text);
  const monthFirst = /^([a-z]{3,9})[- ]?(\d{1,2})$/i.exec(text);
  const day = dayFirst?.[1] ?? monthFirst?.[2];
  const name = (dayFirst?.[2] ?? monthFirst?.[1])?.toLowerCase();
  if (day === undefined || name === undefined) return null;
  const month = monthNames.findIndex((short) => name.startsWith(short)) + 1;
  if (month === 0 || !isMonthName(name, month)) return null;
  const year = dayFirst?.[3];
  return datedEntry(
    year === undefined ? currentYear : fullYear(year),
    month,
    Number(day),
    year === undefined ? 'd-mmm' : 'd-mmm-yy',
  );
}

function isMonthName(name: string, month: number): boolean {
  const full = new Date(Date.UTC(2000, month - 1, 1))
    .toLocaleString('en-US', { month: 'long', timeZone: 'UTC' })
    .toLowerCase();
  return name.length === 3 || name === full;
}

function readTime(text: string): Entry | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])m?)?$/i.exec(text);
  if (match === null) return null;
  const half = match[4]?.toLowerCase();
  const seconds = match[3];
  const hours = (Number(match[1]) % (half === undefined ? 24 : 12)) + (half === 'p' ? 12 : 0);
  if (Number(match[2]) > 59 || Number(seconds ?? 0) > 59) return null;
  const value = (hours * 3600 + Number(match[2]) * 60 + Number(seconds ?? 0)) / 86_400;
  const format = seconds === undefined ? 'h:mm' : 'h:mm:ss';
  return constant(value, half === undefined ? format : `${format} AM/PM`);
}

/**
 * What a cell holds after `input` was entered, or null where the cell is left alone (null and undefined).
 * Throws InvalidArgument for text or a formula longer than Excel takes, and for an input that is no scalar.
 */
export function enterCell(input: unknown, numberFormat: string, currentYear: number): Entry | null {
  if (input === null || input === undefined) return null;
  const isText = numberFormat === '@';
  if (typeof input === 'number') return constant(keepFifteenDigits(input));
  if (typeof input === 'boolean') return constant(input);
  if (typeof input !== 'string') throw invalidArgument();
  if (input === '') return constant('');
  if (input.length > longestText) throw invalidArgument();
  if (isText) return constant(input);
  if (input.startsWith("'")) return { ...constant(input.slice(1)), isQuoted: true };
  if (input.startsWith('=') && input.length > 1) {
    if (input.length > longestFormula) throw invalidArgument();
    return { ...constant(''), formula: input };
  }
  const text = input.trim();
  if (/^(true|false)$/i.test(text)) return constant(text.toLowerCase() === 'true');
  return readNumber(text) ?? readDate(text, currentYear) ?? readTime(text) ?? constant(input);
}

/**
 * What a person's typing becomes: as above, and `+49` or `@A1`, which Excel takes for formulas when typed at the
 * keyboard (`+49` stays a number, `+A1` becomes `=+A1`).
 */
export function enterTyped(text: string, numberFormat: string, currentYear: number): Entry | null {
  const isFormulaLike = /^[+\-@]./.test(text) && numberFormat !== '@';
  if (!isFormulaLike || readNumber(text.trim()) !== null) {
    return enterCell(text, numberFormat, currentYear);
  }
  return enterCell(
    text.startsWith('@') ? `=${text.slice(1)}` : `=${text}`,
    numberFormat,
    currentYear,
  );
}
