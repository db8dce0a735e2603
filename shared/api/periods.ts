/** The closed period as it is read, closed further and reopened. */
import { z } from 'zod';
import { daySchema, textSchema } from './primitives.ts';

const periodActions = ['close', 'reopen'] as const;
export type PeriodAction = (typeof periodActions)[number];

const reasonSchema = textSchema.trim().min(1, 'must not be empty');

export const closePeriodSchema = z.strictObject({
  through: daySchema.describe('The last day of the closed period'),
  reason: reasonSchema.optional(),
});

export const reopenPeriodSchema = z.strictObject({
  through: daySchema.nullable().describe('The last day that stays closed; null where none does'),
  reason: reasonSchema,
});

export const periodsSchema = z.object({
  closedThrough: z.string().nullable(),
  events: z.array(
    z.object({
      action: z.enum(periodActions),
      through: z.string().nullable(),
      user: z.string(),
      recordedAt: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});
