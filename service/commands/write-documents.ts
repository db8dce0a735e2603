/** Documents from the command line, to a file: those that are named, or all of a kind, a party and a time. */
import { writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { batchSchema, type BatchRequest } from '../../shared/api/jobs.ts';
import { sayRefusal } from '../../shared/refusals.ts';
import { nowOf, type Books } from '../books.ts';
import type { JobFile, Progress } from '../jobs/jobs.ts';
import { listBatch, printBatch } from '../jobs/print-batch.ts';
import { openDesk, type PrintDesk } from '../printing/desk.ts';
import { findPrintable, makeFontReader } from '../queries/print.ts';

const options = {
  data: { type: 'string' },
  database: { type: 'string' },
  currency: { type: 'string' },
  kind: { type: 'string' },
  party: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  zip: { type: 'boolean' },
  style: { type: 'string' },
  serials: { type: 'string' },
  paper: { type: 'string' },
  language: { type: 'string' },
  out: { type: 'string', short: 'o' },
} as const;

/** The request that the arguments make, or why they make none, line by line. */
function readRequest(args: readonly string[]): {
  readonly request: BatchRequest | null;
  readonly faults: readonly string[];
  readonly out: string | undefined;
} {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { out, zip, kind, party, from, to, format, style, serials, paper, language } = values;
  const given = { kind, party, from, to, style, serials, paper, language };
  const chosen = Object.entries(given).filter(([, value]) => value !== undefined);
  if (positionals.length === 0 && [kind, party, from, to].every((each) => each === undefined)) {
    const fault = 'Name the documents to print, or say which: --kind, --party, --from, --to.';
    return { request: null, faults: [fault], out };
  }
  const isSheet = out?.toLowerCase().endsWith('.xlsx') === true;
  const isZip = zip ?? out?.toLowerCase().endsWith('.zip') === true;
  const parsed = batchSchema.safeParse({
    ...Object.fromEntries(chosen),
    ...(positionals.length === 0 ? {} : { documents: positionals }),
    format: format ?? (isSheet ? 'xlsx' : 'pdf'),
    as: isZip ? 'zip' : 'pdf',
  });
  if (parsed.success) return { request: parsed.data, faults: [], out };
  const faults = parsed.error.issues.map(({ path, message }) =>
    `${path.map(String).join('.')} ${message}`.trim(),
  );
  return { request: null, faults, out };
}

type Made = { readonly file: JobFile } | { readonly reasons: readonly string[] };

/** One document as a file of its own, named as it is. */
async function makeOne(
  books: Books,
  desk: PrintDesk,
  number: string,
  request: BatchRequest,
): Promise<Made> {
  const found = await findPrintable(books, number, request);
  if (!found.ok) return { reasons: [`${number}: ${sayRefusal(found.error, 'en')}`] };
  const { format } = request;
  const printed = await desk.print({
    printable: found.value,
    format,
    printedAt: nowOf(books),
  });
  if (printed.kind === 'unprintable') {
    return { reasons: printed.messages.map((message) => `${number}: ${message}`) };
  }
  return { file: { bytes: printed.bytes, type: '', fileName: printed.fileName } };
}

/** Where progress is told: a terminal keeps it on one line, a log has a line for each hundred. */
export interface Teller {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

function progressTo(teller: Teller, of: number, fail: Progress['fail']): Progress {
  let done = 0;
  return {
    fail,
    step: async () => {
      done += 1;
      if (teller.isTTY === true) teller.write(`\r${done} of ${of}${done === of ? '\n' : ''}`);
      else if (done % 100 === 0 || done === of) teller.write(`${done} of ${of}\n`);
      await setImmediate();
    },
  };
}

/** Answers the exit code: 1 where any document was not printed; each is named with its reasons. */
export async function writeDocuments(
  books: Books,
  home: string,
  args: readonly string[],
  say: (text: string) => void,
  teller: Teller = process.stderr,
): Promise<number> {
  const { request, faults, out } = readRequest(args);
  if (request === null) {
    for (const fault of faults) say(fault);
    return 1;
  }
  const numbers = await listBatch(books, request);
  if (!numbers.ok) {
    say(sayRefusal(numbers.error, 'en'));
    return 1;
  }
  const desk = openDesk(makeFontReader(home));
  const failures: string[] = [];
  const [first = '', ...others] = numbers.value;
  let made: Made;
  if (others.length === 0 && request.as === 'pdf') {
    made = await makeOne(books, desk, first, request);
  } else {
    const progress = progressTo(teller, numbers.value.length, (number, reasons) => {
      failures.push(`${number}: ${reasons.join(' ')}`);
    });
    const batch = {
      books,
      desk,
      request,
      numbers: numbers.value,
      language: 'en',
      role: 'admin',
    } as const;
    made = { file: await printBatch(batch, progress) };
  }
  if ('reasons' in made) failures.push(...made.reasons);
  else {
    const file = out ?? made.file.fileName;
    writeFileSync(file, made.file.bytes);
    say(`${file} is written.`);
  }
  for (const failure of failures) say(failure);
  return failures.length === 0 ? 0 : 1;
}
