/** The tables of a report as they are in the sheet now: where each stands, and where each of our columns is. */
import type { PlannedReport, PlannedTable } from '../../shared/report/plan.ts';
import { textsOf } from '../texts/texts.ts';
import { makeFault } from './faults.ts';
import type { KeptReportFacts, KeptTable } from './report-memory.ts';
import type { OpenTable } from './tables.ts';

const texts = textsOf('host');

/** A table of a report; a column that a person deleted has no place and is written no longer. */
export interface OpenReportTable extends OpenTable {
  readonly plan: PlannedTable;
  readonly kept: KeptTable;
  readonly sheetId: string;
}

export interface OpenReport {
  readonly sheet: Excel.Worksheet;
  readonly sheetName: string;
  readonly sheetId: string;
  /** The main table first; one below it that a person deleted is not there. */
  readonly tables: readonly [OpenReportTable, ...OpenReportTable[]];
}

function findTables(context: Excel.RequestContext, kept: KeptTable) {
  const { tables } = context.workbook;
  const known = tables.getItemOrNullObject(kept.table);
  const named = tables.getItemOrNullObject(kept.name);
  for (const table of [known, named]) {
    table.load({ id: true, name: true, showTotals: true, worksheet: { id: true, name: true } });
  }
  return { known, named };
}

/** The tables of reports that are still there, by the id of the report. */
export async function findReportSheets(
  context: Excel.RequestContext,
  reports: readonly KeptReportFacts[],
): Promise<ReadonlyMap<string, string>> {
  const asked = reports.map((report) => {
    const kept = report.tables[report.main];
    return { report, found: kept === undefined ? null : findTables(context, kept) };
  });
  await context.sync();
  const sheets = new Map<string, string>();
  for (const { report, found } of asked) {
    const table = [found?.known, found?.named].find((each) => each?.isNullObject === false);
    if (table !== undefined) sheets.set(report.id, table.worksheet.name);
  }
  return sheets;
}

/** Our columns by Excel's ids where these are of this very table, else by their heads. */
function placeColumns(plan: PlannedTable, table: Excel.Table, kept: KeptTable) {
  const ids = kept.table === table.id ? kept.columns : {};
  const places = new Map<string, number>();
  const columns: Record<string, number> = {};
  for (const { id, head } of plan.columns) {
    const item =
      table.columns.items.find((each) => each.id === ids[id]) ??
      (ids[id] === undefined ? table.columns.items.find((each) => each.name === head) : undefined);
    if (item === undefined) continue;
    places.set(id, item.index);
    columns[id] = item.id;
  }
  return { places, columns };
}

/** Without its key columns no row is known. */
function checkKeys(plan: PlannedTable, places: ReadonlyMap<string, number>): void {
  const gone = plan.columns.filter(({ id, isKey }) => isKey === true && !places.has(id));
  if (gone.length === 0) return;
  const heads = gone.map(({ head }) => head).join(', ');
  throw makeFault('column_gone', texts.reportColumnsGone(heads));
}

async function inspect(
  context: Excel.RequestContext,
  found: readonly { readonly plan: PlannedTable; readonly kept: KeptTable; table: Excel.Table }[],
): Promise<OpenReportTable[]> {
  const canAsk = Office.context.requirements.isSetSupported('ExcelApi', '1.9');
  const asked = found.map((each) => {
    const range = each.table.getRange();
    range.load({ rowIndex: true, columnIndex: true, rowCount: true, columnCount: true });
    each.table.columns.load({ id: true, index: true, name: true });
    if (canAsk) each.table.autoFilter.load({ isDataFiltered: true });
    return { ...each, range };
  });
  await context.sync();
  return asked.map(({ plan, kept, table, range }) => {
    const { places, columns } = placeColumns(plan, table, kept);
    checkKeys(plan, places);
    return {
      plan,
      kept: { table: table.id, name: table.name, columns },
      table,
      sheet: table.worksheet,
      sheetId: table.worksheet.id,
      places,
      width: range.columnCount,
      rowCount: range.rowCount - (table.showTotals ? 2 : 1),
      top: range.rowIndex,
      left: range.columnIndex,
      hasTotals: table.showTotals,
      mayHideRows: !canAsk || table.autoFilter.isDataFiltered,
    };
  });
}

/** The report as it stands; null where its sheet or its main table is gone. */
export async function openReport(
  context: Excel.RequestContext,
  kept: KeptReportFacts,
  report: PlannedReport,
): Promise<OpenReport | null> {
  const asked = [report.main, ...report.below].flatMap((plan) => {
    const facts = kept.tables[plan.id];
    return facts === undefined ? [] : [{ plan, kept: facts, ...findTables(context, facts) }];
  });
  await context.sync();
  const found = asked.flatMap(({ plan, kept: facts, known, named }) => {
    const table = known.isNullObject ? named : known;
    return table.isNullObject ? [] : [{ plan, kept: facts, table }];
  });
  if (found[0]?.plan !== report.main) return null;
  const [main, ...below] = await inspect(context, found);
  if (main === undefined) return null;
  const { worksheet } = main.table;
  return {
    sheet: worksheet,
    sheetName: worksheet.name,
    sheetId: worksheet.id,
    tables: [main, ...below],
  };
}
