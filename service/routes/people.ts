/** The handlers of people and their tokens. */
import type { peopleEndpoints } from '../../shared/api/people.ts';
import { changeToken, listPeople, makeTokenText, putPeople } from '../people/people.ts';
import { forbid, miss, refuseWith, succeedWith, type Handlers } from './answers.ts';

export const peopleHandlers: Handlers<keyof typeof peopleEndpoints> = {
  putUsers: async ({ books }, { body, person, language }) => {
    const outcome = await putPeople(books, body, person);
    return outcome.kind === 'saved'
      ? succeedWith({ saved: outcome.saved })
      : refuseWith('row_refused', outcome.issues, language);
  },
  listUsers: async ({ books }) =>
    succeedWith({ items: await listPeople(books.store.db), next: null }),
  makeToken: async ({ books }, { params, person, language }) => {
    const made = await changeToken(books, params['name'] ?? '', makeTokenText(), person);
    if (made.kind === 'made') return succeedWith({ token: made.token }, 201);
    return made.kind === 'refused' && made.refusal.code !== 'no_person'
      ? forbid(made.refusal, language)
      : miss({ code: 'no_person', details: {} }, language);
  },
  removeToken: async ({ books }, { params, person, language }) => {
    const made = await changeToken(books, params['name'] ?? '', null, person);
    if (made.kind === 'removed') return succeedWith({ removed: made.removed });
    return made.kind === 'refused' && made.refusal.code !== 'no_person'
      ? forbid(made.refusal, language)
      : miss({ code: 'no_person', details: {} }, language);
  },
};
