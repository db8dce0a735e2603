/** What RMA forms are asked for with, and the endpoints of them: every form is filled from serials alone. */
import { z } from 'zod';
import { languages } from '../languages.ts';
import { rmaActions } from './documents.ts';
import { large, small, type Endpoint } from './endpoint.ts';
import { skuSchema, textSchema, truthSchema } from './primitives.ts';

export const rmaFormReaders = ['customer', 'vendor', 'house'] as const;
/** Whom a form is for: a customer reads nothing of our purchase, a vendor nothing of our sale; the house reads all. */
export type RmaFormReader = (typeof rmaFormReaders)[number];

export const mostRmaUnits = 1000;

const choices = {
  for: z.enum(rmaFormReaders).default('customer').describe('Who reads the form'),
  reason: textSchema.max(500).optional().describe('Why it comes back; lines to write on if absent'),
  action: z.enum(rmaActions).optional().describe('What the customer gets; boxes to tick if absent'),
  language: z.enum(languages).optional().describe('Else the language that is answered in'),
  paper: z.enum(['A4', 'Letter']).optional(),
};

const costHint = 'Whether the form shows what the unit cost; never on one for a customer';
const formatSchema = z.enum(['pdf', 'xlsx']).default('pdf');

export const rmaFormQuery = z.object({
  ...choices,
  cost: truthSchema.default(false).describe(costHint),
  format: formatSchema,
});

const unitSchema = z.strictObject({
  sku: skuSchema,
  serial: textSchema.min(1),
  reason: choices.reason,
  action: choices.action,
});

export const rmaFormsSchema = z.strictObject({
  ...choices,
  cost: z.boolean().default(false).describe(costHint),
  units: z.array(unitSchema).min(1).max(mostRmaUnits),
  onePageEach: z
    .boolean()
    .default(false)
    .describe('A page for each unit; else units of the same party share a form'),
});
export type RmaFormsRequest = z.output<typeof rmaFormsSchema>;

export const rmaFormEndpoints = {
  getRmaForm: {
    ...small,
    method: 'GET',
    path: '/api/units/{sku}/{serial}/rma-form',
    summary: 'The RMA form of a unit, filled from its serial alone, as PDF or xlsx',
    permission: 'read',
    query: rmaFormQuery,
    answer: z.unknown(),
  },
  makeRmaForms: {
    ...large,
    method: 'POST',
    path: '/api/rma-forms',
    summary: 'The RMA forms of many units in one file',
    permission: 'read',
    query: z.object({ format: formatSchema }),
    body: rmaFormsSchema,
    answer: z.unknown(),
  },
} as const satisfies Record<string, Endpoint>;
