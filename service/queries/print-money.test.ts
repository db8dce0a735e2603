/** What the paper of an order says of its money, and of its reversal. */
import type { Day } from '../../shared/day.ts';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  reverse,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { makeFontReader, printDocument } from './print.ts';

const fonts = makeFontReader(process.cwd());

let service: TestBooks;
beforeEach(async () => {
  service = await openTestBooks();
  await enterMasters(service.books, usualMasters);
});
afterEach(async () => {
  await service.remove();
});

async function print(
  number: string,
  style: 'standard' | 'packing_slip' = 'standard',
): Promise<string[]> {
  const outcome = await printDocument(service.books, fonts, number, { format: 'pdf', style });
  if (!outcome.ok || outcome.value.kind !== 'printed') throw new Error(`${number} was not printed`);
  return (await readPdfTexts(outcome.value.bytes)).map(({ text }) => text);
}

async function postOrder(): Promise<string> {
  const order = await post(service.books, {
    id: idOf(1),
    kind: 'purchase_order',
    occurredOn: '2026-01-05',
    party: 'acme',
    currency: 'USD',
    lines: [{ item: 'LAPTOP', unitCost: '512.34', quantity: 3 }],
    addOnCosts: [
      { name: 'freight', amount: '20.00', by: 'value' },
      { name: 'duty', amount: '7.77', by: 'value', currency: 'EUR', exchangeRate: '1.1' },
    ],
  });
  return String(answerOf(order).answer.number);
}

test('a purchase order has its costs; an add-on in another currency is told and not summed', async () => {
  const texts = await print(await postOrder());
  expect(texts).toEqual(expect.arrayContaining(['512.34', '1,537.02', '20.00', '1,557.02']));
  expect(texts).toContain('7.77 EUR');
});

test('a packing slip of an order has no money, in whatever currency', async () => {
  const texts = await print(await postOrder(), 'packing_slip');
  expect(texts.filter((text) => /\d\.\d\d/.test(text))).toEqual([]);
});

test('a reversed document and the one that reverses it name each other', async () => {
  const number = await postOrder();
  const undone = await reverse(service.books, number, {
    id: idOf(2),
    occurredOn: '2026-01-06' as Day,
  });
  const other = String(answerOf(undone).answer.number);
  const texts = await print(number);
  expect(texts).toEqual(expect.arrayContaining([`Reversed by ${other}`]));
  expect(await print(other)).toEqual(expect.arrayContaining([`Reverses ${number}`]));
});
