/**
 * A separator that a scanner swallowed. The value before it then goes on with the identifiers that follow, and nothing
 * in the text says where it ends. All that it may mean is listed; which is right only the label can tell.
 */
import type { Gs1Element } from './faults.ts';
import { identifierAt, type Identifier } from './identifiers.ts';
import { elementOf, findValueFault } from './value.ts';

/** A code that lost more than two separators is read wrongly anyway, and a symbol holds no longer texts of these. */
const mostLost = 2;
const longestText = 200;
const mostReadings = 8;

/**
 * What goes on beside a serial or lot. A value without a fixed length takes any tail for its own, so only those that
 * labels of goods really carry are looked for: nearly every serial of digits would be doubtful otherwise.
 */
const openCompanions: ReadonlySet<string> = new Set(['10', '21', '240', '241', '250']);
/** Two digits of a variant: too little to tell by. */
const variant = '20';

function mayFollow({ ai, parts }: Identifier): boolean {
  const isFixed = parts.every(({ isUpTo, isOptional }) => !isUpTo && !isOptional);
  return openCompanions.has(ai) || (isFixed && ai !== variant);
}

interface Search {
  readonly text: string;
  readonly thisYear: number;
  readonly used: ReadonlySet<string>;
  readonly readings: Gs1Element[][];
}

function readOn(search: Search, at: number, elements: readonly Gs1Element[], lost: number): void {
  const next = identifierAt(search.text, at);
  if (next === null || !mayFollow(next) || search.used.has(next.ai)) return;
  if (elements.some(({ ai }) => ai === next.ai)) return;
  readFrom(search, next, at + next.ai.length, elements, lost);
}

/** Lists what the text from a place on may mean where it begins with a value of this identifier. */
function readFrom(
  search: Search,
  identifier: Identifier,
  at: number,
  before: readonly Gs1Element[],
  lost: number,
): void {
  const { text, thisYear, readings } = search;
  const take = (end: number): Gs1Element[] | null => {
    const value = text.slice(at, end);
    if (findValueFault(identifier, value) !== null) return null;
    return [...before, elementOf(identifier, value, thisYear)];
  };
  const whole = take(text.length);
  if (whole !== null) readings.push(whole);
  const last = Math.min(at + identifier.length, text.length - 1);
  const first = identifier.isPredefined ? last : at + 1;
  if (!identifier.isPredefined && lost === mostLost) return;
  for (let end = first; end <= last && readings.length < mostReadings; end += 1) {
    const elements = take(end);
    if (elements !== null) readOn(search, end, elements, lost + (identifier.isPredefined ? 0 : 1));
  }
}

/**
 * What a value may mean that ran to the end of its text without a separator: the value as it stands first, where it is
 * allowed, then each way in which it goes on with further identifiers. `used` are those that stand before it.
 */
export function listReadings(
  identifier: Identifier,
  value: string,
  used: ReadonlySet<string>,
  thisYear: number,
): readonly (readonly Gs1Element[])[] {
  if (value.length > longestText) return [];
  const search: Search = { text: value, thisYear, used, readings: [] };
  readFrom(search, identifier, 0, [], 0);
  return search.readings;
}
