/**
 * A flow in the making, behind its pane: scans are looked up in batches and written to the sheet behind the person's
 * back; before a check the sheet is read, since there prices are changed, and what was scanned last is waited for. Long
 * work says how far it has come, and stops where it is told to; what is not done yet stays to be done.
 */
import type { DocumentAnswer } from '../../shared/api.ts';
import { sentenceOf, type Client } from '../client.ts';
import { HostFault, type ExcelHost } from '../host/port.ts';
import type { Intent } from '../posting/intent.ts';
import { draftRows, readStamped } from '../posting/stamp.ts';
import type { Services } from '../services.tsx';
import { textsOf } from '../texts/texts.ts';
import type { FlowHeader } from './header.ts';
import type { ItemProfile } from './judge.ts';
import { stampRows } from './stamp.ts';
import {
  beginFlow,
  listUnwritten,
  listWaiting,
  reduceFlow,
  sentenceOfRow,
  sheetRowOf,
  type Flow,
  type FlowAction,
  type FlowRow,
  type LookedUp,
} from './state.ts';
import { flowTable, sheetOf, type FlowKind, type FlowSheetRow } from './table.ts';

const texts = textsOf('flows');

const serialsAtOnce = 5000;
const itemsAtOnce = 20;
/** The first rows show at once; then come all the others. */
const firstRows = 500;

/** How far a long piece of work has come. */
export interface Progress {
  readonly work: 'writing' | 'asking';
  readonly done: number;
  readonly total: number;
  /** Milliseconds since it began. */
  readonly elapsedMs: number;
}

export interface FlowBook {
  readonly change: (action: FlowAction) => void;
  /** Takes rows out, in the sheet too. */
  readonly remove: (keys: readonly string[]) => void;
  /** Tries again what could not be looked up or written, and goes on with what was stopped. */
  readonly retry: () => void;
  /** Puts a table right that a person took apart. */
  readonly rebuild: () => void;
  /** Stops what is under way after its present batch. */
  readonly stop: () => void;
  /**
   * The rows as they are now: in Excel as the sheet has them. Scans in hand are waited for, until each is judged and
   * written; throws where the books cannot be asked about one.
   */
  readonly collect: () => Promise<readonly FlowSheetRow[]>;
  /** Reads back from the sheet what was begun before. */
  readonly restore: () => Promise<void>;
  readonly stamp: (intent: Intent, answer: DocumentAnswer) => Promise<void>;
}

export interface FlowBookOptions {
  readonly kind: FlowKind;
  readonly host: ExcelHost;
  readonly client: Client;
  readonly announce: Services['announce'];
  readonly readHeader: () => FlowHeader;
  readonly show: (flow: Flow) => void;
  /** Null once nothing is under way. */
  readonly showProgress: (progress: Progress | null) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly makeKey: () => string;
  readonly sayStopped: () => string;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function makeFlowBook(options: FlowBookOptions): FlowBook {
  const { kind, host, client, announce } = options;
  let flow = beginFlow(kind);
  /** Answers whether nothing waits any more; null while nobody asks. */
  let lookingUp: Promise<boolean> | null = null;
  /** Taken out here, and not yet in the sheet: what is read from it meanwhile does not bring them back. */
  const leaving = new Set<string>();
  let stopping = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();

  function apply(action: FlowAction): void {
    flow = reduceFlow(flow, action);
    options.show(flow);
  }

  /** Excel does one thing after another, so that what is read is never older than what was written. */
  function queue<T>(task: () => Promise<T>): Promise<T> {
    const next = turn.then(task);
    turn = next.catch(() => undefined);
    return next;
  }

  function startOver(): void {
    stopping = new AbortController();
  }

  async function writeRows(rows: readonly FlowRow[]): Promise<void> {
    const { signal } = stopping;
    const begun = options.now();
    const onProgress = (done: number, total: number): void => {
      const elapsedMs = options.now() - begun;
      if (total > firstRows) options.showProgress({ work: 'writing', done, total, elapsedMs });
    };
    await host.putRows(
      sheetOf(kind),
      rows.map((row) => sheetRowOf(kind, row)),
      { onProgress, signal },
    );
    apply({ type: 'written', rows });
  }

  async function writeAll(): Promise<void> {
    try {
      for (let most = firstRows; ; most = Infinity) {
        const rows = listUnwritten(flow).slice(0, most);
        if (rows.length === 0) return;
        await writeRows(rows);
      }
    } finally {
      options.showProgress(null);
    }
  }

  function noteSheetTrouble(error: unknown): void {
    const offer = error instanceof HostFault ? error.offer : 'retry';
    apply({ type: 'sheetTroubled', trouble: { sentence: messageOf(error), offer } });
  }

  function write(): void {
    if (!host.isExcel || listUnwritten(flow).length === 0) return;
    void queue(writeAll).catch((error: unknown) => {
      noteSheetTrouble(error);
      announce(messageOf(error), 'bad');
    });
  }

  /** Rows that a person typed, pasted or copied get a key of their own, and are rows as any other from then on. */
  async function adopt(rows: readonly FlowSheetRow[]): Promise<readonly FlowSheetRow[]> {
    const seen = new Set<string>();
    const strays = rows.filter(({ key, serial = '', item = '' }) => {
      const isStray = (key === '' || seen.has(key)) && `${serial}${item}`.trim() !== '';
      seen.add(key);
      return isStray;
    });
    if (strays.length === 0) return rows;
    const by = (column: 'serial' | 'item') =>
      host.adoptRows(sheetOf(kind), column, options.makeKey);
    await by('serial');
    if (strays.some(({ serial = '' }) => serial.trim() === '')) await by('item');
    return host.readRows(sheetOf(kind));
  }

  async function readSheet(): Promise<readonly FlowSheetRow[]> {
    const sheet = await adopt(await host.readRows(sheetOf(kind)));
    // What was posted is never input again, be its stamp undone.
    const rows = draftRows(sheet, readStamped(host, sheetOf(kind)));
    const staying = leaving.size === 0 ? rows : rows.filter(({ key }) => !leaving.has(key));
    apply({ type: 'read', rows: staying });
    return staying;
  }

  function speak(keys: ReadonlyMap<string, LookedUp>): void {
    const judged = flow.rows.filter(({ key }) => keys.has(key));
    const spoken = judged.find(({ verdict }) => verdict.tone !== 'good') ?? judged.at(-1);
    if (spoken === undefined) return;
    const tone = spoken.verdict.tone === 'good' ? 'good' : 'bad';
    announce(`${spoken.serial}: ${sentenceOfRow(spoken)}`, tone);
  }

  /** Learns what the serials of new goods look like; who cannot be asked now is asked with the next scan. */
  async function learnItems(rows: readonly FlowRow[]): Promise<void> {
    if (!flowTable[kind].isNewGoods) return;
    const items = new Set(rows.map(({ item }) => item));
    const unknown = [...items].filter((item) => item !== '' && !flow.profiles.has(item));
    if (unknown.length === 0) return;
    const profiles = new Map<string, ItemProfile>();
    await Promise.all(
      unknown.slice(0, itemsAtOnce).map(async (sku) => {
        const answer = await client.call('getSerialProfile', { params: { sku } });
        if (answer.ok) profiles.set(sku, answer.value);
      }),
    );
    if (profiles.size > 0) apply({ type: 'profiled', profiles, header: options.readHeader() });
  }

  async function askBatch(batch: readonly FlowRow[]): Promise<void> {
    const answer = await client.call('lookupUnits', {
      body: { serials: batch.map(({ serial }) => serial) },
    });
    if (!answer.ok) throw new Error(sentenceOf(answer.error));
    // The last price of an item may have been changed in the sheet.
    if (host.isExcel) await queue(readSheet).catch(() => undefined);
    const answers = new Map<string, LookedUp>();
    batch.forEach(({ key, serial }, index) =>
      answers.set(key, { serial, units: answer.value.results[index]?.units ?? [] }),
    );
    await learnItems(batch);
    apply({ type: 'lookedUp', answers, header: options.readHeader() });
    speak(answers);
    write();
  }

  /** Asks for everything that waits; says how far it is from the second batch on. */
  async function askAll(): Promise<void> {
    const begun = options.now();
    for (let done = 0; ;) {
      const waiting = listWaiting(flow);
      if (waiting.length === 0) return;
      if (stopping.signal.aborted) throw new Error(options.sayStopped());
      if (done > 0) {
        const elapsedMs = options.now() - begun;
        options.showProgress({ work: 'asking', done, total: done + waiting.length, elapsedMs });
      }
      const batch = waiting.slice(0, serialsAtOnce);
      await askBatch(batch);
      done += batch.length;
    }
  }

  async function askUntilQuiet(): Promise<boolean> {
    try {
      // What is scanned while the last answer is dealt with is asked about in the next round.
      while (listWaiting(flow).length > 0) await askAll();
      return true;
    } catch (error) {
      apply({ type: 'troubled', sentence: messageOf(error) });
      announce(messageOf(error), 'bad');
      return false;
    } finally {
      lookingUp = null;
      options.showProgress(null);
    }
  }

  /** One at a time: who comes while the books are asked waits for that answer. */
  function lookUp(): Promise<boolean> {
    if (listWaiting(flow).length === 0) return lookingUp ?? Promise.resolve(true);
    lookingUp ??= askUntilQuiet();
    return lookingUp;
  }

  /** Writes what is not in the sheet yet, and reads what a person made of it. */
  async function writeAndRead(): Promise<readonly FlowSheetRow[]> {
    await writeAll();
    return readSheet();
  }

  /** A row that is not judged has no item yet, and would be refused for a reason that is none. */
  async function judgeAll(): Promise<void> {
    if (!(await lookUp())) throw new Error(texts.notJudged(listWaiting(flow).length));
  }

  function change(action: FlowAction): void {
    startOver();
    apply(action);
    if (action.type === 'chosen') void learnItems(flow.rows).then(write);
    if (action.type === 'scanned' && flow.sentence !== null) announce(flow.sentence, 'bad');
    write();
    void lookUp();
  }

  return {
    change,
    remove(keys) {
      apply({ type: 'removed', keys });
      if (!host.isExcel) return;
      for (const key of keys) leaving.add(key);
      const removal = queue(() => host.removeRows(sheetOf(kind), keys));
      void removal.catch(noteSheetTrouble).finally(() => {
        for (const key of keys) leaving.delete(key);
      });
    },
    retry: () => change({ type: 'troubled', sentence: null }),
    rebuild() {
      startOver();
      void queue(async () => {
        await host.rebuildTable(sheetOf(kind));
        await readSheet();
        await writeAll();
      }).catch(noteSheetTrouble);
    },
    stop: () => stopping.abort(),
    async collect() {
      startOver();
      await judgeAll();
      if (!host.isExcel) {
        return flow.rows.map((row) => sheetRowOf(kind, { ...row, unwritten: 'row' }));
      }
      let rows = await queue(writeAndRead);
      // The sheet may have brought rows that a person typed, and scans go on while it is read.
      while (listWaiting(flow).length > 0) {
        await judgeAll();
        rows = await queue(writeAndRead);
      }
      return rows;
    },
    async restore() {
      if (!host.isExcel) return;
      await queue(readSheet).catch(() => undefined);
      void lookUp();
    },
    stamp: (intent, answer) => queue(() => stampRows(host, intent, answer)),
  };
}
