import { localDay } from './day.ts';

test('the day is that of the clock on the wall', () => {
  expect(localDay(new Date(2026, 0, 31, 23, 59))).toBe('2026-01-31');
  expect(localDay(new Date(2028, 1, 29, 0, 0))).toBe('2028-02-29');
  // An evening west of Greenwich: UTC is a day ahead.
  const evening = { getFullYear: () => 2026, getMonth: () => 11, getDate: () => 31 };
  expect(localDay(evening)).toBe('2026-12-31');
});
