import { boundsOf, checkPeriod, presetOf, queryOf } from './state.ts';

test.each([
  ['month', '2026-02-14', { from: '2026-02-01', to: '2026-02-28' }],
  ['month', '2028-02-01', { from: '2028-02-01', to: '2028-02-29' }],
  ['year', '2026-11-22', { from: '2026-01-01', to: '2026-12-31' }],
  ['all', '2026-11-22', { from: '', to: '' }],
] as const)('%s on %s', (preset, today, bounds) => {
  expect(boundsOf(preset, today)).toEqual(bounds);
});

test('an open bound is left out of the question', () => {
  expect(queryOf({ by: 'item', from: '', to: '2026-01-31' })).toEqual({
    by: 'item',
    to: '2026-01-31',
  });
});

test('a period that ends before it begins is none', () => {
  expect(checkPeriod({ by: 'item', from: '2026-02-01', to: '2026-01-31' })).toBe('backwards');
  expect(checkPeriod({ by: 'item', from: '2026-01-31', to: '2026-01-31' })).toBeNull();
  expect(checkPeriod({ by: 'item', from: '2026-01-31', to: '' })).toBeNull();
});

test('the bounds show which preset they are of', () => {
  const choice = { by: 'item', ...boundsOf('year', '2026-11-22') } as const;
  expect(presetOf(choice, '2026-11-22')).toBe('year');
  expect(presetOf({ ...choice, from: '2026-01-02' }, '2026-11-22')).toBeNull();
});
