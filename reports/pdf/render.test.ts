import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Instant } from '../../shared/day.ts';
import type { Result } from '../../shared/result.ts';
import type { DocumentFacts } from '../model/facts.ts';
import {
  awkwardNames,
  awkwardSerials,
  sampleCustomerRma,
  sampleInvoice,
  sampleLongInvoice,
  samplePrintedAt,
  sampleProfit,
  sampleReceipt,
  sampleSeal,
  sampleVendorRma,
} from '../model/samples.ts';
import { fontFiles } from './font-files.ts';
import { loadFonts } from './fonts.ts';
import { readPdfTexts, type PrintedText } from './read-texts.ts';
import { renderDocumentPdf, renderProfitPdf, renderRmaPdf } from './render.ts';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const bytes = { regular: readFont(fontFiles.regular), bold: readFont(fontFiles.bold) };
const fonts = loadFonts({ ...bytes, fallback: readFont(fontFiles.fallback) });

function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function printInvoice(facts: DocumentFacts): Promise<readonly PrintedText[]> {
  return readPdfTexts(valueOf(await renderDocumentPdf(facts, fonts, samplePrintedAt)));
}

function textsOf(printed: readonly PrintedText[]): readonly string[] {
  return printed.map(({ text }) => text);
}

function withName(name: string): DocumentFacts {
  return { ...sampleInvoice, party: { ...sampleInvoice.party!, name } };
}

describe('what is printed is what is stored', () => {
  test('awkward serials come back to the character, once each and in order', async () => {
    const texts = textsOf(await printInvoice(sampleInvoice));
    const first = texts.indexOf(awkwardSerials[0]);
    expect(texts.slice(first, first + awkwardSerials.length)).toEqual([...awkwardSerials]);
  });

  test('pdftotext reads the same, where it is installed', async () => {
    const pdf = valueOf(await renderDocumentPdf(sampleInvoice, fonts, samplePrintedAt));
    const reader = 'pdftotext';
    const tool = spawnSync(reader, ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
    const read =
      tool.error === undefined ? tool.stdout : textsOf(await readPdfTexts(pdf)).join('  ');
    for (const serial of awkwardSerials) expect(read).toContain(serial);
    expect(read).toContain('Große Elbstraße 27');
    expect(read).toContain('11,965.14');
  });

  test.each(awkwardNames)('name %s', async (name) => {
    expect(textsOf(await printInvoice(withName(name)))).toContain(name);
  });

  test('a decomposed name, a Greek omega and an Ohm sign keep their own characters', async () => {
    for (const name of ['Zażółć'.normalize('NFD'), 'Ω \u2126', 'q\u0307', 'tab\there']) {
      expect(textsOf(await printInvoice(withName(name)))).toContain(name);
    }
  });

  test('any text of the known alphabets comes back, its blanks at line ends apart', async () => {
    const alphabet = fc.constantFrom(
      ...'aZ09 -éßłŁąĐạươΩλйїЖ客户有限'.split(''),
      'e\u0301',
      '\u00a0',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(alphabet, { minLength: 1, maxLength: 200 }), async (parts) => {
        const name = parts.join('');
        const printed = await printInvoice({
          ...sampleInvoice,
          lines: sampleInvoice.lines
            .slice(0, 1)
            .map((line) => ({ ...line, description: name, serials: [] })),
        });
        const all = printed.map(({ text }) => text).join('');
        expect(all.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  test('an RMA form shows what its reader needs', async () => {
    const customer = await readPdfTexts(
      valueOf(await renderRmaPdf(sampleCustomerRma, fonts, samplePrintedAt)),
    );
    for (const text of [
      'SB-100001',
      '123456789012345678901234567890',
      'LAPTOP-14',
      'INV-100042',
      '2013-04-10',
      'Clicks',
      'Repair',
      'Credit',
      '2013-06-01',
    ]) {
      expect(textsOf(customer)).toContain(text);
    }
    const vendor = await readPdfTexts(
      valueOf(await renderRmaPdf(sampleVendorRma, fonts, samplePrintedAt)),
    );
    for (const text of [
      sampleVendorRma.units[0]!.serial,
      'ST4000DM000',
      'GR-100007',
      '2013-04-10',
      'SG-RMA-77120',
      '49.40',
    ]) {
      expect(textsOf(vendor)).toContain(text);
    }
  });

  test('the profit and loss prints unexplained, also when it is nothing', async () => {
    const texts = textsOf(
      await readPdfTexts(valueOf(await renderProfitPdf(sampleProfit, fonts, samplePrintedAt))),
    );
    expect(texts[texts.indexOf('Unexplained') + 1]).toBe('0.00');
    expect(texts[texts.indexOf('less cost of goods sold') + 1]).toBe('-5,490.85');
    expect(texts).toContain('2013-04-01 to 2013-04-30');
    expect(texts).toContain('47.40');
  });

  test('the seal and the place of each page are on it', async () => {
    const printed = await printInvoice(sampleLongInvoice(2_000));
    const last = Math.max(...printed.map(({ page }) => page));
    for (let page = 1; page <= last; page += 1) {
      const texts = textsOf(printed.filter((text) => text.page === page));
      expect(texts).toContain(`Page ${page} of ${last}`);
      expect(texts).toContain(`Seal ${sampleSeal}`);
      expect(texts).toContain('Description');
    }
  });
});

describe('switches', () => {
  test('a packing slip has serials and no money', async () => {
    const texts = textsOf(await printInvoice({ ...sampleInvoice, style: 'packing_slip' }));
    expect(texts).toContain('Packing slip');
    expect(texts).toContain('12E5');
    expect(texts.filter((text) => /\d\.\d\d$/.test(text))).toEqual([]);
    expect(texts).not.toContain('Unit price');
  });

  test('serials are left out where that is asked for', async () => {
    expect(textsOf(await printInvoice({ ...sampleInvoice, serials: 'none' }))).not.toContain(
      '12E5',
    );
  });

  test('cost that is not handed in has no column', async () => {
    const lines = sampleReceipt.lines.map(({ line, sku, description, quantity, serials }) => ({
      line,
      sku,
      description,
      quantity,
      serials,
    }));
    const { company, kind, style, number, occurredOn, currency, serials } = sampleReceipt;
    const texts = textsOf(
      await readPdfTexts(
        valueOf(
          await renderDocumentPdf(
            { company, kind, style, number, occurredOn, currency, serials, lines },
            fonts,
            samplePrintedAt,
          ),
        ),
      ),
    );
    expect(texts).not.toContain('Unit cost');
    expect(texts).not.toContain('Net');
    expect(texts).toContain('Units');
  });
});

describe('layout', () => {
  test('ten thousand serials: each once, in order, on pages that are full', async () => {
    const facts = sampleLongInvoice(10_000);
    const printed = await printInvoice(facts);
    const serials = facts.lines[0]!.serials.map(({ serial }) => serial);
    const known = new Set(serials);
    expect(textsOf(printed).filter((text) => known.has(text))).toEqual(serials);
    expect(Math.max(...printed.map(({ page }) => page))).toBeLessThanOrEqual(25);
  });

  test('nothing is drawn outside the page or upon another text', async () => {
    const long = 'Ünbreakable'.repeat(40);
    const printed = await printInvoice({
      ...sampleInvoice,
      company: { ...sampleInvoice.company, name: 'A company with a very long name '.repeat(5) },
      reference: long,
      party: { code: 'X'.repeat(60), name: long, addressLines: [long, ''] },
      lines: sampleInvoice.lines.map((line) => ({
        ...line,
        sku: 'SKU'.repeat(20),
        description: `${long} ${'word '.repeat(400)}`,
        unitPriceMinor: 900_000_000_000_000,
        netMinor: 900_000_000_000_000,
        serials: [
          { serial: 'S'.repeat(300), manufacturerSerial: 'M'.repeat(200) },
          ...line.serials,
        ],
      })),
    });
    const places = new Set<string>();
    for (const { page, x, y } of printed) {
      expect(x).toBeGreaterThanOrEqual(44);
      expect(x).toBeLessThan(551);
      expect(y).toBeGreaterThan(20);
      const place = `${page} ${x} ${y}`;
      expect(places.has(place)).toBe(false);
      places.add(place);
    }
  });
});

describe('refused', () => {
  test.each([
    ['\ue000', 'U+E000'],
    ['😀', 'U+1F600'],
    ['\u0000', 'U+0000'],
    ['\ud800', 'U+D800'],
    ['नमस्ते', 'U+0928'],
    ['שלום', 'U+05E9'],
  ])('%j', async (character, name) => {
    const text = `Bolt ${character}`;
    const result = await renderDocumentPdf(withName(text), fonts, samplePrintedAt);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error[0]?.text).toBe(text);
    expect(result.error[0]?.characters).toContain(name);
    expect(result.error[0]?.message).toContain('cannot be printed');
  });

  test('all texts at once, each once', async () => {
    const facts = { ...withName('😀 and 😀'), reference: '\ue000' };
    const result = await renderDocumentPdf(facts, fonts, samplePrintedAt);
    if (result.ok) throw new Error('printed');
    expect(result.error.map(({ text }) => text).sort()).toEqual(['\ue000', '😀 and 😀'].sort());
  });

  test('Chinese without a font for it', async () => {
    const result = await renderDocumentPdf(withName('客户'), loadFonts(bytes), samplePrintedAt);
    expect(result.ok).toBe(false);
  });
});

describe('bytes', () => {
  test('do not depend on what was printed before, nor on the font set', async () => {
    const facts = withName('Łódź 客户');
    const first = valueOf(await renderDocumentPdf(facts, fonts, samplePrintedAt));
    await printInvoice(withName('Київ 有限公司'));
    const second = valueOf(await renderDocumentPdf(facts, fonts, samplePrintedAt));
    const fresh = loadFonts({ ...bytes, fallback: readFont(fontFiles.fallback) });
    const third = valueOf(await renderDocumentPdf(facts, fresh, samplePrintedAt));
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    expect(Buffer.from(third).equals(Buffer.from(first))).toBe(true);
  });

  test('change with the moment of printing', async () => {
    const first = valueOf(await renderDocumentPdf(sampleInvoice, fonts, samplePrintedAt));
    const later = '2014-01-01T00:00:00.000Z' as Instant;
    const second = valueOf(await renderDocumentPdf(sampleInvoice, fonts, later));
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false);
  });
});
