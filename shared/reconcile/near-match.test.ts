import { misreadingOf, skeletonOf } from './misreading.ts';
import { nearMatches } from './near-match.ts';

test.each([
  ['Z300A1B2', 'Z3OOA1B2', 'look_alike'],
  ['PL1331LAG40', 'PL133ILA640', 'look_alike'],
  ['Z300A1C4', 'Z300A14C', 'transposed'],
  ['Z300A1C4', 'Z300A1D4', 'one_character'],
  ['Z300A1C4', 'Z300A1CC4', 'one_character'],
  ['Z300A1C4', 'Z30A1C4', 'dropped'],
  ['WD-WCC4N123', 'WCC4N123', 'dropped_prefix'],
  ['WCC4N123', 'SWCC4N123', 'dropped_prefix'],
  ['00A1C4X9', 'A1C4X9', 'dropped_prefix'],
  ['000123', '123', 'excel_damage'],
  ['123', '000123', 'excel_damage'],
  ['123456789012345678', '123456789012345000', 'excel_damage'],
  ['123456789012345', '1.23457E+14', 'excel_damage'],
  ['123456789012345', '1.23E+14', 'excel_damage'],
  ['1.23457E+14', '123456789012345', 'excel_damage'],
  ['12E5', '1200000', 'excel_damage'],
  ['12E5', '1.20E+06', 'excel_damage'],
  ['490154203237518', '490154203237513', 'check_digit'],
  ['490154203237518', '49015420323751', 'check_digit'],
  ['A0001', 'B9992', null],
  ['A1', 'A2', null],
  ['Z300A1C4', 'Z300A1C4', null],
])('%s read as %s: %s', (expected, scanned, reason) => {
  expect(misreadingOf(expected, scanned)).toBe(reason);
  expect(nearMatches([expected, 'QQ77QQ77'], [scanned])).toEqual(
    reason === null || expected === scanned ? [] : [{ expected, scanned, reason }],
  );
});

test('of two expected serials that fit, none is named', () => {
  expect(nearMatches(['Z300A1C4', 'Z300A1C7'], ['Z300A1C9'])).toEqual([]);
});

test('of two scans that fit one expected serial, none is named', () => {
  expect(nearMatches(['Z300A1C4'], ['Z300A1C9', 'Z300A1C7'])).toEqual([]);
});

test('a surer reason goes before a weaker one', () => {
  expect(nearMatches(['Z300A1C0', 'Z300A1C4'], ['Z300A1CO'])).toEqual([
    { expected: 'Z300A1C0', scanned: 'Z300A1CO', reason: 'look_alike' },
  ]);
});

test('skeletons are for comparing only', () => {
  expect(skeletonOf('OILSBZG')).toBe('0115826');
});

test('where others differ at the same place, the maker counts there, and nothing is named', () => {
  const [expected, scanned] = ['Z300GQJ1', 'Z300GQJP'];
  expect(nearMatches([expected], [scanned], new Set(['Z300GQJ4']))).toHaveLength(1);
  expect(nearMatches([expected], [scanned], new Set(['Z300GQJ4', 'Z300GQJK']))).toEqual([]);
});
