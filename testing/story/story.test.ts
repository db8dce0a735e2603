/** The story told to a real service over HTTP: a year of seven drives, with rows among them that the books refuse. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setToken } from '../../service/commands/tokens.ts';
import { makeServer } from '../../service/http.ts';
import { printHere } from '../../service/printing/desk.ts';
import { makeFontReader } from '../../service/queries/print.ts';
import { openTestBooks, type TestBooks } from '../fixtures/books.ts';
import { smallYear } from './fixture.ts';
import type { Year } from './rows.ts';
import { runStory } from './story.ts';
import { readFileHere } from '../../service/vendor-list/thread.ts';

const token = 'test-token';
const folder = mkdtempSync(join(tmpdir(), 'serialbook-story-'));
const out = join(folder, 'out');
let opened: TestBooks;
let url = '';
let close: () => Promise<unknown> = () => Promise.resolve();

function writeTable(name: string, rows: readonly object[]): void {
  const [first = {}] = rows;
  const lines = [Object.keys(first), ...rows.map((row) => Object.values(row) as string[])];
  writeFileSync(join(folder, name), lines.map((line) => line.join(',')).join('\r\n'));
}

function writeYear(year: Year): void {
  writeTable('price-list.csv', year.models);
  writeTable('received.csv', year.received);
  writeTable('sold.csv', year.sold);
  writeTable('failed.csv', year.failed);
}

async function tell(): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const log = (text: string): number => said.push(text);
  const code = await runStory({ folder, url, token, out, log });
  return { code, said: said.join('\n') };
}

beforeAll(async () => {
  opened = await openTestBooks();
  const { books } = opened;
  await setToken(books, token);
  const fonts = makeFontReader(process.cwd());
  const context = { books, version: '0', fonts, printer: printHere(fonts), readFile: readFileHere };
  const server = await makeServer({ context, pages: null, watch: null, log: false });
  close = () => server.close();
  url = await server.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(async () => {
  await close();
  await opened.remove();
  rmSync(folder, { recursive: true, force: true });
});

const [firstReceived, ...otherReceived] = smallYear.received;
const [firstSold] = smallYear.sold;
const year: Year = {
  ...smallYear,
  received: [
    ...smallYear.received,
    { ...otherReceived[0]!, received_on: '2013-06-01', packing_list: 'S-9' },
    { ...firstReceived!, serial: 'A9', received_on: '2013-06-01', packing_list: 'S-9' },
    { ...firstReceived!, serial: 'A9', received_on: '2013-06-01', packing_list: 'S-9' },
    { ...firstReceived!, serial: 'A1', received_on: '2013-04-20', packing_list: 'S-8' },
  ],
  sold: [
    ...smallYear.sold,
    { ...firstSold!, sold_on: '2013-04-15' },
    { ...firstSold!, sold_on: '2013-04-15', serial: 'NOBODY' },
  ],
};

test('what the books refuse is told, everything else is posted and agrees to the cent', async () => {
  writeYear(year);
  const { code, said } = await tell();
  expect(said).toContain('8 units in 12 documents, 12 of them new');
  expect(said).toContain('The books refused 5 rows:');
  expect(said).toContain('2013-06-01 goods_receipt A/A9: A9 stands twice in this document');
  expect(said).toContain('2013-06-01 goods_receipt B/B1: ');
  expect(said).toContain('2013-04-15 invoice A/NOBODY: No unit of A has the serial NOBODY.');
  expect(said).toContain('The books equal the reckoning from the rows to the cent.');
  expect(code).toBe(0);
});

test('told again, nothing is posted twice', async () => {
  const { code, said } = await tell();
  expect(said).toContain('8 units in 12 documents, 0 of them new');
  expect(said).toContain('B/B1: It was left out when GR-100003 was posted.');
  expect(code).toBe(0);
});

test('papers are left: the largest invoice, an RMA, and the report in two forms', () => {
  expect(readdirSync(out).sort()).toEqual([
    'CRMA-100001.pdf',
    'INV-100001.pdf',
    'profit-and-loss.pdf',
    'profit-and-loss.xlsx',
  ]);
  expect(readFileSync(join(out, 'INV-100001.pdf')).toString('latin1', 0, 5)).toBe('%PDF-');
});

test('books that hold something else are told to differ', async () => {
  const [row] = smallYear.received;
  writeYear({
    ...smallYear,
    received: [...smallYear.received, { ...row!, packing_list: 'S-3', serial: 'Z1' }],
  });
  await tell();
  writeYear(smallYear);
  const { code, said } = await tell();
  expect(said).toMatch(/closing stock .* DIFFERENT/);
  expect(code).toBe(1);
});

test('a token that is not known ends the story', async () => {
  const log = (): void => undefined;
  await expect(runStory({ folder, url, token: 'another', out, log })).rejects.toThrow('401');
});
