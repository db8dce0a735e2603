/**
 * The chart of a report, beside the tables below the main one. A person may move it, restyle it or delete it: it is then
 * left alone, but for the rows that it draws.
 */
import type {
  ChartInk,
  PlannedChart,
  PlannedReport,
  PlannedTable,
} from '../../shared/report/plan.ts';
import type { OpenReport } from './report-open.ts';
import type { ShapedTable } from './report-shape.ts';

const chartName = 'SerialbookChart';
const size = { width: 460, height: 240 } as const;
/** Of bars with their names beside them, one below the other. */
const tall = { width: 560, height: 400 } as const;

/** The colours of what adds and takes away; of a blank bar none is drawn. */
const fills: Readonly<Record<Exclude<ChartInk, 'blank'>, string>> = {
  sum: '#174C70',
  gain: '#3B8E5A',
  loss: '#C2572B',
};

/**
 * Right of the small tables, with a column between; a chart of the main table's own lines, as the waterfall is, stands
 * beside that, below the heads that stay while a person scrolls.
 */
function findAnchor(
  { sheet }: OpenReport,
  { chart }: PlannedReport,
  tables: readonly ShapedTable[],
): Excel.Range | null {
  const [main, first] = tables;
  if (main === undefined || first === undefined) return null;
  const isOfMain = chart?.steps !== undefined;
  const steps = tables.find(({ open }) => open.plan.id === chart?.steps);
  const beside = isOfMain ? [main, steps ?? main] : tables.slice(1);
  const columnsBefore = Math.max(...beside.map(({ open }) => open.width)) + 1;
  const top = isOfMain ? main.open.top + 1 : first.open.top;
  return sheet.getRangeByIndexes(top, main.open.left + columnsBefore, 1, 1);
}

function canMeasure(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.10');
}

function canTurnAxis(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.7');
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
  const anchor = findAnchor(open, report, tables);
  if (report.chart === undefined || drawn === undefined || anchor === null) return chartLeft;
  if (canMeasure()) anchor.load({ left: true, top: true });
  const known = await findChart(context, job);
  if (known === null && chartLeft !== null) return chartLeft;
  const { top, left, width } = drawn.open;
  const source = open.sheet.getRangeByIndexes(top, left, drawn.merge.planned.length + 1, width);
  const { type } = report.chart;
  const chart = known ?? open.sheet.charts.add(type, source, 'Columns');
  const isOurs = known === null || chartLeft === null || Math.abs(known.left - chartLeft) < 1;
  if (known !== null && isMoved) chart.setData(source, 'Columns');
  if (chartLeft === null) furnishChart(chart, report.chart, drawn.open.plan);
  if (!canMeasure()) {
    if (chartLeft === null) chart.setPosition(anchor);
    return 0;
  }
  if (chartLeft === null) chart.left = anchor.left;
  if (isOurs) chart.top = anchor.top;
  return chartLeft ?? anchor.left;
}

function furnishChart(chart: Excel.Chart, plan: PlannedChart, table: PlannedTable): void {
  chart.name = chartName;
  chart.title.text = plan.title;
  const isHanging = plan.steps !== undefined;
  const { width, height } = isHanging ? tall : size;
  chart.width = width;
  chart.height = height;
  if (plan.inks !== undefined) inkSeries(chart, plan.inks, table);
  if (!isHanging) {
    chart.legend.position = 'Bottom';
    return;
  }
  // Its colours need no names, and the first bar is to stand at the top.
  chart.legend.visible = false;
  if (canTurnAxis()) chart.axes.categoryAxis.reversePlotOrder = true;
}

/** Each series in the colour of what it means; what bars stand on is not seen. */
function inkSeries(
  chart: Excel.Chart,
  inks: NonNullable<PlannedChart['inks']>,
  { columns }: PlannedTable,
): void {
  columns.slice(1).forEach(({ id }, index) => {
    const ink = inks[id];
    const { fill } = chart.series.getItemAt(index).format;
    if (ink === 'blank') fill.clear();
    else if (ink !== undefined) fill.setSolidColor(fills[ink]);
  });
}
