import { isBent, madeOf, shownAs } from './excel-damage.ts';
import { misreadingOf } from './misreading.ts';
import { nearMatches } from './near-match.ts';

test.each([
  ['000123', '123', 'zeros in front are lost'],
  ['123456789012345678', '123456789012345000', 'a number keeps 15 digits'],
  ['123456789012', '1E+11', 'a format without decimals'],
  ['123456789012', '1.2E+11', 'one decimal'],
  ['120456789012', '1.2E+11', 'one decimal, rounded'],
  ['123456789012', '1.23E+11', 'the usual two'],
  ['123456789012', '1.235E+11', 'three'],
  ['123456789012', '1.2346E+11', 'four'],
  ['123456789012', '1.23457E+11', 'five'],
  ['123000000000', '1.23E+11', 'zeros at the end are not shown'],
  ['123456789012', '123000000000', 'saved with two decimals and opened again'],
  ['123456789012', '123457000000', 'saved with five decimals and opened again'],
  ['12E5', '1200000', 'a letter that stands for a power of ten'],
  ['12E5', '1.20E+06', 'the same, as it is shown'],
  ['MAR1', '1-MAR', 'a month and a day'],
  ['MAR01', '1-MAR', 'the same with a zero'],
  ['SEPT2', '2-SEP', 'a month in four letters'],
  ['MAR1', '01. MRZ', 'the same in German'],
  ['MAR1', '1. MÄRZ', 'the same in German, in full'],
  ['DEC2001', 'DEC-01', 'a month and a year'],
  ['OKT45', 'OKT 45', 'a month and a year of two digits'],
  ['1-3', '3-JAN', 'two numbers, the month first'],
  ['1-3', '1-MAR', 'two numbers, the day first'],
  ['1/3', '01.03.2026', 'two numbers as a full day'],
  ['12-2024', 'DEC-24', 'a month and a year, both numbers'],
  ['2024-12', 'DEZ 24', 'a year and a month'],
  ['1-3-24', '1/3/2024', 'a full day, the month first'],
  ['1-3-24', '2024-03-01 00:00:00', 'a full day as another program reads it'],
  ['MAR1', '46082', "Excel's number of 1 March 2026"],
  ['TRUE', 'WAHR', 'a truth value in German'],
  ['PRAWDA', 'TRUE', 'a truth value in Polish'],
])('%s becomes %s: %s', (serial, shown) => {
  expect(isBent(serial, shown)).toBe(true);
  expect(isBent(shown, serial)).toBe(true);
  expect(misreadingOf(serial, shown)).toBe('excel_damage');
  expect(nearMatches([serial, 'QQ77QQ77'], [shown])).toEqual([
    { expected: serial, scanned: shown, reason: 'excel_damage' },
  ]);
});

test.each([
  ['A1', '1'],
  ['123', '124'],
  ['123456789012', '1.24E+11'],
  ['123456789012', '1.23E+12'],
  ['MAR1', '2-MAR'],
  ['MAR1', '1-APR'],
  ['MAR1', 'MAR01'],
  ['1-3', '13'],
  ['1-3', '3-FEB'],
  ['DEC2001', 'DEC-02'],
  ['MAR1', '46083'],
  ['TRUE', 'FALSE'],
  ['SMAR1', '1-MAR'],
])('%s does not become %s', (serial, shown) => {
  expect(isBent(serial, shown)).toBe(false);
});

test('what stays a text is made nothing of', () => {
  for (const text of ['A1', 'WD-WCC4N123', '1-32-99X', '\u5ba2\u6237', 'MARS77', '']) {
    expect(madeOf(text)).toEqual([]);
    expect(shownAs(text)).toEqual([text]);
  }
});
