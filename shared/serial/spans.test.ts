/** Serials as spans for paper: what is there, what is missing, and nothing that is not so. */
import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import { tellSpans } from './spans.ts';

function series(prefix: string, from: number, to: number, width = 4): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => prefix + String(from + index).padStart(width, '0'),
  );
}

test('a series with holes is one span that names them', () => {
  const serials = series('A', 1, 500).filter((serial) => !['A0003', 'A0017'].includes(serial));
  expect(tellSpans(serials)).toEqual([
    { first: 'A0001', last: 'A0500', count: 498, size: 500, missing: ['A0003', 'A0017'] },
  ]);
});

test('what is no series stands by itself, in the order of the series', () => {
  const spans = tellSpans(['B7', 'no number', ...series('A', 9, 12), 'A0020', 'A012', '٣', 'B8']);
  expect(spans.map(({ first, last }) => (first === last ? first : `${first}-${last}`))).toEqual([
    ...['B7', 'B8', 'no number', 'A0009-A0012', 'A0020', 'A012', '٣'],
  ]);
});

test('widths are kept apart, and numbers may be long', () => {
  const long = '123456789012345678901234567';
  const spans = tellSpans([`${long}897`, `${long}898`, `${long}899`, '1', '01', '001']);
  expect(spans.map(({ count }) => count)).toEqual([3, 1, 1, 1]);
});

/** The serials that spans stand for. */
function membersOf(spans: ReturnType<typeof tellSpans>): string[] {
  return spans.flatMap(({ first, last, size, missing }) => {
    if (first === last) return [first];
    const digits = /\d+$/.exec(first)?.[0] ?? '';
    const prefix = first.slice(0, first.length - digits.length);
    const without = new Set(missing);
    return Array.from(
      { length: size },
      (_, index) => prefix + String(BigInt(digits) + BigInt(index)).padStart(digits.length, '0'),
    ).filter((serial) => !without.has(serial));
  });
}

test('spans stand for their serials, each once and no other', () => {
  const serial = fc.tuple(fc.constantFrom('', 'A', 'A-', '9', 'é'), fc.nat(60), fc.nat(3));
  prove(
    fc.property(fc.array(serial, { maxLength: 120 }), (given) => {
      const serials = given.map(
        ([prefix, number, width]) => prefix + String(number).padStart(width, '0'),
      );
      const spans = tellSpans(serials);
      expect(membersOf(spans).sort()).toEqual([...new Set(serials)].sort());
      for (const { count, size, missing } of spans) expect(count).toBe(size - missing.length);
    }),
  );
});

test('many serials are few spans', () => {
  expect(tellSpans(series('Z', 1, 100_000, 6))).toHaveLength(1);
});
