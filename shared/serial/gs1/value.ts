/** The value of one identifier against its format: length, characters, then rules. The first fault is the one told. */
import type { Day } from '../../day.ts';
import type { Gs1Element, ValueFault } from './faults.ts';
import type { Identifier, Part } from './identifiers.ts';
import { breachOf, readLongDay, readShortDay } from './rules.ts';

const characters: Readonly<Record<Part['characters'], RegExp>> = {
  N: /^\d*$/,
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[-=\w]*$/,
};

interface Piece {
  readonly part: Part;
  readonly text: string;
}

/** The value cut into its parts; too short or too long where they do not come out. */
function cutParts(parts: readonly Part[], value: string): readonly Piece[] | ValueFault {
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of parts) {
    if (at === value.length && part.isOptional) continue;
    const text = value.slice(at, at + part.length);
    if (text === '' || (!part.isUpTo && text.length < part.length)) return 'gs1_too_short';
    pieces.push({ part, text });
    at += text.length;
  }
  return at < value.length ? 'gs1_too_long' : pieces;
}

function findPieceFault({ part, text }: Piece): ValueFault | null {
  if (!characters[part.characters].test(text)) return 'gs1_character';
  for (const rule of part.rules) {
    const breach = breachOf(rule, text);
    if (breach !== null) return breach;
  }
  return null;
}

/** What stands against a value, or null. */
export function findValueFault({ parts }: Identifier, value: string): ValueFault | null {
  const pieces = cutParts(parts, value);
  if (typeof pieces === 'string') return pieces;
  for (const piece of pieces) {
    const fault = findPieceFault(piece);
    if (fault !== null) return fault;
  }
  return null;
}

/** The day that a value begins with, where its format says so. */
function dateOf({ parts }: Identifier, value: string, thisYear: number): Day | null {
  const rules = parts[0]?.rules ?? [];
  if (rules.includes('longDay')) return readLongDay(value.slice(0, 8));
  const isShort = rules.includes('day') || rules.includes('dayOrMonth');
  return isShort ? readShortDay(value.slice(0, 6), thisYear) : null;
}

export function elementOf(identifier: Identifier, value: string, thisYear: number): Gs1Element {
  const { ai, title } = identifier;
  return { ai, title, value, date: dateOf(identifier, value, thisYear) };
}
