import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueExamples } from '../testing/docs/examples.ts';
import type { Issue, IssueCode } from './issues.ts';
import { languages, type Language } from './languages.ts';
import { issueCodes, messageOf } from './messages.ts';

test('sentences stand in the order of precedence of their codes', () => {
  const text = readFileSync(join(process.cwd(), 'shared/issues.ts'), 'utf8');
  const table = text.slice(text.indexOf('interface IssueDetails'), text.indexOf('type IssueCode'));
  const codes = [...table.matchAll(/^ {2}(\w+):/gm)].map(([, code]) => code);
  expect(issueCodes).toEqual(codes);
});

function say(code: IssueCode, serial: string | null, language: Language): string {
  const details: unknown = issueExamples[code];
  return messageOf({ code, severity: 'error', line: 1, serial, details } as Issue, language);
}

const cases = languages.flatMap((language) => issueCodes.map((code) => [language, code] as const));

test.each(cases)('in %s, %s says what and what next', (language, code) => {
  for (const serial of ['Z300A1B2', null]) {
    const sentence = say(code, serial, language);
    expect(sentence).toMatch(/^["„A-Z0-9ÄÖÜ].*[.:;] \S.*\.$/);
    expect(sentence).not.toMatch(/undefined|\[object|\(\)|\(null\)|(von|of|in) null(?! oder)/);
  }
});

test('what an example names stands in both languages', () => {
  for (const code of issueCodes) {
    const named = Object.values(issueExamples[code] as Record<string, unknown>).filter(
      (value) => typeof value === 'number' || /^[A-Z]{2,}-\d+$/.test(String(value)),
    );
    for (const value of named) {
      expect([code, say(code, 'Z300A1B2', 'en').includes(String(value))]).toEqual([
        code,
        say(code, 'Z300A1B2', 'de').includes(String(value)),
      ]);
    }
  }
});

test('no German sentence is the English one', () => {
  const same = issueCodes.filter((code) => say(code, 'A1', 'en') === say(code, 'A1', 'de'));
  expect(same).toEqual([]);
});

test('German calls a kind of document by its gender and case', () => {
  expect(say('from_missing', null, 'de')).toMatch(/^Vor einer Eingangsrechnung braucht es einen /);
  expect(say('from_wrong_kind', null, 'de')).toContain('ist eine Rechnung; dieser Beleg kann nur');
});
