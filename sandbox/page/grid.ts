/**
 * Univer as a grid that shows cells and tells what a person did to them: the only module that talks
 * to Univer's facade.
 *
 * What is painted from outside never comes back as an event: every paint runs with `painting` set,
 * and Univer runs its mutations synchronously. What the formula engine writes is told apart as
 * `calculated`.
 */
import '@univerjs/preset-sheets-core/lib/index.css';
import {
  BooleanNumber,
  CellValueType,
  ICommandService,
  LocaleType,
  LogLevel,
  Univer,
  mergeWorksheetSnapshotWithDefault,
} from '@univerjs/core';
import type { ICellData, IRange, IStyleData } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import {
  FunctionType,
  IDescriptionService,
  IFunctionService,
  UniverSheetsCorePreset,
} from '@univerjs/preset-sheets-core';
import type { IFunctionInfo } from '@univerjs/preset-sheets-core';
import english from '@univerjs/preset-sheets-core/locales/en-US';
import type { CallResult, CellCall } from './custom-calls.ts';
import type { CustomFunction } from './function-list.ts';
import { GridFunction } from './grid-function.ts';
import { paintGreen } from './grid-theme.ts';
import { readGridEvent, toArea } from './grid-events.ts';
import type { GridEvent } from './grid-events.ts';
import type { Area } from '../workbook/address.ts';
import type { CellValue } from '../workbook/cell.ts';

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** With its equals sign; what it comes to is the formula engine's business. */
  readonly formula: string | null;
  /** Entered with an apostrophe: text, whatever it looks like. */
  readonly isQuoted: boolean;
  readonly style: IStyleData;
}

export interface GridTable {
  readonly name: string;
  readonly sheetId: string;
  readonly area: Area;
  readonly headers: readonly string[];
}

export interface SheetOptions {
  readonly id: string;
  readonly name: string;
  readonly index: number;
}

export interface Shown {
  readonly value: CellValue | null;
  readonly formula: string | null;
  readonly numberFormat: string;
  readonly text: string;
}

const UNIT = 'workbook';
/** As much of Excel's grid as is shown; what lies beyond is in the workbook all the same. */
export const gridArea: Area = { row: 0, column: 0, rowCount: 50_000, columnCount: 104 };
/** How much room the heads of rows and of columns take. */
const HEADS = { across: 46, down: 22 };
export const FONT = { ff: 'Aptos Narrow, Calibri, Carlito, Arial', fs: 11 };

export type Grid = ReturnType<typeof createGrid>;

export function createGrid(container: HTMLElement, title: string, first: SheetOptions) {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: english },
    logLevel: LogLevel.ERROR,
  });
  const preset = UniverSheetsCorePreset({
    container,
    header: true,
    toolbar: false,
    formulaBar: true,
    contextMenu: true,
    disableAutoFocus: true,
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    footer: { sheetBar: true, statisticBar: false, menus: false, zoomSlider: true },
  });
  for (const plugin of preset.plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const injector = univer.__getInjector();
  paintGreen(injector);
  const api = FUniver.newAPI(univer);
  const book = api.createWorkbook({
    id: UNIT,
    name: title,
    defaultStyle: FONT,
    sheetOrder: [first.id],
    sheets: { [first.id]: newSheet(first) },
  });

  const listeners = new Set<(event: GridEvent) => void>();
  const scrolled = new Map<string, { x: number; y: number }>();
  let painting = 0;
  let typed: { row: number; column: number; text: string } | null = null;

  /** Runs what changes the grid from outside, so that its echo is not taken for a person's work. */
  function paint<T>(work: () => T): T {
    painting += 1;
    try {
      return work();
    } finally {
      painting -= 1;
    }
  }
  const mutate = (id: string, params: object) =>
    paint(() => api.syncExecuteCommand(id, { unitId: UNIT, ...params }));
  const sheetOf = (sheetId: string) => book.getSheetBySheetId(sheetId);
  const tell = (event: GridEvent) => listeners.forEach((listener) => listener(event));

  injector.get(ICommandService).onCommandExecuted((command, options) => {
    const isCalculated = options?.['fromFormula'] === true;
    if (painting > 0 && !isCalculated) return;
    const event = readGridEvent(command, isCalculated, readCell, typed);
    if (event === null) return;
    if (event.kind === 'edited') typed = null;
    tell(event);
  });
  api.addEvent(api.Event.SheetEditStarted, () => tell({ kind: 'editing', on: true }));
  api.addEvent(api.Event.BeforeSheetEditEnd, ({ row, column, value, isConfirm }) => {
    const text = value.toPlainText().replace(/\r?\n$/, '');
    typed = isConfirm ? { row, column, text } : null;
    tell({ kind: 'editing', on: false });
  });
  api.addEvent(api.Event.SheetEditEnded, () => {
    tell({ kind: 'editing', on: false });
    queueMicrotask(() => (typed = null));
  });

  function readCell(sheetId: string, row: number, column: number): Shown {
    const range = sheetOf(sheetId)?.getRange(row, column);
    const data = range?.getCellData() ?? null;
    return {
      value: data?.v ?? null,
      formula: range?.getFormula() ?? data?.f ?? null,
      numberFormat: range?.getNumberFormat() ?? '',
      text: range?.getDisplayValue() ?? '',
    };
  }

  return {
    onEvent(listener: (event: GridEvent) => void): void {
      listeners.add(listener);
    },

    addSheet(options: SheetOptions): void {
      const sheet = mergeWorksheetSnapshotWithDefault(newSheet(options));
      mutate('sheet.mutation.insert-sheet', { index: options.index, sheet });
    },
    removeSheet(sheetId: string): void {
      paint(() => book.deleteSheet(sheetId));
    },
    renameSheet(sheetId: string, name: string): void {
      mutate('sheet.mutation.set-worksheet-name', { subUnitId: sheetId, name });
    },
    hideSheet(sheetId: string, hidden: boolean): void {
      paint(() => (hidden ? sheetOf(sheetId)?.hideSheet() : sheetOf(sheetId)?.showSheet()));
    },
    activateSheet(sheetId: string): void {
      if (book.getActiveSheet().getSheetId() === sheetId) return;
      paint(() => book.setActiveSheet(sheetId));
    },

    /** Cells of one sheet, in one go. A cell's whole look is replaced. */
    showCells(sheetId: string, cells: readonly GridCell[]): void {
      const matrix: Record<number, Record<number, ICellData | null>> = {};
      for (const cell of cells) (matrix[cell.row] ??= {})[cell.column] = toCellData(cell);
      mutate('sheet.mutation.set-range-values', { subUnitId: sheetId, cellValue: matrix });
    },
    /** Every cell of the area that the grid holds something of. */
    placesIn(sheetId: string, area: Area): { row: number; column: number }[] {
      const places: { row: number; column: number }[] = [];
      const cells = sheetOf(sheetId)?.getSheet().getCellMatrix();
      cells?.forValue((row, column) => {
        const down = row - area.row;
        const across = column - area.column;
        const isInside =
          down >= 0 && down < area.rowCount && across >= 0 && across < area.columnCount;
        if (isInside) places.push({ row, column });
      });
      return places;
    },
    setColumnWidth(sheetId: string, column: number, count: number, pixels: number): void {
      paint(() => sheetOf(sheetId)?.setColumnWidths(column, count, pixels));
    },
    /** Shows every row and column of the sheet but these. */
    hide(sheetId: string, rows: ReadonlySet<number>, columns: ReadonlySet<number>): void {
      const subUnitId = sheetId;
      const across = { startColumn: 0, endColumn: gridArea.columnCount - 1 };
      const down = { startRow: 0, endRow: gridArea.rowCount - 1 };
      const all = [{ ...across, ...down }];
      mutate('sheet.mutation.set-row-visible', { subUnitId, ranges: all });
      mutate('sheet.mutation.set-col-visible', { subUnitId, ranges: all });
      const hiddenRows = [...rows].map((row) => ({ startRow: row, endRow: row, ...across }));
      const hiddenColumns = [...columns].map((at) => ({ startColumn: at, endColumn: at, ...down }));
      mutate('sheet.mutation.set-row-hidden', { subUnitId, ranges: hiddenRows });
      mutate('sheet.mutation.set-col-hidden', { subUnitId, ranges: hiddenColumns });
    },
    setTabColor(sheetId: string, color: string): void {
      mutate('sheet.mutation.set-tab-color', { subUnitId: sheetId, color });
    },
    merge(sheetId: string, areas: readonly Area[]): void {
      const subUnitId = sheetId;
      const before = sheetOf(sheetId)?.getMergeData() ?? [];
      const ranges = before.map((merged) => merged.getRange());
      mutate('sheet.mutation.remove-worksheet-merge', { subUnitId, ranges });
      mutate('sheet.mutation.add-worksheet-merge', { subUnitId, ranges: areas.map(toRange) });
    },
    moveSheet(sheetId: string, position: number): void {
      const fromOrder = sheetOf(sheetId)?.getIndex() ?? position;
      const params = { subUnitId: sheetId, fromOrder, toOrder: position };
      mutate('sheet.mutation.set-worksheet-order', params);
    },
    setRowHeight(sheetId: string, row: number, count: number, pixels: number): void {
      paint(() => sheetOf(sheetId)?.setRowHeightsForced(row, count, pixels));
    },
    freeze(sheetId: string, rows: number, columns: number): void {
      const at = { startRow: rows === 0 ? -1 : rows, startColumn: columns === 0 ? -1 : columns };
      paint(() => sheetOf(sheetId)?.setFreeze({ ...at, ySplit: rows, xSplit: columns }));
    },
    showGridlines(sheetId: string, shown: boolean): void {
      paint(() => sheetOf(sheetId)?.setHiddenGridlines(!shown));
    },
    select(sheetId: string, area: Area): void {
      const sheet = sheetOf(sheetId);
      if (sheet === null) return;
      paint(() =>
        sheet.getRange(area.row, area.column, area.rowCount, area.columnCount).activate(),
      );
    },
    /** Gives `Sales[Net]` its meaning in formulas. */
    setTable(table: GridTable, oldName: string | null): void {
      const titleMap = new Map(table.headers.map((header, at) => [header, at]));
      const reference = { sheetId: table.sheetId, titleMap, range: toRange(table.area) };
      const renamed = oldName === null ? {} : { oldTableName: oldName };
      const params = { tableName: table.name, reference, ...renamed };
      mutate('formula.mutation.set-super-table', params);
    },
    removeTable(name: string): void {
      mutate('formula.mutation.remove-super-table', { tableName: name });
    },

    readCell,
    readFill(sheetId: string, row: number, column: number): string | null {
      const style = sheetOf(sheetId)?.getRange(row, column).getCellStyleData();
      return style?.bg?.rgb ?? null;
    },
    /** Told when a sheet is scrolled or shown at another size. */
    onMoved(listener: () => void): void {
      api.addEvent(api.Event.Scroll, (event) => {
        scrolled.set(event.worksheet.getSheetId(), scrolledBy(event));
        listener();
      });
      api.addEvent(api.Event.SheetZoomChanged, listener);
    },
    viewOf(sheetId: string): { x: number; y: number; zoom: number } {
      const { x, y } = scrolled.get(sheetId) ?? { x: 0, y: 0 };
      return { x, y, zoom: sheetOf(sheetId)?.getZoom() ?? 1 };
    },
    /** Where the cells are on the page, without the heads of rows and columns. */
    cellsBox(): DOMRect | null {
      const canvas = container.querySelector('canvas[id^="univer-sheet-main-canvas"]');
      if (canvas === null) return null;
      const { height, width, x, y } = canvas.getBoundingClientRect();
      const { across, down } = HEADS;
      return new DOMRect(x + across, y + down, width - across, height - down);
    },
    selection(): { sheetId: string; area: Area } | null {
      const range = book.getActiveRange();
      return range === null
        ? null
        : { sheetId: range.getSheetId(), area: toArea(range.getRange()) };
    },

    /** Custom functions for every cell; each answers at once, `#BUSY!` where the value is still to come. */
    registerFunctions(
      functions: readonly CustomFunction[],
      answer: (custom: CustomFunction, call: CellCall) => CallResult,
    ): void {
      const executors = functions.map(
        (one) => new GridFunction(one.name, (call) => answer(one, call)),
      );
      injector.get(IFunctionService).registerExecutors(...executors);
      injector.get(IDescriptionService).registerDescriptions(functions.map(describeFunction));
      trigger({ forceCalculation: true, dirtyRanges: [] });
    },
    /** Works out again the formulas in these cells and all that hangs on them. */
    recalculate(cells: readonly { sheetId: string; row: number; column: number }[]): void {
      const dirtyRanges = cells.map(({ sheetId, row, column }) => ({
        unitId: UNIT,
        sheetId,
        range: toRange({ row, column, rowCount: 1, columnCount: 1 }),
      }));
      trigger({ forceCalculation: false, dirtyRanges });
    },
    recalculateAll(): void {
      trigger({ forceCalculation: true, dirtyRanges: [] });
    },
    /** Puts an entry under those of a cell's own menu. */
    addToCellMenu(id: string, title: string, action: () => void): void {
      api.createMenu({ id: `addin.${id}`, title, action }).appendTo('contextMenu.others');
    },
    focus(): void {
      container.querySelector<HTMLElement>('[contenteditable], canvas')?.focus();
    },
  };

  function trigger(dirty: { forceCalculation: boolean; dirtyRanges: object[] }): void {
    const id = 'formula.mutation.set-trigger-formula-calculation-start';
    const none = { dirtyNameMap: {}, dirtyDefinedNameMap: {}, dirtySuperTableMap: {} };
    const clean = { dirtyUnitFeatureMap: {}, dirtyUnitOtherFormulaMap: {} };
    const params = { ...dirty, ...none, ...clean, clearDependencyTreeCache: {} };
    api.syncExecuteCommand(id, params, { onlyLocal: true });
  }
}

/** The event carries more than its type says: what it names `scroll` is where the bar is, not where the cells are. */
function scrolledBy(event: object): { x: number; y: number } {
  const { viewportScrollX: x = 0, viewportScrollY: y = 0 } = event as {
    viewportScrollX?: number;
    viewportScrollY?: number;
  };
  return { x, y };
}

/** What the formula bar says of a function while its name is typed. */
function describeFunction({ name, about, parameters }: CustomFunction): IFunctionInfo {
  return {
    functionName: name,
    functionType: FunctionType.User,
    description: about,
    abstract: about,
    functionParameter: (parameters ?? []).map((one) => ({
      name: one.name,
      detail: one.about,
      example: '',
      require: one.isOptional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: one.isRepeating ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    })),
  };
}

function toCellData(cell: GridCell): ICellData | null {
  const { value, formula, isQuoted, style } = cell;
  if (formula !== null) return { f: formula, v: null, t: null, si: null, p: null, s: style };
  const t = isQuoted ? CellValueType.FORCE_STRING : typeOf(value);
  const v = typeof value === 'boolean' ? Number(value) : value;
  const isBlank = value === '';
  return { v: isBlank ? null : v, t: isBlank ? null : t, f: null, si: null, p: null, s: style };
}

function typeOf(value: CellValue): CellValueType {
  if (typeof value === 'number') return CellValueType.NUMBER;
  return typeof value === 'boolean' ? CellValueType.BOOLEAN : CellValueType.STRING;
}

function newSheet({ id, name }: SheetOptions) {
  return {
    id,
    name,
    rowCount: gridArea.rowCount,
    columnCount: gridArea.columnCount,
    defaultColumnWidth: 64,
    defaultRowHeight: 20,
    rowHeader: { width: HEADS.across },
    columnHeader: { height: HEADS.down },
  };
}

function toRange(area: Area): IRange {
  const { row, column, rowCount, columnCount } = area;
  return {
    startRow: row,
    startColumn: column,
    endRow: row + rowCount - 1,
    endColumn: column + columnCount - 1,
  };
}
