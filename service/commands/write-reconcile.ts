/**
 * A vendor's list reconciled from the command line: what fits, what does not and why, unit by unit and in money. Nothing
 * is written unless it is asked to be kept, or claimed.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { claimWords, type ClaimWords } from '../../reports/model/claim/words.ts';
import { reconciliationSchema } from '../../shared/api/reconciliations.ts';
import type { ReconcileTotals } from '../../shared/api/reconcile.ts';
import type { Language } from '../../shared/languages.ts';
import { formatMoney } from '../../shared/money.ts';
import { decisionsFor } from '../../shared/reconcile/decisions.ts';
import { reconcileClasses, type ReconcileRow } from '../../shared/reconcile/reconcile.ts';
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

/** Texts in columns as wide as their widest, figures to the right. */
function layColumns(rows: readonly (readonly string[])[], right: ReadonlySet<number>): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, cell.length);
    });
  return rows.map((row) =>
    row
      .map((cell, at) =>
        right.has(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** The classes that have units, with what is at stake. */
function tellClasses(totals: ReconcileTotals, words: ClaimWords, texts: CommandTexts): string[] {
  const rows = reconcileClasses.flatMap((name) => {
    const { units, amount } = totals[name];
    return units === 0 ? [] : [[words.classes[name], String(units), amount]];
  });
  return layColumns([[texts.found, texts.units, texts.amount], ...rows], new Set([1, 2]));
}

/** The units that do not fit, each with why. */
function tellRows(
  rows: readonly ReconcileRow[],
  currency: string,
  words: ClaimWords,
  texts: CommandTexts,
): string[] {
  const open = rows.filter((row) => row.class !== 'matched');
  if (open.length === 0) return [];
  const told = open.map((row) => [
    row.serial,
    row.item ?? '',
    words.classes[row.class],
    formatMoney(row.amount, currency),
    whyOf(row, words, texts),
  ]);
  const heads = [texts.serial, texts.item, texts.found, texts.amount, texts.why];
  return ['', ...layColumns([heads, ...told], new Set([3]))];
}

function whyOf(row: ReconcileRow, words: ClaimWords, texts: CommandTexts): string {
  if (row.candidate !== null && row.reason !== null)
    return texts.scannedAs(row.candidate, words.readings[row.reason]);
  if (row.candidates.length > 0) return texts.mayBe(row.candidates.join(', '));
  return row.class === 'wrong_item' && row.scannedItem !== null
    ? words.cameAs(row.scannedItem)
    : '';
}

/** What the list says that was not read as a unit. */
function tellLeft(left: readonly Left[], texts: CommandTexts): string[] {
  const unread = left.filter(({ reason }) => reason !== 'head' && reason !== 'total');
  return unread.map(({ row, text }) => texts.leftOut(row, text.slice(0, 60)));
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
  const words = claimWords(language);
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
    ...tellClasses(totalsOf(prepared.value), words, texts),
    ...tellRows(rows, currency, words, texts),
    ...tellLeft(left, texts),
  ];
  for (const line of told) say(line);
  const isKept = values.keep === true || values.claim !== undefined;
  const code = isKept ? await keep(books, home, body, values.claim, texts, say) : 0;
  return code === 0 && rows.every((row) => row.class === 'matched') ? 0 : 1;
}
