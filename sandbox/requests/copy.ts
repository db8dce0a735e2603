/** Copying cells from one place to another; a smaller source is repeated to fill the target, as Excel does. */
import { invalidArgument } from '../workbook/fault.ts';
import { copyFormula } from '../workbook/formula.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { guardWrite } from '../workbook/protection.ts';
import { raiseChanged, tellCells } from '../workbook/write.ts';
import type { RangeTarget } from './range-target.ts';

export function copyCells(
  workbook: Workbook,
  source: RangeTarget,
  target: RangeTarget,
  what: string,
): void {
  if (!['All', 'Values', 'Formulas', 'Formats'].includes(what)) throw invalidArgument();
  const area = {
    ...target.area,
    rowCount: Math.max(target.area.rowCount, source.area.rowCount),
    columnCount: Math.max(target.area.columnCount, source.area.columnCount),
  };
  guardWrite(workbook, target.sheet, area);
  const cells = Array.from({ length: source.area.rowCount }, (_, row) =>
    Array.from({ length: source.area.columnCount }, (__, column) => ({
      ...source.sheet.read(source.area.row + row, source.area.column + column),
    })),
  );
  for (let row = 0; row < area.rowCount; row++) {
    for (let column = 0; column < area.columnCount; column++) {
      const from = cells[row % source.area.rowCount]?.[column % source.area.columnCount];
      if (from === undefined) continue;
      const cell = target.sheet.edit(area.row + row, area.column + column);
      if (what !== 'Formats') {
        cell.value = from.value;
        const rowsAway = area.row + row - source.area.row - (row % source.area.rowCount);
        const columnsAway =
          area.column + column - source.area.column - (column % source.area.columnCount);
        const formula =
          what === 'Values' || from.formula === null
            ? null
            : copyFormula(from.formula, rowsAway, columnsAway);
        target.sheet.setFormula(area.row + row, area.column + column, formula);
        cell.isQuoted = from.isQuoted;
      }
      if (what === 'All' || what === 'Formats') {
        cell.numberFormat = from.numberFormat;
        cell.format = from.format;
      }
    }
  }
  tellCells(workbook, target.sheet, area, 'all', 'addin');
  workbook.recalculate(target.sheet, area);
  raiseChanged(workbook, target.sheet, area, 'RangeEdited', 'None', null, 'addin');
}
