import fc from 'fast-check';
import { prove } from '../testing/fixtures/seed.ts';
import {
  allocate,
  convert,
  exponentOf,
  formatMoney,
  formatPercentOf,
  parseMoney,
  parsePercent,
  parseRate,
  percentOf,
  rateOfOne,
  sum,
} from './money.ts';

const currencies = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF', 'XYZ');
/** Amounts of up to 15 digits before the point, as texts carry them. */
const amounts = fc.integer({ min: -(10 ** 15 - 1), max: 10 ** 15 - 1 });
const weights = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 40 });
const hugeWeights = fc.array(fc.nat({ max: 2 ** 46 }), { minLength: 1, maxLength: 20 });

describe('money as text', () => {
  test('an amount written is the amount read', () => {
    prove(
      fc.property(amounts, currencies, (amount, currency) => {
        expect(parseMoney(formatMoney(amount, currency), currency)).toBe(amount);
      }),
    );
  });

  test('a text written again from what was read has the value it had', () => {
    prove(
      fc.property(fc.nat({ max: 10 ** 9 }), fc.nat({ max: 99 }), (whole, cents) => {
        const text = `${whole}.${String(cents).padStart(2, '0')}`;
        const amount = parseMoney(text, 'USD');
        expect(amount).toBe(whole * 100 + cents);
        expect(formatMoney(amount ?? 0, 'USD')).toBe(text);
      }),
    );
  });

  test.each([
    ['47.99', 'USD', 4799],
    ['47.9', 'USD', 4790],
    ['47', 'USD', 4700],
    ['47.990000', 'USD', 4799],
    ['-0.05', 'USD', -5],
    ['0047.99', 'USD', 4799],
    ['1200', 'JPY', 1200],
    ['1200.00', 'JPY', 1200],
    ['1.005', 'KWD', 1005],
    ['0.0001', 'CLF', 1],
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
  ])('%s %s is %d minor units', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toBe(amount);
  });

  test.each([
    ['47.995', 'USD'],
    ['1200.5', 'JPY'],
    ['1.0005', 'KWD'],
    ['90071992547409.92', 'USD'],
    ['1,000.00', 'USD'],
    ['1e3', 'USD'],
    ['+1', 'USD'],
    ['.5', 'USD'],
    ['5.', 'USD'],
    [' 5', 'USD'],
    ['5 ', 'USD'],
    ['', 'USD'],
    ['--5', 'USD'],
    ['NaN', 'USD'],
    ['٣', 'USD'],
    ['1\n', 'USD'],
  ])('%j is no amount of %s', (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull();
  });

  test('zero has no sign', () => {
    expect(Object.is(parseMoney('-0.00', 'USD'), 0)).toBe(true);
    expect(formatMoney(0, 'USD')).toBe('0.00');
    expect(formatMoney(-0, 'USD')).toBe('0.00');
    expect(formatMoney(-5, 'USD')).toBe('-0.05');
  });

  test('a currency has two decimals unless ISO 4217 says otherwise', () => {
    expect(['USD', 'JPY', 'KWD', 'CLF', 'XYZ'].map(exponentOf)).toEqual([2, 0, 3, 4, 2]);
  });

  test('what is no whole number of minor units is a bug of ours', () => {
    expect(() => formatMoney(0.5, 'USD')).toThrow('wrong about itself');
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow('wrong about itself');
  });
});

describe('shares', () => {
  const signed = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });

  test('add up to the whole, and each is within one of its exact share', () => {
    prove(
      fc.property(signed, weights, (amount, given) => {
        const parts = allocate(amount, given);
        expect(parts).toHaveLength(given.length);
        expect(sum(parts)).toBe(amount);
        const total = BigInt(sum(given));
        if (total === 0n) return;
        parts.forEach((part, index) => {
          const off = BigInt(part) * total - BigInt(amount) * BigInt(given[index]!);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });

  test('add up where products pass 2^53', () => {
    prove(
      fc.property(amounts, hugeWeights, (amount, given) => {
        const parts = allocate(amount, given);
        expect(sum(parts)).toBe(amount);
        const total = given.reduce((all, weight) => all + BigInt(weight), 0n);
        if (total === 0n) return;
        parts.forEach((part, index) => {
          const off = BigInt(part) * total - BigInt(amount) * BigInt(given[index]!);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });

  test('exact and wide arithmetic give the same shares', () => {
    prove(
      fc.property(fc.nat({ max: 10 ** 9 }), weights, (amount, given) => {
        const wide = given.map((weight) => weight * 2 ** 25);
        expect(allocate(amount, wide)).toEqual(allocate(amount, given));
      }),
    );
  });

  test('the units left over go to the largest remainders, the earlier first where they are equal', () => {
    prove(
      fc.property(fc.nat({ max: 10 ** 9 }), weights, (amount, given) => {
        const total = sum(given);
        if (total === 0) return;
        const parts = allocate(amount, given);
        const raised = parts.map((part, index) => {
          const product = BigInt(amount) * BigInt(given[index]!);
          return {
            index,
            remainder: product % BigInt(total),
            isRaised: BigInt(part) > product / BigInt(total),
          };
        });
        for (const one of raised.filter(({ isRaised }) => isRaised)) {
          for (const other of raised.filter(({ isRaised }) => !isRaised)) {
            const isBefore =
              one.remainder > other.remainder ||
              (one.remainder === other.remainder && one.index < other.index);
            expect(isBefore).toBe(true);
          }
        }
      }),
    );
  });

  test('a weight of nothing bears nothing where another bears something', () => {
    prove(
      fc.property(signed, weights, (amount, given) => {
        if (sum(given) === 0) return;
        allocate(amount, given).forEach((part, index) => {
          if (given[index] === 0) expect(Object.is(part, 0)).toBe(true);
        });
      }),
    );
  });

  test('a negative amount has the shares of the positive one, turned round', () => {
    prove(
      fc.property(fc.nat({ max: 10 ** 12 }), weights, (amount, given) => {
        const turned = allocate(amount, given).map((part) => (part === 0 ? 0 : -part));
        expect(allocate(-amount, given)).toEqual(turned);
      }),
    );
  });

  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [100, [0, 0, 0], [34, 33, 33]],
    [1, [1, 2], [0, 1]],
    [2, [1, 2, 1], [1, 1, 0]],
    [10, [1, 0], [10, 0]],
    [0, [1, 2], [0, 0]],
    [5, [7], [5]],
    [17, [4, 5, 6], [4, 6, 7]],
    [0, [], []],
  ])('%d by %j is %j', (amount, given, parts) => {
    expect(allocate(amount, given)).toEqual(parts);
  });

  test('an amount without parts, and weights below zero, are bugs of ours', () => {
    expect(() => allocate(1, [])).toThrow('wrong about itself');
    expect(() => allocate(1, [-1, 2])).toThrow('wrong about itself');
    expect(() => allocate(1, [0.5, 2])).toThrow('wrong about itself');
  });
});

describe('rates and per cents', () => {
  test.each([
    [1000, 'EUR', 'USD', '1.0825', 1083],
    [-1000, 'EUR', 'USD', '1.0825', -1083],
    [1, 'EUR', 'USD', '0.5', 1],
    [-1, 'EUR', 'USD', '0.5', -1],
    [1, 'EUR', 'USD', '0.499999999999', 0],
    [1001, 'USD', 'JPY', '149.355', 1495],
    [120002, 'JPY', 'USD', '0.0067', 80401],
    [75000, 'JPY', 'KWD', '0.002', 150000],
    [1, 'KWD', 'USD', '3.25', 0],
    [2, 'KWD', 'USD', '3.25', 1],
  ])('%d of %s in %s at %s is %d, half up', (amount, from, to, rate, converted) => {
    expect(convert(amount, from, to, parseRate(rate) ?? 0n)).toBe(converted);
  });

  test('a rate of one changes nothing within a currency', () => {
    prove(
      fc.property(amounts, (amount) => {
        expect(convert(amount, 'USD', 'USD', rateOfOne)).toBe(amount);
      }),
    );
  });

  test('a conversion is within half a minor unit of the exact amount', () => {
    const rates = fc.bigInt({ min: 1n, max: 10n ** 15n });
    prove(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), rates, (amount, rate) => {
        const off =
          BigInt(convert(amount, 'EUR', 'USD', rate)) * 10n ** 12n - BigInt(amount) * rate;
        expect(off <= 5n * 10n ** 11n && off >= -5n * 10n ** 11n).toBe(true);
      }),
    );
  });

  test.each(['0', '0.000', '-1', '1.0000000000001', '', 'x', '1e2'])('%j is no rate', (text) => {
    expect(parseRate(text)).toBeNull();
  });

  test.each([
    ['19', 1900],
    ['7.25', 725],
    ['7.250', 725],
    ['0', 0],
    ['1000', 100_000],
  ])('%s is a per cent figure', (text, hundredths) => {
    expect(parsePercent(text)).toBe(hundredths);
  });

  test.each(['1000.01', '7.251', '-1', '', '19%', '19.', '10000'])('%j is none', (text) => {
    expect(parsePercent(text)).toBeNull();
  });

  test('a per cent of an amount is half up, away from zero', () => {
    expect(percentOf(50, 100)).toBe(1);
    expect(percentOf(49, 100)).toBe(0);
    expect(percentOf(-50, 100)).toBe(-1);
    expect(percentOf(170_000, 1900)).toBe(32_300);
  });

  test('a share of a whole in per cent; of nothing there is none', () => {
    expect(formatPercentOf(19_000, 70_000)).toBe('27.14');
    expect(formatPercentOf(-1, 3)).toBe('-33.33');
    expect(formatPercentOf(1, -3)).toBe('-33.33');
    expect(formatPercentOf(-1, -3)).toBe('33.33');
    expect(formatPercentOf(5, 0)).toBeNull();
  });
});
