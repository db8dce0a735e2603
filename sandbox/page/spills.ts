/**
 * The cells into which a formula's matrix spilled. The workbook reads their values as Excel does; the
 * grid draws them by itself, so they are never painted as constants, which would stop the spill.
 */
import { intersect } from '../workbook/address.ts';
import type { Area } from '../workbook/address.ts';
import type { CellValue } from '../workbook/cell.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { CalculatedCell } from './grid-events.ts';

export type Spills = ReturnType<typeof createSpills>;

export function createSpills(workbook: Workbook) {
  const spilled = new Map<string, Map<string, Area>>();
  const keyOf = (row: number, column: number) => `${row}|${column}`;

  function put(sheet: Sheet, area: Area, value: CellValue): void {
    if (sheet.read(area.row, area.column).value === value) return;
    sheet.edit(area.row, area.column).value = value;
    const what = 'computed';
    workbook.announce({ kind: 'cells', sheetId: sheet.id, area, what, origin: 'engine' });
  }

  return {
    has(sheetId: string, row: number, column: number): boolean {
      return spilled.get(sheetId)?.has(keyOf(row, column)) ?? false;
    },

    /** All that spills on a sheet now; a formula's own cell is its own affair. */
    replace(sheet: Sheet, cells: readonly CalculatedCell[]): void {
      const before = spilled.get(sheet.id) ?? new Map<string, Area>();
      const now = new Map<string, Area>();
      spilled.set(sheet.id, now);
      for (const { row, column, value } of cells) {
        const cell = sheet.read(row, column);
        const key = keyOf(row, column);
        const isTaken = cell.formula !== null || (cell.value !== '' && !before.has(key));
        if (isTaken) continue;
        const area = { row, column, rowCount: 1, columnCount: 1 };
        now.set(key, area);
        put(sheet, area, value);
      }
      for (const [key, area] of before) if (!now.has(key)) put(sheet, area, '');
    },

    /** Cells were entered: what stood there by spilling is over. */
    forget(
      sheet: Sheet,
      area: Area,
      onEntered: (sheetId: string, row: number, column: number) => void,
    ): void {
      const own = spilled.get(sheet.id);
      for (const [key, at] of own ?? []) if (intersect(at, area) !== null) own?.delete(key);
      for (const { row, column } of sheet.written(area)) onEntered(sheet.id, row, column);
    },
  };
}
