/**
 * What a person did to the grid, and what its formulas came to, read from Univer's mutations.
 *
 * A mutation that is not known here means nothing to the workbook and is left out; what a person
 * typed is handed on as it was typed, before Univer made a number or a date of it.
 */
import type { ICommandInfo, IStyleData } from '@univerjs/core';
import type { Area } from '../workbook/address.ts';
import type { CellValue } from '../workbook/cell.ts';
import type { Shown } from './grid.ts';

type Dimension = 'rows' | 'columns';

export type GridEvent =
  | { kind: 'edited'; sheetId: string; cells: readonly EditedCell[] }
  | { kind: 'styled'; sheetId: string; cells: readonly StyledCell[] }
  | { kind: 'calculated'; sheetId: string; cells: readonly CalculatedCell[] }
  /** Every value that spills from a formula, by sheet; what is not named spills no longer. */
  | { kind: 'spilled'; sheets: ReadonlyMap<string, readonly CalculatedCell[]> }
  | { kind: 'selected'; sheetId: string; area: Area }
  | { kind: 'activated'; sheetId: string }
  | { kind: 'editing'; on: boolean }
  | { kind: 'sheet-added'; sheetId: string; name: string; index: number }
  | { kind: 'sheet-removed'; sheetId: string }
  | { kind: 'sheet-renamed'; sheetId: string; name: string }
  | {
      kind: 'inserted' | 'removed';
      dimension: Dimension;
      sheetId: string;
      at: number;
      count: number;
    }
  | { kind: 'column-width'; sheetId: string; column: number; count: number; pixels: number };

export interface EditedCell {
  readonly row: number;
  readonly column: number;
  /** Typed text, or the value where it came by paste, fill, undo or delete; a formula has its `=`. */
  readonly input: CellValue;
  /** The number format that came with it; null: the cell keeps its own. */
  readonly numberFormat: string | null;
}

export interface StyledCell {
  readonly row: number;
  readonly column: number;
  readonly style: IStyleData;
}

export interface CalculatedCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

type ReadCell = (sheetId: string, row: number, column: number) => Shown;
type Typed = { row: number; column: number; text: string } | null;

/** The parts of Univer's mutation parameters that are read here. */
interface Params {
  readonly subUnitId?: string;
  readonly cellValue?: PatchMatrix;
  readonly arrayFormulaCellData?: Readonly<
    Record<string, Readonly<Record<string, PatchMatrix | null>> | null>
  >;
  readonly from?: { readonly value?: CellMatrix };
  readonly to?: { readonly value?: CellMatrix };
  readonly selections?: readonly { readonly range: RangeLike }[];
  readonly sheet?: { readonly id: string; readonly name: string };
  readonly index?: number;
  readonly name?: string;
  readonly range?: RangeLike;
  readonly ranges?: readonly RangeLike[];
  readonly colWidth?: number | Readonly<Record<string, number | null>>;
}

const BOOLEAN = 3;

type PatchMatrix = Readonly<Record<string, Readonly<Record<string, CellPatch | null>> | null>>;

type CellMatrix = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

interface CellPatch {
  readonly v?: CellValue | null;
  readonly t?: number | null;
  readonly f?: string | null;
  readonly p?: unknown;
  readonly s?: IStyleData | string | null;
}

interface RangeLike {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

export function readGridEvent(
  command: Readonly<ICommandInfo>,
  isCalculated: boolean,
  readCell: ReadCell,
  typed: Typed,
): GridEvent | null {
  const params = (command.params ?? {}) as Params;
  const sheetId = params.subUnitId ?? '';
  if (command.id === 'formula.mutation.set-array-formula-data') return readSpills(params);
  if (isCalculated) {
    return command.id === 'sheet.mutation.set-range-values' ? readCalculated(params) : null;
  }
  switch (command.id) {
    case 'sheet.mutation.set-range-values':
      return readEdit(params, readCell, typed);
    case 'sheet.mutation.move-range':
      return readMove(params, readCell);
    case 'sheet.operation.set-selections': {
      const range = params.selections?.at(-1)?.range;
      return range === undefined ? null : { kind: 'selected', sheetId, area: toArea(range) };
    }
    case 'sheet.operation.set-worksheet-active':
      return { kind: 'activated', sheetId };
    case 'sheet.mutation.insert-sheet': {
      const { sheet, index } = params;
      if (sheet === undefined) return null;
      return { kind: 'sheet-added', sheetId: sheet.id, name: sheet.name, index: index ?? 0 };
    }
    case 'sheet.mutation.remove-sheet':
      return { kind: 'sheet-removed', sheetId };
    case 'sheet.mutation.set-worksheet-name':
      return { kind: 'sheet-renamed', sheetId, name: params.name ?? '' };
    case 'sheet.mutation.insert-row':
      return readShift('inserted', 'rows', sheetId, params.range);
    case 'sheet.mutation.remove-rows':
      return readShift('removed', 'rows', sheetId, params.range);
    case 'sheet.mutation.insert-col':
      return readShift('inserted', 'columns', sheetId, params.range);
    case 'sheet.mutation.remove-col':
      return readShift('removed', 'columns', sheetId, params.range);
    case 'sheet.mutation.set-worksheet-col-width':
      return readColumnWidth(params);
    default:
      return null;
  }
}

function* patchesOf(params: Params): Generator<[number, number, CellPatch | null]> {
  for (const [row, line] of Object.entries(params.cellValue ?? {})) {
    for (const [column, patch] of Object.entries(line ?? {})) {
      yield [Number(row), Number(column), patch];
    }
  }
}

function readEdit(params: Params, readCell: ReadCell, typed: Typed): GridEvent | null {
  const sheetId = params.subUnitId ?? '';
  const cells: EditedCell[] = [];
  const styled: StyledCell[] = [];
  for (const [row, column, patch] of patchesOf(params)) {
    const isContent = patch === null || 'v' in patch || 'f' in patch || 'p' in patch;
    if (isContent) {
      const isTyped = typed?.row === row && typed.column === column;
      const shown = readCell(sheetId, row, column);
      const input = isTyped ? typed.text : shown.formula || (shown.value ?? '');
      const isPasted = !isTyped && patch !== null && 's' in patch;
      const numberFormat = isPasted && shown.numberFormat !== '' ? shown.numberFormat : null;
      cells.push({ row, column, input, numberFormat });
    } else if (typeof patch.s === 'object' && patch.s !== null) {
      styled.push({ row, column, style: patch.s });
    }
  }
  if (cells.length > 0) return { kind: 'edited', sheetId, cells };
  return styled.length > 0 ? { kind: 'styled', sheetId, cells: styled } : null;
}

/** Cells dragged to another place: both the place they left and the place they came to are edited. */
function readMove(params: Params, readCell: ReadCell): GridEvent {
  const sheetId = params.subUnitId ?? '';
  const cells: EditedCell[] = [];
  for (const matrix of [params.from?.value, params.to?.value]) {
    for (const [row, line] of Object.entries(matrix ?? {})) {
      for (const column of Object.keys(line ?? {})) {
        const shown = readCell(sheetId, Number(row), Number(column));
        const input = shown.formula || (shown.value ?? '');
        const numberFormat = shown.numberFormat === '' ? null : shown.numberFormat;
        cells.push({ row: Number(row), column: Number(column), input, numberFormat });
      }
    }
  }
  return { kind: 'edited', sheetId, cells };
}

function readCalculated(params: Params): GridEvent | null {
  const cells: CalculatedCell[] = [];
  for (const [row, column, patch] of patchesOf(params)) {
    if (patch === null || !('v' in patch)) continue;
    cells.push({ row, column, value: valueOf(patch) });
  }
  return cells.length === 0 ? null : { kind: 'calculated', sheetId: params.subUnitId ?? '', cells };
}

function readSpills(params: Params): GridEvent {
  const sheets = new Map<string, readonly CalculatedCell[]>();
  for (const unit of Object.values(params.arrayFormulaCellData ?? {})) {
    for (const [sheetId, cellValue] of Object.entries(unit ?? {})) {
      const cells = [...patchesOf({ cellValue: cellValue ?? {} })];
      sheets.set(
        sheetId,
        cells.map(([row, column, patch]) => ({ row, column, value: valueOf(patch) })),
      );
    }
  }
  return { kind: 'spilled', sheets };
}

/** Univer keeps a truth value as 0 or 1 beside its type. */
function valueOf(patch: CellPatch | null): CellValue {
  const value = patch?.v ?? '';
  return patch?.t === BOOLEAN ? value === 1 || value === true : value;
}

function readShift(
  kind: 'inserted' | 'removed',
  dimension: Dimension,
  sheetId: string,
  range: RangeLike | undefined,
): GridEvent | null {
  if (range === undefined) return null;
  const { row, column, rowCount, columnCount } = toArea(range);
  return dimension === 'rows'
    ? { kind, dimension, sheetId, at: row, count: rowCount }
    : { kind, dimension, sheetId, at: column, count: columnCount };
}

function readColumnWidth(params: Params): GridEvent | null {
  const range = params.ranges?.[0];
  if (range === undefined) return null;
  const { column, columnCount } = toArea(range);
  const width = params.colWidth;
  const pixels = typeof width === 'number' ? width : (width?.[String(column)] ?? null);
  if (pixels === null) return null;
  const sheetId = params.subUnitId ?? '';
  return { kind: 'column-width', sheetId, column, count: columnCount, pixels };
}

export function toArea(range: RangeLike): Area {
  return {
    row: range.startRow,
    column: range.startColumn,
    rowCount: range.endRow - range.startRow + 1,
    columnCount: range.endColumn - range.startColumn + 1,
  };
}
