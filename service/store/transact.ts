/**
 * One command, one transaction. The writers of all processes take turns, so that what a command reads is still so when
 * it writes; the writes do not rely on that: each is conditional on what was read or hits a unique key, and a command
 * that lost a race is rolled back and begun again from reading, where the ordinary checks see what the other did.
 */
import type { Kysely, Transaction } from 'kysely';
import { codeOf } from './postgres-faults.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** What was read is no longer so: another transaction was first. */
export class LostRace extends Error {}

/** Too many others were first; nothing was written. */
export class BusyBooksError extends Error {
  readonly retryAfterSeconds = 1;
  constructor() {
    super('The books are too busy just now, and nothing was written. Send it again.');
  }
}

const maxTries = 8;

/** What PostgreSQL says of a transaction that another one crossed: 23505 is a unique key that was taken. */
const raceCodes: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);

function isLostRace(error: unknown): boolean {
  return error instanceof LostRace || raceCodes.has(codeOf(error));
}

/** Waits a moment that is another one for each process, and longer after each try. */
async function pause(tries: number): Promise<void> {
  const milliseconds = Math.random() * 10 * 2 ** tries;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Runs a command that may write. Throws {@link BusyBooksError} after too many lost races. */
export async function transact<Result>(
  store: Store,
  run: (db: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return store.writers.run(async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await store.db.transaction().execute(async (db) => {
          await store.dialect.takeTurn(db);
          return run(db);
        });
      } catch (error) {
        if (!isLostRace(error)) throw error;
        if (tries === maxTries) throw new BusyBooksError();
        await pause(tries);
      }
    }
  });
}

/** Runs questions that must all see the books as they were at one moment; writes nothing and holds nobody up. */
export async function readWhole<Result>(
  store: Pick<Store, 'db'>,
  run: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(run);
}
