/**
 * The grid's formulas as the workbook's engine. What is written is painted and thereby calculated; only
 * when the add-in asks for a calculation is anything to do here: every formula of the area is worked out
 * again, and custom functions are asked again.
 */
import type { Area } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { CustomFunctions } from './custom-functions.ts';
import type { Grid } from './grid.ts';

interface Place {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

export function installEngine(
  workbook: Workbook,
  grid: Grid,
  functions: CustomFunctions,
  toGrid: (sheetId: string) => string,
): void {
  // A write tells of its area and then has that very area recalculated; a calculation tells nothing before.
  let written: Area | null = null;
  workbook.subscribe((change) => {
    if (change.kind === 'cells' && change.what !== 'computed') written = change.area;
  });
  let pending: Place[] = [];
  workbook.setFormulaEngine({
    recalculate(_workbook, sheetId, area) {
      if (area === written) return;
      const sheet = workbook.sheet(sheetId);
      if (pending.length === 0) {
        setTimeout(() => {
          const places = pending;
          pending = [];
          grid.recalculate(places);
        }, 0);
      }
      for (const { row, column, cell } of sheet.written(area)) {
        if (cell.formula === null) continue;
        const place = { sheetId: toGrid(sheetId), row, column };
        functions.forget(place);
        pending.push(place);
      }
    },
  });
}
