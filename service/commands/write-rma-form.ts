/** RMA forms from the command line, to a file: an item and its serials are all that is asked. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rmaFormsSchema } from '../../shared/api/rma-forms.ts';
import type { Books } from '../books.ts';
import { makeFontReader } from '../queries/print.ts';
import { printRmaForms } from '../queries/print-rma-forms.ts';

const options = {
  data: { type: 'string' },
  database: { type: 'string' },
  currency: { type: 'string' },
  for: { type: 'string' },
  reason: { type: 'string' },
  action: { type: 'string' },
  language: { type: 'string' },
  paper: { type: 'string' },
  cost: { type: 'boolean' },
  'one-page-each': { type: 'boolean' },
  out: { type: 'string', short: 'o' },
} as const;

/** Answers the exit code; what is refused is said line by line. The file's name says whether it is a PDF or a sheet. */
export async function writeRmaForm(
  books: Books,
  home: string,
  args: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { for: reader, reason, action, language, paper, cost, out } = values;
  const [sku, ...serials] = positionals;
  if (sku === undefined || serials.length === 0) {
    say('Name the item and its serials: serialbook rma-form SKU SERIAL [-o FILE]');
    return 1;
  }
  const given = { for: reader, reason, action, language, paper, cost };
  const request = rmaFormsSchema.safeParse({
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    onePageEach: values['one-page-each'] ?? false,
    units: serials.map((serial) => ({ sku, serial })),
  });
  if (!request.success) {
    for (const { path, message } of request.error.issues) {
      say(`${path.map(String).join('.')} ${message}`.trim());
    }
    return 1;
  }
  const format = out?.toLowerCase().endsWith('.xlsx') === true ? 'xlsx' : 'pdf';
  const printed = await printRmaForms(books, makeFontReader(home), request.data, format, 'en');
  if (!printed.ok) {
    for (const { message } of printed.error) say(message);
    return 1;
  }
  const file = out ?? printed.value.fileName;
  writeFileSync(file, printed.value.bytes);
  say(`${file} is written.`);
  return 0;
}
