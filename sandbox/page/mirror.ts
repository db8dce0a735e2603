/**
 * Keeps the workbook and the grid the same: what changes in the workbook is painted, what a person does
 * in the grid is done to the workbook.
 *
 * The workbook is the truth. A cell that a person edited is painted again from the workbook after the
 * edit, also when the edit was refused. Paints are gathered within one turn.
 */
import { intersect } from '../workbook/address.ts';
import type { Area } from '../workbook/address.ts';
import type { Cell } from '../workbook/cell.ts';
import { qualifyTable } from '../workbook/formula.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { WorkbookChange } from '../workbook/changes.ts';
import type { Table } from '../workbook/table.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { columnWidths } from './autofit.ts';
import type { Grid, GridCell } from './grid.ts';
import { FONT, gridArea } from './grid.ts';
import { applyGridEvent } from './person.ts';
import { createLooks } from './looks.ts';
import { toPixels, toPoints } from './points.ts';
import type { SheetIds } from './sheet-ids.ts';
import { createSpills } from './spills.ts';
import { styleOf } from './grid-styles.ts';

interface Place {
  readonly row: number;
  readonly column: number;
}

export interface MirrorOptions {
  readonly tell: (sentence: string) => void;
  readonly onCellEntered: (sheetId: string, row: number, column: number) => void;
}

/** An area up to this size is painted cell by cell, a larger one only where something was written. */
const SMALL = 20_000;
/** A line of text is this much higher than its letters. */
const LINE = 1.35;

export function mirrorWorkbook(
  workbook: Workbook,
  grid: Grid,
  ids: SheetIds,
  options: MirrorOptions,
): void {
  const spills = createSpills(workbook);
  const looks = createLooks(options.tell);
  const tables = new Map<string, { name: string; area: Area }>();
  const stale = new Map<string, Area[]>();

  function repaint(sheetId: string, area: Area): void {
    if (stale.size === 0) queueMicrotask(paintStale);
    const areas = stale.get(sheetId);
    if (areas === undefined) stale.set(sheetId, [area]);
    else areas.push(area);
  }

  function paintStale(): void {
    const areas = [...stale];
    stale.clear();
    for (const [sheetId, list] of areas) {
      const sheet = workbook.findSheet(sheetId);
      if (sheet === undefined) continue;
      const cells = cellsOf(sheet, list);
      grid.showCells(ids.toGrid(sheetId), cells);
      makeRoom(sheet, cells);
    }
  }

  /** A row without a height of its own is as high as its largest letters ask for. */
  function makeRoom(sheet: Sheet, cells: readonly GridCell[]): void {
    const sizes = new Map<number, number>();
    for (const { row, style } of cells) {
      const size = style.fs ?? FONT.fs;
      if (size > (sizes.get(row) ?? FONT.fs)) sizes.set(row, size);
    }
    for (const [row, size] of sizes) {
      if (sheet.rowHeights.has(row)) continue;
      grid.setRowHeight(ids.toGrid(sheet.id), row, 1, toPixels(size * LINE));
    }
  }

  function cellsOf(sheet: Sheet, areas: readonly Area[]): GridCell[] {
    const own = workbook.tables.filter((table) => table.sheet === sheet);
    const shown = (area: Area) => grid.placesIn(ids.toGrid(sheet.id), area);
    const cells = new Map<string, GridCell>();
    for (const wanted of areas) {
      for (const { row, column } of placesIn(sheet, wanted, shown)) {
        cells.set(`${row}|${column}`, cellAt(sheet, own, row, column));
      }
    }
    return [...cells.values()];
  }

  function cellAt(sheet: Sheet, own: readonly Table[], row: number, column: number): GridCell {
    const cell = sheet.read(row, column);
    const at = { row, column, rowCount: 1, columnCount: 1 };
    const table = own.find(({ area }) => intersect(area, at) !== null) ?? null;
    const isSpilled = spills.has(sheet.id, row, column);
    return {
      row,
      column,
      value: isSpilled ? '' : cell.value,
      // The grid does not know which table a cell is in.
      formula: formulaOf(cell, table),
      isQuoted: cell.isQuoted,
      style: styleOf(cell, table, row, looks.of(sheet)?.lookAt(row, column)),
    };
  }

  function showTable(change: Extract<WorkbookChange, { kind: 'table' }>): void {
    const known = tables.get(change.tableId);
    if (known !== undefined) repaint(change.sheetId, known.area);
    const table = workbook.tables.find(({ id }) => id === change.tableId);
    if (table === undefined) {
      if (known !== undefined) grid.removeTable(known.name);
      tables.delete(change.tableId);
      return;
    }
    repaint(change.sheetId, table.area);
    tables.set(table.id, { name: table.name, area: table.area });
    const headers = table.columns.map(({ name }) => name);
    const { name, area } = table;
    const oldName = known === undefined || known.name === name ? null : known.name;
    grid.setTable({ name, sheetId: ids.toGrid(change.sheetId), area, headers }, oldName);
  }

  function showHidden(sheet: Sheet): void {
    grid.hide(ids.toGrid(sheet.id), sheet.hiddenRows, sheet.hiddenColumns);
  }

  function fit(sheet: Sheet, area: Area): void {
    for (const [column, pixels] of columnWidths(workbook, sheet, area)) {
      sheet.columnWidths.set(column, toPoints(pixels));
      grid.setColumnWidth(ids.toGrid(sheet.id), column, 1, pixels);
    }
  }

  function showPart(sheet: Sheet, part: string): void {
    const id = ids.toGrid(sheet.id);
    if (part === 'view') grid.showGridlines(id, sheet.showGridlines);
    if (part === 'tabColor') grid.setTabColor(id, sheet.tabColor);
    if (part === 'merged') grid.merge(id, sheet.mergedAreas);
    if (part === 'conditionalFormats')
      for (const area of looks.forget(sheet)) repaint(sheet.id, area);
  }

  function show(change: WorkbookChange): void {
    if (change.kind === 'names' || change.kind === 'mode') return;
    const sheet = workbook.findSheet(change.sheetId);
    if (change.kind === 'sheet-removed') {
      ids.whileAdopting(change.sheetId, (id) => grid.removeSheet(id));
      return;
    }
    if (sheet === undefined) return;
    const id = ids.toGrid(sheet.id);
    switch (change.kind) {
      case 'cells':
        for (const area of looks.of(sheet)?.reach(change.area) ?? []) repaint(sheet.id, area);
        if (change.what === 'computed') return;
        if (change.what !== 'format') spills.forget(sheet, change.area, options.onCellEntered);
        repaint(sheet.id, change.area);
        return;
      case 'sheet-added':
        ids.whileAdopting(sheet.id, () =>
          grid.addSheet({ id: sheet.id, name: sheet.name, index: change.position }),
        );
        return;
      case 'sheet-renamed':
        grid.renameSheet(id, change.name);
        return;
      case 'sheet-moved':
        grid.moveSheet(id, change.position);
        return;
      case 'sheet-activated':
        grid.activateSheet(id);
        return;
      case 'sheet-visibility':
        grid.hideSheet(id, change.visibility !== 'Visible');
        return;
      case 'sheet-part':
        showPart(sheet, change.part);
        return;
      case 'selection':
        if (change.origin !== 'person') grid.select(id, change.area);
        return;
      case 'table':
        showTable(change);
        return;
      case 'freeze':
        grid.freeze(id, change.rows, change.columns);
        return;
      case 'column-width': {
        const { column, columnCount, points } = change;
        grid.setColumnWidth(id, column, columnCount, toPixels(points));
        return;
      }
      case 'row-height':
        grid.setRowHeight(id, change.row, change.rowCount, toPixels(change.points));
        return;
      case 'autofit':
        if (change.axis === 'columns') fit(sheet, change.area);
        return;
      case 'hidden':
        showHidden(sheet);
        return;
    }
  }

  workbook.subscribe(show);
  for (const [position, sheet] of workbook.sheets.entries()) {
    if (position > 0) show({ kind: 'sheet-added', sheetId: sheet.id, position });
    const used = sheet.usedArea(false);
    if (used !== null) repaint(sheet.id, used);
  }
  for (const { id: tableId, sheet } of workbook.tables) {
    showTable({ kind: 'table', tableId, sheetId: sheet.id, what: 'added' });
  }
  grid.onEvent((event) => {
    applyGridEvent(event, { workbook, ids, spills, repaint, tell: options.tell });
  });
}

function formulaOf({ formula }: Cell, table: Table | null): string | null {
  return formula === null || table === null ? formula : qualifyTable(formula, table.name);
}

/** All of a small area; of a large one the places that hold something, or did. */
function* placesIn(
  sheet: Sheet,
  wanted: Area,
  shown: (area: Area) => Iterable<Place>,
): Generator<Place> {
  const area = intersect(wanted, gridArea);
  if (area === null) return;
  if (area.rowCount * area.columnCount > SMALL) {
    yield* shown(area);
    yield* sheet.written(area);
    return;
  }
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) {
      yield { row, column };
    }
  }
}
