/** The endpoints of the reports that are a table each: their parameters, and the answer that follows from their columns. */
import { z } from 'zod';
import { parseInstant } from '../day.ts';
import {
  tableKeys,
  tableNames,
  tableRules,
  type TableName,
  type TableRow,
} from '../report/tables.ts';
import type { Right } from '../people/rights.ts';
import { small, type Endpoint } from './endpoint.ts';
import { codeSchema, daySchema, instantSchema, moneySchema, pageSchema } from './primitives.ts';

export const tableFormats = ['json', 'csv', 'ndjson', 'xlsx', 'pdf'] as const;

const from = daySchema
  .optional()
  .describe('The first day; from the beginning where it is left out');
const to = daySchema.optional().describe('The last day, which counts; today where it is left out');
const knownAt = instantSchema.optional().describe('Only what was recorded by then counts');
const item = codeSchema.optional();
const vendor = codeSchema.optional();
const customer = codeSchema.optional();
const area = codeSchema.optional();
const days = { from, to };
const period = { ...days, knownAt };

function daysSchema(usual: number, meaning: string) {
  return z.coerce
    .number('must be a number of days, as in 30')
    .int('must be a whole number of days')
    .min(0, 'must be 0 days or more')
    .max(36_500, 'must be 36,500 days or fewer')
    .default(usual)
    .describe(meaning);
}

/** What each report may be asked beside its rows and its format. */
const parameters = {
  'sales-profit': { ...period, item, customer },
  purchases: { ...period, item, vendor },
  'vendor-scorecard': {
    ...days,
    vendor,
    days: daysSchema(30, 'Dead on arrival is what comes back within so many days'),
  },
  warranty: {
    from: daySchema.optional().describe('The day from which days are counted; today if left out'),
    days: daysSchema(90, 'Warranty that ends within so many days; a gap, still open by then'),
    item,
    vendor,
    customer,
  },
  movements: { ...period, item },
  'count-differences': { ...days, item, area },
} as const satisfies Record<TableName, z.ZodRawShape>;

const facts = {
  'sales-profit': ['cost', 'Sales with revenue, true cost and margin, net of returns'],
  purchases: ['prices', 'What was received and sent back, by vendor, item or document'],
  'vendor-scorecard': [
    'prices',
    'How good each vendor is: late, unexpected, dead, returned, credited',
  ],
  warranty: ['read', "Warranty that ends soon, and customers' that outlasts the vendor's"],
  movements: ['cost', 'What lay there before a period, what came, what went, what is left'],
  'count-differences': ['cost', 'What stock counts found, and what they missed'],
} as const satisfies Record<TableName, readonly [Right, string]>;

const valueSchemas = {
  text: z.string().nullable(),
  day: z.string().nullable(),
  money: moneySchema.nullable(),
  count: z.number().nullable(),
  percent: z.string().nullable().describe('Per cent, to two decimals'),
} as const;

/** Some of a report's columns stand only where its rows are of one thing or another. */
function rowSchemaOf(name: TableName): z.ZodType<TableRow> {
  const columns = tableRules[name].columns.map(
    ({ id, kind }) => [id, valueSchemas[kind].optional()] as const,
  );
  return z.object(Object.fromEntries(columns)) as unknown as z.ZodType<TableRow>;
}

function answerSchemaOf(name: TableName) {
  const row = rowSchemaOf(name);
  return z.object({
    report: z.enum(tableNames),
    by: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    currency: z.string(),
    rows: z.array(row),
    totals: row.nullable().describe('Of the whole report; null on a page of it'),
    next: z.string().nullable().describe('The cursor of the next page'),
  });
}

/** Where a page begins, and where it is pinned what was known then. */
const cursorSchema = z
  .string()
  .refine((text) => {
    const [offset = '', known, ...more] = text.split('~');
    const isKnown = known === undefined || parseInstant(known) !== null;
    return /^\d{1,12}$/.test(offset) && isKnown && more.length === 0;
  }, 'must be "next" of the page before')
  .optional();

function endpointOf<Name extends TableName>(name: Name) {
  const [permission, summary] = facts[name];
  const keys = tableKeys[name];
  return {
    ...small,
    method: 'GET',
    path: `/api/reports/${name}`,
    summary,
    permission,
    query: z.object({
      ...pageSchema,
      cursor: cursorSchema,
      by: z.enum(keys).default(keys[0]).describe('What a row is of'),
      ...parameters[name],
      format: z.enum(tableFormats).default('json'),
    }),
    answer: answerSchemaOf(name),
  } as const satisfies Endpoint;
}

export const tableEndpoints = {
  salesProfit: endpointOf('sales-profit'),
  purchases: endpointOf('purchases'),
  vendorScorecard: endpointOf('vendor-scorecard'),
  warranty: endpointOf('warranty'),
  stockMovements: endpointOf('movements'),
  countDifferences: endpointOf('count-differences'),
} as const;

export type TableEndpoint = keyof typeof tableEndpoints;
export type TableAnswer = z.output<(typeof tableEndpoints)['purchases']['answer']>;

/** Which report an endpoint answers. */
export const tableOfEndpoint = {
  salesProfit: 'sales-profit',
  purchases: 'purchases',
  vendorScorecard: 'vendor-scorecard',
  warranty: 'warranty',
  stockMovements: 'movements',
  countDifferences: 'count-differences',
} as const satisfies Record<TableEndpoint, TableName>;
