/** The operating expenses that hold, or that held at a moment. */
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import { formatMoney, sum, type Minor } from '../../shared/money.ts';
import type { Books } from '../books.ts';
import type { ExpensesTable } from '../store/tables.ts';

type ExpensesQuery = QueryOf<'listExpenses'>;
export type ExpenseRow = Pick<ExpensesTable, 'day' | 'name' | 'amount' | 'memo'>;

async function loadExpenses(books: Books, query: ExpensesQuery): Promise<ExpenseRow[]> {
  const { from, to, knownAt } = query;
  let rows = books.store.db.selectFrom('expenses').select(['day', 'name', 'amount', 'memo']);
  if (from !== undefined) rows = rows.where('day', '>=', from);
  if (to !== undefined) rows = rows.where('day', '<=', to);
  rows =
    knownAt === undefined
      ? rows.where('replaced_at', 'is', null)
      : rows
          .where('recorded_at', '<=', knownAt)
          .where((where) =>
            where.or([where('replaced_at', 'is', null), where('replaced_at', '>', knownAt)]),
          );
  return rows.orderBy('day').orderBy('id').execute();
}

export async function listExpenses(
  books: Books,
  query: ExpensesQuery,
): Promise<AnswerOf<'listExpenses'>> {
  const rows = await loadExpenses(books, query);
  const currency = books.store.baseCurrency;
  return {
    from: query.from ?? null,
    to: query.to ?? null,
    currency,
    rows: rows.map((row) => ({ ...row, amount: formatMoney(row.amount, currency) })),
    total: formatMoney(sum(rows.map(({ amount }) => amount)), currency),
  };
}

/** What was spent in a period, by what it was for. */
export async function sumExpenses(
  books: Books,
  query: ExpensesQuery,
): Promise<ReadonlyMap<string, Minor>> {
  const sums = new Map<string, Minor>();
  for (const { name, amount } of await loadExpenses(books, query)) {
    sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  return sums;
}
