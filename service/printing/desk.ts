/**
 * Where facts become files: single papers, and one batch at a time. A desk knows no books and no requests, so that it
 * works beside the service in a thread of its own. The same work always gives the same bytes.
 */
import { zipSync } from 'fflate';
import { assert } from '../../shared/assert.ts';
import type { Instant } from '../../shared/day.ts';
import type { PageDocument } from '../../reports/model/page.ts';
import { beginBatch, type PdfBatch } from '../../reports/pdf/batch.ts';
import type { FontSet } from '../../reports/pdf/fonts.ts';
import { pinZipTimes } from '../../reports/xlsx/pin-zip.ts';
import { planPages, print, type Printable, type PrintOutcome } from '../queries/print.ts';

interface SinglePrint {
  readonly printable: Printable;
  readonly format: 'pdf' | 'xlsx';
  readonly printedAt: Instant;
}

interface EndOfBatch {
  readonly title: string;
  readonly author: string;
  /** A last page that is ours and not a document's, such as the list of what is missing. */
  readonly lastPage: PageDocument | null;
}

interface ZipOfFiles {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly printedAt: Instant;
}

/** Each method takes and answers plain data, as it may be asked in another thread. */
export interface PrintDesk {
  readonly print: (work: SinglePrint) => Promise<PrintOutcome>;
  /** Begins the PDF of a batch; one that was begun before is forgotten. */
  readonly begin: (work: { readonly printedAt: Instant }) => Promise<null>;
  /** Sets a document at the end of the batch; answers every reason why it cannot be printed. */
  readonly add: (work: { readonly printable: Printable }) => Promise<readonly string[]>;
  readonly finish: (work: EndOfBatch) => Promise<Uint8Array>;
  /** Files as one zip, in their order; they are compressed already. */
  readonly zip: (work: ZipOfFiles) => Promise<Uint8Array>;
}

/** A desk in this thread. */
export function openDesk(fonts: () => FontSet): PrintDesk {
  let batch: PdfBatch | null = null;
  return {
    print: ({ printable, format, printedAt }) => print(printable, fonts, format, printedAt),
    begin: ({ printedAt }) => {
      batch = beginBatch(fonts(), printedAt);
      return Promise.resolve(null);
    },
    add: ({ printable }) => {
      assert(batch !== null, 'a document was added to no batch');
      const added = batch.add(planPages(printable));
      return Promise.resolve(added.ok ? [] : added.error.map(({ message }) => message));
    },
    finish: async ({ title, author, lastPage }) => {
      assert(batch !== null, 'no batch was begun');
      if (lastPage !== null) batch.add(lastPage);
      const bytes = await batch.finish({ title, author });
      batch = null;
      return bytes;
    },
    zip: ({ files, printedAt }) => {
      const bytes = zipSync(files, { level: 0 });
      pinZipTimes(bytes, printedAt);
      return Promise.resolve(bytes);
    },
  };
}

/** Who prints for a service: one desk for what a person waits for, one for batches, so that neither waits for the other. */
export interface Printer {
  readonly single: PrintDesk;
  readonly batch: PrintDesk;
  readonly close: () => Promise<void>;
}

/** Prints in this thread: for the command line, that has nobody else to answer. */
export function printHere(fonts: () => FontSet): Printer {
  const desk = openDesk(fonts);
  return { single: desk, batch: desk, close: () => Promise.resolve() };
}
