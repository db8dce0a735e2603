/**
 * Posts one document in one transaction: the units are loaded and checked by the same function that rehearsed them,
 * then everything is written, or nothing. An id that was posted before answers what it answered then.
 */
import { createHash } from 'node:crypto';
import type { DocumentAnswer, DocumentDraft } from '../../shared/api.ts';
import { raise, type Issue } from '../../shared/issues.ts';
import type { PlannedDocument } from '../../shared/documents/plan.ts';
import { postDocument } from '../../shared/documents/post.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import type { BooksView } from '../../shared/documents/view.ts';
import { nowOf, type Books } from '../books.ts';
import { answerDocument, asFirstAnswered, factsOfPlan } from '../queries/document-facts.ts';
import { findDocument, loadDocument } from '../queries/documents.ts';
import { loadView } from '../queries/view.ts';
import type { AuditHead } from '../store/audit.ts';
import type { Executor } from '../store/counters.ts';
import { readWhole, transact } from '../store/transact.ts';
import { removeDraft } from './drafts.ts';
import { writeDocument } from './write-document.ts';
import { checkFreshSerials } from './write-series.ts';

export type PostOutcome =
  | {
      readonly kind: 'posted';
      readonly answer: DocumentAnswer;
      /** Whether this sending posted it, or an earlier one. */
      readonly isNew: boolean;
      readonly head: AuditHead | null;
    }
  | { readonly kind: 'rehearsed'; readonly answer: DocumentAnswer }
  | {
      readonly kind: 'refused';
      readonly issues: readonly Issue[];
      /** Whether the books moved on while this was being posted, or the id was used before. */
      readonly isConflict: boolean;
    };

export interface PostOptions {
  readonly user: string;
  /** Checks and answers as if posting, and writes nothing. */
  readonly isRehearsal: boolean;
  /** The newest document when the request arrived: what moved since, moved meanwhile. */
  readonly newestSeen: number;
  /** Asked about a planned document before it is written; throws where whoever sent it may not post it. */
  readonly guard?: (db: Executor, plan: PlannedDocument) => Promise<void>;
}

/** JSON with sorted keys: the same content makes the same text, in whatever order its fields were written. */
export function writeCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${writeCanonical(field)}`);
  return `{${fields.join(',')}}`;
}

/** What tells one content from another: all of a draft but the questions it accepts. */
export function hashContent(draft: DocumentDraft): string {
  const { accept: _accept, ...content } = draft;
  return createHash('sha256').update(writeCanonical(content)).digest('hex');
}

/** Posts or rehearses a draft. */
export async function postDraft(
  books: Books,
  draft: DocumentDraft,
  options: PostOptions,
): Promise<PostOutcome> {
  const { store } = books;
  const contentHash = hashContent(draft);
  const run = options.isRehearsal ? readWhole : transact;
  return run(store, async (db): Promise<PostOutcome> => {
    const before = await answerPosted(books, db, draft.id, contentHash);
    if (before !== null) return before;
    const view = await loadView(store, db, draft);
    const planned = postDocument(draft, view);
    if (!planned.ok) {
      const moved = findMoved(planned.error, view, options.newestSeen);
      return moved.length > 0
        ? { kind: 'refused', issues: moved, isConflict: true }
        : { kind: 'refused', issues: planned.error, isConflict: false };
    }
    await options.guard?.(db, planned.value);
    const facts = factsOfPlan(planned.value, view);
    if (options.isRehearsal) {
      return { kind: 'rehearsed', answer: answerDocument(facts, store.baseCurrency) };
    }
    const recording = { user: options.user, recordedAt: nowOf(books) };
    await checkFreshSerials(db, view);
    const written = await writeDocument(store, db, planned.value, view, contentHash, recording);
    await removeDraft(db, draft.id);
    const { number } = written;
    const answer = answerDocument(
      { ...facts, number, recordedAt: recording.recordedAt, preview: null },
      store.baseCurrency,
    );
    return { kind: 'posted', answer, isNew: true, head: written.head };
  });
}

/** The outcome of an id that was posted before, or null. */
export async function answerPosted(
  books: Books,
  db: Executor,
  uuid: string,
  contentHash: string,
): Promise<PostOutcome | null> {
  const row = await findDocument(db, { uuid });
  if (row === null) return null;
  if (row.content_hash !== contentHash) {
    const issue = raise('document_id_reused', { number: row.number });
    return { kind: 'refused', issues: [issue], isConflict: true };
  }
  const facts = await loadDocument(db, row);
  const answer = answerDocument(asFirstAnswered(facts), books.store.baseCurrency);
  return { kind: 'posted', answer, isNew: false, head: null };
}

/** The units of refused serials that another document moved after this request arrived. */
function findMoved(issues: readonly Issue[], view: BooksView, newestSeen: number): Issue[] {
  const moved: Issue[] = [];
  const named = new Set<string>();
  for (const { serial, line } of issues) {
    const cleaned = serial === null ? null : cleanSerial(serial);
    if (serial === null || cleaned?.ok !== true || named.has(serial)) continue;
    named.add(serial);
    const units = view.unitsByFold.get(foldSerial(cleaned.value)) ?? [];
    const unit = units.find(({ state }) => (state.lastDocumentId ?? 0) > newestSeen);
    if (unit === undefined) continue;
    const document = view.documents.get(unit.state.lastDocumentId ?? 0)?.number ?? null;
    moved.push(
      raise('unit_moved_meanwhile', { document }, { serial, ...(line === null ? {} : { line }) }),
    );
  }
  return moved;
}

/** The id of the newest document in the books; 0 where there is none. */
export async function readNewestDocument(db: Executor): Promise<number> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** What tells one request about a posted document from another: the document, and what is asked. */
export function hashRequest(asked: object): string {
  return createHash('sha256').update(writeCanonical(asked)).digest('hex');
}
