/**
 * The scan inbox as a pure state. Each scan gets its place at once and keeps it; checking follows behind; a scan leaves
 * only when a person takes it out, and undo brings it back.
 */
import { z } from 'zod';
import { foldSerial } from '../../../shared/serial/text.ts';
import { cardSchema } from '../../../shared/api.ts';
import type { UnitCard } from '../../../shared/api.ts';
import { judge, readScan, waiting, type Verdict } from '../../scanning/verdict.ts';
import type { ScanRow } from '../../sheets/scans.ts';

export interface Scan {
  readonly id: string;
  readonly raw: string;
  readonly serial: string;
  readonly verdict: Verdict;
  /** The scan of this batch that was the same serial first. */
  readonly twiceOf: string | null;
}

export interface Inbox {
  /** Oldest first. */
  readonly scans: readonly Scan[];
  /** What undo brings back. */
  readonly before: readonly (readonly Scan[])[];
  /** The sentence of why checking waits, if it does. */
  readonly trouble: string | null;
}

export const emptyInbox: Inbox = { scans: [], before: [], trouble: null };
const undoDepth = 20;

export type InboxAction =
  | {
      readonly type: 'scanned';
      readonly entries: readonly { readonly id: string; readonly raw: string }[];
    }
  | { readonly type: 'checked'; readonly answers: ReadonlyMap<string, readonly UnitCard[]> }
  | { readonly type: 'troubled'; readonly sentence: string }
  | { readonly type: 'chosen'; readonly id: string; readonly item: string }
  | { readonly type: 'removed'; readonly id: string }
  | { readonly type: 'cleared' }
  | { readonly type: 'undone' }
  | { readonly type: 'restored'; readonly scans: readonly Scan[] };

function keep(inbox: Inbox, scans: readonly Scan[]): Inbox {
  return { ...inbox, scans, before: [...inbox.before.slice(1 - undoDepth), inbox.scans] };
}

function addScans(inbox: Inbox, entries: readonly { id: string; raw: string }[]): Inbox {
  const first = new Map<string, string>();
  for (const scan of inbox.scans) {
    const fold = foldSerial(scan.serial);
    if (!first.has(fold)) first.set(fold, scan.id);
  }
  const added = entries.map(({ id, raw }): Scan => {
    const { serial, fault } = readScan(raw);
    if (fault !== null) {
      return { id, raw, serial, verdict: { kind: 'bad', sentence: fault }, twiceOf: null };
    }
    const fold = foldSerial(serial);
    const twiceOf = first.get(fold) ?? null;
    if (twiceOf === null) first.set(fold, id);
    return { id, raw, serial, verdict: waiting, twiceOf };
  });
  return keep(inbox, [...inbox.scans, ...added]);
}

export function reduceInbox(inbox: Inbox, action: InboxAction): Inbox {
  switch (action.type) {
    case 'scanned':
      return addScans(inbox, action.entries);
    case 'checked':
      return {
        ...inbox,
        trouble: null,
        scans: inbox.scans.map((scan) => {
          const units = action.answers.get(scan.id);
          return units === undefined ? scan : { ...scan, verdict: judge(scan.serial, units) };
        }),
      };
    case 'troubled':
      return { ...inbox, trouble: action.sentence };
    case 'chosen':
      return {
        ...inbox,
        scans: inbox.scans.map((scan) => {
          if (scan.id !== action.id || scan.verdict.kind !== 'look') return scan;
          const units = scan.verdict.units.filter(({ item }) => item === action.item);
          return { ...scan, verdict: judge(scan.serial, units) };
        }),
      };
    case 'removed':
      return keep(
        inbox,
        inbox.scans
          .filter(({ id }) => id !== action.id)
          .map((scan) => (scan.twiceOf === action.id ? { ...scan, twiceOf: null } : scan)),
      );
    case 'cleared':
      return keep(inbox, []);
    case 'undone': {
      const last = inbox.before.at(-1);
      if (last === undefined) return inbox;
      // What was checked since stays checked.
      const known = new Map(inbox.scans.map((scan) => [scan.id, scan.verdict]));
      const scans = last.map((scan) => ({ ...scan, verdict: known.get(scan.id) ?? scan.verdict }));
      return { ...inbox, scans, before: inbox.before.slice(0, -1) };
    }
    case 'restored':
      return { ...inbox, scans: action.scans };
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

/** The sentence beside a scan. */
export function sentenceOfScan({ verdict, twiceOf }: Scan): string {
  if (twiceOf !== null) return 'Scanned before in this batch; it counts once.';
  return verdict.kind === 'waiting' ? 'Being checked' : verdict.sentence;
}

/** The rows that go to the sheet: each serial once, under the id of its scan. */
export function planScanRows(inbox: Inbox): ScanRow[] {
  return inbox.scans
    .filter(({ twiceOf }) => twiceOf === null)
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

const verdictSchema: z.ZodType<Verdict> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('good'), sentence: z.string(), unit: cardSchema }),
  z.object({ kind: z.literal('look'), sentence: z.string(), units: z.array(cardSchema) }),
  z.object({ kind: z.literal('bad'), sentence: z.string() }),
]);
const keptSchema = z.array(
  z.object({
    id: z.string(),
    raw: z.string(),
    serial: z.string(),
    verdict: verdictSchema,
    twiceOf: z.string().nullable(),
  }),
);

/** What is kept in the workbook: scans without their cards, which are asked for again. */
export function keepScans(inbox: Inbox): unknown {
  return inbox.scans.map((scan) =>
    scan.verdict.kind === 'bad' ? scan : { ...scan, verdict: waiting },
  );
}

export function readKeptScans(kept: unknown): readonly Scan[] {
  const parsed = keptSchema.safeParse(kept);
  return parsed.success ? parsed.data : [];
}
