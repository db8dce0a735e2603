/** The handlers of documents, and of what they leave in each bin. */
import type { ledgerEndpoints } from '../../shared/api/ledger.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { answerIssue } from '../../shared/messages.ts';
import { closeDocument } from '../commands/close-document.ts';
import { postDraft, type PostOutcome } from '../commands/post-document.ts';
import { reverseDocument } from '../commands/reverse-document.ts';
import { nowOf } from '../books.ts';
import type { Answer } from '../exchange.ts';
import { listBalances } from '../queries/balances.ts';
import { convertDocument } from '../queries/convert.ts';
import { answerDocument } from '../queries/document-facts.ts';
import { findDocument, listDocuments, loadDocument } from '../queries/documents.ts';
import { findPrintable } from '../queries/print.ts';
import { findCountSheet } from '../queries/print/count-sheet.ts';
import { answerPrint, miss, refusePrint, succeedWith, type Handlers } from './answers.ts';

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

export const ledgerHandlers: Handlers<keyof typeof ledgerEndpoints> = {
  postDocument: async ({ books }, { query, body, user, newestSeen, language }) => {
    const options = { user, newestSeen, isRehearsal: query.rehearse ?? false };
    return answerPost(await postDraft(books, body, options), language);
  },
  listDocuments: async ({ books }, { query }) =>
    succeedWith(await listDocuments(books.store, query)),
  getDocument: async ({ books }, { params, language }) => {
    const { store } = books;
    const row = await findDocument(store.db, { number: numberIn(params) });
    if (row === null) return miss(noDocument, language);
    return succeedWith(answerDocument(await loadDocument(store.db, row), store.baseCurrency));
  },
  reverseDocument: async ({ books }, { params, body, user, language }) => {
    const outcome = await reverseDocument(books, numberIn(params), body, user);
    return outcome === null ? miss(noDocument, language) : answerPost(outcome, language);
  },
  closeDocument: async ({ books }, { params, body, user, language }) => {
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
  printDocument: async ({ books, printer }, { params, query, language }) => {
    const found = await findPrintable(books, numberIn(params), query);
    if (!found.ok) return refusePrint(found.error, language);
    const work = { printable: found.value, format: query.format, printedAt: nowOf(books) };
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
