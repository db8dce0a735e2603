import fc from 'fast-check';
import { foldSerial } from '../../shared/serial/text.ts';
import type { Result } from '../../shared/result.ts';
import type { Matrix } from './cells.ts';
import { compressCells, diffCells, expandCells } from './local.ts';

/** Serials in cells of any shape, empty ones among them: numbered, odd, with zeros in front, as a number. */
const cell = fc.oneof(
  fc.constantFrom('', '  ', null),
  fc.nat(30).map((number) => `A${String(number).padStart(3, '0')}`),
  fc.nat(30).map((number) => `a${String(number).padStart(3, '0')}`),
  fc.nat(30).map((number) => String(number).padStart(5, '0')),
  fc.nat(1_000_000_000).map((number) => number + 1),
  fc.constantFrom('B 7', '2024-2030', 'x,y', 'say "x"', 'not A1', '£9', '台湾'),
);
const matrix = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(cell, { minLength: 1, maxLength: 40 }))
  .map(([width, cells]): Matrix =>
    Array.from({ length: Math.ceil(cells.length / width) }, (_, row) =>
      Array.from({ length: width }, (__, column) => cells[row * width + column] ?? ''),
    ),
  );

function textsOf(answer: Result<Matrix, string>): string[] {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value
    .flat()
    .map(String)
    .filter((text) => text !== '');
}

const namesOf = (cells: Matrix): string[] =>
  cells
    .flat()
    .map((each) => String(each ?? '').trim())
    .filter((text) => text !== '');
const foldsOf = (texts: readonly string[]): Set<string> => new Set(texts.map(foldSerial));

test('what is compressed expands to the same serials, each once, in order', () => {
  fc.assert(
    fc.property(matrix, (cells) => {
      const [text = ''] = textsOf(compressCells(cells));
      const expanded = text === '' ? [] : textsOf(expandCells([[text]]));
      const first = new Map<string, string>();
      for (const name of namesOf(cells)) {
        if (!first.has(foldSerial(name))) first.set(foldSerial(name), name);
      }
      expect(expanded).toEqual([...first.values()]);
    }),
  );
});

test('a difference has every serial of the list that the other has not, and no other', () => {
  fc.assert(
    fc.property(matrix, matrix, (list, other) => {
      const left = textsOf(diffCells(list, other));
      const own = foldsOf(namesOf(list));
      const taken = foldsOf(namesOf(other));
      const wanted = [...own].filter((fold) => !taken.has(fold));
      expect(left.map(foldSerial)).toEqual(wanted);
    }),
  );
});

test('a list less itself is nothing, and less nothing is itself', () => {
  fc.assert(
    fc.property(matrix, (list) => {
      expect(textsOf(diffCells(list, list))).toEqual([]);
      expect(foldsOf(textsOf(diffCells(list, [['']])))).toEqual(foldsOf(namesOf(list)));
    }),
  );
});

test('a range that is too long, turned round or of lost digits is refused in words', () => {
  for (const text of ['A000001-A999999', 'A9-A1', 12345678901234567890]) {
    const answer = expandCells([[text]]);
    expect(answer).toEqual({ ok: false, error: expect.stringMatching(/\w+ \w+/) as string });
  }
  expect(diffCells([['A1']], [[1e17]]).ok).toBe(false);
  expect(compressCells([[0.5]]).ok).toBe(false);
});

test('100,000 serials are compressed, expanded and compared at once', () => {
  const cells = Array.from({ length: 100_000 }, (_, at) => [`S${String(at).padStart(6, '0')}`]);
  expect(compressCells(cells)).toEqual({ ok: true, value: [['S000000-S099999']] });
  expect(textsOf(expandCells([['S000000-S099999']]))).toHaveLength(100_000);
  expect(textsOf(diffCells(cells, cells.slice(0, -1)))).toEqual(['S099999']);
});
