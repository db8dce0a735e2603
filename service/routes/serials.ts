/** The handlers of texts of serials. */
import type { serialEndpoints } from '../../shared/api/serials.ts';
import { compressSerials } from '../../shared/serial/compress.ts';
import { serialsAfter } from '../../shared/serial/count.ts';
import { expandRange } from '../../shared/serial/range.ts';
import { readScans } from '../queries/scans.ts';
import { readSerialProfile } from '../queries/serial-profile.ts';
import { miss, refuseWith, succeedWith, type Handlers } from './answers.ts';

export const serialHandlers: Handlers<keyof typeof serialEndpoints> = {
  parseSerials: async ({ books }, { body, language }) =>
    succeedWith({ results: await readScans(books, body, language) }),
  expandSerials: (_context, { body, language }) => {
    const expanded = expandRange(body.text, body.carry);
    if (expanded.ok) return Promise.resolve(succeedWith({ serials: expanded.value }));
    const { part, reason } = expanded.error;
    const refusal = { code: 'range_refused', details: { part, reason } } as const;
    return Promise.resolve(refuseWith('range_refused', [{ refusal }], language));
  },
  getSerialProfile: async ({ books }, { params, language }) => {
    const profile = await readSerialProfile(books.store, params['sku'] ?? '');
    return profile === null
      ? miss({ code: 'no_item', details: {} }, language)
      : succeedWith(profile);
  },
  nextSerials: (_context, { body: { serial, count, carry } }) =>
    Promise.resolve(succeedWith({ serials: serialsAfter(serial, count, carry) })),
  compressSerials: (_context, { body }) =>
    Promise.resolve(succeedWith({ text: compressSerials(body.serials, body.carry) })),
};
