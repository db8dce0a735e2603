/** Whose sale a document is, and that what follows a sale counts for the one who made it. */
import type { DocumentRequest } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { parseDay } from '../../shared/day.ts';
import type { Books } from '../books.ts';
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
import { answerProfit, loadProfit } from './profit.ts';
import { verifyBooks } from './verify.ts';

const day = present(parseDay('2024-01-10'), 'a day');

let opened: TestBooks;
let books: Books;
let nextId = 1;
beforeEach(async () => {
  opened = await openTestBooks();
  ({ books } = opened);
  nextId = 1;
  await enterMasters(books, usualMasters);
  await enter({
    kind: 'goods_receipt',
    party: 'acme',
    lines: [
      { item: 'LAPTOP', serials: ['A1', 'A2', 'A3'], unitCost: '500.00' },
      { item: 'SCREW', quantity: 100, unitCost: '0.10' },
    ],
  });
});
afterEach(async () => {
  const { differences } = await verifyBooks(books);
  await opened.remove();
  expect(differences).toEqual([]);
});

type Deed = Omit<DocumentRequest, 'id' | 'occurredOn'> & { readonly occurredOn?: string };

async function enter(deed: Deed): Promise<{ number: string; salesperson: unknown }> {
  const request = { occurredOn: day, ...deed, id: idOf(nextId++) };
  const { answer } = answerOf(await post(books, request));
  return { number: answer.number ?? '', salesperson: answer['salesperson'] };
}

function sell(serial: string, more: Partial<Deed> = {}): ReturnType<typeof enter> {
  const lines = [{ item: 'LAPTOP', serials: [serial], unitPrice: '700.00' }];
  return enter({ kind: 'invoice', party: 'bolt', ...more, lines });
}

async function rows(query: object = {}): Promise<unknown[]> {
  const answer = answerProfit(await loadProfit(books, { by: 'salesperson', ...query }));
  return answer.rows.map(({ key, units, netRevenue, cost }) => [key, units, netRevenue, cost]);
}

test('a document has the salesperson that it names, else that of its order, else the customer’s', async () => {
  const lines = [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }];
  const order = await enter({ kind: 'sales_order', party: 'bolt', salesperson: 'Ida', lines });
  const invoice = await sell('A1', { from: order.number });
  expect(invoice.salesperson).toBe('Ida');
  expect((await sell('A2')).salesperson).toBeUndefined();
  const party = { code: 'bolt', name: 'Bolt', roles: ['customer' as const], salesperson: 'Karl' };
  await enterMasters(books, { parties: [party] });
  expect((await sell('A3', { salesperson: 'Ida' })).salesperson).toBe('Ida');
  const rma = await enter({
    kind: 'customer_rma',
    party: 'bolt',
    from: invoice.number,
    lines: [{ item: 'LAPTOP', serials: ['A1'], reason: 'broken', action: 'credit' }],
  });
  expect(rma.salesperson).toBe('Ida');
  const memo = await enter({
    kind: 'credit_memo',
    party: 'bolt',
    lines: [{ item: 'SCREW', quantity: 1, unitPrice: '1.00' }],
  });
  expect(memo.salesperson).toBe('Karl');
});

test('a return and a late cost count for whoever sold, whatever the credit memo says', async () => {
  await sell('A1', { salesperson: 'Ida' });
  await sell('A2', { salesperson: 'Karl' });
  await enter({
    kind: 'credit_memo',
    party: 'bolt',
    salesperson: 'Karl',
    lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '650.00' }],
  });
  await enter({
    kind: 'cost_adjustment',
    party: 'acme',
    lines: [{ item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '520.00' }],
  });
  expect(await rows()).toEqual([
    ['Ida', 0, '50.00', '0.00'],
    ['Karl', 1, '700.00', '520.00'],
  ]);
  const units = { by: 'serial', salesperson: 'Karl' };
  expect(await rows(units)).toEqual([['LAPTOP/A2', 1, '700.00', '520.00']]);
});

test('goods without units count for their own document; what nobody sold stands under no name', async () => {
  const screws = (quantity: number) => [{ item: 'SCREW', quantity, unitPrice: '0.30' }];
  const sold = await enter({
    ...{ kind: 'invoice', party: 'bolt', salesperson: 'Ida' },
    lines: screws(40),
  });
  await enter({ kind: 'credit_memo', party: 'bolt', from: sold.number, lines: screws(10) });
  await sell('A1');
  expect(await rows()).toEqual([
    ['', 1, '700.00', '500.00'],
    ['Ida', 30, '9.00', '3.00'],
  ]);
});

test('a sale that is taken back is taken off whoever made it', async () => {
  const sale = await sell('A1', { salesperson: 'Ida' });
  await sell('A2', { salesperson: 'Ida' });
  await reverse(books, sale.number, { id: idOf(nextId++), occurredOn: day });
  expect(await rows()).toEqual([['Ida', 1, '700.00', '500.00']]);
});
