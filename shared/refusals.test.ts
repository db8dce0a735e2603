import { exampleRefusal, refusalExamples } from '../testing/docs/refusal-examples.ts';
import { languages } from './languages.ts';
import { refusalCodes, sayRefusal, type Refusal, type RefusalCode } from './refusals.ts';

const cases = languages.flatMap((language) =>
  refusalCodes.map((code) => [language, code] as const),
);

test.each(cases)('in %s, %s says what and what next', (language, code) => {
  const sentence = sayRefusal(exampleRefusal(code), language);
  expect(sentence).toMatch(/^[A-Z0-9ÄÖÜ].*[.:;,] \S.*\.$/);
  expect(sentence).not.toMatch(/undefined|\[object|null/);
});

/** What stands in a sentence by a word of its language. */
const words = /^(kind|style|binType|wanted|bin|format|decision|result|reason|right|role)$/;

function marked(code: RefusalCode): { refusal: Refusal; marks: string[] } {
  const details: Record<string, unknown> = { ...refusalExamples[code] };
  const marks = Object.keys(details).filter((name) => !words.test(name));
  for (const name of marks) details[name] = `‹${name}›`;
  return {
    refusal: { code, details } as unknown as Refusal,
    marks: marks.map((name) => `‹${name}›`),
  };
}

test.each(refusalCodes)('%s shows the same names and numbers in both languages', (code) => {
  const { refusal, marks } = marked(code);
  const [english, german] = languages.map((language) =>
    marks.filter((mark) => sayRefusal(refusal, language).includes(mark)),
  );
  expect(german).toEqual(english);
  expect(english).toEqual(marks);
});

test('no German sentence is the English one, and none shows a name of the interface', () => {
  const german = refusalCodes.map((code) => sayRefusal(exampleRefusal(code), 'de'));
  const english = refusalCodes.map((code) => sayRefusal(exampleRefusal(code), 'en'));
  expect(german.filter((sentence) => english.includes(sentence))).toEqual([]);
  expect(german.filter((sentence) => /\b[a-z]+[A-Z]\w*|[a-z]+_[a-z]/.test(sentence))).toEqual([]);
});
