import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import { convert, parseRate, rateOfOne, sum } from '../money.ts';
import { convertParts, planLandedCosts, type AddOnCost, type UnitToCost } from './landed.ts';

const units = fc.array(
  fc.record({ net: fc.nat({ max: 10 ** 7 }), weight: fc.nat({ max: 10 ** 7 }) }),
  { minLength: 1, maxLength: 30 },
);
const addOns = fc.array(
  fc.record({
    name: fc.constant('freight'),
    amount: fc.nat({ max: 10 ** 6 }),
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
    rate: fc.bigInt({ min: 10n ** 9n, max: 10n ** 15n }),
    by: fc.constantFrom('quantity', 'value', 'weight'),
  } satisfies { [Name in keyof AddOnCost]: fc.Arbitrary<AddOnCost[Name]> }),
  { maxLength: 4 },
);
const rates = fc.bigInt({ min: 10n ** 9n, max: 10n ** 15n });
const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');

function addOn(amount: number, by: AddOnCost['by']): AddOnCost {
  return { name: 'freight', amount, currency: 'USD', rate: rateOfOne, by };
}

function landedOf(given: readonly UnitToCost[], costs: readonly AddOnCost[]): readonly number[] {
  return planLandedCosts(given, costs, 'USD', rateOfOne, 'USD').landed;
}

test('the units bear the goods and all add-on costs, to the minor unit', () => {
  prove(
    fc.property(units, addOns, currencies, rates, (given, costs, currency, rate) => {
      const { goods, landed, addOnTotal } = planLandedCosts(given, costs, currency, rate, 'USD');
      const nets = sum(given.map((unit) => unit.net));
      expect(sum(goods)).toBe(convert(nets, currency, 'USD', rate));
      const added = costs.map((cost) => convert(cost.amount, cost.currency, 'USD', cost.rate));
      expect(addOnTotal).toBe(sum(added));
      expect(sum(landed)).toBe(sum(goods) + addOnTotal);
    }),
  );
});

test('no unit costs less landed than its goods alone', () => {
  prove(
    fc.property(units, addOns, (given, costs) => {
      const { goods, landed } = planLandedCosts(given, costs, 'USD', rateOfOne, 'USD');
      landed.forEach((cost, index) => expect(cost).toBeGreaterThanOrEqual(goods[index]!));
    }),
  );
});

test('parts in another currency add up to the converted sum, each within one of its own', () => {
  prove(
    fc.property(units, currencies, rates, (given, currency, rate) => {
      const nets = given.map((unit) => unit.net);
      const parts = convertParts(nets, currency, 'USD', rate);
      expect(sum(parts)).toBe(convert(sum(nets), currency, 'USD', rate));
      parts.forEach((part, index) => {
        const own = convert(nets[index]!, currency, 'USD', rate);
        expect(Math.abs(part - own)).toBeLessThanOrEqual(1);
      });
    }),
  );
});

test('everest.md G1: two units at 40.00 with freight 10.00 cost 45.00 each', () => {
  const laptop = { net: 4000, weight: 0 };
  expect(landedOf([laptop, laptop], [addOn(1000, 'quantity')])).toEqual([4500, 4500]);
});

test('a cost by value goes by what each unit costs, by weight by what it weighs', () => {
  const given = [
    { net: 10_000, weight: 500_000 },
    { net: 5000, weight: 2_000_000 },
  ];
  expect(landedOf(given, [addOn(900, 'value')])).toEqual([10_600, 5300]);
  expect(landedOf(given, [addOn(1000, 'weight')])).toEqual([10_200, 5800]);
  expect(landedOf(given, [addOn(1000, 'quantity')])).toEqual([10_500, 5500]);
});

test('each add-on cost is shared by the goods alone, not by one another', () => {
  const given = [
    { net: 3000, weight: 0 },
    { net: 1000, weight: 0 },
  ];
  expect(landedOf(given, [addOn(1000, 'quantity'), addOn(400, 'value')])).toEqual([3800, 1600]);
});

test('goods in whole yen become cents by largest remainder', () => {
  const rate = parseRate('0.0067') ?? 0n;
  expect(convertParts([60_001, 60_001], 'JPY', 'USD', rate)).toEqual([40_201, 40_200]);
});
