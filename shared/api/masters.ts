/** Items, parties and places as they are entered and listed. Fields that are not named here are kept as they came. */
import { z } from 'zod';
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
});
export type ItemFields = z.output<typeof itemSchema>;

export const partySchema = z.looseObject({
  code: codeSchema,
  name: textSchema.min(1, 'must not be empty'),
  roles: z.array(z.enum(partyRoles)).min(1, 'must have at least one role'),
  address: z.union([textSchema, z.array(textSchema)]).optional(),
});
export type PartyFields = z.output<typeof partySchema>;

export const areaSchema = z.looseObject({
  code: codeSchema,
  kind: z.enum(areaKinds),
  description: textSchema.optional(),
  parent: codeSchema.nullish(),
  binType: z.enum(binTypes).nullish(),
  stockType: z.enum(stockTypes).nullish(),
});
export type AreaFields = z.output<typeof areaSchema>;

export const savedSchema = z.object({ saved: z.number() });
