/** The handler of reconciling. */
import type { reconcileEndpoints } from '../../shared/api/reconcile.ts';
import { reconcileLists } from '../queries/reconcile.ts';
import { refuseWith, succeedWith, type Handlers } from './answers.ts';

export const reconcileHandlers: Handlers<keyof typeof reconcileEndpoints> = {
  reconcile: async ({ books }, { body, language }) => {
    const answer = await reconcileLists(books, body);
    return answer.ok
      ? succeedWith(answer.value)
      : refuseWith('reconcile_refused', [{ refusal: answer.error }], language);
  },
};
