import { boundsOf, queryOf } from './state.ts';

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
