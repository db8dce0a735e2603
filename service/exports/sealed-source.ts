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

/** Pages of the audit trail; the first is read at once, since columns are as wide as what stands in them. */
async function openTrail(
  books: Books,
  { from, to, item }: Asked,
  knownAt: Instant,
  frame: ReportFrame,
): Promise<SealedSource> {
  const read = (cursor: string | null): Promise<AnswerOf<'auditTrail'>> =>
    listAuditTrail(books, {
      ...{ from, to, item, knownAt, limit: rowsAtOnce },
      ...(cursor === null ? {} : { cursor }),
    });
  const plan = (page: AnswerOf<'auditTrail'>): PlannedReport =>
    planTrailSheet({ from, to, item, rows: page.items }, frame);
  const first = await read(null);
  async function* pages(): AsyncGenerator<PlannedTable['rows']> {
    let page = first;
    yield plan(page).main.rows;
    while (page.next !== null) {
      page = await read(page.next);
      yield plan(page).main.rows;
    }
  }
  return sourceOf(plan(first), pages());
}

/** What is sealed of each report. `knownAt` is when it was asked, so that rows that come meanwhile are not half there. */
export async function openSource(
  books: Books,
  asked: Asked,
  knownAt: Instant,
  frame: ReportFrame,
): Promise<SealedSource> {
  const { report, from, to } = asked;
  switch (report) {
    case 'audit-trail':
      return openTrail(books, asked, knownAt, frame);
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
