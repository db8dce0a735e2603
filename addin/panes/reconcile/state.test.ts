import fc from 'fast-check';
import { foldSerial } from '../../../shared/serial/text.ts';
import { compareLists, noLists, reduceLists } from './state.ts';

test('serials match without regard to case and outer blanks, and keep how they were written', () => {
  const lists = reduceLists(
    reduceLists(noLists, { type: 'added', list: 'expected', texts: ['a1', 'A2', '00012'] }),
    { type: 'added', list: 'scanned', texts: [' A1 ', '12', 'A1', ''] },
  );
  expect(compareLists(lists)).toEqual({
    matched: ['a1'],
    missing: ['A2', '00012'],
    extra: ['12'],
    twice: ['a1'],
  });
  expect(reduceLists(lists, { type: 'emptied', list: 'scanned' }).scanned).toEqual([]);
});

test('every serial of either list is answered once', () => {
  const serial = fc.constantFrom('A1', 'a1', 'B2', 'C3', 'c3', 'D4');
  fc.assert(
    fc.property(fc.array(serial), fc.array(serial), (expected, scanned) => {
      const { matched, missing, extra } = compareLists({ expected, scanned });
      const answered = [...matched, ...missing, ...extra].map(foldSerial).sort();
      const all = [...new Set([...expected, ...scanned].map(foldSerial))].sort();
      expect(answered).toEqual(all);
    }),
  );
});
