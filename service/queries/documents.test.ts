/** What documents say of one another: what follows what, what is open, and that one answer is given for one posting. */
import type { DocumentRequest, QueryOf } from '../../shared/api.ts';
import { closeDocument } from '../commands/close-document.ts';
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
import { answerDocument } from './document-facts.ts';
import { findDocument, listDocuments, loadDocument } from './documents.ts';

let opened: TestBooks;
let books: Books;
beforeEach(async () => {
  opened = await openTestBooks();
  ({ books } = opened);
  await enterMasters(books, usualMasters);
});
afterEach(() => opened.remove());

async function enter(...requests: readonly DocumentRequest[]): Promise<void> {
  for (const request of requests) answerOf(await post(books, request));
}

async function answerFor(number: string): Promise<ReturnType<typeof answerDocument>> {
  const { db, baseCurrency } = books.store;
  const row = await findDocument(db, { number });
  if (row === null) throw new Error(`there is no ${number}`);
  return answerDocument(await loadDocument(db, row), baseCurrency);
}

async function listNumbers(query: QueryOf<'listDocuments'>): Promise<unknown[]> {
  const { items } = await listDocuments(books.store, query);
  return items.map((item) => (item as { number: string }).number);
}

const order: DocumentRequest = {
  id: idOf(1),
  kind: 'purchase_order',
  occurredOn: '2024-01-10',
  party: 'acme',
  lines: [
    { item: 'LAPTOP', quantity: 3, unitCost: '500.00' },
    { item: 'SCREW', quantity: 100, unitCost: '0.10' },
  ],
};
const receipt: DocumentRequest = {
  id: idOf(2),
  kind: 'goods_receipt',
  occurredOn: '2024-01-11',
  party: 'acme',
  from: 'PO-100001',
  lines: [
    { item: 'LAPTOP', serials: ['A1', 'A2'] },
    { item: 'SCREW', quantity: 100 },
  ],
};

test('an order says what is done and open of each line, and who follows it', async () => {
  await enter(order, receipt);
  expect(await answerFor('PO-100001')).toMatchObject({
    from: [],
    followedBy: ['GR-100001'],
    orderStatus: 'open',
    lines: [
      { quantity: 3, done: 2, open: 1 },
      { quantity: 100, done: 100, open: 0 },
    ],
  });
  expect(await answerFor('GR-100001')).toMatchObject({
    from: ['PO-100001'],
    followedBy: [],
    orderStatus: null,
    lines: [
      { unitCost: '500.00', units: [{ serial: 'A1' }, { serial: 'A2' }] },
      {
        units: [],
        quantities: [
          {
            event: 'receive',
            lot: null,
            fromArea: null,
            toArea: 'MAIN',
            quantity: 100,
            costChange: '10.00',
          },
        ],
      },
    ],
  });
  answerOf(await reverse(books, 'GR-100001', { id: idOf(3) }));
  expect(await answerFor('PO-100001')).toMatchObject({
    followedBy: [],
    lines: [{ done: 0, open: 3 }, { done: 0 }],
  });
});

test('a rehearsal, the posting, and the same id sent again later answer the same', async () => {
  await enter(order);
  const rehearsed = answerOf(await post(books, receipt, { isRehearsal: true })).answer;
  const posted = answerOf(await post(books, receipt)).answer;
  const { number, recordedAt } = posted;
  expect({ ...rehearsed, number, recordedAt }).toEqual(posted);
  answerOf(await reverse(books, 'GR-100001', { id: idOf(3) }));
  expect(answerOf(await post(books, receipt)).answer).toEqual(posted);
  const again = answerOf(await post(books, order)).answer;
  expect(again).toMatchObject({
    followedBy: [],
    orderStatus: 'open',
    lines: [{ done: 0, open: 3 }, {}],
  });
});

test('lists know open orders from closed ones', async () => {
  const sale = { kind: 'invoice', occurredOn: '2024-01-12', party: 'bolt' } as const;
  await enter(order, receipt, { ...order, id: idOf(4) }, { ...order, id: idOf(5) });
  await enter({
    ...receipt,
    id: idOf(6),
    from: 'PO-100002',
    lines: [
      { item: 'LAPTOP', serials: ['B1', 'B2', 'B3'] },
      { item: 'SCREW', quantity: 100 },
    ],
  });
  await closeDocument(books, 'PO-100003', { id: idOf(7) }, 'test');
  await enter(
    { ...sale, id: idOf(8), lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '1.00' }] },
    {
      id: idOf(9),
      kind: 'stock_transfer',
      occurredOn: '2024-01-12',
      inTransit: true,
      toArea: 'SHOP',
      lines: [{ item: 'SCREW', quantity: 5 }],
    },
    {
      id: idOf(10),
      kind: 'stock_transfer',
      occurredOn: '2024-01-12',
      toArea: 'SHOP',
      lines: [{ item: 'LAPTOP', serials: ['A2'] }],
    },
  );
  expect(await listNumbers({ orderStatus: 'open' })).toEqual(['ST-100001', 'PO-100001']);
  expect(await listNumbers({ orderStatus: 'closed' })).toEqual(['PO-100003', 'PO-100002']);
  expect(await listNumbers({ orderStatus: 'open', kind: 'purchase_order' })).toEqual(['PO-100001']);
  const { items } = await listDocuments(books.store, { kind: 'purchase_order' });
  expect(items).toMatchObject([
    { number: 'PO-100004', closes: 'PO-100003', orderStatus: null },
    { number: 'PO-100003', closedBy: 'PO-100004', orderStatus: 'closed' },
    { number: 'PO-100002', closedBy: null, orderStatus: 'closed' },
    { number: 'PO-100001', closedBy: null, orderStatus: 'open' },
  ]);
});

test('what a document does both ways is said of each unit', async () => {
  await enter(order, receipt, {
    id: idOf(3),
    kind: 'invoice',
    occurredOn: '2024-01-12',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }],
  });
  const swap: DocumentRequest = {
    id: idOf(4),
    kind: 'invoice',
    occurredOn: '2024-01-13',
    party: 'bolt',
    lines: [
      { item: 'LAPTOP', serials: ['A2'], unitPrice: '750.00' },
      { item: 'LAPTOP', serials: ['A1'], direction: 'in' },
    ],
  };
  await enter(swap);
  expect(await answerFor('INV-100002')).toMatchObject({
    lines: [
      { units: [{ serial: 'A2', event: 'sell', unitCost: '500.00' }] },
      { direction: 'in', units: [{ serial: 'A1', event: 'take_back', unitCost: '500.00' }] },
    ],
    totals: { net: '50.00' },
  });
});

test('a built unit is answered with what was built into it', async () => {
  await enter(order, receipt);
  const build: DocumentRequest = {
    id: idOf(3),
    kind: 'assembly',
    occurredOn: '2024-01-12',
    builds: [
      {
        item: 'PHONE',
        serial: 'P1',
        components: [
          { item: 'LAPTOP', serial: 'A2' },
          { item: 'LAPTOP', serial: 'A1' },
        ],
      },
    ],
    addOnCosts: [{ name: 'labour', amount: '20.00', by: 'quantity' }],
  };
  const rehearsed = answerOf(await post(books, build, { isRehearsal: true })).answer;
  const posted = answerOf(await post(books, build)).answer;
  expect({ ...rehearsed, number: posted.number, recordedAt: posted.recordedAt }).toEqual(posted);
  const loaded = await answerFor('AS-100001');
  expect(loaded).toEqual(posted);
  const built = loaded.lines.flatMap(({ units }) => units).find(({ serial }) => serial === 'P1');
  expect(built).toMatchObject({
    event: 'build',
    unitCost: '1020.00',
    components: [
      { item: 'LAPTOP', serial: 'A1', unitCost: '500.00' },
      { item: 'LAPTOP', serial: 'A2', unitCost: '500.00' },
    ],
  });
});

test('what a change of cost would do is said before it is posted, and not after', async () => {
  await enter(order, receipt);
  const late: DocumentRequest = {
    id: idOf(3),
    kind: 'cost_adjustment',
    occurredOn: '2024-02-01',
    against: 'GR-100001',
    addOnCosts: [{ name: 'duty', amount: '40.00', by: 'value' }],
  };
  const rehearsed = answerOf(await post(books, late, { isRehearsal: true })).answer;
  expect(rehearsed.preview).toMatchObject({ left: { units: 0, amount: '0.00' }, months: [] });
  expect(answerOf(await post(books, late)).answer).not.toHaveProperty('preview');
  expect(await answerFor('GR-100001')).toMatchObject({ followedBy: ['CA-100001'] });
});
