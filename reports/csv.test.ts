import fc from 'fast-check';
import { guardCsvText, restoreCsvText, writeCsv } from './csv.ts';
import { awkwardSerials } from './model/samples.ts';

/** A plain reader of RFC 4180, for the way back. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const beginnings = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\u0000',
  ' =',
  '\u00a0=',
  '\ufeff=',
  '\u200b@',
  '＝',
  '＋',
  '－',
  '＠',
  "'=",
  "''-",
  "'",
  '"=',
  ';=',
  ',=',
  '{=',
  '',
];

test.each([
  '=1+1',
  '+49',
  '-5',
  '@x',
  '\t=1',
  '\r=1',
  ' =1',
  '\u200b=1',
  '＝1',
  "'=1",
  "=cmd|'/c calc'!A1",
])('%j gets an apostrophe and quotes', (text) => {
  expect(writeCsv(['a'], [[text]])).toBe(`a\r\n"'${text.replaceAll('"', '""')}"\r\n`);
});

test.each([
  '00012345678901234567',
  '12E5',
  'A 1',
  '_x0041_',
  'A-1',
  'A=1',
  "O'Neil",
  'Łódź',
  ';=1',
])('%j stands as it is', (text) => {
  expect(writeCsv(['a'], [[text]])).toBe(`a\r\n${text}\r\n`);
});

test('numbers and figures stand plain, a figure with its zeros', () => {
  expect(writeCsv(['a', 'b', 'c'], [[-5, { figure: '-12.30' }, null]])).toBe(
    'a,b,c\r\n-5,-12.30,\r\n',
  );
  expect(writeCsv(['a'], [[{ figure: '=1' }]])).toBe('a\r\n"\'=1"\r\n');
});

test('every serial comes back to the character', () => {
  const file = writeCsv(
    ['serial'],
    awkwardSerials.map((serial) => [serial]),
  );
  expect(
    readCsv(file)
      .slice(1)
      .map(([text]) => restoreCsvText(text!)),
  ).toEqual([...awkwardSerials]);
});

test('every text comes back, and no cell of the file begins a formula', () => {
  const text = fc
    .tuple(fc.constantFrom(...beginnings), fc.string({ unit: 'binary', maxLength: 12 }))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 8 }), (rows) => {
      const read = readCsv(writeCsv(['a', 'b'], rows)).slice(1);
      expect(read.map((row) => row.map(restoreCsvText))).toEqual(rows);
      for (const cell of read.flat())
        expect(cell).not.toMatch(/^[\s\ufeff\u200b]*[=+\-@＝＋－＠]/u);
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('guarding twice is taken back twice', () => {
  expect(restoreCsvText(guardCsvText("'=1"))).toBe("'=1");
  expect(restoreCsvText(restoreCsvText(guardCsvText(guardCsvText('=1'))))).toBe('=1');
});
