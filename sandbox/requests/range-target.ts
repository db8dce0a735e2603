/**
 * What a range proxy stands for: cells of one sheet. As long as the client keeps a reference, its place follows its
 * cells when rows are inserted.
 */
import type { Area } from '../workbook/address.ts';
import { areaOf, maxColumns, maxRows, parseArea, splitSheetName } from '../workbook/address.ts';
import type { Anchor } from '../workbook/changes.ts';
import { invalidArgument, itemNotFound } from '../workbook/fault.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { NamedItem, Workbook } from '../workbook/workbook.ts';

export class RangeTarget implements Anchor {
  readonly sheet: Sheet;
  area: Area;
  isGone = false;

  constructor(sheet: Sheet, area: Area) {
    this.sheet = sheet;
    this.area = area;
  }
}

/** The range, or InvalidArgument where it would leave the grid. */
export function rangeOf(
  sheet: Sheet,
  row: number,
  column: number,
  rowCount = 1,
  columnCount = 1,
): RangeTarget {
  const area = areaOf(row, column, rowCount, columnCount);
  if (area === null) throw invalidArgument();
  return new RangeTarget(sheet, area);
}

function wholeSheet(sheet: Sheet): RangeTarget {
  return rangeOf(sheet, 0, 0, maxRows, maxColumns);
}

export function rangeOfName(item: NamedItem, workbook: Workbook): RangeTarget {
  const { anchor } = item;
  if (anchor === null || anchor.isGone) throw itemNotFound();
  return new RangeTarget(workbook.sheet(anchor.sheet.id), anchor.area);
}

function findName(workbook: Workbook, sheet: Sheet | null, name: string): NamedItem | undefined {
  const wanted = name.toLowerCase();
  return (
    workbook.names.find((item) => item.name.toLowerCase() === wanted && item.scope === sheet) ??
    workbook.names.find((item) => item.name.toLowerCase() === wanted && item.scope === null)
  );
}

/** What an address, a name or a table's name means on a sheet; InvalidArgument where it means nothing. */
export function rangeAt(workbook: Workbook, sheet: Sheet, address: string | null): RangeTarget {
  if (address === null || address === '') return wholeSheet(sheet);
  const { sheetName, rest } = splitSheetName(address.replace(/^=/, ''));
  const on = sheetName === null ? sheet : workbook.findSheet(sheetName);
  if (on === undefined) throw invalidArgument();
  const area = parseArea(rest);
  if (area !== null) return new RangeTarget(on, area);
  const item = findName(workbook, on, rest);
  if (item !== undefined) return rangeOfName(item, workbook);
  const table = workbook.findTable(rest);
  if (table !== undefined) return new RangeTarget(table.sheet, table.dataArea);
  throw invalidArgument();
}
