/** The handlers of RMA forms. */
import { rmaFormsSchema, type rmaFormEndpoints } from '../../shared/api/rma-forms.ts';
import type { Answer } from '../exchange.ts';
import { printRmaForms, type RmaFile, type RmaFileIssue } from '../queries/print-rma-forms.ts';
import { guardForm } from '../people/guard.ts';
import { forbid, miss, types, type Handlers } from './answers.ts';

function answerFile({ bytes, fileName }: RmaFile, format: 'pdf' | 'xlsx'): Answer {
  return { status: 200, body: Buffer.from(bytes), type: types[format], fileName };
}

function refuse(issues: readonly RmaFileIssue[]): Answer {
  return { status: 422, body: { issues: issues.map((each) => ({ ...each, severity: 'error' })) } };
}

export const rmaFormHandlers: Handlers<keyof typeof rmaFormEndpoints> = {
  getRmaForm: async ({ books, fonts }, { params, query, person, language }) => {
    const refused = guardForm(person, query);
    if (refused !== null) return forbid(refused, language);
    const { format, ...choices } = query;
    const unit = { sku: params['sku'] ?? '', serial: params['serial'] ?? '' };
    const request = rmaFormsSchema.safeParse({ ...choices, units: [unit] });
    // What can be no sku, or no serial, names no unit.
    if (!request.success) return miss({ code: 'no_unit', details: {} }, language);
    const printed = await printRmaForms(books, fonts, request.data, format, language);
    if (printed.ok) return answerFile(printed.value, format);
    return printed.error.some(({ code }) => code === 'rma_no_unit')
      ? miss({ code: 'no_unit', details: {} }, language)
      : refuse(printed.error);
  },
  makeRmaForms: async ({ books, fonts }, { query: { format }, body, person, language }) => {
    const refused = guardForm(person, body);
    if (refused !== null) return forbid(refused, language);
    const printed = await printRmaForms(books, fonts, body, format, language);
    return printed.ok ? answerFile(printed.value, format) : refuse(printed.error);
  },
};
