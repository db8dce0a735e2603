/** The rows of a report that is sealed, a page at a time, as they were known at one moment. */
import type { BodyOf } from '../../shared/api.ts';
import type { Instant } from '../../shared/day.ts';
import { planJournalSheet } from '../../reports/model/journal-sheet.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import { planTrailSheet } from '../../reports/model/trail-sheet.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import type { Books } from '../books.ts';
import { listAuditTrail } from '../queries/audit-trail.ts';
import { loadJournal } from '../queries/journal.ts';
import { loadValuation } from '../queries/valuation.ts';
import { onePage, openList, sourceOf, type RowSource } from './row-source.ts';

type Asked = BodyOf<'makeSeal'>;
/** Rows read at once. */
const rowsAtOnce = 1000;

/** What is sealed of each report. `knownAt` is when it was asked, so that rows that come meanwhile are not half there. */
export async function openSource(
  books: Books,
  asked: Asked,
  knownAt: Instant,
  frame: ReportFrame,
): Promise<RowSource> {
  const { report, from, to, item } = asked;
  switch (report) {
    case 'audit-trail':
      return openList(
        (cursor) =>
          listAuditTrail(books, { ...{ from, to, item, knownAt, cursor }, limit: rowsAtOnce }),
        (rows) => planTrailSheet({ from, to, item, rows }, frame),
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
