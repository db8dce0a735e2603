/**
 * Keeps the inbox where no closed pane can lose it: in this browser at once, before a scan is shown, and in the workbook
 * a moment later, so that it travels with the file. Where the browser keeps nothing the workbook is written at once. Only
 * parts that changed are written.
 */
import type { ExcelHost } from '../../host/port.ts';
import type { Device } from './device.ts';
import {
  listElsewhere,
  readSettingText,
  sayScans,
  settingOf,
  type Elsewhere,
} from './elsewhere.ts';
import type { Inbox } from './inbox.ts';
import { keepPart, partOf, placesInPart, readIds, readParts, type KeptScan } from './kept.ts';

/** Where the scans stand: in the browser, in both, on their way into the workbook, or nowhere yet and why. */
export type Kept =
  | { readonly kind: 'browser' | 'both' | 'workbook' | 'underWay' }
  | { readonly kind: 'refused'; readonly sentence: string };

export interface KeepingOptions {
  readonly host: ExcelHost;
  readonly device: Device | null;
  readonly makeId: () => string;
  readonly inbox: () => Inbox;
  readonly isWritten: (id: string) => boolean;
  readonly changed: () => void;
}

const workbookSetting = 'workbook';
const namingName = 'naming';
const goneName = 'gone';
const copyAfterMs = 2000;
const retryMs = 5000;

export class Keeping {
  private readonly options: KeepingOptions;
  private readonly unkept = new Set<number>();
  private readonly uncopied = new Set<string>();
  private gone: readonly string[] = [];
  private device: Device | null;
  private workbook = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isCopying = false;
  private isNaming = false;
  private saidCount = 0;
  private refusal: string | null = null;
  /** The parts that were ever kept, so that those behind the last scan are emptied and not forgotten. */
  private parts = 0;

  constructor(options: KeepingOptions) {
    this.options = options;
    this.device = options.device;
  }

  get state(): Kept {
    if (this.refusal !== null && this.device === null) {
      return { kind: 'refused', sentence: this.refusal };
    }
    if (this.uncopied.size === 0) return { kind: this.device === null ? 'workbook' : 'both' };
    return { kind: this.device === null ? 'underWay' : 'browser' };
  }

  /** What was kept, and whether this browser has it; and the rows that were still to be taken out of the sheet. */
  load(): {
    readonly scans: readonly KeptScan[];
    readonly gone: readonly string[];
    readonly isHere: boolean;
  } {
    const { host } = this.options;
    const named = host.readSetting(workbookSetting) ?? this.device?.read(namingName);
    this.workbook = typeof named === 'string' ? named : '';
    const fromBrowser = (name: string | number): string | null =>
      this.workbook === '' ? null : (this.device?.read(this.nameOf(name)) ?? null);
    const fromWorkbook = (name: string | number): string | null =>
      readSettingText(host, this.deviceId, name);
    const here = readParts(fromBrowser);
    const scans = here ?? readParts(fromWorkbook) ?? [];
    this.gone = readIds(here === null ? fromWorkbook(goneName) : fromBrowser(goneName));
    this.parts = partOf(scans.at(-1)?.no ?? 0) + 1;
    return { scans, gone: this.gone, isHere: here !== null };
  }

  /** Other browsers that have scans in this workbook. */
  listElsewhere(): Elsewhere[] {
    return listElsewhere(this.options.host, this.deviceId);
  }

  /** A scan at this place changed in what is kept of it. */
  note(no: number): void {
    this.unkept.add(partOf(no));
  }

  /** Takes what was noted for kept. */
  forget(): void {
    this.unkept.clear();
  }

  /** Keeps what changed, now. */
  keep(gone: readonly string[]): void {
    const names = [...this.unkept].map(String);
    if (gone.length > 0 || this.gone.length > 0) names.push(goneName);
    this.gone = gone;
    if (names.length === 0) return;
    this.nameWorkbook();
    this.parts = Math.max(this.parts, ...[...this.unkept].map((part) => part + 1));
    for (const name of names) this.uncopied.add(name);
    this.keepInBrowser(names);
    this.unkept.clear();
    this.copySoon(this.device === null ? 0 : copyAfterMs);
  }

  /** Copies into the workbook without waiting, since the pane is going. */
  flush(): void {
    clearTimeout(this.timer);
    if (this.uncopied.size > 0) void this.copy();
  }

  private keepInBrowser(names: readonly string[]): void {
    const { device } = this;
    if (device === null) return;
    if (names.every((name) => device.write(this.nameOf(name), this.textOf(name)))) return;
    // A browser without room keeps all or nothing: a part of a batch would be taken for the whole of it.
    for (let part = 0; part < this.parts; part += 1) {
      device.remove(this.nameOf(part));
      this.uncopied.add(String(part));
    }
    device.remove(this.nameOf(goneName));
    this.device = null;
  }

  private textOf(name: string): string {
    if (name === goneName) return JSON.stringify(this.gone);
    const part = Number(name);
    const scans = this.options.inbox().slice(part * placesInPart + 1, (part + 1) * placesInPart);
    return keepPart(part, scans, this.options.isWritten);
  }

  private nameOf(name: string | number): string {
    return `scans ${this.workbook} ${name}`;
  }

  private get deviceId(): string {
    return this.options.device?.id ?? '';
  }

  /**
   * The workbook is given a name when something is first kept for it, and not by being looked at. Until the workbook has
   * taken it the browser knows it alone, so that scans are found again by a pane that was closed just then.
   */
  private nameWorkbook(): void {
    const { host, makeId } = this.options;
    if (this.workbook !== '' && host.readSetting(workbookSetting) === this.workbook) return;
    if (this.workbook === '') this.workbook = makeId();
    this.device?.write(namingName, this.workbook);
    if (this.isNaming) return;
    this.isNaming = true;
    host
      .writeSetting(workbookSetting, this.workbook)
      .then(() => this.device?.remove(namingName))
      .catch(() => {
        this.isNaming = false;
      });
  }

  private copySoon(afterMs: number): void {
    if (this.isCopying) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.copy(), afterMs);
  }

  private async copy(): Promise<void> {
    if (this.isCopying) return;
    this.isCopying = true;
    const names = [...this.uncopied];
    this.uncopied.clear();
    try {
      const { host } = this.options;
      // Asked for together, they are one save of the workbook's settings.
      await Promise.all([
        ...names.map((name) =>
          host.writeSetting(settingOf(this.deviceId, name), this.textOf(name)),
        ),
        this.sayCount(),
      ]);
      this.refusal = null;
    } catch (error) {
      this.refusal = error instanceof Error ? error.message : String(error);
      for (const name of names) this.uncopied.add(name);
    }
    this.isCopying = false;
    this.goOn();
    this.options.changed();
  }

  /** What others who open the workbook are told of these scans; said only when the number changed. */
  private async sayCount(): Promise<void> {
    const { host, inbox } = this.options;
    const { scans } = inbox();
    if (this.saidCount === scans.length) return;
    this.saidCount = scans.length;
    await sayScans(host, this.deviceId, { count: scans.length, at: scans[0]?.at ?? 0 });
  }

  /** What changed while a copy was under way is copied next; what was refused is tried again. */
  private goOn(): void {
    if (this.uncopied.size === 0) return;
    if (this.refusal === null) this.copySoon(this.device === null ? 0 : copyAfterMs);
    else this.copySoon(retryMs);
  }
}
