/** Months as `2026-01`: their days, and the month before. */

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

function numbersOf(month: string): readonly [year: number, month: number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
}

/** First and last day; null where the text is no month. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } | null {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return null;
  const [year, number] = numbersOf(month);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}

export function monthBefore(month: string): string {
  const [year, number] = numbersOf(month);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}

/** The same day of another month, or its last where it has no such day. */
export function moveToMonth(day: string, month: string): string {
  const to = daysOfMonth(month)?.to ?? day;
  const same = `${month}${day.slice(7)}`;
  return same > to ? to : same;
}
