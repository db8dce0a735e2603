/**
 * Inserting and deleting cells. Everything that lies behind the place moves with its cells: tables, names, references
 * that an add-in holds, formulas, charts, hidden rows, widths and heights.
 * A shift that would tear a table apart is refused, as in Excel.
 */
import type { Area } from './address.ts';
import { intersect, isSameArea, maxColumns, maxRows } from './address.ts';
import type { Cell } from './cell.ts';
import { isEmptyCell } from './cell.ts';
import type { ChangeType, Origin, ShiftDirection } from './changes.ts';
import { WorkbookFault } from './fault.ts';
import type { Reference } from './formula.ts';
import { areaOfReference, mapReferences, referenceTo } from './formula.ts';
import type { Sheet } from './sheet.ts';
import type { Workbook } from './workbook.ts';
import { guardWrite, workOfShift } from './protection.ts';
import { raiseChanged, rewriteFormulas, tellCells } from './write.ts';

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

function* moveIndexes(
  indexes: Iterable<number>,
  cut: Span,
  isInserted: boolean,
): Generator<readonly [before: number, after: number]> {
  for (const index of indexes) {
    const span = moveSpan({ start: index, count: 1 }, cut, isInserted);
    if (span !== null) yield [index, span.start];
  }
}

function moveKeys<Value>(
  map: ReadonlyMap<number, Value>,
  cut: Span,
  isInserted: boolean,
): Map<number, Value> {
  const moved = new Map<number, Value>();
  for (const [before, after] of moveIndexes(map.keys(), cut, isInserted)) {
    const value = map.get(before);
    if (value !== undefined) moved.set(after, value);
  }
  return moved;
}

/** What belongs to whole rows or columns moves where whole ones do. */
function moveBands(sheet: Sheet, cut: Area, shift: Shift): void {
  const isInserted = isInsertion(shift);
  if (isVertical(shift) && cut.columnCount === maxColumns) {
    const span = { start: cut.row, count: cut.rowCount };
    const hidden = moveIndexes(sheet.hiddenRows, span, isInserted);
    sheet.hiddenRows = new Set([...hidden].map(([, after]) => after));
    sheet.rowHeights = moveKeys(sheet.rowHeights, span, isInserted);
    sheet.bands = { ...sheet.bands, rows: moveKeys(sheet.bands.rows, span, isInserted) };
  } else if (!isVertical(shift) && cut.rowCount === maxRows) {
    const span = { start: cut.column, count: cut.columnCount };
    const hidden = moveIndexes(sheet.hiddenColumns, span, isInserted);
    sheet.hiddenColumns = new Set([...hidden].map(([, after]) => after));
    sheet.columnWidths = moveKeys(sheet.columnWidths, span, isInserted);
    sheet.bands = { ...sheet.bands, columns: moveKeys(sheet.bands.columns, span, isInserted) };
  }
}

/** A reference to whole columns knows no rows, so it neither grows nor shrinks by them. */
function moveReference(reference: Reference, cut: Area, shift: Shift): Reference | null {
  const isUntouched = reference.kind === (isVertical(shift) ? 'columns' : 'rows');
  if (isUntouched) return reference;
  const before = areaOfReference(reference);
  const after = moveArea(before, cut, shift);
  if (after === null) return null;
  return isSameArea(before, after) ? reference : referenceTo(reference, after);
}

/** Every reference to the sheet, wherever the formula stands. */
function moveFormulas(workbook: Workbook, sheet: Sheet, cut: Area, shift: Shift): void {
  const name = sheet.name.toLowerCase();
  const rewrite = (formula: string, isOnSheet: boolean): string =>
    mapReferences(formula, (reference) => {
      const isMeant =
        reference.sheetName === null ? isOnSheet : reference.sheetName.toLowerCase() === name;
      return isMeant ? moveReference(reference, cut, shift) : reference;
    });
  for (const own of workbook.sheets) {
    rewriteFormulas(workbook, own, (formula) => rewrite(formula, own === sheet));
    for (const { parts } of own.conditionalFormats) {
      const { formula } = parts;
      if (typeof formula === 'string') parts['formula'] = rewrite(formula, own === sheet);
    }
  }
  for (const item of workbook.names) {
    if (item.anchor === null) item.formula = rewrite(item.formula, false);
  }
}

function moveCharts(workbook: Workbook, sheet: Sheet, cut: Area, shift: Shift): void {
  for (const own of workbook.sheets) {
    const moved = own.charts.filter((chart) => chart.sourceSheetId === sheet.id);
    for (const chart of moved) chart.source = moveArea(chart.source, cut, shift) ?? chart.source;
    if (moved.length > 0) workbook.announcePart(own, 'charts');
  }
}

/** Moves the cells and all that follows them; says nothing and asks nothing. */
export function shiftQuietly(workbook: Workbook, sheet: Sheet, cut: Area, shift: Shift): Area {
  const touched = moveCells(sheet, cut, shift);
  moveBands(sheet, cut, shift);
  moveFormulas(workbook, sheet, cut, shift);
  moveCharts(workbook, sheet, cut, shift);
  sheet.mergedAreas.splice(
    0,
    Infinity,
    ...sheet.mergedAreas.flatMap((area) => moveArea(area, cut, shift) ?? []),
  );
  for (const anchor of workbook.anchors) {
    if (anchor.sheet.id !== sheet.id || anchor.isGone) continue;
    const area = moveArea(anchor.area, cut, shift);
    if (area === null) anchor.isGone = true;
    else anchor.area = area;
  }
  for (const item of sheet.conditionalFormats)
    item.area = moveArea(item.area, cut, shift) ?? item.area;
  if (sheet.conditionalFormats.length > 0) workbook.announcePart(sheet, 'conditionalFormats');
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
  guardWrite(workbook, sheet, cut, workOfShift(cut, isInsertion(shift)));
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
