import { decodeText, readCsv } from './csv.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string, isLittle: boolean): Uint8Array =>
  Uint8Array.from(
    Array.from(text, (character) => character.charCodeAt(0)).flatMap((code) => {
      return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

test.each<[string, Uint8Array, string, string]>([
  ['UTF-8', utf8('Zażółć'), 'Zażółć', 'utf-8'],
  ['UTF-8 with its mark', utf8('\ufeffA1'), 'A1', 'utf-8'],
  ['UTF-16 with its mark', wide('\ufeffA1;B', true), 'A1;B', 'utf-16le'],
  ['UTF-16 the other way round', wide('\ufeffA1', false), 'A1', 'utf-16be'],
  ['UTF-16 without a mark', wide('A1;B2\r\n', true), 'A1;B2\r\n', 'utf-16le'],
  ['Windows', Uint8Array.of(0x53, 0xe9, 0x72, 0x69, 0x65, 0x80), 'Série€', 'windows-1252'],
  ['nothing', new Uint8Array(), '', 'utf-8'],
])('%s is read', (_name, bytes, text, encoding) => {
  expect(decodeText(bytes)).toEqual({ text, encoding });
});

test.each<[string, string, string | null, string[][]]>([
  [
    'commas',
    'a,b\n1,2\n',
    ',',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons with decimal commas',
    'a;1,5\r\nb;2,50\r\nc;3,75',
    ';',
    [
      ['a', '1,5'],
      ['b', '2,50'],
      ['c', '3,75'],
    ],
  ],
  [
    'tabs',
    'a\tb, c\rd\te',
    '\t',
    [
      ['a', 'b, c'],
      ['d', 'e'],
    ],
  ],
  [
    'bars',
    'a|b\nc|d',
    '|',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['one column', '00012\n00013\n', null, [['00012'], ['00013']]],
  ['a named separator', 'sep=|\na,b|c\n', '|', [['a,b', 'c']]],
  [
    'quotes',
    '"a ""x""","b\nc"\n1,2',
    ',',
    [
      ['a "x"', 'b\nc'],
      ['1', '2'],
    ],
  ],
  [
    'a quote within',
    '5" disk,1\n8" disk,2',
    ',',
    [
      ['5" disk', '1'],
      ['8" disk', '2'],
    ],
  ],
  ['empty cells and lines', 'a,,\n\n,b,', ',', [['a', '', ''], [''], ['', 'b', '']]],
  ['nothing', '', null, [['']]],
])('%s', (_name, text, separator, rows) => {
  expect(readCsv(text)).toEqual({ rows, separator, faults: [] });
});

test('a quote that is never closed stands for itself, and its row is told', () => {
  expect(readCsv('a,b\n"c,d\n"e,f')).toEqual({
    rows: [
      ['a', 'b'],
      ['"c', 'd'],
      ['"e', 'f'],
    ],
    separator: ',',
    faults: [{ row: 2, reason: 'quote_open' }],
  });
});

test('a hundred thousand rows and as many open quotes are read', () => {
  const { rows } = readCsv('A1,"x\n'.repeat(100_000));
  expect(rows).toHaveLength(100_000);
});
