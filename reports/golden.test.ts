/**
 * Golden files: the bytes of PDFs and the unzipped parts of workbooks, with the moment of printing pinned.
 * UPDATE_GOLDEN=1 rewrites them; look at the PDFs before you commit them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Result } from '../shared/result.ts';
import {
  awkwardNames,
  sampleCustomerRma,
  sampleInvoice,
  samplePrintedAt as at,
  sampleProfit,
  sampleVendorRma,
} from './model/samples.ts';
import { samplePapers } from './model/paper-samples.ts';
import { fontFiles } from './pdf/font-files.ts';
import { loadFonts } from './pdf/fonts.ts';
import {
  planLabelPages,
  renderDocumentPdf,
  renderPages,
  renderProfitPdf,
  renderRmaPdf,
} from './pdf/render.ts';
import { renderDocumentXlsx, renderProfitXlsx, renderRmaXlsx } from './xlsx/render.ts';

const folder = join(process.cwd(), 'testing', 'golden', 'reports');
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const fonts = loadFonts({
  regular: readFont(fontFiles.regular),
  bold: readFont(fontFiles.bold),
  fallback: readFont(fontFiles.fallback),
});

const packingSlip = { ...sampleInvoice, style: 'packing_slip', paper: 'letter' } as const;
const names = {
  ...sampleInvoice,
  company: { ...sampleInvoice.company, name: awkwardNames.join(' ') },
  party: { code: 'NAMES', name: awkwardNames.join(', '), addressLines: awkwardNames },
};

const draft = {
  ...sampleInvoice,
  number: '',
  standing: { is: 'draft' },
  language: 'de',
} as const;
const label = { ...sampleVendorRma, to: sampleVendorRma.vendor, units: 3 };

const files = {
  'invoice.pdf': () => renderDocumentPdf(sampleInvoice, fonts, at),
  'packing-slip-letter.pdf': () => renderDocumentPdf(packingSlip, fonts, at),
  'names.pdf': () => renderDocumentPdf(names, fonts, at),
  'customer-rma.pdf': () => renderRmaPdf(sampleCustomerRma, fonts, at),
  'vendor-rma.pdf': () => renderRmaPdf(sampleVendorRma, fonts, at),
  ...Object.fromEntries(
    [...samplePapers].flatMap(([name, facts]) => [
      [`papers/${name}.pdf`, () => renderDocumentPdf(facts, fonts, at)],
      [`papers/${name}.xlsx`, () => renderDocumentXlsx(facts, at)],
    ]),
  ),
  'draft-german.pdf': () => renderDocumentPdf(draft, fonts, at),
  'draft-german.xlsx': () => renderDocumentXlsx(draft, at),
  'vendor-rma-german.xlsx': () => renderRmaXlsx({ ...sampleVendorRma, language: 'de' }, at),
  'shipping-label.pdf': () => renderPages(planLabelPages(label), fonts, at),
  'profit-and-loss.pdf': () => renderProfitPdf(sampleProfit, fonts, at),
  'invoice.xlsx': () => renderDocumentXlsx(sampleInvoice, at),
  'customer-rma.xlsx': () => renderRmaXlsx(sampleCustomerRma, at),
  'profit-and-loss.xlsx': () => renderProfitXlsx(sampleProfit, at),
};

/** The parts of a zip file by name; every part must carry the moment of printing. */
function unzip(zip: Buffer): Readonly<Record<string, string>> {
  const parts: Record<string, string> = {};
  let entry = zip.readUInt32LE(zip.length - 22 + 16);
  while (zip.readUInt32LE(entry) === 0x02014b50) {
    // 2013-04-12 08:30:00 as MS-DOS has it.
    expect(zip.readUInt32LE(entry + 12)).toBe(0x428c43c0);
    const nameLength = zip.readUInt16LE(entry + 28);
    const local = zip.readUInt32LE(entry + 42);
    const name = zip.toString('utf8', entry + 46, entry + 46 + nameLength);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
    const isStored = zip.readUInt16LE(entry + 10) === 0;
    parts[name] = (isStored ? body : inflateRawSync(body)).toString('utf8');
    entry += 46 + nameLength + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return parts;
}

function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

test.each(Object.entries(files))('%s is as it was', async (name, render) => {
  const made = Buffer.from(valueOf(await render()));
  const path = join(folder, name);
  if (isUpdate) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, made);
  }
  const golden = readFileSync(path);
  if (name.endsWith('.xlsx')) expect(unzip(made)).toEqual(unzip(golden));
  else expect(made.equals(golden)).toBe(true);
});
