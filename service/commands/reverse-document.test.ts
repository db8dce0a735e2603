/** Goods without units are taken back whole and at their own cost, or not at all. */
import type { DocumentRequest } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { parseDay } from '../../shared/day.ts';
import type { Books } from '../books.ts';
import { listBalances } from '../queries/balances.ts';
import { verifyBooks } from '../queries/verify.ts';
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

let opened: TestBooks;
let books: Books;
let nextId = 1;
beforeEach(async () => {
  opened = await openTestBooks();
  ({ books } = opened);
  nextId = 1;
  await enterMasters(books, usualMasters);
});
afterEach(async () => {
  const { differences, chain } = await verifyBooks(books);
  await opened.remove();
  expect(differences).toEqual([]);
  expect(chain).toBe('intact');
});

type Deed = Omit<DocumentRequest, 'id'>;

async function enter(...deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) answerOf(await post(books, { ...deed, id: idOf(nextId++) }));
}

function takeBack(number: string, day: string): ReturnType<typeof reverse> {
  const occurredOn = present(parseDay(day), 'a day');
  return reverse(books, number, { id: idOf(nextId++), occurredOn });
}

/** What lies where, and what it is worth. */
async function lying(): Promise<unknown[]> {
  const { rows } = await listBalances(books.store, {});
  return rows.map(({ area, units, value }) => [area, units, value]);
}

const received: Deed = {
  kind: 'goods_receipt',
  occurredOn: '2024-01-10',
  party: 'acme',
  lines: [{ item: 'SCREW', quantity: 100, unitCost: '0.10' }],
};
const sold: Deed = {
  kind: 'invoice',
  occurredOn: '2024-01-12',
  party: 'bolt',
  lines: [{ item: 'SCREW', quantity: 40, unitPrice: '0.30' }],
};
const moved: Deed = {
  kind: 'stock_transfer',
  occurredOn: '2024-01-12',
  toArea: 'SHOP',
  lines: [{ item: 'SCREW', quantity: 60 }],
};

test('a receipt is taken back while all of it is there', async () => {
  await enter(received, {
    ...received,
    lines: [{ item: 'SCREW', quantity: 50, unitCost: '0.40' }],
  });
  expect(await lying()).toEqual([['MAIN', 150, '30.00']]);
  answerOf(await takeBack('GR-100001', '2024-01-11'));
  expect(await lying()).toEqual([['MAIN', 50, '20.00']]);
  answerOf(await takeBack('GR-100002', '2024-01-11'));
  expect(await lying()).toEqual([]);
});

test('a sale of it stands in the way, and is named, until it is taken back itself', async () => {
  await enter(received, sold, { ...received, occurredOn: '2024-01-13' });
  expect(await takeBack('GR-100001', '2024-01-14')).toMatchObject({
    issues: [{ code: 'later_movement_stands', line: null, details: { document: 'INV-100001' } }],
  });
  // What came after the sale is all there.
  answerOf(await takeBack('GR-100002', '2024-01-14'));
  answerOf(await takeBack('INV-100001', '2024-01-14'));
  answerOf(await takeBack('GR-100001', '2024-01-14'));
  expect(await lying()).toEqual([]);
});

test('what was carried elsewhere is not there to be taken back', async () => {
  await enter(received, moved);
  expect(await takeBack('GR-100001', '2024-01-14')).toMatchObject({
    issues: [{ code: 'later_movement_stands', details: { document: 'ST-100001' } }],
  });
  answerOf(await takeBack('ST-100001', '2024-01-14'));
  expect(await lying()).toEqual([['MAIN', 100, '10.00']]);
});

test('a transfer whose goods went on stands', async () => {
  await enter(received, moved, {
    ...moved,
    fromArea: 'SHOP',
    toArea: 'DEPOT',
    occurredOn: '2024-01-13',
    lines: [{ item: 'SCREW', quantity: 10 }],
  });
  expect(await takeBack('ST-100001', '2024-01-14')).toMatchObject({
    issues: [{ code: 'later_movement_stands', details: { document: 'ST-100002' } }],
  });
});

test('a reversal is not dated before its document, nor where a bin would hold less than nothing', async () => {
  await enter(received);
  expect(await takeBack('GR-100001', '2024-01-09')).toMatchObject({
    issues: [{ code: 'date_before_unit', line: null, serial: null }],
  });
  await enter(moved);
  answerOf(await takeBack('ST-100001', '2024-01-15'));
  expect(await lying()).toEqual([['MAIN', 100, '10.00']]);
  expect(await takeBack('GR-100001', '2024-01-13')).toMatchObject({
    issues: [{ code: 'date_before_unit', details: { lastOn: '2024-01-15' } }],
  });
  answerOf(await takeBack('GR-100001', '2024-01-15'));
});

test('a sale is put back at what it cost then', async () => {
  await enter(received, sold, {
    ...received,
    occurredOn: '2024-01-13',
    lines: [{ item: 'SCREW', quantity: 40, unitCost: '0.60' }],
  });
  expect(await lying()).toEqual([['MAIN', 100, '30.00']]);
  answerOf(await takeBack('INV-100001', '2024-01-14'));
  expect(await lying()).toEqual([['MAIN', 140, '34.00']]);
});
