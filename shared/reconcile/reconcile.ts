/**
 * A vendor's list beside what was scanned and what was billed: one row for every serial of the three. A row carries what
 * the lists say of its serial together, so that the rows add up to each list to the minor unit. A near match is a
 * question to a person and nothing that is accepted.
 */
import { sum, type Minor } from '../money.ts';
import { foldSerial } from '../serial/text.ts';
import type { Misreading } from './misreading.ts';
import { findCandidates, nearMatches } from './near-match.ts';

export const reconcileClasses = [
  'matched',
  'missing',
  'extra',
  'duplicate',
  'wrong_item',
  'already_in_stock',
  'sold_before',
  'near_match',
] as const;
export type ReconcileClass = (typeof reconcileClasses)[number];

/** A line of a list: a cleaned serial and what the list says of it. */
export interface ListLine {
  readonly serial: string;
  readonly item: string | null;
  readonly cost: Minor | null;
}

/** What the books know of a serial, of one item. */
export interface KnownUnit {
  readonly item: string;
  readonly state: 'in_stock' | 'sold';
}

export interface ReconcileLists {
  readonly expected: readonly ListLine[];
  /** Null where nothing was scanned yet: then no serial is missing. */
  readonly scanned: readonly ListLine[] | null;
  readonly billed: readonly ListLine[];
  /** By folded serial. */
  readonly known: ReadonlyMap<string, readonly KnownUnit[]>;
}

export interface ReconcileRow {
  readonly serial: string;
  readonly item: string | null;
  /** The item as which it was scanned; null where the scan did not say. */
  readonly scannedItem: string | null;
  /** How often each list has it; of a near match, of the two serials together. */
  readonly counts: { readonly expected: number; readonly scanned: number; readonly billed: number };
  readonly class: ReconcileClass;
  readonly candidate: string | null;
  /** Expected serials that a scan nobody expected may be, where none is surely it. */
  readonly candidates: readonly string[];
  readonly reason: Misreading | null;
  readonly expectedCost: Minor | null;
  readonly billedCost: Minor | null;
  /** What is at stake: the expected cost, or the billed one of a serial that was not expected. */
  readonly amount: Minor;
}

/** All that the lists say of one serial. */
interface Gathered {
  readonly serial: string;
  readonly expected: ListLine[];
  readonly scanned: ListLine[];
  readonly billed: ListLine[];
}

/** Parts the item from the serial where one serial is expected of several items, each of which may have it. */
const apart = '\u0000';

/** The serials that are expected of more than one item: a serial tells units of its own item apart, and of no other. */
function findShared(expected: readonly ListLine[]): Set<string> {
  const items = new Map<string, string>();
  const shared = new Set<string>();
  for (const { serial, item } of expected) {
    if (item === null) continue;
    const fold = foldSerial(serial);
    const before = items.get(fold);
    if (before === undefined) items.set(fold, item);
    else if (before !== item) shared.add(fold);
  }
  return shared;
}

/** All that the lists say, by folded serial; of a serial that several items share, by item as well. */
function gather(lists: ReconcileLists): Map<string, Gathered> {
  const shared = findShared(lists.expected);
  const all = new Map<string, Gathered>();
  for (const name of ['expected', 'scanned', 'billed'] as const)
    for (const line of lists[name] ?? []) {
      const fold = foldSerial(line.serial);
      const key = shared.has(fold) && line.item !== null ? `${fold}${apart}${line.item}` : fold;
      const known = all.get(key) ?? {
        serial: line.serial,
        expected: [],
        scanned: [],
        billed: [],
      };
      known[name].push(line);
      all.set(key, known);
    }
  return all;
}

/** The folded serial of a key. */
function foldOf(key: string): string {
  return key.split(apart, 1)[0] ?? key;
}

function itemOf({ expected, scanned, billed }: Gathered): string | null {
  const lines = [...expected, ...scanned, ...billed];
  return lines.find(({ item }) => item !== null)?.item ?? null;
}

function hasTwoItems({ expected, scanned, billed }: Gathered): boolean {
  const items = [...expected, ...scanned, ...billed].map(({ item }) => item);
  return new Set(items.filter((item) => item !== null)).size > 1;
}

/** The first rule that holds names the class. */
function classOf(found: Gathered, known: readonly KnownUnit[], isScanned: boolean): ReconcileClass {
  const { expected, scanned, billed } = found;
  const item = itemOf(found);
  const ofItem = known.filter((unit) => item === null || unit.item === item);
  const arrived = !isScanned || scanned.length > 0;
  const rules: readonly (readonly [ReconcileClass, boolean])[] = [
    ['duplicate', Math.max(expected.length, scanned.length, billed.length) > 1],
    ['wrong_item', hasTwoItems(found)],
    ['already_in_stock', arrived && ofItem.some(({ state }) => state === 'in_stock')],
    ['sold_before', arrived && ofItem.some(({ state }) => state === 'sold')],
    ['extra', expected.length === 0],
    ['missing', !arrived],
  ];
  return rules.find(([, holds]) => holds)?.[0] ?? 'matched';
}

function costOf(lines: readonly ListLine[]): Minor | null {
  const costs = lines.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  return costs.length === 0 ? null : sum(costs);
}

function rowOf(
  found: Gathered,
  named: ReconcileClass,
  near: { readonly scan: Gathered; readonly reason: Misreading } | null,
  candidates: readonly string[] = [],
): ReconcileRow {
  const expectedCost = costOf(found.expected);
  const billedCost = costOf([...found.billed, ...(near?.scan.billed ?? [])]);
  const scans = [...found.scanned, ...(near?.scan.scanned ?? [])];
  return {
    serial: found.serial,
    item: itemOf(found),
    scannedItem: scans.find(({ item }) => item !== null)?.item ?? null,
    counts: {
      expected: found.expected.length,
      scanned: scans.length,
      billed: found.billed.length + (near?.scan.billed.length ?? 0),
    },
    class: named,
    candidate: near?.scan.serial ?? null,
    candidates,
    reason: near?.reason ?? null,
    expectedCost,
    billedCost,
    amount: (found.expected.length === 0 ? billedCost : expectedCost) ?? 0,
  };
}

/** One row for every serial of the lists, a near match being one row for two; in the order of the lists. */
export function reconcile(lists: ReconcileLists): ReconcileRow[] {
  const all = gather(lists);
  const classes = new Map<string, ReconcileClass>();
  for (const [key, found] of all)
    classes.set(key, classOf(found, lists.known.get(foldOf(key)) ?? [], lists.scanned !== null));
  const keysOf = (named: ReconcileClass) => [...classes].filter(([, each]) => each === named);
  const missing = keysOf('missing').flatMap(([key]) => (key.includes(apart) ? [] : [key]));
  const extra = keysOf('extra').map(([key]) => key);
  const scans = extra.filter((key) => all.get(key)?.scanned.length === 1);
  const there = new Set(keysOf('matched').map(([key]) => foldOf(key)));
  const pairs = nearMatches(missing, scans, there);
  const nearOf = new Map(pairs.map((pair) => [pair.expected, pair]));
  const taken = new Set(pairs.map((pair) => pair.scanned));
  const unsure = findCandidates(
    missing.filter((key) => !nearOf.has(key)),
    scans.filter((key) => !taken.has(key)),
  );
  const serialOf = (key: string): string => all.get(key)?.serial ?? key;
  const rows: ReconcileRow[] = [];
  for (const [key, found] of all) {
    if (taken.has(key)) continue;
    const pair = nearOf.get(key);
    const scan = pair === undefined ? undefined : all.get(pair.scanned);
    if (pair === undefined || scan === undefined)
      rows.push(rowOf(found, classes.get(key) ?? 'matched', null, unsure.get(key)?.map(serialOf)));
    else rows.push(rowOf(found, 'near_match', { scan, reason: pair.reason }));
  }
  return rows;
}
