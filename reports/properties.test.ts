/** What a file says of itself before it is opened. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { PDFDocument, PDFName } from 'pdf-lib';
import { sampleInvoice, samplePrintedAt as at } from './model/samples.ts';
import { beginBatch } from './pdf/batch.ts';
import { fontFiles } from './pdf/font-files.ts';
import { loadFonts } from './pdf/fonts.ts';
import { planDocumentPages, renderDocumentPdf } from './pdf/render.ts';
import { renderDocumentXlsx } from './xlsx/render.ts';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const fonts = loadFonts({ regular: readFont(fontFiles.regular), bold: readFont(fontFiles.bold) });
const german = { ...sampleInvoice, language: 'de' } as const;
const { company, party, number } = sampleInvoice;

function propertiesOf(pdf: PDFDocument) {
  return {
    title: pdf.getTitle(),
    author: pdf.getAuthor(),
    subject: pdf.getSubject(),
    keywords: pdf.getKeywords(),
    created: pdf.getCreationDate()?.getTime(),
    language: String(pdf.catalog.get(PDFName.of('Lang'))),
  };
}

async function readPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false });
}

test('a PDF names its document, its company, its party, its language and its moment', async () => {
  const made = await renderDocumentPdf(german, fonts, at);
  if (!made.ok) throw new Error('not printed');
  expect(propertiesOf(await readPdf(made.value))).toMatchObject({
    title: `Rechnung ${number}`,
    author: company.name,
    subject: `Rechnung, ${party?.name ?? ''}`,
    keywords: `Rechnung, ${number}, ${party?.name ?? ''}`,
    language: '(de)',
  });
});

test.each([
  [['de', 'de'], '(de)'],
  [['de', 'en'], '(en)'],
] as const)('a PDF of documents in %j is in %s, and names them', async (languages, language) => {
  const batch = beginBatch(fonts, at);
  for (const each of languages) batch.add(planDocumentPages({ ...sampleInvoice, language: each }));
  const bytes = await batch.finish({ title: 'Documents', author: company.name });
  const properties = propertiesOf(await readPdf(bytes));
  expect(properties).toMatchObject({ title: 'Documents', author: company.name, language });
  expect(properties.subject).toContain(`Rechnung ${number}`);
});

test('a workbook names the same, and prints with repeated heads and numbered pages on its paper', async () => {
  const made = await renderDocumentXlsx(german, at);
  if (!made.ok) throw new Error('not written');
  const core = strFromU8(unzipSync(made.value)['docProps/core.xml'] ?? new Uint8Array());
  expect(core).toContain('<dc:language>de</dc:language>');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(made.value.slice().buffer);
  expect(book).toMatchObject({
    creator: company.name,
    company: company.name,
    subject: party?.name,
    keywords: [number, sampleInvoice.reference, party?.code].filter(Boolean).join(', '),
    created: new Date(at),
  });
  const [sheet] = book.worksheets;
  expect(sheet?.pageSetup).toMatchObject({
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    paperSize: 9,
  });
  expect(sheet?.pageSetup.printTitlesRow).toMatch(/^\d+:\d+$/);
  expect(sheet?.headerFooter.oddFooter).toContain('Seite &P von &N');
});
