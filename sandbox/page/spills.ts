/**
 * The cells into which a formula's matrix spilled. The workbook reads their values as Excel does; the
 * grid draws them by itself, so they are never painted as constants, which would stop the spill.
 */
import { intersect } from '../workbook/address.ts';
import type { Area } from '../workbook/address.ts';
import type { CellValue } from '../workbook/cell.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Workbook } from '../workbook/workbook.ts';

export type Spills = ReturnType<typeof createSpills>;

export function createSpills(workbook: Workbook) {
  const spilled = new Map<string, Map<string, Area>>();
  const keyOf = (row: number, column: number) => `${row}|${column}`;

  return {
    has(sheetId: string, row: number, column: number): boolean {
      return spilled.get(sheetId)?.has(keyOf(row, column)) ?? false;
    },

    /** A value that the formula engine gave a cell: a formula's own, or one that spilled into a blank cell. */
    setComputed(sheet: Sheet, row: number, column: number, value: CellValue): void {
      const cell = sheet.read(row, column);
      if (cell.formula !== null) {
        workbook.setComputedValue(sheet.id, row, column, value);
        return;
      }
      const own = spilled.get(sheet.id) ?? new Map<string, Area>();
      spilled.set(sheet.id, own);
      const key = keyOf(row, column);
      if (!own.has(key) && cell.value !== '') return;
      const area = { row, column, rowCount: 1, columnCount: 1 };
      if (value === '') own.delete(key);
      else own.set(key, area);
      if (cell.value === value) return;
      sheet.edit(row, column).value = value;
      const what = 'computed';
      workbook.announce({ kind: 'cells', sheetId: sheet.id, area, what, origin: 'engine' });
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
