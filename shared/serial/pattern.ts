/** Running numbers between a prefix and a suffix, as makers' serials often are (everest.md 1.6). */

export interface SerialPattern {
  readonly prefix?: string | undefined;
  /** The first running number as text: its width, with leading zeros, is kept. */
  readonly start: string;
  readonly suffix?: string | undefined;
}

/**
 * The serial at a place of a pattern, from 0. A number that outgrows its width grows longer.
 *
 * `IN098`, `1298`, `ML01` at 99 is `IN0981397ML01` (everest.md G12).
 */
export function formatPattern(pattern: SerialPattern, place: number): string {
  const number = (BigInt(pattern.start) + BigInt(place)).toString();
  return `${pattern.prefix ?? ''}${number.padStart(pattern.start.length, '0')}${pattern.suffix ?? ''}`;
}
