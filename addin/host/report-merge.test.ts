import { mergeRows, type PresentRow } from './report-merge.ts';

const row = (key: string): PresentRow => ({ key, isBlank: key === '' });
const rows = (...keys: string[]): PresentRow[] => keys.map(row);

test('rows that stay keep their places, gone ones go, new ones come where the books have them', () => {
  expect(mergeRows(rows('a', 'c', 'e'), ['a', 'b', 'c', 'd'], false)).toEqual({
    removed: [2],
    isFirstEmptied: false,
    inserted: [
      { at: 1, count: 1 },
      { at: 3, count: 1 },
    ],
    planned: [0, 1, 2, 3],
    before: [0, null, 1, null],
  });
});

test('an order that a person gave is kept, and what is new stands below', () => {
  const merge = mergeRows(rows('c', 'a'), ['a', 'b', 'c'], false);
  expect(merge.planned).toEqual([2, 0, 1]);
  expect(merge.inserted).toEqual([{ at: 2, count: 1 }]);
});

test('a row of a person without a key stays, a blank one goes', () => {
  const present = [row('a'), { key: '', isBlank: false }, row(''), row('b')];
  const merge = mergeRows(present, ['a', 'b'], false);
  expect(merge.removed).toEqual([2]);
  expect(merge.planned).toEqual([0, null, 1]);
});

test('a table that loses every row keeps one, emptied', () => {
  expect(mergeRows(rows('x', 'y'), ['a', 'b'], false)).toEqual({
    removed: [1],
    isFirstEmptied: true,
    inserted: [{ at: 1, count: 1 }],
    planned: [0, 1],
    before: [null, null],
  });
  expect(mergeRows(rows('x'), [], false).planned).toEqual([null]);
});

test('a hundred thousand rows merge in a moment', () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `k${index}`);
  const merge = mergeRows(keys.filter((_, index) => index % 1000 !== 7).map(row), keys, false);
  expect(merge.inserted).toHaveLength(100);
  expect(merge.planned).toEqual(keys.map((_, index) => index));
});
