/**
 * Finding what a text is: a document, an item, a party or a unit; and who asks, of which books. Exact matches come
 * before those that only begin with the text or hold it.
 */
import { z } from 'zod';
import { documentKinds } from '../documents/kinds.ts';
import { unitStatuses } from '../stock/lifecycle.ts';
import { partyRoles } from '../stock/masters.ts';
import { orderStatuses } from './documents.ts';
import { rights, roles } from '../people/rights.ts';
import { small, type Endpoint } from './endpoint.ts';

/** At most so many of a sort are found. */
export const foundAtMost = 8;

const isExact = z.boolean().describe('Whether it is the text itself, not only begins with it');

export const findAnswerSchema = z.object({
  documents: z.array(
    z.object({
      number: z.string(),
      kind: z.enum(documentKinds),
      party: z.string().nullable(),
      occurredOn: z.string(),
      orderStatus: z.enum(orderStatuses).nullable(),
      isExact,
    }),
  ),
  units: z.array(
    z.object({
      item: z.string(),
      serial: z.string(),
      status: z.enum(unitStatuses),
      area: z.string().nullable(),
      isExact,
    }),
  ),
  items: z.array(z.object({ sku: z.string(), description: z.string(), isExact })),
  parties: z.array(
    z.object({ code: z.string(), name: z.string(), roles: z.array(z.enum(partyRoles)), isExact }),
  ),
});
export type FindAnswer = z.output<typeof findAnswerSchema>;

export const aboutAnswerSchema = z.object({
  user: z.string(),
  role: z.enum(roles),
  permissions: z.array(z.enum(rights)).describe('What whoever asks has the right to'),
  company: z.object({ name: z.string(), addressLines: z.array(z.string()) }),
  currency: z.string(),
});

export const findEndpoints = {
  about: {
    ...small,
    method: 'GET',
    path: '/api/about',
    summary: 'Who asks, what they may do, and whose books these are',
    permission: 'read',
    answer: aboutAnswerSchema,
  },
  find: {
    ...small,
    method: 'GET',
    path: '/api/find',
    summary: 'What a text is: documents, units, items and parties that are it or begin with it',
    permission: 'read',
    query: z.object({
      text: z
        .string()
        .trim()
        .min(1, 'must not be empty')
        .max(200, 'must be 200 characters or fewer'),
    }),
    answer: findAnswerSchema,
  },
} as const satisfies Record<string, Endpoint>;
