/** What a language has to say about issues: a sentence for every code, so that none can be forgotten. */
import type { IssueCode, IssueDetails } from '../issues.ts';

export interface IssueTexts {
  /** What a sentence calls the unit of an issue that names none, at its beginning. */
  readonly unnamed: string;
  readonly sentences: {
    readonly [Code in IssueCode]: (details: IssueDetails[Code], serial: string) => string;
  };
}
