import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { readHead } from '../store/audit.ts';
import { writeReconcile } from './write-reconcile.ts';

let desk: TestBooks;
let folder: string;
beforeEach(async () => {
  desk = await openTestBooks();
  folder = mkdtempSync(join(tmpdir(), 'serialbook-reconcile-'));
  await enterMasters(desk.books, usualMasters);
  const receipt = await post(desk.books, {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2025-11-01',
    party: 'acme',
    area: 'MAIN',
    lines: [{ item: 'LAPTOP', unitCost: '412.37', serials: ['Z300A1B2', 'Z300A1B3', 'Z300A1C8'] }],
  });
  answerOf(receipt);
});
afterEach(async () => {
  await desk.remove();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const code = await writeReconcile(desk.books, process.cwd(), args, (text) => said.push(text));
  return { code, said };
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const fitting =
  'Item;Serial;Price\nLAPTOP;Z300A1B2;412,37\nLAPTOP;Z300A1B3;412,37\nLAPTOP;Z300A1C8;412,37\n';

test('a list that fits its receipt is one class, and nothing is written', async () => {
  const head = await readHead(desk.books.store.db);
  const { code, said } = await run(write('list.csv', fitting), '--receipt', 'GR-100001');
  expect({ code, said }).toEqual({
    code: 0,
    said: ['Found  Units        Amount', 'Fits       3  1,237.11 USD'],
  });
  expect(await readHead(desk.books.store.db)).toEqual(head);
});

test('each unit that does not fit is named with why, and exit code 1 says that there are some', async () => {
  const list = fitting.replace('Z300A1C8', 'Z300A1CB') + 'LAPTOP;Z300XXX9;412,37\n';
  const { code, said } = await run(write('list.csv', list), '--receipt', 'GR-100001');
  expect(code).toBe(1);
  expect(said).toEqual([
    'Found            Units      Amount',
    'Fits                 2  824.74 USD',
    'Missing              1  412.37 USD',
    'Nearly the same      1  412.37 USD',
    '',
    'Serial    Item    Found                Amount  Why',
    'Z300A1CB  LAPTOP  Nearly the same  412.37 USD  scanned as Z300A1C8: characters that look alike',
    'Z300XXX9  LAPTOP  Missing          412.37 USD',
  ]);
  const german = await run(join(folder, 'list.csv'), '--receipt', 'GR-100001', '--language', 'de');
  expect(german.said.at(-1)).toMatch(/^Z300XXX9 +LAPTOP +Fehlt +412,37 USD$/);
});

test('it is kept where that is asked, and what is missing is claimed in a letter', async () => {
  const path = write('list.csv', fitting + 'LAPTOP;Z300XXX9;412,37\n');
  const letter = join(folder, 'claim.pdf');
  const { code, said } = await run(path, '--receipt', 'GR-100001', '--claim', letter);
  expect([code, said.slice(-2)]).toEqual([1, ['Kept as REC-100001.', `${letter} is written.`]]);
  const texts = (await readPdfTexts(new Uint8Array(readFileSync(letter)))).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['Acme Supplies', 'Z300XXX9']));
  expect(texts).not.toContain('Z300A1B2');
});

test('scans and a bill come from files of their own, and a mail is read as one', async () => {
  const mail = write(
    'mail.txt',
    'Hello,\nwe have sent you\nSN: Z9000001\nSN: Z9000002\nBest regards\n',
  );
  const scans = write('scans.txt', 'Z9000001\n');
  const { said } = await run(mail, '--vendor', 'acme', '--item', 'LAPTOP', '--scanned', scans);
  expect(said.slice(0, 3)).toEqual([
    'Found    Units    Amount',
    'Fits         1  0.00 USD',
    'Missing      1  0.00 USD',
  ]);
});

test.each([
  [[], 'Name the vendor'],
  [['nothing.csv', '--vendor', 'acme'], 'nothing.csv cannot be read'],
  [['list.csv'], 'Say whose list it is'],
  [['list.csv', '--receipt', 'GR-9'], 'There is no such document'],
  [['list.csv', '--vendor', 'nobody'], 'no such customer or vendor'],
])('%j is refused in a sentence', async (args, sentence) => {
  const path = write('list.csv', fitting);
  const { code, said } = await run(...args.map((each) => (each === 'list.csv' ? path : each)));
  expect([code, said]).toEqual([1, [expect.stringContaining(sentence)]]);
});
