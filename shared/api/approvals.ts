/** The rows of the endpoint table about limits, and what is asked for above them. */
import { z } from 'zod';
import { small, type Endpoint } from './endpoint.ts';
import { listOf, moneySchema, positiveDecimalSchema } from './primitives.ts';

const amountSchema = positiveDecimalSchema.nullable();
export const limitsSchema = z.strictObject({
  writeOff: amountSchema.describe('Cost of what one person writes off in a day; null: no limit'),
  costChange: amountSchema.describe('Cost that one person changes in a day; null: no limit'),
  credit: amountSchema.describe(
    'Credit that one person gives in a day, without tax; null: no limit',
  ),
  reopenPeriod: z.boolean().describe('Whether a closed period is opened again by two people alone'),
});
export type Limits = z.output<typeof limitsSchema>;

const approvalSchema = z.object({
  number: z.string(),
  subject: z.string().describe('A kind of document, `reverse` and its number, or `reopen_period`'),
  amount: moneySchema,
  content: z.record(z.string(), z.unknown()).describe('What is asked for, to the letter'),
  askedBy: z.string(),
  askedAt: z.string(),
  decision: z.enum(['approved', 'refused']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  usedAt: z.string().nullable().describe('It allows what was asked once'),
});
export type ApprovalAnswer = z.output<typeof approvalSchema>;

export const approvalEndpoints = {
  getLimits: {
    ...small,
    method: 'GET',
    path: '/api/limits',
    summary: 'Above which amounts a second person must agree',
    permission: 'read',
    answer: limitsSchema,
  },
  putLimits: {
    ...small,
    method: 'PUT',
    path: '/api/limits',
    summary: 'Change the limits; what is left out stays as it is',
    permission: 'people',
    body: limitsSchema.partial(),
    answer: limitsSchema,
  },
  listApprovals: {
    ...small,
    method: 'GET',
    path: '/api/approvals',
    summary: 'What was asked for above a limit, newest first',
    permission: 'audit',
    query: z.object({ open: z.enum(['true', 'false']).optional() }),
    answer: listOf(approvalSchema),
  },
  decideApproval: {
    ...small,
    method: 'POST',
    path: '/api/approvals/{number}',
    summary: 'Agree to what somebody else asked for, or refuse it',
    permission: 'approve',
    body: z.strictObject({ decision: z.enum(['approved', 'refused']) }),
    answer: approvalSchema,
  },
} as const satisfies Record<string, Endpoint>;
