/** Asks the service for a report, page by page, and plans its sheet. */
import type { ProfitAnswer, QueryOf, UnitCard } from '../../shared/api.ts';
import { profitKeys } from '../../shared/api.ts';
import { comparisons } from '../../shared/api/income.ts';
import type { PlannedReport } from '../../shared/report/plan.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { valuationKeys } from '../../shared/api/reports.ts';
import { tableOfEndpoint, type TableEndpoint } from '../../shared/api/table-reports.ts';
import { unitStatuses } from '../../shared/stock/lifecycle.ts';
import {
  planHistorySheet,
  planTrailSheet,
  type TrailRow,
} from '../../reports/model/trail-sheet.ts';
import { planJournalSheet } from '../../reports/model/journal-sheet.ts';
import { planIncomeSheet } from '../../reports/model/income-sheet.ts';
import { planProfitSheet } from '../../reports/model/profit-sheet.ts';
import { planTableSheet } from '../../reports/model/table-sheet.ts';
import { nameUnitFilters } from '../../reports/model/unit-filter-texts.ts';
import { planUnitsSheet } from '../../reports/model/units-sheet.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import type { CallFailure, Client } from '../client.ts';
import { makeFault } from '../host/faults.ts';
import { readIncome } from '../sheets/income.ts';
import { readProfit } from '../sheets/profit.ts';
import { words as german } from '../texts/de/words.ts';
import { words as english } from '../texts/en/words.ts';
import { tableEndpointOf, type Question, type ReportName, type TableReport } from './question.ts';

/** An answer: the sheet, and of the profit and loss its figures as they came. */
export interface Asked {
  readonly report: PlannedReport;
  readonly profit: ProfitAnswer | null;
}

export interface AskOptions {
  readonly client: Client;
  /** The moment, as a person reads it. */
  readonly askedAt: string;
  /** How many rows have come so far. */
  readonly onRows?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

type Answer<Value> = Promise<Result<Value, CallFailure>>;

/** A sheet keeps its language, whichever the pane speaks when it is refreshed. */
const wordsOf = { en: english, de: german } as const;

const rowsPerPage = 10_000;

interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** Every page of a list. */
async function readPages<Row>(
  { onRows, signal }: AskOptions,
  readPage: (page: { cursor?: string; limit: number }) => Answer<Page<Row>>,
): Answer<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    if (signal?.aborted === true) throw makeFault('stopped');
    const page: Result<Page<Row>, CallFailure> = await readPage({
      limit: rowsPerPage,
      ...(cursor === null ? {} : { cursor }),
    });
    if (!page.ok) return page;
    for (const row of page.value.items) rows.push(row);
    onRows?.(rows.length);
    cursor = page.value.next;
  } while (cursor !== null);
  return succeed(rows);
}

async function makeFrame({ client, askedAt }: AskOptions, question: Question): Answer<ReportFrame> {
  const about = await client.call('about');
  if (!about.ok) return about;
  const { company, currency } = about.value;
  const words = wordsOf[question.language];
  return succeed({
    company: company.name,
    currency,
    language: question.language,
    words: {
      kind: (kind) => words.kinds[kind],
      status: (status) => words.statuses[status],
      event: (event) => words.events[event],
    },
    askedAt,
  });
}

/** The filters of a question that a query has too. */
function pick<Name extends keyof Question>(
  question: Question,
  ...names: readonly Name[]
): { [Key in Name]?: NonNullable<Question[Key]> } {
  const picked: { [Key in Name]?: NonNullable<Question[Key]> } = {};
  for (const name of names) {
    const value = question[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

const narrowings = ['item', 'customer', 'vendor', 'salesperson', 'area'] as const;

export function profitQuery(question: Question) {
  const by = profitKeys.find((key) => key === question.by) ?? 'item';
  return { by, ...pick(question, 'from', 'to', ...narrowings) };
}

export function valuationQuery(question: Question) {
  const by = valuationKeys.find((key) => key === question.by) ?? 'item';
  return { by, ...pick(question, 'asOf') };
}

export function unitsQuery(question: Question): Partial<QueryOf<'listUnits'>> {
  const status = unitStatuses.find((each) => each === question.status);
  const { from, to } = question;
  return {
    ...pick(question, 'item', 'area', 'vendor', 'customer', 'lot', 'asOf'),
    ...pick(question, 'prefix', 'manufacturerPrefix', 'notePrefix', 'soldFrom', 'soldTo'),
    ...pick(question, 'costFrom', 'costTo', 'receipt', 'bill', 'invoice'),
    ...(status === undefined ? {} : { status }),
    ...(from === undefined ? {} : { receivedFrom: from }),
    ...(to === undefined ? {} : { receivedTo: to }),
  } as Partial<QueryOf<'listUnits'>>;
}

export function trailQuery(question: Question) {
  return pick(question, 'from', 'to', 'item');
}

/** What a report that is a table is asked. */
export function tableQuery(question: Question): Partial<QueryOf<TableEndpoint>> {
  return pick(
    question,
    'by',
    'from',
    'to',
    'item',
    'area',
    'vendor',
    'customer',
    'days',
  ) as unknown as Partial<QueryOf<TableEndpoint>>;
}

/** An income statement beside another period, where one is chosen. */
export function incomeQuery(question: Question) {
  const compare = comparisons.find((each) => each === question.by);
  return { ...pick(question, 'from', 'to'), ...(compare === undefined ? {} : { compare }) };
}

export function historyQuery(question: Question) {
  const { item = '', serial = '', life } = question;
  return {
    params: { sku: item, serial },
    query: { ...pick(question, 'asOf'), ...(life === undefined ? {} : { life }) },
  };
}

type Planner = (
  options: AskOptions,
  question: Question,
  frame: ReportFrame,
) => Answer<Pick<Asked, 'report'> & Partial<Asked>>;

function planTable(report: TableReport): Planner {
  const endpoint = tableEndpointOf[report];
  const name = tableOfEndpoint[endpoint];
  return async ({ client }, question, frame) => {
    const answer = await client.call<TableEndpoint>(endpoint, { query: tableQuery(question) });
    if (!answer.ok) return answer;
    const { by, rows } = answer.value;
    const { from, to, days } = question;
    const filters = (['item', 'vendor', 'customer', 'area'] as const).flatMap((column) => {
      const value = question[column];
      return value === undefined ? [] : [[column, value] as const];
    });
    return succeed({
      report: planTableSheet({ name, by, from, to, days, filters, rows }, frame),
    });
  };
}

const planners: Readonly<Record<ReportName, Planner>> = {
  salesProfit: planTable('salesProfit'),
  movements: planTable('movements'),
  countDifferences: planTable('countDifferences'),
  purchases: planTable('purchases'),
  vendorScorecard: planTable('vendorScorecard'),
  warranty: planTable('warranty'),
  profit: async ({ client }, question, frame) => {
    const answer = await client.call('profitAndLoss', { query: profitQuery(question) });
    if (!answer.ok) return answer;
    const narrowed = narrowings.flatMap((name) => {
      const code = question[name];
      return code === undefined ? [] : [[name, code] as const];
    });
    const report = planProfitSheet({ ...readProfit(answer.value), narrowed }, frame);
    return succeed({ report, profit: answer.value });
  },
  income: async ({ client }, question, frame) => {
    const answer = await client.call('incomeStatement', { query: incomeQuery(question) });
    if (!answer.ok) return answer;
    return succeed({ report: planIncomeSheet(readIncome(answer.value), frame) });
  },
  valuation: async ({ client }, question, frame) => {
    const query = valuationQuery(question);
    const answer = await client.call('valuation', { query });
    if (!answer.ok) return answer;
    return succeed({ report: planValuationSheet({ by: query.by, answer: answer.value }, frame) });
  },
  units: async (options, question, frame) => {
    const query = unitsQuery(question);
    const units = await readPages<UnitCard>(options, (page) =>
      options.client.call('listUnits', { query: { ...query, ...page } }),
    );
    if (!units.ok) return units;
    const filters = nameUnitFilters(query, frame);
    const facts = { filters, asOf: question.asOf, units: units.value };
    return succeed({ report: planUnitsSheet(facts, frame) });
  },
  trail: async (options, question, frame) => {
    const query = trailQuery(question);
    const rows = await readPages<TrailRow>(options, (page) =>
      options.client.call('auditTrail', { query: { ...query, ...page } }),
    );
    if (!rows.ok) return rows;
    return succeed({ report: planTrailSheet({ ...query, rows: rows.value }, frame) });
  },
  journal: async ({ client }, question, frame) => {
    const query = pick(question, 'from', 'to');
    const answer = await client.call('journal', { query });
    if (!answer.ok) return answer;
    return succeed({ report: planJournalSheet({ ...query, rows: answer.value.rows }, frame) });
  },
  history: async ({ client }, question, frame) => {
    const { item = '', serial = '' } = question;
    const answer = await client.call('getHistory', historyQuery(question));
    if (!answer.ok) return answer;
    return succeed({
      report: planHistorySheet(
        { item, serial, asOf: question.asOf, rows: answer.value.rows },
        frame,
      ),
    });
  },
};

/** The report of a question as the books stand now. Stopped, it throws the host's fault for that. */
export async function askReport(question: Question, options: AskOptions): Answer<Asked> {
  const frame = await makeFrame(options, question);
  if (!frame.ok) return fail(frame.error);
  const planned = await planners[question.report](options, question, frame.value);
  return planned.ok ? succeed({ profit: null, ...planned.value }) : planned;
}
