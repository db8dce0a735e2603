/**
 * Posts what was decided of a reconciliation, or puts it down as a draft. Each result is a document as any other, checked
 * and posted as such; its id is noted with the reconciliation before it is posted, so that sending it again after a lost
 * answer finds both.
 */
import { createHash } from 'node:crypto';
import { documentSchema, type BodyOf, type DocumentDraft } from '../../shared/api.ts';
import type { DraftAnswer } from '../../shared/api/drafts.ts';
import { present } from '../../shared/assert.ts';
import { parseDocumentId, type DocumentId } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { Books } from '../books.ts';
import { findDocument } from '../queries/documents.ts';
import { planResult, type NoPlan } from '../queries/reconcile-results.ts';
import { loadReconciliation, type Kept } from '../queries/reconciliations.ts';
import { transact } from '../store/transact.ts';
import { closeDocument } from './close-document.ts';
import { putDraft } from './drafts.ts';
import { answerPosted, postDraft, type PostOptions, type PostOutcome } from './post-document.ts';
import { writeStep } from './reconciliations.ts';

type Body = BodyOf<'postReconciliation'>;

export type ResultOutcome =
  | { readonly kind: 'document'; readonly outcome: PostOutcome }
  | { readonly kind: 'draft'; readonly draft: DraftAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** An id that follows from another, for the second document of one request. */
function idAfter(id: string): DocumentId {
  const hex = createHash('sha256').update(`close ${id}`).digest('hex');
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return present(parseDocumentId(`${a}-${b}-8${c}-8${d}-${hex.slice(20, 32)}`), 'an id');
}

/** Notes the document with the reconciliation, once. */
async function noteResult(
  books: Books,
  number: string,
  body: Body,
  units: number,
  user: string,
): Promise<void> {
  await transact(books.store, async (db) => {
    const kept = await loadReconciliation(books.store, db, { number });
    if (kept === null || kept.steps.some((step) => step.document_uuid === body.id)) return;
    const said = { kind: 'posted', result: body.result, units } as const;
    await writeStep(books, db, kept, said, body.id, user);
  });
}

/** What was answered when the result of this id was posted; null where it was not. */
async function answerBefore(books: Books, kept: Kept, body: Body): Promise<PostOutcome | null> {
  const { db } = books.store;
  const row = await findDocument(db, { uuid: body.id });
  if (row === null) return null;
  const isIts = kept.steps.some(
    ({ said, document_uuid: uuid }) =>
      uuid === body.id && said.kind === 'posted' && said.result === body.result,
  );
  // An id of another document's is a conflict, as it is wherever documents are posted.
  return answerPosted(books, db, body.id, isIts ? row.content_hash : '');
}

function refuseWith(error: NoPlan): ResultOutcome {
  return error.kind === 'refusal'
    ? { kind: 'refused', refusal: error.refusal }
    : { kind: 'document', outcome: { kind: 'refused', issues: error.issues, isConflict: false } };
}

/** Closes the order that an announcement takes the place of; what was closed before stays so. */
async function closeReplaced(books: Books, kept: Kept, body: Body, user: string): Promise<void> {
  const number = kept.row.order_number;
  if (body.result !== 'announcement' || number === null) return;
  const request = { id: idAfter(body.id), occurredOn: body.occurredOn };
  await closeDocument(books, number, request, user);
}

/** Null where there is no such reconciliation. */
export async function postReconciliation(
  books: Books,
  number: string,
  body: Body,
  options: PostOptions,
): Promise<ResultOutcome | null> {
  const { user } = options;
  const kept = await loadReconciliation(books.store, books.store.db, { number });
  if (kept === null) return null;
  const before = await answerBefore(books, kept, body);
  if (before !== null) {
    if (before.kind === 'posted') await closeReplaced(books, kept, body, user);
    return { kind: 'document', outcome: before };
  }
  const planned = await planResult(books, kept, body);
  if (!planned.ok) return refuseWith(planned.error);
  const { request, rows } = planned.value;
  const draft: DocumentDraft = documentSchema.parse({ ...request, id: body.id });
  if (body.draft) {
    await noteResult(books, number, body, rows.length, user);
    const { accept: _accept, ...fields } = draft;
    const kept = await putDraft(books, draft.id, fields, user);
    return kept.kind === 'saved' ? { kind: 'draft', draft: kept.draft } : kept;
  }
  const rehearsed = await postDraft(books, draft, { ...options, isRehearsal: true });
  if (rehearsed.kind === 'refused' || body.rehearse)
    return { kind: 'document', outcome: rehearsed };
  await noteResult(books, number, body, rows.length, user);
  const outcome = await postDraft(books, draft, options);
  if (outcome.kind === 'posted') await closeReplaced(books, kept, body, user);
  return { kind: 'document', outcome };
}
