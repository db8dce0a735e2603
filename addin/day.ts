/** The calendar day where the person sits: in the evening of New York it is not yet tomorrow, as it is in UTC. */
export function localDay(now: Pick<Date, 'getFullYear' | 'getMonth' | 'getDate'>): string {
  const digits = (value: number, width: number): string => String(value).padStart(width, '0');
  return [
    digits(now.getFullYear(), 4),
    digits(now.getMonth() + 1, 2),
    digits(now.getDate(), 2),
  ].join('-');
}
