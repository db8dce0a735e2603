/**
 * A document as paper: its facts gathered from the books and handed to reports/. An RMA form is filled from its
 * serials alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../../shared/assert.ts';
import type { Instant } from '../../shared/day.ts';
import { stylesOfKinds } from '../../shared/documents/print-styles.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { DocumentFacts as PrintedDocument, RmaFacts } from '../../reports/model/facts.ts';
import { fileNameOf } from '../../reports/file-name.ts';
import type { PageDocument } from '../../reports/model/page.ts';
import type { ShippingLabelFacts } from '../../reports/model/shipping-label.ts';
import { fontFiles } from '../../reports/pdf/font-files.ts';
import { loadFonts, type FontSet } from '../../reports/pdf/fonts.ts';
import {
  planDocumentPages,
  planLabelPages,
  planRmaPages,
  renderPages,
} from '../../reports/pdf/render.ts';
import { renderDocumentXlsx, renderRmaXlsx } from '../../reports/xlsx/render.ts';
import { nowOf, type Books } from '../books.ts';
import type { DocumentFacts } from './document-facts.ts';
import { findDocument, loadDocument } from './documents.ts';
import { linesByBin, linesToPutAway } from './print/bins.ts';
import {
  openFrame,
  sharedFacts,
  settleOptions,
  textOf,
  type PrintFrame,
  type PrintOptions,
  type PrintQuery,
} from './print/facts.ts';
import { documentOf } from './print/lined.ts';
import { rmaOf } from './print/rma.ts';
import { unitsNow, unitsThen, type UnitsAtHand } from './print/units.ts';

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

/** The document of this number on paper or as a workbook. */
export async function printDocument(
  books: Books,
  fonts: () => FontSet,
  number: string,
  query: PrintQuery,
): Promise<Result<PrintOutcome, Refusal>> {
  const found = await findPrintable(books, number, query);
  return found.ok
    ? succeed(await print(found.value, fonts, query.format, nowOf(books)))
    : fail(found.error);
}

/** Paper or workbook of what is printable. */
export async function print(
  printable: Printable,
  fonts: () => FontSet,
  format: PrintQuery['format'],
  printedAt: Instant,
): Promise<PrintOutcome> {
  const pages = planPages(printable);
  const rendered =
    format === 'pdf'
      ? await renderPages(pages, fonts(), printedAt)
      : await renderWorkbook(printable, printedAt);
  if (!rendered.ok) {
    return { kind: 'unprintable', messages: rendered.error.map((issue) => issue.message) };
  }
  return { kind: 'printed', bytes: rendered.value, fileName: fileNameOfPages(pages, format) };
}

/** All that the paper or the sheet of a document is made of. */
export type Printable =
  | { readonly form: 'rma'; readonly facts: RmaFacts }
  | { readonly form: 'document'; readonly facts: PrintedDocument }
  | { readonly form: 'label'; readonly facts: ShippingLabelFacts };

/** The printable document of this number. Papers of one batch share a frame. */
export async function findPrintable(
  books: Books,
  number: string,
  query: PrintQuery,
  frame?: PrintFrame,
): Promise<Result<Printable, Refusal>> {
  const { db } = books.store;
  const row = await findDocument(db, { number });
  if (row === null) return fail({ code: 'no_document', details: {} });
  return gatherPrintable(books, row.id, await loadDocument(db, row), query, frame);
}

/** Why a kind is not printed so, or null. */
function checkStyle({ kind }: DocumentFacts, { style, format }: PrintQuery): Refusal | null {
  const styles = stylesOfKinds[kind];
  if (!styles.includes(style)) return { code: 'style_of_kind', details: { kind, style } };
  return style === 'shipping_label' && format === 'xlsx'
    ? { code: 'label_is_paper', details: {} }
    : null;
}

/** Which units' cards a paper needs, and of when. */
async function loadUnits(
  books: Books,
  documentId: number | null,
  facts: DocumentFacts,
  { style, lots, warranty }: PrintOptions,
): Promise<UnitsAtHand> {
  const isOfBins = style === 'pick_list' || style === 'put_away';
  const isRma = facts.kind === 'customer_rma' || facts.kind === 'vendor_rma';
  if (isOfBins) return unitsNow(books, facts);
  if (!isRma && lots !== true && warranty !== true) return new Map();
  return documentId === null ? unitsNow(books, facts) : unitsThen(books, documentId);
}

/** What a document is printed from; `documentId` is null for what is not posted. */
export async function gatherPrintable(
  books: Books,
  documentId: number | null,
  facts: DocumentFacts,
  query: PrintQuery,
  given?: PrintFrame,
): Promise<Result<Printable, Refusal>> {
  const refusal = checkStyle(facts, query);
  if (refusal !== null) return fail(refusal);
  const frame = given ?? (await openFrame(books));
  const options = settleOptions(query, frame.stored);
  const shared = sharedFacts(facts, options, frame);
  const party = await frame.partyOf(facts.party);
  const atHand = await loadUnits(books, documentId, facts, options);
  if (options.style === 'shipping_label') {
    const vendorRmaNumber = textOf(facts.header, 'vendorRmaNumber');
    return succeed({
      form: 'label',
      facts: {
        ...shared,
        to: party,
        units: facts.units,
        ...(vendorRmaNumber === undefined ? {} : { vendorRmaNumber }),
      },
    });
  }
  if (facts.kind === 'customer_rma' || facts.kind === 'vendor_rma') {
    return succeed({ form: 'rma', facts: rmaOf(books, facts, shared, party, atHand) });
  }
  const printed = documentOf(facts.kind, facts, shared, party, options, atHand);
  if (options.style === 'pick_list') {
    const lines = await linesByBin(books, printed, atHand);
    return succeed({ form: 'document', facts: { ...printed, lines } });
  }
  if (options.style === 'put_away') {
    const lines = linesToPutAway(printed, textOf(facts.header, 'area'), atHand);
    return succeed({ form: 'document', facts: { ...printed, lines } });
  }
  return succeed({ form: 'document', facts: printed });
}

/** The pages of a document in the company's design. */
export function planPages({ form, facts }: Printable): PageDocument {
  switch (form) {
    case 'rma':
      return planRmaPages(facts);
    case 'document':
      return planDocumentPages(facts);
    case 'label':
      return planLabelPages(facts);
  }
}

/** The workbook of a document; a label has none, which is refused before. */
export function renderWorkbook({ form, facts }: Printable, printedAt: Instant) {
  assert(form !== 'label', 'a label was asked for as a workbook');
  return form === 'rma' ? renderRmaXlsx(facts, printedAt) : renderDocumentXlsx(facts, printedAt);
}

/** The name of a document's file: its title as it is printed, its number and its party. */
export function fileNameOfPages({ title, number, party }: PageDocument, extension: string): string {
  return fileNameOf([title, number, party?.name ?? ''], extension);
}
