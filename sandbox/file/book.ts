/**
 * A workbook as plain data, between a file and the model: it can be handed from a worker to the page. Rows and columns count
 * from zero, widths and heights are points.
 */
import type { Area } from '../workbook/address.ts';
import type { CellFormat, CellValue } from '../workbook/cell.ts';
import type { Band, Freeze } from '../workbook/sheet.ts';

export interface BookCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | null;
  readonly numberFormat: string;
  readonly format: CellFormat;
}

export interface BookTable {
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly string[];
  readonly showTotals: boolean;
  readonly style: string;
  readonly showBandedRows: boolean;
  readonly showFilterButton: boolean;
}

export interface BookSheet {
  readonly name: string;
  readonly visibility: string;
  /** `#RRGGBB`, or empty. */
  readonly tabColor: string;
  readonly freeze: Freeze | null;
  readonly showGridlines: boolean;
  readonly columnWidths: readonly (readonly [column: number, points: number])[];
  readonly rowHeights: readonly (readonly [row: number, points: number])[];
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  readonly columnLooks: readonly (readonly [column: number, look: Band])[];
  readonly mergedAreas: readonly Area[];
  readonly cells: readonly BookCell[];
  readonly tables: readonly BookTable[];
}

export interface Book {
  readonly sheets: readonly BookSheet[];
  readonly activeSheet: number;
  readonly names: readonly { readonly name: string; readonly formula: string }[];
  /** What Excel's own parts of a file have no room for here, as text; null in a file from elsewhere. */
  readonly kept: string | null;
}
