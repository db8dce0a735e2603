/** The handler of labels. */
import type { labelEndpoints } from '../../shared/api/labels.ts';
import { printLabels } from '../queries/labels.ts';
import { types, type Handlers } from './answers.ts';

export const labelHandlers: Handlers<keyof typeof labelEndpoints> = {
  printLabels: async ({ books, fonts }, { body }) => {
    const printed = await printLabels(books, fonts, body);
    if (printed.ok) {
      const fileName = body.document === undefined ? 'Labels.pdf' : `Labels-${body.document}.pdf`;
      return { status: 200, body: Buffer.from(printed.value), type: types.pdf, fileName };
    }
    const issues = printed.error.map(({ line, serial, message }) => ({
      code: 'label_refused',
      severity: 'error',
      line,
      serial: serial === '' ? null : serial,
      message,
    }));
    return { status: 422, body: { issues } };
  },
};
