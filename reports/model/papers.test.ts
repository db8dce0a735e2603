/** What each paper shows and leaves out, in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { stylesOfKinds } from '../../shared/documents/print-styles.ts';
import { languages } from '../../shared/languages.ts';
import { fontFiles } from '../pdf/font-files.ts';
import { loadFonts } from '../pdf/fonts.ts';
import { readPdfTexts, type PrintedText } from '../pdf/read-texts.ts';
import { planLabelPages, renderDocumentPdf, renderPages } from '../pdf/render.ts';
import type { DocumentFacts } from './facts.ts';
import { textsOf } from './page-texts.ts';
import { samplePapers } from './paper-samples.ts';
import { planDocument } from './plan-document.ts';
import { planRma } from './plan-rma.ts';
import {
  awkwardSerials,
  sampleCustomerRma,
  sampleInvoice,
  samplePrintedAt,
  sampleVendorRma,
} from './samples.ts';
import { wordsDe } from './words/words-de.ts';
import { wordsEn } from './words/words-en.ts';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}
const fonts = loadFonts({
  regular: readFont(fontFiles.regular),
  bold: readFont(fontFiles.bold),
  fallback: readFont(fontFiles.fallback),
});

async function printed(facts: DocumentFacts): Promise<readonly PrintedText[]> {
  const made = await renderDocumentPdf(facts, fonts, samplePrintedAt);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return readPdfTexts(made.value);
}

function paper(name: string): DocumentFacts {
  const facts = samplePapers.get(name);
  if (facts === undefined) throw new Error(`there is no paper ${name}`);
  return facts;
}

test('every kind has a sample of each of its papers', () => {
  const wanted = documentKinds
    .filter((kind) => kind !== 'customer_rma' && kind !== 'vendor_rma')
    .flatMap((kind) =>
      stylesOfKinds[kind]
        .filter((style) => style !== 'shipping_label')
        .map((style) => `${kind}-${style}`.replaceAll('_', '-').replace('-standard', '')),
    );
  expect([...samplePapers.keys()]).toEqual(expect.arrayContaining(wanted));
});

const withoutMoney = /packing-slip|pick-list|put-away|count/;

test.each([...samplePapers])(
  '%s has its serials once each, and money where it may',
  async (name, facts) => {
    // Beside its parts a built unit is named once more.
    const { builds: _builds, ...lined } = facts;
    const texts = (await printed(lined)).map(({ text }) => text);
    const serials = facts.lines.flatMap((line) => line.serials.map(({ serial }) => serial));
    const wanted = facts.serials === 'none' ? [] : serials;
    const known = new Set(wanted);
    expect(texts.filter((text) => known.has(text)).sort()).toEqual([...wanted].sort());
    const hasMoney = ['Net', 'Unit price', 'Unit cost'].some((head) => texts.includes(head));
    if (withoutMoney.test(name)) expect(hasMoney).toBe(false);
  },
);

test('a series with holes is told as a range, and whole in the annex', async () => {
  const texts = await printed(paper('goods-receipt'));
  const range = texts.find(({ text }) => text === 'A0001-A0500');
  expect(range?.page).toBe(1);
  expect(texts.map(({ text }) => text)).toContain('498 of 500, not A0003, A0017');
  expect(texts.find(({ text }) => text === 'A0001')?.page).toBe(2);
});

test('serials by the maker’s where that is asked for, with lot and warranty', async () => {
  const facts: DocumentFacts = {
    ...sampleInvoice,
    serials: 'manufacturer',
    lines: sampleInvoice.lines.slice(1, 2).map((line) => ({
      ...line,
      serials: [
        { serial: 'SB-1', manufacturerSerial: 'MAKER-1', lot: 'L7' },
        { serial: 'SB-2', warrantyUntil: sampleInvoice.occurredOn },
      ],
    })),
  };
  const texts = (await printed(facts)).map(({ text }) => text);
  expect(texts).toEqual(
    expect.arrayContaining(['MAKER-1', 'lot L7', 'SB-2', 'warranty to 2013-04-10']),
  );
  expect(texts).not.toContain('SB-1');
});

/** An invoice of so many lines whose net is 10.00 each. */
function manyLines(count: number): DocumentFacts {
  const lines = Array.from({ length: count }, (_, index) => ({
    line: index + 1,
    sku: `ITEM-${index + 1}`,
    description: 'Something',
    quantity: 1,
    unitPriceMinor: 1_000,
    netMinor: 1_000,
    serials: [],
  }));
  return { ...sampleInvoice, lines, netMinor: count * 1_000, taxes: [], totalMinor: count * 1_000 };
}

test.each([30, 31, 32, 33, 34, 60, 200])(
  'the sum of %i lines is carried from page to page, and totals never stand alone',
  async (count) => {
    const texts = await printed(manyLines(count));
    const last = Math.max(...texts.map(({ page }) => page));
    const on = (page: number): string[] =>
      texts.filter((text) => text.page === page).map(({ text }) => text);
    for (let page = 1; page <= last; page += 1) {
      const rows = on(page).filter((text) => text.startsWith('ITEM-'));
      expect(rows.length).toBeGreaterThan(0);
      const until = `${rows.at(-1)?.slice('ITEM-'.length) ?? ''}0.00`;
      const sum = on(page)[on(page).indexOf('Carried forward') - 1];
      const figure = until.replace(/\B(?=(\d{3})+\.)/g, ',');
      if (page < last) expect(sum).toBe(figure);
      else expect(on(page)).not.toContain('Carried forward');
      if (page < last)
        expect(on(page + 1)[on(page + 1).indexOf('Brought forward') - 1]).toBe(figure);
    }
    expect(on(last)).toContain('Total GBP');
  },
);

test('a draft and a reversed document say so on every page', async () => {
  const draft = await printed({ ...manyLines(60), number: '', standing: { is: 'draft' } });
  const pages = new Set(draft.map(({ page }) => page));
  const marked = draft.filter(({ text }) => text.includes('Draft, not posted'));
  expect(new Set(marked.map(({ page }) => page))).toEqual(pages);
  const reversed = await printed({ ...sampleInvoice, standing: { is: 'reversed', by: 'INV-9' } });
  expect(reversed.map(({ text }) => text)).toContain('Reversed by INV-9');
});

/** Every word of a table, however deep, that is one text. */
function wordsIn(table: object): string[] {
  return Object.values(table).flatMap((value: unknown) =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? wordsIn(value)
        : [],
  );
}

test('a German paper has no English word', () => {
  const german = new Set(wordsIn(wordsDe));
  const english = new Set(wordsIn(wordsEn).filter((word) => word.length > 2 && !german.has(word)));
  const plans = [
    ...[...samplePapers.values()].map((facts) => planDocument({ ...facts, language: 'de' })),
    planRma({ ...sampleCustomerRma, language: 'de' }),
    planRma({ ...sampleVendorRma, language: 'de' }),
  ];
  for (const plan of plans) {
    expect([...textsOf(plan)].filter((text) => english.has(text))).toEqual([]);
  }
});

test('both languages have their own of every word', () => {
  expect(languages).toEqual(['en', 'de']);
  expect(wordsIn(wordsDe)).toHaveLength(wordsIn(wordsEn).length);
});

test('the label of a return has the number that the vendor gave, as text and as a code', async () => {
  const facts = { ...sampleVendorRma, to: sampleVendorRma.vendor, units: 3 };
  const pages = planLabelPages(facts);
  expect(pages.label?.code?.shape).toBe('bars');
  const made = await renderPages(pages, fonts, samplePrintedAt);
  const texts = made.ok ? (await readPdfTexts(made.value)).map(({ text }) => text) : [];
  expect(texts).toEqual(
    expect.arrayContaining(['SG-RMA-77120', 'Seagate Technology', 'Vendor RMA VRMA-100001']),
  );
  const { vendorRmaNumber: _none, ...unnumbered } = facts;
  expect(planLabelPages(unnumbered).label?.main.number).toBe('VRMA-100001');
});

test('awkward serials stand on every paper as they are', async () => {
  for (const name of ['sales-order-pick-list', 'invoice-packing-slip', 'assembly']) {
    const facts = paper(name);
    const lines = facts.lines.map((line, index) => ({
      ...line,
      serials: index === 0 ? awkwardSerials.map((serial) => ({ serial })) : [],
    }));
    const texts = (await printed({ ...facts, lines })).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining([...awkwardSerials]));
  }
});
