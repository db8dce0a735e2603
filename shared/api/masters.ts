/** Items, parties and places as they are entered and listed. Fields that are not named here are kept as they came. */
import { z } from 'zod';
import { checkDigitNames } from '../serial/check-digits.ts';
import { characterClasses } from '../serial/profile.ts';
import {
  areaKinds,
  binTypes,
  lifePolicies,
  partyRoles,
  serialSources,
  stockTypes,
  trackings,
} from '../stock/masters.ts';
import { codeSchema, positiveDecimalSchema, skuSchema, textSchema } from './primitives.ts';

const countSchema = z.int().min(1, 'must be 1 or more').max(36_500, 'must be 36,500 or fewer');
const termSchema = z
  .strictObject({
    days: countSchema.optional(),
    months: countSchema.optional(),
    years: countSchema.optional(),
  })
  .refine(
    (term) => Object.keys(term).length === 1,
    'must be days, months or years, as in { "months": 12 }',
  );
export type TermFields = z.output<typeof termSchema>;

const serialSeriesSchema = z.strictObject({
  prefix: z
    .string()
    .regex(/^[\p{L}\p{N} ._/-]{1,30}$/u, 'must have 1 to 30 letters, digits, blanks, . _ - and /')
    .optional(),
  start: z
    .string()
    .regex(/^\d{1,15}$/, 'must be 1 to 15 digits as text, as in "000100"')
    .optional()
    .describe('The first number; zeros in front are kept'),
  digits: z
    .int()
    .min(1, 'must be 1 or more')
    .max(15, 'must be 15 or fewer')
    .optional()
    .describe('The least digits of a number'),
});

const serialProfileSchema = z.strictObject({
  lengths: z.array(z.int().min(1, 'must be 1 or more').max(100)).min(1).max(20).optional(),
  prefix: textSchema
    .min(1, 'must not be empty')
    .max(60, 'must be 60 characters or fewer')
    .optional(),
  characters: z.enum(characterClasses).optional().describe('At every place'),
  checkDigit: z
    .enum(checkDigitNames)
    .nullable()
    .optional()
    .describe('Null: none, whatever the serials look like'),
});

export const itemSchema = z.looseObject({
  sku: skuSchema,
  description: textSchema.default(''),
  tracking: z.enum(trackings),
  serialSource: z.enum(serialSources).default('manufacturer'),
  lifePolicy: z.enum(lifePolicies).default('ask'),
  caseMatters: z.boolean().default(false),
  weight: z
    .union([positiveDecimalSchema, z.number().nonnegative()])
    .optional()
    .describe('Weight of one unit, in whatever unit the company uses'),
  gtin: z
    .string()
    .regex(/^\d{8,14}$/, 'must be 8 to 14 digits')
    .optional(),
  serialProfile: serialProfileSchema
    .optional()
    .describe('What serials look like, for a warning at the scan; what is left out is learned'),
  lotTracked: z
    .boolean()
    .default(false)
    .describe('Whether every unit and quantity that comes in must say its lot'),
  warrantyToCustomer: termSchema.optional().describe('How long we answer for a unit that we sold'),
  warrantyFromVendor: termSchema
    .optional()
    .describe('How long its vendor answers for a unit that we received'),
});
export type ItemFields = z.output<typeof itemSchema>;

export const partySchema = z.looseObject({
  code: codeSchema,
  name: textSchema.min(1, 'must not be empty'),
  roles: z.array(z.enum(partyRoles)).min(1, 'must have at least one role'),
  discontinued: z.boolean().optional().describe('Whether nothing more is ordered from or by it'),
  salesperson: codeSchema.optional().describe('Who sells to it, where a document names nobody'),
  address: z.union([textSchema, z.array(textSchema)]).optional(),
});
export type PartyFields = z.output<typeof partySchema>;

export const areaSchema = z
  .looseObject({
    code: codeSchema,
    kind: z.enum(areaKinds),
    description: textSchema.optional(),
    parent: codeSchema.nullish(),
    binType: z.enum(binTypes).nullish(),
    stockType: z.enum(stockTypes).nullish(),
    serialSeries: serialSeriesSchema
      .nullish()
      .describe("A location's own series of generated serials, for the bins that lie in it"),
  })
  .refine(({ kind, serialSeries }) => kind === 'location' || (serialSeries ?? null) === null, {
    path: ['serialSeries'],
    message: 'must be left out, as only locations have a series of their own',
  });
export type AreaFields = z.output<typeof areaSchema>;

export const savedSchema = z.object({ saved: z.number() });
