import { makeRepeatFilter } from './repeats.ts';

test('a code that stays in the picture is one scan, however long', () => {
  const isNew = makeRepeatFilter();
  const seen = Array.from({ length: 50 }, (_, frame) => isNew('A1', frame * 200));
  expect(seen.filter(Boolean)).toHaveLength(1);
});

test('a code that was gone for a moment and a half is scanned again', () => {
  const isNew = makeRepeatFilter();
  expect(isNew('A1', 0)).toBe(true);
  expect(isNew('A1', 1499)).toBe(false);
  expect(isNew('A1', 2999)).toBe(true);
});

test('two codes side by side are a scan each', () => {
  const isNew = makeRepeatFilter();
  const seen = ['A1', 'A2', 'A1', 'A2'].map((code, index) => isNew(code, index * 200));
  expect(seen).toEqual([true, true, false, false]);
});
