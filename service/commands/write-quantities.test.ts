/** What another document took meanwhile is not taken twice, whoever forgot to ask: the store's own conditions say so. */
import { present } from '../../shared/assert.ts';
import { parseDay } from '../../shared/day.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { LostRace } from '../store/transact.ts';
import { quantityOf, writeQuantities, type StoredQuantity } from './write-quantities.ts';
import { addBalances } from './write-sums.ts';

let opened: TestBooks;
let received: StoredQuantity;
beforeEach(async () => {
  opened = await openTestBooks();
  const { books } = opened;
  await enterMasters(books, usualMasters);
  answerOf(
    await post(books, {
      id: idOf(1),
      kind: 'goods_receipt',
      occurredOn: '2024-01-10',
      party: 'acme',
      lines: [{ item: 'SCREW', quantity: 100, unitCost: '0.10' }],
    }),
  );
  const row = await books.store.db
    .selectFrom('quantity_movements')
    .selectAll()
    .executeTakeFirstOrThrow();
  received = quantityOf(row);
});
afterEach(() => opened.remove());

function taking(quantity: number): StoredQuantity {
  return {
    ...received,
    id: 2,
    documentId: 2,
    event: 'sell',
    occurredOn: present(parseDay('2024-01-11'), 'a day'),
    fromArea: received.toArea,
    toArea: null,
    quantity,
    costChange: -10 * quantity,
  };
}

test.each([
  ['a pool that has changed', [[{ units: 90, value: 900 }]]],
  ['a pool that was not there', [[]]],
] as const)('the average of %s is not used', async (_name, [seen]) => {
  const { store } = opened.books;
  const pools = new Map(seen.map((pool) => [received.itemId, pool]));
  const written = store.db
    .transaction()
    .execute((db) => writeQuantities(store, db, [taking(10)], pools));
  await expect(written).rejects.toBeInstanceOf(LostRace);
});

test('no bin is left with less than nothing', async () => {
  const { store } = opened.books;
  const take = (quantity: number): Promise<void> =>
    store.db.transaction().execute((db) => addBalances(store, db, [], [taking(quantity)]));
  await expect(take(101)).rejects.toBeInstanceOf(LostRace);
  await take(60);
  await expect(take(41)).rejects.toBeInstanceOf(LostRace);
  await take(40);
});
