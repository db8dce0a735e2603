/**
 * Printed is stored: every paper of every document of a company of awkward names, read back by other programs: pdftotext
 * of poppler, and LibreOffice, which works out every total anew.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import type { DocumentAnswer } from '../../shared/api.ts';
import { stylesOfKinds, type PrintStyle } from '../../shared/documents/print-styles.ts';
import { importFile } from '../../service/commands/import-file.ts';
import { setToken } from '../../service/commands/tokens.ts';
import { openTestBooks, type TestBooks } from '../fixtures/books.ts';
import { findOffice } from '../fixtures/office.ts';
import { serveBooks, token, type TestServer } from '../fixtures/server.ts';
import { makeAwkward } from './awkward-company.ts';

jest.setTimeout(300_000);

let books: TestBooks;
let service: Pick<TestServer, 'server' | 'ask'>;
let documents: DocumentAnswer[];
const said: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'serialbook-printed-'));

beforeAll(async () => {
  books = await openTestBooks();
  await setToken(books.books, token);
  const refused = await importFile(books.books, makeAwkward(), (text) => said.push(text));
  if (refused > 0) throw new Error(said.join('\n'));
  service = await serveBooks(books.books);
  documents = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await service.ask('GET', `/api/documents?limit=500${query}`)).json() as {
      items: { number: string }[];
      next: string | null;
    };
    for (const { number } of page.items) {
      const answer = await service.ask('GET', `/api/documents/${number}`);
      documents.push(answer.json() as DocumentAnswer);
    }
    cursor = page.next;
  }
});
afterAll(async () => {
  await service.server.close();
  await books.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Paper {
  readonly document: DocumentAnswer;
  readonly style: PrintStyle;
}

function papersOf(all: readonly DocumentAnswer[]): Paper[] {
  return all.flatMap((document) =>
    stylesOfKinds[document.kind].map((style): Paper => ({ document, style })),
  );
}

async function print({ document, style }: Paper, format: 'pdf' | 'xlsx'): Promise<Uint8Array> {
  const query = `format=${format}&style=${style}&serials=serial`;
  const path = `/api/documents/${document.number ?? ''}/print?${query}`;
  const answer = await service.ask('GET', path);
  expect([path, answer.status]).toEqual([path, 200]);
  return new Uint8Array(answer.bytes);
}

/** A program may break a line where it stands; a blank more or less is no other text. */
function solid(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Without its thousands as the books say it, `1,234.56` as a paper does. */
function figure(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

/** Serials that a paper must show: a count shows only what it moved, a list of bins what is still there. */
function serialsOf({ document, style }: Paper): string[] {
  if (style === 'shipping_label' || style === 'pick_list' || style === 'put_away') return [];
  return document.lines.flatMap(({ units }) => units.map(({ serial }) => serial));
}

/** Kinds whose totals are printed. */
const hasTotals =
  /^(invoice|credit_memo|sales_order|purchase_order|goods_receipt|vendor_bill|debit_memo)$/;

test('every paper of 200 and more, read by pdftotext, says what the books say', async () => {
  const papers = papersOf(documents);
  expect(papers.length).toBeGreaterThan(200);
  expect(new Set(documents.map(({ kind }) => kind)).size).toBe(14);
  for (const paper of papers) {
    const { document, style } = paper;
    const pdf = await print(paper, 'pdf');
    const read = spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' });
    expect([document.number, style, read.status, read.stderr]).toEqual([
      ...[document.number, style, 0, ''],
    ]);
    const text = solid(read.stdout);
    const missing = [
      document.number ?? '',
      ...serialsOf(paper),
      ...(/label|pick_list|put_away/.test(style) ? [] : document.lines.map(({ item }) => item)),
    ].filter((each) => !text.includes(solid(each)));
    expect([document.number, style, missing]).toEqual([document.number, style, []]);
    const own = (await readPdfTexts(pdf)).map((printed) => printed.text);
    if (style === 'standard' && hasTotals.test(document.kind)) {
      expect([document.number, own.includes(figure(document.totals.net ?? ''))]).toEqual([
        document.number,
        true,
      ]);
    }
    // Of a line that stands apart, each serial is one text, to the character.
    const known = new Set(own);
    const damaged = serialsOf(paper).filter((serial) => !known.has(serial));
    expect([document.number, style, damaged]).toEqual([document.number, style, []]);
  }
});

/** Comma-separated values as LibreOffice writes them. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.split(/\r?\n/)) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
    rows.push(cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  }
  return rows;
}

/** Whether a figure of a formula is worked out by whoever opens the file: its stored one is taken away. */
function forgetResults(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    parts[name] = strToU8(strFromU8(bytes).replace(/(<\/f>|<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1'));
  }
  return zipSync(parts);
}

/** Formulas of a sheet: none but those that we write. */
const ourFormulas = /^(SUM|ROUND\(SUMIF|[A-Z]+\d+(\*|-))/;

/** Registered where LibreOffice is; CI installs it. */
const program = findOffice('no printed workbook is worked out anew by it.');
const inOffice = program === null ? null : test;

inOffice?.('every workbook opens in LibreOffice, which works out the same totals', async () => {
  const sheets = join(folder, 'sheets');
  mkdirSync(sheets);
  for (const document of documents) {
    const file = await print({ document, style: 'standard' }, 'xlsx');
    const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const formulas = [...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula ?? '');
    expect(formulas.filter((formula) => !ourFormulas.test(formula))).toEqual([]);
    writeFileSync(join(sheets, `${document.number ?? ''}.xlsx`), forgetResults(file));
  }
  const args = [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless'];
  const format = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
  const files = documents.map(({ number }) => join(sheets, `${number ?? ''}.xlsx`));
  const to = ['--convert-to', format, '--outdir', folder];
  execFileSync(program ?? '', [...args, ...to, ...files], { stdio: 'ignore' });
  for (const document of documents) {
    const rows = readCsv(readFileSync(join(folder, `${document.number ?? ''}.csv`), 'utf8'));
    const cells = new Set(rows.flat());
    const missing = serialsOf({ document, style: 'standard' }).filter((each) => !cells.has(each));
    expect([document.number, missing]).toEqual([document.number, []]);
    if (!hasTotals.test(document.kind)) continue;
    // Figures are written as they are, without a format.
    const figures = new Set([...cells].map((cell) => Number(cell).toFixed(2)));
    const wanted = [document.totals.net, document.totals.total];
    const worked = wanted.filter((amount) => figures.has(amount ?? ''));
    expect([document.number, worked]).toEqual([document.number, wanted]);
  }
});
