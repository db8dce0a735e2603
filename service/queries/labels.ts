/** The units that labels are asked for, as their labels say them; and the labels on paper. */
import { sql } from 'kysely';
import type { LabelsRequest } from '../../shared/api/labels.ts';
import { mostLabels, type LabelsPreview } from '../../shared/api/labels.ts';
import type { Day } from '../../shared/day.ts';
import { labelStocks } from '../../shared/labels/stocks.ts';
import type { Language } from '../../shared/languages.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { expandRange } from '../../shared/serial/range.ts';
import {
  drawFirstLabel,
  renderLabelsPdf,
  type LabelFacts,
  type LabelIssue,
  type LabelJob,
} from '../../reports/labels/render.ts';
import { labelWordsOf, type LabelWords } from '../../reports/labels/words.ts';
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

async function listOfDocument(books: Books, words: LabelWords, number: string): Promise<Found> {
  const row = await findDocument(books.store.db, { number });
  if (row === null) return refuse(words.documentUnknown(number));
  const { lines } = await loadDocument(books.store.db, row);
  const units = lines.flatMap((line) =>
    line.units.map(({ sku, serial }) => ({ item: sku, serial })),
  );
  return units.length === 0
    ? refuse(words.documentEmpty(number))
    : listOfUnits(books, words, units);
}

async function listOfUnits(
  books: Books,
  words: LabelWords,
  asked: NonNullable<LabelsRequest['units']>,
): Promise<Found> {
  const { results } = await lookupUnits(books, { serials: asked.map(({ serial }) => serial) });
  const units: LabelUnit[] = [];
  const issues: LabelIssue[] = [];
  asked.forEach(({ item, serial }, index) => {
    const card = results[index]?.units.find((unit) => unit.item === item);
    if (card === undefined) {
      const message = words.unitUnknown(item, serial);
      issues.push({ line: index + 1, serial, message });
    } else {
      const { manufacturerSerial, lot } = card;
      units.push({ item, serial: card.serial, manufacturerSerial, lot });
    }
  });
  return issues.length > 0 ? fail(issues) : succeed(units);
}

function listOfRange(
  words: LabelWords,
  { item, serials }: NonNullable<LabelsRequest['range']>,
): Found {
  const expanded = expandRange(serials);
  if (!expanded.ok) return refuse(words.range[expanded.error.reason](expanded.error.part));
  return succeed(
    expanded.value.map((serial) => ({ item, serial, manufacturerSerial: null, lot: null })),
  );
}

function listUnitsOf(books: Books, words: LabelWords, request: LabelsRequest): Promise<Found> {
  if (request.document !== undefined) return listOfDocument(books, words, request.document);
  if (request.units !== undefined) return listOfUnits(books, words, request.units);
  return Promise.resolve(
    request.range === undefined ? refuse(words.noneNamed) : listOfRange(words, request.range),
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

/** A lot as one text, whatever its item is called. */
function lotKeyOf(sku: string, lot: string): string {
  return `${sku}\u0000${lot}`;
}

/** Through which day the lots of units may be used; lots that say none are left out. */
async function readExpiries(
  { store: { db, dialect } }: Books,
  units: readonly LabelUnit[],
): Promise<Map<string, Day>> {
  const lots = new Set(units.flatMap(({ lot }) => lot ?? []));
  if (lots.size === 0) return new Map();
  const skus = new Set(units.map(({ item }) => item));
  const { rows } = await sql<{ sku: string; lot: string; expires_on: Day }>`
    select i.sku, l.lot, l.expires_on from lots l join items i on i.id = l.item_id
    where i.sku in ${dialect.textsOf([...skus])} and l.lot in ${dialect.textsOf([...lots])}
      and l.expires_on is not null`.execute(db);
  return new Map(rows.map((row) => [lotKeyOf(row.sku, row.lot), row.expires_on]));
}

function labelOf(
  unit: LabelUnit,
  item: ItemRow,
  request: LabelsRequest,
  currency: string,
  expiries: ReadonlyMap<string, Day>,
): LabelFacts {
  const { manufacturerSerial } = unit;
  const lot = request.withLot ? unit.lot : null;
  const expiry = lot === null ? undefined : expiries.get(lotKeyOf(item.sku, lot));
  return {
    sku: item.sku,
    description: item.description,
    serial: unit.serial,
    gtin: item.gtin,
    ...(request.withManufacturerSerial && manufacturerSerial !== null
      ? { manufacturerSerial }
      : {}),
    ...(lot === null ? {} : { lot }),
    ...(expiry === undefined ? {} : { expiry }),
    ...(request.price === undefined ? {} : { price: `${currency} ${request.price}` }),
  };
}

/** Other requests are answered between the handfuls. */
function restABit(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** All that the labels asked for say. */
async function planJob(
  books: Books,
  request: LabelsRequest,
  language: Language,
): Promise<Result<LabelJob, readonly LabelIssue[]>> {
  const words = labelWordsOf(language);
  const found = await listUnitsOf(books, words, request);
  if (!found.ok) return found;
  const units = found.value;
  const count = units.length * request.copies;
  if (count > mostLabels) return refuse(words.tooMany(count, mostLabels));
  const items = await readItems(books, [...new Set(units.map(({ item }) => item))]);
  const expiries = request.withLot ? await readExpiries(books, units) : new Map<string, Day>();
  const labels: LabelFacts[] = [];
  for (const unit of units) {
    const item = items.get(unit.item);
    if (item === undefined) return refuse(words.itemUnknown(unit.item));
    labels.push(labelOf(unit, item, request, books.store.baseCurrency, expiries));
  }
  const { design } = await readDesign(books.store.db);
  const { linkDomain, name: company } = design;
  return succeed({ labels, options: request, linkDomain, company, language });
}

export async function printLabels(
  books: Books,
  fonts: () => FontSet,
  request: LabelsRequest,
  language: Language,
): Promise<Result<Uint8Array, readonly LabelIssue[]>> {
  const job = await planJob(books, request, language);
  return job.ok ? renderLabelsPdf(job.value, fonts(), nowOf(books), restABit) : job;
}

/** How many labels there would be, on how many sheets, and the first of them as a picture. */
export async function previewLabels(
  books: Books,
  fonts: () => FontSet,
  request: LabelsRequest,
  language: Language,
): Promise<Result<LabelsPreview, readonly LabelIssue[]>> {
  const job = await planJob(books, request, language);
  if (!job.ok) return job;
  const picture = drawFirstLabel(job.value, fonts());
  if (!picture.ok) return picture;
  const { columns, rows } = labelStocks[request.stock];
  const onSheet = columns * rows;
  const labels = job.value.labels.length * request.copies;
  const begun = (request.startAt - 1) % onSheet;
  return succeed({ picture: picture.value, labels, sheets: Math.ceil((begun + labels) / onSheet) });
}
