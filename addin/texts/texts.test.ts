import { de } from './de.ts';
import { en } from './en.ts';
import { chooseLanguage, speak, spokenLanguage, textsOf } from './texts.ts';

afterEach(() => speak('en'));

test('a section follows the language that is spoken', async () => {
  const shell = textsOf('shell');
  expect(shell.panes.scan).toBe('Scan');
  await speak('de');
  expect(spokenLanguage()).toBe('de');
  expect(shell.panes.scan).toBe('Scannen');
});

test('the first language that there is is chosen', () => {
  expect(chooseLanguage(['pl-PL', 'de-AT', 'en-US'])).toBe('de');
  expect(chooseLanguage(['zh-CN'])).toBe('en');
  expect(chooseLanguage([])).toBe('en');
});

/** The path of every text of a table. */
function pathsOf(table: object, before = ''): string[] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? pathsOf(value, `${before}${key}.`)
      : [`${before}${key} ${typeof value}`],
  );
}

test('both languages have the same texts', () => {
  expect(pathsOf(de).sort()).toEqual(pathsOf(en).sort());
});
