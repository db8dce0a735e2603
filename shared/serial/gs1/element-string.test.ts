/** Element strings: examples of the GS1 General Specifications, faults that lose nothing, and lost separators. */
import { readBracketed, readElementString, restoreSeparators } from './element-string.ts';
import { tellGs1Fault } from './faults.ts';

const gtin = '09506000134352';
const gs = '\u001d';
const thisYear = 2026;

function summarize({ elements, faults }: ReturnType<typeof readElementString>) {
  return {
    elements: Object.fromEntries(elements.map(({ ai, value }) => [ai, value])),
    faults: faults.map(({ code, ai }) => (ai === '' ? code : `${code} ${ai}`)),
  };
}
const read = (text: string) => summarize(readElementString(text, thisYear));

test.each([
  [`01${gtin}2112345`, { '01': gtin, '21': '12345' }],
  [
    `01${gtin}17251231` + `10ABC${gs}21A-9`,
    { '01': gtin, '17': '251231', '10': 'ABC', '21': 'A-9' },
  ],
  [`${gs}01${gtin}${gs}${gs}21X${gs}`, { '01': gtin, '21': 'X' }],
  [`21S1${gs}01${gtin}`, { '21': 'S1', '01': gtin }],
  [`01${gtin}3103001750` + `392212950`, { '01': gtin, '3103': '001750', '3922': '12950' }],
  [`01${gtin}2112345` + `${gs}21` + '12345', { '01': gtin, '21': '12345' }],
])('%j is read', (text, elements) => {
  expect(read(text)).toEqual({ elements, faults: [] });
});

test.each(['\u241d', '<GS>', '<gs>', '{GS}', '\\x1d', '\\u001D', '^]', '|'])(
  'a scanner may send %s for the separator',
  (sign) => {
    expect(restoreSeparators(`10A${sign}21B`)).toBe(`10A${gs}21B`);
    expect(read(`01${gtin}10A${sign}21B`)).toEqual({
      elements: { '01': gtin, '10': 'A', '21': 'B' },
      faults: [],
    });
  },
);

test.each([
  [`010950600013435321A`, { '01': '09506000134353', '21': 'A' }, 'gs1_check_digit 01'],
  [`01${gtin}17250230` + `21A`, { '01': gtin, '17': '250230', '21': 'A' }, 'gs1_date 17'],
  [`05X${gs}01${gtin}21A`, { '01': gtin, '21': 'A' }, 'gs1_unknown_identifier'],
  [`18251231` + `01${gtin}`, { '01': gtin }, 'gs1_unknown_identifier'],
  [`21A#${gs}01${gtin}`, { '01': gtin, '21': 'A#' }, 'gs1_character 21'],
  [`21${gs}01${gtin}`, { '01': gtin, '21': '' }, 'gs1_too_short 21'],
  [`21A${gs}01${gtin}${gs}21B`, { '01': gtin, '21': 'A' }, 'gs1_repeated 21'],
  [`21${'Z'.repeat(21)}${gs}01${gtin}`, { '01': gtin, '21': 'Z'.repeat(21) }, 'gs1_too_long 21'],
  [`01${gtin}43222`, { '01': gtin, '4322': '2' }, 'gs1_value 4322'],
])('%j: the fault is told and the rest stands', (text, elements, fault) => {
  expect(read(text)).toEqual({ elements, faults: [fault] });
});

test.each([
  ['250200', '2025-02-28'],
  ['240200', '2024-02-29'],
  ['251231', '2025-12-31'],
  ['760101', '2076-01-01'],
  ['770101', '1977-01-01'],
])('%s is %s in 2026', (value, day) => {
  expect(readElementString(`17${value}`, thisYear).elements[0]?.date).toBe(day);
});

test('the century turns with the year that reads', () => {
  expect(readElementString('17490101', 2099).elements[0]?.date).toBe('2149-01-01');
  expect(readElementString('17510101', 2000).elements[0]?.date).toBe('1951-01-01');
});

test.each([
  [`01${gtin}21A110LOT7`, '(21)A110LOT7, (21)A1(10)LOT7'],
  [`01${gtin}10L17251231` + `21S`, '(10)L1725123121S, (10)L(17)251231(21)S'],
  [`01${gtin}21${'7'.repeat(18)}10AB`, `(21)${'7'.repeat(18)}(10)AB`],
  [`01${gtin}422276` + `21S`, '(422)276(21)S'],
])('%j: what it may mean is asked', (text, readings) => {
  const { faults } = readElementString(text, thisYear);
  expect(faults.map(({ code }) => code)).toEqual(['gs1_separator_lost']);
  const said = faults.map((fault) => tellGs1Fault(fault)).join();
  for (const reading of readings.split(', ')) expect(said).toContain(reading);
});

test.each([`01${gtin}21A1${gs}10LOT7`, `${gs}01${gtin}21A110LOT7`, `01${gtin}2112345`])(
  '%j asks nothing',
  (text) => {
    expect(read(text).faults).toEqual([]);
  },
);

test.each([
  [`(01)${gtin}(21)12345`, { '01': gtin, '21': '12345' }, []],
  [`(01) ${gtin} (21) 12345 (10) AB`, { '01': gtin, '21': '12345', '10': 'AB' }, []],
  [`(01)${gtin}(21)A(5)B`, { '01': gtin, '21': 'A(5)B' }, []],
  [`(01)${gtin}(05)7(21)B`, { '01': gtin, '21': 'B' }, ['gs1_unknown_identifier']],
  ['(01)123(21)B', { '01': '123', '21': 'B' }, ['gs1_too_short 01']],
])('%s is read by its brackets', (text, elements, faults) => {
  expect(summarize(readBracketed(text, thisYear))).toEqual({ elements, faults });
});
