import { rmaActions } from '../api/documents.ts';
import { unitStatuses } from './lifecycle.ts';
import { covers, nextOf, rmaRules, rmaSteps, type Cover, type RmaCase } from './rma-next.ts';

function caseOf(
  status: RmaCase['status'],
  action: RmaCase['action'],
  customerCover: Cover,
  vendorCover: Cover,
): RmaCase {
  return { status, action, customerCover, vendorCover };
}

test.each([
  // A customer's unit: its vendor answers first, then we, then nobody.
  [caseOf('sold', 'repair', 'running', 'running'), 'vendor_rma'],
  [caseOf('sold', 'repair', 'running', 'over'), 'repair'],
  [caseOf('sold', 'repair', 'over', 'over'), 'repair'],
  [caseOf('sold', 'credit', 'running', 'over'), 'refund'],
  [caseOf('return_expected', 'refund', 'none', 'none'), 'refund'],
  [caseOf('sold', null, 'running', 'over'), 'repair'],
  [caseOf('sold', null, 'over', 'running'), 'ask'],
  [caseOf('sold', null, 'none', 'none'), 'ask'],
  [caseOf('sold', null, 'none', 'running'), 'vendor_rma'],
  // A unit that came back.
  [caseOf('returned', null, 'none', 'running'), 'vendor_rma'],
  [caseOf('returned', 'replace', 'none', 'over'), 'scrap'],
  [caseOf('returned', 'repair', 'none', 'over'), 'repair'],
  [caseOf('returned', 'credit', 'none', 'over'), 'stock'],
  // A unit that never left.
  [caseOf('in_stock', null, 'none', 'running'), 'stock'],
  [caseOf('in_stock', 'replace', 'none', 'running'), 'vendor_rma'],
  [caseOf('in_stock', 'replace', 'none', 'over'), 'stock'],
  // Where no return reaches it.
  [caseOf('at_vendor', 'repair', 'running', 'running'), 'stays'],
  [caseOf('written_off', null, 'none', 'none'), 'stays'],
  [caseOf('in_transit', 'credit', 'none', 'running'), 'stays'],
] as const)('%j goes to %s', (given, next) => {
  expect(nextOf(given)).toBe(next);
});

/** Every case that there can be. */
function* allCases(): Generator<RmaCase> {
  for (const status of unitStatuses) {
    for (const action of [null, ...rmaActions]) {
      for (const customerCover of covers) {
        for (const vendorCover of covers) yield { status, action, customerCover, vendorCover };
      }
    }
  }
}

test('every step is reached, and the last rule of each place leaves no case out', () => {
  const cases = [...allCases()];
  expect(cases).toHaveLength(unitStatuses.length * 5 * 9);
  expect(new Set(cases.map(nextOf))).toEqual(new Set(rmaSteps));
  for (const place of new Set(rmaRules.map((rule) => rule.place))) {
    const last = rmaRules.findLast((rule) => rule.place === place);
    expect([last?.actions, last?.customerCover, last?.vendorCover]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});

test('a unit goes to its vendor only while the vendor answers for it', () => {
  for (const given of allCases()) {
    if (nextOf(given) === 'vendor_rma') expect(given.vendorCover).toBe('running');
  }
});
