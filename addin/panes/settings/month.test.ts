import { daysOfMonth, monthBefore, monthOf, moveToMonth } from './month.ts';

test('the days of a month', () => {
  expect(daysOfMonth('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(daysOfMonth('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(daysOfMonth('2026-13')).toBeNull();
  expect(daysOfMonth('')).toBeNull();
});

test('the month before, over the turn of a year', () => {
  expect(monthBefore('2026-01')).toBe('2025-12');
  expect(monthBefore(monthOf('2026-03-31'))).toBe('2026-02');
});

test('the same day of another month, or its last', () => {
  expect(moveToMonth('2026-01-31', '2026-02')).toBe('2026-02-28');
  expect(moveToMonth('2026-01-15', '2026-02')).toBe('2026-02-15');
});
