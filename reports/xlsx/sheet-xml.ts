/**
 * A worksheet as texts of XML, row for row: what stands before the rows, the rows, what stands behind them. A text is always
 * a text, whatever it begins with; a formula is only what this program wrote as one.
 */
import { columnLetter } from '../../shared/report/formula.ts';
import { cellText, escapeXml } from './xml-text.ts';

/** Rows of a worksheet, as Excel has them. */
export const mostSheetRows = 1_048_576;

/** A formula of our own, without its `=`; its figure is worked out by whoever opens the file. */
export interface SheetFormula {
  readonly formula: string;
}

export type SheetValue = string | number | SheetFormula | null;

export interface SheetFrame {
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** So many rows stay in sight, and are printed on every page. */
  readonly frozenRows: number;
  readonly isLandscape: boolean;
}

const letters = Array.from({ length: 256 }, (_, column) => columnLetter(column));

function cellXml(place: string, style: number, value: SheetValue): string {
  if (value === null) return '';
  if (typeof value === 'string') {
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
  }
  if (typeof value === 'object') {
    return `<c r="${place}" s="${style}"><f>${escapeXml(value.formula)}</f></c>`;
  }
  // Neither is a number of a sheet; an empty cell is the honest answer.
  return Number.isFinite(value) ? `<c r="${place}" s="${style}"><v>${value}</v></c>` : '';
}

/** A row, from 1. `styles` are by column; `height` in points. */
export function rowXml(
  row: number,
  values: readonly SheetValue[],
  styles: readonly number[],
  height?: number,
): string {
  let cells = '';
  for (let column = 0; column < values.length; column += 1) {
    const place = `${letters[column] ?? columnLetter(column)}${row}`;
    cells += cellXml(place, styles[column] ?? 0, values[column] ?? null);
  }
  const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  return `<row r="${row}"${high}>${cells}</row>`;
}

function viewXml(frozenRows: number): string {
  const pane =
    frozenRows === 0
      ? ''
      : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

/** All before the first row. */
export function beginSheet({ widths, frozenRows }: SheetFrame): string {
  const columns = widths.map(
    (width, place) =>
      `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    viewXml(frozenRows),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
  ].join('');
}

/** All behind the last row. `filter` is the range whose heads have buttons, such as `A6:C90`. */
export function endSheet({ isLandscape }: SheetFrame, filter?: string): string {
  return [
    '</sheetData>',
    filter === undefined ? '' : `<autoFilter ref="${filter}"/>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup orientation="${isLandscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    '</worksheet>',
  ].join('');
}
