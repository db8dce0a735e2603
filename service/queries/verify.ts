/**
 * Proves the books from their movements: every unit's state is folded afresh and compared with its kept copy, kept
 * sums with what they sum, debits with credits, the stock's value with its account, and each link of the audit chain
 * with the one before and with the movements it vouches for.
 */
import { sql } from 'kysely';
import type { AnswerOf } from '../../shared/api.ts';
import { emptyState, foldUnit, type Movement } from '../../shared/stock/unit.ts';
import { isOurs } from '../../shared/stock/lifecycle.ts';
import { digestMovements, profitOf, type StoredMovement } from '../commands/write-document.ts';
import { hashLink } from '../store/audit.ts';
import type { Books } from '../books.ts';
import { readWhole } from '../store/transact.ts';
import type { AuditTable, MovementsTable, UnitsTable } from '../store/tables.ts';
import { movementOf, stateColumnNames, stateOf, stateValues } from './records.ts';

/** Beyond this many, further differences are only counted. */
const maxDifferences = 100;
const pageSize = 20_000;

export async function verifyBooks(books: Books): Promise<AnswerOf<'verify'>> {
  const differences: string[] = [];
  const note = (difference: string): void => {
    if (differences.length < maxDifferences) differences.push(difference);
    else if (differences.length === maxDifferences) differences.push('and more');
  };
  return readWhole(books.store, async (db) => {
    const inside = { ...books, store: { ...books.store, db } };
    const sums = new ItemDays();
    const units = await verifyUnits(inside, sums, note);
    await verifySums(inside, sums, note);
    const documents = await verifyPostings(inside, note);
    await verifyLinks(inside, note);
    const chain = await verifyChain(inside);
    const movements = await countRows(inside, 'movements');
    return { units, movements, documents, differences, chain };
  });
}

type Note = (difference: string) => void;

async function countRows(books: Books, table: 'movements' | 'documents'): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)}`.execute(books.store.db);
  return rows[0]?.count ?? 0;
}

/** Sums by item and day, made afresh. */
class ItemDays {
  readonly sums = new Map<string, number[]>();

  add(itemId: number, movement: Movement): void {
    const key = `${itemId} ${movement.occurredOn}`;
    const kept = this.sums.get(key) ?? [0, 0, 0, 0, 0];
    const { units, revenue, returns, cost } = profitOf(movement);
    [units, revenue, returns, cost, movement.costChange].forEach((amount, index) => {
      kept[index] = (kept[index] ?? 0) + amount;
    });
    this.sums.set(key, kept);
  }
}

/** Folds the movements of every unit, a page of units at a time. */
async function verifyUnits(books: Books, sums: ItemDays, note: Note): Promise<number> {
  const { db } = books.store;
  let after = 0;
  let count = 0;
  for (;;) {
    const units = await sql<UnitsTable>`
      select * from units where id > ${after} order by id limit ${pageSize}`.execute(db);
    const last = units.rows.at(-1);
    if (last === undefined) {
      const orphans = await sql<{ unit_id: number }>`
        select distinct unit_id from movements where unit_id > ${after}`.execute(db);
      for (const { unit_id } of orphans.rows)
        note(`movements of unit ${unit_id}, which is not there`);
      break;
    }
    const moved = await sql<MovementsTable>`
      select * from movements where unit_id > ${after} and unit_id <= ${last.id}
      order by unit_id, id`.execute(db);
    const byUnit = new Map<number, Movement[]>();
    for (const row of moved.rows) {
      const movement = movementOf(row);
      const found = byUnit.get(row.unit_id);
      if (found === undefined) byUnit.set(row.unit_id, [movement]);
      else found.push(movement);
    }
    for (const unit of units.rows) {
      const movements = byUnit.get(unit.id) ?? [];
      byUnit.delete(unit.id);
      for (const movement of movements) sums.add(unit.item_id, movement);
      verifyUnit(unit, movements, note);
    }
    for (const id of byUnit.keys()) note(`movements of unit ${id}, which is not there`);
    count += units.rows.length;
    after = last.id;
  }
  return count;
}

function verifyUnit(unit: UnitsTable, movements: readonly Movement[], note: Note): void {
  const folded = movements.length === 0 ? emptyState : foldUnit(movements);
  const wanted = stateValues(folded);
  const kept = stateValues(stateOf(unit));
  stateColumnNames.forEach((column, index) => {
    if (wanted[index] !== kept[index]) {
      note(
        `unit ${unit.serial} (${unit.id}): ${column} is ${String(kept[index])}, its movements say ${String(wanted[index])}`,
      );
    }
  });
  let value = 0;
  for (const movement of movements) value += movement.costChange;
  if (value !== (isOurs(folded.status) ? folded.cost : 0)) {
    note(`unit ${unit.serial} (${unit.id}): its movements leave ${value} in stock`);
  }
}

async function verifySums(books: Books, sums: ItemDays, note: Note): Promise<void> {
  const rows = await books.store.db.selectFrom('item_days').selectAll().execute();
  for (const row of rows) {
    const key = `${row.item_id} ${row.day}`;
    const kept = [row.units, row.revenue, row.returns, row.cost, row.stock_change];
    const wanted = sums.sums.get(key) ?? [0, 0, 0, 0, 0];
    sums.sums.delete(key);
    if (kept.some((amount, index) => amount !== wanted[index])) {
      note(`the sums of item ${row.item_id} on ${row.day} are not those of its movements`);
    }
  }
  for (const key of sums.sums.keys()) note(`the sums of item and day ${key} are missing`);
}

/** Debits equal credits in each document, the sums by day are those of the postings, and stock equals its account. */
async function verifyPostings(books: Books, note: Note): Promise<number> {
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
      from postings g join documents d on d.id = g.document_id) as entries
    group by day, account, reason having sum(amount) <> 0`.execute(db);
  for (const row of sums.rows)
    note(`the sum of ${row.account} on ${row.day} is not that of its postings`);
  const stock = await sql<{ units: number | null; account: number | null }>`
    select (select sum(cost_change) from movements) as units,
      (select sum(amount) from postings where account = 'inventory') as account`.execute(db);
  const [values] = stock.rows;
  if ((values?.units ?? 0) !== (values?.account ?? 0)) {
    note(
      `the units are worth ${values?.units ?? 0}, the inventory account says ${values?.account ?? 0}`,
    );
  }
  return countRows(books, 'documents');
}

/** Each document has its link in the chain: one without shows that the chain's end was cut off. */
async function verifyLinks(books: Books, note: Note): Promise<void> {
  const { rows } = await sql<{ number: string }>`
    select number from documents
    except select subject from audit where action like 'post %' or action like 'reverse %'`.execute(
    books.store.db,
  );
  for (const { number } of rows) note(`${number} has no link in the audit chain`);
}

/** Walks the chain from its first link; `intact`, or where it broke. */
async function verifyChain(books: Books): Promise<string> {
  const { db, bookId } = books.store;
  let previous = '';
  let expected = 1;
  for (;;) {
    const page = await sql<AuditTable>`
      select * from audit where seq >= ${expected} order by seq limit ${50}`.execute(db);
    if (page.rows.length === 0) return 'intact';
    const digests = await digestDocuments(books, page.rows);
    for (const row of page.rows) {
      const link = {
        seq: row.seq,
        recordedAt: row.recorded_at,
        user: row.user_name,
        action: row.action,
        subject: row.subject,
        content: row.content,
      };
      if (row.seq !== expected || hashLink(bookId, previous, link) !== row.hash) {
        return `broken at ${expected}`;
      }
      if (/^(post|reverse) /.test(row.action) && digests.get(row.subject) !== row.content) {
        return `broken at ${expected}: ${row.subject} is not what was posted`;
      }
      previous = row.hash;
      expected += 1;
    }
  }
}

/** The digests of the documents that links vouch for, from the documents and movements as they are now. */
async function digestDocuments(
  books: Books,
  links: readonly AuditTable[],
): Promise<Map<string, string>> {
  const { db, dialect } = books.store;
  const numbers = links
    .filter((row) => /^(post|reverse) /.test(row.action))
    .map((row) => row.subject);
  const documents = await sql<{
    id: number;
    uuid: string;
    number: string;
    occurred_on: string;
    content_hash: string;
  }>`select d.id, d.uuid, d.number, d.occurred_on, d.content_hash
    from ${dialect.textsOf(numbers)} as wanted
    join documents d on d.number = wanted.value order by d.id`.execute(db);
  const ids = documents.rows.map((document) => document.id);
  const moved = await sql<MovementsTable>`
    select * from movements where document_id in ${dialect.numbersOf(ids)} order by id`.execute(db);
  const byDocument = new Map<number, StoredMovement[]>(ids.map((id) => [id, []]));
  for (const row of moved.rows) {
    byDocument.get(row.document_id)?.push({
      ...movementOf(row),
      unitId: row.unit_id,
      line: row.line,
      unitCost: row.unit_cost,
    });
  }
  const digests = new Map<string, string>();
  for (const document of documents.rows) {
    const movements = byDocument.get(document.id) ?? [];
    const { id, uuid, number, occurred_on, content_hash } = document;
    digests.set(number, digestMovements([id, uuid, occurred_on, content_hash], movements));
  }
  return digests;
}
