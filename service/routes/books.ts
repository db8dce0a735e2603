/** The handlers of the books themselves: settings, periods, lots, and drafts of documents. */
import type { bookEndpoints } from '../../shared/api/books.ts';
import { parseDocumentId } from '../../shared/ids.ts';
import { putDraft, throwDraftAway } from '../commands/drafts.ts';
import { putLots } from '../commands/lots.ts';
import { closePeriod, reopenPeriod, type PeriodRefusal } from '../commands/periods.ts';
import { putSettings } from '../commands/settings.ts';
import type { Books } from '../books.ts';
import type { Answer } from '../exchange.ts';
import { findDraft, listDrafts } from '../queries/drafts.ts';
import { listLots, recallLot } from '../queries/lots.ts';
import { listPeriods } from '../queries/periods.ts';
import { readSettings } from '../queries/settings.ts';
import { answerMasters, miss, refuseWith, succeedWith, type Handlers } from './answers.ts';

async function answerPeriod(books: Books, refusal: PeriodRefusal): Promise<Answer> {
  return refusal === null
    ? succeedWith(await listPeriods(books.store.db))
    : refuseWith('period_refused', [{ message: refusal }]);
}

const noDraft = 'There is no such draft. It may have been posted, or thrown away.';
const noDraftId = 'A draft is kept under a UUID. Check the address.';

export const bookHandlers: Handlers<keyof typeof bookEndpoints> = {
  getSettings: async ({ books }) => succeedWith(await readSettings(books.store.db)),
  putSettings: async ({ books }, { body, user }) => {
    const outcome = await putSettings(books, body, user);
    return outcome.kind === 'saved'
      ? succeedWith(outcome.settings)
      : refuseWith(
          'setting_refused',
          outcome.messages.map((message) => ({ message })),
        );
  },
  listPeriods: async ({ books }) => succeedWith(await listPeriods(books.store.db)),
  closePeriod: async ({ books }, { body, user }) =>
    answerPeriod(books, await closePeriod(books, body, user)),
  reopenPeriod: async ({ books }, { body, user }) =>
    answerPeriod(books, await reopenPeriod(books, body, user)),
  putLots: async ({ books }, { body, user }) => answerMasters(await putLots(books, body, user)),
  listLots: async ({ books }, { query }) => succeedWith(await listLots(books, query)),
  recallLot: async ({ books }, { params, query }) => {
    const units = await recallLot(books, params['sku'] ?? '', params['lot'] ?? '', query);
    return units === null ? miss('There is no such item. Check the address.') : succeedWith(units);
  },
  putDraft: async ({ books }, { params, body, user }) => {
    const id = parseDocumentId(params['id'] ?? '');
    if (id === null) return miss(noDraftId);
    const outcome = await putDraft(books, id, body, user);
    return outcome.kind === 'saved'
      ? succeedWith(outcome.draft)
      : refuseWith('draft_refused', [outcome]);
  },
  listDrafts: async ({ books }, { query }) => succeedWith(await listDrafts(books, query)),
  getDraft: async ({ books }, { params }) => {
    const id = parseDocumentId(params['id'] ?? '');
    const draft = id === null ? null : await findDraft(books.store.db, id);
    return draft === null ? miss(noDraft) : succeedWith(draft);
  },
  removeDraft: async ({ books }, { params }) => {
    const id = parseDocumentId(params['id'] ?? '');
    const draft = id === null ? null : await throwDraftAway(books, id);
    return draft === null ? miss(noDraft) : succeedWith(draft);
  },
};
