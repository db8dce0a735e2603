import { applyPreferred, keepPreferred, readPreferred } from './preferences.ts';
import { formatAmount } from './texts/formats.ts';
import { spokenLanguage } from './texts/texts.ts';

afterEach(() => applyPreferred({ language: 'en', format: 'system' }, []));

test('what a person chose is kept, and anything else is the system', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(readPreferred(storage)).toEqual({ language: 'system', format: 'system' });
  keepPreferred(storage, { language: 'de', format: 'ch' });
  expect(readPreferred(storage)).toEqual({ language: 'de', format: 'ch' });
  kept.set('serialbook-language', 'klingon');
  expect(readPreferred(storage).language).toBe('system');
});

test('a browser that keeps nothing is no trouble', () => {
  const refuse = (): never => {
    throw new Error('storage is blocked');
  };
  const storage = { getItem: refuse, setItem: refuse };
  expect(readPreferred(storage)).toEqual({ language: 'system', format: 'system' });
  expect(() => keepPreferred(storage, { language: 'de', format: 'de' })).not.toThrow();
});

test('the system decides for whoever chose nothing, and a choice of formats stands beside it', async () => {
  await applyPreferred({ language: 'system', format: 'system' }, ['de-AT', 'en']);
  expect([spokenLanguage(), formatAmount('1234.50')]).toEqual(['de', '1.234,50']);
  await applyPreferred({ language: 'de', format: 'us' }, ['en-US']);
  expect([spokenLanguage(), formatAmount('1234.50')]).toEqual(['de', '1,234.50']);
});
