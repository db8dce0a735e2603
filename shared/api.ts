/**
 * The HTTP contract as data: every endpoint with its path, the schema that parses its request, the schema of its
 * answer, and the permission it needs. The service registers its routes from this table, the add-in's client is typed
 * by it, and `openapi.json` is written from it, so that the three cannot differ.
 * What is said here of a resource's requests and answers stands in `api/`, a file each.
 */
import { z } from 'zod';
import {
  daySchema,
  instantSchema,
  codeSchema,
  textSchema,
  listOf,
  pageSchema,
} from './api/primitives.ts';
import { bookEndpoints } from './api/books.ts';
import { incomeEndpoints } from './api/income-endpoints.ts';
import { designEndpoints } from './api/design.ts';
import { eInvoiceEndpoints } from './api/einvoice.ts';
import { labelEndpoints } from './api/labels.ts';
import { jobEndpoints } from './api/jobs.ts';
import { reconcileEndpoints } from './api/reconcile.ts';
import { reconciliationEndpoints } from './api/reconciliations.ts';
import { rmaFormEndpoints } from './api/rma-forms.ts';
import { vendorListEndpoints } from './api/vendor-lists.ts';
import { serialEndpoints } from './api/serials.ts';
import { sealEndpoints } from './api/seal-endpoints.ts';
import { large, small, type Endpoint } from './api/endpoint.ts';
import { itemSchema, partySchema, areaSchema, savedSchema } from './api/masters.ts';
import { findEndpoints } from './api/find.ts';
import { auditEndpoints } from './api/audit.ts';
import { approvalEndpoints } from './api/approvals.ts';
import { peopleEndpoints } from './api/people.ts';
import { ledgerEndpoints } from './api/ledger.ts';
import {
  cardSchema,
  historyRowSchema,
  lookupAnswerSchema,
  partsAnswerSchema,
  trailRowSchema,
} from './api/units.ts';
import {
  profitKeys,
  profitAnswerSchema,
  agesSchema,
  valuationAnswerSchema,
  valuationKeys,
  journalAnswerSchema,
  verifyAnswerSchema,
} from './api/reports.ts';
import { tableEndpoints } from './api/table-reports.ts';
import { unitListQuery } from './api/unit-filters.ts';

export type { Endpoint } from './api/endpoint.ts';
export {
  itemSchema,
  type ItemFields,
  partySchema,
  type PartyFields,
  areaSchema,
  type AreaFields,
} from './api/masters.ts';
export {
  addOnBases,
  type AddOnBasis,
  documentAnswerSchema,
  type DocumentAnswer,
  documentSchema,
  type DocumentDraft,
  type DocumentRequest,
  type DraftLine,
  issuesSchema,
  rmaActions,
  type RmaAction,
} from './api/documents.ts';
export { cardSchema, type UnitCard, type HistoryRow } from './api/units.ts';
export {
  profitAnswerSchema,
  type ProfitAnswer,
  profitKeys,
  type ProfitKey,
} from './api/reports.ts';

const healthAnswerSchema = z.looseObject({
  status: z.string(),
  version: z.string(),
  currency: z.string(),
});

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
    permission: 'masters',
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
    permission: 'masters',
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
    permission: 'masters',
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
  ...findEndpoints,
  ...serialEndpoints,
  ...reconcileEndpoints,
  ...reconciliationEndpoints,
  ...vendorListEndpoints,
  ...ledgerEndpoints,
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
      knownAt: instantSchema.optional(),
      history: z.boolean().optional().describe('Whether each unit comes with its history'),
      costParts: z
        .boolean()
        .optional()
        .describe('Whether each unit comes with the parts of its true cost, for who may see cost'),
    }),
    answer: lookupAnswerSchema,
  },
  listUnits: {
    ...small,
    method: 'GET',
    path: '/api/units',
    summary: 'Units that fit all filters, by item and serial',
    permission: 'read',
    query: unitListQuery,
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
      knownAt: instantSchema.optional(),
    }),
    answer: cardSchema,
  },
  changeUnit: {
    ...small,
    method: 'PATCH',
    path: '/api/units/{sku}/{serial}',
    summary: "Change a unit's manufacturer serial, note or custom fields",
    permission: 'post',
    body: z.strictObject({
      manufacturerSerial: textSchema.nullable().optional(),
      note: textSchema.nullable().optional(),
      customFields: z.record(z.string(), z.unknown()).optional(),
    }),
    answer: cardSchema,
  },
  getParts: {
    ...small,
    method: 'GET',
    path: '/api/units/{sku}/{serial}/parts',
    summary: 'What a unit was built of, and what it was built into',
    permission: 'read',
    query: z.object({ life: z.coerce.number().int().min(1).optional() }),
    answer: partsAnswerSchema,
  },
  getHistory: {
    ...small,
    method: 'GET',
    path: '/api/units/{sku}/{serial}/history',
    summary: 'Every movement of a unit, oldest first',
    permission: 'read',
    query: z.object({
      life: z.coerce.number().int().min(1).optional(),
      asOf: daySchema.optional(),
      knownAt: instantSchema.optional(),
      format: z.enum(['json', 'csv', 'xlsx', 'pdf']).default('json'),
    }),
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
      item: codeSchema.optional().describe('Sales of this item alone'),
      customer: codeSchema.optional().describe('Sales to this customer alone'),
      vendor: codeSchema.optional().describe('Sales of what came from this vendor alone'),
      salesperson: codeSchema.optional().describe('Sales of this salesperson alone'),
      area: codeSchema.optional().describe('Sales out of this bin alone'),
      asOf: daySchema.optional(),
      knownAt: instantSchema.optional(),
      format: z.enum(['json', 'csv', 'xlsx', 'pdf']).default('json'),
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
      knownAt: instantSchema.optional(),
      by: z.enum(valuationKeys).default('item'),
      ages: agesSchema,
      format: z.enum(['json', 'csv', 'xlsx', 'pdf']).default('json'),
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
      knownAt: instantSchema.optional(),
      format: z.enum(['json', 'csv', 'xlsx', 'ndjson', 'pdf']).default('json'),
    }),
    answer: listOf(trailRowSchema),
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
      format: z.enum(['csv', 'json', 'xlsx', 'pdf']).default('json'),
    }),
    answer: journalAnswerSchema,
  },
  verify: {
    ...small,
    method: 'GET',
    path: '/api/verify',
    summary: 'Fold all movements afresh and walk the audit chain',
    permission: 'audit',
    answer: verifyAnswerSchema,
  },
  ...bookEndpoints,
  ...designEndpoints,
  ...labelEndpoints,
  ...eInvoiceEndpoints,
  ...rmaFormEndpoints,
  ...tableEndpoints,
  ...sealEndpoints,
  ...incomeEndpoints,
  ...jobEndpoints,
  ...peopleEndpoints,
  ...approvalEndpoints,
  ...auditEndpoints,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
export type QueryOf<Name extends EndpointName> = (typeof endpoints)[Name]['query'] extends z.ZodType
  ? z.output<(typeof endpoints)[Name]['query']>
  : null;
export type BodyOf<Name extends EndpointName> = (typeof endpoints)[Name]['body'] extends z.ZodType
  ? z.output<(typeof endpoints)[Name]['body']>
  : null;
export type AnswerOf<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['answer']>;
