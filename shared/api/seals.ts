/** Sealed exports: which reports can be sealed, what is asked for, and the heads that the books keep. */
import { z } from 'zod';
import { profitKeys } from './reports.ts';
import { unitFilters } from './unit-filters.ts';
import { codeSchema, daySchema } from './primitives.ts';

/** Reports of rows; each row is linked to the one before. */
export const sealedReports = ['audit-trail', 'journal', 'valuation', 'units', 'profit'] as const;
export type SealedReport = (typeof sealedReports)[number];

export const sealRequestSchema = z.strictObject({
  report: z.enum(sealedReports),
  from: daySchema.optional(),
  to: daySchema.optional().describe('The last day; of a valuation the day it is of'),
  item: codeSchema.optional().describe('Movements or profit of this item alone'),
  by: z.enum(profitKeys).optional().describe('The rows of a profit and loss; of items, usually'),
  customer: codeSchema.optional().describe('Profit of this customer alone'),
  vendor: codeSchema.optional(),
  salesperson: codeSchema.optional(),
  area: codeSchema.optional(),
  units: z.strictObject(unitFilters).optional().describe('Which units are listed'),
});

export const sealSchema = z.object({
  number: z.string(),
  report: z.string(),
  title: z.string(),
  question: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  rows: z.number().int(),
  first: z.string().describe('SHA-256 over what is sealed beside the rows'),
  last: z.string().describe('SHA-256 of the last link'),
});
