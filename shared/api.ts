/**
 * The HTTP contract as data: every endpoint with its path, the schema that parses its request, the schema of its
 * answer, and the permission it needs. The service registers its routes from this table, the add-in's client is typed
 * by it, and `openapi.json` is written from it, so that the three cannot differ.
 */
import { z } from 'zod';
import { parseDay, parseInstant, type Day, type Instant } from './day.ts';
import { documentKinds } from './documents/kinds.ts';
import { parseDocumentId, type DocumentId } from './ids.ts';
import type { IssueCode } from './issues.ts';
import { unitStatuses } from './stock/lifecycle.ts';
import {
  areaKinds,
  binTypes,
  lifePolicies,
  partyRoles,
  serialSources,
  stockTypes,
  trackings,
} from './stock/masters.ts';

const daySchema = z
  .string()
  .refine((text): text is Day => parseDay(text) !== null, 'must be a day, as in 2026-01-31')
  .meta({ format: 'date' });
const instantSchema = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'must be an instant, as in 2026-01-31T08:00:00Z')
  .transform((text) => parseInstant(text) as Instant)
  .meta({ format: 'date-time' });
const documentIdSchema = z
  .string()
  .refine((text) => parseDocumentId(text) !== null, 'must be a UUID')
  .transform((text) => parseDocumentId(text) as DocumentId)
  .meta({ format: 'uuid' });
const decimalSchema = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,12})?$/, 'must be a decimal number as text, as in "47.99"');
const positiveDecimalSchema = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,12})?$/, 'must be a decimal number from 0 up as text, as in "47.99"');
const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a currency code of three capitals, as in USD');
const codeSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(60, 'must be 60 characters or fewer');
const textSchema = z.string().max(2000, 'must be 2,000 characters or fewer');
const skuSchema = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}._-][\p{L}\p{N} ._-]{0,59}$/u,
    'must have letters, digits, blank, . _ - and no /',
  );

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
  amount: positiveDecimalSchema,
  by: z.enum(addOnBases),
  currency: currencySchema.optional(),
  exchangeRate: positiveDecimalSchema.optional(),
});

const lineSchema = z.strictObject({
  item: codeSchema,
  serials: z.array(serialEntrySchema).optional(),
  quantity: z.int().optional(),
  unitCost: positiveDecimalSchema.optional(),
  unitPrice: positiveDecimalSchema.optional(),
  discount: positiveDecimalSchema.optional().describe('Money off one unit'),
  taxRate: positiveDecimalSchema.optional().describe('Per cent on the discounted price'),
  reason: textSchema.optional(),
  action: z.enum(rmaActions).optional(),
  direction: z.enum(['in', 'out']).optional(),
  area: codeSchema.optional(),
  fromArea: codeSchema.optional(),
  toArea: codeSchema.optional(),
  lot: codeSchema.optional(),
  note: textSchema.optional(),
});

export const documentSchema = z.strictObject({
  id: documentIdSchema,
  kind: z.enum(documentKinds),
  occurredOn: daySchema,
  party: codeSchema.optional(),
  reference: textSchema.optional(),
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
  items: z.array(codeSchema).optional(),
  builds: z.array(z.unknown()).optional(),
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

const moneySchema = z.string().describe('Money as decimal text');

export const issueAnswerSchema = z.object({
  code: z.string().transform((code) => code as IssueCode),
  severity: z.enum(['error', 'question']),
  line: z.number().nullable(),
  serial: z.string().nullable(),
  message: z.string(),
});
export const issuesSchema = z.object({ issues: z.array(issueAnswerSchema) });

const documentUnitSchema = z.object({
  item: z.string(),
  serial: z.string(),
  manufacturerSerial: z.string().nullable(),
  life: z.number(),
  unitCost: moneySchema.optional(),
});
const documentLineSchema = z.looseObject({
  line: z.number(),
  item: z.string(),
  description: z.string(),
  quantity: z.number(),
  unitPrice: moneySchema.nullish(),
  unitCost: moneySchema.nullish(),
  discount: moneySchema.nullish(),
  taxRate: z.string().nullish(),
  net: moneySchema.nullish(),
  units: z.array(documentUnitSchema),
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
  lines: z.array(documentLineSchema),
  totals: z.looseObject({
    units: z.number(),
    net: moneySchema,
    tax: moneySchema,
    total: moneySchema,
    addOnCosts: moneySchema.optional(),
    cost: moneySchema.optional(),
  }),
  issues: z.array(issueAnswerSchema),
});
export type DocumentAnswer = z.output<typeof documentAnswerSchema>;

const documentRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(documentKinds),
  occurredOn: z.string(),
  recordedAt: z.string(),
  party: z.string().nullable(),
  reference: z.string().nullable(),
  currency: z.string(),
  total: moneySchema,
  units: z.number(),
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
});

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
});
export type HistoryRow = z.output<typeof historyRowSchema>;

export const lookupMatches = ['one', 'none', 'several'] as const;
const lookupAnswerSchema = z.object({
  results: z.array(
    z.object({
      input: z.string(),
      match: z.enum(lookupMatches),
      units: z.array(cardSchema.extend({ history: z.array(historyRowSchema).optional() })),
    }),
  ),
});

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

const valuationAnswerSchema = z.object({
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

const verifyAnswerSchema = z.object({
  units: z.number(),
  movements: z.number(),
  documents: z.number(),
  differences: z.array(z.string()),
  chain: z.string(),
});

const healthAnswerSchema = z.looseObject({
  status: z.string(),
  version: z.string(),
  currency: z.string(),
});

const savedSchema = z.object({ saved: z.number() });
function listOf<Row extends z.ZodType>(
  row: Row,
): z.ZodObject<{ items: z.ZodArray<Row>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(row), next: z.string().nullable() });
}

const truthSchema = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1');
const pageSchema = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(10_000).optional(),
};
const manyOf = <Inner extends z.ZodType>(
  inner: Inner,
): z.ZodOptional<z.ZodUnion<readonly [Inner, z.ZodArray<Inner>]>> =>
  z.union([inner, z.array(inner)]).optional();

/** What a caller may do: `cost` gates the figures that give a cost away. */
export const permissions = ['public', 'read', 'cost', 'write', 'admin'] as const;
export type Permission = (typeof permissions)[number];

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** With `{name}` where a part of the path is given. */
  readonly path: string;
  readonly summary: string;
  readonly permission: Permission;
  /** Bodies above it answer 413. */
  readonly bodyLimitBytes: number;
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType;
}

const mebibyte = 1024 * 1024;
const small = { bodyLimitBytes: mebibyte, query: null, body: null } as const;
const large = { bodyLimitBytes: 32 * mebibyte, query: null } as const;

export const endpoints = {
  health: {
    ...small,
    method: 'GET',
    path: '/api/health',
    summary: 'Whether the service is ready',
    permission: 'public',
    answer: healthAnswerSchema,
  },
  putItems: {
    ...large,
    method: 'PUT',
    path: '/api/items',
    summary: 'Enter or change items; the same rows again change nothing',
    permission: 'write',
    body: z.array(itemSchema),
    answer: savedSchema,
  },
  listItems: {
    ...small,
    method: 'GET',
    path: '/api/items',
    summary: 'Items by sku',
    permission: 'read',
    query: z.object(pageSchema),
    answer: listOf(itemSchema),
  },
  putParties: {
    ...large,
    method: 'PUT',
    path: '/api/parties',
    summary: 'Enter or change parties; the same rows again change nothing',
    permission: 'write',
    body: z.array(partySchema),
    answer: savedSchema,
  },
  listParties: {
    ...small,
    method: 'GET',
    path: '/api/parties',
    summary: 'Parties by code',
    permission: 'read',
    query: z.object(pageSchema),
    answer: listOf(partySchema),
  },
  putAreas: {
    ...large,
    method: 'PUT',
    path: '/api/areas',
    summary: 'Enter or change locations, areas and bins; the same rows again change nothing',
    permission: 'write',
    body: z.array(areaSchema),
    answer: savedSchema,
  },
  listAreas: {
    ...small,
    method: 'GET',
    path: '/api/areas',
    summary: 'Locations, areas and bins by code',
    permission: 'read',
    query: z.object(pageSchema),
    answer: listOf(areaSchema),
  },
  postDocument: {
    ...large,
    method: 'POST',
    path: '/api/documents',
    summary: 'Post one document whole, or say every reason why not; rehearse=true writes nothing',
    permission: 'write',
    query: z.object({ rehearse: truthSchema.optional() }),
    body: documentSchema,
    answer: documentAnswerSchema,
  },
  listDocuments: {
    ...small,
    method: 'GET',
    path: '/api/documents',
    summary: 'Documents, newest first',
    permission: 'read',
    query: z.object({
      ...pageSchema,
      id: documentIdSchema.optional(),
      kind: z.enum(documentKinds).optional(),
      party: codeSchema.optional(),
      from: daySchema.optional(),
      to: daySchema.optional(),
    }),
    answer: listOf(documentRowSchema),
  },
  getDocument: {
    ...small,
    method: 'GET',
    path: '/api/documents/{number}',
    summary: 'One document with its lines and units',
    permission: 'read',
    answer: documentAnswerSchema,
  },
  reverseDocument: {
    ...small,
    method: 'POST',
    path: '/api/documents/{number}/reverse',
    summary: 'Take a posted document back by a reversing one, where later movements allow',
    permission: 'write',
    body: reverseSchema,
    answer: documentAnswerSchema,
  },
  printDocument: {
    ...small,
    method: 'GET',
    path: '/api/documents/{number}/print',
    summary: 'The document as PDF or xlsx',
    permission: 'read',
    query: z.object({
      format: z.enum(['pdf', 'xlsx']).default('pdf'),
      serials: z.enum(['none', 'serial', 'manufacturer', 'both']).default('serial'),
      style: z.enum(['standard', 'packing_slip']).default('standard'),
      paper: z.enum(['A4', 'Letter']).default('A4'),
    }),
    answer: z.unknown(),
  },
  lookupUnits: {
    ...large,
    method: 'POST',
    path: '/api/units/lookup',
    summary: 'Cards of many serials: one answer per input, in order',
    permission: 'read',
    body: z.strictObject({
      serials: z.array(z.string()).max(100_000, 'must be 100,000 serials or fewer'),
      item: codeSchema.optional(),
      asOf: daySchema.optional(),
      history: z.boolean().optional().describe('Whether each unit comes with its history'),
    }),
    answer: lookupAnswerSchema,
  },
  listUnits: {
    ...small,
    method: 'GET',
    path: '/api/units',
    summary: 'Units that fit all filters, by item and serial',
    permission: 'read',
    query: z.object({
      ...pageSchema,
      item: codeSchema.optional(),
      vendor: codeSchema.optional(),
      customer: codeSchema.optional(),
      area: codeSchema.optional(),
      status: manyOf(z.enum(unitStatuses)),
      prefix: z.string().optional(),
      receivedFrom: daySchema.optional(),
      receivedTo: daySchema.optional(),
      costFrom: decimalSchema.optional(),
      costTo: decimalSchema.optional(),
      lot: codeSchema.optional(),
      format: z.enum(['json', 'csv', 'xlsx', 'ndjson']).default('json'),
    }),
    answer: listOf(cardSchema),
  },
  getUnit: {
    ...small,
    method: 'GET',
    path: '/api/units/{sku}/{serial}',
    summary: "One unit's card",
    permission: 'read',
    query: z.object({
      life: z.coerce.number().int().min(1).optional(),
      asOf: daySchema.optional(),
    }),
    answer: cardSchema,
  },
  changeUnit: {
    ...small,
    method: 'PATCH',
    path: '/api/units/{sku}/{serial}',
    summary: "Change a unit's manufacturer serial, note or custom fields",
    permission: 'write',
    body: z.strictObject({
      manufacturerSerial: textSchema.nullable().optional(),
      note: textSchema.nullable().optional(),
      customFields: z.record(z.string(), z.unknown()).optional(),
    }),
    answer: cardSchema,
  },
  getHistory: {
    ...small,
    method: 'GET',
    path: '/api/units/{sku}/{serial}/history',
    summary: 'Every movement of a unit, oldest first',
    permission: 'read',
    query: z.object({ life: z.coerce.number().int().min(1).optional() }),
    answer: z.object({ rows: z.array(historyRowSchema) }),
  },
  profitAndLoss: {
    ...small,
    method: 'GET',
    path: '/api/reports/profit-and-loss',
    summary: 'True-cost profit and loss with its tie-out',
    permission: 'cost',
    query: z.object({
      from: daySchema.optional(),
      to: daySchema.optional(),
      by: z.enum(profitKeys).default('total'),
      asOf: daySchema.optional(),
      knownAt: instantSchema.optional(),
      format: z.enum(['json', 'xlsx', 'pdf']).default('json'),
    }),
    answer: profitAnswerSchema,
  },
  valuation: {
    ...small,
    method: 'GET',
    path: '/api/reports/valuation',
    summary: 'What the stock is worth, unit by unit cost',
    permission: 'cost',
    query: z.object({
      asOf: daySchema.optional(),
      by: z.enum(['item', 'area', 'unit']).default('item'),
      format: z.enum(['json', 'csv']).default('json'),
    }),
    answer: valuationAnswerSchema,
  },
  auditTrail: {
    ...small,
    method: 'GET',
    path: '/api/reports/audit-trail',
    summary: 'Every movement of every unit',
    permission: 'cost',
    query: z.object({
      ...pageSchema,
      from: daySchema.optional(),
      to: daySchema.optional(),
      item: codeSchema.optional(),
      format: z.enum(['json', 'csv', 'xlsx']).default('json'),
    }),
    answer: listOf(historyRowSchema.extend({ item: z.string(), serial: z.string() })),
  },
  journal: {
    ...small,
    method: 'GET',
    path: '/api/reports/journal',
    summary: 'Double-entry postings',
    permission: 'cost',
    query: z.object({
      from: daySchema.optional(),
      to: daySchema.optional(),
      format: z.enum(['csv', 'json']).default('json'),
    }),
    answer: z.object({
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
    }),
  },
  verify: {
    ...small,
    method: 'GET',
    path: '/api/verify',
    summary: 'Fold all movements afresh and walk the audit chain',
    permission: 'read',
    answer: verifyAnswerSchema,
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
export type QueryOf<Name extends EndpointName> = (typeof endpoints)[Name]['query'] extends z.ZodType
  ? z.output<(typeof endpoints)[Name]['query']>
  : null;
export type BodyOf<Name extends EndpointName> = (typeof endpoints)[Name]['body'] extends z.ZodType
  ? z.output<(typeof endpoints)[Name]['body']>
  : null;
export type AnswerOf<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['answer']>;
