/** Units as they are looked up: the card, the rows of its history, the filters of the list. */
import { z } from 'zod';
import { documentKinds } from '../documents/kinds.ts';
import { unitEvents, unitStatuses } from '../stock/lifecycle.ts';
import { moneySchema } from './primitives.ts';

export const cardSchema = z.object({
  item: z.string(),
  description: z.string(),
  serial: z.string(),
  manufacturerSerial: z.string().nullable(),
  lot: z.string().nullable(),
  life: z.number(),
  lives: z.number(),
  status: z.enum(unitStatuses),
  area: z.string().nullable(),
  holder: z.string().nullable(),
  vendor: z.string().nullable(),
  receivedOn: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  unitCost: moneySchema.optional(),
  trueCost: moneySchema.optional(),
  customer: z.string().nullable(),
  soldOn: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  unitPrice: moneySchema.nullable(),
  margin: moneySchema.nullable().optional(),
  daysInStock: z.number().nullable(),
  warrantyUntil: z.string().nullable(),
  note: z.string().nullable(),
  customFields: z.record(z.string(), z.unknown()),
});
export type UnitCard = z.output<typeof cardSchema>;

export const historyRowSchema = z.object({
  occurredOn: z.string(),
  recordedAt: z.string(),
  document: z.string(),
  kind: z.enum(documentKinds),
  fromArea: z.string().nullable(),
  toArea: z.string().nullable(),
  party: z.string().nullable(),
  user: z.string(),
  costChange: moneySchema.optional(),
  event: z.enum(unitEvents).optional(),
  lateCost: moneySchema.optional().describe('What came after the unit had left'),
});
export const costPartKinds = [
  'price',
  'discount',
  'tax',
  'add_on',
  'component',
  'late',
  'other',
] as const;
/** One part of what a unit cost; the parts add up to its true cost. Signed: a discount is below zero. */
export const costPartSchema = z.object({
  kind: z.enum(costPartKinds),
  name: z.string().describe('Of an add-on, also one that came late, or a component; else empty'),
  document: z.string(),
  occurredOn: z.string(),
  amount: moneySchema,
});
export type CostPart = z.output<typeof costPartSchema>;

/** A row of the trail over all items: of one unit, or of goods without units. */
export const trailRowSchema = historyRowSchema.extend({
  item: z.string(),
  serial: z.string().describe('Empty for goods without units'),
  quantity: z.number(),
});
export type HistoryRow = z.output<typeof historyRowSchema>;

/** One unit beside another in an assembly, and the document that put them together. */
const partSchema = z.object({
  item: z.string(),
  serial: z.string(),
  life: z.number(),
  manufacturerSerial: z.string().nullable(),
  vendor: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  document: z.string(),
});
export const partsAnswerSchema = z.object({
  components: z.array(partSchema),
  builtInto: partSchema.nullable(),
});

export const lookupMatches = ['one', 'none', 'several'] as const;
export const lookupAnswerSchema = z.object({
  results: z.array(
    z.object({
      input: z.string(),
      match: z.enum(lookupMatches),
      units: z.array(
        cardSchema.extend({
          history: z.array(historyRowSchema).optional(),
          costParts: z.array(costPartSchema).optional(),
        }),
      ),
    }),
  ),
});
