/**
 * The closed period: everything up to the end of a day, into which nothing is posted. What was closed and reopened when,
 * by whom and why is kept as events that only grow; the latest says what is closed now.
 */
import type { AnswerOf } from '../../shared/api.ts';
import type { PeriodAction } from '../../shared/api/periods.ts';
import type { Day } from '../../shared/day.ts';
import type { Executor } from '../store/counters.ts';

/** The last day of the closed period; null where none is closed. */
export async function readClosedThrough(db: Executor): Promise<Day | null> {
  const latest = await db
    .selectFrom('period_events')
    .select('through')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return latest?.through ?? null;
}

/** Every closing and reopening, the latest first. */
export async function listPeriods(db: Executor): Promise<AnswerOf<'listPeriods'>> {
  const rows = await db.selectFrom('period_events').selectAll().orderBy('seq', 'desc').execute();
  return {
    closedThrough: rows[0]?.through ?? null,
    events: rows.map((row) => ({
      action: row.action as PeriodAction,
      through: row.through,
      user: row.user_name,
      recordedAt: row.recorded_at,
      reason: row.reason,
    })),
  };
}
