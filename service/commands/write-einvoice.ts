/** An e-invoice from the command line, to a file. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { eInvoiceQuerySchema } from '../../shared/api/einvoice.ts';
import { sayRefusal } from '../../shared/refusals.ts';
import type { Books } from '../books.ts';
import { makeEInvoice } from '../queries/einvoice.ts';
import { makeFontReader } from '../queries/print.ts';

const options = {
  data: { type: 'string' },
  database: { type: 'string' },
  currency: { type: 'string' },
  syntax: { type: 'string' },
  profile: { type: 'string' },
  language: { type: 'string' },
  out: { type: 'string' },
} as const;

/** Answers the exit code; everything that keeps the e-invoice from being valid is said line by line. */
export async function writeEInvoice(
  books: Books,
  home: string,
  args: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { syntax, profile, language, out } = values;
  const [number] = positionals;
  if (number === undefined) {
    say('Name the invoice or credit memo: serialbook einvoice INV-100042.');
    return 2;
  }
  const query = eInvoiceQuerySchema.safeParse({ syntax, profile, language });
  if (!query.success) {
    for (const { path, message } of query.error.issues) say(`${path.join('.')} ${message}`.trim());
    return 2;
  }
  const made = await makeEInvoice(books, makeFontReader(home), number, query.data, 'en');
  if (!made.ok) {
    const { error } = made;
    if (error.kind === 'refused') say(sayRefusal(error.refusal, 'en'));
    else for (const message of error.messages) say(message);
    return 1;
  }
  const file = out ?? made.value.fileName;
  writeFileSync(file, made.value.bytes);
  say(`${file} is written.`);
  return 0;
}
