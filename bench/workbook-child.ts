/**
 * A process that writes one sealed workbook of many rows, so that its memory is its own: as the service writes it, or the
 * same cells by exceljs alone, streamed, from memory. Answers the time of the writing and the most memory it held. Another
 * process filled the books before, so that what filling them took is not counted.
 */
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { plainWords } from '../reports/model/report-frame.ts';
import type { BodyOf } from '../shared/api.ts';
import type { Day } from '../shared/day.ts';
import { exportSealed } from '../service/exports/sealed-workbook.ts';
import { openSource } from '../service/exports/sealed-source.ts';
import { nowOf } from '../service/books.ts';
import { openSqliteBooks, stockBooks, type BenchBooks } from './books.ts';
import { fillBooks } from './fill.ts';
import { timeMs } from './measure.ts';

export interface WorkbookTask {
  readonly work: 'fill' | 'ours' | 'bare';
  /** The folder of the books. */
  readonly directory: string;
  /** Received on one day in hundred thousands, and sold later. */
  readonly units: number;
  /** The last day of the trail. */
  readonly to?: Day | undefined;
}

export interface WorkbookResult {
  readonly ms: number;
  readonly mostBytes: number;
  /** The longest that another request would have waited. */
  readonly longestWaitMs: number;
}

const samplingMs = 10;

type Asked = BodyOf<'makeSeal'>;

async function writeOurs(books: BenchBooks, asked: Asked): Promise<void> {
  const { stream } = await exportSealed(books, asked, 'bench', 'en');
  await finished(stream.resume());
}

type Values = (string | number | null)[];

/** The cells of the same workbook, with as many characters of seal in each row. */
async function readCells(books: BenchBooks, asked: Asked): Promise<Values[]> {
  const frame = { company: 'Bench', currency: 'USD', language: 'en', words: plainWords } as const;
  const source = await openSource(books, asked, nowOf(books), frame);
  const rows: Values[] = [];
  for await (const page of source.pages) {
    for (const cells of page) {
      const values = cells.map((cell) => (typeof cell === 'object' ? null : cell));
      const digits = (rows.length * 2_654_435_761).toString(16).padStart(12, '7').slice(0, 12);
      rows.push([...values, rows.length + 1, digits, `${digits}${digits}`.repeat(3).slice(0, 64)]);
    }
  }
  return rows;
}

async function writeBare(rows: readonly Values[]): Promise<void> {
  const stream = new PassThrough();
  const written = finished(stream.resume());
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = book.addWorksheet('Audit trail');
  for (const values of rows) sheet.addRow(values).commit();
  await book.commit();
  stream.end();
  await written;
}

async function fill({ directory, units }: WorkbookTask): Promise<void> {
  const books = await stockBooks(await openSqliteBooks(directory));
  await fillBooks(books, units);
  await books.store.db.destroy();
}

async function write({ work, directory, to }: WorkbookTask): Promise<WorkbookResult> {
  const books = await openSqliteBooks(directory);
  const asked: Asked = { report: 'audit-trail', to };
  const cells = work === 'bare' ? await readCells(books, asked) : [];
  const most = { bytes: 0, waitMs: 0, last: performance.now() };
  const sampler = setInterval(() => {
    const now = performance.now();
    most.waitMs = Math.max(most.waitMs, now - most.last - samplingMs);
    most.last = now;
    most.bytes = Math.max(most.bytes, process.memoryUsage.rss());
  }, samplingMs);
  const ms = await timeMs(() => (work === 'ours' ? writeOurs(books, asked) : writeBare(cells)));
  clearInterval(sampler);
  await books.store.db.destroy();
  return { ms, mostBytes: most.bytes, longestWaitMs: most.waitMs };
}

process.once('message', (task: WorkbookTask) => {
  const done = task.work === 'fill' ? fill(task) : write(task);
  void done.then((result) => {
    process.send?.(result ?? null);
    process.disconnect();
  });
});
