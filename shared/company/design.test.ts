import { languages } from '../languages.ts';
import {
  changeDesign,
  checkDesign,
  contrastOnWhite,
  defaultDesign,
  findIban,
  formatBankLine,
  isIban,
} from './design.ts';
import { designIssueCodes, sayDesignIssue } from './design-issues.ts';
import { mostLogoBytes, readLogo } from './logo.ts';

test('what a company begins with can be printed', () => {
  expect(checkDesign(defaultDesign)).toEqual([]);
});

test.each([
  [{ name: ' ' }, 'name_missing'],
  [{ footer: 'x'.repeat(301) }, 'text_too_long'],
  [{ footer: 'a\nb' }, 'line_break'],
  [{ addressLines: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 'address_too_long'],
  [{ accent: 'blue' }, 'no_colour'],
  [{ accent: '#8fc7ff' }, 'too_light'],
  [{ bankLine: 'Bank, IBAN DE89 3704 0044 0532 0130 01' }, 'iban_wrong'],
  [{ linkDomain: 'http://example.com' }, 'no_address'],
])('%j is refused', (changes, code) => {
  const answer = changeDesign(defaultDesign, changes);
  expect(answer).toMatchObject({ ok: false, error: [{ code }] });
});

test('black stands out as much as can be, and white not at all', () => {
  expect(contrastOnWhite([0, 0, 0])).toBeCloseTo(21);
  expect(contrastOnWhite([1, 1, 1])).toBeCloseTo(1);
});

test.each(['DE89370400440532013000', 'GB29NWBK60161331926819', 'NO9386011117947'])(
  '%s is an IBAN, and with one figure changed it is none',
  (iban) => {
    expect(isIban(iban)).toBe(true);
    expect(isIban(iban.replace(/.$/, (last) => (last === '1' ? '2' : '1')))).toBe(false);
  },
);

test('an IBAN is found in a bank line and printed in groups; another account stays as it is', () => {
  const line = 'First Bank, IBAN DE89370400440532013000, BIC COBADEFF';
  expect(findIban(line)).toBe('DE89370400440532013000');
  expect(formatBankLine(line)).toBe('First Bank, IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFF');
  expect(formatBankLine(formatBankLine(line))).toBe(formatBankLine(line));
  expect(findIban('IBAN BE68 5390 0754 7034 BIC KREDBEBB')).toBe('BE68539007547034');
  expect(formatBankLine('Routing 021000021, account 1234567890')).toBe(
    'Routing 021000021, account 1234567890',
  );
});

function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

test('a logo is a PNG or JPEG of a size that can be printed', () => {
  expect(readLogo(png(600, 200))).toEqual({
    ok: true,
    value: { type: 'png', width: 600, height: 200 },
  });
  const jpeg = Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 100, 1, 44, 3, 0, 0,
  ]);
  expect(readLogo(jpeg)).toEqual({ ok: true, value: { type: 'jpeg', width: 300, height: 100 } });
  const codeOf = (bytes: Uint8Array): string => {
    const answer = readLogo(bytes);
    return answer.ok ? '' : (answer.error[0]?.code ?? '');
  };
  expect(codeOf(png(8, 200))).toBe('logo_too_small');
  expect(codeOf(png(4000, 200))).toBe('logo_too_wide');
  expect(codeOf(new Uint8Array(mostLogoBytes + 1))).toBe('logo_too_large');
  expect(codeOf(new TextEncoder().encode('GIF89a'))).toBe('no_logo');
  expect(codeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]))).toBe('logo_broken');
});

test('every refusal is said in every language', () => {
  for (const language of languages) {
    const said = designIssueCodes.map((code) =>
      sayDesignIssue({ code, field: 'logo', most: 7 }, language),
    );
    expect(new Set(said).size).toBe(designIssueCodes.length);
  }
});
