/** Every symbology, printed and read back: the reader answers what went in, to the character. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeText, encodeUnit } from '../../reports/barcode/encode.ts';
import type { BarSymbol } from '../../reports/barcode/symbol.ts';
import { assemblePdf, savePdf } from '../../reports/pdf/assemble.ts';
import { createCanvas } from '../../reports/pdf/canvas.ts';
import { fontFiles } from '../../reports/pdf/font-files.ts';
import { loadFonts } from '../../reports/pdf/fonts.ts';
import { createTypesetter } from '../../reports/pdf/typesetter.ts';
import { readScan } from '../../shared/serial/scan-text.ts';
import { readCodes, type Place } from './read-pdf.ts';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const fonts = loadFonts({ regular: readFont(fontFiles.regular), bold: readFont(fontFiles.bold) });

/** 0.25 mm, as a label has it. */
const moduleWidth = 0.72;
const pageSize = { width: 595, height: 842 };

/** Prints a symbol a page and reads each back. */
async function printAndRead(symbols: readonly BarSymbol[]): Promise<(string | null)[]> {
  const typesetter = createTypesetter(fonts);
  const canvas = createCanvas(typesetter, pageSize.height);
  for (const symbol of symbols) {
    canvas.addPage();
    canvas.drawSymbol(symbol, 40, 40, moduleWidth, 30);
  }
  const drawn = { ...pageSize, pages: canvas.contents() };
  const pdf = await savePdf(await assemblePdf([drawn], typesetter));
  return readCodes(pdf, (page) => {
    const symbol = symbols[page];
    if (symbol === undefined) throw new Error(`There is no symbol on page ${page}`);
    const width = (symbol.columns + 2 * symbol.quiet) * moduleWidth;
    const place: Place = { x: 40, y: 40, width, height: symbol.shape === 'bars' ? 30 : width };
    return [place];
  });
}

function symbolOf(encoded: ReturnType<typeof encodeText>): BarSymbol {
  if (!encoded.ok) throw new Error(encoded.error.map(({ message }) => message).join(' '));
  return encoded.value;
}

const documentNumbers = ['INV-100001', 'GR-000007', 'CRMA-12', 'PO-2026-0001', 'ST-1'];
const awkwardSerials = [
  '0001',
  '00012345678901234567',
  '=A1',
  '+1',
  '12E5',
  'A 1 b',
  '-',
  '^FNC1',
  '(01)x',
  '"quoted", and; more',
  '~!@#$%^&*()_+{}|\\',
  'Z300A1B2',
];
const wideSerials = ['Ä-1', 'Łódź 7', 'Серийный-9', '序列号-8', 'Đặng', '😀 1'];

test('Code 128 gives numbers and serials back to the character', async () => {
  const texts = [...documentNumbers, ...awkwardSerials];
  const read = await printAndRead(texts.map((text) => symbolOf(encodeText('code128', text))));
  expect(read).toEqual(texts);
}, 60_000);

test('QR gives them back too, in every script', async () => {
  const texts = [...documentNumbers, ...awkwardSerials, ...wideSerials];
  const read = await printAndRead(texts.map((text) => symbolOf(encodeText('qr', text))));
  expect(read).toEqual(texts);
}, 60_000);

const gtin = '09506000134352';
const gs1Serials = ['12345', 'A-1/b', '!"%&\'()*+,-./_:;<=>?', '00000000000000000001'];

test.each(['gs1_128', 'gs1_datamatrix', 'gs1_qr'] as const)(
  '%s gives GTIN and serial back',
  async (symbology) => {
    const read = await printAndRead(
      gs1Serials.map((serial) => symbolOf(encodeUnit(symbology, { gtin, serial }))),
    );
    const plain = (text: string): string => text.replace(/%+/, '%');
    // Of a QR code in GS1 mode this reader doubles the sign for per cent, as the code has it (ISO/IEC 18004 7.4.4).
    // A reader may say that the code is GS1's by a separator in front, or leave it out.
    expect(read.map((text) => plain((text ?? '').replace(/^(\]..|\u001d)/, '')))).toEqual(
      gs1Serials.map((serial) => `01${gtin}21${serial}`),
    );
  },
  60_000,
);

test('a lot is parted from the serial, and an expiry needs no parting', async () => {
  const unit = { gtin, serial: 'S1', lot: 'L7', expiry: '2027-02-28' };
  const symbols = (['gs1_128', 'gs1_datamatrix', 'gs1_qr'] as const).map((symbology) =>
    symbolOf(encodeUnit(symbology, unit)),
  );
  const read = await printAndRead(symbols);
  for (const text of read) {
    expect(text?.replace(/^(\]..|\u001d)/, '')).toBe(`01${gtin}1727022810L7\u001d21S1`);
    const { serial, lot, expiry, gtin: product } = readScan(text ?? '', { year: 2026 });
    expect({ serial, lot, expiry, gtin: product }).toEqual(unit);
  }
  expect(symbols.map(({ caption }) => caption)).toEqual(
    symbols.map(() => `(01)${gtin}(17)270228(10)L7(21)S1`),
  );
}, 60_000);

test("a Digital Link is a web address, GS1's or the company's own", async () => {
  const unit = { gtin: '9506000134352', serial: 'A/1 %'.replace(' ', ''), lot: 'L7' };
  const symbols = [
    symbolOf(encodeUnit('digital_link', unit)),
    symbolOf(encodeUnit('digital_link', unit, 'https://id.example.com/u/')),
  ];
  expect(await printAndRead(symbols)).toEqual([
    `https://id.gs1.org/01/${gtin}/10/L7/21/A%2F1%25`,
    `https://id.example.com/u/01/${gtin}/10/L7/21/A%2F1%25`,
  ]);
}, 60_000);
