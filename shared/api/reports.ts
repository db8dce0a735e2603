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

export const valuationAnswerSchema = z.object({
  asOf: z.string(),
  currency: z.string(),
  rows: z.array(
    z.object({
      item: z.string(),
      area: z.string().optional(),
      serial: z.string().optional(),
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
