import { dayNumber, enterCell, enterTyped } from './cell-entry.ts';
import { displayText } from './display.ts';

const year = 2026;

function valueOf(input: unknown, numberFormat = 'General'): unknown {
  const entry = enterCell(input, numberFormat, year);
  return entry?.formula ?? entry?.value;
}

test.each<[unknown, unknown]>([
  ['00123', 123],
  ['1234567890123456789', 1_234_567_890_123_460_000],
  ['12E5', 1_200_000],
  ['1E5', 100_000],
  ['+49', 49],
  ['-5', -5],
  ['1,234', 1234],
  ['50%', 0.5],
  ['$1,200.50', 1200.5],
  ['2024-01-31', 45_322],
  ['1/31/2024', 45_322],
  ['2024-02-30', '2024-02-30'],
  ['10:30', 0.4375],
  ['TRUE', true],
  ['false', false],
  ['=1+1', '=1+1'],
  ['=', '='],
  ["'00123", '00123'],
  ['A 1', 'A 1'],
  ['1.2.3', '1.2.3'],
  ['1E999', '1E999'],
  [12_345.678_901_234_567_8, 12_345.678_901_234_6],
  [true, true],
  ['', ''],
])('%p becomes %p', (input, expected) => {
  expect(valueOf(input)).toEqual(expected);
});

test.each(['00012345678901234567', '12E5', '=1+1', '+49', 'A 1', 'TRUE', '1-2'])(
  '%p stays as it is in a text cell',
  (input) => {
    expect(valueOf(input, '@')).toBe(input);
  },
);

test('null and undefined leave a cell alone', () => {
  expect(enterCell(null, 'General', year)).toBeNull();
  expect(enterCell(undefined, 'General', year)).toBeNull();
});

test('a date without a year is in the current one', () => {
  expect(valueOf('1-2')).toBe(dayNumber(2026, 1, 2));
  expect(valueOf('MAR1')).toBe(dayNumber(2026, 3, 1));
  expect(valueOf('MARK1')).toBe('MARK1');
});

test('text longer than a cell and objects are refused', () => {
  expect(() => valueOf('x'.repeat(32_768))).toThrow();
  expect(() => valueOf({})).toThrow();
});

test('a person who types + or @ before letters types a formula', () => {
  expect(enterTyped('+A1', 'General', year)?.formula).toBe('=+A1');
  expect(enterTyped('@A1', 'General', year)?.formula).toBe('=A1');
  expect(enterTyped('-49', 'General', year)?.value).toBe(-49);
  expect(enterTyped('+A1', '@', year)?.value).toBe('+A1');
});

test.each<[number, string, string]>([
  [1.5, 'General', '1.5'],
  [1_234_567_890_123_460_000, 'General', '1.23457E+18'],
  [45_322, 'm/d/yyyy', '1/31/2024'],
  [45_322, 'yyyy-mm-dd', '2024-01-31'],
  [0.4375, 'h:mm', '10:30'],
  [1234.5, '#,##0.00', '1,234.50'],
  [-1234.5, '#,##0.00;(#,##0.00)', '(1,234.50)'],
  [1234.5, '"$"#,##0.00', '$1,234.50'],
  [0.256, '0.0%', '25.6%'],
  [7, '00000', '00007'],
  [1_200_000, '0.00E+00', '1.20E+06'],
])('%p in the format %p shows %p', (value, format, shown) => {
  expect(displayText(value, format)).toBe(shown);
});
