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

const sumSchema = z.object({ units: z.number(), amount: moneySchema });
const reconcileAnswerSchema = z.object({
  rows: z.array(
    z.object({
      serial: z.string(),
      item: z.string().nullable(),
      class: z.enum(reconcileClasses),
      candidate: z.string().optional(),
      reason: z.enum(misreadingNames).optional(),
      expectedCost: moneySchema.optional(),
      billedCost: moneySchema.optional(),
      amount: moneySchema,
    }),
  ),
  totals: z.object({
    ...Object.fromEntries(reconcileClasses.map((name) => [name, sumSchema])),
    expected: sumSchema,
    scanned: sumSchema,
    billed: sumSchema,
  }),
});

export const reconcileEndpoints = {
  reconcile: {
    ...large,
    method: 'POST',
    path: '/api/reconcile',
    summary: 'A vendor’s list beside what was scanned and billed: every serial once',
    permission: 'read',
    body: z.strictObject({
      vendor: codeSchema,
      document: codeSchema
        .optional()
        .describe('A receipt: its units count as scanned where no scans are given'),
      expected: z.array(costedSchema).max(...atMost),
      scanned: z
        .array(scannedSchema)
        .max(...atMost)
        .optional(),
      billed: z
        .array(costedSchema)
        .max(...atMost)
        .optional(),
    }),
    answer: reconcileAnswerSchema,
  },
} as const satisfies Record<string, Endpoint>;
