/** Documents that are being written, the last one changed first. */
import { sql } from 'kysely';
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import type { DraftAnswer } from '../../shared/api/drafts.ts';
import type { DocumentId } from '../../shared/ids.ts';
import type { Books } from '../books.ts';
import type { Executor } from '../store/counters.ts';
import type { DraftsTable } from '../store/tables.ts';

type DraftRow = AnswerOf<'listDrafts'>['items'][number];

export function draftRowOf(row: Omit<DraftsTable, 'content'>): DraftRow {
  return { id: row.uuid, kind: row.kind, user: row.user_name, changedAt: row.changed_at };
}

export function draftAnswerOf(row: DraftsTable): DraftAnswer {
  return { ...draftRowOf(row), document: JSON.parse(row.content) as Record<string, unknown> };
}

export async function findDraft(db: Executor, id: DocumentId): Promise<DraftAnswer | null> {
  const row = await db.selectFrom('drafts').selectAll().where('uuid', '=', id).executeTakeFirst();
  return row === undefined ? null : draftAnswerOf(row);
}

/** The cursor is the moment and the id of the last draft shown, as two of one moment may stand on two pages. */
export async function listDrafts(
  books: Books,
  query: QueryOf<'listDrafts'>,
): Promise<AnswerOf<'listDrafts'>> {
  const limit = query.limit ?? 200;
  const where = [sql`true`];
  if (query.kind !== undefined) where.push(sql`kind = ${query.kind}`);
  if (query.cursor !== undefined) {
    const [changedAt = '', uuid = ''] = query.cursor.split(' ');
    where.push(sql`(changed_at, uuid) < (${changedAt}, ${uuid})`);
  }
  const { rows } = await sql<DraftsTable>`
    select uuid, kind, user_name, changed_at, '' as content from drafts
    where ${sql.join(where, sql` and `)}
    order by changed_at desc, uuid desc limit ${limit + 1}`.execute(books.store.db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(draftRowOf),
    next: rows.length > limit && last !== undefined ? `${last.changed_at} ${last.uuid}` : null,
  };
}
