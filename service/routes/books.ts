/** The handlers of the books themselves: settings, periods, lots, and drafts of documents. */
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { bookEndpoints } from '../../shared/api/books.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { parseDocumentId } from '../../shared/ids.ts';
import { putDraft, throwDraftAway } from '../commands/drafts.ts';
import { putLots } from '../commands/lots.ts';
import { closePeriod, reopenPeriod, type PeriodRefusal } from '../commands/periods.ts';
import { putSettings } from '../commands/settings.ts';
import { packLines } from '../backup/streams.ts';
import { writeLines } from '../backup/write.ts';
import { nowOf, todayOf, type Books } from '../books.ts';
import { noteBackup } from '../commands/backup-file.ts';
import type { Answer } from '../exchange.ts';
import { describeUnreadable } from '../faults.ts';
import { findDraft, listDrafts } from '../queries/drafts.ts';
import { listLots, recallLot } from '../queries/lots.ts';
import { listPeriods } from '../queries/periods.ts';
import { readSettings } from '../queries/settings.ts';
import { findPrintableDraft } from '../queries/print/draft.ts';
import { answerIssue } from '../../shared/messages.ts';
import {
  answerMasters,
  answerPrint,
  forbid,
  miss,
  refusePrint,
  refuseWith,
  succeedWith,
  type Handlers,
} from './answers.ts';
import { hashRequest } from '../commands/post-document.ts';
import { guardTwo, readLimits } from '../people/approvals.ts';
import type { Executor } from '../store/counters.ts';
import { askingApproval } from './documents.ts';
import { guardCosts } from '../people/guard.ts';
import { showTo } from '../people/hide-amounts.ts';

async function answerPeriod(
  books: Books,
  refusal: PeriodRefusal,
  language: Language,
): Promise<Answer> {
  return refusal === null
    ? succeedWith(await listPeriods(books.store.db))
    : refuseWith('period_refused', [{ refusal }], language);
}

const noDraft: Refusal = { code: 'no_draft', details: {} };
const noDraftId: Refusal = { code: 'no_draft_id', details: {} };
const noItem: Refusal = { code: 'no_item', details: {} };

export const bookHandlers: Handlers<keyof typeof bookEndpoints> = {
  makeBackup: async ({ books, version }, { user }) => {
    const day = todayOf(books);
    await noteBackup(books, user);
    const body = new PassThrough();
    const written = books.store.snapshot((db) =>
      pipeline(packLines(writeLines(books, db, version), null), body),
    );
    // Who is told of a fault is whoever reads the stream, which ends with it.
    written.catch((error: unknown) => {
      body.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    return {
      ...{ status: 200, body, type: 'application/octet-stream' },
      fileName: `books-${day}.serialbook`,
    };
  },
  getSettings: async ({ books }) => succeedWith(await readSettings(books.store.db)),
  putSettings: async ({ books }, { body, user, language }) => {
    const outcome = await putSettings(books, body, user);
    return outcome.kind === 'saved'
      ? succeedWith(outcome.settings)
      : refuseWith(
          'setting_refused',
          outcome.refusals.map((refusal) => ({ refusal })),
          language,
        );
  },
  listPeriods: async ({ books }) => succeedWith(await listPeriods(books.store.db)),
  closePeriod: async ({ books }, { body, user, language }) =>
    answerPeriod(books, await closePeriod(books, body, user), language),
  reopenPeriod: async ({ books }, { body, person, user, language }) => {
    const guard = async (db: Executor): Promise<void> => {
      if (!(await readLimits(db)).reopenPeriod) return;
      const content = { reopens: body };
      const contentHash = hashRequest(content);
      await guardTwo(books, db, person, { subject: 'reopen_period', content, contentHash });
    };
    const reopen = () => reopenPeriod(books, body, user, guard);
    return answerPeriod(books, await askingApproval(books, person, reopen), language);
  },
  putLots: async ({ books }, { body, user, language }) =>
    answerMasters(await putLots(books, body, user), language),
  listLots: async ({ books }, { query }) => succeedWith(await listLots(books, query)),
  recallLot: async ({ books }, { params, query, language }) => {
    const units = await recallLot(books, params['sku'] ?? '', params['lot'] ?? '', query);
    return units === null ? miss(noItem, language) : succeedWith(units);
  },
  putDraft: async ({ books }, { params, body, person, user, language }) => {
    const id = parseDocumentId(params['id'] ?? '');
    if (id === null) return miss(noDraftId, language);
    const before = await findDraft(books.store.db, id);
    // Costs that somebody else wrote are not lost with a draft that was read without them.
    const refused = guardCosts(person, body) ?? guardCosts(person, before?.document ?? body);
    if (refused !== null) return forbid(refused, language);
    const outcome = await putDraft(books, id, body, user);
    return outcome.kind === 'saved'
      ? succeedWith(outcome.draft)
      : refuseWith('draft_refused', [outcome], language);
  },
  listDrafts: async ({ books }, { query }) => succeedWith(await listDrafts(books, query)),
  getDraft: async ({ books }, { params, language }) => {
    const id = parseDocumentId(params['id'] ?? '');
    const draft = id === null ? null : await findDraft(books.store.db, id);
    return draft === null ? miss(noDraft, language) : succeedWith(draft);
  },
  printDraft: async ({ books, printer }, { params, query, person, language }) => {
    const id = parseDocumentId(params['id'] ?? '');
    if (id === null) return miss(noDraftId, language);
    const found = await findPrintableDraft(books, id, query);
    switch (found.kind) {
      case 'refused':
        return refusePrint(found.refusal, language);
      case 'unread':
        return { status: 400, body: describeUnreadable('draft', found.error, language) };
      case 'unfit': {
        const issues = found.issues.map((issue) => answerIssue(issue, language));
        return { status: 422, body: { issues } };
      }
      case 'printable': {
        const shown = showTo(person.role, found.printable);
        if (!shown.ok) return forbid(shown.error, language);
        const printable = shown.value;
        const work = { printable, format: query.format, printedAt: nowOf(books) };
        return answerPrint(await printer.single.print(work), query.format);
      }
    }
  },
  removeDraft: async ({ books }, { params, language }) => {
    const id = parseDocumentId(params['id'] ?? '');
    const draft = id === null ? null : await throwDraftAway(books, id);
    return draft === null ? miss(noDraft, language) : succeedWith(draft);
  },
};
