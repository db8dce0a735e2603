/** The new sheet of a report, before its rows: what is said above, heads, print set-up, and tables of one blank row each. */
import {
  columnWidths,
  formatOf,
  rowsAbove,
  type PlannedReport,
  type PlannedTable,
} from '../../shared/report/plan.ts';
import type { KeptReportFacts, KeptTable } from './report-memory.ts';
import { findFreeName, findFreeTableName } from './report-sheet.ts';

/** Names of cells of the sheet, hidden from lists of names; they move with their cells. */
export const cellNames = {
  caption: 'SerialbookCaption',
  status: 'SerialbookStatus',
  totals: 'SerialbookTotals',
} as const;

const accent = '#174C70';
const grey = '#6B7280';

function writeHead(sheet: Excel.Worksheet, report: PlannedReport): void {
  const lines = [
    ['title', report.title],
    ['company', report.company],
    ['caption', report.caption],
    ['status', report.status.unfinished],
  ] as const;
  for (const [row, text] of lines) {
    const cell = sheet.getRangeByIndexes(rowsAbove[row], 0, 1, 1);
    cell.numberFormat = [['@']];
    cell.values = [[text]];
    cell.format.font.color = row === 'title' ? accent : grey;
  }
  const title = sheet.getRangeByIndexes(rowsAbove.title, 0, 1, 1);
  title.format.font.size = 16;
  title.format.font.bold = true;
  const { columns } = report.main;
  const totals = sheet.getRangeByIndexes(rowsAbove.totals, 0, 1, columns.length);
  totals.numberFormat = [
    columns.map(({ kind }, place) => formatOf(report.totals[place], kind, report.formats)),
  ];
  totals.format.font.bold = true;
  totals.format.font.color = accent;
}

/** Names that a later refresh finds the cells by, wherever a person moved them. */
function nameCells(sheet: Excel.Worksheet): void {
  for (const [row, name] of Object.entries(cellNames) as [keyof typeof cellNames, string][]) {
    const item = sheet.names.add(name, sheet.getRangeByIndexes(rowsAbove[row], 0, 1, 1));
    item.visible = false;
  }
}

/** Days stand as texts do; a count before a text stands in the middle, so that the two are apart. */
function alignmentOf({ columns }: PlannedTable, place: number): 'Left' | 'Center' | 'Right' {
  const kind = columns[place]?.kind ?? 'text';
  if (kind === 'text' || kind === 'day' || kind === 'instant') return 'Left';
  return kind === 'count' && columns[place + 1]?.kind === 'text' ? 'Center' : 'Right';
}

/** Whole columns of the main table where a figure would not stand right by itself: rows that come later have it too. */
function alignColumns(sheet: Excel.Worksheet, { main }: PlannedReport): void {
  main.columns.forEach(({ kind }, place) => {
    const alignment = alignmentOf(main, place);
    if (kind === 'text' || alignment === 'Right') return;
    const column = sheet.getRangeByIndexes(0, place, 1, 1).getEntireColumn();
    column.format.horizontalAlignment = alignment;
  });
}

function writeTable(
  sheet: Excel.Worksheet,
  plan: PlannedTable,
  formats: PlannedReport['formats'],
  top: number,
): Excel.Table {
  const { columns } = plan;
  const heads = sheet.getRangeByIndexes(top, 0, 1, columns.length);
  heads.numberFormat = [columns.map(() => '@')];
  heads.values = [columns.map(({ head }) => head)];
  const first = sheet.getRangeByIndexes(top + 1, 0, 1, columns.length);
  first.numberFormat = [columns.map(({ kind }) => formats[kind])];
  columns.forEach((_, place) => {
    const head = sheet.getRangeByIndexes(top, place, 1, 1);
    head.format.horizontalAlignment = alignmentOf(plan, place);
  });
  return sheet.tables.add(sheet.getRangeByIndexes(top, 0, 2, columns.length), true);
}

/** In a page's head `&` begins a code, and two of them print one. A part has room for some 80 characters. */
function pageText(text: string): string {
  return Array.from(text).slice(0, 80).join('').replaceAll('&', '&&');
}

/** One page wide, its heads on every page; left as it is in an Excel that cannot be told. */
function setUpPrint(sheet: Excel.Worksheet, report: PlannedReport): void {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.9')) return;
  const { pageLayout } = sheet;
  pageLayout.orientation = report.isLandscape ? 'Landscape' : 'Portrait';
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  pageLayout.setPrintTitleRows(`$${rowsAbove.heads + 1}:$${rowsAbove.heads + 1}`);
  const page = pageLayout.headersFooters.defaultForAllPages;
  page.leftHeader = pageText(report.company);
  page.rightHeader = pageText(report.title);
  page.leftFooter = pageText(report.caption);
  page.rightFooter = `${pageText(report.pageWord)} &P / &N`;
}

/** Excel's own names of tables: a letter first, and nothing but letters and digits. */
function tableNameOf(report: PlannedReport, plan: PlannedTable): string {
  const own = plan.id.charAt(0).toUpperCase() + plan.id.slice(1);
  return `Serialbook${report.tableName}${plan === report.main ? '' : own}`;
}

async function nameTables(
  context: Excel.RequestContext,
  report: PlannedReport,
  made: readonly { readonly plan: PlannedTable; readonly table: Excel.Table }[],
): Promise<Record<string, KeptTable>> {
  for (const { plan, table } of made) {
    table.name = await findFreeTableName(context, tableNameOf(report, plan));
    table.style = plan === report.main ? 'TableStyleMedium4' : 'TableStyleLight1';
    if (plan !== report.main) table.showFilterButton = false;
    table.load({ id: true, name: true });
    table.columns.load({ id: true, index: true });
  }
  await context.sync();
  return Object.fromEntries(
    made.map(({ plan, table }): [string, KeptTable] => {
      const columns = plan.columns.map(({ id }, place): [string, number] => [
        id,
        table.columns.items[place]?.id ?? -1,
      ]);
      return [plan.id, { table: table.id, name: table.name, columns: Object.fromEntries(columns) }];
    }),
  );
}

async function furnish(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  report: PlannedReport,
): Promise<Record<string, KeptTable>> {
  columnWidths(report).forEach((width, place) => {
    sheet.getRangeByIndexes(0, place, 1, 1).format.columnWidth = width * 5.6 + 8;
  });
  alignColumns(sheet, report);
  writeHead(sheet, report);
  nameCells(sheet);
  let top: number = rowsAbove.heads;
  const made = [report.main, ...report.below].map((plan) => {
    const table = writeTable(sheet, plan, report.formats, top);
    // Heads, one row, and a blank one before the next table.
    top += 3;
    return { plan, table };
  });
  sheet.freezePanes.freezeRows(rowsAbove.heads + 1);
  sheet.showGridlines = false;
  setUpPrint(sheet, report);
  return nameTables(context, report, made);
}

/** Makes the sheet; one that could not be furnished is taken away again. */
export async function makeReportSheet(
  context: Excel.RequestContext,
  report: PlannedReport,
): Promise<Pick<KeptReportFacts, 'sheet' | 'tables' | 'main'>> {
  const name = await findFreeName(context, report.sheetName);
  try {
    const sheet = context.workbook.worksheets.add(name);
    const tables = await furnish(context, sheet, report);
    return { sheet: name, tables, main: report.main.id };
  } catch (error) {
    await removeSheet(name);
    throw error;
  }
}

/** In a batch of its own, since the failed one still holds what was not sent. The name was free before. */
async function removeSheet(name: string): Promise<void> {
  try {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItemOrNullObject(name).delete();
      await context.sync();
    });
  } catch {
    // The failure that is told is the first one.
  }
}
