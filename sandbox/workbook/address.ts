/**
 * A1 addresses and rectangles of cells. Rows and columns count from zero inside the sandbox; only the text of
 * an address counts from one. An `Area` always lies within Excel's grid.
 */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** `0 -> A`, `27 -> AB`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `A -> 0`, `ab -> 27`. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** The area, or null where a part of it lies outside the grid or it is empty. */
export function areaOf(row: number, column: number, rowCount = 1, columnCount = 1): Area | null {
  const isWhole = [row, column, rowCount, columnCount].every(Number.isInteger);
  if (!isWhole || row < 0 || column < 0 || rowCount < 1 || columnCount < 1) return null;
  if (row + rowCount > maxRows || column + columnCount > maxColumns) return null;
  return { row, column, rowCount, columnCount };
}

function areaBetween(row1: number, column1: number, row2: number, column2: number): Area | null {
  return areaOf(
    Math.min(row1, row2),
    Math.min(column1, column2),
    Math.abs(row1 - row2) + 1,
    Math.abs(column1 - column2) + 1,
  );
}

const cellsPattern = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/;
const columnsPattern = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/;
const rowsPattern = /^(\d{1,7}):(\d{1,7})$/;

/** The area that `B2`, `$A$1:C3`, `B:B` or `2:4` names, or null. Takes no sheet name. */
export function parseArea(text: string): Area | null {
  const address = text.trim().replaceAll('$', '');
  const cells = cellsPattern.exec(address);
  if (cells !== null) {
    const [, name1 = '', row1 = '', name2 = name1, row2 = row1] = cells;
    return areaBetween(Number(row1) - 1, columnIndex(name1), Number(row2) - 1, columnIndex(name2));
  }
  const columns = columnsPattern.exec(address);
  if (columns !== null) {
    const [, from = '', to = ''] = columns;
    return areaBetween(0, columnIndex(from), maxRows - 1, columnIndex(to));
  }
  const rows = rowsPattern.exec(address);
  if (rows !== null) {
    return areaBetween(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, maxColumns - 1);
  }
  return null;
}

/** `A1`, `A1:B2`, `B:B` for whole columns, `2:3` for whole rows. */
export function formatArea(area: Area, isAbsolute = false): string {
  const mark = isAbsolute ? '$' : '';
  const lastRow = area.row + area.rowCount;
  const firstColumn = mark + columnName(area.column);
  const lastColumn = mark + columnName(area.column + area.columnCount - 1);
  if (area.rowCount === maxRows) return `${firstColumn}:${lastColumn}`;
  if (area.columnCount === maxColumns) return `${mark}${area.row + 1}:${mark}${lastRow}`;
  const first = `${firstColumn}${mark}${area.row + 1}`;
  return area.rowCount === 1 && area.columnCount === 1
    ? first
    : `${first}:${lastColumn}${mark}${lastRow}`;
}

/** A sheet's name as it stands before `!`: quoted where Excel quotes it. */
export function quoteSheetName(name: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !cellsPattern.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** `'My sheet'!A1` parted into the sheet's name (null where there is none) and the rest. */
export function splitSheetName(address: string): { sheetName: string | null; rest: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/.exec(address);
  if (match === null) return { sheetName: null, rest: address };
  const [, quoted, plain, rest = ''] = match;
  return { sheetName: quoted?.replaceAll("''", "'") ?? plain ?? null, rest };
}

export function isSameArea(a: Area, b: Area): boolean {
  return (
    a.row === b.row &&
    a.column === b.column &&
    a.rowCount === b.rowCount &&
    a.columnCount === b.columnCount
  );
}

export function isSingleCell(area: Area): boolean {
  return area.rowCount === 1 && area.columnCount === 1;
}

export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  return areaOf(
    row,
    column,
    Math.min(a.row + a.rowCount, b.row + b.rowCount) - row,
    Math.min(a.column + a.columnCount, b.column + b.columnCount) - column,
  );
}

/** The smallest area that holds both. */
export function bound(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rowCount: Math.max(a.row + a.rowCount, b.row + b.rowCount) - row,
    columnCount: Math.max(a.column + a.columnCount, b.column + b.columnCount) - column,
  };
}

export function contains(outer: Area, inner: Area): boolean {
  const common = intersect(outer, inner);
  return common !== null && isSameArea(common, inner);
}
