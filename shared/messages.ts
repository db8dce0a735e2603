/**
 * The sentence of each issue: what, where, and what next. A sentence names documents, bins and people as the reader
 * knows them, blames nobody and shows no code. Each language has a table that is whole; English is the default.
 */
import type { Issue, IssueAnswer, IssueCode } from './issues.ts';
import type { Language } from './languages.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import type { IssueTexts } from './messages/texts.ts';

const tables: Readonly<Record<Language, IssueTexts>> = { en, de };

/** Every code, in order of precedence. */
export const issueCodes = Object.keys(en.sentences) as readonly IssueCode[];

/** The sentence of an issue. */
export function messageOf(issue: Issue, language: Language = 'en'): string {
  const { sentences, unnamed } = tables[language];
  const sentence = sentences[issue.code] as (details: unknown, serial: string) => string;
  return sentence(issue.details, issue.serial ?? unnamed);
}

/** What an issue answers: its place, and its sentence in place of its details. */
export function answerIssue(issue: Issue, language: Language = 'en'): IssueAnswer {
  const { code, severity, line, serial } = issue;
  return { code, severity, line, serial, message: messageOf(issue, language) };
}
