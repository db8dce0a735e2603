/**
 * Enters the operating expenses of a period as a whole: what the accountant's table has from now on. What it had before
 * stays in the store with the moment it was replaced. Into a closed period nothing is entered.
 */
import { createHash } from 'node:crypto';
import type { BodyOf } from '../../shared/api.ts';
import { parseMoney, type Minor } from '../../shared/money.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { nowOf, type Books } from '../books.ts';
import type { ExpenseRow } from '../queries/expenses.ts';
import { readClosedThrough } from '../queries/periods.ts';
import { appendLink } from '../store/audit.ts';
import { takeNumbers } from '../store/counters.ts';
import { transact } from '../store/transact.ts';
import { writeCanonical } from './post-document.ts';
import { insertRows } from './write-rows.ts';

export interface RefusedRow {
  readonly line?: number;
  readonly refusal: Refusal;
}

/** Why nothing was entered; empty where all of it was. */
export async function putExpenses(
  books: Books,
  { from, to, rows }: BodyOf<'putExpenses'>,
  user: string,
): Promise<readonly RefusedRow[]> {
  const { store } = books;
  const currency = store.baseCurrency;
  const entered: ExpenseRow[] = [];
  const refused: RefusedRow[] =
    from > to ? [{ refusal: { code: 'days_backwards', details: { from, to } } }] : [];
  rows.forEach(({ day, name, amount, memo }, index) => {
    const minor: Minor | null = parseMoney(amount, currency);
    const line = index + 1;
    if (minor === null) {
      refused.push({ line, refusal: { code: 'expense_amount', details: { amount, currency } } });
    } else if (day < from || day > to) {
      refused.push({ line, refusal: { code: 'expense_day', details: { day, from, to } } });
    } else entered.push({ day, name, amount: minor, memo });
  });
  if (refused.length > 0) return refused;
  return transact(store, async (db): Promise<readonly RefusedRow[]> => {
    const closed = await readClosedThrough(db);
    if (closed !== null && from <= closed) {
      return [{ refusal: { code: 'expenses_closed', details: { from, closed } } }];
    }
    const recordedAt = nowOf(books);
    await db
      .updateTable('expenses')
      .set({ replaced_at: recordedAt })
      .where('replaced_at', 'is', null)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .execute();
    if (entered.length > 0) {
      const first = await takeNumbers(db, 'expenses', entered.length);
      const columns = ['id', 'day', 'name', 'amount', 'memo', 'user_name', 'recorded_at'];
      const values = entered.map(({ day, name, amount, memo }, index) => [
        ...[first + index, day, name, amount, memo, user, recordedAt],
      ]);
      await insertRows(store, db, 'expenses', columns, values);
    }
    await appendLink(db, store.bookId, {
      recordedAt,
      user,
      action: 'enter expenses',
      subject: `${from} to ${to}`,
      content: createHash('sha256')
        .update(writeCanonical({ from, to, rows: entered }))
        .digest('hex'),
    });
    return [];
  });
}
