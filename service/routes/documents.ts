/** The handlers of documents, and of what they leave in each bin. */
import type { BodyOf } from '../../shared/api.ts';
import type { ledgerEndpoints } from '../../shared/api/ledger.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { answerIssue } from '../../shared/messages.ts';
import { closeDocument } from '../commands/close-document.ts';
import {
  hashContent,
  hashRequest,
  postDraft,
  type PostOptions,
  type PostOutcome,
} from '../commands/post-document.ts';
import { reverseDocument } from '../commands/reverse-document.ts';
import { nowOf, type Books } from '../books.ts';
import type { Answer } from '../exchange.ts';
import { listBalances } from '../queries/balances.ts';
import { convertDocument } from '../queries/convert.ts';
import { answerDocument } from '../queries/document-facts.ts';
import {
  findDocument,
  listDocuments,
  loadDocument,
  loadNegated,
  loadPlaces,
  type DocumentRow,
} from '../queries/documents.ts';
import type { Executor } from '../store/counters.ts';
import { findPrintable } from '../queries/print.ts';
import { findCountSheet } from '../queries/print/count-sheet.ts';
import { hiddenKinds } from '../../shared/people/rights.ts';
import { guardDraft, guardKind, guardPlaces, listForeignBins, seesKind } from '../people/guard.ts';
import { ApprovalNeeded, askApproval, guardLimit } from '../people/approvals.ts';
import { Forbidden } from '../people/forbidden.ts';
import { showTo } from '../people/hide-amounts.ts';
import type { Person } from '../people/people.ts';
import { answerPrint, forbid, miss, refusePrint, succeedWith, type Handlers } from './answers.ts';

/** A posted or rehearsed document, or all that stands in its way. */
export function answerPost(outcome: PostOutcome, language: Language): Answer {
  switch (outcome.kind) {
    case 'posted':
      return succeedWith(outcome.answer, outcome.isNew ? 201 : 200);
    case 'rehearsed':
      return succeedWith(outcome.answer);
    case 'refused':
      return {
        status: outcome.isConflict ? 409 : 422,
        body: { issues: outcome.issues.map((issue) => answerIssue(issue, language)) },
      };
  }
}

const noDocument: Refusal = { code: 'no_document', details: {} };

function numberIn(params: Readonly<Record<string, string>>): string {
  return params['number'] ?? '';
}

function hiddenDocument({ role }: Person): Refusal {
  return { code: 'right_missing', details: { right: 'prices', role } };
}

/** What a document is asked that was written within one's role: its bins, and above a limit a second person. */
export function guardOf(
  books: Books,
  person: Person,
  isRehearsal: boolean,
): NonNullable<PostOptions['guard']> {
  return async (db, plan) => {
    const refused = guardPlaces(plan, await listForeignBins(db, person));
    if (refused !== null) throw new Forbidden(refused);
    if (isRehearsal) return;
    const { draft, movements, quantities } = plan;
    await guardLimit(books, db, person, {
      ...{ kind: draft.kind, subject: draft.kind, content: draft },
      contentHash: hashContent(draft),
      movements: [...movements, ...quantities],
    });
  };
}

/** Runs what may need a second person; what does is written down as asked for. */
export async function askingApproval<Value>(
  books: Books,
  person: Person,
  run: () => Promise<Value>,
): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof ApprovalNeeded ? await askApproval(books, error.asked, person) : error;
  }
}

/** Taking a document back gives credit, or takes goods away, as another document would. */
async function guardReversal(
  books: Books,
  db: Executor,
  row: DocumentRow,
  body: BodyOf<'reverseDocument'>,
  person: Person,
): Promise<void> {
  const content = { reverses: row.number, ...body };
  await guardLimit(books, db, person, {
    ...{ kind: row.kind, subject: `reverse ${row.number}`, content },
    contentHash: hashRequest(content),
    movements: await loadNegated(db, row.id),
  });
}

/** Whether who asks may take a posted document back, or close it. */
async function guardPosted(books: Books, number: string, person: Person): Promise<Refusal | null> {
  const { db } = books.store;
  const row = await findDocument(db, { number });
  if (row === null) return null;
  const refused = guardKind(person, row.kind);
  if (refused !== null) return refused;
  const foreign = await listForeignBins(db, person);
  return foreign.size === 0 ? null : guardPlaces(await loadPlaces(db, row.id), foreign);
}

export const ledgerHandlers: Handlers<keyof typeof ledgerEndpoints> = {
  postDocument: async ({ books }, { query, body, person, user, newestSeen, language }) => {
    const refused = guardDraft(person, body);
    if (refused !== null) return forbid(refused, language);
    const isRehearsal = query.rehearse ?? false;
    const options = { user, newestSeen, isRehearsal, guard: guardOf(books, person, isRehearsal) };
    const post = () => postDraft(books, body, options);
    return answerPost(await askingApproval(books, person, post), language);
  },
  listDocuments: async ({ books }, { query, person, language }) => {
    const hidden = hiddenKinds(person.role);
    return query.kind !== undefined && hidden.includes(query.kind)
      ? forbid(hiddenDocument(person), language)
      : succeedWith(await listDocuments(books.store, query, hidden));
  },
  getDocument: async ({ books }, { params, person, language }) => {
    const { store } = books;
    const row = await findDocument(store.db, { number: numberIn(params) });
    if (row === null) return miss(noDocument, language);
    if (!seesKind(person.role, row.kind)) return forbid(hiddenDocument(person), language);
    return succeedWith(answerDocument(await loadDocument(store.db, row), store.baseCurrency));
  },
  reverseDocument: async ({ books }, { params, body, person, user, language }) => {
    const refused = await guardPosted(books, numberIn(params), person);
    if (refused !== null) return forbid(refused, language);
    const guard = async (db: Executor, row: DocumentRow): Promise<void> => {
      await guardReversal(books, db, row, body, person);
    };
    const reverse = () => reverseDocument(books, numberIn(params), body, user, guard);
    const outcome = await askingApproval(books, person, reverse);
    return outcome === null ? miss(noDocument, language) : answerPost(outcome, language);
  },
  closeDocument: async ({ books }, { params, body, person, user, language }) => {
    const refused = await guardPosted(books, numberIn(params), person);
    if (refused !== null) return forbid(refused, language);
    const outcome = await closeDocument(books, numberIn(params), body, user);
    return outcome === null ? miss(noDocument, language) : answerPost(outcome, language);
  },
  convertDocument: async ({ books }, { params, query, language }) => {
    const outcome = await convertDocument(books.store, numberIn(params), query.to);
    if (outcome === null) return miss(noDocument, language);
    return outcome.kind === 'converted'
      ? succeedWith(outcome.request)
      : answerPost({ ...outcome, isConflict: false }, language);
  },
  printDocument: async ({ books, printer }, { params, query, person, language }) => {
    const found = await findPrintable(books, numberIn(params), query);
    if (!found.ok) return refusePrint(found.error, language);
    const shown = showTo(person.role, found.value);
    if (!shown.ok) return forbid(shown.error, language);
    const work = { printable: shown.value, format: query.format, printedAt: nowOf(books) };
    return answerPrint(await printer.single.print(work), query.format);
  },
  printCountSheet: async ({ books, printer }, { params, query, language }) => {
    const sheet = await findCountSheet(books, params['area'] ?? '', query);
    if (!sheet.ok) return refusePrint(sheet.error, language);
    const work = { printable: sheet.value, format: query.format, printedAt: nowOf(books) };
    return answerPrint(await printer.single.print(work), query.format);
  },
  listBalances: async ({ books }, { query }) => succeedWith(await listBalances(books.store, query)),
};
