/**
 * The contract of reconciliations that are kept: the lists as they came, what was found, every decision, and what was
 * posted by them. Each can be reopened later and shows the same.
 */
import { z } from 'zod';
import { languages } from '../languages.ts';
import { decisions } from '../reconcile/decisions.ts';
import { results } from '../reconcile/outcome.ts';
import { reconcileClasses } from '../reconcile/reconcile.ts';
import { draftAnswerSchema } from './drafts.ts';
import { documentAnswerSchema } from './documents.ts';
import { large, small, type Endpoint } from './endpoint.ts';
import {
  codeSchema,
  currencySchema,
  daySchema,
  documentIdSchema,
  listOf,
  moneySchema,
  pageSchema,
  positiveDecimalSchema,
  textSchema,
} from './primitives.ts';
import { listSchemas, reconcileRowSchema, totalsSchema } from './reconcile.ts';

export const reconciliationSchema = z.strictObject({
  id: documentIdSchema,
  vendor: codeSchema,
  order: codeSchema.optional().describe('The purchase order: its quantities and prices are agreed'),
  receipt: codeSchema
    .optional()
    .describe('A receipt: its units are here, and count as scanned where no scans are given'),
  item: codeSchema.optional().describe('Of every line that names none'),
  currency: currencySchema.optional().describe("Of the costs; else the order's"),
  reference: textSchema.optional().describe("The number of the vendor's list or delivery note"),
  note: textSchema.optional(),
  ...listSchemas,
});

const spanSchema = z.tuple([z.int().min(1), z.int().min(1)]).describe('First and last row');

const keptRowSchema = reconcileRowSchema.extend({
  row: z.number().describe('From 1; how decisions name it'),
  scannedItem: z.string().nullable(),
  candidates: z.array(z.string()).describe('Expected serials that it may be, where none surely is'),
  counts: z.object({ expected: z.number(), scanned: z.number(), billed: z.number() }),
  agreedCost: moneySchema.nullable().describe('What one unit should cost: as ordered, or listed'),
  decision: z.enum(decisions).nullable(),
  claim: moneySchema.nullable().describe('What is claimed of the vendor for it'),
  receipt: z.string().nullable(),
  sentBack: z.string().nullable(),
});

const listedSchema = z.object({
  number: z.string(),
  id: z.string(),
  vendor: z.string(),
  vendorName: z.string(),
  order: z.string().nullable(),
  receipt: z.string().nullable(),
  reference: z.string().nullable(),
  currency: z.string(),
  madeAt: z.string(),
  user: z.string(),
  totals: totalsSchema,
});

const orderedSchema = z.object({
  item: z.string(),
  ordered: z.number(),
  open: z.number().describe('When it was reconciled'),
  unitCost: moneySchema.nullable(),
  listed: z.number(),
  scanned: z.number(),
  billed: z.number(),
});

const stepSchema = z.object({
  step: z.number(),
  at: z.string(),
  user: z.string(),
  kind: z.enum(['decided', 'undone', 'posted']),
  decision: z.enum(decisions).nullable().optional(),
  units: z.number().optional(),
  result: z.enum(results).optional(),
  document: z.string().nullable().optional().describe('Null while it is a draft, or thrown away'),
  draft: z.string().nullable().optional(),
});

export const reconciliationAnswerSchema = listedSchema.extend({
  note: z.string().nullable(),
  rows: z.array(keptRowSchema),
  ordered: z
    .array(orderedSchema)
    .describe('Order, list, scans and bill side by side, item by item'),
  claimed: moneySchema,
  undecided: z.number(),
  bill: z
    .object({
      billed: moneySchema,
      booked: moneySchema,
      notBooked: z.array(
        z.object({ class: z.enum(reconcileClasses), units: z.number(), amount: moneySchema }),
      ),
      priceDifference: moneySchema,
    })
    .nullable()
    .describe("The vendor's bill: what is booked, what is not and why"),
  ready: z
    .record(z.enum(results), z.number())
    .describe('How many units each result would carry now'),
  steps: z.array(stepSchema),
});
export type ReconciliationAnswer = z.output<typeof reconciliationAnswerSchema>;

const decideSchema = z.union([
  z.strictObject({
    after: z.int().min(0).describe('The last step that was seen: another one since is a 409'),
    rows: z.array(spanSchema).min(1).optional(),
    class: z.enum(reconcileClasses).optional().describe('Every row of it that is not settled'),
    decision: z.enum(decisions).nullable().describe('Null takes a decision away'),
  }),
  z.strictObject({ after: z.int().min(0), undo: z.literal(true) }),
]);

const columnSchema = z.union([z.string().max(80), z.int().min(0).max(1000)]);
const layoutSchema = z
  .strictObject({
    serials: z.array(columnSchema).min(1).max(50),
    columns: z.strictObject({
      item: columnSchema.optional(),
      cost: columnSchema.optional(),
      quantity: columnSchema.optional(),
      manufacturerSerial: columnSchema.optional(),
      lot: columnSchema.optional(),
    }),
  })
  .describe('A column by its head, or by its place from 0 where the list has no heads');
const layoutAnswerSchema = z.object({ layout: layoutSchema.nullable() });

const at = '/api/reconciliations/{number}';

export const reconciliationEndpoints = {
  makeReconciliation: {
    ...large,
    method: 'POST',
    path: '/api/reconciliations',
    summary: "Reconciles a vendor's list and keeps it; the same id again changes nothing",
    permission: 'purchasing',
    body: reconciliationSchema,
    answer: reconciliationAnswerSchema,
  },
  listReconciliations: {
    ...small,
    method: 'GET',
    path: '/api/reconciliations',
    summary: 'Reconciliations that are kept, newest first',
    permission: 'prices',
    query: z.object({ ...pageSchema, vendor: codeSchema.optional(), order: codeSchema.optional() }),
    answer: listOf(listedSchema),
  },
  getReconciliation: {
    ...small,
    method: 'GET',
    path: at,
    summary: 'One reconciliation as it was found, with its decisions and what they posted',
    permission: 'prices',
    answer: reconciliationAnswerSchema,
  },
  decideReconciliation: {
    ...large,
    method: 'POST',
    path: `${at}/decisions`,
    summary: 'Decides rows or a whole class, or takes the last decision back',
    permission: 'purchasing',
    body: decideSchema,
    answer: reconciliationAnswerSchema,
  },
  postReconciliation: {
    ...small,
    method: 'POST',
    path: `${at}/results`,
    summary: 'Posts what was decided, or puts it down as a draft: a receipt, an RMA, a bill',
    permission: 'purchasing',
    body: z.strictObject({
      id: documentIdSchema.describe("The document's own id"),
      result: z.enum(results),
      occurredOn: daySchema,
      draft: z.boolean().default(false),
      rehearse: z.boolean().default(false),
      area: codeSchema.optional(),
      exchangeRate: positiveDecimalSchema.optional(),
      vendorRmaNumber: codeSchema.optional(),
      accept: z.array(z.string()).optional(),
    }),
    answer: z.union([documentAnswerSchema, draftAnswerSchema]),
  },
  printClaim: {
    ...small,
    method: 'GET',
    path: `${at}/claim`,
    summary: 'What is claimed of the vendor: a letter (PDF), or every serial in a sheet (xlsx)',
    permission: 'prices',
    query: z.object({
      format: z.enum(['pdf', 'xlsx']).default('pdf'),
      language: z.enum(languages).optional().describe('Else the language that is answered in'),
      paper: z.enum(['A4', 'Letter']).optional(),
    }),
    answer: z.unknown(),
  },
  getListLayout: {
    ...small,
    method: 'GET',
    path: '/api/parties/{code}/list-layout',
    summary: "How a vendor's lists are laid out, as it was confirmed last; null where it never was",
    permission: 'prices',
    answer: layoutAnswerSchema,
  },
  putListLayout: {
    ...small,
    method: 'PUT',
    path: '/api/parties/{code}/list-layout',
    summary: "Remembers how a vendor's lists are laid out",
    permission: 'purchasing',
    body: layoutSchema,
    answer: layoutAnswerSchema,
  },
} as const satisfies Record<string, Endpoint>;
