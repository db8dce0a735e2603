import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import { cleanSerial, foldSerial, matchKeyOf, maxSerialLength } from './text.ts';

/** The cleaned text of a serial that must be one. */
function cleaned(raw: string): string {
  const serial = cleanSerial(raw);
  if (!serial.ok) throw new Error(`${JSON.stringify(raw)} is refused: ${serial.error}`);
  return serial.value;
}

const texts = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom(...Array.from(' \t\r\n\u00a0\u200b\ufeffAa1ßıİKéς')), { maxLength: 12 })
    .map((all) => all.join('')),
);
const marks = fc
  .array(fc.constantFrom(' ', '\t', '\r', '\n', '\u0002', '\u0003', '\u00a0', '\u200b', '\ufeff'), {
    maxLength: 5,
  })
  .map((all) => all.join(''));
const printable = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 });

describe('cleaning', () => {
  test('is done once: cleaned text stays', () => {
    prove(
      fc.property(texts, (text) => {
        const serial = cleanSerial(text);
        if (serial.ok) expect(cleanSerial(serial.value)).toEqual(serial);
      }),
      1000,
    );
  });

  test('takes away what a scanner or a paste puts around a serial, and nothing inside', () => {
    prove(
      fc.property(marks, printable, marks, (before, text, after) => {
        fc.pre(text.trim() !== '');
        expect(cleaned(before + text + after)).toBe(text.trim());
      }),
    );
  });

  test('never changes the characters of a serial that has no marks around it', () => {
    prove(
      fc.property(printable, (text) => {
        fc.pre(text.trim() === text);
        expect(cleaned(text)).toBe(text);
      }),
    );
  });

  test.each([
    '00012345678901234567',
    '12E5',
    '=1+1',
    '+49',
    '-1',
    '@x',
    'A 1',
    'A  1',
    'A\u00a01',
    '123456789012345678901234567890',
    'TRUE',
    '#N/A',
    "'0",
    '1,5',
    '2024-01-02',
    'ß',
    '😀',
    '序列号',
  ])('%j comes back to the character', (text) => {
    expect(cleaned(text)).toBe(text);
  });

  test('writes composed and decomposed letters the same', () => {
    expect(cleaned('e\u0301')).toBe('\u00e9');
    expect(cleaned('\u212a1')).toBe('K1');
    expect(cleaned('\u212b')).toBe('\u00c5');
  });

  test.each(['', ' ', '\t\r\n', '\u00a0\u200b\ufeff', '\u0002\u0003'])('%j is empty', (text) => {
    expect(cleanSerial(text)).toEqual({ ok: false, error: 'serial_empty' });
  });

  test.each([
    'A\u0000B',
    'A\nB',
    'A\tB',
    'A\u001dB',
    'A\u0085B',
    'A\u2028B',
    '\ud800',
    'A\udc00B',
    '\u001dA',
    'A'.repeat(maxSerialLength + 1),
  ])('%j is malformed', (text) => {
    expect(cleanSerial(text)).toEqual({ ok: false, error: 'serial_malformed' });
  });

  test('the longest serial is taken', () => {
    expect(cleaned('A'.repeat(maxSerialLength))).toHaveLength(maxSerialLength);
  });
});

describe('matching', () => {
  test('folding is done once', () => {
    prove(
      fc.property(texts, (text) => {
        const serial = cleanSerial(text);
        if (!serial.ok) return;
        const fold = foldSerial(serial.value);
        expect(foldSerial(fold)).toBe(fold);
      }),
      1000,
    );
  });

  test('the folded text is itself a text that the same folding finds', () => {
    prove(
      fc.property(texts, (text) => {
        const serial = cleanSerial(text);
        if (!serial.ok) return;
        const again = cleanSerial(foldSerial(serial.value));
        if (again.ok) expect(foldSerial(again.value)).toBe(foldSerial(serial.value));
      }),
      1000,
    );
  });

  test('letters of the ASCII alphabet match without regard to case, as does every letter with one other case', () => {
    prove(
      fc.property(printable, (text) => {
        expect(foldSerial(text.toLowerCase())).toBe(foldSerial(text.toUpperCase()));
      }),
    );
    for (const [lower, upper] of ['éÉ', 'äÄ', 'øØ', 'жЖ', 'σΣ', 'ñÑ'].map((pair) =>
      Array.from(pair),
    )) {
      expect(foldSerial(lower!)).toBe(foldSerial(upper!));
    }
  });

  test.each([
    ['ß', 'SS'],
    ['ß', 'ss'],
    ['ı', 'I'],
    ['ı', 'i'],
    ['İ', 'I'],
    ['İ', 'i'],
    ['ﬁ', 'FI'],
    ['0', 'O'],
    ['1', 'l'],
    ['1', 'I'],
    ['00012', '12'],
    ['A 1', 'A1'],
    ['A 1', 'A  1'],
    ['A-1', 'A1'],
    ['12E5', '1200000'],
    ['A', 'А'],
    ['１', '1'],
    ['e', 'é'],
  ])('%s and %s stay two serials', (one, other) => {
    expect(foldSerial(cleaned(one))).not.toBe(foldSerial(cleaned(other)));
  });

  test('an item may say that case counts', () => {
    expect(matchKeyOf('a1', true)).not.toBe(matchKeyOf('A1', true));
    expect(matchKeyOf('a1', false)).toBe(matchKeyOf('A1', false));
  });
});
