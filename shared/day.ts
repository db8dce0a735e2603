/**
 * Business days and instants. A day is a plain calendar date of the company (`YYYY-MM-DD`), never a moment;
 * an instant is RFC 3339 in UTC and comes from the service's clock alone.
 * Both sort as text.
 */

/** A calendar day, `2013-04-10`, between 1900-01-01 and 9999-12-31. */
export type Day = string & { readonly __brand: 'Day' };
/** A moment in UTC, `2013-04-10T08:30:00.000Z`. */
export type Instant = string & { readonly __brand: 'Instant' };
/** A calendar month, `2013-04`. */
export type Month = string & { readonly __brand: 'Month' };

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthDays[month - 1] ?? 0);
}

/** The day that a text names, or null where it names none (`2013-02-30`, `10.4.2013`). */
export function parseDay(text: string): Day | null {
  const match = dayPattern.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return null;
  }
  return text as Day;
}

/** The instant that a text names, written in UTC with milliseconds, or null. */
export function parseInstant(text: string): Instant | null {
  const match = instantPattern.exec(text);
  if (match === null || parseDay(match[1] ?? '') === null) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : (moment.toISOString() as Instant);
}

/** The instant of a clock reading in milliseconds since 1970. */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/** The calendar day in UTC of an instant. */
export function dayOf(instant: Instant): Day {
  return instant.slice(0, 10) as Day;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month;
}

function toEpochDays(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDays(to) - toEpochDays(from);
}

export function addDays(day: Day, days: number): Day {
  return new Date((toEpochDays(day) + days) * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** Where the calendar ends. */
export const lastDay = '9999-12-31' as Day;

/**
 * The same date so many months later, and never after the last day; a month without that date ends sooner: a month
 * after 31 January is 28 February.
 */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)].map(Number);
  const count = (year ?? 0) * 12 + (month ?? 0) - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  if (toYear > 9999) return lastDay;
  const toDate = Math.min(date ?? 0, daysInMonth(toYear, toMonth));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(toDate)}` as Day;
}
