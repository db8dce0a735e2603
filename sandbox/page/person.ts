/**
 * What a person does in the grid, done to the workbook in the person's name, so that the add-in hears
 * of it as it does in Excel. What the workbook refuses is said in its own words, and the grid is put
 * back as it was.
 */
import { BooleanNumber } from '@univerjs/core';
import type { Area } from '../workbook/address.ts';
import { areaOf, maxColumns, maxRows } from '../workbook/address.ts';
import type { CellFormat } from '../workbook/cell.ts';
import { WorkbookFault } from '../workbook/fault.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { shiftCells } from '../workbook/shift.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { EditedCell, GridEvent, StyledCell } from './grid-events.ts';
import { toPoints } from './points.ts';
import type { SheetIds } from './sheet-ids.ts';
import type { Spills } from './spills.ts';

export interface Desk {
  readonly workbook: Workbook;
  readonly ids: SheetIds;
  readonly spills: Spills;
  readonly repaint: (sheetId: string, area: Area) => void;
  readonly tell: (sentence: string) => void;
}

const PERSON = 'person';

export function applyGridEvent(event: GridEvent, desk: Desk): void {
  const { workbook, ids } = desk;
  if (event.kind === 'editing') {
    if (workbook.isCellEditing !== event.on) workbook.setCellEditing(event.on);
    return;
  }
  if (event.kind === 'sheet-added') {
    ids.adopt(event.sheetId, () => workbook.addSheet(event.name, PERSON).id);
    return;
  }
  if (event.kind === 'spilled') {
    for (const sheet of workbook.sheets) {
      desk.spills.replace(sheet, event.sheets.get(ids.toGrid(sheet.id)) ?? []);
    }
    return;
  }
  const sheet = workbook.findSheet(ids.toWorkbook(event.sheetId));
  if (sheet === undefined) return;
  try {
    workbook.undoStack.record(() => {
      applyToSheet(event, sheet, desk);
    });
  } catch (fault) {
    if (!(fault instanceof WorkbookFault)) throw fault;
    desk.tell(sentenceOf(fault));
    if ('cells' in event) {
      for (const cell of event.cells) desk.repaint(sheet.id, one(cell.row, cell.column));
    }
  }
}

type SheetEvent = Exclude<GridEvent, { kind: 'editing' | 'sheet-added' | 'spilled' }>;

function applyToSheet(event: SheetEvent, sheet: Sheet, desk: Desk): void {
  const { workbook, ids } = desk;
  switch (event.kind) {
    case 'edited':
      enter(event.cells, sheet, desk);
      return;
    case 'styled':
      for (const cell of event.cells) restyle(cell, sheet, workbook);
      return;
    case 'calculated':
      for (const { row, column, value } of event.cells) {
        workbook.setComputedValue(sheet.id, row, column, value);
      }
      return;
    case 'selected':
      workbook.userSelect(sheet.id, event.area);
      return;
    case 'activated':
      workbook.activateSheet(sheet, PERSON);
      return;
    case 'sheet-removed':
      ids.adopt(event.sheetId, () => {
        workbook.deleteSheet(sheet, PERSON);
        return sheet.id;
      });
      return;
    case 'sheet-renamed':
      if (sheet.name !== event.name) workbook.renameSheet(sheet, event.name, PERSON);
      return;
    case 'inserted':
    case 'removed':
      shift(event, sheet, workbook);
      return;
    case 'column-width':
      for (let column = event.column; column < event.column + event.count; column++) {
        sheet.columnWidths.set(column, toPoints(event.pixels));
      }
      return;
  }
}

function enter(cells: readonly EditedCell[], sheet: Sheet, { workbook, repaint }: Desk): void {
  for (const { row, column } of cells) repaint(sheet.id, one(row, column));
  for (const { row, column, numberFormat } of cells) {
    const isNew = numberFormat !== null && sheet.read(row, column).numberFormat !== numberFormat;
    if (isNew) workbook.writeNumberFormat(sheet, one(row, column), numberFormat, PERSON);
  }
  const [first] = cells;
  if (first !== undefined && cells.length === 1 && typeof first.input === 'string') {
    workbook.userEdit(sheet.id, first.row, first.column, first.input, PERSON);
    return;
  }
  const area = boundsOf(cells);
  if (area === null) return;
  const isDense = area.rowCount * area.columnCount <= 4 * cells.length;
  if (!isDense) {
    for (const { row, column, input } of cells) {
      workbook.write(sheet, one(row, column), input, PERSON);
    }
    return;
  }
  const matrix = Array.from({ length: area.rowCount }, () =>
    Array.from({ length: area.columnCount }, (): unknown => null),
  );
  for (const { row, column, input } of cells) {
    const line = matrix[row - area.row];
    if (line !== undefined) line[column - area.column] = input;
  }
  workbook.write(sheet, area, matrix, PERSON);
}

/** The parts of a look that a person sets by shortcut: bold, italic, underline, strike-through. */
function restyle({ row, column, style }: StyledCell, sheet: Sheet, workbook: Workbook): void {
  const area = one(row, column);
  const set = <K extends keyof CellFormat>(key: K, value: CellFormat[K] | undefined) =>
    workbook.writeFormat(sheet, area, key, value, PERSON);
  if (style.bl !== undefined) set('bold', style.bl === BooleanNumber.TRUE);
  if (style.it !== undefined) set('italic', style.it === BooleanNumber.TRUE);
  if (style.ul !== undefined)
    set('underline', style.ul.s === BooleanNumber.TRUE ? 'Single' : undefined);
  if (style.st !== undefined) set('strikethrough', style.st.s === BooleanNumber.TRUE);
  if (style.bg !== undefined) set('fill', style.bg?.rgb ?? undefined);
  if (style.cl !== undefined) set('fontColor', style.cl?.rgb ?? undefined);
  if (style.n !== undefined) {
    workbook.writeNumberFormat(sheet, area, style.n?.pattern ?? 'General', PERSON);
  }
}

function shift(
  event: Extract<GridEvent, { kind: 'inserted' | 'removed' }>,
  sheet: Sheet,
  workbook: Workbook,
): void {
  const { at, count, dimension, kind } = event;
  const cut =
    dimension === 'rows' ? areaOf(at, 0, count, maxColumns) : areaOf(0, at, maxRows, count);
  if (cut === null) return;
  const directions = { rows: ['Down', 'Up'], columns: ['Right', 'Left'] } as const;
  const [opened, closed] = directions[dimension];
  shiftCells(workbook, sheet, cut, kind === 'inserted' ? opened : closed, PERSON);
}

function one(row: number, column: number): Area {
  return { row, column, rowCount: 1, columnCount: 1 };
}

function boundsOf(cells: readonly EditedCell[]): Area | null {
  if (cells.length === 0) return null;
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return areaOf(top, left, bottom - top + 1, right - left + 1);
}

function sentenceOf(fault: WorkbookFault): string {
  return fault.code === 'AccessDenied'
    ? 'The cell is on a protected sheet. Unprotect the sheet to change it.'
    : fault.message;
}
