/**
 * How good each vendor is, of the receipts in a period that stand: late against the day that the order expected, serials that
 * the order had not named, units that came back soon, units that went back, and how long a vendor RMA waits for its credit.
 */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf } from '../../../shared/api.ts';
import { daysBetween, type Day } from '../../../shared/day.ts';
import type { TableRow } from '../../../shared/report/tables.ts';
import type { Books } from '../../books.ts';
import { stands } from '../documents.ts';
import { isInSpan, isNamed, movementStands, type TablePage } from './table.ts';

type ScorecardQuery = QueryOf<'vendorScorecard'>;

interface Score {
  receipts: number;
  units: number;
  due: number;
  late: number;
  expected: number;
  unexpected: number;
  readonly dead: Set<number>;
  readonly returned: Set<number>;
  readonly creditDays: number[];
}

type Scores = Map<number, Score>;

function scoreOf(scores: Scores, vendorId: number): Score {
  const known = scores.get(vendorId);
  if (known !== undefined) return known;
  const made: Score = {
    receipts: 0,
    units: 0,
    due: 0,
    late: 0,
    expected: 0,
    unexpected: 0,
    dead: new Set(),
    returned: new Set(),
    creditDays: [],
  };
  scores.set(vendorId, made);
  return made;
}

/** Whether a document `d` is a receipt of the period that stands. */
function isReceipt(query: ScorecardQuery): RawBuilder<unknown> {
  return sql`d.kind = 'goods_receipt' and d.reverses_id is null and ${stands('d.id')}
    and ${isInSpan(query)} and d.party_id is not null
    and ${isNamed(sql`d.party_id`, 'parties', query.vendor)}`;
}

export async function loadVendorScorecard(books: Books, query: ScorecardQuery): Promise<TablePage> {
  const scores: Scores = new Map();
  await countReceipts(books, query, scores);
  await countUnexpected(books, query, scores);
  await countReturned(books, query, scores);
  await measureCredits(books, query, scores);
  const { rows } = await sql<{ id: number; code: string; name: string }>`
    select id, code, name from parties
    where id in ${books.store.dialect.numbersOf([...scores.keys()])} order by code`.execute(
    books.store.db,
  );
  return {
    rows: rows.map(({ id, code, name }) => rowOf(scoreOf(scores, id), code, name)),
    next: null,
  };
}

function rowOf(score: Score, vendor: string, name: string): TableRow {
  const { creditDays, dead, returned, ...counts } = score;
  const total = creditDays.reduce((sum, days) => sum + days, 0);
  return {
    vendor,
    name,
    ...counts,
    dead: dead.size,
    returned: returned.size,
    creditDays: creditDays.length === 0 ? null : Math.round(total / creditDays.length),
  };
}

interface Receipt {
  readonly id: number;
  readonly party_id: number;
  readonly occurred_on: Day;
  readonly units: number;
}

/** Receipts and what they brought; late is what came after the day that its order expected. */
async function countReceipts(books: Books, query: ScorecardQuery, scores: Scores): Promise<void> {
  const { db } = books.store;
  const { rows } = await sql<Receipt>`
    select d.id, d.party_id, d.occurred_on, (select sum(l.quantity) from document_lines l
      where l.document_id = d.id) as units
    from documents d where ${isReceipt(query)}`.execute(db);
  const orders = await sql<{ id: number; header: string }>`
    select d.id, o.header from documents d join document_links l on l.document_id = d.id
    join documents o on o.id = l.from_id and o.kind = 'purchase_order'
    where ${isReceipt(query)} and o.header like '%"expectedOn"%'`.execute(db);
  const expected = new Map<number, Day>();
  for (const { id, header } of orders.rows) {
    const { expectedOn } = JSON.parse(header) as { expectedOn?: Day };
    const known = expected.get(id);
    if (expectedOn !== undefined && (known === undefined || expectedOn < known)) {
      expected.set(id, expectedOn);
    }
  }
  for (const { id, party_id, occurred_on, units } of rows) {
    const score = scoreOf(scores, party_id);
    const day = expected.get(id);
    score.receipts += 1;
    score.units += units;
    if (day !== undefined) score.due += 1;
    if (day !== undefined && occurred_on > day) score.late += 1;
  }
}

/** Units of receipts whose order named serials of the item, and those of them that it did not name. */
async function countUnexpected(books: Books, query: ScorecardQuery, scores: Scores): Promise<void> {
  const { rows } = await sql<{ party_id: number; expected: number; unexpected: number }>`
    with named as (
      select distinct d.id as document_id, u.item_id
      from documents d join document_links l on l.document_id = d.id
      join movements e on e.document_id = l.from_id and e.event = 'expect'
      join units u on u.id = e.unit_id
      where ${isReceipt(query)})
    select d.party_id, count(*) as expected, sum(case when exists (
        select 1 from movements e where e.unit_id = m.unit_id and e.event = 'expect' and e.id < m.id
          and e.document_id in (select from_id from document_links where document_id = d.id))
      then 0 else 1 end) as unexpected
    from named n join documents d on d.id = n.document_id
    join movements m on m.document_id = d.id and m.event = 'receive'
    join units u on u.id = m.unit_id and u.item_id = n.item_id
    group by d.party_id`.execute(books.store.db);
  for (const { party_id, expected, unexpected } of rows) {
    Object.assign(scoreOf(scores, party_id), { expected, unexpected });
  }
}

interface Back {
  readonly party_id: number;
  readonly unit_id: number;
  readonly received_on: Day;
  readonly event: 'take_back' | 'return_to_vendor';
  readonly back_on: Day;
  /** Of what a customer brought back: the day of the sale before it. */
  readonly sold_on: Day | null;
}

/** Dead on arrival is a unit that a customer brought back soon after the sale, or that we sent back soon after its receipt. */
async function countReturned(books: Books, query: ScorecardQuery, scores: Scores): Promise<void> {
  const { rows } = await sql<Back>`
    select d.party_id, m.unit_id, m.occurred_on as received_on, b.event, b.occurred_on as back_on,
      case when b.event = 'take_back' then (
        select max(s.occurred_on) from movements s where s.unit_id = m.unit_id and s.event = 'sell'
          and s.id < b.id and ${movementStands('s')}) end as sold_on
    from documents d join movements m on m.document_id = d.id and m.event = 'receive'
    join movements b on b.unit_id = m.unit_id and b.id > m.id
      and b.event in ('take_back', 'return_to_vendor') and ${movementStands('b')}
    where ${isReceipt(query)}`.execute(books.store.db);
  for (const { party_id, unit_id, received_on, event, back_on, sold_on } of rows) {
    const score = scoreOf(scores, party_id);
    const began = event === 'take_back' ? sold_on : received_on;
    if (event === 'return_to_vendor') score.returned.add(unit_id);
    if (began !== null && daysBetween(began, back_on) <= query.days) score.dead.add(unit_id);
  }
}

/** The days from each vendor RMA to the debit memos of the period that follow it. */
async function measureCredits(books: Books, query: ScorecardQuery, scores: Scores): Promise<void> {
  const { rows } = await sql<{ party_id: number; asked_on: Day; credited_on: Day }>`
    select d.party_id, r.occurred_on as asked_on, d.occurred_on as credited_on
    from documents d join document_links l on l.document_id = d.id
    join documents r on r.id = l.from_id and r.kind = 'vendor_rma'
    where d.kind = 'debit_memo' and d.reverses_id is null and ${stands('d.id')}
      and ${isInSpan(query)} and d.party_id is not null
      and ${isNamed(sql`d.party_id`, 'parties', query.vendor)}`.execute(books.store.db);
  for (const { party_id, asked_on, credited_on } of rows) {
    scoreOf(scores, party_id).creditDays.push(daysBetween(asked_on, credited_on));
  }
}
