import { keysOf, numberKeys, toSheetDay, type PlannedColumn } from './plan.ts';

const column = (id: string, isKey: boolean): PlannedColumn => ({
  id,
  head: id,
  kind: 'text',
  width: 10,
  isKey,
});

test('rows are known by their key columns, and rows that are alike by their order', () => {
  const columns = [column('item', true), column('note', false), column('serial', true)];
  const keys = keysOf(columns, [
    ['AMP', 'x', '1'],
    ['AMP', 'y', '1'],
    ['AMP', null, '11'],
    ['AMP1', null, '1'],
  ]);
  expect(new Set(keys).size).toBe(4);
  expect(keysOf(columns, [['AMP', 'z', '1']])).toEqual([keys[0]]);
});

test('a row whose key columns are blank has no key', () => {
  expect(
    numberKeys([
      ['', ''],
      ['', 'a'],
    ])[0],
  ).toBe('');
});

test('days and moments are counted as Excel counts them, from the first that it has right', () => {
  expect(toSheetDay('2026-02-28')).toBe(46_081);
  expect(toSheetDay('2026-02-28T12:00:00Z')).toBe(46_081.5);
  expect(toSheetDay('1900-02-28')).toBeNull();
  expect(toSheetDay('no day')).toBeNull();
});
