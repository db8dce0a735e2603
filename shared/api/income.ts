/** The income statement, and the operating expenses that the accountant enters for it. */
import { z } from 'zod';
import { incomeLines } from '../report/income.ts';
import { daySchema, decimalSchema, instantSchema, moneySchema } from './primitives.ts';

const nameSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'must be 120 characters or fewer');

export const expenseSchema = z.strictObject({
  day: daySchema,
  name: nameSchema.describe('What it was for, as in Rent'),
  amount: decimalSchema.describe(
    'What it cost in base currency; below zero where some of it came back',
  ),
  memo: z.string().max(500, 'must be 500 characters or fewer').default(''),
});

const mostExpenses = 5000;

export const expensesSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  rows: z.array(expenseSchema).max(mostExpenses),
});

export const expensesQuerySchema = z.object({
  from: daySchema.optional(),
  to: daySchema.optional(),
  knownAt: instantSchema.optional(),
});

export const expensesAnswerSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  currency: z.string(),
  rows: z.array(
    z.object({ day: z.string(), name: z.string(), amount: moneySchema, memo: z.string() }),
  ),
  total: moneySchema,
});

/** What another period is: the one of the same length before it, the same days a year before, or two days. */
export const comparisons = ['previous', 'year'] as const;

export const incomeQuerySchema = z.object({
  from: daySchema.optional(),
  to: daySchema.optional(),
  compare: z.enum(comparisons).optional(),
  compareFrom: daySchema.optional(),
  compareTo: daySchema.optional(),
  knownAt: instantSchema.optional(),
  format: z.enum(['json', 'csv', 'xlsx', 'pdf']).default('json'),
});

export const incomeAnswerSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  compareFrom: z.string().nullable(),
  compareTo: z.string().nullable(),
  currency: z.string(),
  lines: z.array(
    z.object({
      line: z.enum([...incomeLines, 'expense']),
      name: z.string().describe('Of an expense what it was for, else the name of the line'),
      isSum: z.boolean(),
      amount: moneySchema.describe('As it changes the result: costs are below zero'),
      share: z.string().nullable().describe('Per cent of net revenue'),
      compared: moneySchema.nullable(),
      change: moneySchema.nullable(),
      changePercent: z.string().nullable(),
    }),
  ),
});
