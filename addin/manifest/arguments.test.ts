import { parseArguments } from './arguments.ts';
import { defaultBaseUrl } from './description.ts';

test('without anything the repository is written for this machine', () => {
  expect(parseArguments([])).toEqual({ baseUrl: defaultBaseUrl, outDir: null });
});

test('address and folder in either order', () => {
  const wanted = { baseUrl: 'https://books.example/addin/', outDir: 'out/company' };
  expect(parseArguments(['https://books.example/addin/', '--out', 'out/company'])).toEqual(wanted);
  expect(parseArguments(['--out', 'out/company', 'https://books.example/addin'])).toEqual(wanted);
});

test.each([
  [['http://books.example/addin/'], 'https alone'],
  [['books.example'], 'is no address'],
  [['https://books.example/addin/?a=1'], 'behind the folder'],
  [['https://books.example/', '--out'], 'Name a folder'],
  [['--into', 'x'], '--into is unknown'],
  [['https://books.example/', 'x'], 'x is unknown'],
])('%j is refused', (given, why) => {
  expect(() => parseArguments(given)).toThrow(why);
});
