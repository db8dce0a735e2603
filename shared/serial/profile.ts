/**
 * What the serials of an item look like: how long they are, what they begin with, which characters stand where, which
 * check digit they have. Declared by a person, or learned from serials that came before. A scan that does not fit is
 * warned of and nothing else: a profile never changes a serial and never refuses one.
 */
import { checkDigit, checkDigitRules, type CheckDigitName } from './check-digits.ts';
import { foldSerial } from './text.ts';

/** What may stand at a place: figures, capital letters, both, or anything. */
export const characterClasses = ['figure', 'letter', 'alphanumeric', 'any'] as const;
export type CharacterClass = (typeof characterClasses)[number];

/** What a person may say of an item's serials; what is left out is learned. */
export interface DeclaredProfile {
  readonly lengths?: readonly number[] | undefined;
  readonly prefix?: string | undefined;
  readonly characters?: CharacterClass | undefined;
  /** Null where there is none, whatever the serials look like. */
  readonly checkDigit?: CheckDigitName | null | undefined;
}

export interface SerialProfile {
  /** Lengths that occur; empty where any may. */
  readonly lengths: readonly number[];
  /** What all begin with; empty where nothing is common. */
  readonly prefix: string;
  /** By place from the left, where all are of one length; else one class for every place. */
  readonly places: readonly CharacterClass[];
  /** That all have, where there is one. */
  readonly checkDigit: CheckDigitName | null;
  /** From how many serials it was learned; 0 where it was declared. */
  readonly learnedFrom: number;
}

/** What an item is known by: no serial is the same. */
export interface ItemNames {
  readonly sku: string;
  /** 14 figures. */
  readonly gtin: string | null;
}

export type Misfit =
  | { readonly reason: 'own_barcode' }
  | { readonly reason: 'too_long' | 'too_short'; readonly lengths: readonly number[] }
  | { readonly reason: 'prefix'; readonly prefix: string }
  | { readonly reason: 'character'; readonly character: string; readonly place: number }
  | { readonly reason: 'check_digit'; readonly expected: string };

/** Fewer serials teach nothing. */
const leastLearned = 20;
/** So many of a hundred must agree before a rule is one. */
const leastShare = 0.99;
const shortestPrefix = 2;
/** With fewer, a place that had figures alone may have a letter next. */
const leastForPlaces = 200;

const classPatterns: Readonly<Record<CharacterClass, RegExp>> = {
  figure: /^\d$/,
  letter: /^[A-Z]$/,
  alphanumeric: /^[A-Z\d]$/,
  any: /^[^]$/u,
};

function classOf(character: string): CharacterClass {
  return characterClasses.find((name) => classPatterns[name].test(character)) ?? 'any';
}

/** The narrowest class that holds both. */
function widen(one: CharacterClass, other: CharacterClass): CharacterClass {
  if (one === other) return one;
  return one === 'any' || other === 'any' ? 'any' : 'alphanumeric';
}

/** The commonest lengths, together of as many serials as make a rule. */
function learnLengths(serials: readonly string[]): number[] {
  const counts = new Map<number, number>();
  for (const { length } of serials) counts.set(length, (counts.get(length) ?? 0) + 1);
  const lengths: number[] = [];
  let covered = 0;
  for (const [length, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (covered >= serials.length * leastShare) break;
    lengths.push(length);
    covered += count;
  }
  return lengths.length > 3 ? [] : lengths.sort((a, b) => a - b);
}

/**
 * What so many begin with that the others are strays. Figures at its end are where a number begins, and the next series
 * counts on from another one.
 */
function learnPrefix(serials: readonly string[]): string {
  return commonBeginning(serials).replace(/\d{1,100}$/, '');
}

function commonBeginning(serials: readonly string[]): string {
  let prefix = '';
  for (;;) {
    const next = new Map<string, number>();
    for (const serial of serials) {
      const character = serial[prefix.length];
      if (character === undefined || !serial.startsWith(prefix)) continue;
      next.set(character, (next.get(character) ?? 0) + 1);
    }
    const [best] = [...next].sort((a, b) => b[1] - a[1]);
    if (best === undefined || best[1] < serials.length * leastShare) return prefix;
    prefix += best[0];
  }
}

/** The class of each place; of serials of several lengths, one for all places. */
function learnPlaces(serials: readonly string[], lengths: readonly number[]): CharacterClass[] {
  const [length, other] = lengths;
  const isOneLength = length !== undefined && other === undefined;
  const fitting = isOneLength ? serials.filter((serial) => serial.length === length) : serials;
  const counts = Array.from(
    { length: isOneLength ? length : 1 },
    () => new Map<CharacterClass, number>(),
  );
  let total = 0;
  for (const serial of fitting) {
    total += isOneLength ? 1 : serial.length;
    for (let at = 0; at < serial.length; at += 1) {
      const count = counts[isOneLength ? at : 0];
      const name = classOf(serial[at] ?? '');
      count?.set(name, (count.get(name) ?? 0) + 1);
    }
  }
  return counts.map((count) => {
    const common = [...count].filter(([, times]) => times > total * (1 - leastShare));
    const [first = 'any', ...others] = common.map(([name]) => name);
    return others.reduce(widen, first);
  });
}

/** The check digit that nearly all have: by chance one in ten has it. */
function learnCheckDigit(serials: readonly string[]): CheckDigitName | null {
  const rule = checkDigitRules.find(({ name }) => {
    const right = serials.filter((serial) => checkDigit(serial, name).is === 'right').length;
    return right >= serials.length * leastShare;
  });
  return rule?.name ?? null;
}

/**
 * The profile that an item's serials show; null where there are too few to say. The work grows with the number of
 * serials and their length alone.
 */
export function learnProfile(history: readonly string[]): SerialProfile | null {
  const serials = [...new Set(history.map(foldSerial))];
  if (serials.length < leastLearned) return null;
  const lengths = learnLengths(serials);
  const prefix = learnPrefix(serials);
  return {
    lengths,
    prefix: prefix.length < shortestPrefix ? '' : prefix,
    places: serials.length < leastForPlaces ? [] : learnPlaces(serials, lengths),
    checkDigit: learnCheckDigit(serials),
    learnedFrom: serials.length,
  };
}

/** What was declared, and for the rest what was learned; null where neither says anything. */
export function combineProfiles(
  declared: DeclaredProfile | null,
  learned: SerialProfile | null,
): SerialProfile | null {
  if (declared === null) return learned;
  const { lengths, prefix, characters, checkDigit: rule } = declared;
  const isShaped = lengths !== undefined || characters !== undefined;
  return {
    lengths: lengths ?? learned?.lengths ?? [],
    prefix: prefix === undefined ? (learned?.prefix ?? '') : foldSerial(prefix),
    // Places that were learned of one length say nothing of another that is declared.
    places: characters === undefined ? (isShaped ? [] : (learned?.places ?? [])) : [characters],
    checkDigit: rule === undefined ? (learned?.checkDigit ?? null) : rule,
    learnedFrom: learned?.learnedFrom ?? 0,
  };
}

function isOwnBarcode(folded: string, { sku, gtin }: ItemNames): boolean {
  if (folded === foldSerial(sku)) return true;
  if (gtin === null || !/^\d{8,14}$/.test(folded)) return false;
  return folded.padStart(14, '0') === gtin.padStart(14, '0');
}

function findStray(folded: string, places: readonly CharacterClass[]): Misfit | null {
  for (let at = 0; at < folded.length; at += 1) {
    const wanted = places.length === 1 ? places[0] : places[at];
    const character = folded[at] ?? '';
    if (wanted !== undefined && !classPatterns[wanted].test(character) && wanted !== 'any')
      return { reason: 'character', character, place: at + 1 };
  }
  return null;
}

/**
 * Why a serial does not look like its item's; empty where it does. The item's own barcode is told alone, as whatever else
 * is wrong follows from it.
 */
export function misfitsOf(
  serial: string,
  profile: SerialProfile | null,
  names: ItemNames,
): readonly Misfit[] {
  const folded = foldSerial(serial);
  if (isOwnBarcode(folded, names)) return [{ reason: 'own_barcode' }];
  if (profile === null) return [];
  const { lengths, prefix, places, checkDigit: rule } = profile;
  const misfits: Misfit[] = [];
  const [shortest] = lengths;
  if (shortest !== undefined && !lengths.includes(folded.length)) {
    misfits.push({ reason: folded.length < shortest ? 'too_short' : 'too_long', lengths });
  }
  if (!folded.startsWith(prefix)) misfits.push({ reason: 'prefix', prefix });
  else if (misfits.length === 0) {
    const stray = findStray(folded, places);
    if (stray !== null) misfits.push(stray);
  }
  if (rule !== null && misfits.length === 0) {
    const verdict = checkDigit(folded, rule);
    if (verdict.is === 'wrong') misfits.push({ reason: 'check_digit', expected: verdict.expected });
  }
  return misfits;
}
