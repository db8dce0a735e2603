/** The contract of reconciling a vendor's list with what was scanned and billed. */
import { z } from 'zod';
import { reconcileClasses } from '../reconcile/reconcile.ts';
import { misreadingNames } from '../reconcile/misreading.ts';
import { cleanSerial } from '../serial/text.ts';
import { large, type Endpoint } from './endpoint.ts';
import { codeSchema, moneySchema, positiveDecimalSchema } from './primitives.ts';

const serialSchema = z
  .string()
  .refine(
    (text) => cleanSerial(text).ok,
    'must be a serial: not empty, without control characters',
  );
const itemSchema = codeSchema.nullish();
const costedSchema = z.strictObject({
  serial: serialSchema,
  item: itemSchema,
  unitCost: positiveDecimalSchema.nullish(),
});
const scannedSchema = z.union([
  serialSchema,
  z.strictObject({ serial: serialSchema, item: itemSchema }),
]);
const atMost = [100_000, 'must be 100,000 lines or fewer'] as const;

const listNames = ['expected', 'scanned', 'billed'] as const;

/** The lists themselves, as each request about them carries them. */
export const listSchemas = {
  expected: z.array(costedSchema).max(...atMost),
  scanned: z
    .array(scannedSchema)
    .max(...atMost)
    .optional(),
  billed: z
    .array(costedSchema)
    .max(...atMost)
    .optional(),
};

const sumSchema = z.object({ units: z.number(), amount: moneySchema });
export const reconcileRowSchema = z.object({
  serial: z.string(),
  item: z.string().nullable(),
  class: z.enum(reconcileClasses),
  candidate: z.string().optional(),
  reason: z.enum(misreadingNames).optional(),
  expectedCost: moneySchema.optional(),
  billedCost: moneySchema.optional(),
  amount: moneySchema,
});
export const totalsSchema = z.record(z.enum([...reconcileClasses, ...listNames]), sumSchema);
export type ReconcileTotals = z.output<typeof totalsSchema>;

export const reconcileEndpoints = {
  reconcile: {
    ...large,
    method: 'POST',
    path: '/api/reconcile',
    summary: 'A vendor’s list beside what was scanned and billed: every serial once',
    permission: 'prices',
    body: z.strictObject({
      vendor: codeSchema,
      document: codeSchema
        .optional()
        .describe('A receipt: its units count as scanned where no scans are given'),
      ...listSchemas,
    }),
    answer: z.object({ rows: z.array(reconcileRowSchema), totals: totalsSchema }),
  },
} as const satisfies Record<string, Endpoint>;
