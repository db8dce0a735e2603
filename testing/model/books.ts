/**
 * Books for one history each, quickly: the masters are entered once into a template, and every history begins with a
 * copy of it. Nothing of a history survives it, so that what is written need not reach the disk.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parseDay } from '../../shared/day.ts';
import type { Books } from '../../service/books.ts';
import { putLots } from '../../service/commands/lots.ts';
import { putSettings } from '../../service/commands/settings.ts';
import { openStore } from '../../service/store/open.ts';
import type { Store } from '../../service/store/store.ts';
import { enterMasters, migrations, openTestBooks } from '../fixtures/books.ts';
import { isOverPostgres } from '../fixtures/postgres.ts';
import { lots, masters, type ModelSettings } from './masters.ts';

export interface HistoryBooks {
  readonly books: Books;
  readonly remove: () => Promise<void>;
}

/** The template of each currency, once it is made. */
const templates = new Map<string, string>();

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'serialbook-model-'));
}

function clockOf(): () => number {
  let moment = Date.parse('2026-01-01T08:00:00Z');
  return () => (moment += 1000);
}

async function enterAll(books: Books): Promise<void> {
  await enterMasters(books, masters);
  const entered = Object.entries(lots).map(([lot, until]) => {
    const expiresOn = until === null ? null : parseDay(until);
    return { item: 'SERUM', lot, ...(expiresOn === null ? {} : { expiresOn }) };
  });
  await putLots(books, entered, 'test');
}

async function openCopy(currency: string): Promise<{ store: Store; directory: string }> {
  let template = templates.get(currency);
  if (template === undefined) {
    template = makeFolder();
    const store = openStore({ directory: template, migrations, currency });
    await enterAll({ store, clock: clockOf() });
    await store.close();
    templates.set(currency, template);
  }
  const directory = makeFolder();
  cpSync(template, directory, { recursive: true });
  const store = openStore({ directory, migrations, currency });
  await sql`pragma synchronous = off`.execute(store.db);
  return { store, directory };
}

/** New books in a currency, with the company's settings. */
export async function openHistoryBooks(
  currency: string,
  settings: ModelSettings,
): Promise<HistoryBooks> {
  const opened = isOverPostgres() ? await openOverPostgres(currency) : await openFile(currency);
  const { salesOrderBin, ...choices } = settings;
  await putSettings(opened.books, { ...choices, bins: { salesOrder: salesOrderBin } }, 'test');
  return opened;
}

async function openFile(currency: string): Promise<HistoryBooks> {
  const { store, directory } = await openCopy(currency);
  const remove = async (): Promise<void> => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { books: { store, clock: clockOf() }, remove };
}

async function openOverPostgres(currency: string): Promise<HistoryBooks> {
  const { books, remove } = await openTestBooks(currency);
  await enterAll(books);
  return { books, remove };
}

/** Removes the templates of this process. */
export function removeTemplates(): void {
  for (const folder of templates.values()) rmSync(folder, { recursive: true, force: true });
  templates.clear();
}
