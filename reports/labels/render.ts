/**
 * Units -> a PDF of labels. Every label that cannot be printed as asked is named, and then none is: a sheet with a gap
 * would be put on the wrong goods. The same units, fonts and moment give the same bytes.
 */
import { PrintScaling } from 'pdf-lib';
import type { LabelsRequest, LabelSymbology } from '../../shared/api/labels.ts';
import type { Instant } from '../../shared/day.ts';
import type { Language } from '../../shared/languages.ts';
import { labelStocks, placeLabel, type LabelStock } from '../../shared/labels/stocks.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { encodeText, encodeUnit } from '../barcode/encode.ts';
import { sayBarcodeIssue } from '../barcode/barcode-issues.ts';
import type { BarSymbol } from '../barcode/symbol.ts';
import { assemblePdf, savePdf } from '../pdf/assemble.ts';
import { createCanvas } from '../pdf/canvas.ts';
import type { FontSet } from '../pdf/fonts.ts';
import { createTypesetter, type Typesetter } from '../pdf/typesetter.ts';
import {
  drawLabel,
  planLabel,
  pointsPerMillimetre as mm,
  type Box,
  type LabelLine,
  type LabelPlan,
} from './label.ts';
import { drawLabelSvg } from './draw-svg.ts';
import { labelWordsOf } from './words.ts';

/** One unit as its label says it. */
export interface LabelFacts {
  readonly sku: string;
  readonly description: string;
  readonly serial: string;
  readonly manufacturerSerial?: string;
  readonly lot?: string;
  /** `YYYY-MM-DD`: through which day the unit's lot may be used. */
  readonly expiry?: string;
  /** As it is to be read, with its currency. */
  readonly price?: string;
  /** Null where the item has none. */
  readonly gtin: string | null;
}

export interface LabelJob {
  readonly labels: readonly LabelFacts[];
  readonly options: Pick<LabelsRequest, 'stock' | 'symbology' | 'tooWide' | 'startAt' | 'copies'>;
  /** Where Digital Links lead. */
  readonly linkDomain: string;
  readonly company: string;
  /** Of the words on the labels, and of what is refused. */
  readonly language: Language;
}

export interface LabelIssue {
  /** The label, from 1 as it was asked for. */
  readonly line: number;
  readonly serial: string;
  readonly message: string;
}

function linesOf(label: LabelFacts, stock: LabelStock, language: Language): LabelLine[] {
  const words = labelWordsOf(language);
  const more = stock.hasDescription ? [label.description] : [];
  const named = (name: string, text: string | undefined): string[] =>
    text === undefined || text === '' ? [] : [`${name} ${text}`];
  return [
    { text: label.serial, isStrong: true },
    ...[
      label.sku,
      ...more,
      ...named(words.manufacturerSerial, label.manufacturerSerial),
      ...named(words.lot, label.lot),
      ...named(words.expiry, label.expiry),
      ...(label.price === undefined ? [] : [label.price]),
    ].map((text) => ({ text, isStrong: false })),
  ].filter(({ text }) => text !== '');
}

/** The symbol of a label, or why there is none. */
function encode(
  label: LabelFacts,
  symbology: LabelSymbology,
  { linkDomain, language }: Pick<LabelJob, 'linkDomain' | 'language'>,
): Result<BarSymbol, readonly string[]> {
  const { gtin, serial, lot, expiry } = label;
  if (symbology !== 'code128' && symbology !== 'qr' && gtin === null) {
    return fail([labelWordsOf(language).gtinMissing(label.sku)]);
  }
  const unit = {
    gtin: gtin ?? '',
    serial,
    ...(lot === undefined ? {} : { lot }),
    ...(expiry === undefined ? {} : { expiry }),
  };
  const encoded =
    symbology === 'code128' || symbology === 'qr'
      ? encodeText(symbology, serial)
      : encodeUnit(symbology, unit, linkDomain);
  return encoded.ok
    ? encoded
    : fail(encoded.error.map((issue) => sayBarcodeIssue(issue, language)));
}

/** A label as it was asked for, or with QR where bars would be too fine or cannot hold the text, and that is allowed. */
function plan(
  label: LabelFacts,
  job: LabelJob,
  stock: LabelStock,
  typesetter: Typesetter,
): Result<LabelPlan, readonly string[]> {
  const { symbology, tooWide } = job.options;
  const lines = linesOf(label, stock, job.language);
  const problems = lines.flatMap(({ text }) => typesetter.check(text) ?? []);
  if (problems.length > 0) return fail(problems.map(({ message }) => message));
  const box = innerOf(stock);
  const mayBeQr = symbology === 'code128' && tooWide === 'qr';
  const encoded = encode(label, symbology, job);
  const planned = encoded.ok ? planLabel(encoded.value, lines, box, typesetter) : null;
  if (planned !== null && typeof planned !== 'string') return succeed(planned);
  if (mayBeQr && planned !== 'text_too_long') {
    const instead = encodeText('qr', label.serial);
    const again = instead.ok ? planLabel(instead.value, lines, box, typesetter) : null;
    if (again !== null && typeof again !== 'string') return succeed(again);
  }
  if (!encoded.ok) return encoded;
  const { codeTooWide, textTooLong } = labelWordsOf(job.language);
  const say = planned === 'text_too_long' ? textTooLong : codeTooWide;
  return fail([say(label.serial, stock.title)]);
}

/** What of a label may be drawn on, from its own corner. */
function innerOf({ label, padding }: LabelStock): Box {
  return {
    x: padding * mm,
    y: padding * mm,
    width: (label.width - 2 * padding) * mm,
    height: (label.height - 2 * padding) * mm,
  };
}

/** The first label as a picture, laid as it will be printed; or why it cannot be. */
export function drawFirstLabel(
  job: LabelJob,
  fonts: FontSet,
): Result<string, readonly LabelIssue[]> {
  const stock = labelStocks[job.options.stock];
  const [label] = job.labels;
  if (label === undefined) return succeed('');
  const found = plan(label, job, stock, createTypesetter(fonts));
  if (found.ok) return succeed(drawLabelSvg(found.value, stock));
  const { serial } = label;
  return fail(found.error.map((message) => ({ line: 1, serial, message })));
}

const mostIssues = 100;

/**
 * `rest` is awaited between handfuls of labels, so that whoever prints ten thousand can answer others meanwhile.
 */
export async function renderLabelsPdf(
  job: LabelJob,
  fonts: FontSet,
  printedAt: Instant,
  rest: () => Promise<void> = () => Promise.resolve(),
): Promise<Result<Uint8Array, readonly LabelIssue[]>> {
  const stock = labelStocks[job.options.stock];
  const typesetter = createTypesetter(fonts);
  const canvas = createCanvas(typesetter, stock.page.height * mm);
  const issues: LabelIssue[] = [];
  let place = (job.options.startAt - 1) % (stock.columns * stock.rows);
  for (const [index, label] of job.labels.entries()) {
    if (index % 50 === 49) await rest();
    const found = plan(label, job, stock, typesetter);
    if (!found.ok) {
      const { serial } = label;
      issues.push(...found.error.map((message) => ({ line: index + 1, serial, message })));
      if (issues.length >= mostIssues) return fail(issues);
      continue;
    }
    for (let copy = 0; copy < job.options.copies; copy += 1) {
      const at = placeLabel(stock, place);
      while (canvas.pageCount() <= at.page) canvas.addPage();
      drawLabel(canvas, movePlan(found.value, at.x * mm, at.y * mm));
      place += 1;
    }
  }
  if (issues.length > 0) return fail(issues);
  const { width, height } = stock.page;
  const drawn = { width: width * mm, height: height * mm, pages: canvas.contents() };
  const pdf = await assemblePdf([drawn], typesetter);
  pdf.setTitle(labelWordsOf(job.language).title(stock.title), { showInWindowTitleBar: true });
  pdf.setAuthor(job.company);
  pdf.setCreator('Serialbook');
  pdf.setProducer('Serialbook');
  pdf.setCreationDate(new Date(printedAt));
  pdf.setModificationDate(new Date(printedAt));
  // A printer that fits pages to its own margins would move every label off its place.
  pdf.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None);
  return succeed(await savePdf(pdf));
}

function movePlan(label: LabelPlan, x: number, y: number): LabelPlan {
  const { code, text } = label;
  return {
    ...label,
    code: { ...code, x: code.x + x, y: code.y + y },
    text: { x: text.x + x, y: text.y + y },
  };
}
