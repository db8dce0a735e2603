/** The rows of a report that is sealed, a page at a time, as they were known at one moment. */
import type { BodyOf } from '../../shared/api.ts';
import type { Instant } from '../../shared/day.ts';
import { planJournalSheet } from '../../reports/model/journal-sheet.ts';
import { planProfitSheet } from '../../reports/model/profit-sheet.ts';
import { nameUnitFilters } from '../../reports/model/unit-filter-texts.ts';
import { planUnitsSheet } from '../../reports/model/units-sheet.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import { planTrailSheet } from '../../reports/model/trail-sheet.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import type { Books } from '../books.ts';
import { listAuditTrail } from '../queries/audit-trail.ts';
import { loadJournal } from '../queries/journal.ts';
import { loadProfit } from '../queries/profit.ts';
import { listUnits } from '../queries/unit-list.ts';
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
    case 'units': {
      const { units: filters = {} } = asked;
      return openList(
        (cursor) =>
          listUnits(books, {
            ...filters,
            format: 'xlsx',
            asOf: to,
            knownAt,
            cursor,
            limit: rowsAtOnce,
          }),
        (units) =>
          planUnitsSheet({ filters: nameUnitFilters(filters, frame), asOf: to, units }, frame),
      );
    }
    case 'profit': {
      const { by = 'item', customer, vendor, salesperson, area } = asked;
      const narrowed = { item, customer, vendor, salesperson, area };
      const facts = await loadProfit(books, { by, from, to, ...narrowed });
      const plan = planProfitSheet(facts, frame);
      return sourceOf(plan, onePage(plan.main.rows));
    }
  }
}
