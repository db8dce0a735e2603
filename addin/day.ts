/** The calendar day where the person sits: in the evening of New York it is not yet tomorrow, as it is in UTC. */
export function localDay(now: Pick<Date, 'getFullYear' | 'getMonth' | 'getDate'>): string {
  const digits = (value: number, width: number): string => String(value).padStart(width, '0');
  return [
    digits(now.getFullYear(), 4),
    digits(now.getMonth() + 1, 2),
    digits(now.getDate(), 2),
  ].join('-');
}

/** A moment where the person sits, to the minute: `2026-03-31 09:05`. */
export function localMoment(now: Date): string {
  const clock = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `${localDay(now)} ${clock.join(':')}`;
}
