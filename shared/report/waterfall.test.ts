/** The waterfall ends at the net result whatever the figures are, and its pieces are the bars that are drawn. */
import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import { planIncome } from './income.ts';
import { piecesOf, planWaterfall, waterfallLines } from './waterfall.ts';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
const figures = fc.record({
  ...{ revenue: amount, returns: amount, costOfGoodsSold: amount, lateCosts: amount },
  ...{ writeOffs: amount, countDifferences: amount, costChanges: amount },
  ...{ priceVariances: amount, returnGains: amount },
  expenses: fc
    .dictionary(fc.constantFrom('Rent', 'Wages', 'Power'), amount)
    .map((costs) => new Map(Object.entries(costs))),
});

test('each step begins where the last ended, and every sum is the one of the statement', () => {
  prove(
    fc.property(figures, (given) => {
      const rows = planIncome(given, null);
      const steps = planWaterfall(rows);
      expect(steps.map(({ line }) => line)).toEqual(waterfallLines);
      let level = 0;
      for (const step of steps) {
        expect(step.amount).toBe(rows.find(({ line }) => line === step.line)?.amount);
        expect(step.after).toBe(step.before + step.amount);
        // Revenue begins; every other sum is as high as the steps before it have come.
        if (step.line !== 'revenue') expect(step.isSum ? step.after : step.before).toBe(level);
        level = step.after;
      }
      expect(level).toBe(rows.find(({ line }) => line === 'netResult')?.amount);
    }),
  );
});

test('the pieces of a bar reach from one of its levels to the other', () => {
  prove(
    fc.property(amount, amount, (before, after) => {
      const { blank, above, below } = piecesOf(before, after);
      expect(above - below).toBe(Math.abs(after - before));
      expect(Math.max(blank, 0) + above).toBe(Math.max(before, after, 0));
      expect(Math.min(blank, 0) + below).toBe(Math.min(before, after, 0));
    }),
  );
});

test.each([
  ['above zero', 30, 100, { blank: 30, above: 70, below: 0 }],
  ['falling above zero', 100, 30, { blank: 30, above: 70, below: 0 }],
  ['from nothing', 0, 100, { blank: 0, above: 100, below: 0 }],
  ['across zero', 30, -20, { blank: 0, above: 30, below: -20 }],
  ['below zero', -50, -20, { blank: -20, above: 0, below: -30 }],
  ['to nothing from below', -50, 0, { blank: 0, above: 0, below: -50 }],
  ['nothing', 40, 40, { blank: 40, above: 0, below: 0 }],
])('a bar %s', (_name, before, after, pieces) => {
  expect(piecesOf(before, after)).toEqual(pieces);
});

test('nothing sold and nothing spent is a flat line at zero', () => {
  for (const { before, after } of planWaterfall([])) expect([before, after]).toEqual([0, 0]);
});
