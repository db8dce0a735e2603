/** The rows of a report that is sealed, a page at a time, as they were known at one moment. */
import type { BodyOf } from '../../shared/api.ts';
import type { Instant } from '../../shared/day.ts';
import { planJournalSheet } from '../../reports/model/journal-sheet.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import { planTrailSheet } from '../../reports/model/trail-sheet.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import type { PlannedReport } from '../../shared/report/plan.ts';
import type { Books } from '../books.ts';
import { countAuditTrail, listAuditTrail } from '../queries/audit-trail.ts';
import { loadJournal } from '../queries/journal.ts';
import { loadValuation } from '../queries/valuation.ts';
import { onePage, openList, sourceOf, type RowSource } from './row-source.ts';

type Asked = BodyOf<'makeSeal'>;
/** Rows read at once. */
const rowsAtOnce = 1000;

function wholeSource(plan: PlannedReport, most: number): RowSource | null {
  const { rows } = plan.main;
  return rows.length > most ? null : sourceOf(plan, onePage(rows));
}

/**
 * What is sealed of each report; null where it has more rows than `most`. `knownAt` is when it was asked, so that rows that
 * come meanwhile are not half there.
 */
export async function openSource(
  books: Books,
  asked: Asked,
  knownAt: Instant,
  frame: ReportFrame,
  most: number,
): Promise<RowSource | null> {
  const { report, from, to, item } = asked;
  switch (report) {
    case 'audit-trail': {
      const query = { from, to, item, knownAt };
      if ((await countAuditTrail(books, query, most + 1)) > most) return null;
      return openList(
        (cursor) => listAuditTrail(books, { ...query, cursor, limit: rowsAtOnce }),
        (rows) => planTrailSheet({ from, to, item, rows }, frame),
      );
    }
    case 'journal': {
      const { rows } = await loadJournal(books, { from, to });
      return wholeSource(planJournalSheet({ from, to, rows }, frame), most);
    }
    case 'valuation': {
      const answer = await loadValuation(books, { by: 'unit', asOf: to, knownAt });
      return wholeSource(planValuationSheet({ by: 'unit', answer }, frame), most);
    }
  }
}
