/** An axis holds every value and zero, with round numbers. */
import { scaleOf, ticksOf } from './chart.ts';

test.each([
  [
    [0, 0],
    [0, 1],
  ],
  [[7], [0, 2, 4, 6, 8]],
  [
    [1_234_567, 400_000],
    [0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000],
  ],
  [
    [-30, 90],
    [-50, -25, 0, 25, 50, 75, 100],
  ],
  [[-0.4], [-0.4, -0.3, -0.2, -0.1, 0]],
])('the axis of %j', (values, ticks) => {
  const found = ticksOf(scaleOf(values));
  expect(found).toHaveLength(ticks.length);
  ticks.forEach((tick, index) => expect(found[index]).toBeCloseTo(tick, 9));
});

test('a hundred thousand values have an axis too', () => {
  const values = Array.from({ length: 100_000 }, (_, index) => index);
  expect(scaleOf(values)).toEqual({ low: 0, high: 100_000, step: 20_000 });
});
