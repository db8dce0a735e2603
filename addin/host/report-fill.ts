/**
 * Writing a report into its sheet, for the first time or again. Whatever stops it, the sheet says that it is not complete
 * until it is, and the same job again ends as if nothing had happened.
 */
import { columnLetter } from '../../shared/report/formula.ts';
import { formatOf, type PlannedReport } from '../../shared/report/plan.ts';
import { makeFault } from './faults.ts';
import { checkStopped } from './long-work.ts';
import type { KeptReports, LongWork, ReportJob } from './port.ts';
import { hasMoved, makePlaces, valueOf, writeTable } from './report-cells.ts';
import { placeChart } from './report-chart.ts';
import type { KeptReportFacts, ReportMemory } from './report-memory.ts';
import { cellNames, makeReportSheet } from './report-new.ts';
import { findReportSheets, openReport, type OpenReport } from './report-open.ts';
import { shapeTable, type ShapedTable } from './report-shape.ts';

interface Fill {
  readonly context: Excel.RequestContext;
  readonly memory: ReportMemory;
  readonly kept: KeptReportFacts;
  readonly job: ReportJob;
  readonly work: LongWork;
}

/** The named cells that are still there. */
async function findNamed(context: Excel.RequestContext, sheet: Excel.Worksheet) {
  const find = (name: string): Excel.Range => {
    const range = sheet.names.getItemOrNullObject(name).getRangeOrNullObject();
    range.load({ rowIndex: true });
    return range;
  };
  const found = {
    caption: find(cellNames.caption),
    status: find(cellNames.status),
    totals: find(cellNames.totals),
  };
  await context.sync();
  return found;
}

type Named = Awaited<ReturnType<typeof findNamed>>;

function say(cell: Excel.Range, text: string): void {
  if (cell.isNullObject) return;
  cell.numberFormat = [['@']];
  cell.values = [[text]];
}

/** Where the tables stand once all rows came and went. */
async function measureTables(
  context: Excel.RequestContext,
  tables: readonly ShapedTable[],
): Promise<ShapedTable[]> {
  const asked = tables.map((table) => {
    const range = table.open.table.getRange();
    range.load({ rowIndex: true, columnIndex: true });
    return { table, range };
  });
  await context.sync();
  return asked.map(({ table, range }) => ({
    ...table,
    open: { ...table.open, top: range.rowIndex, left: range.columnIndex },
  }));
}

const totalOfColumn = /^=SUBTOTAL\(10[39],([A-Z]+)\d+:\1\d+\)$/;

/** A total over another column than its own was left behind when a column came or moved. */
function isLeftBehind(formula: unknown, column: number): boolean {
  const match = typeof formula === 'string' ? totalOfColumn.exec(formula) : null;
  return match !== null && match[1] !== columnLetter(column);
}

/** The totals above the heads, each over its own column wherever that is now. */
async function writeTotals(
  context: Excel.RequestContext,
  report: PlannedReport,
  main: ShapedTable,
  placesOf: ReturnType<typeof makePlaces>,
  totals: Excel.Range,
): Promise<void> {
  if (totals.isNullObject) return;
  const { open } = main;
  const row = open.sheet.getRangeByIndexes(totals.rowIndex, open.left, 1, open.width);
  row.load({ formulas: true });
  await context.sync();
  const stood = (row.formulas as unknown[][])[0] ?? [];
  const places = placesOf(main, totals.rowIndex);
  const values: (string | number | boolean | null)[] = stood.map((formula, place) =>
    isLeftBehind(formula, open.left + place) ? '' : null,
  );
  report.main.columns.forEach(({ id, kind }, index) => {
    const place = open.places.get(id);
    const planned = report.totals[index];
    if (place === undefined || planned === undefined) return;
    values[place] = valueOf(planned, places);
    if (stood[place] !== '') return;
    const cell = open.sheet.getRangeByIndexes(totals.rowIndex, open.left + place, 1, 1);
    cell.numberFormat = [[formatOf(planned, kind, report.formats)]];
    cell.format.font.bold = true;
  });
  row.values = [values];
}

/** Sums stand out among the rows that they are of. */
function markStrongRows(
  { main }: PlannedReport,
  { sheet, top, left, width }: ShapedTable['open'],
): void {
  for (const place of main.strongRows ?? []) {
    sheet.getRangeByIndexes(top + 1 + place, left, 1, width).format.font.bold = true;
  }
}

async function writeTables(
  { context, job, work }: Fill,
  tables: readonly ShapedTable[],
  placesOf: ReturnType<typeof makePlaces>,
): Promise<void> {
  const read = tables.reduce((count, { body }) => count + body.length, 0);
  const total = read + tables.reduce((count, { merge }) => count + merge.planned.length, 0);
  let done = read;
  for (const table of tables) {
    await writeTable(context, table, placesOf, {
      formats: job.report.formats,
      // The formulas of the main table are of their own row; those below name other tables.
      isMoved: table !== tables[0] && hasMoved(tables),
      work,
      done,
      total,
    });
    done += table.merge.planned.length;
    if (table.open.mayHideRows) table.open.table.reapplyFilters();
  }
}

async function fillSheet(fill: Fill, open: OpenReport): Promise<number | null> {
  const { context, job, work, kept } = fill;
  const { report } = job;
  const named: Named = await findNamed(context, open.sheet);
  say(named.status, report.status.unfinished);
  const shaped: ShapedTable[] = [];
  for (const table of open.tables) shaped.push(await shapeTable(context, open.tables, table, work));
  const tables = await measureTables(context, shaped);
  const placesOf = makePlaces(tables);
  await writeTables(fill, tables, placesOf);
  const [first] = tables;
  if (first !== undefined) {
    await writeTotals(context, report, first, placesOf, named.totals);
    // Only once: later a person may have sorted the rows, or made others stand out.
    if (kept.refreshedAt === '') markStrongRows(report, first.open);
  }
  const chartLeft = await placeChart(context, {
    open,
    report,
    tables,
    chartLeft: kept.chartLeft,
    isNew: kept.refreshedAt === '',
    isMoved: !kept.isComplete || hasMoved(tables),
  });
  say(named.caption, report.caption);
  say(named.status, report.status.complete);
  // Shown before it is kept as complete: a failure here leaves it to be completed, not to be made twice.
  if (kept.refreshedAt === '') open.sheet.activate();
  await context.sync();
  return chartLeft;
}

/** Fills the sheet of a kept report; forgets a report whose sheet is gone. */
async function fillReport(fill: Fill): Promise<string> {
  const { context, memory, kept, job, work } = fill;
  checkStopped(work);
  const open = await openReport(context, kept, job.report);
  if (open === null) {
    await memory.forget(kept.id);
    throw makeFault('report_gone');
  }
  const tables = Object.fromEntries(
    open.tables.map((table) => [table.plan.id, table.kept] as const),
  );
  const known: KeptReportFacts = {
    ...kept,
    sheet: open.sheetName,
    question: job.question,
    tables: { ...kept.tables, ...tables },
  };
  await memory.put({ ...known, isComplete: false });
  const chartLeft = await fillSheet(fill, open);
  await memory.put({ ...known, isComplete: true, refreshedAt: job.askedAt, chartLeft });
  return open.sheetName;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Writes a report to a new sheet and shows it. One of the same question that was never completed is completed instead. */
export async function makeReport(
  context: Excel.RequestContext,
  memory: ReportMemory,
  id: string,
  job: ReportJob,
  work: LongWork,
): Promise<string> {
  checkStopped(work);
  const begun = memory
    .list()
    .filter(({ refreshedAt, question }) => refreshedAt === '' && isSame(question, job.question));
  const present = await findReportSheets(context, begun);
  const known = begun.find((each) => present.has(each.id));
  const kept = known ?? {
    ...(await makeReportSheet(context, job.report)),
    id,
    question: job.question,
    refreshedAt: '',
    isComplete: false,
    chartLeft: null,
  };
  if (known === undefined) await memory.put(kept);
  return fillReport({ context, memory, kept, job, work });
}

export async function refreshReport(
  context: Excel.RequestContext,
  memory: ReportMemory,
  id: string,
  job: ReportJob,
  work: LongWork,
): Promise<string> {
  const kept = memory.list().find((each) => each.id === id);
  if (kept === undefined) throw makeFault('report_gone');
  return fillReport({ context, memory, kept, job, work });
}

/** The reports that are still there; those whose sheet was deleted are forgotten, and told once. */
export async function listReports(
  context: Excel.RequestContext,
  memory: ReportMemory,
): Promise<KeptReports> {
  const all = memory.list();
  const sheets = await findReportSheets(context, all);
  const gone = all.filter(({ id }) => !sheets.has(id));
  for (const { id } of gone) await memory.forget(id);
  return {
    reports: all.flatMap(({ id, question, refreshedAt, isComplete }) => {
      const sheet = sheets.get(id);
      return sheet === undefined ? [] : [{ id, sheet, question, refreshedAt, isComplete }];
    }),
    forgotten: gone.map(({ sheet }) => sheet),
  };
}

export async function showReport(
  context: Excel.RequestContext,
  memory: ReportMemory,
  id: string,
): Promise<void> {
  const kept = memory.list().filter((each) => each.id === id);
  const name = (await findReportSheets(context, kept)).get(id);
  if (name === undefined) throw makeFault('report_gone');
  context.workbook.worksheets.getItem(name).activate();
  await context.sync();
}
