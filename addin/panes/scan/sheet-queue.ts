/**
 * What has to change in the Scans sheet so that it says what the inbox says: rows to put and rows to take out, each once,
 * the latest word for a row winning. Pure; what is queued stays queued until the sheet has taken it.
 */
import type { Leaving } from './inbox.ts';
import { hasRow, type Scan } from './scan.ts';

/** A scan to write, or null for a row to take out, by key. */
export type Queued = ReadonlyMap<string, Scan | null>;

export class SheetQueue {
  private readonly queue = new Map<string, Scan | null>();
  /** Keys of rows that stand in the sheet, or may. */
  private readonly standing = new Set<string>();
  /** Keys of rows that were taken out with their scans, and come back with them. */
  private readonly tookOut = new Set<string>();
  /** Whether each scan is written as it lands. */
  isAutomatic = false;

  get size(): number {
    return this.queue.size;
  }

  isWritten(id: string): boolean {
    return this.standing.has(id);
  }

  /** The rows that are still to be taken out. */
  listGone(): string[] {
    return [...this.queue].filter(([, scan]) => scan === null).map(([id]) => id);
  }

  /** What an inbox that was kept says of the sheet. */
  restore(written: readonly string[], gone: readonly string[]): void {
    for (const id of written) this.standing.add(id);
    for (const id of gone) {
      this.standing.add(id);
      this.queue.set(id, null);
    }
  }

  note(before: Scan | null, after: Scan | null, leaving: Leaving): void {
    if (after !== null) this.noteScan(after);
    else if (before !== null && leaving === 'taken') this.takeOut(before.id);
  }

  /** Queues a scan whether or not scans are written as they land. */
  put(scan: Scan): void {
    if (hasRow(scan)) this.queue.set(scan.id, scan);
  }

  private noteScan(scan: Scan): void {
    const { id } = scan;
    if (!hasRow(scan)) {
      this.takeOut(id);
      return;
    }
    // A row that stands is not written over before there is news of it.
    const isNews = scan.verdict.kind !== 'waiting' || !this.standing.has(id);
    const comesBack = this.queue.get(id) === null || this.tookOut.has(id);
    if ((this.isAutomatic && isNews) || this.queue.has(id) || comesBack) this.queue.set(id, scan);
  }

  private takeOut(id: string): void {
    if (this.standing.has(id)) this.queue.set(id, null);
    else this.queue.delete(id);
  }

  /** What is queued; its rows may stand in the sheet from now on, however the write ends. */
  take(): Queued {
    for (const [id, scan] of this.queue) if (scan !== null) this.standing.add(id);
    return new Map(this.queue);
  }

  /** The sheet has taken these; what was queued anew meanwhile stays. */
  done(taken: Queued): void {
    for (const [id, scan] of taken) {
      if (scan === null) this.standing.delete(id);
      if (scan === null) this.tookOut.add(id);
      else this.tookOut.delete(id);
      if (this.queue.get(id) === scan) this.queue.delete(id);
    }
  }
}
