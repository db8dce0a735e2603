/** A document in the company's design: its logo, colour, footer and payment terms, and its number as a code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleInvoice, samplePrintedAt } from '../../reports/model/samples.ts';
import { fontFiles } from '../../reports/pdf/font-files.ts';
import { loadFonts } from '../../reports/pdf/fonts.ts';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import { renderDocumentPdf } from '../../reports/pdf/render.ts';
import type { PrintDesign } from '../../reports/model/design.ts';
import { readCodes } from './read-pdf.ts';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const fonts = loadFonts({
  regular: readFont(fontFiles.regular),
  bold: readFont(fontFiles.bold),
  fallback: readFont(fontFiles.fallback),
});
const logo = new Uint8Array(readFileSync(join(process.cwd(), 'addin/assets/color-192.png')));

async function print(design: PrintDesign): Promise<Uint8Array> {
  const printed = await renderDocumentPdf({ ...sampleInvoice, design }, fonts, samplePrintedAt);
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  return printed.value;
}

const headAtRight = [{ x: 430, y: 76, width: 165, height: 70 }];

test.each(['code128', 'qr'] as const)(
  "the document's number is read back from its head as %s",
  async (barcode) => {
    const [read] = await readCodes(await print({ barcode }), (page) =>
      page === 0 ? headAtRight : [],
    );
    expect(read).toBe(sampleInvoice.number);
  },
);

test('footer and payment terms are printed, and the same design gives the same bytes', async () => {
  const design: PrintDesign = {
    logo: { type: 'png', bytes: logo, width: 192, height: 192 },
    accent: [0.5, 0.1, 0.2],
    footer: 'Goods stay ours until they are paid.',
    paymentTerms: 'Payable within 14 days.',
    barcode: 'qr',
  };
  const pdf = await print(design);
  const texts = (await readPdfTexts(pdf)).map(({ text }) => text);
  expect(texts).toContain('Goods stay ours until they are paid.');
  expect(texts).toContain('Payable within 14 days.');
  expect(await print(design)).toEqual(pdf);
});

test('a footer that no font can draw is refused as any other text', async () => {
  const facts = { ...sampleInvoice, design: { footer: 'Thanks 😀' } };
  expect(await renderDocumentPdf(facts, fonts, samplePrintedAt)).toMatchObject({
    ok: false,
    error: [{ characters: ['U+1F600'] }],
  });
});
