/** Another period to compare one with. */
import { parseDay, type Day } from '../day.ts';

export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

const millisecondsADay = 86_400_000;

function timeOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(time: number): Day | null {
  return parseDay(new Date(time).toISOString().slice(0, 10));
}

function isMonthStart(day: Day): boolean {
  return day.endsWith('-01');
}

function isMonthEnd(day: Day): boolean {
  return new Date(timeOf(day) + millisecondsADay).getUTCDate() === 1;
}

/** The same day so many months before; the last of its month where that month is shorter, or where the day was one. */
function monthsBefore(day: Day, months: number): Day | null {
  const date = new Date(timeOf(day));
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const wanted = isMonthEnd(day) ? last : Math.min(date.getUTCDate(), last);
  return dayOf(Date.UTC(year, month, wanted));
}

function monthsOf({ from, to }: DayRange): number {
  const [first, last] = [new Date(timeOf(from)), new Date(timeOf(to))];
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  return years * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
}

/** The period of the same length just before: whole months before whole months, else as many days. */
export function previousPeriod(range: DayRange): DayRange | null {
  const { from, to } = range;
  const before = dayOf(timeOf(from) - millisecondsADay);
  if (before === null) return null;
  if (isMonthStart(from) && isMonthEnd(to)) {
    const first = monthsBefore(from, monthsOf(range));
    return first === null ? null : { from: first, to: before };
  }
  const first = dayOf(timeOf(from) - (timeOf(to) - timeOf(from)) - millisecondsADay);
  return first === null ? null : { from: first, to: before };
}

/** The same days a year before. */
export function yearBefore({ from, to }: DayRange): DayRange | null {
  const [first, last] = [monthsBefore(from, 12), monthsBefore(to, 12)];
  return first === null || last === null ? null : { from: first, to: last };
}
