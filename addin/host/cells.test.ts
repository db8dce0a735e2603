import { writeAs } from '../texts/formats.ts';
import { textFromCell } from './cells.ts';

afterEach(() => writeAs('iso'));

test('a number stays the number that Excel has, however the person writes numbers', () => {
  writeAs('de');
  expect([textFromCell('money', 1.234), textFromCell('number', 19), textFromCell('money', 47.99)])
    // Cents of a cent stay: the books round them.
    .toEqual(['1.234', '19', '47.99']);
});

test('a number that stands there as a text is read as the person writes it', () => {
  writeAs('de');
  expect(
    ['47,99', '1.234,56', '1.234', '47.99'].map((text) => textFromCell('money', text)),
  ).toEqual(['47.99', '1234.56', '1234', '47.99']);
  writeAs('us');
  expect(textFromCell('money', '1.234')).toBe('1.234');
});

test('what is no number stays as it was written, and a text is never read as a number', () => {
  writeAs('de');
  expect(textFromCell('money', 'about 5')).toBe('about 5');
  expect(textFromCell('text', '00012,50')).toBe('00012,50');
});
