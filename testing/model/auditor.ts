/** What must hold of the stored books at any moment, each as a query that finds the rows where it does not. */
import { sql } from 'kysely';
import type { Books } from '../../service/books.ts';

const ours = `('in_stock', 'committed', 'returned', 'in_transit')`;

const invariants: Readonly<Record<string, string>> = {
  'a unit that is ours lies in a bin of ours, any other in one of others': `
    select u.serial from units u join areas a on a.id = u.area_id
    where (u.status in ${ours}) <> (a.bin_type = 'stock')`,
  'a unit in the books lies in exactly one bin, and one that is not lies in none': `
    select serial from units where (status = 'none') <> (area_id is null)`,
  'a unit is held by us exactly while it is ours': `
    select serial from units where status <> 'none' and (status in ${ours}) <> (holder_id is null)`,
  'the movements of a unit leave its cost in stock while it is ours, and nothing else': `
    select u.serial from units u join movements m on m.unit_id = u.id group by u.id
    having sum(m.cost_change) <> case when u.status in ${ours} then u.cost else 0 end`,
  'the stock is worth what the inventory account says': `
    select 1 where (select coalesce(sum(cost), 0) from units where status in ${ours}) <>
      (select coalesce(sum(amount), 0) from postings where account = 'inventory')`,
  'cost in is stock, cost of goods sold and vendor returns': `
    select 1 where (select coalesce(sum(amount), 0) from postings
        where account in ('received_not_billed', 'add_on_costs_accrued')) * -1 <>
      (select coalesce(sum(cost), 0) from units where status in ${ours}) +
      (select coalesce(sum(amount), 0) from postings where account = 'cost_of_goods_sold') -
      (select coalesce(sum(amount), 0) from postings
        where account = 'inventory' and reason = 'vendor_returns')`,
  'the debits of a document are its credits': `
    select document_id from postings group by document_id having sum(amount) <> 0`,
  'no posting is of nothing': `select document_id from postings where amount = 0`,
  'a reason stands on the inventory account alone': `
    select document_id from postings where (account = 'inventory') <> (reason is not null)`,
  'a movement begins where the one before it ended': `
    select later.id from movements m join movements later on later.id =
      (select min(next.id) from movements next where next.unit_id = m.unit_id and next.id > m.id)
    where m.to_area_id is distinct from later.from_area_id`,
  'the state of a unit is that of its last movement': `
    select u.serial from units u join movements m on m.id =
      (select max(id) from movements where unit_id = u.id)
    where u.status <> m.status or u.area_id is distinct from m.to_area_id
      or u.holder_id is distinct from m.holder_id
      or u.last_document_id <> m.document_id`,
  'a unit is sold at most once between returns': `
    select unit_id from (select unit_id, sum(case event when 'sell' then 1 else -1 end *
        case when reverses_id is null then 1 else -1 end) over (partition by unit_id order by id) as sales
      from movements where event in ('sell', 'take_back')) counted where sales not in (0, 1)`,
  'a unit moves at most once in a document': `
    select unit_id from movements group by unit_id, document_id having count(*) > 1`,
  'a document moves as many units as it says': `
    select d.number from documents d
    where d.units <> (select count(*) from movements where document_id = d.id)`,
  'the lines of a document say as many units as they move': `
    select l.document_id from document_lines l where l.quantity <>
      (select count(*) from movements m where m.document_id = l.document_id and m.line = l.line)`,
  'a document is taken back at most once, and a reversal never': `
    select d.number from documents d join documents undone on undone.id = d.reverses_id
    where undone.reverses_id is not null`,
  'a reversal undoes every movement of its document': `
    select d.number from documents d where d.reverses_id is not null and
      (select count(*) from movements m join movements undone on undone.id = m.reverses_id
        where m.document_id = d.id and undone.document_id = d.reverses_id
          and undone.cost_change = -m.cost_change and undone.revenue = -m.revenue) <> d.units`,
  'a document and its reversal cancel out in every account': `
    select min(account) from postings g join documents d on d.id = g.document_id
    where d.reverses_id is not null
      or exists (select 1 from documents undoing where undoing.reverses_id = d.id)
    group by coalesce(d.reverses_id, d.id), account, reason having sum(amount) <> 0`,
  'numbers of a kind follow one another without a gap': `
    select kind from documents group by kind
    having max(cast(substr(number, length(number) - 5) as integer)) <> 100000 + count(*)`,
  'each document has one link in the audit chain': `
    select number from documents where (select count(*) from audit where subject = number) <> 1`,
  'the links of the audit chain have no gap': `
    select count(*) from audit having count(*) <> max(seq)`,
  'lives of a serial follow one another, and only the last may be in stock': `
    select one.serial from units one join units other on other.fold = one.fold
      and other.item_id = one.item_id and other.exact = one.exact and other.life > one.life
    where one.status not in ('sold', 'at_vendor', 'written_off', 'consumed') and other.status <> 'none'`,
  'the sums by item and day are those of the movements': `
    select 1 where (select coalesce(sum(stock_change), 0) from item_days) <>
        (select coalesce(sum(cost_change), 0) from movements)
      or (select coalesce(sum(revenue - returns), 0) from item_days) <>
        (select coalesce(sum(revenue), 0) from movements)`,
  'cost of goods sold by units is that of the account': `
    select 1 where (select coalesce(sum(cost), 0) from item_days) <>
      (select coalesce(sum(amount), 0) from postings where account = 'cost_of_goods_sold')`,
  'revenue less returns by units is that of the accounts': `
    select 1 where (select coalesce(sum(revenue - returns), 0) from item_days) * -1 <>
      (select coalesce(sum(amount), 0) from postings where account in ('revenue', 'sales_returns'))`,
};

/** The names of the invariants that do not hold. */
export async function audit(books: Books): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(invariants)) {
    const { rows } = await sql.raw(query).execute(books.store.db);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return broken;
}
