/** Writes a report to a sheet of its own: text as text, formulas that live, one real table, frozen heads, print set-up. */
import type { ReportCell, ReportSheet } from './port.ts';

const maxNameLength = 31;

/** A sheet name that is free: the wished one, or with a number behind. */
export async function findFreeName(context: Excel.RequestContext, wished: string): Promise<string> {
  const clean = wished.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, maxNameLength);
  const { worksheets } = context.workbook;
  worksheets.load({ name: true });
  await context.sync();
  const taken = new Set(worksheets.items.map((sheet) => sheet.name.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` ${count}`;
    const name = clean.slice(0, maxNameLength - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

export async function findFreeTableName(
  context: Excel.RequestContext,
  wished: string,
): Promise<string> {
  const { tables } = context.workbook;
  tables.load({ name: true });
  await context.sync();
  const taken = new Set(tables.items.map((table) => table.name.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wished : `${wished}${count}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function formatOf(cell: ReportCell): string {
  if (cell === null) return 'General';
  return cell.kind === 'text' ? '@' : cell.format;
}

function valueOf(cell: ReportCell): string | number {
  if (cell === null) return '';
  if (cell.kind === 'text') return cell.text;
  return cell.kind === 'number' ? cell.value : cell.formula;
}

const mostFrozen = 10;

/** Writes the report and shows it; answers the sheet's name. */
export async function writeReportSheet(
  context: Excel.RequestContext,
  report: ReportSheet,
): Promise<string> {
  const name = await findFreeName(context, report.name);
  const tableName = await findFreeTableName(context, report.tableName);
  const sheet = context.workbook.worksheets.add(name);
  const width = report.columns.length;
  const step = Math.max(50, Math.floor(20_000 / width));
  for (let from = 0; from < report.rows.length; from += step) {
    const part = report.rows.slice(from, from + step);
    const range = sheet.getRangeByIndexes(from, 0, part.length, width);
    const cellAt = (row: readonly ReportCell[], index: number): ReportCell => row[index] ?? null;
    const indexes = report.columns.map((_, index) => index);
    range.numberFormat = part.map((row) => indexes.map((index) => formatOf(cellAt(row, index))));
    range.values = part.map((row) => indexes.map((index) => valueOf(cellAt(row, index))));
    part.forEach((row, offset) => {
      if (row.some((cell) => cell?.isStrong === true)) {
        sheet.getRangeByIndexes(from + offset, 0, 1, width).format.font.bold = true;
      }
    });
    await syncPart(context);
  }
  report.columns.forEach((column, index) => {
    const range = sheet.getRangeByIndexes(0, index, Math.max(1, report.rows.length), 1);
    range.format.columnWidth = column.width * 5.6 + 8;
    range.format.horizontalAlignment = column.align === 'right' ? 'Right' : 'Left';
  });
  sheet.getRangeByIndexes(0, 0, 1, 1).format.font.size = 16;
  if (report.tableRows > 0) {
    const range = sheet.getRangeByIndexes(report.headRow - 1, 0, report.tableRows + 1, width);
    const table = sheet.tables.add(range, true);
    table.name = tableName;
    table.style = 'TableStyleMedium4';
  }
  // Where much stands above the table, frozen it would leave no room for the rows.
  if (report.headRow <= mostFrozen) sheet.freezePanes.freezeRows(report.headRow);
  setUpPrint(sheet, report);
  sheet.activate();
  await context.sync();
  return name;
}

/** One page wide, its heads on every page; left as it is in an Excel that cannot be told. */
function setUpPrint(sheet: Excel.Worksheet, report: ReportSheet): void {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.9')) return;
  const layout = sheet.pageLayout;
  layout.orientation = report.isLandscape ? 'Landscape' : 'Portrait';
  layout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  layout.setPrintTitleRows(`$${report.headRow}:$${report.headRow}`);
}

async function syncPart(context: Excel.RequestContext): Promise<void> {
  await context.sync();
}
