/** Reports as they are answered: profit and loss with its tie-out, valuation, journal, proof of the books. */
import { z } from 'zod';
import { moneySchema } from './primitives.ts';

export const profitKeys = [
  'total',
  'month',
  'item',
  'serial',
  'customer',
  'vendor',
  'salesperson',
  'area',
] as const;
export type ProfitKey = (typeof profitKeys)[number];

const profitFiguresSchema = z.object({
  units: z.number(),
  revenue: moneySchema,
  returns: moneySchema,
  netRevenue: moneySchema,
  cost: moneySchema,
  lateCost: moneySchema,
  margin: moneySchema,
  marginPercent: z.string().nullable(),
});
export const profitAnswerSchema = z.object({
  by: z.enum(profitKeys),
  from: z.string().nullable(),
  to: z.string().nullable(),
  company: z.string().optional(),
  currency: z.string(),
  rows: z.array(profitFiguresSchema.extend({ key: z.string() })),
  totals: profitFiguresSchema,
  adjustments: z.object({
    writeOffs: moneySchema,
    countDifferences: moneySchema,
    costChanges: moneySchema,
    vendorReturns: moneySchema,
    returnGains: moneySchema,
    priceVariance: moneySchema,
    total: moneySchema,
  }),
  tieOut: z.object({
    openingStock: moneySchema,
    purchases: moneySchema,
    addOnCosts: moneySchema,
    costOfGoodsSold: moneySchema,
    adjustments: moneySchema,
    closingStock: moneySchema,
    unexplained: moneySchema,
  }),
});
export type ProfitAnswer = z.output<typeof profitAnswerSchema>;

export const valuationKeys = ['item', 'area', 'unit', 'vendor', 'age'] as const;

/** Ages of units in days, each the last of its group; what is older is the last group. */
export const agesSchema = z
  .string()
  .regex(
    /^\d{1,5}(,\d{1,5}){0,9}$/,
    'must be days that grow, one to ten of them, as in 30,60,90,180',
  )
  .transform((text) => text.split(',').map(Number))
  .refine(
    (days) => days.every((day, place) => place === 0 || day > (days[place - 1] ?? 0)),
    'must be days that grow, one to ten of them, as in 30,60,90,180',
  )
  .optional()
  .describe('By age: the last day of each group; 30,60,90,180 where it is left out');

export const valuationAnswerSchema = z.object({
  asOf: z.string(),
  currency: z.string(),
  rows: z.array(
    z.object({
      item: z.string(),
      area: z.string().optional(),
      serial: z.string().optional(),
      vendor: z.string().nullable().optional(),
      age: z
        .string()
        .nullable()
        .optional()
        .describe('Days since it came, as in 31-60; null of goods without units'),
      units: z.number(),
      value: moneySchema,
    }),
  ),
  totals: z.object({ units: z.number(), value: moneySchema }),
});

export const journalAnswerSchema = z.object({
  rows: z.array(
    z.object({
      date: z.string(),
      document: z.string(),
      account: z.string(),
      debit: moneySchema,
      credit: moneySchema,
      party: z.string().nullable(),
      currency: z.string(),
      memo: z.string(),
    }),
  ),
});

export const verifyAnswerSchema = z.object({
  units: z.number(),
  movements: z.number(),
  documents: z.number(),
  differences: z.array(z.string()),
  chain: z.string(),
});
