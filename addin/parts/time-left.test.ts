import { secondsLeft } from './time-left.ts';

test('the time left is what the rest takes at the pace so far', () => {
  expect(secondsLeft(0, 100, 500)).toBeNull();
  expect(secondsLeft(50, 100, 10_000)).toBe(10);
  expect(secondsLeft(100, 100, 10_000)).toBe(0);
});
