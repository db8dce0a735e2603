/**
 * What a report is asked for, as data: it is kept in the workbook beside its sheet, and asked again when the sheet is
 * refreshed. Which report takes which filters is one table.
 */
import { z } from 'zod';
import { profitKeys } from '../../shared/api.ts';
import { comparisons } from '../../shared/api/income.ts';
import { valuationKeys } from '../../shared/api/reports.ts';
import type { TableEndpoint } from '../../shared/api/table-reports.ts';
import { tableKeys } from '../../shared/report/tables.ts';
import { reportLanguages } from '../../reports/model/report-texts.ts';

export const reportNames = [
  'profit',
  'income',
  'salesProfit',
  'valuation',
  'movements',
  'units',
  'history',
  'countDifferences',
  'purchases',
  'vendorScorecard',
  'warranty',
  'trail',
  'journal',
] as const;
export type ReportName = (typeof reportNames)[number];

/** Reports beside each other in the list that a person chooses from, by what they tell about. */
export const reportGroups = {
  money: ['profit', 'income', 'salesProfit'],
  stock: ['valuation', 'movements', 'units', 'history', 'countDifferences'],
  vendors: ['purchases', 'vendorScorecard', 'warranty'],
  proof: ['trail', 'journal'],
} as const satisfies Record<string, readonly ReportName[]>;

/** The reports that are a table each, by the endpoints that answer them. */
export const tableEndpointOf = {
  salesProfit: 'salesProfit',
  movements: 'stockMovements',
  countDifferences: 'countDifferences',
  purchases: 'purchases',
  vendorScorecard: 'vendorScorecard',
  warranty: 'warranty',
} as const satisfies Partial<Record<ReportName, TableEndpoint>>;
export type TableReport = keyof typeof tableEndpointOf;

export function isTableReport(name: ReportName): name is TableReport {
  return name in tableEndpointOf;
}

/** Periods that move with the calendar, and all days. */
export const presets = ['month', 'lastMonth', 'quarter', 'year', 'lastYear', 'all'] as const;
export type Preset = (typeof presets)[number];

export const filterNames = [
  'by',
  'from',
  'to',
  'asOf',
  'item',
  'serial',
  'status',
  'area',
  'vendor',
  'customer',
  'salesperson',
  'lot',
  'days',
  'prefix',
  'manufacturerPrefix',
  'notePrefix',
  'soldFrom',
  'soldTo',
  'costFrom',
  'costTo',
  'receipt',
  'bill',
  'invoice',
] as const;
export type FilterName = (typeof filterNames)[number];

const filterSchema = z.string().min(1).optional();
const filterSchemas = Object.fromEntries(filterNames.map((name) => [name, filterSchema])) as Record<
  FilterName,
  typeof filterSchema
>;

export const questionSchema = z.object({
  report: z.enum(reportNames),
  /** The language in which its sheet was first written. */
  language: z.enum(reportLanguages),
  ...filterSchemas,
  /** A period that moves with the calendar, in place of its days. */
  period: z.enum(presets).optional(),
  /** Of a history: which life of the serial, the latest where none is told. */
  life: filterSchema,
});
export type Question = z.output<typeof questionSchema>;

/** A sealed file is a workbook whose rows are linked, so that an auditor sees what was changed in it. */
export type ReportFile = 'xlsx' | 'pdf' | 'sealed';

/** What an income statement is compared with; the first is nothing. */
export const incomeKeys = ['alone', ...comparisons] as const;

interface ReportRules {
  readonly filters: readonly FilterName[];
  /** Filters that are asked for less often. */
  readonly more?: readonly FilterName[];
  /** Without these it is not asked. */
  readonly needed: readonly FilterName[];
  /** What `by` may be; the first is the usual. */
  readonly keys: readonly string[];
  /** Files that the service writes of it. */
  readonly files: readonly ReportFile[];
}

export const reportRules: Readonly<Record<ReportName, ReportRules>> = {
  profit: {
    filters: ['by', 'from', 'to'],
    more: ['item', 'customer', 'vendor', 'salesperson', 'area'],
    needed: [],
    keys: ['item', ...profitKeys.filter((key) => key !== 'item')],
    files: ['xlsx', 'pdf', 'sealed'],
  },
  income: {
    filters: ['by', 'from', 'to'],
    needed: [],
    keys: incomeKeys,
    files: ['xlsx', 'pdf'],
  },
  salesProfit: {
    filters: ['by', 'from', 'to', 'item', 'customer'],
    needed: [],
    keys: tableKeys['sales-profit'],
    files: ['xlsx', 'pdf'],
  },
  valuation: {
    filters: ['by', 'asOf'],
    needed: [],
    keys: valuationKeys,
    files: ['xlsx', 'pdf', 'sealed'],
  },
  movements: {
    filters: ['by', 'from', 'to', 'item'],
    needed: [],
    keys: tableKeys.movements,
    files: ['xlsx', 'pdf'],
  },
  units: {
    filters: ['item', 'status', 'area', 'vendor', 'customer', 'lot', 'from', 'to', 'asOf'],
    more: [
      'prefix',
      'manufacturerPrefix',
      'notePrefix',
      'soldFrom',
      'soldTo',
      'costFrom',
      'costTo',
      'receipt',
      'bill',
      'invoice',
    ],
    needed: [],
    keys: [],
    files: ['xlsx', 'pdf', 'sealed'],
  },
  history: {
    filters: ['item', 'serial'],
    needed: ['item', 'serial'],
    keys: [],
    files: ['xlsx', 'pdf'],
  },
  countDifferences: {
    filters: ['by', 'from', 'to', 'item', 'area'],
    needed: [],
    keys: tableKeys['count-differences'],
    files: ['xlsx', 'pdf'],
  },
  purchases: {
    filters: ['by', 'from', 'to', 'item', 'vendor'],
    needed: [],
    keys: tableKeys.purchases,
    files: ['xlsx', 'pdf'],
  },
  vendorScorecard: {
    filters: ['from', 'to', 'vendor', 'days'],
    needed: [],
    keys: [],
    files: ['xlsx', 'pdf'],
  },
  warranty: {
    filters: ['by', 'days', 'item', 'vendor', 'customer'],
    needed: [],
    keys: tableKeys.warranty,
    files: ['xlsx', 'pdf'],
  },
  trail: {
    filters: ['from', 'to', 'item'],
    needed: [],
    keys: [],
    files: ['xlsx', 'pdf', 'sealed'],
  },
  journal: { filters: ['from', 'to'], needed: [], keys: [], files: ['xlsx', 'pdf', 'sealed'] },
};

/** Filters as a person entered them; empty where there is none. */
export type Filters = Readonly<Record<FilterName, string>>;

/** The question of a report: only the filters that it takes, and of these only what was entered. */
export function makeQuestion(
  report: ReportName,
  filters: Filters,
  language: Question['language'],
): Question {
  const { filters: usual, more = [] } = reportRules[report];
  const entered = [...usual, ...more].flatMap((name): [FilterName, string][] => {
    const text = filters[name].trim();
    return text === '' ? [] : [[name, text]];
  });
  return { report, language, ...Object.fromEntries(entered) };
}

/** What was kept beside a sheet; null where this version does not know it. */
export function parseQuestion(kept: unknown): Question | null {
  const parsed = questionSchema.safeParse(kept);
  return parsed.success ? parsed.data : null;
}
