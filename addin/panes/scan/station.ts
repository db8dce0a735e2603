/**
 * The scan station of a workbook: the inbox with all that happens around it, living on while another pane is shown. Each
 * deed changes the inbox, keeps what changed, and only then shows it; checking and writing follow behind.
 */
import type { Client } from '../../client.ts';
import type { ExcelHost } from '../../host/port.ts';
import type { Services, Tone } from '../../services.tsx';
import { scansTable } from '../../sheets/scans.ts';
import { Checking } from './checking.ts';
import { openDevice } from './device.ts';
import { readElsewhere, sayScans, type Elsewhere } from './elsewhere.ts';
import { Inbox, type Undone } from './inbox.ts';
import { Keeping, type Kept } from './keeping.ts';
import { describeScans, type Scan } from './scan.ts';
import { SheetQueue } from './sheet-queue.ts';
import { SheetWriter, type SheetTrouble } from './sheet-writer.ts';

const automaticSetting = 'scansAutomatic';

export interface StationOptions {
  readonly host: ExcelHost;
  readonly client: Client;
  readonly makeId: () => string;
  readonly now: () => number;
}

export class Station {
  readonly inbox: Inbox;
  private readonly options: StationOptions;
  private readonly queue = new SheetQueue();
  private readonly keeping: Keeping;
  private readonly checking: Checking;
  private readonly writer: SheetWriter;
  private readonly listeners = new Set<() => void>();
  private turn = 0;
  private lastIds: readonly string[] = [];
  private others: readonly Elsewhere[] = [];
  private made = 0;
  /** Ids of one sitting begin alike; two people at one workbook never make the same. */
  private readonly sitting: string;
  /** How the station speaks while its pane is shown. */
  speak: (text: string, tone: Tone) => void = () => undefined;

  constructor(options: StationOptions) {
    const { host, client, makeId, now } = options;
    const changed = (): void => this.change();
    this.options = options;
    this.sitting = makeId().replaceAll('-', '').slice(0, 10);
    this.inbox = new Inbox((before, after, leaving) => {
      this.queue.note(before, after, leaving);
      if (isKeptAnew(before, after)) this.keeping.note((after ?? before)?.no ?? 1);
    });
    this.keeping = new Keeping({
      host,
      device: openDevice(() => localStorage, host.partition, makeId),
      makeId,
      inbox: () => this.inbox,
      isWritten: (id) => this.queue.isWritten(id),
      changed,
    });
    this.checking = new Checking({
      client,
      inbox: this.inbox,
      judged: (scans) => this.takeVerdicts(scans),
      troubled: (sentence) => this.speak(sentence, 'bad'),
      changed,
    });
    this.writer = new SheetWriter({
      host,
      queue: this.queue,
      now,
      written: (batch) => {
        for (const id of batch.keys()) {
          const scan = this.inbox.find(id);
          if (scan !== undefined) this.keeping.note(scan.no);
        }
        this.keep();
      },
      changed,
    });
    this.queue.isAutomatic = host.readSetting(automaticSetting) === true;
    this.load();
  }

  private load(): void {
    const { scans, gone, isHere } = this.keeping.load();
    this.queue.restore(
      scans.filter(({ isWritten }) => isWritten).map(({ id }) => id),
      gone,
    );
    this.inbox.restore(scans);
    // What this browser has kept already need not be kept again.
    if (isHere) this.keeping.forget();
    this.keep();
    this.others = this.keeping.listElsewhere();
    this.lastIds = this.inbox.scans.slice(-1).map(({ id }) => id);
    this.checking.check();
    this.writer.writeSoon();
  }

  /** Changes with every change of what is shown. */
  readonly version = (): number => this.turn;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    return () => this.listeners.delete(onChange);
  };

  private change(): void {
    this.turn += 1;
    for (const listener of this.listeners) listener();
  }

  private keep(): void {
    this.keeping.keep(this.queue.listGone());
  }

  /** What follows every deed of a person. */
  private follow(): void {
    this.keep();
    this.change();
    this.checking.check();
    this.writer.writeSoon();
  }

  get kept(): Kept {
    return this.keeping.state;
  }

  get trouble(): string | null {
    return this.checking.trouble;
  }

  get sheetTrouble(): SheetTrouble | null {
    return this.writer.trouble;
  }

  get isWriting(): boolean {
    return this.writer.isWriting;
  }

  get isAutomatic(): boolean {
    return this.queue.isAutomatic;
  }

  /** Scans that this workbook keeps for other browsers. */
  get elsewhere(): readonly Elsewhere[] {
    return this.others;
  }

  /** When the oldest of the scans that wait was read, in milliseconds; null where none waits. */
  get waitingSince(): number | null {
    return this.inbox.listWaiting(1)[0]?.at ?? null;
  }

  /** The scan that came last, and how many came with it; null where it has gone. */
  get last(): { readonly scan: Scan; readonly count: number } | null {
    const scan = this.inbox.find(this.lastIds.at(-1) ?? '') ?? this.inbox.scans.at(-1);
    return scan === undefined ? null : { scan, count: Math.max(1, this.lastIds.length) };
  }

  /** Takes in texts in the order in which they were read. */
  scan(raws: readonly string[]): void {
    const at = this.options.now();
    const added = this.inbox.add(
      raws.map((raw) => {
        this.made += 1;
        return { id: `${this.sitting}.${this.made.toString(36)}`, raw, at };
      }),
    );
    this.lastIds = added.map(({ id }) => id);
    this.follow();
    // What no service needs to say is said at once.
    this.say(added.filter(({ isSerial, twiceOf }) => !isSerial || twiceOf !== null));
  }

  private takeVerdicts(judged: readonly Scan[]): void {
    this.follow();
    // What was scanned twice was said when it was scanned.
    this.say(judged.filter(({ twiceOf }) => twiceOf === null));
  }

  private say(scans: readonly Scan[]): void {
    const said = describeScans(scans);
    if (said !== null) this.speak(said.text, said.tone);
  }

  undo(): Undone | null {
    const undone = this.inbox.undo();
    if (undone === null) return null;
    const [first] = undone.scans;
    this.lastIds = undone.kind === 'cameBack' && first !== undefined ? [first.id] : [];
    this.follow();
    return undone;
  }

  remove(ids: readonly string[]): number {
    const removed = this.inbox.remove(ids);
    this.follow();
    return removed.length;
  }

  /** Takes out all that the books do not know, and what is no serial; answers how many went. */
  removeBad(): number {
    const bad = this.inbox.scans.filter(
      ({ verdict, twiceOf }) => verdict.kind === 'bad' && twiceOf === null,
    );
    return this.remove(bad.map(({ id }) => id));
  }

  /** The batch is done with: the pane is empty, what stands in the sheet stays. */
  clear(): void {
    this.inbox.clear();
    this.lastIds = [];
    this.follow();
  }

  /** Brings the scans of another browser here, behind those that are here already, under their own ids. */
  bring(device: string): void {
    const scans = readElsewhere(this.options.host, device).filter(
      ({ id }) => this.inbox.find(id) === undefined,
    );
    this.queue.restore(
      scans.filter(({ isWritten }) => isWritten).map(({ id }) => id),
      [],
    );
    this.lastIds = this.inbox.add(scans).map(({ id }) => id);
    this.putAway(device);
  }

  /** Speaks no more of the scans of another browser; the browser itself still has them. */
  putAway(device: string): void {
    this.others = this.others.filter((each) => each.device !== device);
    sayScans(this.options.host, device, { count: 0, at: 0 }).catch(() => undefined);
    this.follow();
  }

  choose(id: string, item: string): void {
    this.inbox.choose(id, item);
    this.follow();
  }

  retry(): void {
    this.checking.retry();
  }

  setAutomatic(isAutomatic: boolean): void {
    this.queue.isAutomatic = isAutomatic;
    this.options.host.writeSetting(automaticSetting, isAutomatic).catch(() => undefined);
    if (isAutomatic) {
      for (const scan of this.inbox.scans) {
        if (!this.queue.isWritten(scan.id)) this.queue.put(scan);
      }
    }
    this.follow();
  }

  /** Writes every scan that has a row, those that are there already too, and shows the sheet; answers how many rows stand, or null where Excel refused. */
  async writeAll(show: () => Promise<void>): Promise<number | null> {
    for (const scan of this.inbox.scans) this.queue.put(scan);
    const count = this.queue.size - this.queue.listGone().length;
    if (!(await this.writer.write())) return null;
    await show().catch(() => undefined);
    return count;
  }

  /** Writes what is queued, now; a table in which something is missing is put right first. */
  async writeQueued(): Promise<void> {
    if (this.writer.trouble?.offer === 'rebuild') {
      // Where even that is refused, the write says so.
      await this.options.host.rebuildTable(scansTable).catch(() => undefined);
    }
    await this.writer.write();
  }

  /** The pane is going: nothing waits for a timer any longer. */
  flush(): void {
    this.keeping.flush();
  }
}

/** Whether a change touches what is kept of a scan: that it is there, and the item that was chosen. */
function isKeptAnew(before: Scan | null, after: Scan | null): boolean {
  return before === null || after === null || before.item !== after.item;
}

const stations = new WeakMap<ExcelHost, Station>();

/** The one station of this workbook; it begins with what was kept. */
export function stationOf({ host, client, makeId }: Services): Station {
  const open = stations.get(host);
  if (open !== undefined) return open;
  const station = new Station({ host, client, makeId, now: () => Date.now() });
  stations.set(host, station);
  window.addEventListener('pagehide', () => station.flush());
  window.addEventListener('online', () => station.retry());
  return station;
}
