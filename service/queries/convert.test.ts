/** What is open of a document becomes the next one with nothing to add but an id and a day. */
import { documentSchema, type DocumentRequest } from '../../shared/api.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
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
import { convertDocument } from './convert.ts';
import { findDocument } from './documents.ts';

let opened: TestBooks;
let books: Books;
let nextId = 1;
beforeEach(async () => {
  opened = await openTestBooks();
  ({ books } = opened);
  nextId = 1;
  await enterMasters(books, usualMasters);
});
afterEach(() => opened.remove());

type Deed = Omit<DocumentRequest, 'id' | 'occurredOn'>;

async function enter(deed: Deed): Promise<string> {
  const request = { occurredOn: '2024-01-10', ...deed, id: idOf(nextId++) };
  return answerOf(await post(books, request)).answer.number ?? '';
}

async function convert(number: string, to: DocumentKind): Promise<object> {
  const outcome = await convertDocument(books.store, number, to);
  if (outcome?.kind !== 'converted') throw new Error(`${number} does not become a ${to}`);
  return outcome.request;
}

/** Posts what a document becomes, as it is. */
async function follow(number: string, to: DocumentKind): Promise<string> {
  const request = { ...(await convert(number, to)), id: idOf(nextId++), occurredOn: '2024-01-11' };
  return answerOf(await post(books, documentSchema.parse(request))).answer.number ?? '';
}

async function statusOf(number: string): Promise<unknown> {
  return (await findDocument(books.store.db, { number }))?.order_status;
}

const order: Deed = {
  kind: 'purchase_order',
  party: 'acme',
  lines: [
    { item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00', taxRate: '19' },
    { item: 'CABLE', quantity: 3, unitCost: '2.00', discount: '0.50' },
    { item: 'SCREW', quantity: 100, unitCost: '0.10' },
  ],
  addOnCosts: [{ name: 'freight', amount: '10.00', by: 'value' }],
};

test('an order becomes its receipt, a receipt its bill', async () => {
  await enter(order);
  expect(await convert('PO-100001', 'goods_receipt')).toEqual({
    kind: 'goods_receipt',
    party: 'acme',
    from: 'PO-100001',
    lines: [
      { item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00', taxRate: '19' },
      { item: 'CABLE', quantity: 3, unitCost: '2.00', discount: '0.50' },
      { item: 'SCREW', quantity: 100, unitCost: '0.10' },
    ],
  });
  await follow('PO-100001', 'goods_receipt');
  expect(await statusOf('PO-100001')).toBe('closed');
  expect(await convert('PO-100001', 'goods_receipt')).toMatchObject({ lines: [] });
  expect(await convert('GR-100001', 'vendor_bill')).toMatchObject({
    lines: [
      { item: 'LAPTOP', quantity: 2, unitCost: '500.00', taxRate: '19' },
      { item: 'CABLE', quantity: 3 },
      { item: 'SCREW', quantity: 100 },
    ],
    addOnCosts: [{ name: 'add-on costs', amount: '10.00', by: 'value', currency: 'USD' }],
  });
  await follow('GR-100001', 'vendor_bill');
  expect(await convert('GR-100001', 'vendor_bill')).not.toHaveProperty('addOnCosts');
  expect(await convert('GR-100001', 'vendor_bill')).toMatchObject({ lines: [] });
});

test('what was received of an order is not proposed again', async () => {
  await enter({ ...order, lines: [{ item: 'LAPTOP', quantity: 5, unitCost: '500.00' }] });
  await enter({
    kind: 'goods_receipt',
    party: 'acme',
    from: 'PO-100001',
    lines: [{ item: 'LAPTOP', serials: ['A1', 'A2'] }],
  });
  expect(await convert('PO-100001', 'goods_receipt')).toMatchObject({
    lines: [{ item: 'LAPTOP', quantity: 3 }],
  });
  expect(await statusOf('PO-100001')).toBe('open');
});

test('a document in a foreign currency becomes one at the same rate', async () => {
  await enter({ ...order, currency: 'EUR', exchangeRate: '1.10' });
  expect(await convert('PO-100001', 'goods_receipt')).toMatchObject({
    currency: 'EUR',
    exchangeRate: '1.10',
  });
});

const receipt: Deed = {
  kind: 'goods_receipt',
  party: 'acme',
  lines: [
    { item: 'LAPTOP', serials: ['A1', 'A2', 'A3'], unitCost: '500.00' },
    { item: 'SCREW', quantity: 100, unitCost: '0.10' },
  ],
};
const sale: Deed = {
  kind: 'invoice',
  party: 'bolt',
  lines: [
    { item: 'LAPTOP', serials: ['A1', 'A2'], unitPrice: '700.00', taxRate: '10' },
    { item: 'SCREW', quantity: 40, unitPrice: '0.30' },
  ],
};

test('an order of a customer becomes an invoice of what it holds and what else is open', async () => {
  await enter(receipt);
  await enter({ ...sale, kind: 'sales_order' });
  await follow('SO-100001', 'invoice');
  expect(await statusOf('SO-100001')).toBe('closed');
  const row = await findDocument(books.store.db, { number: 'INV-100001' });
  expect(row).toMatchObject({ units: 42, net: 141_200, tax: 14_000 });
});

test('an invoice becomes an RMA of what is still sold, the RMA a credit memo', async () => {
  await enter(receipt);
  await enter(sale);
  await enter({
    kind: 'credit_memo',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', serials: ['A2'] }],
  });
  expect(await convert('INV-100001', 'customer_rma')).toMatchObject({
    party: 'bolt',
    lines: [
      { item: 'LAPTOP', serials: ['A1'] },
      { item: 'SCREW', quantity: 40, unitPrice: '0.30' },
    ],
  });
  expect(await convert('INV-100001', 'credit_memo')).toMatchObject({
    lines: [{ serials: ['A1'], unitPrice: '700.00', taxRate: '10' }, { unitPrice: '0.30' }],
  });
  await follow('INV-100001', 'customer_rma');
  await follow('CRMA-100001', 'credit_memo');
  expect(await statusOf('CRMA-100001')).toBe('closed');
});

test('an RMA with replacements becomes an invoice over nothing', async () => {
  await enter(receipt);
  await enter({ ...sale, lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }] });
  await enter({
    kind: 'customer_rma',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', serials: ['A1'], reason: 'dead', action: 'replace' }],
  });
  expect(await convert('CRMA-100001', 'invoice')).toMatchObject({
    lines: [
      { item: 'LAPTOP', direction: 'in', serials: ['A1'] },
      { item: 'LAPTOP', quantity: 1, unitPrice: '700.00' },
    ],
  });
});

test('a receipt becomes a return to its vendor of what is still here', async () => {
  await enter(receipt);
  await enter({ ...sale, lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }] });
  expect(await convert('GR-100001', 'debit_memo')).toMatchObject({
    lines: [
      { item: 'LAPTOP', serials: ['A2', 'A3'] },
      { item: 'SCREW', quantity: 100 },
    ],
  });
  await follow('GR-100001', 'vendor_rma');
  expect(await convert('VRMA-100001', 'debit_memo')).toMatchObject({
    party: 'acme',
    lines: [{ serials: ['A2', 'A3'] }, { quantity: 100 }],
  });
  await follow('VRMA-100001', 'debit_memo');
  expect(await statusOf('VRMA-100001')).toBe('closed');
});

test('what a customer brought back may go to its vendor, who is still to be named', async () => {
  await enter(receipt);
  await enter({ ...sale, lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }] });
  await follow('INV-100001', 'credit_memo');
  expect(await convert('CM-100001', 'vendor_rma')).toEqual({
    kind: 'vendor_rma',
    from: 'CM-100001',
    lines: [{ item: 'LAPTOP', serials: ['A1'] }],
  });
});

test('a transfer that is on its way becomes the one that receives it', async () => {
  await enter(receipt);
  await enter({
    kind: 'stock_transfer',
    fromArea: 'MAIN',
    toArea: 'SHOP',
    inTransit: true,
    lines: [
      { item: 'LAPTOP', serials: ['A1'] },
      { item: 'SCREW', quantity: 10 },
    ],
  });
  await follow('ST-100001', 'stock_transfer');
  expect(await statusOf('ST-100001')).toBe('closed');
});

test('what cannot follow is refused with its reason', async () => {
  const codesOf = async (number: string, to: DocumentKind): Promise<unknown> => {
    const outcome = await convertDocument(books.store, number, to);
    return outcome?.kind === 'refused' ? outcome.issues.map(({ code }) => code) : outcome;
  };
  expect(await codesOf('PO-1', 'goods_receipt')).toBeNull();
  await enter(order);
  expect(await codesOf('PO-100001', 'invoice')).toEqual(['from_wrong_kind']);
  answerOf(await reverse(books, 'PO-100001', { id: idOf(nextId++) }));
  expect(await codesOf('PO-100001', 'goods_receipt')).toEqual(['from_closed']);
  expect(await codesOf('PO-100002', 'goods_receipt')).toEqual(['from_unknown']);
});
