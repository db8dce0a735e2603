/** The handlers of sealed exports. */
import type { sealEndpoints } from '../../shared/api/seal-endpoints.ts';
import { exportSealed } from '../exports/sealed-workbook.ts';
import { findSeal, listSeals } from '../queries/seals.ts';
import { miss, succeedWith, types, type Handlers } from './answers.ts';

const names = {
  'audit-trail': 'Audit-trail',
  journal: 'Journal',
  valuation: 'Valuation',
  units: 'Units',
  profit: 'Profit-and-loss',
} as const;

export const sealHandlers: Handlers<keyof typeof sealEndpoints> = {
  makeSeal: async ({ books }, { body, user, language }) => {
    const { number, stream } = await exportSealed(books, body, user, language);
    const fileName = `${names[body.report]}-${number}.xlsx`;
    return { status: 200, body: stream, type: types.xlsx, fileName };
  },
  listSeals: async ({ books }) => succeedWith(await listSeals(books.store.db)),
  getSeal: async ({ books }, { params, language }) => {
    const seal = await findSeal(books.store.db, params['number'] ?? '');
    return seal === null ? miss({ code: 'no_seal', details: {} }, language) : succeedWith(seal);
  },
};
