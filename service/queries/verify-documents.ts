/**
 * Proves what documents say of one another and of the accounts: postings balance and are what the kept sums sum, what
 * takes a document back is its exact opposite, and what fulfils an order follows it and does no more than was ordered.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Books } from '../books.ts';
import { stands } from './documents.ts';
import type { Note } from './verify.ts';

export async function verifyDocuments(books: Books, note: Note): Promise<void> {
  await verifyPostings(books, note);
  await verifyAccounts(books, note);
  for (const rule of documentRules) {
    const { rows } = await sql<{ number: string }>`${rule.offenders}`.execute(books.store.db);
    for (const { number } of rows) note(`${number} ${rule.says}`);
  }
}

/** Debits equal credits in each document, and the sums by day are those of the postings. */
async function verifyPostings(books: Books, note: Note): Promise<void> {
  const { db } = books.store;
  const unbalanced = await sql<{ number: string; amount: number }>`
    select d.number, sum(g.amount) as amount from postings g
    join documents d on d.id = g.document_id
    group by d.id having sum(g.amount) <> 0`.execute(db);
  for (const row of unbalanced.rows)
    note(`${row.number}: debits and credits differ by ${row.amount}`);
  const sums = await sql<{ day: string; account: string }>`
    select day, account from (
      select day, account, reason, amount from ledger_days
      union all
      select d.occurred_on, g.account, coalesce(g.reason, ''), -g.amount
      from postings g join documents d on d.id = g.document_id) both_sides
    group by day, account, reason having sum(amount) <> 0`.execute(db);
  for (const row of sums.rows)
    note(`the sum of ${row.account} on ${row.day} is not that of its postings`);
}

/** The stock is worth what its account says, and costs what the account of goods sold says. */
async function verifyAccounts(books: Books, note: Note): Promise<void> {
  const { rows } = await sql<Record<'stock' | 'inventory' | 'cost' | 'sold', number>>`select
      coalesce((select sum(cost_change) from movements), 0)
        + coalesce((select sum(cost_change) from quantity_movements), 0) as stock,
      coalesce((select sum(amount) from postings where account = 'inventory'), 0) as inventory,
      coalesce((select sum(cost) from item_days), 0) as cost,
      coalesce((select sum(amount) from postings
        where account = 'cost_of_goods_sold'), 0) as sold`.execute(books.store.db);
  const [values] = rows;
  if (values === undefined) return;
  const { stock, inventory, cost, sold } = values;
  if (stock !== inventory) {
    note(`the units are worth ${stock}, the inventory account says ${inventory}`);
  }
  if (cost !== sold) note(`what was sold cost ${cost}, the account of goods sold says ${sold}`);
}

interface DocumentRule {
  /** Selects the numbers of documents that break it. */
  readonly offenders: RawBuilder<unknown>;
  readonly says: string;
}

/** The reversing documents whose movements are not, one for one, the opposite of those that they reverse. */
function notUndone(
  table: 'movements' | 'quantity_movements',
  isSame: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const count = (documentId: string): RawBuilder<unknown> =>
    sql`(select count(*) from ${sql.table(table)} m where m.document_id = ${sql.ref(documentId)})`;
  return sql`select d.number from documents d
    left join (
      select m.document_id, count(distinct o.id) as pairs
      from documents r
      join ${sql.table(table)} m on m.document_id = r.id
      join ${sql.table(table)} o on o.id = m.reverses_id and o.document_id = r.reverses_id
        and ${isSame} and o.event = m.event and m.cost_change = -o.cost_change
        and m.revenue = -o.revenue and m.late_cost = -o.late_cost
      where r.reverses_id is not null
      group by m.document_id) undone on undone.document_id = d.id
    where d.reverses_id is not null and (
      coalesce(undone.pairs, 0) <> ${count('d.id')}
      or coalesce(undone.pairs, 0) <> ${count('d.reverses_id')})`;
}

/** What must hold between documents. */
const documentRules: readonly DocumentRule[] = [
  {
    says: 'is of another kind than what it reverses or closes',
    offenders: sql`select d.number from documents d
      join documents o on o.id = coalesce(d.reverses_id, d.closes_id)
      where o.kind <> d.kind or o.id >= d.id or o.reverses_id is not null`,
  },
  {
    says: 'is not of the salesperson of what it reverses or closes',
    offenders: sql`select d.number from documents d
      join documents o on o.id = coalesce(d.reverses_id, d.closes_id)
      where coalesce(o.salesperson, '') <> coalesce(d.salesperson, '')`,
  },
  {
    says: 'does not undo each movement of what it reverses',
    offenders: notUndone('movements', sql`o.unit_id = m.unit_id`),
  },
  {
    says: 'does not undo each quantity of what it reverses',
    offenders: notUndone(
      'quantity_movements',
      sql`o.item_id = m.item_id and o.lot = m.lot and o.quantity = m.quantity`,
    ),
  },
  {
    says: 'does not post the opposite of what it reverses',
    offenders: sql`select min(t.number) as number from (
        select d.number, d.id, g.account, g.reason, g.amount
        from documents d join postings g on g.document_id = d.id where d.reverses_id is not null
        union all
        select d.number, d.id, g.account, g.reason, g.amount
        from documents d join postings g on g.document_id = d.reverses_id) t
      group by t.id, t.account, t.reason having sum(t.amount) <> 0`,
  },
  {
    says: 'closes an order and does more than release what it held',
    offenders: sql`select d.number from documents d where d.closes_id is not null and (
      exists (select 1 from movements m where m.document_id = d.id and m.event <> 'release')
      or exists (select 1 from postings g where g.document_id = d.id))`,
  },
  {
    says: 'fulfils an order that it does not follow',
    offenders: sql`select distinct d.number from fulfilments f
      join documents d on d.id = f.document_id
      where not exists (select 1 from document_links k
        where k.document_id = f.document_id and k.from_id = f.order_id)
      or not exists (select 1 from document_lines l
        where l.document_id = f.order_id and l.line = f.order_line)`,
  },
  {
    says: 'has more done of a line than it orders',
    offenders: sql`select distinct d.number from document_lines l
      join documents d on d.id = l.document_id
      join (select f.order_id, f.order_line, sum(f.quantity) as quantity from fulfilments f
        where ${stands('f.document_id')} group by f.order_id, f.order_line) t
        on t.order_id = l.document_id and t.order_line = l.line
      where t.quantity > l.quantity`,
  },
  {
    says: 'follows a document that is not before it, or was taken back',
    offenders: sql`select distinct d.number from document_links k
      join documents d on d.id = k.document_id
      left join documents o on o.id = k.from_id
      where o.id is null or o.id >= d.id
        or (${stands('d.id')} and not ${stands('o.id')})`,
  },
  {
    says: 'links units that it did not build or take apart',
    offenders: sql`select distinct d.number from (
        select document_id, built_id as unit_id from unit_links
        union select document_id, component_id from unit_links
        except select m.document_id, m.unit_id from movements m
          where m.document_id in (select document_id from unit_links)) t
      join documents d on d.id = t.document_id`,
  },
];
