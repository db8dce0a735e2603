/**
 * A workbook as an xlsx file, by exceljs: what Excel's own parts hold goes there, the rest into a sheet that no person sees
 * (`kept.ts`). Formulas are written with the value that they have, so a program that does not calculate shows it.
 */
import ExcelJS from 'exceljs';
import type { CellErrorValue, CellFormulaValue, CellValue as FileValue, Worksheet } from 'exceljs';
import { contains, formatArea, quoteSheetName } from '../workbook/address.ts';
import type { Cell, CellValue } from '../workbook/cell.ts';
import { isErrorValue } from '../workbook/cell.ts';
import { qualifyTable } from '../workbook/formula.ts';
import type { Band, Sheet } from '../workbook/sheet.ts';
import type { Table } from '../workbook/table.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { keptSheetName, writeKept } from './kept.ts';
import { styleOf } from './looks.ts';
import { toCharacters } from './measures.ts';
import { escapeText } from './texts.ts';

const chunkLength = 30_000;
const states = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

/** Cells share their looks; so do the file's styles. */
function makeStyles(): (band: Band) => ReturnType<typeof styleOf> {
  const known = new Map<Band['format'], Map<string, ReturnType<typeof styleOf>>>();
  return (band) => {
    let own = known.get(band.format);
    if (own === undefined)
      known.set(band.format, (own = new Map<string, ReturnType<typeof styleOf>>()));
    let style = own.get(band.numberFormat);
    if (style === undefined) own.set(band.numberFormat, (style = styleOf(band)));
    return style;
  };
}

function errorOf(value: CellValue): CellErrorValue | null {
  const known = ['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#NULL!', '#VALUE!', '#NUM!'] as const;
  const error = known.find((name) => name === value);
  return error === undefined ? null : { error };
}

function resultOf(value: CellValue): CellFormulaValue['result'] {
  const error = errorOf(value);
  if (error !== null) return error;
  if (typeof value !== 'string') return value;
  // A formula that waits, or an error that files do not know, is worked out when the file is opened.
  return value === '' || isErrorValue(value) ? undefined : escapeText(value);
}

function valueOf({ formula, value }: Cell, table: Table | undefined): FileValue {
  if (formula !== null) {
    const result = resultOf(value);
    const text = (table === undefined ? formula : qualifyTable(formula, table.name)).slice(1);
    return result === undefined ? { formula: text } : { formula: text, result };
  }
  if (value === '') return null;
  return typeof value === 'string' ? (errorOf(value) ?? escapeText(value)) : value;
}

function writeCells(sheet: Sheet, out: Worksheet, tables: readonly Table[]): void {
  const used = sheet.usedArea(false);
  if (used === null) return;
  const look = makeStyles();
  for (const { cell, column, row } of sheet.written(used)) {
    const target = out.getCell(row + 1, column + 1);
    const place = { row, column, rowCount: 1, columnCount: 1 };
    target.value = valueOf(
      cell,
      tables.find(({ area }) => contains(area, place)),
    );
    target.style = look(cell);
  }
}

const totals: Readonly<Record<string, 'average' | 'countNums' | 'count' | 'max' | 'min' | 'sum'>> =
  {
    101: 'average',
    102: 'countNums',
    103: 'count',
    104: 'max',
    105: 'min',
    109: 'sum',
  };

/** What the row of totals says of a column: a text, or which total. */
function totalOf(table: Table, at: number) {
  if (table.totalsArea === null) return {};
  const { formula, value } = table.sheet.read(table.totalsArea.row, table.area.column + at);
  if (formula === null) return value === '' ? {} : { totalsRowLabel: escapeText(String(value)) };
  const code = /^=SUBTOTAL\((\d+),/i.exec(formula)?.[1] ?? '';
  const total = totals[code];
  return total === undefined ? {} : { totalsRowFunction: total };
}

function writeTable(table: Table, out: Worksheet): void {
  const { area, columns, sheet, showTotals, style } = table;
  out.addTable({
    name: table.name,
    ref: formatArea({ ...area, rowCount: 1, columnCount: 1 }),
    headerRow: true,
    totalsRow: showTotals,
    style: { showRowStripes: table.showBandedRows, ...themeOf(style) },
    columns: columns.map(({ name }, at) => ({
      name: escapeText(name),
      filterButton: table.showFilterButton,
      ...totalOf(table, at),
    })),
    // The cells are written behind it, and stay as they are there.
    rows: Array.from({ length: Math.max(1, table.dataRowCount) }, (_, row) =>
      columns.map((_column, at) =>
        valueOf(sheet.read(table.dataArea.row + row, area.column + at), table),
      ),
    ),
  });
}

function themeOf(style: string): { theme?: 'TableStyleMedium2' } {
  // exceljs writes the name as it is; its type lists a part of Excel's.
  return /^TableStyle/.test(style) ? { theme: style as 'TableStyleMedium2' } : {};
}

function writeSheet(sheet: Sheet, book: ExcelJS.Workbook, tables: readonly Table[]): void {
  const { columns, rows } = sheet.freeze ?? { columns: 0, rows: 0 };
  const view = { showGridLines: sheet.showGridlines };
  const out = book.addWorksheet(sheet.name, {
    state: Object.entries(states).find(([name]) => name === sheet.visibility)?.[1] ?? 'visible',
    properties: sheet.tabColor === '' ? {} : { tabColor: { argb: `FF${sheet.tabColor.slice(1)}` } },
    views: [
      sheet.freeze === null
        ? { ...view, state: 'normal' }
        : { ...view, state: 'frozen', xSplit: columns, ySplit: rows },
    ],
  });
  for (const [column, band] of sheet.bands.columns) out.getColumn(column + 1).style = styleOf(band);
  for (const [column, points] of sheet.columnWidths) {
    out.getColumn(column + 1).width = toCharacters(points);
  }
  for (const column of sheet.hiddenColumns) out.getColumn(column + 1).hidden = true;
  for (const table of tables) writeTable(table, out);
  writeCells(sheet, out, tables);
  for (const [row, points] of sheet.rowHeights) out.getRow(row + 1).height = points;
  for (const row of sheet.hiddenRows) out.getRow(row + 1).hidden = true;
  for (const area of sheet.mergedAreas) out.mergeCellsWithoutStyle(formatArea(area));
}

function writeNames(workbook: Workbook, book: ExcelJS.Workbook): void {
  for (const { anchor, name } of workbook.names) {
    if (anchor === null || anchor.isGone) continue;
    const sheet = workbook.findSheet(anchor.sheet.id);
    if (sheet === undefined) continue;
    book.definedNames.add(`${quoteSheetName(sheet.name)}!${formatArea(anchor.area, true)}`, name);
  }
}

function writeKeptSheet(workbook: Workbook, book: ExcelJS.Workbook): void {
  const out = book.addWorksheet(keptSheetName, { state: 'veryHidden' });
  const text = writeKept(workbook);
  for (let from = 0, row = 1; from < text.length; from += chunkLength, row++) {
    out.getCell(row, 1).value = escapeText(text.slice(from, from + chunkLength));
  }
}

/** The bytes of the file. */
export async function writeXlsx(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  for (const sheet of workbook.sheets) {
    writeSheet(
      sheet,
      book,
      workbook.tables.filter((table) => table.sheet === sheet),
    );
  }
  writeNames(workbook, book);
  writeKeptSheet(workbook, book);
  const activeTab = workbook.sheets.indexOf(workbook.activeSheet);
  book.views = [
    { x: 0, y: 0, width: 24_000, height: 16_000, firstSheet: 0, activeTab, visibility: 'visible' },
  ];
  return new Uint8Array(await book.xlsx.writeBuffer());
}
