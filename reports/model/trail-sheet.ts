/** Movements -> plan of a sheet: of everything in a period (the audit trail), or of one unit (its history). */
import type { AnswerOf, HistoryRow } from '../../shared/api.ts';
import { toSheetDay, type PlannedReport } from '../../shared/report/plan.ts';
import { cellsOf, planList, type ListColumn } from './report-columns.ts';
import {
  dayCell,
  decimalCell,
  planReport,
  shownCount,
  shownSum,
  sumOf,
  textCell,
  textsOfFrame,
  type ReportFrame,
} from './report-frame.ts';

export type TrailRow = AnswerOf<'auditTrail'>['items'][number];

export interface TrailFacts {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly item?: string | undefined;
  readonly rows: readonly TrailRow[];
}

export interface HistoryFacts {
  readonly item: string;
  readonly serial: string;
  readonly asOf?: string | undefined;
  readonly rows: readonly HistoryRow[];
}

/** What a movement is told by, whichever list it stands in. */
function movementColumns(frame: ReportFrame): readonly ListColumn<HistoryRow>[] {
  const { words } = frame;
  return [
    { id: 'document', kind: 'text', isKey: true, width: 18, read: (row) => row.document },
    { id: 'kind', kind: 'text', width: 22, read: (row) => words.kind(row.kind) },
    {
      id: 'event',
      kind: 'text',
      isKey: true,
      width: 18,
      read: (row) => (row.event === undefined ? null : words.event(row.event)),
    },
    { id: 'from', kind: 'text', width: 14, read: (row) => textCell(row.fromArea) },
    { id: 'to', kind: 'text', width: 14, read: (row) => textCell(row.toArea) },
    { id: 'party', kind: 'text', width: 16, read: (row) => textCell(row.party) },
    { id: 'user', kind: 'text', width: 16, read: (row) => row.user },
    { id: 'costChange', kind: 'money', read: (row) => decimalCell(row.costChange) },
    { id: 'lateCost', kind: 'money', read: (row) => decimalCell(row.lateCost) },
  ];
}

const dates: readonly ListColumn<HistoryRow>[] = [
  { id: 'date', kind: 'day', read: (row) => dayCell(row.occurredOn) },
  {
    id: 'recorded',
    kind: 'instant',
    read: (row) => toSheetDay(row.recordedAt) ?? row.recordedAt,
  },
];

export function planTrailSheet(facts: TrailFacts, frame: ReportFrame): PlannedReport {
  const { from, to, item, rows } = facts;
  const { currency } = frame;
  const texts = textsOfFrame(frame);
  const columns: readonly ListColumn<TrailRow>[] = [
    ...dates,
    { id: 'item', kind: 'text', isKey: true, width: 24, read: (row) => row.item },
    { id: 'serial', kind: 'text', isKey: true, width: 32, read: (row) => textCell(row.serial) },
    { id: 'quantity', kind: 'count', read: (row) => row.quantity },
    ...movementColumns(frame),
  ];
  const main = planList('trail', texts, columns, rows);
  return planReport(frame, {
    sheetName: texts.sheets.trail,
    tableName: 'AuditTrail',
    title: texts.titles.trail,
    asked: [
      texts.period(from, to),
      item === undefined ? '' : texts.filter(texts.columns.item, item),
      texts.inCurrency(currency),
    ],
    main,
    totals: {
      date: texts.shown,
      document: shownCount('document', rows.length),
      costChange: shownSum('costChange', sumOf(cellsOf(main, 'costChange'), currency)),
      lateCost: shownSum('lateCost', sumOf(cellsOf(main, 'lateCost'), currency)),
    },
  });
}

/** The history of one unit, oldest first. */
export function planHistorySheet(facts: HistoryFacts, frame: ReportFrame): PlannedReport {
  const { item, serial, asOf, rows } = facts;
  const { currency } = frame;
  const texts = textsOfFrame(frame);
  const main = planList('history', texts, [...dates, ...movementColumns(frame)], rows);
  return planReport(frame, {
    sheetName: `${texts.sheets.history} ${serial}`,
    tableName: 'History',
    title: texts.titles.history(item, serial),
    asked: [asOf === undefined ? '' : texts.asOf(asOf), texts.inCurrency(currency)],
    main,
    totals: {
      date: texts.total,
      costChange: shownSum('costChange', sumOf(cellsOf(main, 'costChange'), currency)),
      lateCost: shownSum('lateCost', sumOf(cellsOf(main, 'lateCost'), currency)),
    },
  });
}
