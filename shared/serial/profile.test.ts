import { checkDigitRules } from './check-digits.ts';
import { learnProfile, misfitsOf, type SerialProfile } from './profile.ts';

const names = { sku: 'ST4000', gtin: '04006381333931' };
const drives = Array.from({ length: 250 }, (_, index) => `Z300A${String(index + 100)}`);
const reasons = (serial: string, profile: SerialProfile | null): string[] =>
  misfitsOf(serial, profile, names).map(({ reason }) => reason);

test('too few serials teach nothing but the own barcode', () => {
  expect(learnProfile(drives.slice(0, 19))).toBeNull();
  expect(reasons('anything', null)).toEqual([]);
  expect(reasons('4006381333931', null)).toEqual(['own_barcode']);
  expect(reasons('st4000', null)).toEqual(['own_barcode']);
});

test('lengths, prefix and characters are learned', () => {
  const profile = learnProfile(drives);
  expect(profile).toMatchObject({ lengths: [8], prefix: 'Z300A', learnedFrom: 250 });
  expect(reasons('z300a177', profile)).toEqual([]);
  expect(reasons('Z300A17', profile)).toEqual(['too_short']);
  expect(reasons('Z300A1777', profile)).toEqual(['too_long']);
  expect(reasons('W300A177', profile)).toEqual(['prefix']);
  expect(misfitsOf('Z300A1O7', profile, names)).toEqual([
    { reason: 'character', character: 'O', place: 7 },
  ]);
});

test('a stray in a hundred does not widen the rule', () => {
  const many = Array.from({ length: 300 }, (_, index) => `AB${String(index + 1000)}`);
  expect(learnProfile([...many, 'odd one'])).toMatchObject({ lengths: [6], prefix: 'AB' });
});

test('serials of many lengths and kinds have no rule', () => {
  const wild = Array.from({ length: 60 }, (_, index) => 'x-Y 9ß'.repeat(index + 1).slice(index));
  const profile = learnProfile(wild);
  expect(profile).toMatchObject({ lengths: [], prefix: '', checkDigit: null });
  expect(reasons('whatever it is', profile)).toEqual([]);
});

test('a check digit that all have is asked for', () => {
  const imei = checkDigitRules.find(({ name }) => name === 'imei');
  const phones = Array.from({ length: 40 }, (_, index) => {
    const body = `3569380356${String(index * 37).padStart(4, '0')}`;
    return body + (imei?.digitOf(`${body}0`) ?? '');
  });
  const profile = learnProfile(phones);
  expect(profile?.checkDigit).toBe('imei');
  const good = phones[3] ?? '';
  expect(reasons(good, profile)).toEqual([]);
  const wrong = good.slice(0, -1) + String((Number(good.at(-1)) + 1) % 10);
  expect(misfitsOf(wrong, profile, names)).toEqual([
    { reason: 'check_digit', expected: good.at(-1) },
  ]);
});

test('a profile that was declared asks only for what it says', () => {
  const declared: SerialProfile = {
    lengths: [],
    prefix: 'SN',
    places: ['any'],
    checkDigit: null,
    learnedFrom: 0,
  };
  expect(reasons('SN-ż-7', declared)).toEqual([]);
  expect(reasons('XN-7', declared)).toEqual(['prefix']);
});

test('a hundred thousand serials are learned from', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `CN${String(index).padStart(8, '0')}`);
  expect(learnProfile(many)).toMatchObject({ lengths: [10], learnedFrom: 100_000 });
});
