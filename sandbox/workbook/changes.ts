/**
 * What a workbook tells: `WorkbookChange` to whoever draws it (a grid), `WorkbookEvent` to add-ins. A change names what
 * to read again and carries no cell contents; the listener reads them from the workbook. Both are sent after the
 * change is made, in the order in which things changed.
 */
import type { Area } from './address.ts';
import type { CellValue } from './cell.ts';

/**
 * Who changed something: the add-in, the person at this Excel, another person in the same workbook, or the
 * grid that hands back a calculated value.
 */
export type Origin = 'addin' | 'person' | 'coauthor' | 'engine';

export type WorkbookChange =
  | {
      readonly kind: 'cells';
      readonly sheetId: string;
      readonly area: Area;
      readonly what: 'content' | 'computed' | 'numberFormat' | 'format' | 'all';
      readonly origin: Origin;
    }
  | { readonly kind: 'sheet-added'; readonly sheetId: string; readonly position: number }
  | { readonly kind: 'sheet-removed'; readonly sheetId: string }
  | { readonly kind: 'sheet-renamed'; readonly sheetId: string; readonly name: string }
  | { readonly kind: 'sheet-moved'; readonly sheetId: string; readonly position: number }
  | { readonly kind: 'sheet-activated'; readonly sheetId: string; readonly origin: Origin }
  | { readonly kind: 'sheet-visibility'; readonly sheetId: string; readonly visibility: string }
  /** Tab colour, gridlines, headings, protection, merged cells, page layout, charts, conditional formats. */
  | { readonly kind: 'sheet-part'; readonly sheetId: string; readonly part: SheetPart }
  | {
      readonly kind: 'selection';
      readonly sheetId: string;
      readonly area: Area;
      readonly origin: Origin;
    }
  | {
      readonly kind: 'table';
      readonly tableId: string;
      readonly sheetId: string;
      readonly what: 'added' | 'changed' | 'removed';
    }
  | {
      readonly kind: 'freeze';
      readonly sheetId: string;
      readonly rows: number;
      readonly columns: number;
    }
  | {
      readonly kind: 'column-width';
      readonly sheetId: string;
      readonly column: number;
      readonly columnCount: number;
      readonly points: number;
    }
  | {
      readonly kind: 'row-height';
      readonly sheetId: string;
      readonly row: number;
      readonly rowCount: number;
      readonly points: number;
    }
  | {
      readonly kind: 'autofit';
      readonly sheetId: string;
      readonly area: Area;
      readonly axis: 'columns' | 'rows';
    }
  /** Read `sheet.hiddenRows` and `sheet.hiddenColumns` again. */
  | { readonly kind: 'hidden'; readonly sheetId: string }
  | { readonly kind: 'names' }
  | { readonly kind: 'mode'; readonly isCellEditing: boolean; readonly isReadOnly: boolean };

export type SheetPart =
  'tabColor' | 'view' | 'protection' | 'merged' | 'pageLayout' | 'charts' | 'conditionalFormats';

export type ShiftDirection =
  'None' | 'ShiftCellDown' | 'ShiftCellUp' | 'ShiftCellRight' | 'ShiftCellLeft';

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';

export type WorkbookEvent =
  | {
      readonly type: 'changed';
      readonly sheetId: string;
      /** The tables that the area touches. */
      readonly tableIds: readonly string[];
      readonly area: Area;
      readonly changeType: ChangeType;
      readonly shiftDirection: ShiftDirection;
      /** Only where one single cell was edited. */
      readonly before: CellValue | null;
      readonly after: CellValue | null;
      readonly origin: Origin;
    }
  | {
      readonly type: 'format-changed';
      readonly sheetId: string;
      readonly area: Area;
      readonly origin: Origin;
    }
  | {
      readonly type: 'sorted';
      readonly sheetId: string;
      readonly area: Area;
      readonly origin: Origin;
    }
  | { readonly type: 'calculated'; readonly sheetId: string; readonly area: Area }
  | {
      readonly type: 'selection';
      readonly sheetId: string;
      readonly area: Area;
      readonly tableIds: readonly string[];
    }
  | {
      readonly type: 'sheet-added' | 'sheet-deleted';
      readonly sheetId: string;
      readonly origin: Origin;
    }
  | { readonly type: 'sheet-activated' | 'sheet-deactivated'; readonly sheetId: string }
  | {
      readonly type: 'sheet-renamed';
      readonly sheetId: string;
      readonly before: string;
      readonly after: string;
      readonly origin: Origin;
    }
  | {
      readonly type: 'protection-changed';
      readonly sheetId: string;
      readonly isProtected: boolean;
      readonly origin: Origin;
    }
  | {
      readonly type: 'table-added' | 'table-deleted';
      readonly tableId: string;
      readonly tableName: string;
      readonly sheetId: string;
      readonly origin: Origin;
    };

/** A place that follows its cells when rows or columns are inserted or deleted. */
export interface Anchor {
  readonly sheet: { readonly id: string };
  area: Area;
  isGone: boolean;
}
