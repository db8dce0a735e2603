/**
 * Who keeps watch: what is no document and still is to be known later (who signed in, what was refused, which costs were
 * read, what was taken out as a file) becomes a link of the audit chain before it is answered.
 */
import { createHash } from 'node:crypto';
import type { Endpoint } from '../../shared/api.ts';
import { nowOf, type Books } from '../books.ts';
import { appendLink } from '../store/audit.ts';
import { transact } from '../store/transact.ts';
import type { Answer } from '../exchange.ts';
import type { Person } from './people.ts';

export type WatchedAction = 'sign in' | 'refused sign-in' | 'refused' | 'read cost' | 'export';

export interface Watch {
  /** Once for each time that somebody comes. */
  readonly signedIn: (person: Person) => Promise<void>;
  /** Tokens that are none; counted, and told once a minute. */
  readonly refusedSignIn: () => Promise<void>;
  readonly refused: (person: Person, endpoint: Endpoint) => Promise<void>;
  readonly answered: (person: Person, endpoint: Endpoint, answer: Answer) => Promise<void>;
}

/** Who was not seen for so long signs in anew. */
const awayMs = 12 * 3_600_000;
/** The same again within so long is one. */
const againMs = 60_000;
const mostRemembered = 10_000;

/** What an answer was, where it is to be known later. */
function actionOf({ permission }: Endpoint, { status, type }: Answer): WatchedAction | null {
  if (status >= 300) return null;
  if (type !== undefined && !type.startsWith('application/json')) return 'export';
  return permission === 'cost' ? 'read cost' : null;
}

/** Keeps watch over books. What it remembers is this process's own: another one counts for itself. */
export function watchBooks(books: Books): Watch {
  const seen = new Map<string, number>();
  let strangers = 0;
  const note = async (user: string, action: WatchedAction, subject: string): Promise<void> => {
    const recordedAt = nowOf(books);
    await transact(books.store, (db) =>
      appendLink(db, books.store.bookId, {
        ...{ recordedAt, user, action, subject },
        content: createHash('sha256')
          .update(JSON.stringify([recordedAt, user, action, subject]))
          .digest('hex'),
      }),
    );
  };
  /** Whether something was not seen within so long. */
  const isNew = (key: string, within: number): boolean => {
    const now = books.clock();
    const before = seen.get(key);
    if (before !== undefined && now - before < within) return false;
    if (seen.size >= mostRemembered) seen.clear();
    seen.set(key, now);
    return true;
  };
  const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;
  return {
    signedIn: async ({ name }) => {
      if (isNew(`in ${name}`, awayMs)) await note(name, 'sign in', name);
    },
    refusedSignIn: async () => {
      strangers += 1;
      if (!isNew('stranger', againMs)) return;
      const count = strangers;
      strangers = 0;
      await note('', 'refused sign-in', String(count));
    },
    refused: async (person, endpoint) => {
      if (isNew(`no ${person.name} ${nameOf(endpoint)}`, againMs))
        await note(person.name, 'refused', nameOf(endpoint));
    },
    answered: async (person, endpoint, answer) => {
      const action = actionOf(endpoint, answer);
      if (action !== null) await note(person.name, action, nameOf(endpoint));
    },
  };
}
