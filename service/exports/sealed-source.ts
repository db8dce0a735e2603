/** The rows of a report that is sealed, a page at a time, as they were known at one moment. */
import type { AnswerOf, BodyOf } from '../../shared/api.ts';
import type { Instant } from '../../shared/day.ts';
import type { PlannedColumn, PlannedReport, PlannedTable } from '../../shared/report/plan.ts';
import { planJournalSheet } from '../../reports/model/journal-sheet.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import { planTrailSheet } from '../../reports/model/trail-sheet.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import type { Books } from '../books.ts';
import { listAuditTrail } from '../queries/audit-trail.ts';
import { loadJournal } from '../queries/journal.ts';
import { loadValuation } from '../queries/valuation.ts';

export interface SealedSource {
  readonly title: string;
  /** What was asked, as a person reads it. */
  readonly question: string;
  readonly sheetName: string;
  readonly formats: PlannedReport['formats'];
  readonly columns: readonly PlannedColumn[];
  readonly pages: AsyncIterable<PlannedTable['rows']>;
}

type Asked = BodyOf<'makeSeal'>;
const rowsAtOnce = 2000;

function sourceOf(plan: PlannedReport, pages: SealedSource['pages']): SealedSource {
  const { title, caption, sheetName, formats, main } = plan;
  return { title, question: caption, sheetName, formats, columns: main.columns, pages };
}

async function* onePage(rows: PlannedTable['rows']): AsyncGenerator<PlannedTable['rows']> {
  yield await Promise.resolve(rows);
}

async function* readTrail(
  books: Books,
  { from, to, item }: Asked,
  knownAt: Instant,
  frame: ReportFrame,
): AsyncGenerator<PlannedTable['rows']> {
  let cursor: string | null = null;
  do {
    const page: AnswerOf<'auditTrail'> = await listAuditTrail(books, {
      ...{ from, to, item, knownAt, limit: rowsAtOnce },
      ...(cursor === null ? {} : { cursor }),
    });
    yield planTrailSheet({ from, to, item, rows: page.items }, frame).main.rows;
    cursor = page.next;
  } while (cursor !== null);
}

/** What is sealed of each report. `knownAt` is when it was asked, so that rows that come meanwhile are not half there. */
export async function openSource(
  books: Books,
  asked: Asked,
  knownAt: Instant,
  frame: ReportFrame,
): Promise<SealedSource> {
  const { report, from, to, item } = asked;
  switch (report) {
    case 'audit-trail':
      return sourceOf(
        planTrailSheet({ from, to, item, rows: [] }, frame),
        readTrail(books, asked, knownAt, frame),
      );
    case 'journal': {
      const { rows } = await loadJournal(books, { from, to });
      const plan = planJournalSheet({ from, to, rows }, frame);
      return sourceOf(plan, onePage(plan.main.rows));
    }
    case 'valuation': {
      const answer = await loadValuation(books, { by: 'unit', asOf: to, knownAt });
      const plan = planValuationSheet({ by: 'unit', answer }, frame);
      return sourceOf(plan, onePage(plan.main.rows));
    }
  }
}
