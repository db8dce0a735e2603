/**
 * Many documents as one PDF, or as a zip with a file each. A document that cannot be printed is left out; it is named to
 * whoever asked and in the file itself: on a last page of the PDF, in `errors.txt` of the zip.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { fileNameOf } from '../../reports/file-name.ts';
import type { Company } from '../../reports/model/facts.ts';
import { textCell, type PageDocument } from '../../reports/model/page.ts';
import { beginBatch } from '../../reports/pdf/batch.ts';
import type { FontSet } from '../../reports/pdf/fonts.ts';
import { renderPages } from '../../reports/pdf/render.ts';
import { pinZipTimes } from '../../reports/xlsx/pin-zip.ts';
import { mostOfBatch, type BatchRequest } from '../../shared/api/jobs.ts';
import type { Instant } from '../../shared/day.ts';
import type { Language } from '../../shared/languages.ts';
import { sayRefusal, type Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { nowOf, type Books } from '../books.ts';
import { readCompany } from '../queries/company.ts';
import {
  fileNameOfPages,
  findPrintable,
  planPages,
  renderWorkbook,
  type Printable,
} from '../queries/print.ts';
import type { JobFile, Progress } from './jobs.ts';

/** The numbers of the documents asked for: as they are named, or the oldest first. */
export async function listBatch(
  books: Books,
  { documents, kind, party, from, to }: BatchRequest,
): Promise<Result<readonly string[], Refusal>> {
  if (documents !== undefined) return succeed([...new Set(documents)]);
  let query = books.store.db
    .selectFrom('documents as d')
    .leftJoin('parties as p', 'p.id', 'd.party_id')
    .select('d.number')
    .orderBy('d.id')
    .limit(mostOfBatch + 1);
  if (kind !== undefined) query = query.where('d.kind', '=', kind);
  if (party !== undefined) query = query.where('p.code', '=', party);
  if (from !== undefined) query = query.where('d.occurred_on', '>=', from);
  if (to !== undefined) query = query.where('d.occurred_on', '<=', to);
  const numbers = (await query.execute()).map(({ number }) => number);
  if (numbers.length > mostOfBatch) {
    return fail({ code: 'batch_too_long', details: { most: mostOfBatch } });
  }
  return numbers.length === 0 ? fail({ code: 'batch_empty', details: {} }) : succeed(numbers);
}

export interface Batch {
  readonly books: Books;
  readonly fonts: () => FontSet;
  readonly request: BatchRequest;
  readonly numbers: readonly string[];
  readonly language: Language;
}

interface Failure {
  readonly number: string;
  readonly reasons: readonly string[];
}

/** Hands each document to `print` in turn; answers those that could not be printed. */
async function eachDocument(
  { books, request, numbers, language }: Batch,
  progress: Progress,
  print: (
    pages: PageDocument,
    printable: Printable,
  ) => Promise<readonly string[]> | readonly string[],
): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const number of numbers) {
    const printable = await findPrintable(books, number, request);
    const reasons = printable.ok
      ? await print(planPages(printable.value), printable.value)
      : [sayRefusal(printable.error, language)];
    if (reasons.length > 0) {
      failures.push({ number, reasons });
      progress.fail(number, reasons);
    }
    await progress.step();
  }
  return failures;
}

/** A text in characters that every font has: others stand as their code. */
function plain(text: string): string {
  return text.replace(
    /[^ -~]/gu,
    (point) => `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** The page that names what is missing. */
function planFailures(failures: readonly Failure[], company: Company): PageDocument {
  return {
    title: 'Not printed',
    number: '',
    company: { name: company.name, addressLines: [] },
    meta: [],
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: 'Document', align: 'left', size: 'fit' },
          { head: 'Why', align: 'left', size: 'rest' },
        ],
        rows: failures.map(({ number, reasons }) => ({
          cells: [textCell(plain(number)), textCell(reasons.map(plain).join('\n'))],
        })),
      },
    ],
    paper: 'a4',
    orientation: 'portrait',
  };
}

function nameOfBatch({ numbers }: Batch, extension: string): string {
  const [first = '', last = ''] = [numbers[0], numbers.at(-1)];
  return fileNameOf(['Documents', first === last ? first : `${first} to ${last}`], extension);
}

async function printAsPdf(batch: Batch, printedAt: Instant, progress: Progress): Promise<JobFile> {
  const pdf = beginBatch(batch.fonts(), printedAt);
  const failures = await eachDocument(batch, progress, (pages) => {
    const added = pdf.add(pages);
    return added.ok ? [] : added.error.map(({ message }) => message);
  });
  const company = await readCompany(batch.books);
  if (failures.length > 0) pdf.add(planFailures(failures, company));
  const fileName = nameOfBatch(batch, 'pdf');
  const about = { title: fileName.slice(0, -'.pdf'.length), author: company.name };
  return { bytes: await pdf.finish(about), type: 'application/pdf', fileName };
}

async function printAsZip(batch: Batch, printedAt: Instant, progress: Progress): Promise<JobFile> {
  const { format } = batch.request;
  const entries: Zippable = {};
  const failures = await eachDocument(batch, progress, async (pages, printable) => {
    const rendered =
      format === 'pdf'
        ? await renderPages(pages, batch.fonts(), printedAt)
        : await renderWorkbook(printable, printedAt);
    if (!rendered.ok) return rendered.error.map(({ message }) => message);
    entries[fileNameOfPages(pages, format)] = rendered.value;
    return [];
  });
  if (failures.length > 0) {
    const lines = failures.map(({ number, reasons }) => `${number}: ${reasons.join(' ')}\r\n`);
    entries['errors.txt'] = strToU8(lines.join(''));
  }
  // What is in it is compressed already.
  const bytes = zipSync(entries, { level: 0 });
  pinZipTimes(bytes, printedAt);
  return { bytes, type: 'application/zip', fileName: nameOfBatch(batch, 'zip') };
}

/** Prints the batch. The same books at the same moment give the same bytes. */
export function printBatch(batch: Batch, progress: Progress): Promise<JobFile> {
  const printedAt = nowOf(batch.books);
  const { as, format } = batch.request;
  return as === 'zip' || format === 'xlsx'
    ? printAsZip(batch, printedAt, progress)
    : printAsPdf(batch, printedAt, progress);
}
