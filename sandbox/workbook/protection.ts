/**
 * What a protected sheet still lets be done. Every change asks here first; what is forbidden is Excel's AccessDenied, and has
 * changed nothing. A read-only workbook lets nothing be done.
 */
import type { Area } from './address.ts';
import { maxColumns, maxRows } from './address.ts';
import { accessDenied } from './fault.ts';
import type { Sheet } from './sheet.ts';

export type Work =
  | 'content'
  | 'format'
  | 'rows'
  | 'columns'
  | 'insertRows'
  | 'insertColumns'
  | 'deleteRows'
  | 'deleteColumns'
  | 'sort'
  | 'filter'
  | 'hyperlink'
  | 'objects'
  | 'structure';

interface Rule {
  /** The option of `protect()` that allows the work; null: none does. */
  readonly option: string | null;
  /** Allowed where every cell is unlocked: besides the option, or, where there is none, alone. */
  readonly needsUnlocked: boolean;
}

const rules: Readonly<Record<Work, Rule>> = {
  content: { option: null, needsUnlocked: true },
  format: { option: 'allowFormatCells', needsUnlocked: false },
  rows: { option: 'allowFormatRows', needsUnlocked: false },
  columns: { option: 'allowFormatColumns', needsUnlocked: false },
  insertRows: { option: 'allowInsertRows', needsUnlocked: false },
  insertColumns: { option: 'allowInsertColumns', needsUnlocked: false },
  deleteRows: { option: 'allowDeleteRows', needsUnlocked: true },
  deleteColumns: { option: 'allowDeleteColumns', needsUnlocked: true },
  sort: { option: 'allowSort', needsUnlocked: true },
  filter: { option: 'allowAutoFilter', needsUnlocked: false },
  hyperlink: { option: 'allowInsertHyperlinks', needsUnlocked: true },
  objects: { option: 'allowEditObjects', needsUnlocked: false },
  structure: { option: null, needsUnlocked: false },
};

const mostCheckedCells = 20_000;

/** Whether no cell is locked; of a very large area, none of its first cells and none that was written. */
function isUnlocked(sheet: Sheet, area: Area): boolean {
  const columnCount = Math.min(area.columnCount, 500);
  const rowCount = Math.min(area.rowCount, Math.ceil(mostCheckedCells / columnCount));
  for (let row = area.row; row < area.row + rowCount; row++) {
    for (let column = area.column; column < area.column + columnCount; column++) {
      if (sheet.read(row, column).format.locked !== false) return false;
    }
  }
  if (rowCount === area.rowCount && columnCount === area.columnCount) return true;
  for (const { cell } of sheet.written(area)) if (cell.format.locked !== false) return false;
  return true;
}

/** Throws AccessDenied where the sheet's protection or the read-only workbook forbids the work. */
export function guardWrite(
  workbook: { readonly isReadOnly: boolean },
  sheet: Sheet,
  area: Area,
  work: Work = 'content',
): void {
  if (workbook.isReadOnly) throw accessDenied();
  if (sheet.protection === null) return;
  const { needsUnlocked, option } = rules[work];
  if (option === null && !needsUnlocked) throw accessDenied();
  if (option !== null && sheet.protection.options[option] !== true) throw accessDenied();
  if (needsUnlocked && !isUnlocked(sheet, area)) throw accessDenied();
}

/** What inserting or deleting these cells is: whole rows and columns may be allowed, single cells never are. */
export function workOfShift(cut: Area, isInsertion: boolean): Work {
  if (cut.columnCount === maxColumns) return isInsertion ? 'insertRows' : 'deleteRows';
  if (cut.rowCount === maxRows) return isInsertion ? 'insertColumns' : 'deleteColumns';
  return 'structure';
}
