/** Carries the queue into the Scans sheet, one batch at a time: about once a second, later where the sheet is slow. */
import { HostFault, type ExcelHost, type FaultOffer } from '../../host/port.ts';
import { scansTable } from '../../sheets/scans.ts';
import { planRow } from './scan.ts';
import type { Queued, SheetQueue } from './sheet-queue.ts';

const batchMs = 1000;
/** The sheet rests so many times as long as the last batch took, but not for ever: a batch may have waited for a person. */
const restTimes = 4;
const longestRestMs = 4000;
const retryMs = 5000;

export interface SheetTrouble {
  readonly sentence: string;
  readonly canRetry: boolean;
  /** It passes as soon as a cell is finished; other refusals are left alone for longer. */
  readonly isBrief: boolean;
  /** What helps, as the host says. */
  readonly offer: FaultOffer;
}

export interface SheetWriterOptions {
  readonly host: ExcelHost;
  readonly queue: SheetQueue;
  readonly now: () => number;
  /** These were written or taken out. */
  readonly written: (batch: Queued) => void;
  readonly changed: () => void;
}

export class SheetWriter {
  private readonly options: SheetWriterOptions;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<boolean> | null = null;
  private lastTookMs = 0;
  private fault: SheetTrouble | null = null;

  constructor(options: SheetWriterOptions) {
    this.options = options;
  }

  get trouble(): SheetTrouble | null {
    return this.fault;
  }

  get isWriting(): boolean {
    return this.writing !== null;
  }

  /** Writes what is queued, in a moment. */
  writeSoon(): void {
    const isWaiting = this.timer !== undefined || this.writing !== null;
    if (isWaiting || this.options.queue.size === 0) return;
    const restMs = Math.min(longestRestMs, this.lastTookMs * restTimes);
    this.writeIn(Math.max(batchMs, restMs));
  }

  /** Writes what is queued now; answers whether all of it stands in the sheet. */
  async write(): Promise<boolean> {
    while (this.writing !== null) await this.writing;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.carry();
    this.options.changed();
    const isDone = await this.writing;
    this.writing = null;
    this.goOn();
    this.options.changed();
    return isDone;
  }

  private writeIn(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.write();
    }, afterMs);
  }

  private async carry(): Promise<boolean> {
    const { host, queue, now, written } = this.options;
    const batch = queue.take();
    const start = now();
    try {
      const rows = [...batch.values()].flatMap((scan) => (scan === null ? [] : [planRow(scan)]));
      const gone = [...batch].flatMap(([id, scan]) => (scan === null ? [id] : []));
      if (rows.length > 0) await host.putRows(scansTable, rows);
      if (gone.length > 0) await host.removeRows(scansTable, gone);
      queue.done(batch);
      this.fault = null;
      written(batch);
      return true;
    } catch (error) {
      this.fault = troubleOf(error);
      written(batch);
      return false;
    } finally {
      this.lastTookMs = now() - start;
    }
  }

  private goOn(): void {
    if (this.fault === null) this.writeSoon();
    else if (this.fault.canRetry) this.writeIn(this.fault.isBrief ? batchMs : retryMs);
  }
}

function troubleOf(error: unknown): SheetTrouble {
  if (!(error instanceof HostFault)) {
    const sentence = error instanceof Error ? error.message : String(error);
    return { sentence, canRetry: true, isBrief: false, offer: 'retry' };
  }
  const { message, canRetry, code, offer } = error;
  return { sentence: message, canRetry, isBrief: code === 'cell_being_edited', offer };
}
