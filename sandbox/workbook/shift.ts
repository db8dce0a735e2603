/**
 * Inserting and deleting cells. Everything that lies behind the place moves with its cells: tables, names, references
 * that an add-in holds, filters' hidden rows. Formulas keep their text: a grid that calculates rewrites them itself.
 * A shift that would tear a table apart is refused, as in Excel.
 */
import type { Area } from './address.ts';
import { intersect, maxColumns, maxRows } from './address.ts';
import type { Cell } from './cell.ts';
import { isEmptyCell } from './cell.ts';
import type { ChangeType, Origin, ShiftDirection } from './changes.ts';
import { WorkbookFault } from './fault.ts';
import type { Sheet } from './sheet.ts';
import type { Workbook } from './workbook.ts';
import { guardWrite, raiseChanged, tellCells } from './write.ts';

export type Shift = 'Down' | 'Right' | 'Up' | 'Left';

interface Span {
  readonly start: number;
  readonly count: number;
}

const directions: Readonly<Record<Shift, ShiftDirection>> = {
  Down: 'ShiftCellDown',
  Right: 'ShiftCellRight',
  Up: 'ShiftCellUp',
  Left: 'ShiftCellLeft',
};

function isVertical(shift: Shift): boolean {
  return shift === 'Down' || shift === 'Up';
}

function isInsertion(shift: Shift): boolean {
  return shift === 'Down' || shift === 'Right';
}

/** Where a span lies after the shift; null where it was deleted whole. */
function moveSpan(span: Span, cut: Span, isInserted: boolean): Span | null {
  if (isInserted) {
    if (span.start >= cut.start) return { ...span, start: span.start + cut.count };
    const isInside = span.start + span.count > cut.start;
    return isInside ? { ...span, count: span.count + cut.count } : span;
  }
  const cutEnd = cut.start + cut.count;
  const before = Math.max(0, Math.min(span.start, cutEnd) - cut.start);
  const common = Math.min(span.start + span.count, cutEnd) - Math.max(span.start, cut.start);
  const count = span.count - Math.max(0, common);
  return count <= 0 ? null : { start: span.start - before, count };
}

/** The area after the shift, null where it is gone, unchanged where it lies outside the strip that moves. */
function moveArea(area: Area, cut: Area, shift: Shift): Area | null {
  if (isVertical(shift)) {
    const isWithin =
      area.column >= cut.column && area.column + area.columnCount <= cut.column + cut.columnCount;
    if (!isWithin) return area;
    const span = moveSpan(
      { start: area.row, count: area.rowCount },
      { start: cut.row, count: cut.rowCount },
      isInsertion(shift),
    );
    if (span === null) return null;
    return { ...area, row: span.start, rowCount: Math.min(span.count, maxRows - span.start) };
  }
  const isWithin = area.row >= cut.row && area.row + area.rowCount <= cut.row + cut.rowCount;
  if (!isWithin) return area;
  const span = moveSpan(
    { start: area.column, count: area.columnCount },
    { start: cut.column, count: cut.columnCount },
    isInsertion(shift),
  );
  if (span === null) return null;
  return {
    ...area,
    column: span.start,
    columnCount: Math.min(span.count, maxColumns - span.start),
  };
}

/** The strip of cells that the shift moves or deletes. */
function stripOf(cut: Area, shift: Shift): Area {
  return isVertical(shift)
    ? { ...cut, rowCount: maxRows - cut.row }
    : { ...cut, columnCount: maxColumns - cut.column };
}

function checkTables(workbook: Workbook, sheet: Sheet, cut: Area, shift: Shift): void {
  const strip = stripOf(cut, shift);
  for (const table of workbook.tables) {
    if (table.sheet !== sheet) continue;
    const common = intersect(table.area, strip);
    if (common === null) continue;
    const isTorn = isVertical(shift)
      ? common.columnCount !== table.area.columnCount
      : common.rowCount !== table.area.rowCount;
    if (isTorn) {
      throw new WorkbookFault(
        'InsertDeleteConflict',
        'The insert or delete operation attempted resulted in a conflict.',
      );
    }
  }
}

function moveCells(sheet: Sheet, cut: Area, shift: Shift): Area {
  const strip = stripOf(cut, shift);
  const moved: { row: number; column: number; cell: Cell }[] = [];
  let last = { row: cut.row, column: cut.column };
  for (const { row, column, cell } of [...sheet.written(strip)]) {
    sheet.place(row, column, undefined);
    last = { row: Math.max(last.row, row), column: Math.max(last.column, column) };
    const target = moveArea({ row, column, rowCount: 1, columnCount: 1 }, cut, shift);
    if (target !== null) moved.push({ row: target.row, column: target.column, cell });
  }
  for (const { row, column, cell } of moved) {
    if (row >= maxRows || column >= maxColumns) {
      if (isEmptyCell(cell)) continue;
      throw new WorkbookFault('NonBlankCellOffSheet', 'A non-blank cell would leave the sheet.');
    }
    sheet.place(row, column, cell);
    last = { row: Math.max(last.row, row), column: Math.max(last.column, column) };
  }
  return isVertical(shift)
    ? { ...cut, rowCount: last.row - cut.row + 1 }
    : { ...cut, columnCount: last.column - cut.column + 1 };
}

function moveHiddenRows(sheet: Sheet, cut: Area, shift: Shift): void {
  if (!isVertical(shift) || cut.columnCount < maxColumns) return;
  const before = [...sheet.hiddenRows];
  sheet.hiddenRows.clear();
  const strip = { start: cut.row, count: cut.rowCount };
  for (const row of before) {
    const span = moveSpan({ start: row, count: 1 }, strip, isInsertion(shift));
    if (span !== null) sheet.hiddenRows.add(span.start);
  }
}

/** Moves the cells and all that follows them; says nothing and asks nothing. */
export function shiftQuietly(workbook: Workbook, sheet: Sheet, cut: Area, shift: Shift): Area {
  const touched = moveCells(sheet, cut, shift);
  moveHiddenRows(sheet, cut, shift);
  for (const anchor of workbook.anchors) {
    if (anchor.sheet.id !== sheet.id || anchor.isGone) continue;
    const area = moveArea(anchor.area, cut, shift);
    if (area === null) anchor.isGone = true;
    else anchor.area = area;
  }
  for (const item of sheet.conditionalFormats)
    item.area = moveArea(item.area, cut, shift) ?? item.area;
  for (const table of workbook.tables.filter((one) => one.sheet === sheet)) {
    const area = moveArea(table.area, cut, shift);
    if (area === null) workbook.tables.splice(workbook.tables.indexOf(table), 1);
    else table.area = area;
  }
  return touched;
}

function changeTypeOf(cut: Area, shift: Shift): ChangeType {
  const ending = isInsertion(shift) ? 'Inserted' : 'Deleted';
  if (cut.columnCount === maxColumns) return `Row${ending}`;
  if (cut.rowCount === maxRows) return `Column${ending}`;
  return `Cell${ending}`;
}

export function shiftCells(
  workbook: Workbook,
  sheet: Sheet,
  cut: Area,
  shift: Shift,
  origin: Origin,
): void {
  guardWrite(workbook, sheet, cut, 'structure');
  checkTables(workbook, sheet, cut, shift);
  const touched = shiftQuietly(workbook, sheet, cut, shift);
  tellCells(workbook, sheet, touched, 'all', origin);
  for (const table of workbook.tables) {
    if (table.sheet !== sheet) continue;
    workbook.announce({
      kind: 'table',
      tableId: table.id,
      sheetId: sheet.id,
      what: 'changed',
    });
  }
  workbook.recalculate(sheet, touched);
  raiseChanged(workbook, sheet, cut, changeTypeOf(cut, shift), directions[shift], null, origin);
}
