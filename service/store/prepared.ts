/**
 * Connections on which a statement is planned once and then run by its name. Most statements of a card or a check are
 * the same each time and small, and planning them takes longer than running them: measured, half as many cards again a
 * second.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { codeOf } from './postgres-faults.ts';

/** A document's statements differ by which of its columns do, so not all that ever came are kept. */
const maxStatements = 500;
const maxLength = 4000;
/** What PostgreSQL says where tables have changed under a statement that it had planned. */
const outdatedPlan = '0A000';

/** The same pool, with statements that have names. */
export function prepareStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= maxStatements || text.length > maxLength) return known;
    const name = `serialbook_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  return {
    connect: async () => prepareClient(await pool.connect(), nameOf),
    end: () => pool.end(),
  };
}

function prepareClient(
  client: pg.PoolClient,
  nameOf: (text: string) => string | undefined,
): PostgresPoolClient {
  let isOutdated = false;
  const query = async (text: string, values: readonly unknown[] = []): Promise<unknown> => {
    const name = values.length === 0 ? undefined : nameOf(text);
    try {
      return await client.query({
        text,
        values: [...values],
        ...(name === undefined ? {} : { name }),
      });
    } catch (error) {
      if (codeOf(error) === outdatedPlan) isOutdated = true;
      throw error;
    }
  };
  return {
    // Cursors, the other thing that kysely may ask for, are not used.
    query: query as PostgresPoolClient['query'],
    release: () => client.release(isOutdated),
  };
}
