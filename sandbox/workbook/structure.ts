/**
 * All of a workbook but its cells, as it stood at one moment: tables, names, places that follow their cells, and what belongs
 * to each sheet. Small enough to be kept before every step; sets and bands are kept as they are, since nothing changes them
 * in place.
 */
import type { Area } from './address.ts';
import type { Anchor } from './changes.ts';
import type { ChartRecord, ConditionalFormatRecord, Sheet } from './sheet.ts';
import { standardColumnPoints } from './sheet.ts';
import type { Table, TableColumn } from './table.ts';
import type { NamedItem, Workbook } from './workbook.ts';

interface SheetState {
  readonly sheet: Sheet;
  readonly own: Pick<
    Sheet,
    | 'name'
    | 'visibility'
    | 'tabColor'
    | 'freeze'
    | 'showGridlines'
    | 'showHeadings'
    | 'hiddenRows'
    | 'hiddenColumns'
    | 'bands'
    | 'columnWidths'
    | 'rowHeights'
  >;
  readonly mergedAreas: readonly Area[];
  readonly conditionalFormats: readonly ConditionalFormatRecord[];
  readonly charts: readonly ChartRecord[];
}

interface TableState {
  readonly table: Table;
  readonly own: Partial<Table>;
  readonly columns: readonly { readonly column: TableColumn; readonly own: TableColumn }[];
}

export interface Structure {
  readonly sheets: readonly SheetState[];
  readonly tables: readonly TableState[];
  readonly names: readonly { readonly item: NamedItem; readonly own: NamedItem }[];
  readonly anchors: readonly {
    readonly anchor: Anchor;
    readonly area: Area;
    readonly isGone: boolean;
  }[];
}

function readSheet(sheet: Sheet): SheetState {
  const { bands, freeze, hiddenColumns, hiddenRows, name, showGridlines, showHeadings } = sheet;
  return {
    sheet,
    own: {
      name,
      visibility: sheet.visibility,
      tabColor: sheet.tabColor,
      freeze,
      showGridlines,
      showHeadings,
      hiddenRows,
      hiddenColumns,
      bands,
      columnWidths: new Map(sheet.columnWidths),
      rowHeights: new Map(sheet.rowHeights),
    },
    mergedAreas: [...sheet.mergedAreas],
    conditionalFormats: sheet.conditionalFormats.map((one) => ({
      ...one,
      parts: { ...one.parts },
    })),
    charts: sheet.charts.map((chart) => ({ ...chart, parts: { ...chart.parts } })),
  };
}

function readTable(table: Table): TableState {
  const { area, columns, name, showHeaders, showTotals, sortFields, style } = table;
  const { showBandedRows, showFilterButton } = table;
  return {
    table,
    own: {
      area,
      name,
      showHeaders,
      showTotals,
      sortFields,
      style,
      showBandedRows,
      showFilterButton,
    },
    columns: columns.map((column) => ({ column, own: { ...column } })),
  };
}

export function readStructure(workbook: Workbook): Structure {
  return {
    sheets: workbook.sheets.map(readSheet),
    tables: workbook.tables.map(readTable),
    names: workbook.names.map((item) => ({ item, own: { ...item } })),
    anchors: [...workbook.anchors].map((anchor) => ({
      anchor,
      area: anchor.area,
      isGone: anchor.isGone,
    })),
  };
}

function restoreSheet(workbook: Workbook, state: SheetState): void {
  const { sheet } = state;
  const sheetId = sheet.id;
  const { freeze: before, name } = sheet;
  const widths = new Set([...sheet.columnWidths.keys(), ...state.own.columnWidths.keys()]);
  Object.assign(sheet, state.own);
  sheet.mergedAreas.splice(0, Infinity, ...state.mergedAreas);
  sheet.conditionalFormats.splice(0, Infinity, ...state.conditionalFormats);
  sheet.charts.splice(0, Infinity, ...state.charts);
  if (name !== sheet.name) {
    workbook.announce({ kind: 'sheet-renamed', sheetId, name: sheet.name });
  }
  if (before !== sheet.freeze) {
    const { columns, rows } = sheet.freeze ?? { columns: 0, rows: 0 };
    workbook.announce({ kind: 'freeze', sheetId, rows, columns });
  }
  for (const column of widths) {
    const points = sheet.columnWidths.get(column) ?? standardColumnPoints;
    workbook.announce({ kind: 'column-width', sheetId, column, columnCount: 1, points });
  }
  workbook.announce({ kind: 'hidden', sheetId });
  for (const part of ['tabColor', 'view', 'merged', 'charts', 'conditionalFormats'] as const) {
    workbook.announcePart(sheet, part);
  }
}

function restoreTables(workbook: Workbook, states: readonly TableState[]): void {
  const before = [...workbook.tables];
  const after = states.map(({ table }) => table);
  workbook.tables.splice(0, Infinity, ...after);
  for (const { columns, own, table } of states) {
    Object.assign(table, own);
    table.columns = columns.map(({ column, own: kept }) => Object.assign(column, kept));
  }
  for (const table of new Set([...before, ...after])) {
    const what = !after.includes(table) ? 'removed' : before.includes(table) ? 'changed' : 'added';
    workbook.announce({ kind: 'table', tableId: table.id, sheetId: table.sheet.id, what });
  }
}

/** Puts the workbook back to what was read, and tells its listeners what to draw again. */
export function restoreStructure(workbook: Workbook, structure: Structure): void {
  for (const { anchor, area, isGone } of structure.anchors) Object.assign(anchor, { area, isGone });
  workbook.names.splice(
    0,
    Infinity,
    ...structure.names.map(({ item, own }) => Object.assign(item, own)),
  );
  for (const state of structure.sheets) restoreSheet(workbook, state);
  restoreTables(workbook, structure.tables);
  workbook.announce({ kind: 'names' });
}
