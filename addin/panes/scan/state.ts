/**
 * The scan inbox as a pure state. Each scan gets its place at once and keeps it; checking follows behind; a scan leaves
 * only when a person takes it out, and undo brings it back.
 */
import { z } from 'zod';
import type { UnitCard } from '../../../shared/api.ts';
import { foldSerial } from '../../../shared/serial/text.ts';
import { judge, readScan, waiting, type Verdict } from '../../scanning/verdict.ts';
import type { ScanRow } from '../../sheets/scans.ts';

export interface Scan {
  readonly id: string;
  /** To the character, as it was read. */
  readonly raw: string;
  readonly serial: string;
  /** False where the text read is no serial at all. */
  readonly isSerial: boolean;
  readonly verdict: Verdict;
  /** The scan of this batch that was the same serial first. */
  readonly twiceOf: string | null;
  /** The item that a person chose where several have the serial. */
  readonly item: string | null;
}

/** Why checking waits, and since when. */
interface Trouble {
  readonly sentence: string;
  readonly since: string;
}

export interface Inbox {
  /** Oldest first. */
  readonly scans: readonly Scan[];
  /** What undo brings back. */
  readonly before: readonly (readonly Scan[])[];
  readonly trouble: Trouble | null;
  /** Counts the times that checking was tried again. */
  readonly attempt: number;
}

export const emptyInbox: Inbox = { scans: [], before: [], trouble: null, attempt: 0 };
const undoDepth = 20;

interface Entry {
  readonly id: string;
  readonly raw: string;
  readonly item?: string | null | undefined;
}

export type InboxAction =
  | { readonly type: 'scanned'; readonly entries: readonly Entry[] }
  | { readonly type: 'checked'; readonly answers: ReadonlyMap<string, readonly UnitCard[]> }
  | { readonly type: 'troubled'; readonly sentence: string; readonly at: string }
  | { readonly type: 'retried' }
  | { readonly type: 'chosen'; readonly id: string; readonly item: string }
  | { readonly type: 'removed'; readonly id: string }
  | { readonly type: 'cleared' }
  | { readonly type: 'undone' };

function keep(inbox: Inbox, scans: readonly Scan[]): Inbox {
  return { ...inbox, scans, before: [...inbox.before.slice(1 - undoDepth), inbox.scans] };
}

function readEntry({ id, raw, item = null }: Entry): Scan {
  const { serial, fault } = readScan(raw);
  return {
    id,
    raw,
    serial,
    isSerial: fault === null,
    verdict: fault === null ? waiting : { kind: 'bad', sentence: fault },
    twiceOf: null,
    item,
  };
}

function addScans(scans: readonly Scan[], entries: readonly Entry[]): readonly Scan[] {
  const firsts = new Map<string, Scan>();
  for (const scan of scans) {
    if (scan.isSerial && scan.twiceOf === null) firsts.set(foldSerial(scan.serial), scan);
  }
  const added = entries.map((entry): Scan => {
    const scan = readEntry(entry);
    if (!scan.isSerial) return scan;
    const fold = foldSerial(scan.serial);
    const first = firsts.get(fold);
    if (first === undefined) firsts.set(fold, scan);
    return first === undefined ? scan : { ...scan, twiceOf: first.id };
  });
  return [...scans, ...added];
}

/** Whether two scans of one text turned out to be two units: of two items, or of an item whose case counts. */
function areTwoUnits(one: Scan, other: Scan): boolean {
  if (one.verdict.kind !== 'good' || other.verdict.kind !== 'good') return false;
  const [a, b] = [one.verdict.unit, other.verdict.unit];
  return a.item !== b.item || a.serial !== b.serial;
}

/** Scans that stand for a unit of their own, after all, count again. */
function settleTwice(scans: readonly Scan[]): readonly Scan[] {
  if (!scans.some(({ twiceOf }) => twiceOf !== null)) return scans;
  const byId = new Map(scans.map((scan) => [scan.id, scan]));
  return scans.map((scan) => {
    const first = scan.twiceOf === null ? undefined : byId.get(scan.twiceOf);
    return first !== undefined && areTwoUnits(scan, first) ? { ...scan, twiceOf: null } : scan;
  });
}

/** Where a scan goes that others were the same as, the next of them stands for it. */
function removeScan(scans: readonly Scan[], id: string): readonly Scan[] {
  const heir = scans.find(({ twiceOf }) => twiceOf === id)?.id;
  return scans
    .filter((scan) => scan.id !== id)
    .map((scan) => {
      if (heir === undefined || scan.twiceOf !== id) return scan;
      return { ...scan, twiceOf: scan.id === heir ? null : heir };
    });
}

function judgeScan(scan: Scan, units: readonly UnitCard[]): Scan {
  const chosen = units.filter(({ item }) => item === scan.item);
  return { ...scan, verdict: judge(scan.serial, chosen.length > 0 ? chosen : units) };
}

export function reduceInbox(inbox: Inbox, action: InboxAction): Inbox {
  switch (action.type) {
    case 'scanned':
      return keep(inbox, addScans(inbox.scans, action.entries));
    case 'checked': {
      const scans = inbox.scans.map((scan) => {
        const units = action.answers.get(scan.id);
        return units === undefined ? scan : judgeScan(scan, units);
      });
      return { ...inbox, trouble: null, scans: settleTwice(scans) };
    }
    case 'troubled':
      return {
        ...inbox,
        trouble: { sentence: action.sentence, since: inbox.trouble?.since ?? action.at },
      };
    case 'retried':
      return { ...inbox, attempt: inbox.attempt + 1 };
    case 'chosen': {
      const scans = inbox.scans.map((scan) => {
        if (scan.id !== action.id || scan.verdict.kind !== 'look') return scan;
        return judgeScan({ ...scan, item: action.item }, scan.verdict.units);
      });
      return { ...inbox, scans: settleTwice(scans) };
    }
    case 'removed':
      return keep(inbox, removeScan(inbox.scans, action.id));
    case 'cleared':
      return keep(inbox, []);
    case 'undone': {
      const last = inbox.before.at(-1);
      if (last === undefined) return inbox;
      // What was checked or chosen since stays so.
      const known = new Map(inbox.scans.map((scan) => [scan.id, scan]));
      const scans = last.map((scan) => {
        const now = known.get(scan.id);
        return now === undefined ? scan : { ...scan, verdict: now.verdict, item: now.item };
      });
      return { ...inbox, scans: settleTwice(scans), before: inbox.before.slice(0, -1) };
    }
  }
}

/** The scans that no one has checked yet, oldest first. */
export function listWaiting(inbox: Inbox): readonly Scan[] {
  return inbox.scans.filter(({ verdict }) => verdict.kind === 'waiting');
}

export interface Counts {
  readonly all: number;
  readonly good: number;
  readonly look: number;
  readonly waiting: number;
}

export function countScans(inbox: Inbox): Counts {
  const counts = { all: inbox.scans.length, good: 0, look: 0, waiting: 0 };
  for (const { verdict, twiceOf } of inbox.scans) {
    if (verdict.kind === 'waiting') counts.waiting += 1;
    else if (verdict.kind === 'good' && twiceOf === null) counts.good += 1;
    else counts.look += 1;
  }
  return counts;
}

export type ScanTone = 'good' | 'look' | 'bad' | 'waiting';

export function toneOf({ verdict, twiceOf }: Scan): ScanTone {
  return twiceOf !== null ? 'look' : verdict.kind;
}

/** The sentence beside a scan; `first` is the place of the scan that was the same serial. */
export function sentenceOfScan({ verdict, twiceOf }: Scan, first?: number): string {
  if (twiceOf !== null) {
    const place = first === undefined ? '' : ` as no. ${first}`;
    return `Scanned before in this batch${place}; it counts once.`;
  }
  return verdict.kind === 'waiting' ? 'Waiting to be checked' : verdict.sentence;
}

/** The places of the scans, from 1, as the list numbers them. */
export function numberScans(scans: readonly Scan[]): ReadonlyMap<string, number> {
  return new Map(scans.map(({ id }, index) => [id, index + 1]));
}

/** What is said aloud of scans that came to a verdict together; null where none did. */
export function describeScans(
  scans: readonly Scan[],
  numbers: ReadonlyMap<string, number>,
): { readonly text: string; readonly tone: 'good' | 'bad' } | null {
  const trouble = scans.filter((scan) => toneOf(scan) !== 'good');
  const shown = trouble[0] ?? scans.at(-1);
  if (shown === undefined) return null;
  const first = shown.twiceOf === null ? undefined : numbers.get(shown.twiceOf);
  const verdict = sentenceOfScan(shown, first);
  const isNamed = !shown.isSerial || verdict.startsWith(shown.serial);
  const sentence = isNamed ? verdict : `${shown.serial}: ${verdict}`;
  const good = scans.length - trouble.length;
  return {
    text:
      scans.length === 1 ? sentence : `${good} in stock, ${trouble.length} to look at. ${sentence}`,
    tone: trouble.length === 0 ? 'good' : 'bad',
  };
}

/** The rows that go to the sheet: each serial once, under the id of its scan; what is no serial stays here. */
export function planScanRows(inbox: Inbox): ScanRow[] {
  return inbox.scans
    .filter(({ isSerial, twiceOf }) => isSerial && twiceOf === null)
    .map((scan) => {
      const { verdict } = scan;
      const unit =
        verdict.kind === 'good'
          ? verdict.unit
          : verdict.kind === 'look' && verdict.units.length === 1
            ? verdict.units[0]
            : undefined;
      return {
        key: scan.id,
        serial: scan.serial,
        item: unit?.item ?? '',
        status: unit?.status.replaceAll('_', ' ') ?? '',
        area: unit?.area ?? '',
        note: verdict.kind === 'good' ? '' : sentenceOfScan(scan),
      };
    });
}

const keptSchema = z.array(
  z.tuple([z.string().min(1), z.string()]).rest(z.string()),
) satisfies z.ZodType<readonly (readonly string[])[]>;

/** What is kept in the workbook: the scans as they were read. What the books say of them is asked for again. */
export function keepScans(scans: readonly Scan[]): readonly (readonly string[])[] {
  return scans.map(({ id, raw, item }) => (item === null ? [id, raw] : [id, raw, item]));
}

/** The inbox as it was left; an empty one where nothing was kept, or nothing that can be read. */
export function readKeptScans(kept: unknown): Inbox {
  const parsed = keptSchema.safeParse(kept);
  if (!parsed.success) return emptyInbox;
  const entries = parsed.data.map(([id, raw, item]): Entry => ({ id, raw, item }));
  return { ...emptyInbox, scans: addScans([], entries) };
}
