/** Figures and days as they stand on a document in its language: `1,234.56` and 2013-04-10, or `1.234,56` and 10.04.2013. */
import type { Day } from '../../shared/day.ts';
import { formatMoney, type Minor } from '../../shared/money.ts';
import type { PrintWords } from './words/words.ts';

export interface PrintFormats {
  /** All decimals of the currency; a hyphen for less than nothing. */
  readonly money: (amount: Minor, currency: string) => string;
  readonly count: (count: number) => string;
  /** Per cent as text, without its sign. */
  readonly rate: (rate: string) => string;
  readonly day: (day: Day) => string;
  readonly units: (count: number) => string;
}

export function printFormatsOf(words: PrintWords): PrintFormats {
  const { group, point, day } = words.figures;
  const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  const decimal = (text: string): string => {
    const [whole = '', decimals] = text.split('.');
    return grouped(whole) + (decimals === undefined ? '' : point + decimals);
  };
  const count = (value: number): string => grouped(String(value));
  return {
    money: (amount, currency) => decimal(formatMoney(amount, currency)),
    count,
    rate: decimal,
    day: (text) => day(text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)),
    units: (value) => words.units(value, count(value)),
  };
}
