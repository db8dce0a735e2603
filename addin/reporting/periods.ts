/** Periods that move with the calendar: what is kept of a report is "this month", and not the days of the month it was asked in. */
import type { Filters, Preset, Question } from './question.ts';

export type Bounds = Pick<Filters, 'from' | 'to'>;

/** Whole months: from the first day of one to the last day of another, counted from January of a year. */
function monthsOf(year: number, first: number, last: number): Bounds {
  const dayOf = (month: number, day: number): string =>
    new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
  return { from: dayOf(first, 1), to: dayOf(last + 1, 0) };
}

/** The bounds of a preset on a day. */
export function boundsOf(preset: Preset, today: string): Bounds {
  const [year = 0, ordinal = 1] = today.split('-').map(Number);
  const month = ordinal - 1;
  const quarter = month - (month % 3);
  switch (preset) {
    case 'month':
      return monthsOf(year, month, month);
    case 'lastMonth':
      return monthsOf(year, month - 1, month - 1);
    case 'quarter':
      return monthsOf(year, quarter, quarter + 2);
    case 'year':
      return monthsOf(year, 0, 11);
    case 'lastYear':
      return monthsOf(year - 1, 0, 11);
    case 'all':
      return { from: '', to: '' };
  }
}

/** A question whose period moves, with the days that it has on a day; any other as it is. */
export function settlePeriod(question: Question, today: string): Question {
  const { period, ...rest } = question;
  if (period === undefined) return question;
  const { from, to } = boundsOf(period, today);
  return { ...rest, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}
