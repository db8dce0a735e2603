/** Gives a seal its number, and keeps its head once all its rows were sealed, linked into the audit chain. */
import { createHash } from 'node:crypto';
import type { SealFacts } from '../../reports/seal/facts.ts';
import type { SealedReport } from '../../shared/api/seals.ts';
import type { Instant } from '../../shared/day.ts';
import type { Books } from '../books.ts';
import { appendLink } from '../store/audit.ts';
import { takeNumbers } from '../store/counters.ts';
import { transact } from '../store/transact.ts';
import { writeCanonical } from './post-document.ts';

const firstNumber = 100_001;

/** Taken before the rows are read, since it is sealed with them; where the export ends early it stays unused. */
export async function takeSealNumber(books: Books): Promise<string> {
  const number = await transact(books.store, (db) => takeNumbers(db, 'SEAL', 1, firstNumber));
  return `SEAL-${number}`;
}

export async function keepSeal(
  books: Books,
  report: SealedReport,
  seal: SealFacts,
  madeAt: Instant,
): Promise<void> {
  const { number, title, question, madeBy: user, rows, first, last } = seal;
  await transact(books.store, async (db) => {
    await db
      .insertInto('seals')
      .values({
        id: await takeNumbers(db, 'seals', 1),
        ...{ number, report, title, question },
        ...{ made_at: madeAt, user_name: user, row_count: rows },
        ...{ first_hash: first, last_hash: last },
      })
      .execute();
    const kept = { number, report, title, question, rows, first, last };
    await appendLink(db, books.store.bookId, {
      recordedAt: madeAt,
      user,
      action: 'seal report',
      subject: number,
      content: createHash('sha256').update(writeCanonical(kept)).digest('hex'),
    });
  });
}
