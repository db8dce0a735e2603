/** The handlers of e-invoices. */
import type { eInvoiceEndpoints } from '../../shared/api/einvoice.ts';
import {
  sayEInvoiceIssue,
  type EInvoiceField,
  type EInvoiceHolder,
} from '../../shared/company/einvoice-issues.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { putBuyer, putSeller } from '../commands/einvoice.ts';
import type { Answer } from '../exchange.ts';
import { makeEInvoice, readBuyer, readSeller } from '../queries/einvoice.ts';
import { miss, refusePrint, succeedWith, type Handlers } from './answers.ts';

const noParty: Refusal = { code: 'no_party', details: {} };

function answerIssues(messages: readonly (readonly [field: string | null, string])[]): Answer {
  const issues = messages.map(([field, message]) => ({
    code: 'einvoice_refused',
    severity: 'error',
    line: null,
    serial: null,
    ...(field === null ? {} : { field }),
    message,
  }));
  return { status: 422, body: { issues } };
}

function answerWrong(
  fields: readonly EInvoiceField[],
  holder: EInvoiceHolder,
  name: string,
  language: Language,
): Answer {
  return answerIssues(
    fields.map((field) => [
      field,
      sayEInvoiceIssue(
        { code: 'einvoice_malformed', term: 'EN 16931', field, holder, name },
        language,
      ),
    ]),
  );
}

export const eInvoiceHandlers: Handlers<keyof typeof eInvoiceEndpoints> = {
  getEInvoiceSettings: async ({ books }) => succeedWith(await readSeller(books.store.db)),
  putEInvoiceSettings: async ({ books }, { body, user, language }) => {
    const outcome = await putSeller(books, body, user);
    return outcome.ok
      ? succeedWith(outcome.value)
      : answerWrong(outcome.error, 'seller', '', language);
  },
  getEInvoiceCustomer: async ({ books }, { params, language }) => {
    const code = params['code'] ?? '';
    const buyer = await readBuyer(books.store.db, code);
    return buyer === null ? miss(noParty, language) : succeedWith({ code, eInvoice: buyer.fields });
  },
  putEInvoiceCustomer: async ({ books }, { params, body, user, language }) => {
    const code = params['code'] ?? '';
    const outcome = await putBuyer(books, code, body, user);
    if (outcome === null) return miss(noParty, language);
    return outcome.ok
      ? succeedWith({ code, eInvoice: outcome.value })
      : answerWrong(outcome.error, 'buyer', code, language);
  },
  getEInvoice: async ({ books, fonts }, { params, query, language }) => {
    const made = await makeEInvoice(books, fonts, params['number'] ?? '', query, language);
    if (made.ok) {
      const { bytes, type, fileName } = made.value;
      return { status: 200, body: Buffer.from(bytes), type, fileName };
    }
    return made.error.kind === 'refused'
      ? refusePrint(made.error.refusal, language)
      : answerIssues(made.error.messages.map((message) => [null, message]));
  },
};
