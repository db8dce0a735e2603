/** Labels from the command line, to a PDF file: of a document, or of a range of serials of an item. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { labelsSchema } from '../../shared/api/labels.ts';
import type { Books } from '../books.ts';
import { printLabels } from '../queries/labels.ts';
import { makeFontReader } from '../queries/print.ts';

const options = {
  data: { type: 'string' },
  database: { type: 'string' },
  currency: { type: 'string' },
  item: { type: 'string' },
  serials: { type: 'string' },
  stock: { type: 'string' },
  symbology: { type: 'string' },
  'start-at': { type: 'string' },
  copies: { type: 'string' },
  out: { type: 'string', default: 'Labels.pdf' },
} as const;

/** Answers the exit code; what is refused is said line by line. */
export async function writeLabels(
  books: Books,
  home: string,
  args: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { item, serials, stock, symbology, copies, out } = values;
  const startAt = values['start-at'];
  const request = labelsSchema.safeParse({
    ...(positionals[0] === undefined ? {} : { document: positionals[0] }),
    ...(item === undefined || serials === undefined ? {} : { range: { item, serials } }),
    ...(stock === undefined ? {} : { stock }),
    ...(symbology === undefined ? {} : { symbology }),
    ...(startAt === undefined ? {} : { startAt: Number(startAt) }),
    ...(copies === undefined ? {} : { copies: Number(copies) }),
  });
  if (!request.success) {
    for (const issue of request.error.issues)
      say(`${issue.path.join('.')} ${issue.message}`.trim());
    return 1;
  }
  const printed = await printLabels(books, makeFontReader(home), request.data, 'en');
  if (!printed.ok) {
    for (const { message } of printed.error) say(message);
    return 1;
  }
  writeFileSync(out, printed.value);
  say(`${out} is written.`);
  return 0;
}
