import { parseCsv, readTable } from './csv.ts';

test.each([
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['\ufeffa\n', [['a']]],
  ['"a,b","say ""hi""","two\nlines"\n', [['a,b', 'say "hi"', 'two\nlines']]],
  [
    'a,\n,b\n',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a,', [['a', '']]],
  ['0012,12E5,=A1\n\n', [['0012', '12E5', '=A1']]],
  ['""\n', []],
  ['', []],
])('%j is read as its fields', (text, records) => {
  expect(parseCsv(text)).toEqual(records);
});

test('a quote where none may be is told with its line', () => {
  expect(() => parseCsv('a,b\n1,x"y\n')).toThrow('Line 2');
});

test('a table is read by the names of its columns, whatever their order', () => {
  const text = 'serial,day,model\n007,2013-04-10,X\n';
  expect(readTable(text, ['model', 'serial'])).toEqual([{ model: 'X', serial: '007' }]);
});

test('a missing column and a short record are told', () => {
  expect(() => readTable('a\n1\n', ['a', 'b'])).toThrow('no column b');
  expect(() => readTable('a,b\n1\n', ['a'])).toThrow('Record 1 has 1 fields instead of 2');
});
