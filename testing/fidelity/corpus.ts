/**
 * Serials that programs spoil: what looks like a number, a day, a formula, a code or nothing at all. Each is a serial as
 * it is stored, and has to come back to the character from sheet, books, files and paper.
 */

/** What fonts of print have, so that paper carries it too. */
export const printableSerials: readonly string[] = [
  ...['00012345678901234567', '000123', '0000000', '0', '00', '007'],
  ...['123456789012345', '1234567890123456', '12345678901234567', '123456789012345678'],
  ...['123456789012345678901234567890', '9007199254740993', '99999999999999999999'],
  ...['12E5', '1E5', '1e-7', '1.23E+14', '1.23457E+14', '0E0', '5E-324', '1E400'],
  ...['0x10', '0b1', '1,234', '1.234', '1.234,56', '1 234', '.5', '5.', '1_000'],
  ...['=1+1', '=A1', '=SUM(A1:A9)', '=HYPERLINK("x")', "=cmd|'/c calc'!A1", '==', '='],
  ...['+49', '+1', '-5', '-1', '--1', '@x', '@SUM(A1)', '+1-2', '-2+3', '@'],
  ...["'=1", "'1", '"=1"', ';=1', ',=1', '{=1}', '%', '#N/A', '#DIV/0!', '#REF!'],
  ...['1/2', '1-2', '3-4-5', 'MAR1', 'SEPT2', 'OCT-12', 'DEC 2001', '2026-01-02', '01.02.2026'],
  ...['12:30', '1:2:3', '24:00', '5%', '$12', '€5', '(12)', '1st', '1 1/2'],
  ...[
    'TRUE',
    'FALSE',
    'true',
    'WAHR',
    'NULL',
    'null',
    'NaN',
    'nan',
    'Infinity',
    'undefined',
    'None',
  ],
  ...[
    'A 1',
    'A  1',
    'A\u00a01',
    'a-B_c.d',
    'A/B',
    'A\\B',
    'A|B',
    'A;B',
    'A,B',
    'A"B',
    "A'B",
    'A`B',
  ],
  ...['_x0041_', '_x000D_', '_xD800_', '&amp;', '&#65;', '<b>', ']]>', '<!--', '%20', '%2F', '%00'],
  ...['../x', 'C:CON', '__proto__', 'constructor', 'toString', '${1}', '{{1}}', '%s', "' OR 1=1--"],
  ...[']C1ABC', '(01)12345678901231', '(21)A1', '?', '*', '~', '#1', '!x', '[A]', '{A}'],
  ...['Ł-ß-客户', '序列号001', 'Žluťoučký', 'ÅÄÖ-1', 'é', 'ẞ1', 'SS1', 'ß1', 'İ1', 'ı1', 'I1'],
  ...['O0', 'I1l', 'S5B8', 'Z2', 'not A1', 'NOT', 'A1-A5', 'A1+4', 'A1 - A5', '"A1"'],
  'X'.repeat(100),
];

/** What no font of print has: paper refuses it in words, and everything else carries it. */
export const unprintableSerials: readonly string[] = [
  ...['АВЕКМ-1', 'सीरियल', 'رقم-١٢٣', '１２３', 'ＡＢＣ', '가나다', 'ไทย1', 'A\u200d1', 'x\u200by'],
  ...['\u{1f4e6}1', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', 'ﬁ1', '①', 'A\u202e1', 'K\u20dd'],
];

export const corpus: readonly string[] = [...printableSerials, ...unprintableSerials];
