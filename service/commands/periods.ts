/**
 * Closes the books through a day, and moves that day back where something in a closed period must be put right. Both
 * are events that stay, and links of the audit chain.
 */
import { createHash } from 'node:crypto';
import type { PeriodAction } from '../../shared/api/periods.ts';
import type { BodyOf } from '../../shared/api.ts';
import type { Day } from '../../shared/day.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { nowOf, type Books } from '../books.ts';
import { readClosedThrough } from '../queries/periods.ts';
import { appendLink } from '../store/audit.ts';
import type { Executor } from '../store/counters.ts';
import { transact } from '../store/transact.ts';
import { writeCanonical } from './post-document.ts';

/** Why the books were not closed or reopened; null where they were. */
export type PeriodRefusal = Refusal | null;

/** Closing through the same day again changes nothing. */
export async function closePeriod(
  books: Books,
  { through, reason }: BodyOf<'closePeriod'>,
  user: string,
): Promise<PeriodRefusal> {
  return transact(books.store, async (db): Promise<PeriodRefusal> => {
    const closed = await readClosedThrough(db);
    if (closed === through) return null;
    if (closed !== null && through < closed) {
      return { code: 'period_closed_later', details: { closed, through } };
    }
    await addEvent(books, db, { action: 'close', through, reason: reason ?? null, user });
    return null;
  });
}

export async function reopenPeriod(
  books: Books,
  { through, reason }: BodyOf<'reopenPeriod'>,
  user: string,
  guard?: (db: Executor) => Promise<void>,
): Promise<PeriodRefusal> {
  return transact(books.store, async (db): Promise<PeriodRefusal> => {
    const closed = await readClosedThrough(db);
    if (closed === null) return { code: 'period_none_closed', details: {} };
    if (through !== null && through >= closed) {
      return { code: 'period_reopen_later', details: { closed } };
    }
    await guard?.(db);
    await addEvent(books, db, { action: 'reopen', through, reason, user });
    return null;
  });
}

interface PeriodEvent {
  readonly action: PeriodAction;
  readonly through: Day | null;
  readonly reason: string | null;
  readonly user: string;
}

/** Numbered by the latest before it, so that of two that read the same books one is refused by the key. */
async function addEvent(books: Books, db: Executor, event: PeriodEvent): Promise<void> {
  const recordedAt = nowOf(books);
  const latest = await db
    .selectFrom('period_events')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  await db
    .insertInto('period_events')
    .values({
      seq: (latest?.seq ?? 0) + 1,
      action: event.action,
      through: event.through,
      reason: event.reason,
      user_name: event.user,
      recorded_at: recordedAt,
    })
    .execute();
  await appendLink(db, books.store.bookId, {
    recordedAt,
    user: event.user,
    action: `${event.action} period`,
    subject: event.through ?? 'none',
    content: createHash('sha256').update(writeCanonical(event)).digest('hex'),
  });
}
