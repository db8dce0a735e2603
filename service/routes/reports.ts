/** The reports whose answers have shapes of their own: units, history, valuation, audit trail, journal. */
import { planJournalSheet } from '../../reports/model/journal-sheet.ts';
import { nameUnitFilters } from '../../reports/model/unit-filter-texts.ts';
import { planHistorySheet, planTrailSheet } from '../../reports/model/trail-sheet.ts';
import { planUnitsSheet } from '../../reports/model/units-sheet.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import { listAuditTrail } from '../queries/audit-trail.ts';
import { loadJournal } from '../queries/journal.ts';
import { listUnits } from '../queries/unit-list.ts';
import { findHistory } from '../queries/units.ts';
import { loadValuation } from '../queries/valuation.ts';
import { guardUnitFilters, seesKind } from '../people/guard.ts';
import { maskRow, showColumns, visibleColumns } from '../people/mask.ts';
import { forbid, miss, succeedWith, type Handlers } from './answers.ts';
import {
  answerCsvPages,
  answerNdjsonPages,
  answerListFile,
  answerReportFile,
  wholePage,
} from './report-files.ts';

/** Rows read at once of a list that is written whole. */
const batch = 10_000;

const moneyHeads = new Set([
  'unitCost',
  'trueCost',
  'unitPrice',
  'margin',
  'costChange',
  'lateCost',
  'debit',
  'credit',
  'value',
]);

const unitHeads = [
  'item',
  'description',
  'serial',
  'manufacturerSerial',
  'lot',
  'life',
  'status',
  'area',
  'holder',
  'vendor',
  'receivedOn',
  'receiptNumber',
  'unitCost',
  'trueCost',
  'customer',
  'soldOn',
  'invoiceNumber',
  'unitPrice',
  'margin',
  'daysInStock',
  'note',
];
const historyHeads = [
  'event',
  'document',
  'kind',
  'fromArea',
  'toArea',
  'party',
  'user',
  'costChange',
  'lateCost',
];
const trailHeads = ['occurredOn', 'recordedAt', 'item', 'serial', 'quantity', ...historyHeads];
const journalHeads = [
  'date',
  'document',
  'account',
  'debit',
  'credit',
  'party',
  'currency',
  'memo',
];
const valuationHeads = ['item', 'area', 'serial', 'units', 'value'];

type ReportEndpoint = 'listUnits' | 'getHistory' | 'valuation' | 'auditTrail' | 'journal';

export const reportHandlers: Handlers<ReportEndpoint> = {
  listUnits: async (context, { query, person, language }) => {
    const refused = guardUnitFilters(person, query);
    if (refused !== null) return forbid(refused, language);
    const { books } = context;
    const { role } = person;
    const { format } = query;
    if (format === 'json') return succeedWith(await listUnits(books, query));
    const readPage = (cursor: string | undefined) =>
      listUnits(books, { ...query, limit: batch, cursor: cursor ?? query.cursor });
    if (format === 'csv') {
      return answerCsvPages(visibleColumns(unitHeads, role), moneyHeads, readPage, 'units.csv');
    }
    if (format === 'ndjson') {
      return answerNdjsonPages(readPage, (row) => maskRow(row, role));
    }
    const { asOf } = query;
    return answerListFile({ ...context, language }, format, {
      read: (cursor, limit) =>
        listUnits(books, { ...query, limit, cursor: cursor ?? query.cursor }),
      plan: (units, frame) =>
        showColumns(
          planUnitsSheet({ filters: nameUnitFilters(query, frame), asOf, units }, frame),
          role,
        ),
    });
  },
  getHistory: async (context, { params, query, person, language }) => {
    const { role } = person;
    const { sku = '', serial = '' } = params;
    const { format, asOf } = query;
    const found = await findHistory(context.books, sku, serial, query);
    if (found === null) return miss({ code: 'no_unit', details: {} }, language);
    const rows = found.filter(({ kind }) => seesKind(role, kind));
    if (format === 'json') return succeedWith({ rows });
    const heads = ['occurredOn', 'recordedAt', ...historyHeads];
    if (format === 'csv') {
      return answerCsvPages(
        visibleColumns(heads, role),
        moneyHeads,
        wholePage(rows),
        'history.csv',
      );
    }
    return answerReportFile({ ...context, language }, format, (frame) =>
      showColumns(planHistorySheet({ item: sku, serial, asOf, rows }, frame), role),
    );
  },
  valuation: async (context, { query, language }) => {
    const answer = await loadValuation(context.books, query);
    const { format, by } = query;
    if (format === 'json') return succeedWith(answer);
    if (format === 'csv') {
      const heads =
        by === 'vendor' || by === 'age' ? [by, 'item', 'units', 'value'] : valuationHeads;
      return answerCsvPages(heads, moneyHeads, wholePage(answer.rows), 'valuation.csv');
    }
    return answerReportFile({ ...context, language }, format, (frame) =>
      planValuationSheet({ by, answer }, frame),
    );
  },
  auditTrail: async (context, { query, language }) => {
    const { books } = context;
    const { format } = query;
    if (format === 'json') return succeedWith(await listAuditTrail(books, query));
    const readPage = (cursor: string | undefined) =>
      listAuditTrail(books, { ...query, limit: batch, cursor: cursor ?? query.cursor });
    if (format === 'csv')
      return answerCsvPages(trailHeads, moneyHeads, readPage, 'audit-trail.csv');
    if (format === 'ndjson') return answerNdjsonPages(readPage);
    return answerListFile({ ...context, language }, format, {
      read: (cursor, limit) =>
        listAuditTrail(books, { ...query, limit, cursor: cursor ?? query.cursor }),
      plan: (rows, frame) => planTrailSheet({ ...query, rows }, frame),
    });
  },
  journal: async (context, { query, language }) => {
    const { rows } = await loadJournal(context.books, query);
    const { format, from, to } = query;
    if (format === 'json') return succeedWith({ rows });
    if (format === 'csv') {
      return answerCsvPages(journalHeads, moneyHeads, wholePage(rows), 'journal.csv');
    }
    return answerReportFile({ ...context, language }, format, (frame) =>
      planJournalSheet({ from, to, rows }, frame),
    );
  },
};
