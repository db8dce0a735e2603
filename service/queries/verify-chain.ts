/**
 * Proves the audit chain: each link fits the one before, and vouches for the document as it is now. A document without
 * a link shows that the chain's end was cut off.
 */
import { sql } from 'kysely';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { digestMovements } from '../commands/write-document.ts';
import { quantityOf, type StoredQuantity } from '../commands/write-quantities.ts';
import type { StoredMovement } from '../commands/write-units.ts';
import { hashLink } from '../store/audit.ts';
import type { Books } from '../books.ts';
import type { AuditTable, MovementsTable, QuantityMovementsTable } from '../store/tables.ts';
import { movementOf } from './records.ts';

/** What the chain says that was done where a document was written. */
const documentActions: ReadonlySet<string> = new Set(
  documentKinds.flatMap((kind) => ['post', 'reverse', 'close'].map((verb) => `${verb} ${kind}`)),
);

/** The numbers of documents that no link of the chain vouches for. */
export async function listUnlinked({ store }: Books): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from documents except select subject from audit
    where action in ${store.dialect.textsOf([...documentActions])} order by 1`.execute(store.db);
  return rows.map(({ number }) => number);
}

/** Walks the chain from its first link; `intact`, or where it broke. */
export async function verifyChain(books: Books): Promise<string> {
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
      if (documentActions.has(row.action) && digests.get(row.subject) !== row.content) {
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
  const numbers = links.filter((row) => documentActions.has(row.action)).map((row) => row.subject);
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
  const quantities = await sql<QuantityMovementsTable>`
    select * from quantity_movements
    where document_id in ${dialect.numbersOf(ids)} order by id`.execute(db);
  const othersOf = new Map<number, StoredQuantity[]>(ids.map((id) => [id, []]));
  for (const row of quantities.rows) othersOf.get(row.document_id)?.push(quantityOf(row));
  const digests = new Map<string, string>();
  for (const document of documents.rows) {
    const { id, uuid, number, occurred_on, content_hash } = document;
    const header = [id, uuid, occurred_on, content_hash];
    const digest = digestMovements(header, byDocument.get(id) ?? [], othersOf.get(id) ?? []);
    digests.set(number, digest);
  }
  return digests;
}
