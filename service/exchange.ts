/** What passes between HTTP and the handlers: a parsed request, and an answer. */
import type { Language } from '../shared/languages.ts';
import type { FontSet } from '../reports/pdf/fonts.ts';
import type { Books } from './books.ts';
import type { Printer } from './printing/desk.ts';
import type { Person } from './people/people.ts';
import type { FileReader } from './vendor-list/thread.ts';

/** What a handler knows beside its request. */
export interface ServiceContext {
  readonly books: Books;
  readonly version: string;
  readonly fonts: () => FontSet;
  readonly printer: Printer;
  /** Reads foreign files. */
  readonly readFile: FileReader;
}

/** A parsed request. `newestSeen` is the newest document when it arrived; `language` is the one to be answered in. */
export interface ParsedRequest<Query, Body> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly user: string;
  /** Who asks; `user` is their name. */
  readonly person: Person;
  readonly newestSeen: number;
  readonly language: Language;
}

/** What a handler answers: JSON, or bytes of a type. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
  readonly fileName?: string;
  /** When what was refused for want of room may be asked again. */
  readonly retryAfterSeconds?: number;
}
