/** Every identifier that GS1 has given out reads an example of its own format, alone and among others. */
import { readElementString } from './element-string.ts';
import { identifierRows } from './identifier-table.ts';
import { identifierAt, identifiers, predefinedLengthOf, type Part } from './identifiers.ts';
import { checkDigitOf, checkPairOf, isRuleName, type RuleName } from './rules.ts';
import { findValueFault } from './value.ts';

/** A text that obeys a rule, for a part of so many characters. */
const examples: Partial<Record<RuleName, (length: number) => string>> = {
  check: (length) => '1'.repeat(length - 1) + checkDigitOf('1'.repeat(length - 1)),
  pair: (length) => `1987${'A'.repeat(length - 6)}${checkPairOf(`1987${'A'.repeat(length - 6)}`)}`,
  day: () => '251231',
  dayOrMonth: () => '250200',
  longDay: () => '19991231',
  hourMinute: () => '2359',
  prefix: (length) => '4012'.padEnd(length, 'A'),
  hyphen: () => '-',
  percent: (length) => '%C3%A4'.padEnd(length, 'b'),
  zero: () => '0',
  iban: () => 'DE89370400440532013000',
  sequence: () => '1/3',
  letters: () => 'DE',
  pieceOfTotal: () => '0103',
};

function exampleOf(part: Part): string {
  const rule = part.rules[0];
  const make = rule === undefined ? undefined : examples[rule];
  const filler = part.characters === 'N' ? '1' : 'A';
  return make?.(part.length) ?? filler.repeat(part.length);
}

const all = [...identifiers.values()].map((identifier) => ({
  ...identifier,
  identifier,
  example: identifier.parts.map(exampleOf).join(''),
}));

test.each(all)('$ai ($title) reads $example', ({ ai, identifier, example }) => {
  expect(findValueFault(identifier, example)).toBeNull();
  const gs = '\u001d';
  const read = readElementString(`${gs}10L${gs}${ai}${example}${gs}91X`, 2026);
  const values = Object.fromEntries(read.elements.map((element) => [element.ai, element.value]));
  expect(values[ai]).toBe(ai === '10' ? 'L' : example);
  expect(read.faults.filter((fault) => fault.ai !== '10' && fault.ai !== '91')).toEqual([]);
});

test.each(all)('$ai takes no more than its length and no control character', (row) => {
  expect(findValueFault(row.identifier, `${'1'.repeat(row.length)}1`)).not.toBeNull();
  expect(findValueFault(row.identifier, '')).toBe('gs1_too_short');
  const spoilt = `\u0001${row.example.slice(1)}`;
  expect(findValueFault(row.identifier, spoilt)).toBe('gs1_character');
});

test('the table is whole: every format is read, and no identifier begins another', () => {
  const written = identifierRows.flatMap(([, , format]) => format.split(/[ :[\]]+/));
  const odd = written.filter((word) => word !== '' && !/^[NXYZ]/.test(word) && !isRuleName(word));
  expect(odd).toEqual([]);
  expect(identifierRows.filter(([, title]) => title === '')).toEqual([]);
  expect(all.filter(({ ai }) => identifierAt(`${ai}000`, 0)?.ai !== ai)).toEqual([]);
  expect(all.every(({ parts }) => parts.every(({ length }) => length > 0))).toBe(true);
});

test('a predefined length is that of its identifiers', () => {
  const wrong = all.filter(
    ({ ai, length, isPredefined }) =>
      isPredefined && predefinedLengthOf(ai.slice(0, 2)) !== ai.length + length,
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['1987654Ad4X4bL5ttr2310c', '2K'],
  ['12345678901234567890123', 'NT'],
  ['', '22'],
])('the check pair of %j is %s', (text, pair) => {
  expect(checkPairOf(text)).toBe(pair);
});

test.each([
  ['8007', 'DE89370400440532013001', 'gs1_value'],
  ['8006', '111111111111170503', 'gs1_check_digit'],
  ['8008', '2512312460', 'gs1_date'],
  ['7258', '3/1', 'gs1_value'],
  ['8013', '1987654Ad4X4bL5ttr2310c2L', 'gs1_check_digit'],
  ['7003', '2502302359', 'gs1_date'],
  ['8010', '4012a', 'gs1_character'],
  ['4300', '100%', 'gs1_value'],
])('%s refuses %s', (ai, value, fault) => {
  const identifier = identifiers.get(ai);
  expect(identifier && findValueFault(identifier, value)).toBe(fault);
});
