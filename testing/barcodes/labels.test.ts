/**
 * Labels on every stock, read back by the camera's reader from where the stock says that each lies. With
 * LABEL_PICTURES=FOLDER each sheet is kept as a PDF with the edges of the labels drawn over it, to be looked at.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, rgb } from 'pdf-lib';
import type { Instant } from '../../shared/day.ts';
import { labelStocks, placeLabel, stockNames, type StockName } from '../../shared/labels/stocks.ts';
import { fontFiles } from '../../reports/pdf/font-files.ts';
import { loadFonts } from '../../reports/pdf/fonts.ts';
import { pointsPerMillimetre as mm } from '../../reports/labels/label.ts';
import { renderLabelsPdf, type LabelFacts, type LabelJob } from '../../reports/labels/render.ts';
import { readCodes, type Place } from './read-pdf.ts';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const fonts = loadFonts({ regular: readFont(fontFiles.regular), bold: readFont(fontFiles.bold) });
const printedAt = '2026-01-31T08:00:00.000Z' as Instant;
const gtin = '05012345600109';

function labelOf(serial: string): LabelFacts {
  return {
    sku: 'CA-AMP-60',
    description: 'Stereo amplifier, 2 × 60 W, walnut',
    serial,
    gtin,
  };
}

function jobOf(
  stock: StockName,
  labels: readonly LabelFacts[],
  options: Partial<LabelJob['options']> = {},
): LabelJob {
  return {
    labels,
    options: { stock, symbology: 'code128', tooWide: 'qr', startAt: 1, copies: 1, ...options },
    linkDomain: 'https://id.gs1.org',
    company: 'Cedar Audio',
    language: 'en',
  };
}

async function render(job: LabelJob): Promise<Uint8Array> {
  const printed = await renderLabelsPdf(job, fonts, printedAt);
  if (!printed.ok) throw new Error(printed.error[0]?.message);
  return printed.value;
}

/** The edges of the first labels of the stock, from a place on. */
function placesOf(name: StockName, from: number, count: number): (page: number) => Place[] {
  const stock = labelStocks[name];
  return (page) =>
    Array.from({ length: count }, (_, index) => placeLabel(stock, from + index))
      .filter((at) => at.page === page)
      .map(({ x, y }) => ({
        x: x * mm,
        y: y * mm,
        width: stock.label.width * mm,
        height: stock.label.height * mm,
      }));
}

/** Reads the matrix at the left of each label. The reader begins in the middle of what it is shown, so more is shown step by step. */
async function readLeft(
  pdf: Uint8Array,
  places: (page: number) => Place[],
): Promise<(string | null)[]> {
  let found: (string | null)[] = [];
  for (const share of [0.25, 0.35, 0.42, 0.5, 0.2, 0.3]) {
    const read = await readCodes(pdf, (page) =>
      places(page).map((place) => ({ ...place, width: place.width * share })),
    );
    found = read.map((text, index) => found[index] ?? text);
    if (!found.includes(null)) break;
  }
  return found;
}

/** Keeps a sheet with the grid of its labels, where a person asks for it. */
async function keep(name: string, stock: StockName, pdf: Uint8Array): Promise<void> {
  const folder = process.env['LABEL_PICTURES'];
  if (folder === undefined) return;
  const document = await PDFDocument.load(pdf);
  const page = document.getPage(0);
  const { columns, rows } = labelStocks[stock];
  for (const place of placesOf(stock, 0, columns * rows)(0)) {
    page.drawRectangle({
      x: place.x,
      y: page.getHeight() - place.y - place.height,
      width: place.width,
      height: place.height,
      borderColor: rgb(0.9, 0.2, 0.2),
      borderWidth: 0.3,
    });
  }
  writeFileSync(join(folder, `${name}.pdf`), await document.save());
}

describe.each(stockNames)('%s', (stock) => {
  const serials = ['CA-AMP-0101', '00012345678901234567', 'A1'];

  test.each(['code128', 'qr', 'gs1_datamatrix'] as const)(
    'is read back as %s',
    async (symbology) => {
      const pdf = await render(jobOf(stock, serials.map(labelOf), { symbology }));
      await keep(`${stock}-${symbology}`, stock, pdf);
      const places = placesOf(stock, 0, serials.length);
      const read = await (symbology === 'code128' ? readCodes : readLeft)(pdf, places);
      const wanted =
        symbology === 'gs1_datamatrix' ? serials.map((serial) => `01${gtin}21${serial}`) : serials;
      expect(read.map((text) => text?.replace(/^\u001d/, ''))).toEqual(wanted);
    },
    60_000,
  );
});

test('a Digital Link stands on a label that has room for it, and the small one refuses it', async () => {
  const labels = [labelOf('CA-AMP-0101')];
  const pdf = await render(jobOf('L7160', labels, { symbology: 'digital_link' }));
  expect(await readLeft(pdf, placesOf('L7160', 0, 1))).toEqual([
    `https://id.gs1.org/01/${gtin}/21/CA-AMP-0101`,
  ]);
  const refused = await renderLabelsPdf(
    {
      ...jobOf('L4731', labels, { symbology: 'digital_link' }),
      linkDomain: 'https://serials.example.com/trace/of/units',
    },
    fonts,
    printedAt,
  );
  expect(refused).toMatchObject({ ok: false, error: [{ line: 1, serial: 'CA-AMP-0101' }] });
});

test('a serial too long for bars becomes QR, or is refused, as was asked', async () => {
  const labels = [labelOf('SERIAL-NUMBER-OF-FORTY-CHARACTERS-00000001')];
  const pdf = await render(jobOf('5167', labels));
  expect(await readCodes(pdf, placesOf('5167', 0, 1))).toEqual([labels[0]?.serial]);
  const refused = await renderLabelsPdf(
    jobOf('5167', labels, { tooWide: 'refuse' }),
    fonts,
    printedAt,
  );
  expect(refused).toMatchObject({ ok: false });
  expect(JSON.stringify(refused)).toContain('too fine to be read');
});

test('a sheet that was begun goes on at its first free label, with as many copies as asked', async () => {
  const labels = ['B-1', 'B-2', 'B-3'].map(labelOf);
  const pdf = await render(jobOf('5163', labels, { startAt: 8, copies: 2 }));
  expect(await readCodes(pdf, placesOf('5163', 7, 6))).toEqual([
    'B-1',
    'B-1',
    'B-2',
    'B-2',
    'B-3',
    'B-3',
  ]);
  expect((await PDFDocument.load(pdf)).getPageCount()).toBe(2);
});

test('each label that cannot be printed is named, and none is printed', async () => {
  const labels = [labelOf('B-1'), { ...labelOf('B 2'), gtin: null }, labelOf('B 3')];
  const refused = await renderLabelsPdf(
    jobOf('L7160', labels, { symbology: 'gs1_datamatrix' }),
    fonts,
    printedAt,
  );
  expect(refused).toMatchObject({
    ok: false,
    error: [
      { line: 2, serial: 'B 2' },
      { line: 3, serial: 'B 3' },
    ],
  });
});

test('the same labels give the same bytes', async () => {
  const job = jobOf('L7163', ['B-1', 'B-2'].map(labelOf));
  expect(await render(job)).toEqual(await render(job));
});

test('long texts grow smaller and then break, and none is cut off or runs over an edge', async () => {
  const long = {
    ...labelOf('CA-AMP-0101'),
    description:
      'Stereo amplifier of 2 × 60 watts in walnut, with remote control, phono stage and a cover for long journeys by sea',
    manufacturerSerial: 'MAKERS-OWN-NUMBER-123456789',
    lot: 'LOT-2026-01',
    price: 'EUR 1249.00',
  };
  for (const stock of ['L7160', 'L7163', '5160', '5163', '4x6', 'roll62'] as const) {
    const pdf = await render(jobOf(stock, [long]));
    await keep(`${stock}-long`, stock, pdf);
    expect(await readCodes(pdf, placesOf(stock, 0, 1))).toEqual(['CA-AMP-0101']);
  }
}, 60_000);
