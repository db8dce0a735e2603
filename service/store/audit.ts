/**
 * The audit chain: one link for everything that changed the books, each hashed over its own bytes and the link before,
 * so that a change, a gap or a swap anywhere shows. Fields are length-prefixed, and the books' own id is part of each
 * link, so that a chain copied from other books does not fit.
 */
import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/day.ts';
import type { Executor } from './counters.ts';

export interface AuditLink {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly user: string;
  readonly action: string;
  readonly subject: string;
  /** The digest of what was written. */
  readonly content: string;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export const noHead: AuditHead = { seq: 0, hash: '' };

/** The hash of a link that follows `previous`. */
export function hashLink(bookId: string, previous: string, link: AuditLink): string {
  const fields = [
    'serialbook-1',
    bookId,
    String(link.seq),
    previous,
    link.recordedAt,
    link.user,
    link.action,
    link.subject,
    link.content,
  ];
  const hash = createHash('sha256');
  for (const field of fields) {
    const bytes = Buffer.from(field, 'utf8');
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

export async function readHead(db: Executor): Promise<AuditHead> {
  const row = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? noHead;
}

/** How a head is shown on paper and in headers: its place and the first 16 digits of its hash. */
export function formatHead(head: AuditHead): string {
  return `${head.seq}-${head.hash.slice(0, 16)}`;
}

/** Adds a link; the caller's transaction is the only one that writes. */
export async function appendLink(
  db: Executor,
  bookId: string,
  link: Omit<AuditLink, 'seq'>,
): Promise<AuditHead> {
  const previous = await readHead(db);
  const next = { ...link, seq: previous.seq + 1 };
  const hash = hashLink(bookId, previous.hash, next);
  await db
    .insertInto('audit')
    .values({
      seq: next.seq,
      recorded_at: next.recordedAt,
      user_name: next.user,
      action: next.action,
      subject: next.subject,
      content: next.content,
      hash,
    })
    .execute();
  return { seq: next.seq, hash };
}
