/** The handlers of labels. */
import type { labelEndpoints } from '../../shared/api/labels.ts';
import type { LabelIssue } from '../../reports/labels/render.ts';
import type { Answer } from '../exchange.ts';
import { previewLabels, printLabels } from '../queries/labels.ts';
import { succeedWith, types, type Handlers } from './answers.ts';

function refuseLabels(refused: readonly LabelIssue[]): Answer {
  const issues = refused.map(({ line, serial, message }) => ({
    code: 'label_refused',
    severity: 'error',
    line,
    serial: serial === '' ? null : serial,
    message,
  }));
  return { status: 422, body: { issues } };
}

export const labelHandlers: Handlers<keyof typeof labelEndpoints> = {
  previewLabels: async ({ books, fonts }, { body, language }) => {
    const preview = await previewLabels(books, fonts, body, language);
    return preview.ok ? succeedWith(preview.value) : refuseLabels(preview.error);
  },

  printLabels: async ({ books, fonts }, { body, language }) => {
    const printed = await printLabels(books, fonts, body, language);
    if (!printed.ok) return refuseLabels(printed.error);
    const fileName = body.document === undefined ? 'Labels.pdf' : `Labels-${body.document}.pdf`;
    return { status: 200, body: Buffer.from(printed.value), type: types.pdf, fileName };
  },
};
