/** Reports as files: CSV and NDJSON page by page as they are read, xlsx and PDF from the plan of the report's sheet. */
import { Readable } from 'node:stream';
import { writeCsvRows, type CsvValue } from '../../reports/csv.ts';
import { plainWords, type ReportFrame } from '../../reports/model/report-frame.ts';
import type { FontSet } from '../../reports/pdf/fonts.ts';
import { renderReportPdf } from '../../reports/pdf/render.ts';
import { renderReportXlsx } from '../../reports/xlsx/render.ts';
import { mostSheetRows } from '../../reports/xlsx/sheet-xml.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { PlannedReport } from '../../shared/report/plan.ts';
import { nowOf, type Books } from '../books.ts';
import type { Answer } from '../exchange.ts';
import { readCompany } from '../queries/company.ts';
import { streamReport } from '../exports/report-workbook.ts';
import { openList } from '../exports/row-source.ts';
import { refuseWith, types, unprintable } from './answers.ts';

type Row = Readonly<Record<string, unknown>>;

export interface RowPage {
  readonly items: readonly Row[];
  readonly next: string | null;
}

export type ReadPage = (cursor: string | undefined) => Promise<RowPage>;

/** Decimal texts of the columns named stand as figures. */
function csvRow(
  row: Row,
  heads: readonly string[],
  figures: ReadonlySet<string>,
): readonly CsvValue[] {
  return heads.map((head): CsvValue => {
    const value = row[head];
    if (value === null || value === undefined) return null;
    if (typeof value === 'number') return value;
    if (typeof value === 'object') return JSON.stringify(value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return figures.has(head) ? { figure: text } : text;
  });
}

/** The texts of pages as they are read; the first is read before anything is answered, so that a refusal is one. */
async function streamPages(
  readPage: ReadPage,
  begin: string,
  write: (rows: readonly Row[]) => string,
): Promise<Readable> {
  const first = await readPage(undefined);
  async function* texts(): AsyncGenerator<string> {
    let page = first;
    yield begin + write(page.items);
    while (page.next !== null) {
      page = await readPage(page.next);
      yield write(page.items);
    }
  }
  return Readable.from(texts());
}

/** A list as CSV. */
export async function answerCsvPages(
  heads: readonly string[],
  figures: ReadonlySet<string>,
  readPage: ReadPage,
  fileName: string,
): Promise<Answer> {
  const body = await streamPages(readPage, writeCsvRows([heads]), (rows) =>
    writeCsvRows(rows.map((row) => csvRow(row, heads, figures))),
  );
  return { status: 200, body, type: types.csv, fileName };
}

/** A list as lines of JSON. */
export async function answerNdjsonPages(
  readPage: ReadPage,
  show: (row: Row) => unknown = (row) => row,
): Promise<Answer> {
  const body = await streamPages(readPage, '', (rows) =>
    rows.map((row) => `${JSON.stringify(show(row))}\n`).join(''),
  );
  return { status: 200, body, type: types.ndjson };
}

/** Rows that are there already, as a page. */
export function wholePage(items: readonly Row[]): ReadPage {
  return () => Promise.resolve({ items, next: null });
}

/** Every page of a list, for reports that are whole. */
export async function readAll<Item>(
  readPage: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
): Promise<Item[]> {
  const rows: Item[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await readPage(cursor);
    for (const row of page.items) rows.push(row);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

/** The longest report on paper: some 250 pages. */
const mostPdfRows = 10_000;
/** The rows of a worksheet, with room above and below the table. */
const mostXlsxRows = 1_000_000;

function refuseLong(format: 'pdf' | 'xlsx', rows: number, language: Language): Answer | null {
  const most = format === 'pdf' ? mostPdfRows : mostXlsxRows;
  if (rows <= most) return null;
  const refusal: Refusal = { code: 'report_too_long', details: { rows, most, format } };
  return refuseWith('report_too_long', [{ refusal }], language);
}

export interface FileContext {
  readonly books: Books;
  readonly fonts: () => FontSet;
  readonly language: Language;
}

/** A report as a file, from the plan that its sheet in Excel is written from. */
export async function answerReportFile(
  { books, fonts, language }: FileContext,
  format: 'pdf' | 'xlsx',
  plan: (frame: ReportFrame) => PlannedReport,
): Promise<Answer> {
  const company = await readCompany(books);
  const currency = books.store.baseCurrency;
  const report = plan({ company: company.name, currency, language: 'en', words: plainWords });
  const refused = refuseLong(format, report.main.rows.length, language);
  if (refused !== null) return refused;
  const printedAt = nowOf(books);
  const printed =
    format === 'xlsx'
      ? await renderReportXlsx(report, company, printedAt)
      : await renderReportPdf({ report, company, currency }, fonts(), printedAt);
  if (!printed.ok) {
    const issues = printed.error.map((issue) => unprintable(issue.message));
    return { status: 422, body: { issues } };
  }
  const fileName = `${report.sheetName.replaceAll(' ', '-')}.${format}`;
  return { status: 200, body: Buffer.from(printed.value), type: types[format], fileName };
}

/** A list of so many rows is laid out whole; a longer one is written while it is read. */
const mostWholeRows = 10_000;
const rowsAtOnce = 1000;

export interface ListFile<Item> {
  readonly read: (
    cursor: string | undefined,
    limit: number,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>;
  readonly plan: (items: readonly Item[], frame: ReportFrame) => PlannedReport;
  readonly mostWhole?: number;
  /** Rows of one sheet. */
  readonly mostRows?: number;
}

/** A list as a file, however long it is as xlsx: then nothing of it is held but the page that is written. */
export async function answerListFile<Item>(
  context: FileContext,
  format: 'pdf' | 'xlsx',
  { read, plan, mostWhole = mostWholeRows, mostRows = mostSheetRows }: ListFile<Item>,
): Promise<Answer> {
  const first = await read(undefined, mostWhole);
  if (format === 'pdf' || first.next === null) {
    const { next } = first;
    const rest = next === null ? [] : await readAll((cursor = next) => read(cursor, mostWhole));
    const items = [...first.items, ...rest];
    return answerReportFile(context, format, (frame) => plan(items, frame));
  }
  const { books } = context;
  const company = await readCompany(books);
  const currency = books.store.baseCurrency;
  const frame = { company: company.name, currency, language: 'en', words: plainWords } as const;
  const pages = (cursor: string | undefined) =>
    cursor === undefined ? Promise.resolve(first) : read(cursor, rowsAtOnce);
  const source = await openList(pages, (items) => plan(items, frame));
  const body = streamReport({
    ...{ source, mostRows, company: company.name, madeAt: nowOf(books) },
    ...{ remark: '', hasTotals: true, added: [], addTo: () => [], finish: null },
  });
  const fileName = `${source.sheetName.replaceAll(' ', '-')}.xlsx`;
  return { status: 200, body, type: types.xlsx, fileName };
}
