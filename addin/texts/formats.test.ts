import { countOf, formatAmount, formatCount, formatDay, writeAs } from './formats.ts';

afterEach(() => writeAs('iso'));

test('amounts keep every digit, whoever reads them', () => {
  expect(formatAmount('1234567.50')).toBe('1,234,567.50');
  expect(formatAmount('-0.05')).toBe('-0.05');
  expect(formatAmount('90071992547409931234.01')).toBe('90,071,992,547,409,931,234.01');
  writeAs('de');
  expect(formatAmount('1234567.50')).toBe('1.234.567,50');
  expect(formatCount(14_372)).toBe('14.372');
  writeAs('ch');
  expect(formatAmount('-1234.5')).toMatch(/^-1.234\.5$/);
});

test('days are as the books have them until somebody says otherwise', () => {
  expect(formatDay('2026-03-31')).toBe('2026-03-31');
  writeAs('de');
  expect(formatDay('2026-03-31')).toBe('31.03.2026');
  writeAs('us');
  expect(formatDay('2026-03-31')).toBe('03/31/2026');
});

test('what is no amount and no day stays as it is', () => {
  writeAs('de');
  expect([formatAmount('–'), formatAmount('1e5'), formatDay('soon')]).toEqual(['–', '1e5', 'soon']);
});

test('one is one', () => {
  expect([countOf(1, 'unit', 'units'), countOf(0, 'unit', 'units')]).toEqual(['1 unit', '0 units']);
});
