import { readLanguage } from './accept-language.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['DE-at', 'de'],
  ['de-DE,de;q=0.9,en;q=0.8', 'de'],
  ['en-US,en;q=0.9,de;q=0.8', 'en'],
  ['en;q=0.3, de;q=0.7', 'de'],
  ['de;q=0.25,en;q=0.254', 'en'],
  ['fr, de;q=0.5', 'de'],
  ['fr;q=1.000 , pl ; q=0.9 ,de; q=0.001', 'de'],
  ['fr', 'en'],
  ['de;q=0', 'en'],
  ['de;q=0.000, en;q=0.1', 'en'],
  ['*', 'en'],
  ['de;q=0.5, *', 'de'],
  ['den', 'en'],
  ['de;q=2, en;q=0.1', 'en'],
  ['de;q=nonsense', 'en'],
  [';;;,,,=', 'en'],
  [`${'x,'.repeat(5000)}de`, 'en'],
])('%j is answered in %s', (header, language) => {
  expect(readLanguage(header)).toBe(language);
});
