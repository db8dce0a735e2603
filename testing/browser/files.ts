/** The files that the pane opens or saves, read back: a PDF as its text, a workbook as its cells. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { BookSheet } from '../../sandbox/file/book.ts';
import { readXlsx } from '../../sandbox/file/read-xlsx.ts';

/** The text of a PDF as it lies on its pages. */
function textOfPdf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'serialbook-pdf-'));
  try {
    const file = join(folder, 'opened.pdf');
    writeFileSync(file, bytes);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a PDF says that is opened in a window of its own. */
export async function readOpened(
  page: Page,
  pane: Frame,
  open: () => Promise<void>,
): Promise<string> {
  const shown = page.context().waitForEvent('page');
  await open();
  const window = await shown;
  await window.waitForURL(/^blob:/);
  const bytes = await pane.evaluate(async (address) => {
    const answer = await fetch(address);
    return Array.from(new Uint8Array(await answer.arrayBuffer()));
  }, window.url());
  await window.close();
  return textOfPdf(Uint8Array.from(bytes));
}

/** The cells of a workbook that is saved, sheet by sheet, row by row, as their values. */
export async function readSaved(
  page: Page,
  save: () => Promise<void>,
): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const saved = page.waitForEvent('download');
  await save();
  const book = await readXlsx(readFileSync(await (await saved).path()));
  return new Map(book.sheets.map((sheet) => [sheet.name, rowsOf(sheet)]));
}

function rowsOf({ cells }: BookSheet): readonly (readonly unknown[])[] {
  const rows: unknown[][] = [];
  for (const { row, column, value } of cells) (rows[row] ??= [])[column] = value;
  return Array.from(rows, (row: unknown[] | undefined) =>
    Array.from(row ?? [], (value) => value ?? ''),
  );
}
