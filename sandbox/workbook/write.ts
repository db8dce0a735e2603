/**
 * Writing cells: entry, number formats, looks and clearing. Every write first asks whether it may (protection,
 * read-only), then changes, then tells; a refused write has changed nothing.
 */
import type { Area } from './address.ts';
import { bound, intersect, isSingleCell } from './address.ts';
import type { CellFormat, CellValue } from './cell.ts';
import { plainFormat, withFormat } from './cell.ts';
import type { Entry } from './cell-entry.ts';
import { enterCell } from './cell-entry.ts';
import type { ChangeType, Origin, ShiftDirection, WorkbookChange } from './changes.ts';
import { invalidArgument, wrongDimensions, WorkbookFault } from './fault.ts';
import { guardWrite } from './protection.ts';
import type { Sheet } from './sheet.ts';
import { adoptHeaders, growTables, tablesTouching } from './tables.ts';
import type { Workbook } from './workbook.ts';

const mostCells = 5_000_000;

/** The value for each cell of the area: one for all, or a matrix of just its shape. */
function spread(area: Area, input: unknown): (row: number, column: number) => unknown {
  if (area.rowCount * area.columnCount > mostCells) {
    throw new WorkbookFault(
      'RangeExceedsLimit',
      'The cell count in the range has exceeded the maximum supported number.',
    );
  }
  if (!Array.isArray(input)) return () => input;
  const matrix: readonly unknown[] = input;
  const rows = matrix.map((row: unknown): readonly unknown[] => {
    if (!Array.isArray(row) || row.length !== area.columnCount) throw wrongDimensions();
    return row;
  });
  if (rows.length !== area.rowCount) throw wrongDimensions();
  return (row, column) => rows[row]?.[column];
}

function applyEntry(sheet: Sheet, row: number, column: number, entry: Entry): void {
  const isNothing = entry.value === '' && entry.formula === null;
  if (isNothing && sheet.find(row, column) === undefined) return;
  const cell = sheet.edit(row, column);
  cell.value = entry.value;
  if (cell.formula !== entry.formula) sheet.setFormula(row, column, entry.formula);
  cell.isQuoted = entry.isQuoted;
  if (entry.numberFormat !== null && cell.numberFormat === 'General') {
    cell.numberFormat = entry.numberFormat;
  }
}

export function writeCells(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  input: unknown,
  origin: Origin,
): void {
  const valueAt = spread(area, input);
  guardWrite(workbook, sheet, area);
  const before = sheet.read(area.row, area.column).value;
  let isTouched = false;
  for (let row = 0; row < area.rowCount; row++) {
    for (let column = 0; column < area.columnCount; column++) {
      const value = valueAt(row, column);
      if (value === null || value === undefined) continue;
      const [toRow, toColumn] = [area.row + row, area.column + column];
      const { numberFormat } = sheet.read(toRow, toColumn);
      const entry = enterCell(value, numberFormat, workbook.currentYear);
      if (entry === null) continue;
      applyEntry(sheet, toRow, toColumn, entry);
      isTouched = true;
    }
  }
  if (isTouched) tellContent(workbook, sheet, area, before, origin);
}

export function setCellEntry(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  entry: Entry,
  origin: Origin,
): void {
  const area = { row, column, rowCount: 1, columnCount: 1 };
  guardWrite(workbook, sheet, area);
  const before = sheet.read(row, column).value;
  applyEntry(sheet, row, column, entry);
  tellContent(workbook, sheet, area, before, origin);
}

function tellContent(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  before: CellValue,
  origin: Origin,
): void {
  adoptHeaders(workbook, sheet, area);
  tellCells(workbook, sheet, area, 'content', origin);
  if (workbook.growsTables) growTables(workbook, sheet, area);
  workbook.recalculate(sheet, area);
  raiseChanged(workbook, sheet, area, 'RangeEdited', 'None', before, origin);
}

export function tellCells(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  what: Extract<WorkbookChange, { kind: 'cells' }>['what'],
  origin: Origin,
): void {
  workbook.announce({ kind: 'cells', sheetId: sheet.id, area, what, origin });
}

/** Changes the texts of a sheet's formulas, and tells of them as one area. */
export function rewriteFormulas(
  workbook: Workbook,
  sheet: Sheet,
  rewrite: (formula: string) => string,
): void {
  let touched: Area | null = null;
  for (const { column, formula, row } of sheet.formulas()) {
    const next = rewrite(formula);
    if (next === formula) continue;
    sheet.setFormula(row, column, next);
    const place = { row, column, rowCount: 1, columnCount: 1 };
    touched = touched === null ? place : bound(touched, place);
  }
  if (touched !== null) tellCells(workbook, sheet, touched, 'all', 'engine');
}

/** Excel gives the value before and after only where one single cell was edited. */
export function raiseChanged(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  changeType: ChangeType,
  shiftDirection: ShiftDirection,
  before: CellValue | null,
  origin: Origin,
): void {
  const isOneEdit = isSingleCell(area) && changeType === 'RangeEdited';
  workbook.raise({
    type: 'changed',
    sheetId: sheet.id,
    tableIds: tablesTouching(workbook, sheet, area).map((table) => table.id),
    area,
    changeType,
    shiftDirection,
    before: isOneEdit ? before : null,
    after: isOneEdit ? sheet.read(area.row, area.column).value : null,
    origin,
  });
}

export function setNumberFormats(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  input: unknown,
  origin: Origin,
): void {
  const isEverywhereOne = !Array.isArray(input);
  const valueAt = isEverywhereOne ? () => input : spread(area, input);
  guardWrite(workbook, sheet, area, 'format');
  if (isEverywhereOne) {
    if (typeof input !== 'string') throw invalidArgument();
    sheet.restyle(area, (band) => ({ ...band, numberFormat: input }));
  } else {
    for (let row = 0; row < area.rowCount; row++) {
      for (let column = 0; column < area.columnCount; column++) {
        const format = valueAt(row, column);
        if (format === null || format === undefined) continue;
        if (typeof format !== 'string') throw invalidArgument();
        sheet.edit(area.row + row, area.column + column).numberFormat = format;
      }
    }
  }
  tellCells(workbook, sheet, area, 'numberFormat', origin);
  workbook.raise({ type: 'format-changed', sheetId: sheet.id, area, origin });
}

/** Gives each cell of the area another format bag, made from the one it has. */
export function mapFormat(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  origin: Origin,
  change: (format: CellFormat) => CellFormat,
): void {
  guardWrite(workbook, sheet, area, 'format');
  sheet.restyle(area, (band) => ({ ...band, format: change(band.format) }));
  tellCells(workbook, sheet, area, 'format', origin);
  workbook.raise({ type: 'format-changed', sheetId: sheet.id, area, origin });
}

export function formatCells<K extends keyof CellFormat>(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  key: K,
  value: CellFormat[K] | undefined,
  origin: Origin,
): void {
  mapFormat(workbook, sheet, area, origin, (format) => withFormat(format, key, value));
}

export type ClearWhat =
  'All' | 'Formats' | 'Contents' | 'Hyperlinks' | 'RemoveHyperlinks' | 'ResetContents';

export function clearCells(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  what: ClearWhat,
  origin: Origin,
): void {
  const clearsContent = what === 'All' || what === 'Contents' || what === 'ResetContents';
  const clearsFormat = what === 'All' || what === 'Formats';
  guardWrite(workbook, sheet, area, clearsContent ? 'content' : 'format');
  const before = sheet.read(area.row, area.column).value;
  const used = sheet.usedArea(false);
  const within = used === null ? null : intersect(used, area);
  if (within !== null && clearsContent) {
    for (const { row, column } of sheet.written(within)) {
      const cell = sheet.edit(row, column);
      cell.value = '';
      cell.isQuoted = false;
      if (cell.formula !== null) sheet.setFormula(row, column, null);
    }
  }
  if (clearsFormat) {
    const isBanded = within === null || area.rowCount > within.rowCount * 4;
    if (isBanded && within !== null && area.rowCount < 100_000) {
      sheet.restyle(within, () => ({ numberFormat: 'General', format: plainFormat }));
    } else {
      sheet.restyle(area, () => ({ numberFormat: 'General', format: plainFormat }));
    }
  }
  if (!clearsContent && !clearsFormat) {
    sheet.restyle(area, (band) => ({
      ...band,
      format: withFormat(band.format, 'hyperlink', undefined),
    }));
  }
  tellCells(workbook, sheet, area, 'all', origin);
  if (!clearsContent) return;
  adoptHeaders(workbook, sheet, area);
  workbook.recalculate(sheet, area);
  raiseChanged(workbook, sheet, area, 'RangeEdited', 'None', before, origin);
}
