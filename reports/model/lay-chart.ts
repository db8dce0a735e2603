/** The chart of a report on the worksheet of a file: which cells it draws, what they hold, and where it stands. */
import type {
  ChartInk,
  PlannedCell,
  PlannedReport,
  PlannedTable,
} from '../../shared/report/plan.ts';
import { columnWidths } from '../../shared/report/plan.ts';

/** Cells of a column one below the other; rows and columns from 0. */
export interface CellRun {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export interface SheetSeries {
  readonly head: string;
  readonly cells: CellRun;
  /** What the cells hold when the file is written; null where there is nothing. */
  readonly values: readonly (number | null)[];
  readonly ink: ChartInk | null;
}

export interface SheetChart {
  readonly title: string;
  /** Bars on top of each other, the first of them at the top of the chart; else columns beside each other. */
  readonly isStacked: boolean;
  /** The row of the heads, from 0. */
  readonly headRow: number;
  readonly names: { readonly cells: CellRun; readonly texts: readonly string[] };
  readonly series: readonly SheetSeries[];
  readonly moneyFormat: string;
  /** The cell whose corner it stands at, from 0; its size in pixels. */
  readonly at: { readonly row: number; readonly column: number };
  readonly width: number;
  readonly height: number;
}

const sizes = {
  ColumnClustered: { width: 460, height: 240 },
  BarStacked: { width: 620, height: 420 },
} as const;

/** Of a column one character wide, roughly. */
const pixelsPerCharacter = 7.4;

/** Of its width. */
const leastRoom = 0.75;

interface LaidTable {
  readonly table: PlannedTable;
  readonly top: number;
}

function valueOf(cell: PlannedCell | undefined): number | null {
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
  return typeof value === 'number' ? value : null;
}

function widestOf(tables: readonly PlannedTable[]): number {
  return Math.max(...tables.map(({ columns }) => columns.length));
}

/**
 * Beside the small tables where it reaches little beyond the main one, else below all of them; a chart of the main table's
 * own lines, as the waterfall is, stands beside that.
 */
function placeChart(
  { main, below, ...report }: PlannedReport,
  tables: readonly LaidTable[],
  width: number,
): SheetChart['at'] {
  const [first, second] = tables;
  const steps = below.find(({ id }) => id === report.chart?.steps);
  if (steps !== undefined) {
    return { row: (first?.top ?? 0) + 1, column: widestOf([main, steps]) + 1 };
  }
  const beside = widestOf(below) + 1;
  const widths = columnWidths({ main, below, ...report });
  const room = widths.slice(beside).reduce((sum, characters) => sum + characters, 0);
  if (second !== undefined && room * pixelsPerCharacter >= width * leastRoom) {
    return { row: second.top, column: beside };
  }
  const end = Math.max(...tables.map(({ table, top }) => top + table.rows.length));
  return { row: end + 2, column: 0 };
}

/** Nothing where the report has no chart. */
export function layChart(
  report: PlannedReport,
  tables: readonly LaidTable[],
): SheetChart | undefined {
  const { chart } = report;
  const drawn = tables.find(({ table }) => table.id === chart?.table);
  if (chart === undefined || drawn === undefined || drawn.table.rows.length === 0) return undefined;
  const { table, top } = drawn;
  const size = sizes[chart.type];
  const run = (column: number): CellRun => ({ column, from: top + 1, to: top + table.rows.length });
  return {
    title: chart.title,
    isStacked: chart.type === 'BarStacked',
    headRow: top,
    names: {
      cells: run(0),
      texts: table.rows.map(([name]) => (typeof name === 'string' ? name : '')),
    },
    series: table.columns.slice(1).map(({ id, head }, index) => ({
      head,
      cells: run(index + 1),
      values: table.rows.map((cells) => valueOf(cells[index + 1])),
      ink: chart.inks?.[id] ?? null,
    })),
    moneyFormat: report.formats.money,
    at: placeChart(report, tables, size.width),
    ...size,
  };
}
