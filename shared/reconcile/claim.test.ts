import { claimOf } from './claim.ts';
import type { DecidedRow } from './outcome.ts';

const row: DecidedRow = {
  serial: 'A1',
  item: 'DISK',
  scannedItem: null,
  counts: { expected: 1, scanned: 1, billed: 1 },
  class: 'matched',
  candidate: null,
  candidates: [],
  reason: null,
  expectedCost: 4799,
  billedCost: 4899,
  amount: 4799,
  decision: 'receive',
  receipt: null,
  sentBack: null,
};
const ordered = new Map([['DISK', 4700]]);
const none = new Map<string, number>();

test.each<[string, Partial<DecidedRow>, ReturnType<typeof claimOf>]>([
  ['a unit billed above the list', {}, { reason: 'price', amount: 100 }],
  ['a unit billed as listed', { billedCost: 4799 }, null],
  ['a unit billed below the list', { billedCost: 4000 }, null],
  [
    'a unit that nobody billed',
    { billedCost: null, counts: { expected: 1, scanned: 1, billed: 0 } },
    null,
  ],
  [
    'a missing unit that was billed',
    { class: 'missing', decision: 'claim' },
    { reason: 'missing', amount: 4899 },
  ],
  [
    'one that was only listed',
    { class: 'missing', decision: 'claim', billedCost: null },
    { reason: 'missing', amount: 4799 },
  ],
  ['one that is waited for', { class: 'missing', decision: 'wait' }, null],
  ['one that nobody decided', { class: 'missing', decision: null }, null],
  [
    'a unit that is kept and billed twice',
    { class: 'duplicate', billedCost: 9598, counts: { expected: 1, scanned: 1, billed: 2 } },
    { reason: 'billed_twice', amount: 4799 },
  ],
  [
    'a unit that is listed twice, was never here and is not billed yet',
    {
      class: 'duplicate',
      decision: 'claim',
      expectedCost: 9598,
      billedCost: null,
      counts: { expected: 2, scanned: 0, billed: 0 },
    },
    { reason: 'missing', amount: 4799 },
  ],
  [
    'a unit that was billed twice and was never here',
    {
      class: 'duplicate',
      decision: 'claim',
      billedCost: 9798,
      counts: { expected: 1, scanned: 0, billed: 2 },
    },
    { reason: 'billed_twice', amount: 9798 },
  ],
  [
    'a near match of which the bill names both serials',
    {
      class: 'near_match',
      decision: 'claim',
      billedCost: 9798,
      counts: { expected: 1, scanned: 1, billed: 2 },
    },
    { reason: 'missing', amount: 4899 },
  ],
  ['a near match that nobody decided', { class: 'near_match', decision: null }, null],
  [
    'a unit that was billed and never came',
    { class: 'extra', decision: 'claim', expectedCost: null },
    { reason: 'not_delivered', amount: 4899 },
  ],
  [
    'a unit that nobody listed, billed and going back',
    { class: 'extra', decision: 'send_back', expectedCost: null },
    { reason: 'sent_back', amount: 4899 },
  ],
  ['a unit that goes back', { decision: 'send_back' }, { reason: 'sent_back', amount: 4899 }],
  [
    'one that goes back and cost nothing',
    { decision: 'send_back', billedCost: null, expectedCost: null },
    { reason: 'sent_back', amount: 0 },
  ],
])('%s', (_name, changes, claim) => {
  expect(claimOf({ ...row, ...changes }, none)).toEqual(claim);
});

test('the price of the order goes before that of the list', () => {
  expect(claimOf(row, ordered)).toEqual({ reason: 'price', amount: 199 });
});
