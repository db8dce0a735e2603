/** What a list of units may be asked for: every filter of units, which combine with AND; several values of one, with OR. */
import { z } from 'zod';
import { binTypes } from '../stock/masters.ts';
import { unitStatuses } from '../stock/lifecycle.ts';
import {
  codeSchema,
  daySchema,
  decimalSchema,
  instantSchema,
  manyOf,
  pageSchema,
} from './primitives.ts';

/** How a custom field is compared; `from` and `to` include what they name. */
export const fieldOperators = ['is', 'contains', 'starts', 'from', 'to'] as const;
export type FieldOperator = (typeof fieldOperators)[number];

const fieldSchema = z
  .string()
  .regex(
    /^[^:]{1,60}:(is|contains|starts|from|to):.{1,200}$/s,
    `must be name:operator:value with one of ${fieldOperators.join(', ')}, as in color:is:red`,
  );

export const unitFilters = {
  item: manyOf(codeSchema),
  vendor: manyOf(codeSchema),
  customer: manyOf(codeSchema),
  area: manyOf(codeSchema),
  areaType: z
    .enum(binTypes)
    .optional()
    .describe('Units in any bin of ours, or in any that is not; instead of area'),
  status: manyOf(z.enum(unitStatuses)),
  prefix: z.string().optional().describe('What the serial begins with'),
  manufacturerPrefix: z
    .string()
    .optional()
    .describe("What the maker's serial begins with, letter by letter"),
  lot: codeSchema.optional(),
  lotPrefix: z.string().optional(),
  notePrefix: z.string().optional(),
  receivedFrom: daySchema.optional(),
  receivedTo: daySchema.optional(),
  soldFrom: daySchema.optional(),
  soldTo: daySchema.optional(),
  receipt: manyOf(codeSchema).describe('Numbers of goods receipts'),
  bill: manyOf(codeSchema).describe('Numbers of vendor bills: the units of the receipts they bill'),
  invoice: manyOf(codeSchema).describe('Numbers of invoices that units are sold by'),
  cost: decimalSchema.optional().describe('Exactly'),
  costNot: decimalSchema.optional(),
  costFrom: decimalSchema.optional().describe('At least'),
  costTo: decimalSchema.optional().describe('At most'),
  costAbove: decimalSchema.optional().describe('More than'),
  costBelow: decimalSchema.optional().describe('Less than'),
  field: manyOf(fieldSchema).describe('Custom fields, each as name:operator:value'),
} as const;

export const unitListQuery = z.object({
  ...pageSchema,
  ...unitFilters,
  asOf: daySchema.optional(),
  knownAt: instantSchema.optional(),
  format: z.enum(['json', 'csv', 'xlsx', 'ndjson', 'pdf']).default('json'),
});
