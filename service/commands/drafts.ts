/**
 * Documents that are being written. A draft binds nobody and is no part of the books, so it leaves no link in the audit
 * chain; it is kept under the id that the document will be posted with, and goes when that is posted.
 */
import type { DraftAnswer, DraftFields } from '../../shared/api/drafts.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { nowOf, type Books } from '../books.ts';
import { draftAnswerOf, draftRowOf } from '../queries/drafts.ts';
import type { Executor } from '../store/counters.ts';
import { transact } from '../store/transact.ts';

export type DraftOutcome =
  | { readonly kind: 'saved'; readonly draft: DraftAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export async function putDraft(
  books: Books,
  id: DocumentId,
  fields: DraftFields,
  user: string,
): Promise<DraftOutcome> {
  if (fields.id !== undefined && fields.id !== id) {
    const details = { said: fields.id, address: id };
    return { kind: 'refused', refusal: { code: 'draft_elsewhere', details } };
  }
  return transact(books.store, async (db): Promise<DraftOutcome> => {
    const posted = await db
      .selectFrom('documents')
      .select('number')
      .where('uuid', '=', id)
      .executeTakeFirst();
    if (posted !== undefined) {
      const { number } = posted;
      return { kind: 'refused', refusal: { code: 'draft_posted', details: { number } } };
    }
    const document = { ...fields, id };
    const row = {
      uuid: id,
      kind: fields.kind,
      user_name: user,
      changed_at: nowOf(books),
      content: JSON.stringify(document),
    };
    const { uuid: _uuid, ...changes } = row;
    await db
      .insertInto('drafts')
      .values(row)
      .onConflict((conflict) => conflict.column('uuid').doUpdateSet(changes))
      .execute();
    return { kind: 'saved', draft: { ...draftRowOf(row), document } };
  });
}

/** Takes the draft of a document away, as when it is posted. Answers what it was, or null where there was none. */
export async function removeDraft(db: Executor, id: DocumentId): Promise<DraftAnswer | null> {
  const row = await db
    .deleteFrom('drafts')
    .where('uuid', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : draftAnswerOf(row);
}

/** The same as a command of its own. */
export async function throwDraftAway(books: Books, id: DocumentId): Promise<DraftAnswer | null> {
  return transact(books.store, (db) => removeDraft(db, id));
}
