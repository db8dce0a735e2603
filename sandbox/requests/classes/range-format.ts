/** How a range looks. A property answers null where the cells differ, as Excel does. */
import type { Area } from '../../workbook/address.ts';
import { intersect } from '../../workbook/address.ts';
import type { BorderLine, BorderSide, Cell, CellFormat } from '../../workbook/cell.ts';
import { borderSides, withFormat } from '../../workbook/cell.ts';
import { displayText } from '../../workbook/display.ts';
import { invalidArgument, itemNotFound } from '../../workbook/fault.ts';
import { guardWrite } from '../../workbook/protection.ts';
import { standardColumnPoints, standardRowPoints } from '../../workbook/sheet.ts';
import { mapFormat } from '../../workbook/write.ts';
import type { Property } from '../class-table.ts';
import { asNumber, asText, ClassTable, readOnly } from '../class-table.ts';
import { colorOf } from '../colors.ts';
import type { RangeTarget } from '../range-target.ts';
import type { RequestHost } from '../request-host.ts';

const mostComparedCells = 20_000;

/** What all cells have in common, or null where two differ. Huge ranges are compared at their written cells. */
export function uniform<T>(range: RangeTarget, read: (format: CellFormat) => T): T | null {
  const { area, sheet } = range;
  const first = read(sheet.read(area.row, area.column).format);
  const isSame = (cell: Cell): boolean => read(cell.format) === first;
  if (area.rowCount * area.columnCount > mostComparedCells) {
    for (const { cell } of sheet.written(area)) if (!isSame(cell)) return null;
    return first;
  }
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) {
      if (!isSame(sheet.read(row, column))) return null;
    }
  }
  return first;
}

function formatProperty<K extends keyof CellFormat>(
  key: K,
  initial: NonNullable<CellFormat[K]>,
  parse: (value: unknown) => CellFormat[K],
): Property<RangeTarget> {
  return {
    read: (range) => uniform(range, (format) => format[key] ?? initial),
    write: (range, value, host) => {
      host.workbook.writeFormat(range.sheet, range.area, key, parse(value));
    },
  };
}

function asBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument();
  return value;
}

function uniformSize(
  sizes: ReadonlyMap<number, number>,
  first: number,
  count: number,
  standard: number,
): number | null {
  const size = sizes.get(first) ?? standard;
  for (let index = first; index < first + Math.min(count, 20_000); index++) {
    if ((sizes.get(index) ?? standard) !== size) return null;
  }
  return size;
}

function setColumnWidth(range: RangeTarget, points: number, host: RequestHost): void {
  const { sheet, area } = range;
  guardWrite(host.workbook, sheet, area, 'columns');
  for (let column = area.column; column < area.column + area.columnCount; column++) {
    sheet.columnWidths.set(column, points);
  }
  host.workbook.announce({
    kind: 'column-width',
    sheetId: sheet.id,
    column: area.column,
    columnCount: area.columnCount,
    points,
  });
}

function setRowHeight(range: RangeTarget, points: number, host: RequestHost): void {
  const { sheet, area } = range;
  guardWrite(host.workbook, sheet, area, 'rows');
  for (let row = area.row; row < area.row + Math.min(area.rowCount, 100_000); row++) {
    sheet.rowHeights.set(row, points);
  }
  host.workbook.announce({
    kind: 'row-height',
    sheetId: sheet.id,
    row: area.row,
    rowCount: area.rowCount,
    points,
  });
}

/** A guess at the width of the longest text: the sandbox has no font metrics. */
function autofitColumns(range: RangeTarget, host: RequestHost): void {
  const { sheet, area } = range;
  guardWrite(host.workbook, sheet, area, 'columns');
  const longest = new Map<number, number>();
  const used = sheet.usedArea(true);
  const common = used === null ? null : intersect(used, area);
  if (common !== null) {
    for (const { column, cell } of sheet.written(common)) {
      const width = displayText(cell.value, cell.numberFormat).length;
      longest.set(column, Math.max(width, longest.get(column) ?? 0));
    }
  }
  for (const [column, characters] of longest) {
    if (characters === 0) continue;
    const points = Math.min(400, Math.round(characters * 5.6 + 9));
    sheet.columnWidths.set(column, points);
    const change = { sheetId: sheet.id, column, columnCount: 1, points };
    host.workbook.announce({ kind: 'column-width', ...change });
  }
  host.workbook.announce({ kind: 'autofit', sheetId: sheet.id, area, axis: 'columns' });
}

export const rangeFormatClass: ClassTable<RangeTarget> = new ClassTable('RangeFormat', {
  properties: {
    WrapText: formatProperty('wrapText', false, asBoolean),
    HorizontalAlignment: formatProperty('horizontalAlignment', 'General', asText),
    VerticalAlignment: formatProperty('verticalAlignment', 'Bottom', asText),
    IndentLevel: formatProperty('indentLevel', 0, asNumber),
    TextOrientation: formatProperty('textOrientation', 0, asNumber),
    ReadingOrder: formatProperty('readingOrder', 'Context', asText),
    ShrinkToFit: formatProperty('shrinkToFit', false, asBoolean),
    ColumnWidth: {
      read: ({ sheet, area }) =>
        uniformSize(sheet.columnWidths, area.column, area.columnCount, standardColumnPoints),
      write: (range, value, host) => {
        setColumnWidth(range, asNumber(value), host);
      },
    },
    RowHeight: {
      read: ({ sheet, area }) =>
        uniformSize(sheet.rowHeights, area.row, area.rowCount, standardRowPoints),
      write: (range, value, host) => {
        setRowHeight(range, asNumber(value), host);
      },
    },
  },
  navigation: {
    Borders: (range) => borderCollectionClass.of(range),
    Fill: (range) => rangeFillClass.of(range),
    Font: (range) => rangeFontClass.of(range),
    Protection: (range) => formatProtectionClass.of(range),
  },
  methods: {
    AutofitColumns: (range, _args, host) => {
      autofitColumns(range, host);
    },
    AutofitRows: (range, _args, host) => {
      const { sheet, area } = range;
      host.workbook.announce({ kind: 'autofit', sheetId: sheet.id, area, axis: 'rows' });
    },
  },
});

export const rangeFontClass: ClassTable<RangeTarget> = new ClassTable('RangeFont', {
  properties: {
    Bold: formatProperty('bold', false, asBoolean),
    Italic: formatProperty('italic', false, asBoolean),
    Strikethrough: formatProperty('strikethrough', false, asBoolean),
    Subscript: formatProperty('subscript', false, asBoolean),
    Superscript: formatProperty('superscript', false, asBoolean),
    Underline: formatProperty('underline', 'None', asText),
    Name: formatProperty('fontName', 'Aptos Narrow', asText),
    Size: formatProperty('fontSize', 11, asNumber),
    Color: formatProperty('fontColor', '#000000', colorOf),
  },
});

export const rangeFillClass: ClassTable<RangeTarget> = new ClassTable('RangeFill', {
  properties: {
    Color: {
      // Excel answers white for a cell without a fill, and the empty string where the cells differ.
      read: (range) => uniform(range, (format) => format.fill ?? '#FFFFFF') ?? '',
      write: (range, value, host) => {
        const color = colorOf(value);
        const { sheet, area } = range;
        host.workbook.writeFormat(sheet, area, 'fill', color === '' ? undefined : color);
      },
    },
  },
  methods: {
    Clear: ({ sheet, area }, _args, host) => {
      host.workbook.writeFormat(sheet, area, 'fill', undefined);
    },
  },
});

export const formatProtectionClass: ClassTable<RangeTarget> = new ClassTable('FormatProtection', {
  properties: {
    Locked: formatProperty('locked', true, asBoolean),
    FormulaHidden: formatProperty('formulaHidden', false, asBoolean),
  },
});

// Borders

interface BorderTarget {
  readonly range: RangeTarget;
  readonly side: BorderSide;
}

const noLine: BorderLine = { style: 'None', color: '#000000', weight: 'Thin' };

function sideOf(key: string | number): BorderSide {
  const side = borderSides.find((one) => one === key);
  if (side === undefined) throw invalidArgument();
  return side;
}

/** The cells that carry a side of the range, and the side of each cell that it is; null: no such cells. */
function linesOf({ range: { area }, side }: BorderTarget): { area: Area; side: BorderSide } | null {
  const lastRow = area.row + area.rowCount - 1;
  const lastColumn = area.column + area.columnCount - 1;
  switch (side) {
    case 'EdgeTop':
      return { area: { ...area, rowCount: 1 }, side };
    case 'EdgeBottom':
      return { area: { ...area, row: lastRow, rowCount: 1 }, side };
    case 'EdgeLeft':
      return { area: { ...area, columnCount: 1 }, side };
    case 'EdgeRight':
      return { area: { ...area, column: lastColumn, columnCount: 1 }, side };
    case 'InsideHorizontal':
      return area.rowCount === 1
        ? null
        : { area: { ...area, rowCount: area.rowCount - 1 }, side: 'EdgeBottom' };
    case 'InsideVertical':
      return area.columnCount === 1
        ? null
        : { area: { ...area, columnCount: area.columnCount - 1 }, side: 'EdgeRight' };
    default:
      return { area, side };
  }
}

function lineProperty(
  key: keyof BorderLine,
  parse: (value: unknown) => string,
): Property<BorderTarget> {
  return {
    read: (target) => {
      const lines = linesOf(target);
      if (lines === null) return noLine[key];
      const { sheet } = target.range;
      const cell = sheet.read(lines.area.row, lines.area.column);
      return cell.format.borders?.[lines.side]?.[key] ?? noLine[key];
    },
    write: (target, value, host) => {
      const lines = linesOf(target);
      if (lines === null) return;
      const part = parse(value);
      const { sheet } = target.range;
      mapFormat(host.workbook, sheet, lines.area, 'addin', (format) => {
        const before = format.borders?.[lines.side] ?? noLine;
        // A colour or weight set on a cell without a line draws one, as in Excel.
        const drawn = key !== 'style' && before.style === 'None' ? 'Continuous' : before.style;
        const line = { ...before, style: drawn, [key]: part };
        return withFormat(format, 'borders', { ...format.borders, [lines.side]: line });
      });
    },
  };
}

export const borderCollectionClass: ClassTable<RangeTarget> = new ClassTable(
  'RangeBorderCollection',
  {
    items: (range) => borderSides.map((side) => borderClass.of({ range, side })),
    getItem: (range, args) => borderClass.of({ range, side: sideOf(args.key(0)) }),
    properties: { Count: readOnly(() => borderSides.length) },
    methods: {
      GetItemAt: (range, args) => {
        const side = borderSides[args.number(0)];
        if (side === undefined) throw itemNotFound();
        return borderClass.of({ range, side });
      },
    },
  },
);

export const borderClass: ClassTable<BorderTarget> = new ClassTable('RangeBorder', {
  properties: {
    SideIndex: readOnly(({ side }) => side),
    Style: lineProperty('style', asText),
    Color: lineProperty('color', colorOf),
    Weight: lineProperty('weight', asText),
  },
});
