/**
 * The worked examples, transitions and validations of everest.md each have a story that tells them, or a reason here why
 * none can: what the product does in another way, or proves in another place.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planLandedCosts } from '../shared/costing/landed.ts';
import { allocate, rateOfOne, sum } from '../shared/money.ts';
import { formatPattern } from '../shared/serial/pattern.ts';
import { readScenarios } from './scenarios/read.ts';

const folder = join(process.cwd(), 'testing/scenarios');
const told = new Set(
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readScenarios(readFileSync(join(folder, name), 'utf8'), name))
    .flatMap(({ name }) => name.match(/\b[GTV]\d+\b/g) ?? []),
);

/** What no story tells, and why. */
const untold: Readonly<Record<string, string>> = {
  T5: 'goods go back to a vendor by a debit memo; a receipt takes no line that goes out',
  T18: 'goods come back from a vendor by a goods receipt; a debit memo takes no line that comes in',
  T21: 'goods on an open document are moved by a transfer of their own',
  T26: 'an assembly is one document: components are named when it is posted, and never set aside',
  T27: 'as T26: there is no time in process',
  T28: 'as T26: built serials are given when it is posted',
  T31: 'a purchase order is not made from a sales order',
  T32: 'repairs are RMAs with the action "repair"; there are no service lines',
  V2: 'there are no pull sheets',
  V8: "a look-up by a maker's number answers all units that have it; G11 tells of counts",
  V10: "a maker's number stands in the document that brings the unit",
  V12: 'the serials of an order line are its quantity',
  V25: 'as T21',
  V28: 'posted documents never change; T4 tells how they are taken back',
  V29: 'an order that is closed frees its units; V30 and T7 tell',
  V34: 'rights are by role, not by location',
  V35: 'a matter of the pane',
  V36: 'a count compares with the moment at which it is posted, and blocks nothing',
  V40: 'an assembly builds what it names',
  V41: 'as T26',
  V42: 'there are no pull sheets',
  V43: 'there are no pull sheets',
  V44: 'prices have no floor',
  V46: 'as T32',
  V47: 'stock has one account',
  V48: 'quantities have one unit of measure',
  V49: "an item's tracking is fixed by its masters' checks",
};

function namesOf(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
}

test.each(namesOf('G', 18))('the worked example %s is told by a story', (name) => {
  expect(told).toContain(name);
});

test.each([...namesOf('T', 33), ...namesOf('V', 50)])('%s has a story or a reason', (name) => {
  expect(told.has(name)).toBe(!(name in untold));
});

test('G1: two units at 40 with freight 10 land at 45 each', () => {
  const unit = { net: 4000, weight: 0 };
  const freight = {
    name: 'freight',
    amount: 1000,
    currency: 'USD',
    rate: rateOfOne,
    by: 'quantity',
  } as const;
  const { landed } = planLandedCosts([unit, unit], [freight], 'USD', rateOfOne, 'USD');
  expect(landed).toEqual([4500, 4500]);
});

test('G7 and G8: shares of unlinked components and labour add up, whoever bears them', () => {
  const monitors = [10_500, 11_000, 11_500];
  const even = [1, 1, 1];
  const shared = allocate(45_000 + 3000 + 15_000, even);
  expect(monitors.map((cost, index) => cost + (shared[index] ?? 0))).toEqual([
    31_500, 32_000, 32_500,
  ]);
  expect(allocate(sum(monitors) + 63_000, even)).toEqual([32_000, 32_000, 32_000]);
});

test('G12: a hundred numbers from 1298, between IN098 and ML01', () => {
  const pattern = { prefix: 'IN098', start: '1298', suffix: 'ML01' };
  expect([formatPattern(pattern, 0), formatPattern(pattern, 99)]).toEqual([
    'IN0981298ML01',
    'IN0981397ML01',
  ]);
});

test('G16: a supplement of 40 on twenty units, of which five are left', () => {
  const shares = allocate(
    4000,
    Array.from({ length: 20 }, () => 1),
  );
  expect([sum(shares.slice(0, 15)), sum(shares.slice(15))]).toEqual([3000, 1000]);
});
