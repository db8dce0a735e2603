/** The handlers of limits, and of what is asked for above them. */
import type { approvalEndpoints } from '../../shared/api/approvals.ts';
import { decideApproval, listApprovals, putLimits, readLimits } from '../people/approvals.ts';
import { forbid, miss, succeedWith, type Handlers } from './answers.ts';

export const approvalHandlers: Handlers<keyof typeof approvalEndpoints> = {
  getLimits: async ({ books }) => succeedWith(await readLimits(books.store.db)),
  putLimits: async ({ books }, { body, person }) =>
    succeedWith(await putLimits(books, body, person)),
  listApprovals: async ({ books }, { query }) =>
    succeedWith({ items: await listApprovals(books, query.open === 'true'), next: null }),
  decideApproval: async ({ books }, { params, body, person, language }) => {
    const number = params['number'] ?? '';
    const decided = await decideApproval(books, number, body.decision, person);
    if (decided === null) return miss({ code: 'no_approval', details: {} }, language);
    return decided.ok ? succeedWith(decided.value) : forbid(decided.error, language);
  },
};
