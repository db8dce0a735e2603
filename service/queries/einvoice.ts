/**
 * The facts of a posted invoice or credit memo as an e-invoice needs them, and the file that they make: UBL, CII, or the
 * printed pages with CII in them.
 */
import { utf8ToBytes } from '@noble/hashes/utils';
import { sql } from 'kysely';
import { eInvoiceItemSchema, buyerSchema, sellerSchema } from '../../shared/api/einvoice.ts';
import type { QueryOf } from '../../shared/api.ts';
import {
  checkEInvoiceFields,
  emptyBuyer,
  emptyItem,
  emptySeller,
  type EInvoiceBuyer,
  type EInvoiceItem,
  type EInvoiceSeller,
} from '../../shared/company/einvoice.ts';
import {
  sayEInvoiceIssue,
  type EInvoiceHolder,
  type EInvoiceIssue,
} from '../../shared/company/einvoice-issues.ts';
import { findIban } from '../../shared/company/design.ts';
import type { Day } from '../../shared/day.ts';
import { kindFacts } from '../../shared/documents/kinds.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { writeCii } from '../../reports/einvoice/cii.ts';
import { attachEInvoice } from '../../reports/einvoice/facturx.ts';
import { mapEInvoice, type EInvoiceFacts } from '../../reports/einvoice/map.ts';
import { writeUbl } from '../../reports/einvoice/ubl.ts';
import { fileNameOf } from '../../reports/file-name.ts';
import type { FontSet } from '../../reports/pdf/fonts.ts';
import { renderPagesWith } from '../../reports/pdf/render.ts';
import { nowOf, type Books } from '../books.ts';
import type { Executor } from '../store/counters.ts';
import { printCompanyOf, readDesign } from './design.ts';
import type { DocumentFacts, LineFacts } from './document-facts.ts';
import { findDocument, loadDocument, type DocumentRow } from './documents.ts';
import { gatherPrintable, planPages } from './print.ts';
import { lastSale } from './sale-of.ts';

type EInvoiceQuery = NonNullable<QueryOf<'getEInvoice'>>;

/** What the company says for e-invoices; all of it empty in new books. */
export async function readSeller(db: Executor): Promise<EInvoiceSeller> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'einvoice')
    .executeTakeFirst();
  const stored = sellerSchema.partial().safeParse(JSON.parse(row?.value ?? '{}'));
  return { ...emptySeller, ...(stored.success ? withoutUndefined(stored.data) : {}) };
}

function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}

function eInvoiceIn(fields: string | undefined): unknown {
  return (JSON.parse(fields ?? '{}') as { eInvoice?: unknown }).eInvoice ?? {};
}

/** A customer with what it needs; null where there is none of this code. */
export async function readBuyer(
  db: Executor,
  code: string,
): Promise<{ readonly name: string; readonly fields: EInvoiceBuyer } | null> {
  const row = await db
    .selectFrom('parties')
    .select(['name', 'fields'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (row === undefined) return null;
  const read = buyerSchema.safeParse(eInvoiceIn(row.fields));
  const said = read.success ? withoutUndefined(read.data) : {};
  return { name: row.name, fields: { ...emptyBuyer, ...said } };
}

interface ItemFacts {
  readonly gtin: string | null;
  readonly fields: EInvoiceItem;
}

async function readItems(
  books: Books,
  skus: readonly string[],
): Promise<ReadonlyMap<string, ItemFacts>> {
  const { db, dialect } = books.store;
  const { rows } = await sql<{ sku: string; gtin: string | null; fields: string }>`
    select i.sku, i.gtin, i.fields from items i
    where i.sku in (select wanted.value from ${dialect.textsOf([...skus])} as wanted)`.execute(db);
  return new Map(
    rows.map(({ sku, gtin, fields }) => {
      const read = eInvoiceItemSchema.safeParse(eInvoiceIn(fields));
      const said = read.success ? withoutUndefined(read.data) : {};
      return [sku, { gtin, fields: { ...emptyItem, ...said } }];
    }),
  );
}

/** BT-25: the invoices that a credit memo gives money back for, and the document that a reversal takes back. */
async function listPreceding(
  books: Books,
  row: DocumentRow,
  facts: DocumentFacts,
): Promise<readonly string[]> {
  if (facts.reverses !== null) return [facts.reverses];
  if (facts.kind !== 'credit_memo') return [];
  const { rows } = await sql<{ number: string }>`
    select distinct d.number from (
      select ${lastSale('document_id')} as id from movements m
      where m.document_id = ${row.id} and m.event = 'take_back') sales
    join documents d on d.id = sales.id order by d.number`.execute(books.store.db);
  const named: unknown[] = [facts.header['from'] ?? []].flat();
  const invoices = named.filter(
    (number) =>
      typeof number === 'string' && number.startsWith(`${kindFacts.invoice.numberPrefix}-`),
  ) as string[];
  return [...new Set([...rows.map(({ number }) => number), ...invoices])];
}

function lineOf(line: LineFacts, item: ItemFacts | undefined): EInvoiceFacts['lines'][number] {
  const { gtin = null, fields = emptyItem } = item ?? {};
  const lot = line.fields.lot ?? '';
  return {
    line: line.line,
    sku: line.sku,
    description: line.fields.description,
    quantity: line.quantity,
    unitPriceMinor: line.unitAmount,
    discountMinor: line.discount,
    taxRate: line.taxRate,
    netMinor: line.net,
    taxMinor: line.tax,
    item: fields,
    instances: line.units.map(({ serial, manufacturerSerial }) => ({
      serial,
      ...(manufacturerSerial === null ? {} : { manufacturerSerial }),
    })),
    ...(gtin === null ? {} : { gtin }),
    ...(lot === '' ? {} : { lot }),
  };
}

async function gatherFacts(
  books: Books,
  row: DocumentRow,
  facts: DocumentFacts,
): Promise<EInvoiceFacts> {
  const { db } = books.store;
  const stored = await readDesign(db);
  const buyer = facts.party === null ? null : await readBuyer(db, facts.party);
  const items = await readItems(books, [...new Set(facts.lines.map(({ sku }) => sku))]);
  const text = (name: string): string | undefined => {
    const value = facts.header[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [note, orderReference] = [text('note'), text('reference')];
  return {
    asksForMoney: (facts.kind === 'invoice') === (facts.reverses === null),
    number: facts.number ?? '',
    issuedOn: facts.occurredOn as Day,
    currency: facts.currency,
    ...(note === undefined ? {} : { note }),
    ...(orderReference === undefined ? {} : { orderReference }),
    preceding: await listPreceding(books, row, facts),
    seller: {
      company: printCompanyOf(stored),
      iban: findIban(stored.design.bankLine)?.replaceAll(' ', '') ?? '',
      paymentTerms: stored.design.paymentTerms,
      fields: await readSeller(db),
    },
    buyer: {
      code: facts.party ?? '',
      name: buyer?.name ?? facts.party ?? '',
      fields: buyer?.fields ?? emptyBuyer,
    },
    lines: facts.lines.map((line) => lineOf(line, items.get(line.sku))),
    netMinor: facts.net,
    taxMinor: facts.tax,
  };
}

/** What somebody entered and that no e-invoice can have, wherever it stands. */
function findMalformed({ seller, buyer, lines }: EInvoiceFacts): EInvoiceIssue[] {
  const holders: readonly [EInvoiceHolder, string, object][] = [
    ['seller', '', seller.fields],
    ['buyer', buyer.code, buyer.fields],
    ...lines.map(({ sku, item }): [EInvoiceHolder, string, object] => ['item', sku, item]),
  ];
  const issues = holders.flatMap(([holder, name, fields]) =>
    checkEInvoiceFields(fields).map((field): EInvoiceIssue => ({
      code: 'einvoice_malformed',
      term: 'BG-4',
      field,
      holder,
      name,
    })),
  );
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

export interface EInvoiceFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly fileName: string;
}

/** Why there is none: nothing of this number, or every issue in a sentence. */
export type EInvoiceFailure =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'invalid'; readonly messages: readonly string[] };

/** The e-invoice of a posted document. */
export async function makeEInvoice(
  books: Books,
  fonts: () => FontSet,
  number: string,
  { syntax, profile, language: printed }: EInvoiceQuery,
  language: Language,
): Promise<Result<EInvoiceFile, EInvoiceFailure>> {
  const row = await findDocument(books.store.db, { number });
  if (row === null) {
    return fail({ kind: 'refused', refusal: { code: 'no_document', details: {} } });
  }
  const invalid = (issues: readonly EInvoiceIssue[]): Result<never, EInvoiceFailure> =>
    fail({ kind: 'invalid', messages: issues.map((issue) => sayEInvoiceIssue(issue, language)) });
  if (row.kind !== 'invoice' && row.kind !== 'credit_memo') {
    return invalid([{ code: 'einvoice_kind', title: `${kindFacts[row.kind].title} ${number}` }]);
  }
  const document = await loadDocument(books.store.db, row);
  const facts = await gatherFacts(books, row, document);
  const mapped = mapEInvoice(facts, profile, syntax);
  const malformed = findMalformed(facts);
  if (!mapped.ok) return invalid([...malformed, ...mapped.error]);
  if (malformed.length > 0) return invalid(malformed);
  const name = (extension: string): string => fileNameOf([number, facts.buyer.name], extension);
  const xml = utf8ToBytes(syntax === 'ubl' ? writeUbl(mapped.value) : writeCii(mapped.value));
  if (syntax !== 'facturx') {
    return succeed({ bytes: xml, type: 'application/xml', fileName: name('xml') });
  }
  const query = {
    format: 'pdf',
    style: 'standard',
    ...(printed === undefined ? {} : { language: printed }),
  } as const;
  const printable = await gatherPrintable(books, row.id, document, query);
  if (!printable.ok) return fail({ kind: 'refused', refusal: printable.error });
  const printedAt = nowOf(books);
  const rendered = await renderPagesWith(
    planPages(printable.value),
    fonts(),
    printedAt,
    (pdf, about) => attachEInvoice(pdf, xml, profile, about, printedAt),
  );
  return rendered.ok
    ? succeed({ bytes: rendered.value, type: 'application/pdf', fileName: name('pdf') })
    : fail({ kind: 'invalid', messages: rendered.error.map(({ message }) => message) });
}
