/**
 * How numbers, money and days are written for a person. Amounts come as decimal text and are never turned into floating
 * point; what goes into a sheet keeps its own type, and Excel writes it its own way.
 */

interface Format {
  /** Whose separators. */
  readonly locale: string;
  /** Whose days; null writes them as the books have them, `2026-03-31`. */
  readonly dayLocale: string | null;
}

export const formatNames = ['iso', 'us', 'uk', 'de', 'ch', 'fr'] as const;
export type FormatName = (typeof formatNames)[number];

const formats: Readonly<Record<FormatName, Format>> = {
  iso: { locale: 'en-US', dayLocale: null },
  us: { locale: 'en-US', dayLocale: 'en-US' },
  uk: { locale: 'en-GB', dayLocale: 'en-GB' },
  de: { locale: 'de-DE', dayLocale: 'de-DE' },
  ch: { locale: 'de-CH', dayLocale: 'de-CH' },
  fr: { locale: 'fr-FR', dayLocale: 'fr-FR' },
};

let used: FormatName = 'iso';

/** Writes so from now on. */
export function writeAs(name: FormatName): void {
  used = name;
}

/** What stands before the decimals. */
export function decimalSign(): '.' | ',' {
  return (1.1).toLocaleString(formats[used].locale).charAt(1) === ',' ? ',' : '.';
}

/** A decimal text with separators: `1234.50` is `1,234.50`, or `1.234,50`. What is no amount stays as it is. */
export function formatAmount(amount: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (parts === null) return amount;
  const [, sign = '', whole = '0', fraction] = parts;
  const grouped = BigInt(whole).toLocaleString(formats[used].locale);
  return `${sign}${grouped}${fraction === undefined ? '' : decimalSign() + fraction}`;
}

/** A whole number with separators between its thousands. */
export function formatCount(count: number): string {
  return count.toLocaleString(formats[used].locale);
}

/** A day of the books, `YYYY-MM-DD`, as a person writes it. What is no day stays as it is. */
export function formatDay(day: string): string {
  const { dayLocale } = formats[used];
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (dayLocale === null || parts === null) return day;
  const instant = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Intl.DateTimeFormat(dayLocale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
  }).format(instant);
}

/** `1 unit`, `1,200 units`. */
export function countOf(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
