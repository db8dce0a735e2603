/**
 * Every report by its name, in the order in which a person reads them. What it is called from the contract it has from its
 * endpoint: its summary, parameters, formats and permission. The command line, the pages of the guide and the add-in read
 * this one list.
 */
import { z } from 'zod';
import { endpoints, type EndpointName } from '../api.ts';

export const reportList = {
  'profit-and-loss': 'profitAndLoss',
  'income-statement': 'incomeStatement',
  'sales-profit': 'salesProfit',
  valuation: 'valuation',
  movements: 'stockMovements',
  units: 'listUnits',
  history: 'getHistory',
  warranty: 'warranty',
  purchases: 'purchases',
  'vendor-scorecard': 'vendorScorecard',
  'count-differences': 'countDifferences',
  'audit-trail': 'auditTrail',
  journal: 'journal',
} as const satisfies Record<string, EndpointName>;
export type ListedReport = keyof typeof reportList;
export const listedReports = Object.keys(reportList) as ListedReport[];

export interface ReportParameter {
  readonly name: string;
  /** What it means or may be, as the contract says it; empty where its name says all. */
  readonly meaning: string;
  /** Values to choose from; empty where any will do. */
  readonly choices: readonly string[];
  /** What it is where it is left out; null where nothing is assumed. */
  readonly usual: string | null;
  readonly isNeeded: boolean;
  /** Whether it may be given several times. */
  readonly isMany: boolean;
}

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly format?: string;
  readonly anyOf?: readonly JsonSchema[];
}

function describeParameter(name: string, schema: JsonSchema, isNeeded: boolean): ReportParameter {
  const [one = schema] = schema.anyOf ?? [];
  const kind = one.format === 'date' ? 'YYYY-MM-DD' : (one.format ?? '');
  const usual = schema.default;
  return {
    name,
    meaning: [schema.description ?? '', kind].filter((part) => part !== '').join('; '),
    choices: one.enum ?? [],
    usual: usual === undefined ? null : typeof usual === 'string' ? usual : JSON.stringify(usual),
    isNeeded,
    isMany: schema.anyOf?.some(({ type }) => type === 'array') ?? false,
  };
}

/** What a report may be asked, in the order of the contract; what stands in its path comes first. */
export function describeParameters(name: ListedReport): readonly ReportParameter[] {
  const { path, query } = endpoints[reportList[name]];
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) =>
    describeParameter(part, {}, true),
  );
  const json = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  const inQuery = Object.entries(json.properties ?? {}).map(([part, schema]) =>
    describeParameter(part, schema, json.required?.includes(part) ?? false),
  );
  return [...inPath, ...inQuery];
}
