/**
 * The chart of a report, beside the tables below the main one. A person may move it, restyle it or delete it: it is then
 * left alone, but for the rows that it draws.
 */
import type { PlannedReport } from '../../shared/report/plan.ts';
import type { OpenReport } from './report-open.ts';
import type { ShapedTable } from './report-shape.ts';

const chartName = 'SerialbookChart';
const size = { width: 460, height: 240 } as const;

function findAnchor({ sheet }: OpenReport, tables: readonly ShapedTable[]): Excel.Range | null {
  const [main, first] = tables;
  if (main === undefined || first === undefined) return null;
  // Right of the widest of the small tables, with a column between.
  const columnsBefore = Math.max(...tables.slice(1).map(({ open }) => open.width)) + 1;
  return sheet.getRangeByIndexes(first.open.top, main.open.left + columnsBefore, 1, 1);
}

function canMeasure(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.10');
}

interface ChartJob {
  readonly open: OpenReport;
  readonly report: PlannedReport;
  readonly tables: readonly ShapedTable[];
  /** Where it was put last; null where none was put yet. */
  readonly chartLeft: number | null;
  /** The report was never written to its end: a chart on its sheet is one that was not named yet. */
  readonly isNew: boolean;
  /** Whether rows came or went. */
  readonly isMoved: boolean;
}

/** Our chart, or null where there is none. */
async function findChart(
  context: Excel.RequestContext,
  { open, isNew }: ChartJob,
): Promise<Excel.Chart | null> {
  const { charts } = open.sheet;
  charts.load({ name: true, left: true });
  await context.sync();
  return (
    charts.items.find(({ name }) => name === chartName) ?? (isNew ? charts.items[0] : null) ?? null
  );
}

/** Draws the chart where there is none yet, and keeps it by its tables; answers where it was put. */
export async function placeChart(
  context: Excel.RequestContext,
  job: ChartJob,
): Promise<number | null> {
  const { open, report, tables, chartLeft, isMoved } = job;
  const drawn = tables.find((each) => each.open.plan.id === report.chart?.table);
  const anchor = findAnchor(open, tables);
  if (report.chart === undefined || drawn === undefined || anchor === null) return chartLeft;
  if (canMeasure()) anchor.load({ left: true, top: true });
  const known = await findChart(context, job);
  if (known === null && chartLeft !== null) return chartLeft;
  const { top, left, width } = drawn.open;
  const source = open.sheet.getRangeByIndexes(top, left, drawn.merge.planned.length + 1, width);
  const { type, title } = report.chart;
  const chart = known ?? open.sheet.charts.add(type, source, 'Columns');
  const isOurs = known === null || chartLeft === null || Math.abs(known.left - chartLeft) < 1;
  if (known !== null && isMoved) chart.setData(source, 'Columns');
  if (chartLeft === null) furnishChart(chart, title);
  if (!canMeasure()) {
    if (chartLeft === null) chart.setPosition(anchor);
    return 0;
  }
  if (chartLeft === null) chart.left = anchor.left;
  if (isOurs) chart.top = anchor.top;
  return chartLeft ?? anchor.left;
}

function furnishChart(chart: Excel.Chart, title: string): void {
  chart.name = chartName;
  chart.title.text = title;
  chart.legend.position = 'Bottom';
  chart.width = size.width;
  chart.height = size.height;
}
