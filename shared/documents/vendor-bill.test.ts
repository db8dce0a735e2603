import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import {
  makeItem,
  makePlan,
  makeReceipt,
  makeReceiptLine,
  makeView,
  postedOf,
} from '../../testing/fixtures/view.ts';
import { sum } from '../money.ts';
import { planVendorBill } from './vendor-bill.ts';
import type { FollowedDocument } from './view.ts';

const plan = makePlan('vendor_bill', planVendorBill);
const laptop = makeItem('LAPTOP');
const screw = makeItem('SCREW', { tracking: 'quantity' });
const items = [laptop, screw];
const bill = { party: 'ACME', from: 'GR-1' };
const freight = { name: 'freight', amount: '30.00', by: 'quantity' as const };

/** A receipt of two laptops at 500.00 and a hundred screws at 0.10, with 30.00 of freight. */
const receipt = makeReceipt({
  lines: [makeReceiptLine(1, laptop, 2, 100_000), makeReceiptLine(2, screw, 100, 1000)],
  receivedNotBilled: 101_000,
  addOnsAccrued: 3000,
});

function viewOf(...followed: FollowedDocument[]) {
  return makeView({ items, followed });
}

function done({ fulfilments }: ReturnType<typeof plan>['body']): string[] {
  return fulfilments.map(
    ({ line, orderId, orderLine, quantity, amount }) =>
      `${line}: ${orderId}/${orderLine} ${quantity} ${amount}`,
  );
}

test('a bill for what was received clears it, and owes the vendor the same', () => {
  const lines = [
    { item: 'LAPTOP', quantity: 2, unitCost: '500.00' },
    { item: 'SCREW', quantity: 100, unitCost: '0.10' },
  ];
  const { said, body } = plan({ ...bill, lines, addOnCosts: [freight] }, viewOf(receipt));
  expect(said).toEqual([]);
  expect(done(body)).toEqual(['1: 7/1 2 100000', '2: 7/2 100 1000']);
  expect(body.takenAddOns).toEqual([{ orderId: 7, place: 0, amount: 3000 }]);
  expect(body.postings).toEqual([
    { account: 'received_not_billed', amount: 101_000, reason: null },
    { account: 'add_on_costs_accrued', amount: 3000, reason: null },
    { account: 'payable', amount: -104_000, reason: null },
  ]);
  expect([body.movements, body.quantities]).toEqual([[], []]);
});

test('what is billed dearer, or cheaper, is a price variance', () => {
  const lines = [
    { item: 'LAPTOP', quantity: 1, unitCost: '510.00' },
    { item: 'SCREW', quantity: 100, unitCost: '0.08' },
  ];
  const { body } = plan({ ...bill, lines }, viewOf(receipt));
  expect(postedOf(body)).toEqual({
    received_not_billed: 51_000,
    price_variance: 800,
    payable: -51_800,
  });
});

test('add-on costs stay accrued until a bill has some, which clears all of them', () => {
  const lines = [{ item: 'LAPTOP', quantity: 2, unitCost: '500.00' }];
  expect(plan({ ...bill, lines }, viewOf(receipt)).body.takenAddOns).toEqual([]);
  const alone = plan({ ...bill, lines: [], addOnCosts: [freight] }, viewOf(receipt));
  expect(alone.said).toEqual([]);
  expect(postedOf(alone.body)).toEqual({ add_on_costs_accrued: 3000, payable: -3000 });
  const partly = makeReceipt({ ...receipt, addOnsBilled: 1000 });
  const dearer = plan({ ...bill, lines: [], addOnCosts: [freight] }, viewOf(partly));
  expect(postedOf(dearer.body)).toEqual({
    add_on_costs_accrued: 2000,
    price_variance: 1000,
    payable: -3000,
  });
  const cleared = makeReceipt({ ...receipt, addOnsBilled: 3000 });
  const again = plan({ ...bill, lines: [], addOnCosts: [freight] }, viewOf(cleared));
  expect(again.body.takenAddOns).toEqual([]);
});

test('tax that comes back is posted apart, tax that does not is part of the goods', () => {
  const lines = [
    { item: 'LAPTOP', quantity: 1, unitCost: '500.00', taxRate: '20' },
    { item: 'SCREW', quantity: 100, unitCost: '0.10', taxRate: '20', taxRecoverable: false },
  ];
  const { body } = plan({ ...bill, lines }, viewOf(receipt));
  expect(postedOf(body)).toEqual({
    received_not_billed: 51_000,
    tax_recoverable: 10_000,
    price_variance: 200,
    payable: -61_200,
  });
});

test('a bill in another currency clears what was received in the books’ own', () => {
  const lines = [{ item: 'LAPTOP', quantity: 1, unitCost: '400.00' }];
  const draft = { ...bill, currency: 'EUR', exchangeRate: '1.2', lines };
  expect(postedOf(plan(draft, viewOf(receipt)).body)).toEqual({
    received_not_billed: 50_000,
    price_variance: -2000,
    payable: -48_000,
  });
});

test('what two receipts brought is billed in their order', () => {
  const second = makeReceipt({
    id: 8,
    number: 'GR-2',
    lines: [makeReceiptLine(1, laptop, 2, 90_000)],
    receivedNotBilled: 90_000,
  });
  const lines = [{ item: 'LAPTOP', quantity: 3, unitCost: '480.00' }];
  const { body } = plan({ ...bill, from: ['GR-1', 'GR-2'], lines }, viewOf(receipt, second));
  expect(done(body)).toEqual(['1: 7/1 2 100000', '1: 8/1 1 45000']);
  expect(postedOf(body).price_variance).toBe(-1000);
});

test('two lines of an item see what the one before it billed', () => {
  const lines = [
    { item: 'LAPTOP', quantity: 1, unitCost: '500.00' },
    { item: 'LAPTOP', quantity: 2, unitCost: '500.00' },
  ];
  const { said, body } = plan({ ...bill, lines }, viewOf(receipt));
  expect(said).toEqual(['2 bill_above_received?']);
  expect(done(body)).toEqual(['1: 7/1 1 50000', '2: 7/1 1 50000']);
  expect(postedOf(body).price_variance).toBe(50_000);
});

test('what an earlier bill cleared is not billed again', () => {
  const billed = makeReceipt({
    ...receipt,
    lines: [makeReceiptLine(1, laptop, 2, 100_000, { done: 2, doneAmount: 100_000 })],
    receivedNotBilled: 100_000,
  });
  const lines = [{ item: 'LAPTOP', quantity: 1, unitCost: '500.00' }];
  const { said, body } = plan({ ...bill, lines }, viewOf(billed));
  expect(said).toEqual(['1 bill_above_received?']);
  expect(postedOf(body)).toEqual({ price_variance: 50_000, payable: -50_000 });
});

test('a vendor’s list of serials says how many are billed', () => {
  const lines = [{ item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00' }];
  expect(done(plan({ ...bill, lines }, viewOf(receipt)).body)).toEqual(['1: 7/1 2 100000']);
});

test.each([
  ['no receipt', { party: 'ACME', lines: [] }, ['0 from_missing', '0 document_has_no_lines']],
  ['nothing', { ...bill, lines: [] }, ['0 document_has_no_lines']],
  [
    'lines that are wrong',
    {
      ...bill,
      lines: [
        { item: 'GHOST', quantity: 1, unitCost: '1.00' },
        { item: 'LAPTOP', quantity: 1 },
        { item: 'LAPTOP', unitCost: '1.00' },
        { item: 'LAPTOP', quantity: 0, unitCost: '1.00' },
        { item: 'LAPTOP', quantity: 1, serials: ['A1', 'A2'], unitCost: '1.00' },
      ],
    },
    [
      '1 item_unknown',
      '2 amount_missing',
      '3 quantity_missing',
      '4 quantity_not_positive',
      '5 quantity_differs_from_serials',
    ],
  ],
])('is refused: %s', (_name, draft, said) => {
  expect(plan(draft, viewOf(receipt)).said).toEqual(said);
});

test('an item that no receipt brought is refused', () => {
  const only = makeReceipt({ lines: [makeReceiptLine(1, screw, 1, 10)], receivedNotBilled: 10 });
  const lines = [{ item: 'LAPTOP', quantity: 1, unitCost: '500.00' }];
  expect(plan({ ...bill, lines }, viewOf(only)).said).toEqual(['1 bill_item_not_received']);
});

test('however a receipt is billed in parts, the bills clear all of it and no more', () => {
  const given = fc.record({
    value: fc.nat({ max: 10 ** 6 }),
    parts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
  });
  prove(
    fc.property(given, ({ value, parts }) => {
      const quantity = sum(parts);
      let billed = 0;
      let cleared = 0;
      for (const part of parts) {
        const line = makeReceiptLine(1, laptop, quantity, value, {
          done: billed,
          doneAmount: cleared,
        });
        const view = viewOf(makeReceipt({ lines: [line], receivedNotBilled: value }));
        const lines = [{ item: 'LAPTOP', quantity: part, unitCost: '1.00' }];
        const { said, body } = plan({ ...bill, lines }, view);
        expect(said).toEqual([]);
        billed += part;
        cleared += sum(body.fulfilments.map(({ amount }) => amount));
      }
      expect([billed, cleared]).toEqual([quantity, value]);
    }),
  );
});

test('amounts that cannot be kept exactly are refused', () => {
  const lines = [{ item: 'LAPTOP', quantity: 2_000_000, unitCost: '9999999999.99' }];
  expect(plan({ ...bill, lines }, viewOf(receipt)).said).toContain('1 amount_too_large');
});
