/**
 * Units -> a PDF of labels. Every label that cannot be printed as asked is named, and then none is: a sheet with a gap
 * would be put on the wrong goods. The same units, fonts and moment give the same bytes.
 */
import { PrintScaling } from 'pdf-lib';
import type { LabelsRequest, LabelSymbology } from '../../shared/api/labels.ts';
import type { Instant } from '../../shared/day.ts';
import { labelStocks, placeLabel, type LabelStock } from '../../shared/labels/stocks.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { encodeText, encodeUnit } from '../barcode/encode.ts';
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
  type LabelFault,
  type LabelLine,
  type LabelPlan,
} from './label.ts';

/** One unit as its label says it. */
export interface LabelFacts {
  readonly sku: string;
  readonly description: string;
  readonly serial: string;
  readonly manufacturerSerial?: string;
  readonly lot?: string;
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
}

export interface LabelIssue {
  /** The label, from 1 as it was asked for. */
  readonly line: number;
  readonly serial: string;
  readonly message: string;
}

const faultSentences: Readonly<Record<LabelFault, (serial: string, stock: string) => string>> = {
  code_too_wide: (serial, stock) =>
    `The barcode of “${serial}” would be too fine to be read on ${stock}. Choose QR or a larger label.`,
  text_too_long: (serial, stock) =>
    `The text of “${serial}” does not fit ${stock}. Choose a larger label, or leave lines out.`,
};

function linesOf(label: LabelFacts, stock: LabelStock): LabelLine[] {
  const more = stock.hasDescription ? [label.description] : [];
  const named = (name: string, text: string | undefined): string[] =>
    text === undefined || text === '' ? [] : [`${name} ${text}`];
  return [
    { text: label.serial, isStrong: true },
    ...[
      label.sku,
      ...more,
      ...named('MSN', label.manufacturerSerial),
      ...named('Lot', label.lot),
      ...(label.price === undefined ? [] : [label.price]),
    ].map((text) => ({ text, isStrong: false })),
  ].filter(({ text }) => text !== '');
}

function encode(
  label: LabelFacts,
  symbology: LabelSymbology,
  linkDomain: string,
): Result<BarSymbol, readonly { readonly message: string }[]> {
  if (symbology === 'code128' || symbology === 'qr') return encodeText(symbology, label.serial);
  const { gtin, serial, lot } = label;
  if (gtin === null) {
    const message = `${label.sku} has no GTIN, and a GS1 barcode begins with one. Enter it at the item, or choose Code 128 or QR.`;
    return fail([{ message }]);
  }
  const unit = { gtin, serial, ...(lot === undefined ? {} : { lot }) };
  return encodeUnit(symbology, unit, linkDomain);
}

/** A label as it was asked for, or with QR where bars would be too fine or cannot hold the text, and that is allowed. */
function plan(
  label: LabelFacts,
  job: LabelJob,
  stock: LabelStock,
  box: Box,
  typesetter: Typesetter,
): Result<LabelPlan, readonly string[]> {
  const { symbology, tooWide } = job.options;
  const lines = linesOf(label, stock);
  const mayBeQr = symbology === 'code128' && tooWide === 'qr';
  const encoded = encode(label, symbology, job.linkDomain);
  const planned = encoded.ok ? planLabel(encoded.value, lines, box, typesetter) : null;
  if (planned !== null && typeof planned !== 'string') return succeed(planned);
  if (mayBeQr && planned !== 'text_too_long') {
    const instead = encodeText('qr', label.serial);
    const again = instead.ok ? planLabel(instead.value, lines, box, typesetter) : null;
    if (again !== null && typeof again !== 'string') return succeed(again);
  }
  if (!encoded.ok) return fail(encoded.error.map(({ message }) => message));
  return fail([faultSentences[planned ?? 'code_too_wide'](label.serial, stock.title)]);
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
    const problems = linesOf(label, stock).flatMap(({ text }) => typesetter.check(text) ?? []);
    const inner = {
      width: (stock.label.width - 2 * stock.padding) * mm,
      height: (stock.label.height - 2 * stock.padding) * mm,
    };
    const found =
      problems.length > 0
        ? fail(problems.map(({ message }) => message))
        : plan(label, job, stock, { x: 0, y: 0, ...inner }, typesetter);
    if (!found.ok) {
      const { serial } = label;
      issues.push(...found.error.map((message) => ({ line: index + 1, serial, message })));
      if (issues.length >= mostIssues) return fail(issues);
      continue;
    }
    for (let copy = 0; copy < job.options.copies; copy += 1) {
      const at = placeLabel(stock, place);
      while (canvas.pageCount() <= at.page) canvas.addPage();
      const x = (at.x + stock.padding) * mm;
      const y = (at.y + stock.padding) * mm;
      drawLabel(canvas, movePlan(found.value, x, y));
      place += 1;
    }
  }
  if (issues.length > 0) return fail(issues);
  const { width, height } = stock.page;
  const drawn = { width: width * mm, height: height * mm, pages: canvas.contents() };
  const pdf = await assemblePdf([drawn], typesetter);
  pdf.setTitle(`Labels, ${stock.title}`, { showInWindowTitleBar: true });
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
