/** Every movement of every unit and quantity, as it was recorded, a page at a time. */
import { sql, type RawBuilder } from 'kysely';
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import type { Books } from '../books.ts';
import { historyRowOf } from './units.ts';

/** Where a page ended: at a movement of a document, of its units or of its quantities, which come after. */
interface Place {
  readonly documentId: number;
  readonly source: number;
  readonly id: number;
}

const start: Place = { documentId: 0, source: 0, id: 0 };
const end: Place = { documentId: Number.MAX_SAFE_INTEGER, source: 1, id: Number.MAX_SAFE_INTEGER };

/** The place that a cursor names; one that the books did not give is past the end. */
function readPlace(cursor: string | undefined): Place {
  if (cursor === undefined) return start;
  const [documentId, source, id] = cursor.split('.').map(Number);
  const isPlace = [documentId, source, id].every(Number.isSafeInteger);
  if (!isPlace || documentId === undefined || source === undefined || id === undefined) return end;
  return { documentId, source, id };
}

type TrailRow = Parameters<typeof historyRowOf>[0] & {
  document_id: number;
  source: number;
  id: number;
  sku: string;
  serial: string;
  quantity: number;
};

type TrailQuery = Omit<QueryOf<'auditTrail'>, 'format'>;

/** What both tables of movements, as `m`, are asked: days, item, what was known, and what lies beyond a place. */
function conditionsOf(query: TrailQuery, after: Place, source: 0 | 1): RawBuilder<unknown> {
  const where = [sql`true`];
  if (query.from !== undefined) where.push(sql`m.occurred_on >= ${query.from}`);
  if (query.to !== undefined) where.push(sql`m.occurred_on <= ${query.to}`);
  if (query.item !== undefined) where.push(sql`i.sku = ${query.item}`);
  if (query.knownAt !== undefined) where.push(sql`d.recorded_at <= ${query.knownAt}`);
  const { documentId, id } = after;
  if (after.source < source) where.push(sql`m.document_id >= ${documentId}`);
  else if (after.source > source) where.push(sql`m.document_id > ${documentId}`);
  else {
    where.push(sql`m.document_id >= ${documentId}
      and (m.document_id > ${documentId} or m.id > ${id})`);
  }
  return sql.join(where, sql` and `);
}

const named = sql`
  join documents d on d.id = m.document_id
  left join areas a on a.id = m.from_area_id
  left join areas b on b.id = m.to_area_id
  left join parties p on p.id = m.party_id`;

/** What was moved when, from where to where, by which document and whom. */
export async function listAuditTrail(
  books: Books,
  query: TrailQuery,
): Promise<AnswerOf<'auditTrail'>> {
  const { db, baseCurrency } = books.store;
  const limit = query.limit ?? 1000;
  const after = readPlace(query.cursor);
  const columns = sql`m.occurred_on, d.recorded_at, d.number as document, d.kind, m.event,
    a.code as from_area, b.code as to_area, p.code as party, d.user_name, m.cost_change,
    m.late_cost`;
  const { rows } = await sql<TrailRow>`
    select * from (
      select m.document_id, 0 as source, m.id, m.unit_id, i.sku, u.serial, 1 as quantity,
        ${columns}
      from movements m join units u on u.id = m.unit_id join items i on i.id = u.item_id ${named}
      where ${conditionsOf(query, after, 0)}
      order by m.document_id, m.id limit ${limit + 1}) of_units
    union all
    select * from (
      select m.document_id, 1 as source, m.id, 0 as unit_id, i.sku, '' as serial, m.quantity,
        ${columns}
      from quantity_movements m join items i on i.id = m.item_id ${named}
      where ${conditionsOf(query, after, 1)}
      order by m.document_id, m.id limit ${limit + 1}) of_quantities
    order by document_id, source, id limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      item: row.sku,
      serial: row.serial,
      quantity: row.quantity,
      ...historyRowOf(row, baseCurrency),
    })),
    next:
      rows.length > limit && last !== undefined
        ? `${last.document_id}.${last.source}.${last.id}`
        : null,
  };
}
