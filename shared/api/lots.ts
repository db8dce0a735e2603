/** Lots as they are entered and listed, and who has the units of one. Fields that are not named here are kept. */
import { z } from 'zod';
import { unitStatuses } from '../stock/lifecycle.ts';
import { codeSchema, daySchema, skuSchema, textSchema } from './primitives.ts';

export const lotSchema = z
  .looseObject({
    item: skuSchema,
    lot: codeSchema,
    vendor: codeSchema.optional(),
    manufacturedOn: daySchema.optional(),
    expiresOn: daySchema.optional().describe('The last day on which it is good'),
    warrantyUntil: daySchema.optional(),
    note: textSchema.optional(),
  })
  .refine(
    ({ manufacturedOn, expiresOn }) =>
      manufacturedOn === undefined || expiresOn === undefined || manufacturedOn <= expiresOn,
    { path: ['expiresOn'], message: 'must not be before manufacturedOn' },
  );
export type LotFields = z.output<typeof lotSchema>;

/** Where a unit of a lot is now: with whom, if it was sold. */
export const recallRowSchema = z.object({
  serial: z.string(),
  life: z.number(),
  status: z.enum(unitStatuses),
  area: z.string().nullable(),
  customer: z.string().nullable(),
  customerName: z.string().nullable(),
  soldOn: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
});
export type RecallRow = z.output<typeof recallRowSchema>;
