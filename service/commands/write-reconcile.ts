/**
 * A vendor's list reconciled from the command line: what fits, what does not and why, unit by unit and in money. Nothing
 * is written unless it is asked to be kept, or claimed.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { reconciliationSchema } from '../../shared/api/reconciliations.ts';
import type { Language } from '../../shared/languages.ts';
import { decisionsFor } from '../../shared/reconcile/decisions.ts';
import { sayRefusal, type Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { decodeText } from '../../shared/vendor-list/csv.ts';
import type { Left } from '../../shared/vendor-list/entries.ts';
import type { ListLayout } from '../../shared/vendor-list/heads.ts';
import { linesOf, readListText, readVendorList } from '../../shared/vendor-list/read.ts';
import type { Books } from '../books.ts';
import { findDocument } from '../queries/documents.ts';
import { readListLayout } from '../queries/list-layouts.ts';
import { makeFontReader } from '../queries/print.ts';
import { printClaim } from '../queries/print-claim.ts';
import { totalsOf } from '../queries/reconcile.ts';
import { readVendorFile } from '../vendor-list/read-file.ts';
import { tellClasses, tellLeft, tellRows } from './tell-reconcile.ts';
import { commandTexts, type CommandTexts } from './reconcile-texts.ts';
import {
  decideReconciliation,
  makeReconciliation,
  prepareReconciliation,
} from './reconciliations.ts';

const options = {
  data: { type: 'string' },
  database: { type: 'string' },
  vendor: { type: 'string' },
  receipt: { type: 'string' },
  order: { type: 'string' },
  scanned: { type: 'string' },
  billed: { type: 'string' },
  item: { type: 'string' },
  currency: { type: 'string' },
  language: { type: 'string' },
  keep: { type: 'boolean' },
  claim: { type: 'string' },
} as const;

type Line = ReturnType<typeof linesOf>[number];
type Body = ReturnType<typeof reconciliationSchema.parse>;

interface FileList {
  readonly lines: Line[];
  readonly left: readonly Left[];
}

/** The units that a file names: of a workbook, its first sheet that names any. */
function readList(
  path: string,
  layout: ListLayout | null,
  texts: CommandTexts,
): Result<FileList, string> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return fail(texts.noFile(path));
  }
  const file = readVendorFile(bytes);
  if (!file.ok) {
    const details = { name: basename(path), reason: file.error };
    return fail(sayRefusal({ code: 'vendor_file', details }, texts.language));
  }
  const lists =
    file.value.encoding === undefined
      ? file.value.sheets
          .filter(({ hidden }) => !hidden)
          .map(({ rows }) => readVendorList(rows, layout))
      : [readListText(decodeText(bytes).text, layout)];
  const list = lists.find(({ entries }) => entries.length > 0);
  return list === undefined
    ? fail(texts.noSerials(path))
    : succeed({ lines: linesOf(list.entries), left: list.left });
}

/** Whose list it is: as it is said, or of the document that it belongs to. */
async function findVendor(
  books: Books,
  said: string | undefined,
  number: string | undefined,
): Promise<Result<string, Refusal> | null> {
  if (said !== undefined) return succeed(said);
  if (number === undefined) return null;
  const row = await findDocument(books.store.db, { number });
  if (row?.party_code === undefined || row.party_code === null)
    return fail({ code: 'no_document', details: {} });
  return succeed(row.party_code);
}

interface Asked {
  readonly body: Body;
  readonly left: readonly Left[];
}

type Values = ReturnType<typeof readValues>['values'];

function readValues(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

/** What is to be reconciled, or the sentence that says why it cannot be. */
async function gather(
  books: Books,
  path: string,
  values: Values,
  texts: CommandTexts,
): Promise<Result<Asked, string>> {
  const { receipt, order, item, currency } = values;
  const vendor = await findVendor(books, values.vendor, receipt ?? order);
  if (vendor === null) return fail(texts.noVendor);
  if (!vendor.ok) return fail(sayRefusal(vendor.error, texts.language));
  const kept = await readListLayout(books.store.db, vendor.value);
  const layout = kept?.layout ?? null;
  const expected = readList(path, layout, texts);
  if (!expected.ok) return expected;
  const billed = values.billed === undefined ? null : readList(values.billed, layout, texts);
  if (billed?.ok === false) return billed;
  const scanned = values.scanned === undefined ? null : readList(values.scanned, null, texts);
  if (scanned?.ok === false) return scanned;
  const given = { order, receipt, item, currency };
  const parsed = reconciliationSchema.safeParse({
    id: randomUUID(),
    vendor: vendor.value,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    reference: basename(path),
    expected: expected.value.lines,
    ...(billed === null ? {} : { billed: billed.value.lines }),
    ...(scanned === null
      ? {}
      : {
          scanned: scanned.value.lines.map((line) => ({
            serial: line.serial,
            item: line.item ?? undefined,
          })),
        }),
  });
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return fail(texts.unread(first?.path.map(String).join('.') ?? '', first?.message ?? ''));
  }
  return succeed({ body: parsed.data, left: expected.value.left });
}

/** Keeps it, and claims what is to be claimed of units that the vendor named and that are not right. */
async function keep(
  books: Books,
  home: string,
  body: Body,
  claim: string | undefined,
  texts: CommandTexts,
  say: (text: string) => void,
): Promise<number> {
  const made = await makeReconciliation(books, body, 'admin');
  if (!made.ok) {
    say(sayRefusal(made.error, texts.language));
    return 1;
  }
  let { kept } = made.value;
  say(texts.kept(kept.row.number));
  if (claim === undefined) return 0;
  const claimed = kept.decided.flatMap((row, at) =>
    row.class !== 'matched' && row.class !== 'near_match' && decisionsFor(row).includes('claim')
      ? [[at + 1, at + 1] as [number, number]]
      : [],
  );
  if (claimed.length === 0) {
    say(texts.nothingToClaim);
    return 0;
  }
  const decision = {
    after: kept.steps.at(-1)?.step ?? 0,
    rows: claimed,
    decision: 'claim',
  } as const;
  const decided = await decideReconciliation(books, kept.row.number, decision, 'admin');
  if (decided?.ok !== true) {
    if (decided !== null) say(sayRefusal(decided.error, texts.language));
    return 1;
  }
  kept = decided.value;
  const format = claim.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'pdf';
  const printed = await printClaim(books, makeFontReader(home), kept, { format }, texts.language);
  if (printed.kind === 'unprintable') {
    for (const message of printed.messages) say(message);
    return 1;
  }
  writeFileSync(claim, printed.bytes);
  say(texts.written(claim));
  return 0;
}

/** Answers the exit code: 0 where every unit fits, 1 where one does not, or something was refused. */
export async function writeReconcile(
  books: Books,
  home: string,
  args: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const { values, positionals } = readValues(args);
  const language: Language = values.language === 'de' ? 'de' : 'en';
  const texts = commandTexts[language];
  const [path] = positionals;
  if (path === undefined) {
    say(texts.usage);
    return 1;
  }
  const asked = await gather(books, path, values, texts);
  if (!asked.ok) {
    say(asked.error);
    return 1;
  }
  const { store } = books;
  const { body, left } = asked.value;
  const prepared = await prepareReconciliation(store, store.db, body);
  if (!prepared.ok) {
    say(sayRefusal(prepared.error, language));
    return 1;
  }
  const { rows, currency } = prepared.value;
  const told = [
    ...tellClasses(totalsOf(prepared.value), currency, texts),
    ...tellRows(rows, currency, texts),
    ...tellLeft(left, texts),
  ];
  for (const line of told) say(line);
  const isKept = values.keep === true || values.claim !== undefined;
  const code = isKept ? await keep(books, home, body, values.claim, texts, say) : 0;
  return code === 0 && rows.every((row) => row.class === 'matched') ? 0 : 1;
}
