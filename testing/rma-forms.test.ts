/**
 * RMA forms of the sample company, read back: for 200 units by chance, what is printed is what the books answer of the
 * unit elsewhere, and a customer's form says nothing of our purchase, a vendor's nothing of our sale.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readPdfTexts } from '../reports/pdf/read-texts.ts';
import type { HistoryRow, UnitCard } from '../shared/api.ts';
import { rmaFormsSchema, type RmaFormReader } from '../shared/api/rma-forms.ts';
import { present } from '../shared/assert.ts';
import { importFile } from '../service/commands/import-file.ts';
import { makeFontReader } from '../service/queries/print.ts';
import { printRmaForms } from '../service/queries/print-rma-forms.ts';
import { lookupUnits } from '../service/queries/units.ts';
import { openTestFolder, type TestBooks } from './fixtures/books.ts';

const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31 - 1));
const chosen = 200;
const fonts = makeFontReader(process.cwd());

type Storied = UnitCard & { readonly history?: readonly HistoryRow[] | undefined };

let desk: TestBooks;
let units: readonly Storied[];

/** The sample company, whose items promise a warranty on both sides. */
function readSample(): string {
  const sample = JSON.parse(readFileSync('service/sample/company.json', 'utf8')) as {
    items: object[];
  };
  const promise = { warrantyToCustomer: { years: 2 }, warrantyFromVendor: { months: 6 } };
  return JSON.stringify({
    ...sample,
    items: sample.items.map((item) => ({ ...item, ...promise })),
  });
}

beforeAll(async () => {
  desk = openTestFolder();
  desk.setClock(Date.parse('2026-11-23T08:00:00Z'));
  await importFile(desk.books, readSample(), () => undefined);
  const rows = await desk.books.store.db.selectFrom('units').select('serial').execute();
  const serials = fc.sample(fc.shuffledSubarray(rows, { minLength: rows.length }), {
    seed,
    numRuns: 1,
  })[0];
  const { results } = await lookupUnits(desk.books, {
    serials: present(serials, 'serials').map(({ serial }) => serial),
    history: true,
  });
  // A serial that two items have is answered twice.
  const found = results.flatMap((result) => result.units);
  units = [...new Map(found.map((unit) => [`${unit.item}/${unit.serial}`, unit])).values()];
});
afterAll(async () => {
  await desk.remove();
});

/** The text of each page, in the order of the units. */
async function readPages(of: readonly Storied[], reader: RmaFormReader): Promise<string[]> {
  const request = rmaFormsSchema.parse({
    for: reader,
    cost: true,
    language: 'en',
    onePageEach: true,
    units: of.map(({ item, serial }) => ({ sku: item, serial })),
  });
  const printed = await printRmaForms(desk.books, fonts, request, 'pdf', 'en');
  if (!printed.ok) throw new Error(printed.error.map(({ message }) => message).join(' '));
  const { bytes } = printed.value;
  const tool = spawnSync('pdftotext', ['-layout', '-', '-'], {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (tool.error === undefined) return tool.stdout.split('\f').slice(0, of.length);
  const texts = await readPdfTexts(bytes);
  return of.map((_, index) =>
    texts
      .filter(({ page }) => page === index + 1)
      .map(({ text }) => text)
      .join('  '),
  );
}

function money(text: string): string {
  return `${text.replace(/\B(?=(\d{3})+\.)/g, ',')} USD`;
}

/** What a text says word by word: a page may part it wherever there is a blank. */
function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

function known(parts: readonly (string | null | undefined)[]): readonly string[] {
  return parts.filter((part) => part !== null && part !== undefined);
}

function purchaseOf({ vendor, receiptNumber, receivedOn }: Storied): readonly string[] {
  return known([vendor === null ? null : `(${vendor})`, receiptNumber, receivedOn]);
}

/** The sale that a unit is in, or came back from last; null where it was never sold, or all of its sales were reversed. */
function saleOf({ history = [] }: Storied): HistoryRow | null {
  const sales: HistoryRow[] = [];
  for (const row of history) {
    if (row.event !== 'sell') continue;
    // A reversed sale brings its cost back into stock.
    if (row.costChange?.startsWith('-') === true) sales.push(row);
    else sales.pop();
  }
  return sales.at(-1) ?? null;
}

test(`what the house reads of ${chosen} units is what the books know (seed ${seed})`, async () => {
  const some = units.filter(({ status }) => status !== 'expected').slice(0, chosen);
  expect(some).toHaveLength(chosen);
  const pages = await readPages(some, 'house');
  expect(pages).toHaveLength(chosen);
  some.forEach((unit, index) => {
    const page = present(pages[index], 'a page');
    const sale = saleOf(unit);
    const parts = [
      unit.serial,
      unit.item,
      ...words(unit.description),
      ...known([unit.manufacturerSerial]),
      ...purchaseOf(unit),
      ...known([unit.unitCost === undefined ? null : money(unit.unitCost)]),
      ...(sale === null ? [] : [sale.document, sale.occurredOn, ...known([sale.party])]),
      ...known([unit.unitPrice === null ? null : money(unit.unitPrice), unit.warrantyUntil]),
    ];
    for (const part of parts) expect(page).toContain(part);
  });
});

test(`a customer reads nothing of our purchase, a vendor nothing of our sale (seed ${seed})`, async () => {
  const sold = units.filter((unit) => saleOf(unit) !== null && unit.vendor !== null).slice(0, 60);
  expect(sold.length).toBeGreaterThan(30);
  const [forCustomers, forVendors] = [
    await readPages(sold, 'customer'),
    await readPages(sold, 'vendor'),
  ];
  sold.forEach((unit, index) => {
    const sale = present(saleOf(unit), 'a sale');
    const [customers, vendors] = [forCustomers[index] ?? '', forVendors[index] ?? ''];
    for (const page of [customers, vendors]) expect(page).toContain(unit.serial);
    expect(customers).toContain(sale.document);
    for (const part of [...purchaseOf(unit).slice(0, 2), 'Unit cost', 'From the vendor']) {
      expect(customers).not.toContain(part);
    }
    expect(vendors).toContain(present(unit.receiptNumber, 'a receipt'));
    for (const part of [`(${sale.party ?? ''})`, sale.document, 'Unit price', 'To the customer']) {
      expect(vendors).not.toContain(part);
    }
  });
});
