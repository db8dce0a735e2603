/** Column widths that fit what the cells show, measured with the grid's font. */
import type { Area } from '../workbook/address.ts';
import { displayText } from '../workbook/display.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { FONT } from './grid.ts';

const PADDING = 12;
const FILTER_BUTTON = 16;
const NARROWEST = 20;
const WIDEST = 480;

export function columnWidths(workbook: Workbook, sheet: Sheet, area: Area): Map<number, number> {
  const widths = new Map<number, number>();
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return widths;
  const headers = workbook.tables
    .filter((table) => table.sheet === sheet && table.showHeaders)
    .map(({ area: own }) => own.row);
  for (const { row, column, cell } of sheet.written(area)) {
    const text = displayText(cell.value, cell.numberFormat);
    if (text === '') continue;
    const isHeader = headers.includes(row);
    const weight = cell.format.bold === true || isHeader ? 'bold ' : '';
    context.font = `${weight}${cell.format.fontSize ?? FONT.fs}pt ${FONT.ff}`;
    const room = PADDING + (isHeader ? FILTER_BUTTON : 0);
    const wanted = Math.ceil(context.measureText(text).width) + room;
    const width = Math.min(WIDEST, Math.max(NARROWEST, wanted));
    widths.set(column, Math.max(width, widths.get(column) ?? 0));
  }
  return widths;
}
