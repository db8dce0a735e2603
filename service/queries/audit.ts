/** The audit chain as it is read: page by page, and whether a head that was kept outside still stands in it. */
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import { formatHead, readHead } from '../store/audit.ts';
import type { Executor } from '../store/counters.ts';
import { readCursor, type Page } from './masters.ts';

type Link = AnswerOf<'listAudit'>['items'][number];

export async function listAudit(
  db: Executor,
  { cursor, limit = 1000 }: Pick<QueryOf<'listAudit'>, 'cursor' | 'limit'>,
): Promise<Page<Link>> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('seq', '>', cursor === undefined ? 0 : readCursor(cursor, Number.MAX_SAFE_INTEGER))
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  const items = rows
    .slice(0, limit)
    .map(({ seq, recorded_at, user_name, action, subject, content, hash }): Link => ({
      ...{ seq, recordedAt: recorded_at, user: user_name, action, subject, content, hash },
    }));
  return { items, next: rows.length > limit ? String(items.at(-1)?.seq ?? '') : null };
}

/** A head is its place and the first digits of its hash; one that the chain has not come to does not hold. */
export async function checkHead(db: Executor, head: string): Promise<AnswerOf<'checkHead'>> {
  const [seq = '', digits = ''] = head.split('-');
  const row = await db
    .selectFrom('audit')
    .select('hash')
    .where('seq', '=', Number(seq))
    .executeTakeFirst();
  const holds = Number(seq) === 0 || row?.hash.startsWith(digits) === true;
  return { holds, head: formatHead(await readHead(db)) };
}
