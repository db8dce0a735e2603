/** The handlers of reconciling, and of reconciliations that are kept. */
import type { reconcileEndpoints } from '../../shared/api/reconcile.ts';
import type { reconciliationEndpoints } from '../../shared/api/reconciliations.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { postReconciliation } from '../commands/post-reconciliation.ts';
import { decideReconciliation, makeReconciliation } from '../commands/reconciliations.ts';
import type { Answer } from '../exchange.ts';
import { keepListLayout, readListLayout } from '../queries/list-layouts.ts';
import { printClaim } from '../queries/print-claim.ts';
import { reconcileLists } from '../queries/reconcile.ts';
import {
  answerReconciliation,
  listReconciliations,
  loadReconciliation,
} from '../queries/reconciliations.ts';
import { answerPrint, miss, refuseWith, succeedWith, type Handlers } from './answers.ts';
import { answerPost, askingApproval, guardOf } from './documents.ts';

type Names = keyof typeof reconcileEndpoints | keyof typeof reconciliationEndpoints;

/** What moved on meanwhile, or was sent before, is a conflict; all else is the request's own. */
const conflicts: ReadonlySet<string> = new Set(['reconcile_moved', 'reconcile_id_reused']);

function refuse(refusal: Refusal, language: Language): Answer {
  const answer = refuseWith('reconcile_refused', [{ refusal }], language);
  return conflicts.has(refusal.code) ? { ...answer, status: 409 } : answer;
}

const none: Refusal = { code: 'no_reconciliation', details: {} };
const noParty: Refusal = { code: 'no_party', details: {} };

export const reconcileHandlers: Handlers<Names> = {
  reconcile: async ({ books }, { body, language }) => {
    const answer = await reconcileLists(books, body);
    return answer.ok ? succeedWith(answer.value) : refuse(answer.error, language);
  },
  makeReconciliation: async ({ books }, { body, user, language }) => {
    const made = await makeReconciliation(books, body, user);
    if (!made.ok) return refuse(made.error, language);
    const { kept, isNew } = made.value;
    return succeedWith(answerReconciliation(kept), isNew ? 201 : 200);
  },
  listReconciliations: async ({ books }, { query }) =>
    succeedWith(await listReconciliations(books, query)),
  getReconciliation: async ({ books }, { params, language }) => {
    const { store } = books;
    const number = params['number'] ?? '';
    const kept = await loadReconciliation(store, store.db, { number });
    return kept === null ? miss(none, language) : succeedWith(answerReconciliation(kept));
  },
  decideReconciliation: async ({ books }, { params, body, user, language }) => {
    const decided = await decideReconciliation(books, params['number'] ?? '', body, user);
    if (decided === null) return miss(none, language);
    return decided.ok
      ? succeedWith(answerReconciliation(decided.value))
      : refuse(decided.error, language);
  },
  postReconciliation: async ({ books }, { params, body, person, user, newestSeen, language }) => {
    const guard = guardOf(books, person, body.rehearse);
    const options = { user, newestSeen, isRehearsal: body.rehearse, guard };
    const post = () => postReconciliation(books, params['number'] ?? '', body, options);
    const result = await askingApproval(books, person, post);
    if (result === null) return miss(none, language);
    if (result.kind === 'refused') return refuse(result.refusal, language);
    return result.kind === 'draft'
      ? succeedWith(result.draft, 201)
      : answerPost(result.outcome, language);
  },
  printClaim: async ({ books, fonts }, { params, query, language }) => {
    const { store } = books;
    const kept = await loadReconciliation(store, store.db, { number: params['number'] ?? '' });
    if (kept === null) return miss(none, language);
    return answerPrint(await printClaim(books, fonts, kept, query, language), query.format);
  },
  getListLayout: async ({ books }, { params, language }) => {
    const found = await readListLayout(books.store.db, params['code'] ?? '');
    return found === null ? miss(noParty, language) : succeedWith(found);
  },
  putListLayout: async ({ books }, { params, body, user, language }) => {
    const kept = await keepListLayout(books, params['code'] ?? '', body, user);
    return kept === null ? miss(noParty, language) : succeedWith(kept);
  },
};
