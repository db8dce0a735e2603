/**
 * What tables do: come to be, grow, take their names from the header cells, add and lose rows and columns, total. The header cells and
 * `table.columns` always say the same after each of these.
 */
import type { Area } from './address.ts';
import { contains, intersect } from './address.ts';
import type { Origin } from './changes.ts';
import { displayText } from './display.ts';
import { invalidArgument, invalidOperation, itemAlreadyExists, wrongDimensions } from './fault.ts';
import type { Sheet } from './sheet.ts';
import { shiftQuietly } from './shift.ts';
import { showAllRows } from './sort-filter.ts';
import type { TableColumn } from './table.ts';
import { Table, uniqueColumnName } from './table.ts';
import type { Workbook } from './workbook.ts';
import { guardWrite } from './protection.ts';
import { clearCells, raiseChanged, tellCells, writeCells } from './write.ts';

export function tablesTouching(workbook: Workbook, sheet: Sheet, area: Area): Table[] {
  return workbook.tables.filter(
    (table) => table.sheet === sheet && intersect(table.area, area) !== null,
  );
}

export function announceTable(
  workbook: Workbook,
  table: Table,
  what: 'added' | 'changed' | 'removed' = 'changed',
): void {
  workbook.announce({ kind: 'table', tableId: table.id, sheetId: table.sheet.id, what });
}

/** Reads the header cells again; empty and repeated ones get a name, as Excel gives it. */
function readHeaders(table: Table): boolean {
  const taken = new Set<string>();
  let isChanged = false;
  table.columns.forEach((column, index) => {
    const cell = table.sheet.edit(table.area.row, table.area.column + index);
    const shown = displayText(cell.value, cell.numberFormat);
    const name = uniqueColumnName(shown === '' ? `Column${index + 1}` : shown, taken);
    taken.add(name.toLowerCase());
    isChanged ||= column.name !== name || cell.value !== name;
    column.name = name;
    cell.value = name;
    table.sheet.setFormula(table.area.row, table.area.column + index, null);
  });
  return isChanged;
}

/** After cells changed: headers among them rename the table's columns. */
export function adoptHeaders(workbook: Workbook, sheet: Sheet, area: Area): void {
  for (const table of tablesTouching(workbook, sheet, area)) {
    if (!table.showHeaders || intersect(table.headerArea, area) === null) continue;
    if (readHeaders(table)) announceTable(workbook, table);
  }
}

/** Rows written right below a table join it, as long as it has no totals and something was written. */
export function growTables(workbook: Workbook, sheet: Sheet, area: Area): void {
  for (const table of workbook.tables) {
    if (table.sheet !== sheet || table.showTotals) continue;
    const below = {
      ...table.area,
      row: table.area.row + table.area.rowCount,
      rowCount: area.rowCount,
    };
    if (area.row !== below.row || !contains(below, area)) continue;
    if (workbook.isBlank(sheet, area)) continue;
    const hasNeighbour = tablesTouching(workbook, sheet, below).length > 0;
    if (hasNeighbour) continue;
    table.area = { ...table.area, rowCount: table.area.rowCount + area.rowCount };
    announceTable(workbook, table);
  }
}

export function checkTableName(workbook: Workbook, table: Table | null, name: string): void {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || name.length > 255) throw invalidArgument();
  const wanted = name.toLowerCase();
  const isTaken =
    workbook.tables.some((other) => other !== table && other.name.toLowerCase() === wanted) ||
    workbook.names.some((item) => item.name.toLowerCase() === wanted);
  if (isTaken) throw itemAlreadyExists();
}

export function addTable(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  hasHeaders: boolean,
  origin: Origin,
): Table {
  guardWrite(workbook, sheet, area, 'structure');
  if (tablesTouching(workbook, sheet, area).length > 0) {
    throw invalidArgument("A table can't overlap another table.");
  }
  if (!hasHeaders) {
    shiftQuietly(workbook, sheet, { ...area, rowCount: 1 }, 'Down');
  }
  const number = nextTableNumber(workbook);
  const rowCount = hasHeaders ? Math.max(area.rowCount, 2) : area.rowCount + 1;
  const table = new Table(workbook.newId(), String(number), sheet, `Table${number}`, {
    ...area,
    rowCount,
  });
  table.columns = Array.from({ length: area.columnCount }, () => table.makeColumn(''));
  readHeaders(table);
  workbook.tables.push(table);
  tellCells(workbook, sheet, table.area, 'all', origin);
  announceTable(workbook, table, 'added');
  workbook.raise({
    type: 'table-added',
    tableId: table.id,
    tableName: table.name,
    sheetId: sheet.id,
    origin,
  });
  return table;
}

function nextTableNumber(workbook: Workbook): number {
  let number = 1;
  const isTaken = (name: string): boolean =>
    workbook.findTable(name) !== undefined ||
    workbook.tables.some((table) => table.legacyId === String(number));
  while (isTaken(`Table${number}`)) number += 1;
  return number;
}

/** Takes the table away and, with `keepsCells`, leaves its cells as they are. */
export function removeTable(
  workbook: Workbook,
  table: Table,
  keepsCells: boolean,
  origin: Origin,
): void {
  guardWrite(workbook, table.sheet, table.area, 'structure');
  showAllRows(workbook, table);
  workbook.tables.splice(workbook.tables.indexOf(table), 1);
  if (!keepsCells) clearCells(workbook, table.sheet, table.area, 'All', origin);
  announceTable(workbook, table, 'removed');
  workbook.raise({
    type: 'table-deleted',
    tableId: table.id,
    tableName: table.name,
    sheetId: table.sheet.id,
    origin,
  });
}

function hasBlankDataRowOnly(workbook: Workbook, table: Table): boolean {
  return table.dataRowCount === 1 && workbook.isBlank(table.sheet, table.dataArea);
}

function asRows(input: unknown, columnCount: number): readonly (readonly unknown[])[] {
  const list: readonly unknown[] = Array.isArray(input) ? input : [];
  const rows = Array.isArray(input)
    ? list.every((row) => Array.isArray(row))
      ? list.map((row): readonly unknown[] => (Array.isArray(row) ? row : []))
      : [list]
    : [Array.from({ length: columnCount }, () => input ?? '')];
  if (rows.length === 0 || rows.some((row) => row.length !== columnCount)) throw wrongDimensions();
  return rows;
}

/** Inserts data rows before `index` (null: at the end) and answers the index of the first. */
export function addTableRows(
  workbook: Workbook,
  table: Table,
  index: number | null,
  input: unknown,
  origin: Origin,
): number {
  const rows = asRows(input, table.area.columnCount);
  const at = index === null || index < 0 ? table.dataRowCount : index;
  if (at > table.dataRowCount) throw invalidArgument();
  guardWrite(workbook, table.sheet, table.area, 'structure');
  const isFilling = hasBlankDataRowOnly(workbook, table);
  const first = isFilling ? 0 : at;
  const added = isFilling ? rows.length - 1 : rows.length;
  const pattern = { ...table.dataArea };
  const formats = Array.from({ length: table.area.columnCount }, (_, column) =>
    table.sheet.read(pattern.row + Math.max(0, pattern.rowCount - 1), pattern.column + column),
  ).map((cell) => ({ numberFormat: cell.numberFormat, format: cell.format }));
  if (added > 0) insertDataRows(workbook, table, isFilling ? 1 : first, added);
  const area = { ...table.dataArea, row: table.dataArea.row + first, rowCount: rows.length };
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    formats.forEach((band, column) =>
      Object.assign(table.sheet.edit(row, area.column + column), band),
    );
  }
  announceTable(workbook, table);
  tellCells(
    workbook,
    table.sheet,
    { ...table.area, rowCount: table.area.rowCount + 1 },
    'all',
    origin,
  );
  writeCells(workbook, table.sheet, area, rows, origin);
  return first;
}

/** Opens room inside the table; what lies below it in its columns moves down. */
function insertDataRows(workbook: Workbook, table: Table, index: number, count: number): void {
  const isAtEnd = index === table.dataRowCount;
  const { area } = table;
  const cut = { ...table.dataArea, row: table.dataArea.row + index, rowCount: count };
  shiftQuietly(workbook, table.sheet, cut, 'Down');
  // A cut right below the last row lies outside the table, so the shift itself did not stretch it.
  if (isAtEnd && table.area.rowCount === area.rowCount) {
    table.area = { ...table.area, rowCount: table.area.rowCount + count };
  }
}

export function deleteTableRows(
  workbook: Workbook,
  table: Table,
  index: number,
  count: number,
  origin: Origin,
): void {
  if (index < 0 || count < 1 || index + count > table.dataRowCount) throw invalidArgument();
  guardWrite(workbook, table.sheet, table.area, 'structure');
  const area = { ...table.dataArea, row: table.dataArea.row + index, rowCount: count };
  // A table always keeps one data row: of the last rows the first is emptied, not deleted.
  const keeps = count === table.dataRowCount ? 1 : 0;
  if (keeps === 1) {
    clearCells(workbook, table.sheet, { ...area, rowCount: 1 }, 'Contents', origin);
    if (count === 1) return;
  }
  const cut = { ...area, row: area.row + keeps, rowCount: count - keeps };
  const touched = shiftQuietly(workbook, table.sheet, cut, 'Up');
  announceTable(workbook, table);
  tellCells(workbook, table.sheet, touched, 'all', origin);
  workbook.recalculate(table.sheet, touched);
  raiseChanged(workbook, table.sheet, cut, 'CellDeleted', 'ShiftCellUp', null, origin);
}

export function addTableColumn(
  workbook: Workbook,
  table: Table,
  index: number | null,
  name: string | null,
  values: unknown,
  origin: Origin,
): TableColumn {
  const at = index === null || index < 0 ? table.columns.length : index;
  if (at > table.columns.length) throw invalidArgument();
  guardWrite(workbook, table.sheet, table.area, 'structure');
  const before = table.area;
  const cut = { ...before, column: before.column + at, columnCount: 1 };
  shiftQuietly(workbook, table.sheet, cut, 'Right');
  table.area = { ...before, columnCount: before.columnCount + 1 };
  const column = table.makeColumn('');
  table.columns.splice(at, 0, column);
  if (Array.isArray(values)) writeCells(workbook, table.sheet, cut, values, origin);
  if (name !== null) {
    writeCells(workbook, table.sheet, { ...cut, rowCount: 1 }, name, origin);
  }
  readHeaders(table);
  tellCells(workbook, table.sheet, { ...table.area }, 'all', origin);
  announceTable(workbook, table);
  return column;
}

export function deleteTableColumn(
  workbook: Workbook,
  table: Table,
  column: TableColumn,
  origin: Origin,
): void {
  if (table.columns.length === 1) throw invalidOperation();
  guardWrite(workbook, table.sheet, table.area, 'structure');
  const index = table.columns.indexOf(column);
  const cut = { ...table.area, column: table.area.column + index, columnCount: 1 };
  const touched = shiftQuietly(workbook, table.sheet, cut, 'Left');
  table.columns.splice(index, 1);
  tellCells(workbook, table.sheet, touched, 'all', origin);
  announceTable(workbook, table);
  raiseChanged(workbook, table.sheet, cut, 'CellDeleted', 'ShiftCellLeft', null, origin);
}

/** The header row stays where it is; columns that stay keep their ids. */
export function resizeTable(workbook: Workbook, table: Table, area: Area): void {
  if (area.row !== table.area.row || area.rowCount < 2) throw invalidArgument();
  if (intersect(area, table.area) === null) throw invalidArgument();
  const others = tablesTouching(workbook, table.sheet, area).filter((other) => other !== table);
  if (others.length > 0) throw invalidArgument();
  const before = table.area;
  table.columns = Array.from({ length: area.columnCount }, (_, index) => {
    const kept = table.columns[area.column + index - before.column];
    return kept ?? table.makeColumn('');
  });
  table.area = area;
  readHeaders(table);
  tellCells(workbook, table.sheet, table.headerArea, 'content', 'addin');
  announceTable(workbook, table);
}

/** Adds or takes away the row of totals, with the words and sum that Excel puts there. */
export function setTotals(
  workbook: Workbook,
  table: Table,
  isShown: boolean,
  origin: Origin,
): void {
  if (table.showTotals === isShown) return;
  guardWrite(workbook, table.sheet, table.area, 'structure');
  const { sheet, area } = table;
  if (!isShown) {
    const totals = { ...area, row: area.row + area.rowCount - 1, rowCount: 1 };
    table.showTotals = false;
    const touched = shiftQuietly(workbook, sheet, totals, 'Up');
    tellCells(workbook, sheet, touched, 'all', origin);
    announceTable(workbook, table);
    return;
  }
  const row = { ...area, row: area.row + area.rowCount, rowCount: 1 };
  const touched = shiftQuietly(workbook, sheet, row, 'Down');
  table.area = { ...area, rowCount: area.rowCount + 1 };
  table.showTotals = true;
  sheet.edit(row.row, row.column).value = 'Total';
  const last = table.columns.at(-1);
  if (table.columns.length > 1 && last !== undefined) {
    const isNumeric =
      typeof sheet.read(row.row - 1, row.column + area.columnCount - 1).value === 'number';
    const formula = `=SUBTOTAL(${isNumeric ? '109' : '103'},[${last.name}])`;
    sheet.setFormula(row.row, row.column + area.columnCount - 1, formula);
  }
  tellCells(workbook, sheet, { ...touched, rowCount: touched.rowCount + 1 }, 'all', origin);
  announceTable(workbook, table);
  workbook.recalculate(sheet, row);
}
