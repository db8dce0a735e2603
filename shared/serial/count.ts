/**
 * Serials that count: where in a serial its number stands, what comes after it, and how far two are apart. Figures count
 * with their width kept, so that no zero is lost and none grows; where an item's serials carry into letters, each place
 * keeps its kind, as `A9` is followed by `B0`.
 */
import { foldSerial } from './text.ts';

/** What counts: figures alone, or figures and letters, each place by its own kind. */
export const carries = ['digits', 'alphanumeric'] as const;
export type Carry = (typeof carries)[number];

/** A serial around the part of it that counts. */
export interface Counted {
  readonly prefix: string;
  readonly counter: string;
  readonly suffix: string;
}

/** Longer numbers are no counters. */
const longestCounter = 30;

const isFigure = (character: string): boolean => character >= '0' && character <= '9';

/** The last counter of a serial; null where it has none. */
export function counterOf(serial: string, carry: Carry = 'digits'): Counted | null {
  if (carry === 'alphanumeric') {
    let from = serial.length;
    while (from > 0 && serial.length - from < longestCounter && baseOf(serial[from - 1] ?? '') > 1)
      from -= 1;
    const counter = serial.slice(from);
    return counter === '' ? null : { prefix: serial.slice(0, from), counter, suffix: '' };
  }
  let to = serial.length;
  while (to > 0 && !isFigure(serial[to - 1] ?? '')) to -= 1;
  let from = to;
  while (from > 0 && to - from < longestCounter && isFigure(serial[from - 1] ?? '')) from -= 1;
  if (from === to) return null;
  return {
    prefix: serial.slice(0, from),
    counter: serial.slice(from, to),
    suffix: serial.slice(to),
  };
}

/** How many characters a place may have; 1 where it does not count. */
function baseOf(character: string): number {
  if (isFigure(character)) return 10;
  return /^[A-Za-z]$/.test(character) ? 26 : 1;
}

function zeroOf(character: string): number {
  return isFigure(character) ? 48 : character <= 'Z' ? 65 : 97;
}

/** What a counter stands at, its places of figures by 10 and of letters by 26. */
function valueOf(counter: string): bigint {
  if (/^\d+$/.test(counter)) return BigInt(counter);
  let value = 0n;
  for (const character of counter)
    value = value * BigInt(baseOf(character)) + BigInt(character.charCodeAt(0) - zeroOf(character));
  return value;
}

/** The counter so far on, each place of the kind that it was; null where a place more would be needed. */
function advance(counter: string, by: bigint): string | null {
  let rest = valueOf(counter) + by;
  if (/^\d+$/.test(counter)) {
    const text = String(rest);
    return text.length > counter.length ? null : text.padStart(counter.length, '0');
  }
  let text = '';
  for (let at = counter.length - 1; at >= 0; at -= 1) {
    const like = counter[at] ?? '';
    const base = BigInt(baseOf(like));
    text = String.fromCharCode(zeroOf(like) + Number(rest % base)) + text;
    rest /= base;
  }
  return rest > 0n ? null : text;
}

/** So many serials from one on; null where a place more would be needed. */
export function countUp({ prefix, counter, suffix }: Counted, count: number): string[] | null {
  if (advance(counter, BigInt(count - 1)) === null) return null;
  return Array.from(
    { length: count },
    (_, index) => prefix + (advance(counter, BigInt(index)) ?? '') + suffix,
  );
}

/**
 * So many serials after one: `A0009` is followed by `A0010`, `0101-EU` by `0102-EU`. None where the serial does not count,
 * or where a place more would be needed.
 */
export function serialsAfter(serial: string, count: number, carry: Carry = 'digits'): string[] {
  const counted = counterOf(serial, carry);
  return counted === null ? [] : (countUp(counted, count + 1)?.slice(1) ?? []);
}

/** The same serial one further on; null where a place more would be needed. */
export function follow(counted: Counted): Counted | null {
  const counter = advance(counted.counter, 1n);
  return counter === null ? null : { ...counted, counter };
}

/** From one serial to another of the same counter. */
export interface Distance {
  readonly first: Counted;
  /** Below zero where the second comes before. */
  readonly steps: bigint;
}

/** Whether two counters have the same places, each of one kind. */
function isAlike(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1)
    if (
      zeroOf(one[at] ?? '') !== zeroOf(other[at] ?? '') ||
      baseOf(one[at] ?? '') !== baseOf(other[at] ?? '')
    )
      return false;
  return true;
}

/** How far it is between two serials that differ in their last counter alone, the case of what stands around it aside. */
function distanceAtEnd(one: string, other: string, carry: Carry): Distance | null {
  const [first, last] = [counterOf(one, carry), counterOf(other, carry)];
  if (first === null || last === null) return null;
  const isSame =
    foldSerial(first.prefix) === foldSerial(last.prefix) &&
    foldSerial(first.suffix) === foldSerial(last.suffix) &&
    isAlike(first.counter, last.counter);
  return isSame ? { first, steps: valueOf(last.counter) - valueOf(first.counter) } : null;
}

/**
 * How far it is from one serial to another; null where they do not differ in one counter alone. That counter is the last
 * one, or an earlier one where all behind it is the same: `IN0981298ML01` and `IN0981397ML01` are 99 apart.
 */
export function distanceOf(one: string, other: string, carry: Carry = 'digits'): Distance | null {
  const atEnd = distanceAtEnd(one, other, carry);
  if (atEnd !== null || carry !== 'digits' || one.length !== other.length) return atEnd;
  let same = 0;
  while (same < one.length && one[one.length - 1 - same] === other[other.length - 1 - same])
    same += 1;
  // The counter ends with the figures that differ, and with those behind them.
  let end = one.length - same;
  while (end < one.length && isFigure(one[end] ?? '')) end += 1;
  if (end === one.length) return null;
  const found = distanceAtEnd(one.slice(0, end), other.slice(0, end), carry);
  if (found === null || found.first.suffix !== '') return null;
  return { steps: found.steps, first: { ...found.first, suffix: one.slice(end) } };
}
