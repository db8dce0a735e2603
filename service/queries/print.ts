/**
 * A posted document as paper: its facts gathered from the books and handed to reports/. An RMA form is filled from its
 * serials alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryOf, UnitCard } from '../../shared/api.ts';
import { dayOf, parseDay, type Day, type Instant } from '../../shared/day.ts';
import { parseMoney, percentOf, parsePercent, sum, type Minor } from '../../shared/money.ts';
import type {
  DocumentFacts as DocumentPrintFacts,
  InvoiceFacts,
  LineFacts as LinePrintFacts,
  PartyFacts,
  PrintFacts,
  RmaFacts,
  TaxFacts,
} from '../../reports/model/facts.ts';
import { fileNameOf } from '../../reports/file-name.ts';
import type { PageDocument } from '../../reports/model/page.ts';
import { fontFiles } from '../../reports/pdf/font-files.ts';
import { loadFonts, type FontSet } from '../../reports/pdf/fonts.ts';
import {
  planDocumentPages,
  planInvoicePages,
  planRmaPages,
  renderPages,
} from '../../reports/pdf/render.ts';
import { renderDocumentXlsx, renderInvoiceXlsx, renderRmaXlsx } from '../../reports/xlsx/render.ts';
import { nowOf, type Books } from '../books.ts';
import { formatHead, readHead } from '../store/audit.ts';
import { printCompanyOf, printDesignOf, readDesign, type StoredDesign } from './design.ts';
import type { DocumentFacts, LineFacts } from './document-facts.ts';
import { findDocument, loadDocument } from './documents.ts';
import { loadUnitsAt } from './units.ts';

/** Reads the fonts of `home`'s packages once, and hands the same set to every print. */
export function makeFontReader(home: string): () => FontSet {
  let fonts: FontSet | null = null;
  const read = (file: string): Uint8Array =>
    new Uint8Array(readFileSync(join(home, 'node_modules', file)));
  return () => {
    fonts ??= loadFonts({
      regular: read(fontFiles.regular),
      bold: read(fontFiles.bold),
      fallback: read(fontFiles.fallback),
    });
    return fonts;
  };
}

export type PrintOutcome =
  | { readonly kind: 'printed'; readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly kind: 'unprintable'; readonly messages: readonly string[] };

type PrintOptions = NonNullable<QueryOf<'printDocument'>>;

/** The document of this number on paper or as a workbook. Null where there is none. */
export async function printDocument(
  books: Books,
  fonts: () => FontSet,
  number: string,
  options: PrintOptions,
): Promise<PrintOutcome | null> {
  const { db } = books.store;
  const row = await findDocument(db, { number });
  if (row === null) return null;
  const facts = await loadDocument(db, row);
  const printedAt = nowOf(books);
  const printable = await gatherPrintable(books, row.id, facts, options);
  const pages = planPages(printable);
  const rendered =
    options.format === 'pdf'
      ? await renderPages(pages, fonts(), printedAt)
      : await renderWorkbook(printable, printedAt);
  if (!rendered.ok) {
    return { kind: 'unprintable', messages: rendered.error.map((issue) => issue.message) };
  }
  const fileName = fileNameOfPages(pages, options.format);
  return { kind: 'printed', bytes: rendered.value, fileName };
}

/** What is printed where nothing is asked for: as the company's design says. */
function settleOptions(options: PrintOptions, { design }: StoredDesign): PrintOptions {
  return {
    ...options,
    serials: options.serials ?? design.serials,
    paper: options.paper ?? (design.paper === 'letter' ? 'Letter' : 'A4'),
  };
}

/** All that the paper or the sheet of a document is made of. */
export type Printable =
  | { readonly form: 'invoice'; readonly facts: InvoiceFacts }
  | { readonly form: 'rma'; readonly facts: RmaFacts }
  | { readonly form: 'document'; readonly facts: DocumentPrintFacts };

/** The printable document of this number. Null where there is none. */
export async function findPrintable(
  books: Books,
  number: string,
  options: PrintOptions,
): Promise<Printable | null> {
  const { db } = books.store;
  const row = await findDocument(db, { number });
  if (row === null) return null;
  return gatherPrintable(books, row.id, await loadDocument(db, row), options);
}

async function gatherPrintable(
  books: Books,
  documentId: number,
  facts: DocumentFacts,
  asked: PrintOptions,
): Promise<Printable> {
  const stored = await readDesign(books.store.db);
  const options = settleOptions(asked, stored);
  const shared = await gatherShared(books, facts, options, stored);
  const party = await readParty(books, facts.party);
  if (facts.kind === 'invoice') {
    return { form: 'invoice', facts: invoiceOf(facts, shared, party, options) };
  }
  if (facts.kind === 'customer_rma' || facts.kind === 'vendor_rma') {
    return { form: 'rma', facts: await rmaOf(books, documentId, facts, shared, party) };
  }
  return { form: 'document', facts: documentOf(facts.kind, facts, shared, party, options) };
}

/** The pages of a document in the company's design. */
export function planPages({ form, facts }: Printable): PageDocument {
  switch (form) {
    case 'invoice':
      return planInvoicePages(facts);
    case 'rma':
      return planRmaPages(facts);
    case 'document':
      return planDocumentPages(facts);
  }
}

/** The workbook of a document. */
export function renderWorkbook({ form, facts }: Printable, printedAt: Instant) {
  switch (form) {
    case 'invoice':
      return renderInvoiceXlsx(facts, printedAt);
    case 'rma':
      return renderRmaXlsx(facts, printedAt);
    case 'document':
      return renderDocumentXlsx(facts, printedAt);
  }
}

/** The name of a document's file: its title as it is printed, its number and its party. */
export function fileNameOfPages({ title, number, party }: PageDocument, extension: string): string {
  return fileNameOf([title, number, party?.name ?? ''], extension);
}

function textOf(header: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = header[field];
  return typeof value === 'string' ? value : undefined;
}

function dayIn(header: Readonly<Record<string, unknown>>, field: string): Day | undefined {
  return parseDay(textOf(header, field) ?? '') ?? undefined;
}

/** Leaves out what is undefined, so that optional facts are either there or not. */
function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}

async function gatherShared(
  books: Books,
  facts: DocumentFacts,
  options: PrintOptions,
  stored: StoredDesign,
): Promise<PrintFacts> {
  const head = await readHead(books.store.db);
  return {
    company: printCompanyOf(stored),
    design: printDesignOf(stored),
    number: facts.number ?? '',
    occurredOn: facts.occurredOn as Day,
    currency: facts.currency,
    seal: formatHead(head),
    paper: options.paper === 'Letter' ? 'letter' : 'a4',
    ...defined({
      recordedOn: facts.recordedAt === null ? undefined : dayOf(facts.recordedAt as Instant),
      reference: textOf(facts.header, 'reference'),
      note: textOf(facts.header, 'note'),
    }),
  };
}

async function readParty(books: Books, code: string | null): Promise<PartyFacts> {
  if (code === null) return { code: '', name: '', addressLines: [] };
  const row = await books.store.db
    .selectFrom('parties')
    .select(['name', 'fields'])
    .where('code', '=', code)
    .executeTakeFirst();
  const fields = JSON.parse(row?.fields ?? '{}') as { address?: string | string[] };
  const addressLines = [fields.address ?? []].flat().flatMap((line) => line.split('\n'));
  return { code, name: row?.name ?? code, addressLines };
}

function serialsOf(line: LineFacts, options: PrintOptions): LinePrintFacts['serials'] {
  const withMaker = options.serials === 'manufacturer' || options.serials === 'both';
  return line.units.map((unit) => ({
    serial: unit.serial,
    ...(withMaker && unit.manufacturerSerial !== null
      ? { manufacturerSerial: unit.manufacturerSerial }
      : {}),
  }));
}

/** The amounts of a document by tax rate, as they were posted line by line. */
function taxesOf(facts: DocumentFacts): TaxFacts[] {
  const byRate = new Map<string, { baseMinor: Minor; taxMinor: Minor }>();
  for (const line of facts.lines) {
    if (line.taxRate === null || parsePercent(line.taxRate) === 0) continue;
    const before = byRate.get(line.taxRate) ?? { baseMinor: 0, taxMinor: 0 };
    byRate.set(line.taxRate, {
      baseMinor: before.baseMinor + line.net,
      taxMinor: before.taxMinor + percentOf(line.net, parsePercent(line.taxRate) ?? 0),
    });
  }
  return [...byRate].map(([rate, amounts]) => ({ rate, ...amounts }));
}

function invoiceOf(
  facts: DocumentFacts,
  shared: PrintFacts,
  customer: PartyFacts,
  options: PrintOptions,
): InvoiceFacts {
  return {
    ...shared,
    customer,
    lines: facts.lines.map((line) => ({
      line: line.line,
      sku: line.sku,
      description: line.fields.description,
      quantity: line.quantity,
      unitPriceMinor: line.unitAmount ?? 0,
      discountMinor: line.discount,
      taxRate: line.taxRate ?? '0',
      netMinor: line.net,
      serials: serialsOf(line, options),
    })),
    netMinor: facts.net,
    taxes: taxesOf(facts),
    totalMinor: facts.net + facts.tax,
    serials: options.serials === 'none' ? 'none' : 'serial',
    style: options.style === 'packing_slip' ? 'packing_slip' : 'invoice',
  };
}

/** An add-on cost as its document has it; one in its own currency is told in the head and is no part of the total. */
interface AddOnCost {
  readonly name: string;
  readonly amount: string;
  readonly currency?: string;
}

/** Whether the lines of a kind are printed with prices, with costs, or without money. */
const moneyOfKinds: Readonly<Record<DocumentPrintFacts['kind'], 'price' | 'cost' | 'none'>> = {
  purchase_order: 'cost',
  goods_receipt: 'cost',
  vendor_bill: 'cost',
  debit_memo: 'cost',
  sales_order: 'price',
  credit_memo: 'price',
  stock_transfer: 'none',
  quantity_adjustment: 'none',
  cost_adjustment: 'none',
  stock_count: 'none',
  assembly: 'none',
};

function documentOf(
  kind: DocumentPrintFacts['kind'],
  facts: DocumentFacts,
  shared: PrintFacts,
  party: PartyFacts,
  options: PrintOptions,
): DocumentPrintFacts {
  const money = moneyOfKinds[kind];
  const isPriced = money === 'price';
  const hasMoney = money !== 'none';
  const amount = (line: LineFacts): Partial<LinePrintFacts> => {
    if (!hasMoney) return {};
    const unit =
      line.unitAmount ?? (line.quantity === 0 ? 0 : Math.round(line.net / line.quantity));
    return {
      ...(isPriced ? { unitPriceMinor: unit } : { unitCostMinor: unit }),
      ...(line.discount === 0 ? {} : { discountMinor: line.discount }),
      ...(line.taxRate === null ? {} : { taxRate: line.taxRate }),
      netMinor: line.net,
    };
  };
  const given = (facts.header['addOnCosts'] ?? []) as AddOnCost[];
  const isForeign = ({ currency = facts.currency }: AddOnCost): boolean =>
    currency !== facts.currency;
  const addOns = given.filter((cost) => !isForeign(cost));
  const details = [
    ['From', textOf(facts.header, 'fromArea')],
    ['To', textOf(facts.header, 'toArea')],
    ['Bin', textOf(facts.header, 'area')],
    ['Reverses', facts.reverses ?? undefined],
    ['Reversed by', facts.reversedBy ?? undefined],
    ...(hasMoney && options.style !== 'packing_slip' ? given.filter(isForeign) : []).map(
      ({ name, amount: text, currency = '' }) => [name, `${text} ${currency}`],
    ),
  ].flatMap(([label = '', value]) => (value === undefined ? [] : [{ label, value }]));
  return {
    ...shared,
    kind,
    ...(party.code === '' ? {} : { party }),
    details,
    lines: facts.lines.map((line) => ({
      line: line.line,
      sku: line.sku,
      description: line.fields.description,
      quantity: line.quantity,
      ...amount(line),
      ...defined({ reason: line.fields.reason }),
      serials: serialsOf(line, options),
    })),
    ...(hasMoney
      ? {
          netMinor: facts.net,
          addOnCosts: addOns.map(({ name, amount: text }) => ({
            name,
            amountMinor: parseMoney(text, facts.currency) ?? 0,
          })),
          taxes: taxesOf(facts),
          totalMinor:
            facts.net +
            facts.tax +
            sum(addOns.map(({ amount: text }) => parseMoney(text, facts.currency) ?? 0)),
        }
      : {}),
    serials: options.serials === 'none' ? 'none' : 'serial',
    style: options.style === 'packing_slip' ? 'packing_slip' : 'full',
  };
}

async function rmaOf(
  books: Books,
  documentId: number,
  facts: DocumentFacts,
  shared: PrintFacts,
  party: PartyFacts,
): Promise<RmaFacts> {
  const { header } = facts;
  const units = facts.lines.flatMap((line) => line.units.map((unit) => ({ line, unit })));
  const cards = new Map(
    (await loadUnitsAt(books, documentId)).map((found) => [
      `${found.card.item}/${found.card.serial}`,
      found,
    ]),
  );
  const filled = units.map(({ line, unit }) => {
    const { card, history } = cards.get(`${unit.sku}/${unit.serial}`) ?? {};
    const earlierReturns = (history ?? [])
      .filter((row) => row.kind === 'credit_memo')
      .map((row) => ({ number: row.document, occurredOn: row.occurredOn as Day }));
    return {
      card,
      shared: {
        line: line.line,
        sku: line.sku,
        description: line.fields.description,
        serial: unit.serial,
        reason: line.fields.reason ?? '',
        ...(unit.manufacturerSerial === null
          ? {}
          : { manufacturerSerial: unit.manufacturerSerial }),
        ...(earlierReturns.length === 0 ? {} : { earlierReturns }),
      },
      action: line.fields.action ?? 'credit',
    };
  });
  const { baseCurrency } = books.store;
  const money = (text: string | null | undefined): Minor | undefined =>
    text === null || text === undefined ? undefined : (parseMoney(text, baseCurrency) ?? undefined);
  const receiptOf = (card: UnitCard | undefined) =>
    defined({
      receiptNumber: card?.receiptNumber ?? undefined,
      receivedOn: (card?.receivedOn ?? undefined) as Day | undefined,
    });
  if (facts.kind === 'customer_rma') {
    return {
      ...shared,
      currency: baseCurrency,
      kind: 'customer_rma',
      customer: party,
      ...defined({ expiresOn: dayIn(header, 'expiresOn') }),
      units: filled.map(({ card, shared: unit, action }) => ({
        ...unit,
        action,
        ...receiptOf(card),
        ...defined({
          invoiceNumber: card?.invoiceNumber ?? undefined,
          soldOn: (card?.soldOn ?? undefined) as Day | undefined,
          unitPriceMinor: money(card?.unitPrice),
          vendor: card?.vendor ?? undefined,
        }),
      })),
    };
  }
  return {
    ...shared,
    currency: baseCurrency,
    kind: 'vendor_rma',
    vendor: party,
    ...defined({
      vendorRmaNumber: textOf(header, 'vendorRmaNumber'),
      vendorRmaOn: dayIn(header, 'vendorRmaDate'),
    }),
    units: filled.map(({ card, shared: unit }) => ({
      ...unit,
      ...receiptOf(card),
      ...defined({ unitCostMinor: money(card?.unitCost) }),
    })),
  };
}
