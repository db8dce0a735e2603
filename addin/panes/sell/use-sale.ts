/**
 * An invoice in the making for the pane: scans are looked up in batches and written to the sheet behind the person's
 * back; before a check the sheet is read, since there prices are changed.
 */
import { useEffect, useMemo, useState } from 'react';
import type { DocumentAnswer } from '../../../shared/api.ts';
import { sentenceOf, type Client } from '../../client.ts';
import type { ExcelHost } from '../../host/port.ts';
import type { Intent } from '../../posting/intent.ts';
import { useServices, type Services } from '../../services.tsx';
import { invoiceTable, type InvoiceRow } from '../../sheets/invoice.ts';
import {
  emptySale,
  listUnwritten,
  listWaiting,
  reduceSale,
  sentenceOfRow,
  sheetRowOf,
  type LookedUp,
  type Sale,
  type SaleAction,
} from './state.ts';

const serialsAtOnce = 5000;

export interface SaleBook {
  readonly change: (action: SaleAction) => void;
  /** Takes a row out, in the sheet too. */
  readonly remove: (key: string) => void;
  /** Tries again what could not be looked up or written. */
  readonly retry: () => void;
  /** The rows as they are now: in Excel as the sheet has them, after everything was written to it. */
  readonly collect: () => Promise<readonly InvoiceRow[]>;
  /** Reads back from the sheet what was begun before. */
  readonly restore: () => Promise<void>;
  readonly stamp: (intent: Intent, answer: DocumentAnswer) => Promise<void>;
}

export interface SaleBookOptions {
  readonly host: ExcelHost;
  readonly client: Client;
  readonly announce: Services['announce'];
  readonly show: (sale: Sale) => void;
}

export function makeSaleBook({ host, client, announce, show }: SaleBookOptions): SaleBook {
  let sale = emptySale;
  let isLookingUp = false;
  let turn: Promise<unknown> = Promise.resolve();

  function apply(action: SaleAction): void {
    sale = reduceSale(sale, action);
    show(sale);
  }

  /** Excel does one thing after another, so that what is read is never older than what was written. */
  function queue<T>(task: () => Promise<T>): Promise<T> {
    const next = turn.then(task);
    turn = next.catch(() => undefined);
    return next;
  }

  async function writeAll(): Promise<void> {
    for (;;) {
      const rows = listUnwritten(sale);
      if (rows.length === 0) return;
      await host.putRows(invoiceTable, rows.map(sheetRowOf));
      apply({ type: 'written', rows });
    }
  }

  function write(): void {
    if (!host.isExcel || listUnwritten(sale).length === 0) return;
    void queue(writeAll).catch((error: unknown) => {
      const sentence = error instanceof Error ? error.message : String(error);
      apply({ type: 'sheetTroubled', sentence });
      announce(sentence, 'bad');
    });
  }

  async function readSheet(): Promise<readonly InvoiceRow[]> {
    const rows = await host.readRows(invoiceTable);
    apply({ type: 'read', rows });
    return rows;
  }

  function speak(keys: ReadonlyMap<string, LookedUp>): void {
    const judged = sale.rows.filter(({ key }) => keys.has(key));
    const spoken = judged.find(({ verdict }) => verdict.kind !== 'good') ?? judged.at(-1);
    if (spoken === undefined) return;
    const tone = spoken.verdict.kind === 'good' ? 'good' : 'bad';
    announce(`${spoken.serial}: ${sentenceOfRow(spoken)}`, tone);
  }

  async function lookUp(): Promise<void> {
    if (isLookingUp) return;
    isLookingUp = true;
    try {
      for (;;) {
        const batch = listWaiting(sale).slice(0, serialsAtOnce);
        if (batch.length === 0) return;
        const answer = await client.call('lookupUnits', {
          body: { serials: batch.map(({ serial }) => serial) },
        });
        if (!answer.ok) {
          apply({ type: 'troubled', sentence: sentenceOf(answer.error) });
          announce(sentenceOf(answer.error), 'bad');
          return;
        }
        // The last price of an item may have been changed in the sheet.
        if (host.isExcel) await queue(readSheet).catch(() => undefined);
        const answers = new Map<string, LookedUp>();
        batch.forEach(({ key, serial }, index) =>
          answers.set(key, { serial, units: answer.value.results[index]?.units ?? [] }),
        );
        apply({ type: 'lookedUp', answers });
        speak(answers);
        write();
      }
    } finally {
      isLookingUp = false;
    }
  }

  function change(action: SaleAction): void {
    apply(action);
    if (action.type === 'scanned' && sale.sentence !== null) announce(sale.sentence, 'bad');
    write();
    void lookUp();
  }

  return {
    change,
    remove(key) {
      apply({ type: 'removed', key });
      if (!host.isExcel) return;
      void queue(() => host.removeRows(invoiceTable, [key])).catch((error: unknown) => {
        const sentence = error instanceof Error ? error.message : String(error);
        apply({ type: 'sheetTroubled', sentence });
      });
    },
    retry: () => change({ type: 'troubled', sentence: null }),
    async collect() {
      if (!host.isExcel) return sale.rows.map((row) => sheetRowOf({ ...row, unwritten: 'row' }));
      const rows = await queue(async () => {
        await writeAll();
        return readSheet();
      });
      void lookUp();
      return rows;
    },
    async restore() {
      if (!host.isExcel) return;
      await queue(readSheet).catch(() => undefined);
      void lookUp();
    },
    stamp: (intent, answer) =>
      queue(async () => {
        if (!host.isExcel) return;
        const keys = new Set(intent.keys);
        // A row that a person took out in the meantime is not written anew.
        const there = (await host.readRows(invoiceTable)).filter(({ key }) => keys.has(key));
        if (there.length === 0) return;
        const note = `posted ${answer.occurredOn}`;
        const rows = there.map(({ key }) => ({ key, note, document: answer.number ?? '' }));
        await host.putRows(invoiceTable, rows);
      }),
  };
}

export function useSale(): { readonly sale: Sale; readonly book: SaleBook } {
  const { host, client, announce } = useServices();
  const [sale, show] = useState(emptySale);
  const book = useMemo(
    () => makeSaleBook({ host, client, announce, show }),
    // What is announced changes with nothing that the rows depend on.
    [host, client],
  );
  useEffect(() => {
    void book.restore();
  }, [book]);
  return { sale, book };
}
