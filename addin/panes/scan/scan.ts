/** One scan of the inbox, and what is said of it. A scan never changes: what is learned of it makes another in its place. */
import type { UnitCard } from '../../../shared/api.ts';
import { foldSerial } from '../../../shared/serial/text.ts';
import { statusName } from '../../parts/words.ts';
import { judge, judgeMalformed, readScan, waiting, type Verdict } from '../../scanning/verdict.ts';
import type { ScanRow } from '../../sheets/scans.ts';
import { formatCount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('scan');

export interface Scan {
  readonly id: string;
  /** Its place in the batch, from 1; it keeps it while others go. */
  readonly no: number;
  /** To the character, as it was read. */
  readonly raw: string;
  readonly serial: string;
  /** What it has in common with other texts of the same serial. */
  readonly fold: string;
  /** False where the text read is no serial at all. */
  readonly isSerial: boolean;
  /** When it was read, in milliseconds. */
  readonly at: number;
  readonly verdict: Verdict;
  /** The scan of this batch that was the same serial first. */
  readonly twiceOf: { readonly id: string; readonly no: number } | null;
  /** The same serial was read a moment before: a label read twice, and no second unit. */
  readonly isEcho: boolean;
  /** The item that a person chose where several have the serial; empty where none was chosen. */
  readonly item: string;
}

/** A text that was read, before it has a place. */
export interface Entry {
  readonly id: string;
  readonly raw: string;
  readonly at: number;
  readonly item?: string;
}

/** The same serial within so short a time is a label read twice. */
export const echoMs = 1500;

export function readEntry({ id, raw, at, item = '' }: Entry, no: number): Scan {
  const { serial, fault } = readScan(raw);
  const isSerial = fault === null;
  return {
    id,
    no,
    raw,
    serial,
    fold: isSerial ? foldSerial(serial) : '',
    isSerial,
    at,
    verdict: isSerial ? waiting : judgeMalformed(raw),
    twiceOf: null,
    isEcho: false,
    item,
  };
}

/** The scan with the books' answer; where a person chose an item, only that one's unit counts. */
export function judgeScan(scan: Scan, units: readonly UnitCard[]): Scan {
  const chosen = units.filter(({ item }) => item === scan.item);
  return { ...scan, verdict: judge(scan.serial, chosen.length > 0 ? chosen : units) };
}

export const tones = ['good', 'look', 'bad', 'waiting'] as const;
export type ScanTone = (typeof tones)[number];

export function toneOf({ verdict, twiceOf }: Scan): ScanTone {
  return twiceOf === null ? verdict.kind : 'look';
}

/** The sentence beside a scan. */
export function sentenceOfScan({ verdict, twiceOf, isEcho }: Scan): string {
  if (twiceOf !== null) return isEcho ? texts.echo(twiceOf.no) : texts.twice(twiceOf.no);
  return verdict.kind === 'waiting' ? texts.isWaiting : verdict.sentence;
}

/** A text that is no serial, with its control characters made visible. */
export function showScan({ isSerial, serial, raw }: Scan): string {
  if (isSerial) return serial;
  const shown = Array.from(raw.trim(), (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : character;
  });
  return shown.length === 0 ? texts.emptyText : shown.slice(0, 200).join('');
}

/** What is said aloud of scans that came to a verdict together; null where none did. */
export function describeScans(
  scans: readonly Scan[],
): { readonly text: string; readonly tone: 'good' | 'bad' } | null {
  const trouble = scans.filter((scan) => toneOf(scan) !== 'good');
  const shown = trouble[0] ?? scans.at(-1);
  if (shown === undefined) return null;
  const verdict = sentenceOfScan(shown);
  const isNamed = !shown.isSerial || verdict.startsWith(shown.serial);
  const sentence = isNamed ? verdict : `${shown.serial}: ${verdict}`;
  const good = scans.length - trouble.length;
  return {
    text:
      scans.length === 1
        ? sentence
        : texts.spoken(formatCount(good), formatCount(trouble.length), sentence),
    tone: trouble.length === 0 ? 'good' : 'bad',
  };
}

/** Whether a scan has a row in the sheet: each serial once; what is no serial stays in the pane. */
export function hasRow({ isSerial, twiceOf }: Scan): boolean {
  return isSerial && twiceOf === null;
}

export function planRow(scan: Scan): ScanRow {
  const { verdict } = scan;
  const single =
    verdict.kind === 'look' && verdict.units.length === 1 ? verdict.units[0] : undefined;
  const unit = verdict.kind === 'good' ? verdict.unit : single;
  return {
    key: scan.id,
    serial: scan.serial,
    item: unit?.item ?? '',
    status: unit === undefined ? '' : statusName(unit.status),
    area: unit?.area ?? '',
    note: verdict.kind === 'good' ? '' : sentenceOfScan(scan),
  };
}
