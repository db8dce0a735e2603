/** A document as it is sent, as it is answered, and every reason why one is refused. */
import { z } from 'zod';
import { documentKinds } from '../documents/kinds.ts';
import type { IssueCode } from '../issues.ts';
import { unitEvents } from '../stock/lifecycle.ts';
import {
  codeSchema,
  currencySchema,
  daySchema,
  decimalSchema,
  documentIdSchema,
  moneySchema,
  positiveDecimalSchema,
  textSchema,
} from './primitives.ts';

const serialEntrySchema = z.union([
  z.string(),
  z.strictObject({
    serial: z.string(),
    manufacturerSerial: textSchema.optional(),
    lot: codeSchema.optional(),
  }),
]);

export const rmaActions = ['credit', 'refund', 'replace', 'repair'] as const;
export type RmaAction = (typeof rmaActions)[number];
export const addOnBases = ['quantity', 'value', 'weight'] as const;
export type AddOnBasis = (typeof addOnBases)[number];

const addOnSchema = z.strictObject({
  name: codeSchema,
  amount: decimalSchema.describe('Below zero on a cost adjustment alone: a credit that came late'),
  by: z.enum(addOnBases),
  currency: currencySchema.optional(),
  exchangeRate: positiveDecimalSchema.optional(),
});

const patternSchema = z.strictObject({
  prefix: textSchema.optional(),
  start: z.string().regex(/^\d{1,30}$/, 'must be 1 to 30 digits'),
  suffix: textSchema.optional(),
  quantity: z.int().optional(),
});

const lineSchema = z.strictObject({
  item: codeSchema,
  serials: z.array(serialEntrySchema).optional(),
  quantity: z.int().optional(),
  unitCost: positiveDecimalSchema.optional(),
  unitPrice: positiveDecimalSchema.optional(),
  discount: positiveDecimalSchema.optional().describe('Money off one unit'),
  taxRate: positiveDecimalSchema.optional().describe('Per cent on the discounted price'),
  taxRecoverable: z
    .boolean()
    .optional()
    .describe("Whether a purchase's tax comes back; else it is part of the units' cost"),
  reason: textSchema.optional(),
  action: z.enum(rmaActions).optional(),
  direction: z.enum(['in', 'out']).optional(),
  area: codeSchema.optional(),
  fromArea: codeSchema.optional(),
  toArea: codeSchema.optional(),
  lot: codeSchema.optional(),
  manufacturerSerials: patternSchema
    .optional()
    .describe(
      "The makers' serials of the line's units, in order: a prefix, a running number, a suffix",
    ),
  note: textSchema.optional(),
});

const componentSchema = z.strictObject({
  item: codeSchema,
  serial: z.string().optional(),
  quantity: z.int().optional(),
});
const buildSchema = z.strictObject({
  item: codeSchema,
  serial: z.string().optional(),
  lot: codeSchema.optional(),
  components: z.array(componentSchema).default([]),
});

export const documentSchema = z.strictObject({
  id: documentIdSchema,
  kind: z.enum(documentKinds),
  occurredOn: daySchema,
  party: codeSchema.optional(),
  reference: textSchema.optional(),
  salesperson: codeSchema
    .optional()
    .describe('Who sold; else who sold what it follows, or who looks after the customer'),
  currency: currencySchema.optional(),
  exchangeRate: positiveDecimalSchema.optional(),
  area: codeSchema.optional(),
  fromArea: codeSchema.optional(),
  toArea: codeSchema.optional(),
  inTransit: z.boolean().optional(),
  addOnCosts: z.array(addOnSchema).optional(),
  lines: z.array(lineSchema).default([]),
  from: z.union([codeSchema, z.array(codeSchema)]).optional(),
  against: codeSchema.optional(),
  vendorRmaNumber: codeSchema.optional(),
  vendorRmaDate: daySchema.optional(),
  expiresOn: daySchema.optional(),
  expectedOn: daySchema
    .optional()
    .describe('Of a purchase order: the day on which the goods are to arrive'),
  items: z.array(codeSchema).optional(),
  builds: z.array(buildSchema).optional(),
  takeApart: z.array(z.strictObject({ item: codeSchema, serial: z.string() })).optional(),
  note: textSchema.optional(),
  accept: z.array(z.string()).optional().describe('Codes of questions that are answered with yes'),
});
export type DocumentDraft = z.output<typeof documentSchema>;
export type DocumentRequest = z.input<typeof documentSchema>;
export type DraftLine = DocumentDraft['lines'][number];

export const reverseSchema = z.strictObject({
  id: documentIdSchema,
  occurredOn: daySchema.optional(),
});

export const issueAnswerSchema = z.object({
  code: z.string().transform((code) => code as IssueCode),
  severity: z.enum(['error', 'question']),
  line: z.number().nullable(),
  serial: z.string().nullable(),
  message: z.string(),
});
export const issuesSchema = z.object({ issues: z.array(issueAnswerSchema) });

const componentAnswerSchema = z.object({
  item: z.string(),
  serial: z.string(),
  unitCost: moneySchema.optional(),
});
const documentUnitSchema = z.object({
  item: z.string(),
  serial: z.string(),
  manufacturerSerial: z.string().nullable(),
  life: z.number(),
  event: z.enum(unitEvents).optional().describe('Where the lines of a kind do several things'),
  unitCost: moneySchema.optional(),
  components: z.array(componentAnswerSchema).optional(),
});
const quantityAnswerSchema = z.object({
  event: z.enum(unitEvents),
  lot: z.string().nullable(),
  fromArea: z.string().nullable(),
  toArea: z.string().nullable(),
  quantity: z.number(),
  costChange: moneySchema.optional(),
});
const documentLineSchema = z.looseObject({
  line: z.number(),
  item: z.string(),
  description: z.string(),
  quantity: z.number(),
  done: z.number().optional().describe("How much of an order's line others have done"),
  open: z.number().optional(),
  unitPrice: moneySchema.nullish(),
  unitCost: moneySchema.nullish(),
  discount: moneySchema.nullish(),
  taxRate: z.string().nullish(),
  net: moneySchema.nullish(),
  units: z.array(documentUnitSchema),
  quantities: z.array(quantityAnswerSchema).optional().describe('Of goods without units'),
});
export const orderStatuses = ['open', 'closed'] as const;
const standingFields = {
  closes: z.string().nullable().optional(),
  closedBy: z.string().nullable().optional(),
  orderStatus: z.enum(orderStatuses).nullable().optional(),
};
const shareSchema = z.object({ units: z.number(), amount: moneySchema });
const previewSchema = z.object({
  inStock: shareSchema,
  left: shareSchema,
  months: z.array(
    shareSchema.extend({
      month: z.string().describe('Of sale; empty for what left unsold'),
      marginBefore: moneySchema,
      marginAfter: moneySchema,
    }),
  ),
});
export const documentAnswerSchema = z.looseObject({
  id: z.string(),
  number: z.string().nullable(),
  kind: z.enum(documentKinds),
  occurredOn: z.string(),
  recordedAt: z.string().nullable(),
  party: z.string().nullable(),
  currency: z.string(),
  reverses: z.string().nullable().optional(),
  reversedBy: z.string().nullable().optional(),
  from: z.array(z.string()).optional(),
  followedBy: z.array(z.string()).optional(),
  ...standingFields,
  lines: z.array(documentLineSchema),
  totals: z.looseObject({
    units: z.number(),
    net: moneySchema.optional(),
    tax: moneySchema.optional(),
    total: moneySchema.optional(),
    addOnCosts: moneySchema.optional(),
    cost: moneySchema.optional(),
  }),
  preview: previewSchema.optional().describe('What a change of cost would do; in a rehearsal'),
  issues: z.array(issueAnswerSchema),
});
export type DocumentAnswer = z.output<typeof documentAnswerSchema>;

export const documentRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(documentKinds),
  occurredOn: z.string(),
  recordedAt: z.string(),
  party: z.string().nullable(),
  reference: z.string().nullable(),
  currency: z.string(),
  total: moneySchema.optional().describe('Left out for who may not see it'),
  units: z.number(),
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  expiresOn: z.string().nullable().optional().describe('Until when what it announces is expected'),
  ...standingFields,
});
