/**
 * The plan of any report's sheet -> page model, so that paper and sheet say the same: the main table with its totals, the
 * smaller ones below it. Figures are final texts here; formulas stand for the figures that they give.
 */
import { formatMoney } from '../../shared/money.ts';
import { exponentOf } from '../../shared/money.ts';
import type {
  ColumnKind,
  PlannedCell,
  PlannedColumn,
  PlannedReport,
  PlannedTable,
} from '../../shared/report/plan.ts';
import { readChart } from '../../shared/report/chart.ts';
import { planChartPicture } from './chart-picture.ts';
import type { Company, Paper } from './facts.ts';
import { printCount, printMoney } from './figures.ts';
import {
  textCell,
  type Block,
  type CellText,
  type PageColumn,
  type PageDocument,
  type PageRow,
} from './page.ts';

export interface ReportPageFacts {
  readonly report: PlannedReport;
  readonly company: Company;
  readonly currency: string;
  readonly paper?: Paper | undefined;
  readonly seal?: string | undefined;
}

/** Columns that take what others leave: names and notes, which may wrap. */
const wrapping: ReadonlySet<string> = new Set(['description', 'name', 'note', 'memo', 'account']);
const serials: ReadonlySet<string> = new Set(['serial', 'manufacturerSerial']);

/** The figure by which a sheet counts days as the day, or the instant, that it is. */
function printMoment(value: number, kind: 'day' | 'instant'): string {
  const text = new Date(Math.round((value - 25_569) * 86_400_000)).toISOString();
  return kind === 'day' ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

function printFigure(value: number, kind: ColumnKind, currency: string): string {
  switch (kind) {
    case 'day':
    case 'instant':
      return printMoment(value, kind);
    case 'money':
      return printMoney(Math.round(value * 10 ** exponentOf(currency)), currency);
    case 'percent':
      return formatMoney(Math.round(value * 10_000), 'USD');
    case 'text':
    case 'count':
      return printCount(value);
  }
}

function printCell(cell: PlannedCell | undefined, kind: ColumnKind, currency: string): string {
  if (cell === null || cell === undefined) return '';
  const value = typeof cell === 'object' ? cell.value : cell;
  return typeof value === 'string' ? value : printFigure(value, kind, currency);
}

/** Columns that hold something; an empty one would only take room on paper. */
function shownPlaces({ columns, rows }: PlannedTable): number[] {
  const isFilled = columns.map(() => false);
  for (const row of rows) {
    row.forEach((cell, place) => {
      if (cell !== null && cell !== '') isFilled[place] = true;
    });
  }
  return columns.flatMap(({ isKey }, place) =>
    isFilled[place] === true || isKey === true || rows.length === 0 ? [place] : [],
  );
}

function pageColumn({ id, head, kind }: PlannedColumn): PageColumn {
  const isText = kind === 'text' || kind === 'day' || kind === 'instant';
  const size = wrapping.has(id) ? 'rest' : serials.has(id) ? 'whole' : 'fit';
  return { head, align: isText ? 'left' : 'right', size };
}

function toneOf({ id }: PlannedColumn, usual: CellText['tone']): CellText['tone'] {
  return usual === 'normal' && serials.has(id) ? 'serial' : usual;
}

function planRow(
  cells: readonly (PlannedCell | undefined)[],
  table: PlannedTable,
  places: readonly number[],
  tone: CellText['tone'],
  currency: string,
): PageRow {
  return {
    cells: places.map((place) => {
      const column = table.columns[place];
      if (column === undefined) return [];
      return textCell(printCell(cells[place], column.kind, currency), toneOf(column, tone));
    }),
  };
}

/** A table of the report; `totals` are its last row. */
function planBlock(
  table: PlannedTable,
  totals: PlannedReport['totals'] | null,
  currency: string,
): Block {
  const places = shownPlaces(table);
  const strong = new Set(table.strongRows);
  const hasTotals = totals?.some((cell) => cell !== undefined) === true;
  const columns = places.flatMap((place) => table.columns[place] ?? []);
  const hasRest = columns.some(({ id }) => wrapping.has(id));
  return {
    kind: 'table',
    columns: columns.map((column, index) => {
      const page = pageColumn(column);
      return !hasRest && index === 0 && page.align === 'left' ? { ...page, size: 'rest' } : page;
    }),
    rows: table.rows.map((cells, row) =>
      planRow(cells, table, places, strong.has(row) ? 'strong' : 'normal', currency),
    ),
    ...(totals === null || !hasTotals
      ? {}
      : { foot: planRow(totals, table, places, 'strong', currency) }),
  };
}

/** Tables that a chart draws stand on paper as the chart. */
function isCharted({ chart }: PlannedReport, id: string): boolean {
  return chart !== undefined && (id === chart.table || id === chart.steps);
}

/** Characters that stand beside each other on an upright page. */
const uprightWidth = 92;

export function planReportPage(facts: ReportPageFacts): PageDocument {
  const { report, company, currency, paper, seal } = facts;
  const { main, below, totals, title, caption } = report;
  const chart = readChart(report);
  const places = shownPlaces(main);
  const width = places.reduce((sum, place) => sum + (main.columns[place]?.width ?? 0), 0);
  return {
    title,
    number: caption,
    company,
    meta: [],
    blocks: [
      planBlock(main, main.rows.length === 0 ? null : totals, currency),
      ...below
        .filter(({ id, rows }) => rows.length > 0 && !isCharted(report, id))
        .map((table) => planBlock(table, null, currency)),
      ...(chart === null || main.rows.length === 0
        ? []
        : [{ kind: 'chart' as const, picture: planChartPicture(chart, currency) }]),
    ],
    ...(seal === undefined ? {} : { seal }),
    paper: paper ?? report.paper,
    orientation: width <= uprightWidth ? 'portrait' : 'landscape',
  };
}
