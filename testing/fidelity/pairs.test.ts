/** Which texts are one unit: exactly those that are agreed to be. */
import { cleanSerial, matchKeyOf } from '../../shared/serial/text.ts';
import { corpus } from './corpus.ts';
import { differentPairs, samePairs } from './pairs.ts';

function keyOf(raw: string, caseMatters: boolean): string {
  const cleaned = cleanSerial(raw);
  if (!cleaned.ok) throw new Error(`${JSON.stringify(raw)} is no serial`);
  return matchKeyOf(cleaned.value, caseMatters);
}

const different = Object.entries(differentPairs);
const same = Object.entries(samePairs);

test.each(different)('different: %s', (_why, pairs) => {
  const merged = pairs.filter(([one, other]) => keyOf(one, false) === keyOf(other, false));
  expect(merged).toEqual([]);
  expect(pairs.filter(([one, other]) => keyOf(one, true) === keyOf(other, true))).toEqual([]);
});

test.each(same)('the same: %s', (_why, pairs) => {
  expect(pairs.filter(([one, other]) => keyOf(one, false) !== keyOf(other, false))).toEqual([]);
});

test('there are a hundred of each at least', () => {
  expect(different.flatMap(([, pairs]) => pairs).length).toBeGreaterThanOrEqual(100);
  expect(same.flatMap(([, pairs]) => pairs).length).toBeGreaterThanOrEqual(100);
});

test('every text of the corpus is a serial as it stands, and a unit of its own', () => {
  for (const serial of corpus) expect(cleanSerial(serial)).toEqual({ ok: true, value: serial });
  const keys = new Map<string, string[]>();
  for (const serial of corpus) {
    const key = matchKeyOf(serial, false);
    keys.set(key, [...(keys.get(key) ?? []), serial]);
  }
  const shared = [...keys.values()].filter((serials) => serials.length > 1);
  expect(shared).toEqual([
    ['TRUE', 'true'],
    ['NULL', 'null'],
    ['NaN', 'nan'],
  ]);
  expect(corpus.length).toBeGreaterThanOrEqual(150);
});
