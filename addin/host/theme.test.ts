import { readIsDark } from './theme.ts';

test.each([
  [{ isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }, true],
  [{ bodyBackgroundColor: '#262626' }, true],
  [{ bodyBackgroundColor: '#E6E6E6' }, false],
  [{ bodyBackgroundColor: 'ffffff' }, false],
  [{ bodyBackgroundColor: '' }, null],
  [{}, null],
  [undefined, null],
])('%j', (theme, isDark) => {
  expect(readIsDark(() => theme)).toBe(isDark);
});

test('a client that throws where the theme is read says nothing', () => {
  const read = (): never => {
    throw new TypeError('GetOfficeThemeInfo is not a function');
  };
  expect(readIsDark(read)).toBeNull();
});
