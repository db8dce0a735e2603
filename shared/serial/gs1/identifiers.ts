/**
 * The application identifiers of GS1: which there are, and what a value of each looks like. A text of digits begins
 * with at most one identifier, because the first two digits say how long it is.
 */
import { identifierRows } from './identifier-table.ts';
import { isRuleName, type RuleName } from './rules.ts';

/** `N` digits, `X` set 82 (letters, digits and signs), `Y` set 39 (capitals, digits, `# - /`), `Z` base 64 for links. */
type CharacterSet = 'N' | 'X' | 'Y' | 'Z';

export interface Part {
  readonly characters: CharacterSet;
  readonly length: number;
  /** Whether fewer characters will do, down to one. */
  readonly isUpTo: boolean;
  readonly isOptional: boolean;
  readonly rules: readonly RuleName[];
}

export interface Identifier {
  readonly ai: string;
  readonly title: string;
  readonly parts: readonly Part[];
  /** The most characters that a value has. */
  readonly length: number;
  /** Whether the value ends by its length alone, without a separator (GS1 General Specifications 7.8.5). */
  readonly isPredefined: boolean;
}

/** Identifiers that begin with these digits need no separator; the number counts the identifier too. */
const predefinedLengths: ReadonlyMap<string, number> = new Map([
  ['00', 20],
  ['01', 16],
  ['02', 16],
  ['03', 16],
  ['04', 18],
  ...['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((start) => [start, 8] as const),
  ['20', 4],
  ...['31', '32', '33', '34', '35', '36'].map((start) => [start, 10] as const),
  ['41', 16],
]);

/** How long an element is that begins with these two digits, identifier and value; null where a separator ends it. */
export function predefinedLengthOf(twoDigits: string): number | null {
  return predefinedLengths.get(twoDigits) ?? null;
}

const characterSets: ReadonlyMap<string, CharacterSet> = new Map(
  (['N', 'X', 'Y', 'Z'] as const).map((name) => [name, name]),
);
const partPattern = /^(\[?)([NXYZ])(\.\.)?(\d+)([:\w]*)\]?$/;

function readPart(text: string): Part {
  const [, bracket, set = '', dots, length, rules = ''] = partPattern.exec(text) ?? [];
  return {
    characters: characterSets.get(set) ?? 'X',
    length: Number(length),
    isUpTo: dots !== undefined,
    isOptional: bracket === '[',
    rules: rules.split(':').filter(isRuleName),
  };
}

/** `3100-3105` stands for the six identifiers in it. */
function listCodes(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, step) =>
    String(Number(first) + step).padStart(first.length, '0'),
  );
}

export const identifiers: ReadonlyMap<string, Identifier> = new Map(
  identifierRows.flatMap(([range, title, format]) => {
    const parts = format.split(' ').map(readPart);
    const length = parts.reduce((total, part) => total + part.length, 0);
    return listCodes(range).map((ai): [string, Identifier] => {
      const isPredefined = predefinedLengths.has(ai.slice(0, 2));
      return [ai, { ai, title, parts, length, isPredefined }];
    });
  }),
);

/** The identifier with which a text goes on at a place, or null. */
export function identifierAt(text: string, at: number): Identifier | null {
  for (const length of [2, 3, 4]) {
    const identifier = identifiers.get(text.slice(at, at + length));
    if (identifier !== undefined) return identifier;
  }
  return null;
}
