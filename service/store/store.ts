/** The books' store, whatever database is under it. */
import type { Kysely } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Tables } from './tables.ts';
import type { Turns } from './turns.ts';

export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  /** The line in which this process's writers wait. */
  readonly writers: Turns;
  readonly baseCurrency: string;
  /** Tells these books from any others: part of every link of the audit chain. */
  readonly bookId: string;
  /** Asks long questions about the books as they are at one moment; nobody who reads is held up meanwhile. */
  readonly snapshot: <Result>(run: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;
  close(): Promise<void>;
}
