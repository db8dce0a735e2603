/** Asks the service for a report, page by page, and plans its sheet. */
import type { ProfitAnswer, QueryOf, UnitCard } from '../../shared/api.ts';
import { profitKeys } from '../../shared/api.ts';
import type { PlannedReport } from '../../shared/report/plan.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { unitStatuses } from '../../shared/stock/lifecycle.ts';
import {
  planHistorySheet,
  planTrailSheet,
  type TrailRow,
} from '../../reports/model/trail-sheet.ts';
import { planJournalSheet } from '../../reports/model/journal-sheet.ts';
import { planProfitSheet } from '../../reports/model/profit-sheet.ts';
import { planUnitsSheet } from '../../reports/model/units-sheet.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import { reportTexts } from '../../reports/model/report-texts.ts';
import type { CallFailure, Client } from '../client.ts';
import { makeFault } from '../host/faults.ts';
import { readProfit } from '../sheets/profit.ts';
import { words as german } from '../texts/de/words.ts';
import { words as english } from '../texts/en/words.ts';
import { valuationKeys, type Question } from './question.ts';

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

export function profitQuery(question: Question) {
  const by = profitKeys.find((key) => key === question.by) ?? 'item';
  return { by, ...pick(question, 'from', 'to') };
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
    ...(status === undefined ? {} : { status }),
    ...(from === undefined ? {} : { receivedFrom: from }),
    ...(to === undefined ? {} : { receivedTo: to }),
  } as Partial<QueryOf<'listUnits'>>;
}

export function trailQuery(question: Question) {
  return pick(question, 'from', 'to', 'item');
}

/** The filters of a list of units as they stand above it. */
function nameFilters(question: Question, frame: ReportFrame): (readonly [string, string])[] {
  const { columns, period } = reportTexts[frame.language];
  const { from, to } = question;
  const status = unitStatuses.find((each) => each === question.status);
  const named = (['item', 'area', 'vendor', 'customer', 'lot'] as const).flatMap((name) => {
    const value = question[name];
    return value === undefined ? [] : [[columns[name], value] as const];
  });
  return [
    ...named,
    ...(status === undefined ? [] : [[columns.status, frame.words.status(status)] as const]),
    ...(from === undefined && to === undefined
      ? []
      : [[columns.received, period(from, to)] as const]),
  ];
}

type Planner = (
  options: AskOptions,
  question: Question,
  frame: ReportFrame,
) => Answer<Pick<Asked, 'report'> & Partial<Asked>>;

const planners: Readonly<Record<Question['report'], Planner>> = {
  profit: async ({ client }, question, frame) => {
    const answer = await client.call('profitAndLoss', { query: profitQuery(question) });
    if (!answer.ok) return answer;
    const report = planProfitSheet(readProfit(answer.value), frame);
    return succeed({ report, profit: answer.value });
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
    const filters = nameFilters(question, frame);
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
    const { item = '', serial = '', life } = question;
    const answer = await client.call('getHistory', {
      params: { sku: item, serial },
      query: { ...pick(question, 'asOf'), ...(life === undefined ? {} : { life }) },
    });
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
