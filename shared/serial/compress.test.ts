import fc from 'fast-check';
import { compressSerials } from './compress.ts';
import { expandRange } from './range.ts';
import { cleanSerial, foldSerial } from './text.ts';

test('neighbours are a range, whatever else stands as it is', () => {
  expect(compressSerials(['A0001', 'A0002', 'A0004', 'A0005', 'B7'])).toBe(
    'A0001-A0002, A0004-A0005, B7',
  );
  expect(compressSerials(['00098', '00099', '00100'])).toBe('00098-00100');
  expect(compressSerials(['9', '10'])).toBe('9, 10');
  expect(compressSerials(['A2', 'A1'])).toBe('A2, A1');
  expect(compressSerials(['A1', 'a1', ''])).toBe('A1');
  expect(compressSerials([])).toBe('');
});

test('a serial that looks like something else is quoted', () => {
  expect(compressSerials(['2024-2030', 'A, B', 'not A1', 'say "x"', 'A1+3'])).toBe(
    '"2024-2030", "A, B", "not A1", "say ""x""", "A1+3"',
  );
});

test('what it makes reads back to the character and in the same order', () => {
  const part = fc.constantFrom(
    'A',
    'b',
    '-',
    '+',
    '"',
    ',',
    ' ',
    'not ',
    '0',
    '9',
    '12',
    '£',
    '台',
  );
  const odd = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  const numbered = fc
    .tuple(fc.constantFrom('A', 'A-', ''), fc.nat(40))
    .map(([prefix, number]) => `${prefix}${String(number).padStart(3, '0')}`);
  fc.assert(
    fc.property(fc.array(fc.oneof(odd, numbered)), (texts) => {
      const serials = texts.flatMap((text) => {
        const cleaned = cleanSerial(text);
        return cleaned.ok ? [cleaned.value] : [];
      });
      const first = new Map<string, string>();
      for (const each of serials) {
        if (!first.has(foldSerial(each))) first.set(foldSerial(each), each);
      }
      const expected = [...first.values()];
      const read = expandRange(compressSerials(serials));
      expect(read).toEqual({ ok: true, value: expected });
    }),
  );
});

test('where letters carry, what it makes reads back as well', () => {
  const serials = fc.uniqueArray(fc.stringMatching(/^X[A-C][0-9]$/), { maxLength: 40 });
  fc.assert(
    fc.property(serials, fc.boolean(), (some, isSorted) => {
      const listed = isSorted ? [...some].sort() : some;
      const text = compressSerials(listed, 'alphanumeric');
      expect(expandRange(text, 'alphanumeric')).toEqual({ ok: true, value: listed });
    }),
  );
  expect(compressSerials(['A8', 'A9', 'B0', 'B1'], 'alphanumeric')).toBe('A8-B1');
  expect(compressSerials(['0101A', '0102A', '0103A'])).toBe('0101A-0103A');
});

test('100,000 serials are told at once', () => {
  const serials = Array.from(
    { length: 100_000 },
    (_, index) => `S${String(index).padStart(6, '0')}`,
  );
  expect(compressSerials(serials)).toBe('S000000-S099999');
});
