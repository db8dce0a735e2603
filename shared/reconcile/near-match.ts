/**
 * Which of the serials that were expected and not found is the one that was scanned and not expected. A pair is named
 * only where the scanned serial fits exactly one expected one, and that one fits no other scan as well: of two that fit,
 * none is named. The work grows with the length of the lists and never with their product.
 */
import { madeOf, shownAs } from './excel-damage.ts';
import { misreadingOf, misreadings, skeletonOf, type Misreading } from './misreading.ts';

export interface NearMatch {
  readonly expected: string;
  readonly scanned: string;
  readonly reason: Misreading;
}

/** Under which keys a text is kept, and under which it is looked for; texts that fit share one. */
interface Tier {
  readonly rank: number;
  readonly kept: (expected: string) => Iterable<string>;
  readonly sought: (scanned: string) => Iterable<string>;
}

function* surely(text: string): Iterable<string> {
  yield `=${skeletonOf(text)}`;
  for (const made of new Set(madeOf(text))) yield `#${made}`;
  for (const shown of new Set(shownAs(text))) yield `~${shown}`;
}

/** Keys of the first tier, those of Excel's turned round: what is shown is looked for among what was made. */
function* surelySought(text: string): Iterable<string> {
  yield `=${skeletonOf(text)}`;
  for (const shown of new Set(shownAs(text))) yield `#${shown}`;
  for (const made of new Set(madeOf(text))) yield `~${made}`;
}

/** The text and what is left of it without its beginning, down to half. */
function* suffixes(text: string): Iterable<string> {
  for (let from = 0; from * 2 <= text.length; from++) yield text.slice(from);
}

/** The text, and the text without each one of its characters: equal for any two that one slip parts. */
function* deletions(text: string): Iterable<string> {
  yield text;
  for (let at = 0; at < text.length; at++)
    if (at === 0 || text[at] !== text[at - 1]) yield text.slice(0, at) + text.slice(at + 1);
}

const tiers: readonly Tier[] = [
  { rank: 1, kept: surely, sought: surelySought },
  { rank: 2, kept: suffixes, sought: suffixes },
  { rank: 3, kept: deletions, sought: deletions },
];

/** 32 bits of a text (FNV-1a): what shares them is compared in full, so that a clash costs time and no truth. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function indexOf(texts: readonly string[], keysOf: Tier['kept']): Map<number, number[]> {
  const index = new Map<number, number[]>();
  texts.forEach((text, at) => {
    for (const key of keysOf(text)) {
      const hash = hashOf(key);
      const found = index.get(hash);
      if (found === undefined) index.set(hash, [at]);
      else found.push(at);
    }
  });
  return index;
}

/** The first of `expected` that the scan fits by this tier; to name one or none, two of them are enough. */
function fitsOf(
  scanned: string,
  expected: readonly string[],
  index: ReadonlyMap<number, readonly number[]>,
  tier: Tier,
  most: number,
): string[] {
  const fits = new Set<string>();
  for (const key of tier.sought(scanned))
    for (const at of index.get(hashOf(key)) ?? []) {
      const candidate = expected[at] ?? '';
      const reason = misreadingOf(candidate, scanned);
      if (reason !== null && misreadings[reason] === tier.rank) fits.add(candidate);
      if (fits.size === most) return [...fits];
    }
  return [...fits];
}

/** What is left after a tier: scans that fitted several are undecided, and no weaker reason decides for them. */
function matchTier(
  expected: readonly string[],
  scanned: readonly string[],
  tier: Tier,
): { matches: NearMatch[]; undecided: Set<string> } {
  const index = indexOf(expected, tier.kept);
  const suitors = new Map<string, string[]>();
  const undecided = new Set<string>();
  for (const scan of scanned) {
    const [first, second] = fitsOf(scan, expected, index, tier, 2);
    if (first === undefined) continue;
    if (second !== undefined) undecided.add(scan);
    const known = suitors.get(first);
    if (known === undefined) suitors.set(first, [scan]);
    else known.push(scan);
  }
  const matches: NearMatch[] = [];
  for (const [wanted, scans] of suitors) {
    const clear = scans.filter((scan) => !undecided.has(scan));
    const [only] = clear;
    const reason = only === undefined ? null : misreadingOf(wanted, only);
    if (clear.length === 1 && only !== undefined && reason !== null)
      matches.push({ expected: wanted, scanned: only, reason });
    else for (const scan of clear) undecided.add(scan);
  }
  return { matches, undecided };
}

const characters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
/** So many neighbours make a place one at which serials count up. */
const leastNeighbours = 2;

/**
 * Whether two serials differ at one place at which others of the lists differ too: there the maker counts, and the scan
 * is more likely a unit of its own than one read wrongly.
 */
function isNeighbour(expected: string, scanned: string, there: ReadonlySet<string>): boolean {
  if (expected.length !== scanned.length) return false;
  let at = 0;
  while (expected[at] === scanned[at]) at += 1;
  const [before, behind] = [expected.slice(0, at), expected.slice(at + 1)];
  let neighbours = 0;
  for (const character of characters) if (there.has(before + character + behind)) neighbours += 1;
  return neighbours >= leastNeighbours;
}

/**
 * The pairs of an expected serial and the scan that is most likely it, read wrongly. Both lists are folded serials, each
 * once, without those that stand in both, which are `there`; every serial is in one pair at most.
 */
export function nearMatches(
  expected: readonly string[],
  scanned: readonly string[],
  there: ReadonlySet<string> = new Set(),
): NearMatch[] {
  const matches: NearMatch[] = [];
  let open = [...expected];
  let scans = [...scanned];
  for (const tier of tiers) {
    const found = matchTier(open, scans, tier);
    matches.push(...found.matches);
    const taken = new Set(found.matches.map((match) => match.expected));
    const done = new Set(found.matches.map((match) => match.scanned));
    open = open.filter((text) => !taken.has(text));
    scans = scans.filter((text) => !done.has(text) && !found.undecided.has(text));
  }
  return matches.filter(
    ({ expected: wanted, scanned: scan, reason }) =>
      (reason !== 'one_character' && reason !== 'check_digit') || !isNeighbour(wanted, scan, there),
  );
}

/** More than these help nobody to choose. */
const mostCandidates = 5;

/**
 * Of scans that no pair names, the expected serials that each may be, the likeliest reason first: for a person to look
 * at, and never chosen among.
 */
export function findCandidates(
  expected: readonly string[],
  scanned: readonly string[],
): Map<string, readonly string[]> {
  const candidates = new Map<string, readonly string[]>();
  for (const tier of tiers) {
    const index = indexOf(expected, tier.kept);
    for (const scan of scanned) {
      if (candidates.has(scan)) continue;
      const fits = fitsOf(scan, expected, index, tier, mostCandidates);
      if (fits.length > 0) candidates.set(scan, fits);
    }
  }
  return candidates;
}
