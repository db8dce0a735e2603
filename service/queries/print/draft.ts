/** A draft as it would be printed if it were posted now; its units and costs are those of a rehearsal. */
import type { z } from 'zod';
import { documentSchema } from '../../../shared/api/documents.ts';
import { postDocument } from '../../../shared/documents/post.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import type { Issue } from '../../../shared/issues.ts';
import type { Refusal } from '../../../shared/refusals.ts';
import { todayOf, type Books } from '../../books.ts';
import { readWhole } from '../../store/transact.ts';
import { factsOfPlan } from '../document-facts.ts';
import { findDraft } from '../drafts.ts';
import { gatherPrintable, type Printable } from '../print.ts';
import { loadView } from '../view.ts';
import type { PrintQuery } from './facts.ts';

export type DraftPrintable =
  | { readonly kind: 'printable'; readonly printable: Printable }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** What it lacks to be a document. */
  | { readonly kind: 'unread'; readonly error: z.ZodError }
  /** What would be refused if it were posted. */
  | { readonly kind: 'unfit'; readonly issues: readonly Issue[] };

/** The printable draft of this id. Its day is today where it has none yet. */
export async function findPrintableDraft(
  books: Books,
  id: DocumentId,
  query: PrintQuery,
): Promise<DraftPrintable> {
  const draft = await findDraft(books.store.db, id);
  if (draft === null) return { kind: 'refused', refusal: { code: 'no_draft', details: {} } };
  const read = documentSchema.safeParse({ occurredOn: todayOf(books), ...draft.document, id });
  if (!read.success) return { kind: 'unread', error: read.error };
  const { store } = books;
  const rehearsed = await readWhole(store, async (db) => {
    const view = await loadView(store, db, read.data);
    const planned = postDocument(read.data, view);
    return planned.ok
      ? { facts: factsOfPlan(planned.value, view), issues: [] }
      : { facts: null, issues: planned.error };
  });
  // A question is answered when it is posted; a paper of it asks none.
  if (rehearsed.facts === null) return { kind: 'unfit', issues: rehearsed.issues };
  const printable = await gatherPrintable(books, null, rehearsed.facts, query);
  return printable.ok
    ? { kind: 'printable', printable: printable.value }
    : { kind: 'refused', refusal: printable.error };
}
