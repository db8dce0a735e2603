import { parseDay, type Day } from '../day.ts';
import { present } from '../assert.ts';
import type { Issue } from '../issues.ts';
import { rateOfOne } from '../money.ts';
import type { Item } from '../stock/masters.ts';
import { applySettings, defaultSettings } from '../stock/settings.ts';
import { parseDocumentId } from '../ids.ts';
import { planFulfilments, takeOrderAddOns } from './fulfil.ts';
import type { PlannedHeader } from './plan.ts';
import type { FollowedDocument, FollowedLine } from './view.ts';

const day: Day = present(parseDay('2024-01-10'), 'a day');

function itemOf(id: number): Item {
  return {
    id,
    sku: `ITEM-${id}`,
    description: '',
    tracking: 'serial',
    serialSource: 'manufacturer',
    lifePolicy: 'ask',
    caseMatters: false,
    weight: 0,
    lotTracked: false,
    warrantyToCustomer: null,
    warrantyFromVendor: null,
  };
}

function lineOf(line: number, itemId: number, quantity: number, done: number): FollowedLine {
  return {
    line,
    itemId,
    quantity,
    done,
    doneAmount: 0,
    unitAmount: 100,
    discount: 0,
    taxRate: null,
    isTaxRecoverable: true,
    net: quantity * 100,
    tax: 0,
  };
}

function orderOf(lines: readonly FollowedLine[], taken = 0): FollowedDocument {
  return {
    id: 7,
    number: 'PO-100001',
    kind: 'purchase_order',
    partyId: 1,
    occurredOn: day,
    currency: 'USD',
    rate: rateOfOne,
    standing: 'open',
    lines,
    addOns: [
      { name: 'freight', amount: 15_000, currency: 'USD', rate: rateOfOne, by: 'value', taken },
    ],
    receivedNotBilled: 0,
    addOnsAccrued: 0,
    addOnsBilled: 0,
    toArea: null,
    isInTransit: false,
    expiresOn: null,
    salesperson: null,
  };
}

function headerOf(order: FollowedDocument): PlannedHeader {
  return {
    id: present(parseDocumentId('00000000-0000-4000-8000-000000000001'), 'an id'),
    kind: 'goods_receipt',
    occurredOn: day,
    party: null,
    currency: 'USD',
    rate: rateOfOne,
    followed: [order],
    addOns: [],
    salesperson: null,
  };
}

function fulfil(
  order: FollowedDocument,
  lines: readonly { readonly line: number; readonly item: Item; readonly quantity: number }[],
  settings = defaultSettings,
): { said: string[]; done: string[] } {
  const issues: Issue[] = [];
  const planned = planFulfilments(lines, headerOf(order), settings, issues);
  return {
    said: issues.map(({ code, severity, line }) => `${line ?? 0} ${code} ${severity}`),
    done: planned.map((entry) => `${entry.line}:${entry.orderLine}=${entry.quantity}`),
  };
}

test('lines of an item fill the order in the order of its lines', () => {
  const order = orderOf([lineOf(1, 1, 5, 2), lineOf(2, 2, 4, 0), lineOf(3, 1, 5, 0)]);
  const lines = [
    { line: 1, item: itemOf(1), quantity: 2 },
    { line: 2, item: itemOf(1), quantity: 4 },
    { line: 3, item: itemOf(2), quantity: 4 },
  ];
  expect(fulfil(order, lines)).toEqual({ said: [], done: ['1:1=2', '2:1=1', '2:3=3', '3:2=4'] });
});

test.each([
  ['ask', ['1 quantity_above_ordered question']],
  ['forbid', ['1 quantity_above_ordered error']],
  ['allow', []],
] as const)('more than is open where the settings say %s', (overReceipt, said) => {
  const order = orderOf([lineOf(1, 1, 5, 0)]);
  const settings = applySettings(defaultSettings, { overReceipt });
  const answer = fulfil(order, [{ line: 1, item: itemOf(1), quantity: 6 }], settings);
  expect(answer).toEqual({ said: [...said], done: ['1:1=5'] });
});

test('an item that is not on the order is a question', () => {
  const order = orderOf([lineOf(1, 1, 5, 0)]);
  expect(fulfil(order, [{ line: 1, item: itemOf(2), quantity: 1 }]).said).toEqual([
    '1 item_not_on_order question',
  ]);
});

test('1500 ordered with an add-on of 150, goods of 1000 received: 100 goes with them (everest.md G2)', () => {
  const order = orderOf([lineOf(1, 1, 10, 0), lineOf(2, 2, 5, 0)]);
  const first = takeOrderAddOns(headerOf(order), [
    { orderId: 7, orderLine: 1, line: 1, quantity: 10, amount: 0 },
  ]);
  expect(first.taken).toEqual([{ orderId: 7, place: 0, amount: 10_000 }]);
  const later = orderOf([lineOf(1, 1, 10, 10), lineOf(2, 2, 5, 0)], 10_000);
  const rest = takeOrderAddOns(headerOf(later), [
    { orderId: 7, orderLine: 2, line: 1, quantity: 5, amount: 0 },
  ]);
  expect(rest.addOns.map(({ amount }) => amount)).toEqual([5000]);
});

test('whatever the parts, the receipts of an order take all of its add-ons and no more', () => {
  let taken = 0;
  for (let done = 0; done < 7; done += 1) {
    const order = orderOf([lineOf(1, 1, 7, done)], taken);
    const now = takeOrderAddOns(headerOf(order), [
      { orderId: 7, orderLine: 1, line: 1, quantity: 1, amount: 0 },
    ]);
    for (const { amount } of now.taken) taken += amount;
  }
  expect(taken).toBe(15_000);
});
