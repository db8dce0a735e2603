import { editAmount, readAmount, readCount, readDecimal, readPercent } from './decimals.ts';
import { formatAmount, formatNames, writeAs } from './formats.ts';

afterEach(() => writeAs('iso'));

/** A text, and what it means to who writes a point and to who writes a comma before decimals. */
const cases: readonly (readonly [text: string, point: string | null, comma: string | null])[] = [
  // What can mean one thing only is taken from everybody.
  ['47.99', '47.99', '47.99'],
  ['47,99', '47.99', '47.99'],
  ['1.234,56', '1234.56', '1234.56'],
  ['1,234.56', '1234.56', '1234.56'],
  ['1.234.567', '1234567', '1234567'],
  ['1,234,567', '1234567', '1234567'],
  ['1.234.567,8', '1234567.8', '1234567.8'],
  ['1 234,56', '1234.56', '1234.56'],
  ['1\u202f234,56', '1234.56', '1234.56'],
  ['1\u00a0234\u00a0567', '1234567', '1234567'],
  ["1'234.50", '1234.50', '1234.50'],
  ['1’234.505', '1234.505', '1234.505'],
  ['1 234,567', '1234.567', '1234.567'],
  ['0.125', '0.125', '0.125'],
  ['0,125', '0.125', '0.125'],
  ['1234.567', '1234.567', '1234.567'],
  ['1234,567', '1234.567', '1234.567'],
  ['1.2345', '1.2345', '1.2345'],
  ['700', '700', '700'],
  ['700.00', '700.00', '700.00'],
  [' 700,0 ', '700.0', '700.0'],
  [',5', '0.5', '0.5'],
  ['.5', '0.5', '0.5'],
  ['007', '7', '7'],
  ['0', '0', '0'],
  ['-47,99', '-47.99', '-47.99'],
  ['− 1.234,50', '-1234.50', '-1234.50'],
  // What can mean two things is what the person's format says.
  ['1.234', '1.234', '1234'],
  ['1,234', '1234', '1.234'],
  ['-12.345', '-12.345', '-12345'],
  ['999,999', '999999', '999.999'],
  // No number to anybody.
  ['', null, null],
  ['-', null, null],
  ['5,', null, null],
  ['.', null, null],
  ['abc', null, null],
  ['12E5', null, null],
  ['47.99 EUR', null, null],
  ['€ 47,99', null, null],
  ['1.23.456', null, null],
  ['1,2345,678', null, null],
  ['1.234,567,89', null, null],
  ['1.234,56.7', null, null],
  ['12 34', null, null],
  ['1 2,50', null, null],
  ['1.234 567,00', null, null],
  ['--5', null, null],
  ['=5', null, null],
];

test.each(cases)('%j means %j with a point, %j with a comma', (text, point, comma) => {
  expect([readDecimal(text, '.'), readDecimal(text, ',')]).toEqual([point, comma]);
});

test('what is shown is read back as it was, in every format, grouped and as it is changed', () => {
  const amounts = ['0.05', '1.234', '47.99', '999.999', '1234', '1234.5', '-1234567.890', '12'];
  for (const name of formatNames) {
    writeAs(name);
    const read = (show: (amount: string) => string): (string | null)[] =>
      amounts.map((amount) => readAmount(show(amount)));
    expect([name, read(formatAmount)]).toEqual([name, amounts]);
    expect([name, read(editAmount)]).toEqual([name, amounts]);
  }
});

test('a percentage may say so, and a quantity is whole', () => {
  writeAs('de');
  expect(['19', '19 %', '8,25%', '%'].map(readPercent)).toEqual(['19', '19', '8.25', null]);
  expect(['12', '1.200', '1.5', '1,000', '-3', ''].map(readCount)).toEqual([
    '12',
    '1200',
    null,
    null,
    null,
    null,
  ]);
  writeAs('us');
  expect(['1,200', '1.200'].map(readCount)).toEqual(['1200', null]);
});

test('who changes an amount has no signs between thousands before her', () => {
  writeAs('de');
  expect([editAmount('1234567.50'), editAmount('1234'), editAmount('abc')]).toEqual([
    '1234567,50',
    '1234',
    'abc',
  ]);
});
