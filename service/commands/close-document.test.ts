/** Orders close and open again: what they held goes back to where it lay, and nothing is left half done. */
import { present } from '../../shared/assert.ts';
import { parseDay, type Day } from '../../shared/day.ts';
import type { Books } from '../books.ts';
import { findDocument, loadDocument } from '../queries/documents.ts';
import { findCard } from '../queries/units.ts';
import { verifyBooks } from '../queries/verify.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  readSeal,
  reverse,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { closeDocument } from './close-document.ts';
import type { PostOutcome } from './post-document.ts';

let opened: TestBooks;
let books: Books;
beforeEach(async () => {
  opened = await openTestBooks();
  ({ books } = opened);
  await enterMasters(books, usualMasters);
  answerOf(
    await post(books, {
      id: idOf(1),
      kind: 'goods_receipt',
      occurredOn: '2024-01-10',
      party: 'acme',
      area: 'SHOP',
      lines: [{ item: 'LAPTOP', serials: ['A1', 'A2', 'A3'], unitCost: '500.00' }],
    }),
  );
});
afterEach(async () => {
  const { differences, chain } = await verifyBooks(books);
  await opened.remove();
  expect(differences).toEqual([]);
  expect(chain).toBe('intact');
});

function day(text: string): Day {
  return present(parseDay(text), 'a day');
}

function close(number: string, id: number, occurredOn = '2024-02-01'): Promise<PostOutcome | null> {
  return closeDocument(books, number, { id: idOf(id), occurredOn: day(occurredOn) }, 'test');
}

function codesOf(outcome: PostOutcome | null): string[] {
  return outcome?.kind === 'refused' ? outcome.issues.map(({ code }) => code) : [];
}

async function placeOf(serial: string): Promise<unknown> {
  const card = await findCard(books, 'LAPTOP', serial, {});
  return card === null ? null : [card.status, card.area];
}

async function statusOf(number: string): Promise<unknown> {
  const row = await findDocument(books.store.db, { number });
  return row?.order_status;
}

async function order(id: number, kind: 'purchase_order' | 'sales_order'): Promise<void> {
  const isSale = kind === 'sales_order';
  const line = isSale
    ? { serials: ['A1', 'A2'], unitPrice: '700.00' }
    : { serials: ['B1', 'B2'], unitCost: '480.00' };
  answerOf(
    await post(books, {
      id: idOf(id),
      kind,
      occurredOn: '2024-01-11',
      party: isSale ? 'bolt' : 'acme',
      lines: [{ item: 'LAPTOP', ...line }],
    }),
  );
}

test('a sales order lets its units go to where they lay, and holds them again when it is opened', async () => {
  await order(2, 'sales_order');
  expect(await placeOf('A1')).toEqual(['committed', 'SHOP']);
  const { answer } = answerOf(await close('SO-100001', 3));
  expect(answer).toMatchObject({
    number: 'SO-100002',
    kind: 'sales_order',
    occurredOn: '2024-02-01',
    closes: 'SO-100001',
    orderStatus: null,
    lines: [],
    totals: { units: 2, net: '0.00', cost: '0.00' },
  });
  expect(await placeOf('A1')).toEqual(['in_stock', 'SHOP']);
  expect(await statusOf('SO-100001')).toBe('closed');
  answerOf(await reverse(books, 'SO-100002', { id: idOf(4), occurredOn: day('2024-02-02') }));
  expect(await placeOf('A1')).toEqual(['committed', 'SHOP']);
  expect(await statusOf('SO-100001')).toBe('open');
  answerOf(await close('SO-100001', 5, '2024-02-03'));
  expect(await statusOf('SO-100001')).toBe('closed');
  expect(await placeOf('A2')).toEqual(['in_stock', 'SHOP']);
});

test('what a purchase order expects is not in the books again', async () => {
  await order(2, 'purchase_order');
  expect(await placeOf('B1')).toEqual(['expected', 'VCSA']);
  answerOf(await close('PO-100001', 3));
  expect(await placeOf('B1')).toBeNull();
});

test('a customer RMA leaves its units with the customer, where they lay', async () => {
  const lines = [{ item: 'LAPTOP', serials: ['A1'] }];
  answerOf(
    await post(books, {
      id: idOf(2),
      kind: 'invoice',
      occurredOn: '2024-01-11',
      party: 'bolt',
      lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }],
    }),
  );
  const rma = { id: idOf(3), kind: 'customer_rma', occurredOn: '2024-01-12' } as const;
  answerOf(await post(books, { ...rma, party: 'bolt', lines }));
  answerOf(await close('CRMA-100001', 4));
  const card = await findCard(books, 'LAPTOP', 'A1', {});
  expect(card).toMatchObject({
    status: 'sold',
    area: 'RELEASED',
    holder: 'bolt',
    margin: '200.00',
  });
});

test('what was shipped stays shipped, and only the rest is let go', async () => {
  await order(2, 'sales_order');
  answerOf(
    await post(books, {
      id: idOf(3),
      kind: 'invoice',
      occurredOn: '2024-01-12',
      party: 'bolt',
      from: 'SO-100001',
      lines: [{ item: 'LAPTOP', serials: ['A1'] }],
    }),
  );
  answerOf(await close('SO-100001', 4));
  expect(await placeOf('A1')).toEqual(['sold', 'RELEASED']);
  expect(await placeOf('A2')).toEqual(['in_stock', 'SHOP']);
  const row = await findDocument(books.store.db, { number: 'SO-100001' });
  expect(row).toMatchObject({ closed_by: 'SO-100002', order_status: 'closed' });
  const facts = row === null ? null : await loadDocument(books.store.db, row);
  expect(facts?.lines.map(({ done, quantity }) => [done, quantity])).toEqual([[1, 2]]);
  expect(facts?.followedBy).toEqual(['INV-100001']);
});

test('the same request answers what it answered first; another one under its id is a conflict', async () => {
  await order(2, 'sales_order');
  const { answer } = answerOf(await close('SO-100001', 3));
  const seal = await readSeal(books);
  const again = answerOf(await close('SO-100001', 3));
  expect(again).toMatchObject({ isNew: false, answer });
  expect(await readSeal(books)).toBe(seal);
  const other = await close('SO-100001', 3, '2024-02-02');
  expect(codesOf(other)).toEqual(['document_id_reused']);
  expect(other).toMatchObject({ isConflict: true });
});

test('what is no order, or was closed, or is on its way, is not closed', async () => {
  expect(await close('SO-1', 9)).toBeNull();
  expect(codesOf(await close('GR-100001', 9))).toEqual(['not_an_order']);
  await order(2, 'sales_order');
  expect(codesOf(await close('SO-100001', 9, '2024-01-10'))).toEqual(['date_before_unit']);
  answerOf(await close('SO-100001', 3));
  expect(codesOf(await close('SO-100001', 9))).toEqual(['document_closed_before']);
  expect(codesOf(await close('SO-100002', 9))).toEqual(['not_an_order']);
  answerOf(
    await post(books, {
      id: idOf(4),
      kind: 'stock_transfer',
      occurredOn: '2024-02-01',
      inTransit: true,
      toArea: 'DEPOT',
      lines: [{ item: 'LAPTOP', serials: ['A1'] }],
    }),
  );
  expect(codesOf(await close('ST-100001', 9))).toEqual(['transfer_in_transit']);
  answerOf(await reverse(books, 'ST-100001', { id: idOf(5), occurredOn: day('2024-02-01') }));
  expect(codesOf(await close('ST-100001', 9))).toEqual(['document_reversed_before']);
});

test('a unit that moved after the day of closing keeps the order open', async () => {
  await order(2, 'sales_order');
  answerOf(
    await post(books, {
      id: idOf(3),
      kind: 'cost_adjustment',
      occurredOn: '2024-01-20',
      lines: [{ item: 'LAPTOP', serials: ['A2'], unitCost: '490.00' }],
    }),
  );
  const outcome = await close('SO-100001', 4, '2024-01-15');
  expect(outcome).toMatchObject({
    issues: [
      { code: 'date_before_unit', line: 1, serial: 'A2', details: { document: 'CA-100001' } },
    ],
  });
  answerOf(await close('SO-100001', 4, '2024-01-20'));
  expect(await findCard(books, 'LAPTOP', 'A2', {})).toMatchObject({ unitCost: '490.00' });
});
