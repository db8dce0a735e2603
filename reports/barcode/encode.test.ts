import { barcodeIssueCodes, type BarcodeIssue } from './barcode-issues.ts';
import { encodeText, encodeUnit } from './encode.ts';
import { checkDigitOf } from '../../shared/serial/gs1/rules.ts';
import { checkGtin } from './gs1.ts';
import { paintSymbol } from './png.ts';
import type { Result } from '../../shared/result.ts';

const unit = { gtin: '09506000134352', serial: '12345' };

function codesOf(result: Result<unknown, readonly BarcodeIssue[]>): string[] {
  return result.ok ? [] : result.error.map(({ code }) => code);
}

test.each([
  ['629104150021', '3'],
  ['950600013435', '2'],
  ['0950600013435', '2'],
  ['1234567', '0'],
])('the check digit of %s is %s', (digits, check) => {
  expect(checkDigitOf(digits)).toBe(check);
});

test('a GTIN has 8, 12, 13 or 14 digits, and is filled up to 14', () => {
  expect(checkGtin('12345670')).toEqual({ ok: true, value: '00000012345670' });
  expect(checkGtin('6291041500213')).toEqual({ ok: true, value: '06291041500213' });
  for (const text of ['', '1234567890', 'x2345670', '123456789012345']) {
    expect(checkGtin(text)).toMatchObject({ ok: false, error: { code: 'gtin_malformed' } });
  }
});

test('a wrong check digit is named with the right one', () => {
  const answer = checkGtin('6291041500214');
  expect(answer).toMatchObject({ ok: false, error: { code: 'gtin_check_digit' } });
  expect(JSON.stringify(answer)).toContain('it should be 3');
});

test.each([
  ['', 'serial_not_in_gs1'],
  ['x'.repeat(21), 'serial_not_in_gs1'],
  ['A 1', 'serial_not_in_gs1'],
  ['A#1', 'serial_not_in_gs1'],
  ['Ä', 'serial_not_in_gs1'],
])('GS1 has no place for the serial %j', (serial, code) => {
  expect(codesOf(encodeUnit('gs1_datamatrix', { ...unit, serial }))).toEqual([code]);
});

test('all that is wrong is said at once', () => {
  const wrong = { gtin: '1', serial: 'ä', lot: 'ö', expiry: '2027-02-30' };
  expect(codesOf(encodeUnit('gs1_qr', wrong))).toEqual([
    'gtin_malformed',
    'expiry_malformed',
    'lot_not_in_gs1',
    'serial_not_in_gs1',
  ]);
});

test.each(['http://id.example.com', 'id.example.com', 'https://x.com/?a=', 'https://x.com/#a', ''])(
  '%j begins no Digital Link',
  (domain) => {
    expect(codesOf(encodeUnit('digital_link', unit, domain))).toEqual(['domain_malformed']);
  },
);

test('Code 128 takes no text that readers differ on', () => {
  expect(codesOf(encodeText('code128', 'Ä1'))).toEqual(['text_not_in_code_128']);
  expect(codesOf(encodeText('code128', 'a\tb'))).toEqual(['text_not_in_code_128']);
  expect(codesOf(encodeText('code128', ''))).toEqual(['text_empty']);
  expect(codesOf(encodeText('code128', 'x'.repeat(81)))).toEqual(['text_too_long']);
  expect(codesOf(encodeText('qr', 'x'.repeat(801)))).toEqual(['text_too_long']);
});

test('every issue has a code of its own', () => {
  expect(new Set(barcodeIssueCodes).size).toBe(barcodeIssueCodes.length);
});

test('a picture has the quiet zone that the standard asks for, and the same bytes each time', () => {
  const encoded = encodeText('qr', 'INV-100001');
  if (!encoded.ok) throw new Error('it was refused');
  const { columns, quiet } = encoded.value;
  const picture = paintSymbol(encoded.value, 2);
  expect(quiet).toBe(4);
  expect(picture.width).toBe((columns + 8) * 2);
  expect(picture.height).toBe(picture.width);
  expect(paintSymbol(encoded.value, 2).bytes).toEqual(picture.bytes);
});
