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

/** What an issue may carry that is no word of the books but a name, a day or a number of somebody's. */
const words = /^(kind|wanted|role|standing|field|status|tracking)$/;

/** An example of an issue with every name and number of its details made unlike any other. */
function markedIssue(code: IssueCode): { details: object; marks: string[] } {
  const details: Record<string, unknown> = { ...issueExamples[code] };
  const marks: string[] = [];
  for (const [name, value] of Object.entries(details)) {
    if (words.test(name) || typeof value === 'object') continue;
    const mark = typeof value === 'number' ? 9301 + marks.length : `‹${name}›`;
    details[name] = mark;
    marks.push(String(mark));
  }
  return { details, marks };
}

test.each(issueCodes)('%s shows the same names and numbers in both languages', (code) => {
  const { details, marks } = markedIssue(code);
  for (const serial of ['‹serial›', null]) {
    const [english, german] = languages.map((language) => {
      const issue = { code, severity: 'error', line: 1, serial, details } as Issue;
      const sentence = messageOf(issue, language);
      return [...marks, '‹serial›'].filter((mark) => sentence.includes(mark));
    });
    expect(german).toEqual(english);
  }
});

test('no sentence shows a name of the interface or of a code', () => {
  const shown = issueCodes.flatMap((code) =>
    languages.map((language) => `${code}: ${say(code, 'Z300A1B2', language)}`),
  );
  const codes = shown.filter((line) => /: .*\b([a-z]+[A-Z]\w*|[a-z]+_[a-z_]+)\b/.test(line));
  expect(codes).toEqual([]);
});

test('no German sentence is the English one', () => {
  const same = issueCodes.filter((code) => say(code, 'A1', 'en') === say(code, 'A1', 'de'));
  expect(same).toEqual([]);
});

test('German calls a kind of document by its gender and case', () => {
  expect(say('from_missing', null, 'de')).toMatch(/^Vor einer Eingangsrechnung braucht es einen /);
  expect(say('from_wrong_kind', null, 'de')).toContain('ist eine Rechnung; dieser Beleg kann nur');
});
