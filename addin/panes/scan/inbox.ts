/**
 * The scan inbox: a list that changes in place, so that a scan costs the same with ten rows before it as with 100,000.
 * Every scan gets its place at once and keeps it; it leaves only when a person takes it out, and undo brings it back.
 * It knows no clock, no service and no sheet.
 */
import type { UnitCard } from '../../../shared/api.ts';
import { settleSame } from './same-serials.ts';
import {
  echoMs,
  judgeScan,
  readEntry,
  toneOf,
  type Entry,
  type Scan,
  type ScanTone,
} from './scan.ts';

/** Why a scan left: a person took it out, or the batch is done with. */
export type Leaving = 'taken' | 'cleared';

/** Told of every change of a scan: what it was and what it is; null where there was or is none. */
export type ScanListener = (before: Scan | null, after: Scan | null, leaving: Leaving) => void;

type Step =
  | { readonly kind: 'added'; readonly ids: readonly string[] }
  | { readonly kind: 'removed'; readonly scans: readonly Scan[] };

/** What undo did: scans went, or came back. */
export interface Undone {
  readonly kind: 'went' | 'cameBack';
  readonly scans: readonly Scan[];
}

export type Counts = Readonly<Record<ScanTone, number>>;

const undoDepth = 200;

export class Inbox {
  private list: Scan[] = [];
  private readonly byId = new Map<string, Scan>();
  /** The ids of the scans of one serial, in their order. */
  private readonly same = new Map<string, string[]>();
  private readonly waitingIds = new Set<string>();
  private readonly steps: Step[] = [];
  private readonly tally: Record<ScanTone, number> = { good: 0, look: 0, bad: 0, waiting: 0 };
  private readonly tell: ScanListener;

  constructor(tell: ScanListener = () => undefined) {
    this.tell = tell;
  }

  /** Oldest first. The list itself changes with the inbox. */
  get scans(): readonly Scan[] {
    return this.list;
  }

  get counts(): Counts {
    return this.tally;
  }

  get canUndo(): boolean {
    return this.steps.length > 0 || this.list.length > 0;
  }

  find(id: string): Scan | undefined {
    return this.byId.get(id);
  }

  /** The scans that no one has checked yet, at most so many, oldest first. */
  listWaiting(most: number): Scan[] {
    const found: Scan[] = [];
    for (const id of this.waitingIds) {
      if (found.length === most) break;
      const scan = this.byId.get(id);
      if (scan !== undefined) found.push(scan);
    }
    return found;
  }

  /** The scans from one place to another, both included. */
  slice(fromNo: number, toNo: number): Scan[] {
    const found: Scan[] = [];
    for (let at = this.placeOf(fromNo); at < this.list.length; at += 1) {
      const scan = this.list[at];
      if (scan === undefined || scan.no > toNo) break;
      found.push(scan);
    }
    return found;
  }

  /** Takes texts in, behind all others and in their order. */
  add(entries: readonly Entry[]): Scan[] {
    const added = entries.map((entry) => this.append(entry, (this.list.at(-1)?.no ?? 0) + 1));
    this.remember({ kind: 'added', ids: added.map(({ id }) => id) });
    return added;
  }

  /** Takes in what was kept, each at the place that it had. There is nothing to undo then. */
  restore(entries: readonly (Entry & { readonly no: number })[]): void {
    for (const entry of entries) this.append(entry, entry.no);
  }

  /** Takes the books' answers by the id of the scan; answers the scans as they are judged. An answer that comes late for a scan that left is nothing. */
  answer(answers: ReadonlyMap<string, readonly UnitCard[]>): Scan[] {
    const folds = new Set<string>();
    const judged: string[] = [];
    for (const [id, units] of answers) {
      const scan = this.byId.get(id);
      if (scan === undefined) continue;
      this.replace(judgeScan(scan, units));
      folds.add(scan.fold);
      judged.push(id);
    }
    for (const fold of folds) this.settle(fold);
    return judged.flatMap((id) => this.byId.get(id) ?? []);
  }

  /** Settles which of several items a scan is. */
  choose(id: string, item: string): void {
    const scan = this.byId.get(id);
    if (scan?.verdict.kind !== 'look') return;
    this.replace(judgeScan({ ...scan, item }, scan.verdict.units));
    this.settle(scan.fold);
  }

  remove(ids: readonly string[]): Scan[] {
    return this.takeOut(ids, 'taken');
  }

  clear(): Scan[] {
    return this.takeOut(
      this.list.map(({ id }) => id),
      'cleared',
    );
  }

  /** Takes the last step back; with no step left, the last scan. */
  undo(): Undone | null {
    const step = this.steps.pop();
    if (step?.kind === 'removed') {
      this.putBack(step.scans);
      return { kind: 'cameBack', scans: step.scans.flatMap(({ id }) => this.byId.get(id) ?? []) };
    }
    const last = this.list.at(-1);
    const ids = step?.ids ?? (last === undefined ? [] : [last.id]);
    return ids.length === 0 ? null : { kind: 'went', scans: this.drop(ids, 'taken') };
  }

  private remember(step: Step): void {
    this.steps.push(step);
    if (this.steps.length > undoDepth) this.steps.shift();
  }

  private append(entry: Entry, no: number): Scan {
    const read = readEntry(entry, no);
    const scan = read.isSerial ? this.joinSame(read) : read;
    this.list.push(scan);
    this.note(null, scan, 'taken');
    return scan;
  }

  /** A new scan among those of its serial: it is not judged yet, so it is the same as the first. */
  private joinSame(scan: Scan): Scan {
    const ids = this.same.get(scan.fold);
    if (ids === undefined) {
      this.same.set(scan.fold, [scan.id]);
      return scan;
    }
    const first = this.byId.get(ids[0] ?? '');
    const before = this.byId.get(ids.at(-1) ?? '');
    ids.push(scan.id);
    if (first === undefined || before === undefined) return scan;
    const isEcho = scan.at - before.at < echoMs;
    return { ...scan, isEcho, twiceOf: { id: first.id, no: first.no } };
  }

  private takeOut(ids: readonly string[], leaving: Leaving): Scan[] {
    const scans = this.drop(ids, leaving);
    if (scans.length > 0) this.remember({ kind: 'removed', scans });
    return scans;
  }

  private drop(ids: readonly string[], leaving: Leaving): Scan[] {
    const leavers = new Set(ids);
    const dropped = this.list.filter(({ id }) => leavers.has(id));
    if (dropped.length === 0) return [];
    this.list = this.list.filter(({ id }) => !leavers.has(id));
    for (const scan of dropped) this.note(scan, null, leaving);
    for (const fold of new Set(dropped.map(({ fold }) => fold))) {
      const left = (this.same.get(fold) ?? []).filter((id) => !leavers.has(id));
      if (left.length === 0) this.same.delete(fold);
      else this.same.set(fold, left);
      this.settle(fold);
    }
    return dropped;
  }

  /** Scans come back to the places that they had. */
  private putBack(scans: readonly Scan[]): void {
    const back = scans.filter(({ id }) => !this.byId.has(id));
    this.list = [...this.list, ...back].sort((one, other) => one.no - other.no);
    for (const scan of back) this.note(null, scan, 'taken');
    const noOf = (id: string): number => this.byId.get(id)?.no ?? 0;
    const folds = new Set(back.filter(({ isSerial }) => isSerial).map(({ fold }) => fold));
    for (const { id, fold } of back) {
      if (!folds.has(fold)) continue;
      const ids = this.same.get(fold);
      if (ids === undefined) this.same.set(fold, [id]);
      else ids.push(id);
    }
    for (const fold of folds) {
      this.same.get(fold)?.sort((one, other) => noOf(one) - noOf(other));
      this.settle(fold);
    }
  }

  private settle(fold: string): void {
    const scans = (this.same.get(fold) ?? []).flatMap((id) => this.byId.get(id) ?? []);
    settleSame(scans).forEach((settled, index) => {
      if (settled !== scans[index]) this.replace(settled);
    });
  }

  private replace(scan: Scan): void {
    const before = this.byId.get(scan.id) ?? null;
    this.list[this.placeOf(scan.no)] = scan;
    this.note(before, scan, 'taken');
  }

  /** Where in the list a place is, or the first one behind it. */
  private placeOf(no: number): number {
    let [low, high] = [0, this.list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.list[middle]?.no ?? Infinity) < no) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private note(before: Scan | null, after: Scan | null, leaving: Leaving): void {
    if (before !== null) {
      this.tally[toneOf(before)] -= 1;
      if (after === null) this.byId.delete(before.id);
      this.waitingIds.delete(before.id);
    }
    if (after !== null) {
      this.tally[toneOf(after)] += 1;
      this.byId.set(after.id, after);
      if (after.verdict.kind === 'waiting') this.waitingIds.add(after.id);
    }
    this.tell(before, after, leaving);
  }
}
