/** The books as commands and queries see them: the store, and the clock that stamps what is recorded. */
import { dayOf, instantOf, type Day, type Instant } from '../shared/day.ts';
import type { Store } from './store/store.ts';

export interface Books {
  readonly store: Store;
  /** Milliseconds since 1970; the service's clock is the only one that counts. */
  readonly clock: () => number;
}

export function nowOf(books: Books): Instant {
  return instantOf(books.clock());
}

export function todayOf(books: Books): Day {
  return dayOf(nowOf(books));
}
