/**
 * Puts a file's contents into a workbook in place of all that it holds: as if it had been closed and the file opened. Its
 * listeners are told what to draw; an add-in is told nothing, since it is started anew with another workbook.
 */
import { parseArea, splitSheetName } from '../workbook/address.ts';
import type { CellValue } from '../workbook/cell.ts';
import { enterCell } from '../workbook/cell-entry.ts';
import { Sheet } from '../workbook/sheet.ts';
import { Table } from '../workbook/table.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Book, BookSheet, BookTable } from './book.ts';
import type { Kept, KeptTable } from './kept.ts';
import { readKept } from './kept.ts';

/** A text that would become something else if it were typed in was entered with an apostrophe. */
function isQuoted(value: CellValue, numberFormat: string, year: number): boolean {
  if (typeof value !== 'string' || value === '' || numberFormat === '@') return false;
  const entry = enterCell(value, numberFormat, year);
  return entry?.value !== value || entry.formula !== null;
}

function fillSheet(sheet: Sheet, from: BookSheet, year: number): void {
  for (const { column, format, formula, numberFormat, row, value } of from.cells) {
    const quoted = formula === null && isQuoted(value, numberFormat, year);
    sheet.place(row, column, { value, formula, numberFormat, format, isQuoted: quoted });
  }
  sheet.visibility = from.visibility;
  sheet.tabColor = from.tabColor;
  sheet.freeze = from.freeze;
  sheet.showGridlines = from.showGridlines;
  sheet.columnWidths = new Map(from.columnWidths);
  sheet.rowHeights = new Map(from.rowHeights);
  sheet.hiddenRows = new Set(from.hiddenRows);
  sheet.hiddenColumns = new Set(from.hiddenColumns);
  sheet.bands = { ...sheet.bands, columns: new Map(from.columnLooks) };
  sheet.mergedAreas.push(...from.mergedAreas);
}

function makeTable(
  workbook: Workbook,
  sheet: Sheet,
  from: BookTable,
  kept: KeptTable | undefined,
): Table {
  const number = String(workbook.tables.length + 1);
  const table = new Table(kept?.id ?? workbook.newId(), number, sheet, from.name, from.area);
  const known = new Map(kept?.columns.map((column) => [column.name, column]));
  for (const column of known.values()) table.restoreColumn({ ...column });
  table.columns = from.columns.map((name) => {
    const column = known.get(name);
    return column === undefined ? table.makeColumn(name) : { ...column };
  });
  return Object.assign(table, {
    showTotals: from.showTotals,
    style: from.style,
    showBandedRows: from.showBandedRows,
    showFilterButton: from.showFilterButton,
  });
}

function fillKept(workbook: Workbook, kept: Kept): void {
  for (const [key, value] of kept.settings) workbook.settings.set(key, value);
  for (const [key, json] of kept.documentSettings) workbook.documentSettings.set(key, json);
  workbook.xmlParts.push(...kept.xmlParts);
  for (const { charts, conditionalFormats, name } of kept.sheets) {
    const sheet = workbook.findSheet(name);
    if (sheet === undefined) continue;
    sheet.conditionalFormats.push(...conditionalFormats);
    for (const chart of charts) {
      const source = workbook.findSheet(chart.sourceSheetId);
      if (source !== undefined) sheet.charts.push({ ...chart, sourceSheetId: source.id });
    }
  }
}

function fillNames(workbook: Workbook, names: Book['names']): void {
  for (const { formula, name } of names) {
    const { rest, sheetName } = splitSheetName(formula.slice(1));
    const sheet = sheetName === null ? undefined : workbook.findSheet(sheetName);
    const area = parseArea(rest);
    const anchor = sheet === undefined || area === null ? null : { sheet, area, isGone: false };
    if (anchor !== null) workbook.anchors.add(anchor);
    workbook.names.push({ name, anchor, formula, comment: '', isVisible: true, scope: null });
  }
}

/** Empties the workbook of all but its sheets, which are taken away when the new ones are there. */
function empty(workbook: Workbook): void {
  for (const anchor of workbook.anchors) anchor.isGone = true;
  workbook.anchors.clear();
  for (const { id: tableId, sheet } of workbook.tables.splice(0)) {
    workbook.announce({ kind: 'table', tableId, sheetId: sheet.id, what: 'removed' });
  }
  workbook.names.splice(0);
  workbook.settings.clear();
  workbook.documentSettings.clear();
  workbook.xmlParts.splice(0);
}

function replaceSheets(workbook: Workbook, sheets: readonly Sheet[], active: Sheet): void {
  const before = workbook.sheets.splice(0, Infinity, ...sheets);
  // The old names are free before the new ones are shown.
  before.forEach((sheet, index) => {
    workbook.announce({ kind: 'sheet-renamed', sheetId: sheet.id, name: `Closing ${index + 1}` });
  });
  sheets.forEach((sheet, position) => {
    workbook.announce({ kind: 'sheet-added', sheetId: sheet.id, position });
  });
  workbook.activeSheet = active;
  workbook.selection = { sheet: active, area: { row: 0, column: 0, rowCount: 1, columnCount: 1 } };
  workbook.announce({ kind: 'sheet-activated', sheetId: active.id, origin: 'engine' });
  for (const { id } of before) workbook.announce({ kind: 'sheet-removed', sheetId: id });
}

function tellSheet(workbook: Workbook, sheet: Sheet): void {
  const sheetId = sheet.id;
  const used = sheet.usedArea(false);
  if (used !== null) {
    workbook.announce({ kind: 'cells', sheetId, area: used, what: 'all', origin: 'engine' });
  }
  for (const [column, points] of sheet.columnWidths) {
    workbook.announce({ kind: 'column-width', sheetId, column, columnCount: 1, points });
  }
  for (const [row, points] of sheet.rowHeights) {
    workbook.announce({ kind: 'row-height', sheetId, row, rowCount: 1, points });
  }
  const { columns, rows } = sheet.freeze ?? { columns: 0, rows: 0 };
  if (sheet.freeze !== null) workbook.announce({ kind: 'freeze', sheetId, rows, columns });
  const hasHidden = sheet.hiddenRows.size + sheet.hiddenColumns.size > 0;
  if (hasHidden) workbook.announce({ kind: 'hidden', sheetId });
  if (sheet.visibility !== 'Visible') {
    workbook.announce({ kind: 'sheet-visibility', sheetId, visibility: sheet.visibility });
  }
  for (const part of ['tabColor', 'view', 'merged', 'conditionalFormats', 'charts'] as const) {
    workbook.announcePart(sheet, part);
  }
}

export function fillWorkbook(workbook: Workbook, name: string, book: Book): void {
  const kept = readKept(book.kept ?? '');
  empty(workbook);
  workbook.name = name;
  workbook.lastId = Math.max(workbook.lastId, kept.lastId);
  const sheets = book.sheets.map((from) => new Sheet(workbook.newId(), from.name));
  sheets.forEach((sheet, index) => {
    const from = book.sheets[index];
    if (from !== undefined) fillSheet(sheet, from, workbook.currentYear);
  });
  const active = sheets[book.activeSheet] ?? sheets[0];
  if (active === undefined) throw new RangeError('A workbook has one sheet at least.');
  replaceSheets(workbook, sheets, active);
  fillKept(workbook, kept);
  fillNames(workbook, book.names);
  book.sheets.forEach(({ tables }, index) => {
    const sheet = sheets[index];
    if (sheet === undefined) return;
    for (const from of tables) {
      const known = kept.tables.find((table) => table.name === from.name);
      workbook.tables.push(makeTable(workbook, sheet, from, known));
    }
  });
  for (const sheet of sheets) tellSheet(workbook, sheet);
  for (const { id: tableId, sheet } of workbook.tables) {
    workbook.announce({ kind: 'table', tableId, sheetId: sheet.id, what: 'added' });
  }
  workbook.announce({ kind: 'names' });
  workbook.undoStack.clear();
}
