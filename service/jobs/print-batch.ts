/**
 * Many documents as one PDF, or as a zip with a file each. A document that cannot be printed is left out; it is named to
 * whoever asked and in the file itself: on a last page of the PDF, in `errors.txt` of the zip.
 */
import { strToU8 } from 'fflate';
import { fileNameOf } from '../../reports/file-name.ts';
import type { Company } from '../../reports/model/facts.ts';
import { textCell, type PageDocument } from '../../reports/model/page.ts';
import { mostOfBatch, type BatchRequest } from '../../shared/api/jobs.ts';
import { present } from '../../shared/assert.ts';
import type { Instant } from '../../shared/day.ts';
import type { Language } from '../../shared/languages.ts';
import type { Role } from '../../shared/people/rights.ts';
import { sayRefusal, type Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { nowOf, type Books } from '../books.ts';
import { readCompany } from '../queries/company.ts';
import { faultTexts } from '../faults.ts';
import type { PrintDesk } from '../printing/desk.ts';
import { PrintFault } from '../printing/fault.ts';
import { showTo } from '../people/hide-amounts.ts';
import { findPrintable, type Printable } from '../queries/print.ts';
import { openFrame } from '../queries/print/facts.ts';
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
  /** Nobody else has a batch on it. */
  readonly desk: PrintDesk;
  readonly request: BatchRequest;
  readonly numbers: readonly string[];
  readonly language: Language;
  /** Of whoever asked: what is not for it is left out. */
  readonly role: Role;
}

interface Failure {
  readonly number: string;
  readonly reasons: readonly string[];
}

/** Hands each document to `print` in turn; answers those that could not be printed. */
async function eachDocument(
  { books, request, numbers, language, role }: Batch,
  progress: Progress,
  print: (printable: Printable, number: string) => Promise<readonly string[]>,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const frame = await openFrame(books);
  const find = (place: number): ReturnType<typeof findPrintable> | null => {
    const number = numbers[place];
    return number === undefined ? null : findPrintable(books, number, request, frame);
  };
  let found = find(0);
  for (const [place, number] of numbers.entries()) {
    const loaded = await present(found, number);
    const printable = loaded.ok ? showTo(role, loaded.value) : loaded;
    // The next is read while this one is set.
    found = find(place + 1);
    found?.catch(() => undefined);
    const reasons = printable.ok
      ? await print(printable.value, number)
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

/** What a person is told of a document that the desk gave up on; other faults are thrown on. */
function sayFault(error: unknown, language: Language): readonly string[] {
  if (error instanceof PrintFault) return [faultTexts(language).print[error.reason]];
  throw error;
}

/** A fault loses the pages that were set before it, so it ends the job; the document that it is about is named. */
async function printAsPdf(batch: Batch, printedAt: Instant, progress: Progress): Promise<JobFile> {
  const { desk, language, books } = batch;
  await desk.begin({ printedAt });
  const failures = await eachDocument(batch, progress, async (printable, number) => {
    try {
      return await desk.add({ printable });
    } catch (error) {
      progress.fail(number, sayFault(error, language));
      throw error;
    }
  });
  const company = await readCompany(books);
  const lastPage = failures.length > 0 ? planFailures(failures, company) : null;
  const fileName = nameOfBatch(batch, 'pdf');
  const title = fileName.slice(0, -'.pdf'.length);
  const bytes = await desk.finish({ title, author: company.name, lastPage });
  return { bytes, type: 'application/pdf', fileName };
}

/** Each file is on its own: one that is given up does not spoil the others. */
async function printAsZip(batch: Batch, printedAt: Instant, progress: Progress): Promise<JobFile> {
  const { desk, language, request } = batch;
  const files: Record<string, Uint8Array> = {};
  const failures = await eachDocument(batch, progress, async (printable) => {
    try {
      const printed = await desk.print({ printable, format: request.format, printedAt });
      if (printed.kind === 'unprintable') return printed.messages;
      files[printed.fileName] = printed.bytes;
      return [];
    } catch (error) {
      return sayFault(error, language);
    }
  });
  if (failures.length > 0) {
    const lines = failures.map(({ number, reasons }) => `${number}: ${reasons.join(' ')}\r\n`);
    files['errors.txt'] = strToU8(lines.join(''));
  }
  const bytes = await desk.zip({ files, printedAt });
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
