/** Whoever changes pools, balances, orders or what was built with a tool of their own is found. */
import { sql } from 'kysely';
import { closeDocument } from '../commands/close-document.ts';
import type { DocumentRequest } from '../../shared/api.ts';
import {
  answerOf,
  dropGuards,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  reverse,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { verifyBooks } from './verify.ts';

const deeds: readonly DocumentRequest[] = [
  {
    id: idOf(1),
    kind: 'purchase_order',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [
      { item: 'LAPTOP', serials: ['A1', 'A2', 'A3'], unitCost: '500.00' },
      { item: 'SCREW', quantity: 100, unitCost: '0.10' },
    ],
    addOnCosts: [{ name: 'freight', amount: '15.00', by: 'value' }],
  },
  {
    id: idOf(2),
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    from: 'PO-100001',
    lines: [
      { item: 'LAPTOP', serials: ['A1', 'A2'] },
      { item: 'SCREW', quantity: 100 },
    ],
  },
  {
    id: idOf(3),
    kind: 'assembly',
    occurredOn: '2024-01-11',
    builds: [{ item: 'PHONE', serial: 'P1', components: [{ item: 'LAPTOP', serial: 'A2' }] }],
  },
  {
    id: idOf(4),
    kind: 'invoice',
    occurredOn: '2024-01-12',
    party: 'bolt',
    lines: [
      { item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' },
      { item: 'SCREW', quantity: 10, unitPrice: '0.30' },
    ],
  },
];

let opened: TestBooks;
beforeEach(async () => {
  opened = await openTestBooks();
  const { books } = opened;
  await enterMasters(books, usualMasters);
  for (const deed of deeds) answerOf(await post(books, deed));
  answerOf(await closeDocument(books, 'PO-100001', { id: idOf(5) }, 'test'));
  answerOf(await reverse(books, 'INV-100001', { id: idOf(6) }));
});
afterEach(() => opened.remove());

test('books with orders, quantities and built units prove themselves', async () => {
  expect(await verifyBooks(opened.books)).toEqual({
    units: 4,
    movements: 13,
    documents: 6,
    differences: [],
    chain: 'intact',
  });
});

test.each([
  [
    'a pool that was changed',
    'update pools set value = value + 1',
    /the pools of item \d+ are not/,
  ],
  ['a pool that is gone', 'delete from pools', /the pools of item \d+ are missing/],
  ['a balance', 'update balances set units = units + 1', /the balances of item \d+ in bin \d+ are/],
  ['a balance that is gone', 'delete from balances', /the balances of item .* are missing/],
  [
    'a sum of late costs',
    'update item_days set late_cost = 5',
    /the sums of item \d+ on .* are not/,
  ],
  [
    'more done of an order than it orders',
    'update fulfilments set quantity = quantity + 100',
    /PO-100001 has more done of a line than it orders/,
  ],
  ['a reference that is gone', 'delete from document_links', /GR-100001 fulfils an order that it/],
  [
    'a document that follows a later one',
    'update document_links set from_id = 4',
    /GR-100001 follows a document that is not before it/,
  ],
  [
    'a component that was built into another unit',
    'update unit_links set built_id = 1',
    /AS-100001 links units that it did not build/,
  ],
  [
    'an order that was closed by something else',
    "update movements set event = 'revalue' where event = 'release'",
    /PO-100002 closes an order and does more than release/,
  ],
  [
    'a quantity that a reversal left out',
    'update quantity_movements set reverses_id = null',
    /INV-100002 does not undo each quantity/,
  ],
  [
    'a movement that a reversal left out',
    'update movements set reverses_id = 1 where document_id = 6',
    /INV-100002 does not undo each movement/,
  ],
  [
    'a reversal that posts something else',
    "update postings set amount = amount * 2 where document_id = 6 and account = 'revenue'",
    /INV-100002 does not post the opposite/,
  ],
  [
    'a cost of goods sold that was not',
    "update postings set account = 'cost_of_goods_sold' where account = 'received_not_billed'",
    /what was sold cost 0, the account of goods sold says -\d+/,
  ],
])('%s is found', async (_name, statement, said) => {
  const { store } = opened.books;
  await dropGuards(store);
  await sql.raw(statement).execute(store.db);
  expect((await verifyBooks(opened.books)).differences.join('\n')).toMatch(said);
});

test.each([
  'quantity = quantity + 1',
  'cost_change = 7',
  'revenue = 7',
  'late_cost = 7',
  "lot = 'x'",
  'item_id = 1',
  'from_area_id = 2',
  "occurred_on = '2024-01-01'",
])('a movement of a quantity whose %s was set breaks the chain', async (change) => {
  const { store } = opened.books;
  await dropGuards(store);
  await sql.raw(`update quantity_movements set ${change} where id = 1`).execute(store.db);
  expect((await verifyBooks(opened.books)).chain).toMatch(/^broken at \d+: GR-100001 is not/);
});

test('a late cost that was put on a movement breaks the chain', async () => {
  const { store } = opened.books;
  await dropGuards(store);
  await sql.raw('update movements set late_cost = 1 where document_id = 2').execute(store.db);
  expect((await verifyBooks(opened.books)).chain).toMatch(/^broken at \d+: GR-100001 is not/);
});

test.each([
  'quantity_movements',
  'document_links',
  'fulfilments',
  'taken_add_ons',
  'unit_links',
] as const)('the database itself refuses to change or delete what is posted: %s', async (table) => {
  const { db } = opened.books.store;
  // The driver's errors may be of another realm than the test's, so their text is asked, not their class.
  const refuseWith = (said: RegExp): object => ({
    message: expect.stringMatching(said) as string,
  });
  const update = sql.raw(`update ${table} set document_id = document_id`).execute(db);
  await expect(update).rejects.toMatchObject(refuseWith(/never change/));
  const remove = sql.raw(`delete from ${table}`).execute(db);
  await expect(remove).rejects.toMatchObject(refuseWith(/never go/));
});
