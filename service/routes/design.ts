/** The handlers of the company's design. */
import type { DesignAnswer, designEndpoints } from '../../shared/api/design.ts';
import { sayDesignIssue } from '../../shared/company/design-issues.ts';
import { putDesign } from '../commands/design.ts';
import { readDesign, type StoredDesign } from '../queries/design.ts';
import { succeedWith, type Handlers } from './answers.ts';

function answerDesign({ design, logo }: StoredDesign): DesignAnswer {
  return { ...design, addressLines: [...design.addressLines], logo };
}

export const designHandlers: Handlers<keyof typeof designEndpoints> = {
  getDesign: async ({ books }) => succeedWith(answerDesign(await readDesign(books.store.db))),
  putDesign: async ({ books }, { body, user, language }) => {
    const outcome = await putDesign(books, body, user);
    if (outcome.ok) return succeedWith(answerDesign(outcome.value));
    const issues = outcome.error.map((issue) => ({
      code: 'setting_refused',
      severity: 'error',
      line: null,
      serial: null,
      field: issue.field,
      message: sayDesignIssue(issue, language),
    }));
    return { status: 422, body: { issues } };
  },
};
