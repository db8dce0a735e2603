import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
import { writeRmaForm } from './write-rma-form.ts';

let desk: TestBooks;
let folder: string;
beforeEach(async () => {
  desk = await openTestBooks();
  folder = mkdtempSync(join(tmpdir(), 'serialbook-rma-'));
  await enterMasters(desk.books, usualMasters);
  const receipt = await post(desk.books, {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2025-11-01',
    party: 'acme',
    area: 'MAIN',
    lines: [{ item: 'LAPTOP', unitCost: '412.37', serials: ['Z-1', 'Z-2'] }],
  });
  answerOf(receipt);
});
afterEach(async () => {
  await desk.remove();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const code = await writeRmaForm(desk.books, process.cwd(), args, (text) => said.push(text));
  return { code, said };
}

test('an item and its serials make a PDF, or a sheet where the file is called so', async () => {
  const pdf = join(folder, 'form.pdf');
  const made = await run('LAPTOP', 'z-1', 'Z-2', '--for', 'vendor', '--cost', '-o', pdf);
  expect(made).toEqual({ code: 0, said: [`${pdf} is written.`] });
  const texts = (await readPdfTexts(new Uint8Array(readFileSync(pdf)))).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['Acme Supplies', 'Z-1', 'Z-2', '412.37 USD']));
  const sheet = join(folder, 'form.xlsx');
  expect((await run('LAPTOP', 'Z-1', '--for', 'house', '--out', sheet)).code).toBe(0);
  expect(readFileSync(sheet).subarray(0, 2).toString()).toBe('PK');
});

test.each([
  [['LAPTOP'], 'Name the item and its serials'],
  [['LAPTOP', 'Z-1', '--for', 'everybody'], 'for '],
  [['LAPTOP', 'Z-9'], 'There is no LAPTOP with the serial Z-9'],
  [['LAPTOP', 'Z-1'], 'Z-1 was never sold'],
])('%j is refused in a sentence', async (args, sentence) => {
  const { code, said } = await run(...args);
  expect(code).toBe(1);
  expect(said.join('\n')).toContain(sentence);
});
