/** The seals that the books gave. */
import type { Selectable } from 'kysely';
import type { AnswerOf } from '../../shared/api.ts';
import type { Executor } from '../store/counters.ts';
import type { SealsTable } from '../store/tables.ts';

function answerSeal(row: Selectable<SealsTable>): AnswerOf<'getSeal'> {
  return {
    number: row.number,
    report: row.report,
    title: row.title,
    question: row.question,
    madeAt: row.made_at,
    madeBy: row.user_name,
    rows: row.row_count,
    first: row.first_hash,
    last: row.last_hash,
  };
}

/** Null where there is none of this number. */
export async function findSeal(db: Executor, number: string): Promise<AnswerOf<'getSeal'> | null> {
  const row = await db
    .selectFrom('seals')
    .selectAll()
    .where('number', '=', number.toUpperCase())
    .executeTakeFirst();
  return row === undefined ? null : answerSeal(row);
}

const mostListed = 200;

/** The latest seals, newest first. */
export async function listSeals(db: Executor): Promise<AnswerOf<'listSeals'>> {
  const rows = await db
    .selectFrom('seals')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(mostListed)
    .execute();
  return { items: rows.map(answerSeal), next: null };
}
