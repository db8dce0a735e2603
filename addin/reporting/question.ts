/**
 * What a report is asked for, as data: it is kept in the workbook beside its sheet, and asked again when the sheet is
 * refreshed. Which report takes which filters is one table.
 */
import { z } from 'zod';
import { profitKeys } from '../../shared/api.ts';
import { reportLanguages } from '../../reports/model/report-texts.ts';

export const reportNames = ['profit', 'valuation', 'units', 'trail', 'journal', 'history'] as const;
export type ReportName = (typeof reportNames)[number];

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
  'lot',
] as const;
export type FilterName = (typeof filterNames)[number];

const filterSchema = z.string().min(1).optional();

export const questionSchema = z.object({
  report: z.enum(reportNames),
  /** The language in which its sheet was first written. */
  language: z.enum(reportLanguages),
  by: filterSchema,
  from: filterSchema,
  to: filterSchema,
  asOf: filterSchema,
  item: filterSchema,
  serial: filterSchema,
  status: filterSchema,
  area: filterSchema,
  vendor: filterSchema,
  customer: filterSchema,
  lot: filterSchema,
  /** Of a history: which life of the serial, the latest where none is told. */
  life: filterSchema,
});
export type Question = z.output<typeof questionSchema>;

export const valuationKeys = ['item', 'area', 'unit'] as const;

interface ReportRules {
  readonly filters: readonly FilterName[];
  /** Without these it is not asked. */
  readonly needed: readonly FilterName[];
  /** What `by` may be; the first is the usual. */
  readonly keys: readonly string[];
  /** Files that the service writes of it. */
  readonly files: readonly ('xlsx' | 'pdf')[];
}

export const reportRules: Readonly<Record<ReportName, ReportRules>> = {
  profit: {
    filters: ['by', 'from', 'to'],
    needed: [],
    keys: ['item', ...profitKeys.filter((key) => key !== 'item')],
    files: ['xlsx', 'pdf'],
  },
  valuation: { filters: ['by', 'asOf'], needed: [], keys: valuationKeys, files: ['xlsx'] },
  units: {
    filters: ['item', 'status', 'area', 'vendor', 'customer', 'lot', 'from', 'to', 'asOf'],
    needed: [],
    keys: [],
    files: ['xlsx'],
  },
  trail: { filters: ['from', 'to', 'item'], needed: [], keys: [], files: ['xlsx'] },
  journal: { filters: ['from', 'to'], needed: [], keys: [], files: ['xlsx'] },
  history: { filters: ['item', 'serial'], needed: ['item', 'serial'], keys: [], files: [] },
};

/** Filters as a person entered them; empty where there is none. */
export type Filters = Readonly<Record<FilterName, string>>;

/** The question of a report: only the filters that it takes, and of these only what was entered. */
export function makeQuestion(
  report: ReportName,
  filters: Filters,
  language: Question['language'],
): Question {
  const { filters: taken } = reportRules[report];
  const entered = taken.flatMap((name): [FilterName, string][] => {
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
