/**
 * Sorting and filtering, of tables and of plain areas. A sort moves whole cells, so formats go with their values; a filter
 * only hides rows.
 */
import type { Area } from './address.ts';
import type { Cell, CellValue } from './cell.ts';
import { isErrorValue } from './cell.ts';
import type { Origin } from './changes.ts';
import { displayText } from './display.ts';
import { invalidArgument } from './fault.ts';
import { copyFormula } from './formula.ts';
import { guardWrite } from './protection.ts';
import type { Sheet } from './sheet.ts';
import type { SortField, Table } from './table.ts';
import { announceTable } from './tables.ts';
import type { Workbook } from './workbook.ts';
import { tellCells } from './write.ts';

function rankOf(value: CellValue): number {
  if (value === '') return 4;
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return 2;
  return isErrorValue(value) ? 3 : 1;
}

function compareValues(a: CellValue, b: CellValue, field: SortField, matchCase: boolean): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA === 4 || rankB === 4) return rankA - rankB;
  const direction = field.ascending ? 1 : -1;
  if (rankA !== rankB) return (rankA - rankB) * direction;
  if (typeof a === 'string' && typeof b === 'string') {
    const options = { sensitivity: matchCase ? 'variant' : 'accent' } as const;
    return a.localeCompare(b, 'en', options) * direction;
  }
  return (Number(a) - Number(b)) * direction;
}

function compareRows(
  a: readonly (Cell | undefined)[],
  b: readonly (Cell | undefined)[],
  fields: readonly SortField[],
  matchCase: boolean,
): number {
  for (const field of fields) {
    const [left, right] = [a[field.key]?.value ?? '', b[field.key]?.value ?? ''];
    const order = compareValues(left, right, field, matchCase);
    if (order !== 0) return order;
  }
  return 0;
}

/** A formula that is sorted elsewhere reads as if it had been copied there. */
function moveCell(cell: Cell | undefined, rows: number): Cell | undefined {
  if (cell?.formula == null || rows === 0) return cell;
  return { ...cell, formula: copyFormula(cell.formula, rows, 0) };
}

/** Sorts whole rows of an area by its columns: numbers, texts, truths, errors; blanks last whatever the direction. */
export function sortArea(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  fields: readonly SortField[],
  matchCase: boolean,
  origin: Origin,
): void {
  guardWrite(workbook, sheet, area, 'sort');
  if (fields.some((field) => field.key < 0 || field.key >= area.columnCount))
    throw invalidArgument();
  const rows = Array.from({ length: area.rowCount }, (_, row) => ({
    row,
    cells: Array.from({ length: area.columnCount }, (__, column) =>
      sheet.find(area.row + row, area.column + column),
    ),
  }));
  rows.sort((a, b) => compareRows(a.cells, b.cells, fields, matchCase));
  rows.forEach(({ cells, row: before }, row) => {
    cells.forEach((cell, column) => {
      sheet.place(area.row + row, area.column + column, moveCell(cell, row - before));
    });
  });
  tellCells(workbook, sheet, area, 'all', origin);
  workbook.recalculate(sheet, area);
  workbook.raise({ type: 'sorted', sheetId: sheet.id, area, origin });
}

export function sortTable(
  workbook: Workbook,
  table: Table,
  fields: readonly SortField[],
  matchCase: boolean,
  origin: Origin,
): void {
  sortArea(workbook, table.sheet, table.dataArea, fields, matchCase, origin);
  table.sortFields = fields;
  table.matchCase = matchCase;
  announceTable(workbook, table);
}

export function showAllRows(workbook: Workbook, table: Table): void {
  const { row, rowCount } = table.dataArea;
  const { sheet } = table;
  sheet.hiddenRows = new Set(
    [...sheet.hiddenRows].filter((index) => index < row || index >= row + rowCount),
  );
  workbook.announce({ kind: 'hidden', sheetId: table.sheet.id });
}

function passesCriterion(shown: string, value: CellValue, criterion: string): boolean {
  const [, operator = '=', operand = ''] = /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(criterion) ?? [];
  const number = Number(operand);
  const order =
    typeof value === 'number' && operand !== '' && !Number.isNaN(number)
      ? value - number
      : shown.localeCompare(operand, 'en', { sensitivity: 'accent' });
  if (operator === '=') {
    if (!/[*?]/.test(operand)) return order === 0;
    const escaped = operand.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    const pattern = escaped.replaceAll('*', '.*').replaceAll('?', '.');
    return new RegExp(`^${pattern}$`, 'is').test(shown);
  }
  if (operator === '<>') return order !== 0;
  if (operator.startsWith('<')) return order < 0 || (operator === '<=' && order === 0);
  return order > 0 || (operator === '>=' && order === 0);
}

function passesFilter(filter: Readonly<Record<string, unknown>>, cell: Cell): boolean {
  const shown = displayText(cell.value, cell.numberFormat);
  if (filter['filterOn'] === 'Values' && Array.isArray(filter['values'])) {
    const values: readonly unknown[] = filter['values'];
    return values.some(
      (value) => typeof value === 'string' && value.toLowerCase() === shown.toLowerCase(),
    );
  }
  if (filter['filterOn'] === 'Custom') {
    const criteria = [filter['criterion1'], filter['criterion2']].filter(
      (criterion) => typeof criterion === 'string' && criterion !== '',
    );
    const results = criteria.map((criterion) =>
      passesCriterion(shown, cell.value, String(criterion)),
    );
    return filter['operator'] === 'Or' ? results.some(Boolean) : results.every(Boolean);
  }
  return true;
}

/** Hides the rows that one of the table's filters takes out. Filters by colour, icon, rank or date are stored only. */
export function applyFilters(workbook: Workbook, table: Table): void {
  showAllRows(workbook, table);
  const { row, rowCount } = table.dataArea;
  const hidden = new Set(table.sheet.hiddenRows);
  for (let index = row; index < row + rowCount; index++) {
    const isShown = table.columns.every(
      ({ filter }, column) =>
        filter === null ||
        passesFilter(filter, table.sheet.read(index, table.area.column + column)),
    );
    if (!isShown) hidden.add(index);
  }
  table.sheet.hiddenRows = hidden;
  workbook.announce({ kind: 'hidden', sheetId: table.sheet.id });
  announceTable(workbook, table);
}

export function clearFilters(workbook: Workbook, table: Table): void {
  for (const column of table.columns) column.filter = null;
  showAllRows(workbook, table);
  announceTable(workbook, table);
}
