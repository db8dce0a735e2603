/** Asks the books for reports and writes their sheets: new ones, and those that stand in the workbook, in their places. */
import { sentenceOf, type Client } from '../client.ts';
import type { ExcelHost, KeptReport, LongWork } from '../host/port.ts';
import { textsOf } from '../texts/texts.ts';
import { askReport, type Asked } from './ask.ts';
import { settlePeriod } from './periods.ts';
import { parseQuestion, type Question } from './question.ts';

const texts = textsOf('reports');

/** Where a long job is: the books are asked for rows, or the sheet is written. */
export interface ReportProgress {
  readonly part: 'asking' | 'writing';
  readonly done: number;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
}

export interface RefreshOptions {
  readonly host: ExcelHost;
  readonly client: Client;
  /** The moment, as a person reads it; its day is the one by which periods move. */
  readonly now: () => string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReportProgress) => void;
}

/** Asks for a report; a refusal is thrown as its sentence. */
export async function readReport(question: Question, options: RefreshOptions): Promise<Asked> {
  const { client, signal, onProgress } = options;
  const settled = settlePeriod(question, options.now().slice(0, 10));
  const asked = await askReport(settled, {
    client,
    askedAt: options.now(),
    onRows: (done) => onProgress?.({ part: 'asking', done, total: null }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!asked.ok) throw new Error(sentenceOf(asked.error));
  return asked.value;
}

function workOf({ signal, onProgress }: RefreshOptions): LongWork {
  return {
    ...(signal === undefined ? {} : { signal }),
    onProgress: (done, total) => onProgress?.({ part: 'writing', done, total }),
  };
}

/** Writes a report to a new sheet; answers the sheet's name, and what was asked. */
export async function writeNew(
  question: Question,
  options: RefreshOptions,
): Promise<{ readonly name: string; readonly asked: Asked }> {
  const askedAt = options.now();
  const asked = await readReport(question, { ...options, now: () => askedAt });
  const job = { report: asked.report, question, askedAt };
  return { name: await options.host.makeReport(job, workOf(options)), asked };
}

/** Writes one report anew in its place; answers the name of its sheet. */
export async function refreshOne(
  { id, question: kept }: Pick<KeptReport, 'id' | 'question'>,
  options: RefreshOptions,
): Promise<string> {
  const question = parseQuestion(kept);
  if (question === null) throw new Error(texts.unknownQuestion);
  const askedAt = options.now();
  const { report } = await readReport(question, { ...options, now: () => askedAt });
  return options.host.refreshReport(id, { report, question, askedAt }, workOf(options));
}

/** What became of all reports of the workbook. */
export interface RefreshOutcome {
  readonly refreshed: readonly string[];
  readonly failed: readonly { readonly sheet: string; readonly why: string }[];
  /** Sheets that were deleted, whose reports are forgotten. */
  readonly forgotten: readonly string[];
}

/** Writes every report of the workbook anew; one that cannot be does not keep the others from it. */
export async function refreshAll(options: RefreshOptions): Promise<RefreshOutcome> {
  const { reports, forgotten } = await options.host.listReports();
  const refreshed: string[] = [];
  const failed: { sheet: string; why: string }[] = [];
  for (const report of reports) {
    try {
      refreshed.push(await refreshOne(report, options));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failed.push({ sheet: report.sheet, why });
    }
    if (options.signal?.aborted === true) break;
  }
  return { refreshed, failed, forgotten };
}

/** The outcome in sentences; empty where the workbook has no reports. */
export function sentencesOf({ refreshed, failed, forgotten }: RefreshOutcome): string {
  return [
    refreshed.length === 0 ? '' : texts.refreshed(refreshed.length),
    ...failed.map(({ sheet, why }) => texts.notRefreshed(sheet, why)),
    ...forgotten.map(texts.forgotten),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
