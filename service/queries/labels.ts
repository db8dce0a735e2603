/** The units that labels are asked for, as their labels say them; and the labels on paper. */
import { sql } from 'kysely';
import type { LabelsRequest } from '../../shared/api/labels.ts';
import { mostLabels } from '../../shared/api/labels.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { expandRange } from '../../shared/serial/range.ts';
import { renderLabelsPdf, type LabelFacts, type LabelIssue } from '../../reports/labels/render.ts';
import type { FontSet } from '../../reports/pdf/fonts.ts';
import { nowOf, type Books } from '../books.ts';
import { readDesign } from './design.ts';
import { findDocument, loadDocument } from './documents.ts';
import { lookupUnits } from './units.ts';

interface LabelUnit {
  readonly item: string;
  readonly serial: string;
  readonly manufacturerSerial: string | null;
  readonly lot: string | null;
}

type Found = Result<readonly LabelUnit[], readonly LabelIssue[]>;

/** A sentence that is about no label of its own. */
function refuse(message: string): { ok: false; error: readonly LabelIssue[] } {
  return fail([{ line: 1, serial: '', message }]);
}

async function listOfDocument(books: Books, number: string): Promise<Found> {
  const row = await findDocument(books.store.db, { number });
  if (row === null) return refuse(`There is no document ${number}. Check the number.`);
  const { lines } = await loadDocument(books.store.db, row);
  const units = lines.flatMap((line) =>
    line.units.map(({ sku, serial }) => ({ item: sku, serial })),
  );
  return units.length === 0
    ? refuse(`${number} names no units. Choose another document, or give the serials.`)
    : listOfUnits(books, units);
}

async function listOfUnits(
  books: Books,
  asked: NonNullable<LabelsRequest['units']>,
): Promise<Found> {
  const { results } = await lookupUnits(books, { serials: asked.map(({ serial }) => serial) });
  const units: LabelUnit[] = [];
  const issues: LabelIssue[] = [];
  asked.forEach(({ item, serial }, index) => {
    const card = results[index]?.units.find((unit) => unit.item === item);
    if (card === undefined) {
      const message = `There is no ${item} with serial ${serial}. Check both, or print a range, which needs no units.`;
      issues.push({ line: index + 1, serial, message });
    } else {
      const { manufacturerSerial, lot } = card;
      units.push({ item, serial: card.serial, manufacturerSerial, lot });
    }
  });
  return issues.length > 0 ? fail(issues) : succeed(units);
}

function listOfRange({ item, serials }: NonNullable<LabelsRequest['range']>): Found {
  const expanded = expandRange(serials);
  if (!expanded.ok) return refuse(expanded.error.message);
  return succeed(
    expanded.value.map((serial) => ({ item, serial, manufacturerSerial: null, lot: null })),
  );
}

function listUnitsOf(books: Books, request: LabelsRequest): Promise<Found> {
  if (request.document !== undefined) return listOfDocument(books, request.document);
  if (request.units !== undefined) return listOfUnits(books, request.units);
  return Promise.resolve(
    request.range === undefined
      ? refuse('No units are named. Name some.')
      : listOfRange(request.range),
  );
}

interface ItemRow {
  readonly sku: string;
  readonly description: string;
  readonly gtin: string | null;
}

async function readItems(books: Books, skus: readonly string[]): Promise<Map<string, ItemRow>> {
  const { rows } = await sql<ItemRow>`
    select sku, description, gtin from items
    where sku in ${books.store.dialect.textsOf(skus)}`.execute(books.store.db);
  return new Map(rows.map((row) => [row.sku, row]));
}

function labelOf(
  unit: LabelUnit,
  item: ItemRow,
  request: LabelsRequest,
  currency: string,
): LabelFacts {
  const { manufacturerSerial, lot } = unit;
  return {
    sku: item.sku,
    description: item.description,
    serial: unit.serial,
    gtin: item.gtin,
    ...(request.withManufacturerSerial && manufacturerSerial !== null
      ? { manufacturerSerial }
      : {}),
    ...(request.withLot && lot !== null ? { lot } : {}),
    ...(request.price === undefined ? {} : { price: `${currency} ${request.price}` }),
  };
}

/** Other requests are answered between the handfuls. */
function restABit(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export async function printLabels(
  books: Books,
  fonts: () => FontSet,
  request: LabelsRequest,
): Promise<Result<Uint8Array, readonly LabelIssue[]>> {
  const found = await listUnitsOf(books, request);
  if (!found.ok) return found;
  const units = found.value;
  if (units.length * request.copies > mostLabels) {
    return refuse(
      `These would be ${units.length * request.copies} labels, and ${mostLabels} are printed at once. Print them in parts.`,
    );
  }
  const items = await readItems(books, [...new Set(units.map(({ item }) => item))]);
  const labels: LabelFacts[] = [];
  for (const unit of units) {
    const item = items.get(unit.item);
    if (item === undefined) return refuse(`There is no item ${unit.item}. Check its code.`);
    labels.push(labelOf(unit, item, request, books.store.baseCurrency));
  }
  const { design } = await readDesign(books.store.db);
  const job = { labels, options: request, linkDomain: design.linkDomain, company: design.name };
  return renderLabelsPdf(job, fonts(), nowOf(books), restABit);
}
