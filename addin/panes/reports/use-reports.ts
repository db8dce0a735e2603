/** The work of the pane: one job at a time, told as it goes, stopped where that is wished. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SealedReport } from '../../../shared/api/seals.ts';
import type { TableEndpoint } from '../../../shared/api/table-reports.ts';
import { sentenceOf } from '../../client.ts';
import { localMoment } from '../../day.ts';
import { HostFault, type KeptReport } from '../../host/port.ts';
import {
  historyQuery,
  incomeQuery,
  profitQuery,
  tableQuery,
  trailQuery,
  unitsQuery,
  valuationQuery,
  type Asked,
} from '../../reporting/ask.ts';
import { settlePeriod } from '../../reporting/periods.ts';
import {
  isTableReport,
  tableEndpointOf,
  type Question,
  type ReportFile,
  type ReportName,
} from '../../reporting/question.ts';
import {
  readReport,
  refreshAll,
  refreshOne,
  sentencesOf,
  writeNew,
  type RefreshOptions,
  type ReportProgress,
} from '../../reporting/refresh.ts';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('reports');

export interface Outcome {
  readonly intent: 'success' | 'warning' | 'error';
  readonly text: string;
}

export interface ReportsControl {
  readonly isBusy: boolean;
  readonly progress: (ReportProgress & { readonly elapsedMs: number }) | null;
  readonly outcome: Outcome | null;
  readonly kept: readonly KeptReport[];
  readonly stop: () => void;
  readonly clear: () => void;
  readonly say: (outcome: Outcome) => void;
  readonly show: (question: Question) => Promise<Asked | null>;
  readonly toSheet: (question: Question) => Promise<Asked | null>;
  readonly open: (question: Question, file: ReportFile) => Promise<null>;
  readonly goTo: (report: KeptReport) => Promise<void>;
  readonly refresh: (report: KeptReport) => Promise<void>;
  readonly refreshAll: () => Promise<void>;
}

type Client = ReturnType<typeof useServices>['client'];

/** The filters of a list of units without its day, which a seal takes beside them. */
function unitFiltersOf(question: Question) {
  const { asOf: _, ...filters } = unitsQuery(question);
  return filters;
}

/** The report's rows sealed, as the service writes them; of a stock valuation those of its day. */
function downloadSealed(client: Client, report: SealedReport, question: Question) {
  const { from, to, item } = trailQuery(question);
  const isOfDay = report === 'valuation' || report === 'units';
  const last = isOfDay ? question.asOf : to;
  if (report === 'profit') {
    return client.download('makeSeal', { body: { report, ...profitQuery(question) } });
  }
  return client.download('makeSeal', {
    body: {
      report,
      ...(from === undefined || isOfDay ? {} : { from }),
      ...(last === undefined ? {} : { to: last }),
      ...(item === undefined || report !== 'audit-trail' ? {} : { item }),
      ...(report === 'units' ? { units: unitFiltersOf(question) } : {}),
    },
  });
}

/** The reports that can be sealed, as the service calls them. */
const sealedNames: Partial<Record<ReportName, SealedReport>> = {
  trail: 'audit-trail',
  journal: 'journal',
  valuation: 'valuation',
  units: 'units',
  profit: 'profit',
};

/** The file of a report, as the service writes it. */
function downloadFile(client: Client, question: Question, file: ReportFile) {
  const { report } = question;
  const sealed = sealedNames[report];
  if (file === 'sealed' && sealed !== undefined) return downloadSealed(client, sealed, question);
  const format = file === 'pdf' ? 'pdf' : 'xlsx';
  if (isTableReport(report)) {
    return client.download<TableEndpoint>(tableEndpointOf[report], {
      query: { ...tableQuery(question), format },
    });
  }
  switch (report) {
    case 'profit':
      return client.download('profitAndLoss', { query: { ...profitQuery(question), format } });
    case 'income':
      return client.download('incomeStatement', { query: { ...incomeQuery(question), format } });
    case 'units':
      return client.download('listUnits', { query: { ...unitsQuery(question), format } });
    case 'valuation':
      return client.download('valuation', { query: { ...valuationQuery(question), format } });
    case 'journal':
      return client.download('journal', { query: { ...trailQuery(question), format } });
    case 'trail':
      return client.download('auditTrail', { query: { ...trailQuery(question), format } });
    case 'history': {
      const { params, query } = historyQuery(question);
      return client.download('getHistory', { params, query: { ...query, format } });
    }
  }
}

export function useReports(): ReportsControl {
  const { host, client, announce, today } = useServices();
  const [isBusy, setBusy] = useState(false);
  const [progress, setProgress] = useState<ReportsControl['progress']>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [kept, setKept] = useState<readonly KeptReport[]>([]);
  const stopper = useRef<AbortController | null>(null);

  const say = useCallback(
    (next: Outcome) => {
      setOutcome(next);
      announce(next.text, next.intent === 'success' ? 'good' : 'bad');
    },
    [announce],
  );

  const readKept = useCallback(async () => {
    const { reports, forgotten } = await host.listReports();
    setKept(reports);
    if (forgotten.length > 0) {
      say({ intent: 'warning', text: forgotten.map(texts.forgotten).join(' ') });
    }
  }, [host, say]);

  useEffect(() => {
    // A workbook that cannot be read now is read again after the next job.
    void readKept().catch(() => undefined);
    return () => stopper.current?.abort();
  }, [readKept]);

  /** Runs a job; a failure is said, and null is answered. */
  async function attempt<Value>(run: (options: RefreshOptions) => Promise<Value>) {
    const controller = new AbortController();
    const startedAt = performance.now();
    stopper.current = controller;
    setBusy(true);
    setOutcome(null);
    try {
      return await run({
        host,
        client,
        now: () => localMoment(new Date()),
        signal: controller.signal,
        onProgress: (next) => setProgress({ ...next, elapsedMs: performance.now() - startedAt }),
      });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const isStopped = error instanceof HostFault && error.code === 'stopped';
      say({ intent: isStopped ? 'warning' : 'error', text });
      return null;
    } finally {
      stopper.current = null;
      setProgress(null);
      setBusy(false);
    }
  }

  /** A job that changes sheets: what stands in the workbook is read again after it. */
  async function change<Value>(run: (options: RefreshOptions) => Promise<Value>) {
    const value = await attempt(run);
    await readKept().catch(() => undefined);
    return value;
  }

  return {
    isBusy,
    progress,
    outcome,
    kept,
    stop: () => stopper.current?.abort(),
    clear: () => setOutcome(null),
    say,
    show: (question) => attempt((options) => readReport(question, options)),
    toSheet: (question) =>
      change(async (options) => {
        const { name, asked } = await writeNew(question, options);
        say({ intent: 'success', text: texts.written(name) });
        return asked;
      }),
    open: (question, file) =>
      attempt(async () => {
        const got = await downloadFile(client, settlePeriod(question, today()), file);
        if (!got.ok) throw new Error(sentenceOf(got.error));
        const name = texts.names[question.report].replaceAll(' ', '-');
        const fileName = file === 'sealed' ? `${name}-${texts.sealedName}.xlsx` : `${name}.${file}`;
        host.openFile(URL.createObjectURL(got.value), fileName);
        return null;
      }),
    goTo: async (report) => {
      await change(() => host.showReport(report.id));
    },
    refresh: async (report) => {
      await change(async (options) => {
        const sheet = await refreshOne(report, options);
        say({ intent: 'success', text: texts.refreshedOne(sheet) });
      });
    },
    refreshAll: async () => {
      await change(async (options) => {
        const done = await refreshAll(options);
        const intent = done.failed.length === 0 ? 'success' : 'warning';
        say({ intent, text: sentencesOf(done) });
      });
    },
  };
}
