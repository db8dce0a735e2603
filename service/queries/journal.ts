/** The journal: every posting, in double entry. */
import { sql } from 'kysely';
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import type { Account } from '../../shared/documents/postings.ts';
import { formatMoney } from '../../shared/money.ts';
import { nameAccount } from '../../shared/stock/settings.ts';
import type { Books } from '../books.ts';
import { readSettings } from './settings.ts';

interface JournalRow {
  occurred_on: string;
  number: string;
  account: Account;
  amount: number;
  party: string | null;
  reason: string | null;
  kind: string;
}

/** Double-entry postings in base currency, document by document, to the accounts as the company names them. */
export async function loadJournal(
  books: Books,
  query: Omit<QueryOf<'journal'>, 'format'>,
): Promise<AnswerOf<'journal'>> {
  const { db, baseCurrency } = books.store;
  const { accounts } = await readSettings(db);
  const where = [sql`true`];
  if (query.from !== undefined) where.push(sql`d.occurred_on >= ${query.from}`);
  if (query.to !== undefined) where.push(sql`d.occurred_on <= ${query.to}`);
  const { rows } = await sql<JournalRow>`
    select d.occurred_on, d.number, g.account, g.amount, p.code as party, g.reason, d.kind
    from postings g
    join documents d on d.id = g.document_id
    left join parties p on p.id = d.party_id
    where ${sql.join(where, sql` and `)}
    order by d.occurred_on, d.id, g.place`.execute(db);
  return {
    rows: rows.map((row) => ({
      date: row.occurred_on,
      document: row.number,
      account: nameAccount(accounts[row.account]),
      debit: formatMoney(Math.max(row.amount, 0), baseCurrency),
      credit: formatMoney(Math.max(-row.amount, 0), baseCurrency),
      party: row.party,
      currency: baseCurrency,
      memo: row.reason ?? row.kind,
    })),
  };
}
