/** Ranges: what cells hold and where they are. How they look is in `range-format.ts`. */
import type { Area } from '../../workbook/address.ts';
import { bound, intersect, isSingleCell, maxColumns, maxRows } from '../../workbook/address.ts';
import type { Cell } from '../../workbook/cell.ts';
import { isEmptyCell, valueTypeOf } from '../../workbook/cell.ts';
import { displayText } from '../../workbook/display.ts';
import { invalidArgument, itemNotFound } from '../../workbook/fault.ts';
import { shiftCells } from '../../workbook/shift.ts';
import { sortArea } from '../../workbook/sort-filter.ts';
import type { ClearWhat } from '../../workbook/write.ts';
import { leftOf, topOf } from '../../workbook/measures.ts';
import { guardWrite } from '../../workbook/protection.ts';
import { clearCells } from '../../workbook/write.ts';
import type { Args } from '../args.ts';
import type { Property } from '../class-table.ts';
import { asFlag, ClassTable, isRecord, readOnly } from '../class-table.ts';
import type { RequestHost } from '../request-host.ts';
import { RangeTarget, rangeAt, rangeOf } from '../range-target.ts';
import { conditionalFormatCollectionClass } from './conditional-format.ts';
import { copyCells } from '../copy.ts';
import { dataValidationClass } from './data-validation.ts';
import { rangeFormatClass, uniform } from './range-format.ts';
import { sortFieldsOf } from './table-sort.ts';
import { tableScopedCollectionClass } from './table.ts';
import { recalculateAll } from './workbook.ts';
import { worksheetClass } from './worksheet.ts';

const mostCells = 5_000_000;

/** A matrix of something of each cell; null beyond five million cells, as Excel answers. */
function matrixOf(range: RangeTarget, read: (cell: Cell) => unknown): unknown[][] | null {
  const { area, sheet } = range;
  if (area.rowCount * area.columnCount > mostCells) return null;
  return Array.from({ length: area.rowCount }, (_, row) =>
    Array.from({ length: area.columnCount }, (__, column) =>
      read(sheet.read(area.row + row, area.column + column)),
    ),
  );
}

function matrixProperty(
  read: (cell: Cell) => unknown,
  write?: (range: RangeTarget, value: unknown, host: RequestHost) => void,
): Property<RangeTarget> {
  const reader = (range: RangeTarget): unknown => matrixOf(range, read);
  return write === undefined ? { read: reader } : { read: reader, write };
}

function enter(range: RangeTarget, value: unknown, host: RequestHost): void {
  host.workbook.write(range.sheet, range.area, value);
}

function setNumberFormat(range: RangeTarget, value: unknown, host: RequestHost): void {
  host.workbook.writeNumberFormat(range.sheet, range.area, value);
}

const formula = (cell: Cell): unknown => cell.formula ?? cell.value;

function hiddenProperty(axis: 'rows' | 'columns'): Property<RangeTarget> {
  const spanOf = ({ area }: RangeTarget): readonly [number, number] =>
    axis === 'rows' ? [area.row, area.rowCount] : [area.column, area.columnCount];
  const setOf = ({ sheet }: RangeTarget): ReadonlySet<number> =>
    axis === 'rows' ? sheet.hiddenRows : sheet.hiddenColumns;
  return {
    read: (range) => {
      const [first, count] = spanOf(range);
      const hidden = [...setOf(range)].filter((index) => index >= first && index < first + count);
      if (hidden.length === 0) return false;
      return hidden.length === count ? true : null;
    },
    write: (range, value, host) => {
      const [first, count] = spanOf(range);
      const isHidden = asFlag(value);
      guardWrite(host.workbook, range.sheet, range.area, axis === 'rows' ? 'rows' : 'columns');
      const hidden = new Set(setOf(range));
      for (let index = first; index < first + count; index++) {
        if (isHidden) hidden.add(index);
        else hidden.delete(index);
      }
      if (axis === 'rows') range.sheet.hiddenRows = hidden;
      else range.sheet.hiddenColumns = hidden;
      host.workbook.announce({ kind: 'hidden', sheetId: range.sheet.id });
    },
  };
}

function rangeArgument(range: RangeTarget, args: Args, host: RequestHost): RangeTarget {
  return args.range(0) ?? rangeAt(host.workbook, range.sheet, args.text(0));
}

function within(range: RangeTarget, area: Area | null): RangeTarget | null {
  return area === null ? null : new RangeTarget(range.sheet, area);
}

function commonOf(range: RangeTarget, other: RangeTarget): RangeTarget | null {
  if (other.sheet !== range.sheet) throw invalidArgument();
  return within(range, intersect(range.area, other.area));
}

function usedOf(range: RangeTarget, args: Args): RangeTarget | null {
  const used = range.sheet.usedArea(args.flag(0));
  return used === null ? null : within(range, intersect(range.area, used));
}

function findText(range: RangeTarget, args: Args): RangeTarget | null {
  const options = args.record(1);
  const matchCase = options['matchCase'] === true;
  const isComplete = options['completeMatch'] === true;
  const normal = (text: string): string => (matchCase ? text : text.toLowerCase());
  const wanted = normal(args.text(0));
  const cells = [...range.sheet.written(range.area)];
  if (options['searchDirection'] === 'Backwards') cells.reverse();
  for (const { row, column, cell } of cells) {
    if (isEmptyCell(cell)) continue;
    const text = normal(cell.formula ?? displayText(cell.value, cell.numberFormat));
    if (isComplete ? text === wanted : text.includes(wanted))
      return rangeOf(range.sheet, row, column);
  }
  return null;
}

function required(range: RangeTarget | null): RangeTarget {
  if (range === null) throw itemNotFound();
  return range;
}

function offset(
  range: RangeTarget,
  rows: number,
  columns: number,
  change: Partial<Area>,
): RangeTarget {
  const area = { ...range.area, ...change };
  return rangeOf(
    range.sheet,
    area.row + rows,
    area.column + columns,
    area.rowCount,
    area.columnCount,
  );
}

function clearKind(text: string | null): ClearWhat {
  switch (text) {
    case null:
      return 'All';
    case 'All':
    case 'Formats':
    case 'Contents':
    case 'Hyperlinks':
    case 'RemoveHyperlinks':
    case 'ResetContents':
      return text;
    default:
      throw invalidArgument();
  }
}

/** The cells around a range that hang together, to the next blank row and column. */
function regionOf(range: RangeTarget): RangeTarget {
  const { sheet } = range;
  let { area } = range;
  for (;;) {
    const row = Math.max(0, area.row - 1);
    const column = Math.max(0, area.column - 1);
    const ring = {
      row,
      column,
      rowCount: Math.min(maxRows, area.row + area.rowCount + 1) - row,
      columnCount: Math.min(maxColumns, area.column + area.columnCount + 1) - column,
    };
    let next = area;
    for (const cell of sheet.written(ring)) {
      if (isEmptyCell(cell.cell)) continue;
      next = bound(next, { row: cell.row, column: cell.column, rowCount: 1, columnCount: 1 });
    }
    if (next.rowCount === area.rowCount && next.columnCount === area.columnCount) {
      return new RangeTarget(sheet, area);
    }
    area = next;
  }
}

export const rangeClass: ClassTable<RangeTarget> = new ClassTable('Range', {
  properties: {
    Values: matrixProperty((cell) => cell.value, enter),
    Formulas: matrixProperty(formula, enter),
    FormulasLocal: matrixProperty(formula, enter),
    NumberFormat: matrixProperty((cell) => cell.numberFormat, setNumberFormat),
    NumberFormatLocal: matrixProperty((cell) => cell.numberFormat, setNumberFormat),
    Text: matrixProperty((cell) => displayText(cell.value, cell.numberFormat)),
    ValueTypes: matrixProperty((cell) => valueTypeOf(cell.value)),
    RowIndex: readOnly(({ area }) => area.row),
    ColumnIndex: readOnly(({ area }) => area.column),
    RowCount: readOnly(({ area }) => area.rowCount),
    ColumnCount: readOnly(({ area }) => area.columnCount),
    CellCount: readOnly(({ area }) => {
      const count = area.rowCount * area.columnCount;
      return count > 2_147_483_647 ? -1 : count;
    }),
    Address: readOnly((range, host) => host.workbook.addressOf(range.sheet, range.area)),
    AddressLocal: readOnly((range, host) => host.workbook.addressOf(range.sheet, range.area)),
    IsEntireColumn: readOnly(({ area }) => area.rowCount === maxRows),
    IsEntireRow: readOnly(({ area }) => area.columnCount === maxColumns),
    HasSpill: readOnly(() => false),
    Hidden: readOnly(({ sheet, area }) => {
      const areRowsHidden = Array.from({ length: Math.min(area.rowCount, 10_000) }).every(
        (_, index) => sheet.hiddenRows.has(area.row + index),
      );
      return areRowsHidden;
    }),
    RowHidden: hiddenProperty('rows'),
    ColumnHidden: hiddenProperty('columns'),
    Top: readOnly((range) => topOf(range.sheet, range.area.row)),
    Left: readOnly((range) => leftOf(range.sheet, range.area.column)),
    Height: readOnly(
      (range) =>
        topOf(range.sheet, range.area.row + range.area.rowCount) -
        topOf(range.sheet, range.area.row),
    ),
    Width: readOnly(
      (range) =>
        leftOf(range.sheet, range.area.column + range.area.columnCount) -
        leftOf(range.sheet, range.area.column),
    ),
    Style: {
      read: (range) => uniform(range, (format) => format.style ?? 'Normal'),
      write: (range, value, host) => {
        if (typeof value !== 'string') throw invalidArgument();
        host.workbook.writeFormat(range.sheet, range.area, 'style', value);
      },
    },
    Hyperlink: {
      read: (range) => range.sheet.read(range.area.row, range.area.column).format.hyperlink ?? null,
      write: (range, value, host) => {
        if (!isRecord(value)) throw invalidArgument();
        guardWrite(host.workbook, range.sheet, range.area, 'hyperlink');
        host.workbook.writeFormat(range.sheet, range.area, 'hyperlink', value);
        const shown = value['textToDisplay'];
        if (typeof shown === 'string' && isSingleCell(range.area)) {
          host.workbook.write(range.sheet, range.area, shown);
        }
      },
    },
  },
  navigation: {
    ConditionalFormats: (range) => conditionalFormatCollectionClass.of(range),
    DataValidation: (range) => dataValidationClass.of(range),
    Format: (range) => rangeFormatClass.of(range),
    Sort: (range) => rangeSortClass.of(range),
    Worksheet: (range) => worksheetClass.of(range.sheet),
  },
  methods: {
    Calculate: (_range, _args, host) => {
      recalculateAll(host.workbook);
    },
    Clear: (range, args, host) => {
      clearCells(host.workbook, range.sheet, range.area, clearKind(args.optionalText(0)), 'addin');
    },
    CopyFrom: (range, args, host) => {
      copyCells(
        host.workbook,
        rangeArgument(range, args, host),
        range,
        args.optionalText(1) ?? 'All',
      );
    },
    Delete: (range, args, host) => {
      const shift = args.text(0);
      if (shift !== 'Up' && shift !== 'Left') throw invalidArgument();
      shiftCells(host.workbook, range.sheet, range.area, shift, 'addin');
    },
    Insert: (range, args, host) => {
      const shift = args.text(0);
      if (shift !== 'Down' && shift !== 'Right') throw invalidArgument();
      const { sheet, area } = range;
      shiftCells(host.workbook, sheet, area, shift, 'addin');
      return rangeClass.of(new RangeTarget(sheet, area));
    },
    Find: (range, args) => rangeClass.of(required(findText(range, args))),
    FindOrNullObject: (range, args) => rangeClass.orNull(findText(range, args)),
    GetAbsoluteResizedRange: (range, args) =>
      rangeClass.of(offset(range, 0, 0, { rowCount: args.number(0), columnCount: args.number(1) })),
    GetBoundingRect: (range, args, host) => {
      const other = rangeArgument(range, args, host);
      return rangeClass.of(new RangeTarget(range.sheet, bound(range.area, other.area)));
    },
    GetCell: (range, args) =>
      rangeClass.of(offset(range, args.number(0), args.number(1), { rowCount: 1, columnCount: 1 })),
    GetColumn: (range, args) => rangeClass.of(offset(range, 0, args.number(0), { columnCount: 1 })),
    GetColumnsAfter: (range, args) => {
      const count = args.optionalNumber(0) ?? 1;
      return rangeClass.of(offset(range, 0, range.area.columnCount, { columnCount: count }));
    },
    GetColumnsBefore: (range, args) => {
      const count = args.optionalNumber(0) ?? 1;
      return rangeClass.of(offset(range, 0, -count, { columnCount: count }));
    },
    GetEntireColumn: (range) => rangeClass.of(offset(range, 0, 0, { row: 0, rowCount: maxRows })),
    GetEntireRow: (range) =>
      rangeClass.of(offset(range, 0, 0, { column: 0, columnCount: maxColumns })),
    GetIntersection: (range, args, host) =>
      rangeClass.of(required(commonOf(range, rangeArgument(range, args, host)))),
    GetIntersectionOrNullObject: (range, args, host) =>
      rangeClass.orNull(commonOf(range, rangeArgument(range, args, host))),
    GetLastCell: (range) =>
      rangeClass.of(
        offset(range, range.area.rowCount - 1, range.area.columnCount - 1, {
          rowCount: 1,
          columnCount: 1,
        }),
      ),
    GetLastColumn: (range) =>
      rangeClass.of(offset(range, 0, range.area.columnCount - 1, { columnCount: 1 })),
    GetLastRow: (range) =>
      rangeClass.of(offset(range, range.area.rowCount - 1, 0, { rowCount: 1 })),
    GetOffsetRange: (range, args) =>
      rangeClass.of(offset(range, args.number(0), args.number(1), {})),
    GetResizedRange: (range, args) =>
      rangeClass.of(
        offset(range, 0, 0, {
          rowCount: range.area.rowCount + args.number(0),
          columnCount: range.area.columnCount + args.number(1),
        }),
      ),
    GetRow: (range, args) => rangeClass.of(offset(range, args.number(0), 0, { rowCount: 1 })),
    GetRowsAbove: (range, args) => {
      const count = args.optionalNumber(0) ?? 1;
      return rangeClass.of(offset(range, -count, 0, { rowCount: count }));
    },
    GetRowsBelow: (range, args) => {
      const count = args.optionalNumber(0) ?? 1;
      return rangeClass.of(offset(range, range.area.rowCount, 0, { rowCount: count }));
    },
    GetSurroundingRegion: (range) => rangeClass.of(regionOf(range)),
    GetTables: (range) => tableScopedCollectionClass.of({ sheet: range.sheet, within: range.area }),
    GetUsedRange: (range, args) => rangeClass.of(required(usedOf(range, args))),
    GetUsedRangeOrNullObject: (range, args) => rangeClass.orNull(usedOf(range, args)),
    Merge: (range, _args, host) => {
      guardWrite(host.workbook, range.sheet, range.area, 'structure');
      range.sheet.mergedAreas.push(range.area);
      host.workbook.announcePart(range.sheet, 'merged');
    },
    Unmerge: (range, _args, host) => {
      const kept = range.sheet.mergedAreas.filter((area) => intersect(area, range.area) === null);
      range.sheet.mergedAreas.splice(0, Infinity, ...kept);
      host.workbook.announcePart(range.sheet, 'merged');
    },
    Select: (range, _args, host) => {
      host.workbook.select(range.sheet, range.area);
    },
    _ValidateArraySize: ({ area }, args) => {
      if (args.number(0) !== area.rowCount || args.number(1) !== area.columnCount) {
        throw invalidArgument();
      }
    },
  },
});

export const rangeSortClass: ClassTable<RangeTarget> = new ClassTable('RangeSort', {
  methods: {
    Apply: (range, args, host) => {
      const hasHeaders = args.flag(2);
      const area = hasHeaders
        ? { ...range.area, row: range.area.row + 1, rowCount: range.area.rowCount - 1 }
        : range.area;
      const fields = sortFieldsOf(args.list(0));
      sortArea(host.workbook, range.sheet, area, fields, args.flag(1), 'addin');
    },
  },
});
