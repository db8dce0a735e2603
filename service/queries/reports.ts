/** The other reports over the books: what the stock is worth, every movement, every posting. */
import { sql } from 'kysely';
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import type { Account } from '../../shared/documents/postings.ts';
import { formatMoney, sum } from '../../shared/money.ts';
import { nameAccount } from '../../shared/stock/settings.ts';
import { todayOf, type Books } from '../books.ts';
import { readCursor } from './masters.ts';
import { readSettings } from './settings.ts';
import { historyRowOf, historySelect } from './units.ts';

interface ValueRow {
  item: string;
  area: string | null;
  serial: string | null;
  units: number;
  value: number;
}

/**
 * The stock at the end of a day, by unit cost: today from the units as they stand, an earlier day from their movements.
 */
export async function loadValuation(
  books: Books,
  query: Omit<QueryOf<'valuation'>, 'format'>,
): Promise<AnswerOf<'valuation'>> {
  const { db, baseCurrency } = books.store;
  const asOf = query.asOf ?? todayOf(books);
  const stood =
    query.asOf === undefined
      ? sql`select u.id, u.item_id, u.serial, u.area_id, u.cost as value, 1 as held from units u
          where u.status in ('in_stock', 'committed', 'returned', 'in_transit')`
      : sql`select u.id, u.item_id, u.serial, last.to_area_id as area_id, moved.value, 1 as held
          from (select unit_id, max(id) as last_id, sum(cost_change) as value from movements
            where occurred_on <= ${asOf} group by unit_id) moved
          join movements last on last.id = moved.last_id
            and last.status in ('in_stock', 'committed', 'returned', 'in_transit')
          join units u on u.id = moved.unit_id`;
  const parts = {
    item: sql`cast(null as text) as area, cast(null as text) as serial`,
    area: sql`a.code as area, cast(null as text) as serial`,
    unit: sql`a.code as area, s.serial as serial`,
  }[query.by];
  const { rows } = await sql<ValueRow>`
    select i.sku as item, ${parts}, sum(s.held) as units, sum(s.value) as value
    from (${stood}) s
    join items i on i.id = s.item_id
    left join areas a on a.id = s.area_id
    group by 1, 2, 3 order by 1, 2 nulls first, 3`.execute(db);
  return {
    asOf,
    currency: baseCurrency,
    rows: rows.map((row) => ({
      item: row.item,
      ...(row.area === null ? {} : { area: row.area }),
      ...(row.serial === null ? {} : { serial: row.serial }),
      units: row.units,
      value: formatMoney(row.value, baseCurrency),
    })),
    totals: {
      units: sum(rows.map((row) => row.units)),
      value: formatMoney(sum(rows.map((row) => row.value)), baseCurrency),
    },
  };
}

type TrailRow = Parameters<typeof historyRowOf>[0] & { id: number; sku: string; serial: string };

/** Every movement of every unit, as it was recorded, a page at a time. */
export async function listAuditTrail(
  books: Books,
  query: Omit<QueryOf<'auditTrail'>, 'format'>,
): Promise<AnswerOf<'auditTrail'>> {
  const { db, baseCurrency } = books.store;
  const limit = query.limit ?? 1000;
  const where = [sql`true`];
  if (query.from !== undefined) where.push(sql`t.occurred_on >= ${query.from}`);
  if (query.to !== undefined) where.push(sql`t.occurred_on <= ${query.to}`);
  if (query.item !== undefined) where.push(sql`i.sku = ${query.item}`);
  if (query.cursor !== undefined) {
    where.push(sql`t.id > ${readCursor(query.cursor, Number.MAX_SAFE_INTEGER)}`);
  }
  const { rows } = await sql<TrailRow>`
    select t.*, u.serial, i.sku from (${historySelect}) t
    join units u on u.id = t.unit_id
    join items i on i.id = u.item_id
    where ${sql.join(where, sql` and `)} order by t.id limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => ({
      item: row.sku,
      serial: row.serial,
      ...historyRowOf(row, baseCurrency),
    })),
    next: rows.length > limit ? String(shown.at(-1)?.id ?? '') : null,
  };
}

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
