/**
 * A workbook as an add-in sees it. It knows nothing of requests, pages or grids: those read it, write it
 * through its methods and listen to it. Every write names its origin, and the listeners are told of each.
 */
import type { Area } from './address.ts';
import { areaOf, formatArea, isSameArea, quoteSheetName } from './address.ts';
import type { CellFormat, CellValue } from './cell.ts';
import { isEmptyCell } from './cell.ts';
import { enterTyped } from './cell-entry.ts';
import type { Anchor, Origin, SheetPart, WorkbookChange, WorkbookEvent } from './changes.ts';
import { invalidArgument, invalidOperation, itemAlreadyExists, itemNotFound } from './fault.ts';
import { dropSheetIn, renameSheetIn } from './formula.ts';
import { Sheet } from './sheet.ts';
import type { SortField, Table } from './table.ts';
import {
  formatCells,
  rewriteFormulas,
  setCellEntry,
  setNumberFormats,
  writeCells,
} from './write.ts';
import { sortTable } from './sort-filter.ts';
import { removeTable, tablesTouching } from './tables.ts';
import { UndoStack } from './undo.ts';

export interface NamedItem {
  name: string;
  /** A place, or null where the name stands for a formula or constant. */
  anchor: Anchor | null;
  formula: string;
  comment: string;
  isVisible: boolean;
  /** The sheet that the name belongs to; null: the workbook. */
  scope: Sheet | null;
}

export interface XmlPart {
  readonly id: string;
  readonly namespaceUri: string;
  xml: string;
}

/** Calculates formulas and hands results back through `setComputedValue`. */
export interface FormulaEngine {
  /** Called after contents changed; `sheetId` and `area` say where. */
  recalculate(workbook: Workbook, sheetId: string, area: Area): void;
}

export interface WorkbookOptions {
  readonly name?: string;
  /** The first sheet's name, `Sheet1` as in Excel unless given. */
  readonly sheetName?: string;
  /** The year that Excel gives a date typed without one. */
  readonly currentYear?: number;
  /** Whether a row written right below a table joins it, as Excel does unless AutoCorrect is switched off. */
  readonly growsTables?: boolean;
}

export class Workbook {
  /** The file's name. */
  name: string;
  readonly currentYear: number;
  growsTables: boolean;
  readonly sheets: Sheet[] = [];
  readonly tables: Table[] = [];
  readonly names: NamedItem[] = [];
  readonly settings = new Map<string, unknown>();
  /** `Office.context.document.settings`, as last saved. */
  readonly documentSettings = new Map<string, string>();
  /** How many times from now on settings cannot be saved, as when the file is locked; `Infinity`: until it is set again. */
  unsavedSettings = 0;
  readonly xmlParts: XmlPart[] = [];
  readonly properties: Record<string, unknown> = {};
  readonly anchors = new Set<Anchor>();
  readonly undoStack = new UndoStack(this);
  calculationMode = 'Automatic';
  eventsEnabled = true;
  activeSheet: Sheet;
  selection: { readonly sheet: Sheet; readonly area: Area };
  private isEditing = false;
  private isLocked = false;
  private engine: FormulaEngine | null = null;
  /** Of the ids that were given. */
  lastId = 0;
  private readonly changeListeners = new Set<(change: WorkbookChange) => void>();
  private readonly eventListeners = new Set<(event: WorkbookEvent) => void>();

  constructor(options: WorkbookOptions = {}) {
    this.name = options.name ?? 'Book1.xlsx';
    this.currentYear = options.currentYear ?? new Date().getFullYear();
    this.growsTables = options.growsTables ?? true;
    this.activeSheet = new Sheet(this.newId(), options.sheetName ?? 'Sheet1');
    this.sheets.push(this.activeSheet);
    this.selection = { sheet: this.activeSheet, area: firstCell };
  }

  /** An id in the shape of Excel's, the same in every run. */
  newId(): string {
    this.lastId += 1;
    return `{00000000-0000-4000-8000-${this.lastId.toString(16).toUpperCase().padStart(12, '0')}}`;
  }

  // Listeners

  /** Tells what to draw again; the answer stops it. */
  subscribe(listener: (change: WorkbookChange) => void): () => void {
    this.changeListeners.add(listener);
    return () => void this.changeListeners.delete(listener);
  }

  /** Tells what Excel tells add-ins; the answer stops it. Silent while the add-in has events switched off. */
  onEvent(listener: (event: WorkbookEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => void this.eventListeners.delete(listener);
  }

  announce(change: WorkbookChange): void {
    for (const listener of [...this.changeListeners]) listener(change);
  }

  announcePart(sheet: Sheet, part: SheetPart): void {
    this.announce({ kind: 'sheet-part', sheetId: sheet.id, part });
  }

  raise(event: WorkbookEvent): void {
    if (!this.eventsEnabled) return;
    for (const listener of [...this.eventListeners]) listener(event);
  }

  // Modes

  /** While a person edits a cell, Excel refuses every request of an add-in. */
  get isCellEditing(): boolean {
    return this.isEditing;
  }

  setCellEditing(isCellEditing: boolean): void {
    this.isEditing = isCellEditing;
    this.announce({ kind: 'mode', isCellEditing, isReadOnly: this.isLocked });
  }

  get isReadOnly(): boolean {
    return this.isLocked;
  }

  setReadOnly(isReadOnly: boolean): void {
    this.isLocked = isReadOnly;
    this.announce({ kind: 'mode', isCellEditing: this.isEditing, isReadOnly });
  }

  // Sheets

  /** By name or id, whatever the case; undefined where there is none. */
  findSheet(key: string): Sheet | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find(
      (sheet) => sheet.id.toLowerCase() === wanted || sheet.name.toLowerCase() === wanted,
    );
  }

  sheet(key: string): Sheet {
    const sheet = this.findSheet(key);
    if (sheet === undefined) throw itemNotFound();
    return sheet;
  }

  addSheet(name?: string | null, origin: Origin = 'addin'): Sheet {
    const sheet = new Sheet(this.newId(), name ?? this.freeSheetName());
    this.checkSheetName(sheet.name, null);
    this.sheets.push(sheet);
    this.announce({
      kind: 'sheet-added',
      sheetId: sheet.id,
      position: this.sheets.length - 1,
    });
    this.raise({ type: 'sheet-added', sheetId: sheet.id, origin });
    return sheet;
  }

  private freeSheetName(): string {
    let number = this.sheets.length + 1;
    while (this.findSheet(`Sheet${number}`) !== undefined) number += 1;
    return `Sheet${number}`;
  }

  private checkSheetName(name: string, own: Sheet | null): void {
    const isBad = name === '' || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name);
    if (isBad) throw invalidArgument();
    const holder = this.findSheet(name);
    if (holder !== undefined && holder !== own) throw itemAlreadyExists();
  }

  renameSheet(sheet: Sheet, name: string, origin: Origin = 'addin'): void {
    this.checkSheetName(name, sheet);
    const before = sheet.name;
    sheet.name = name;
    for (const own of this.sheets) {
      rewriteFormulas(this, own, (formula) => renameSheetIn(formula, before, name));
    }
    this.announce({ kind: 'sheet-renamed', sheetId: sheet.id, name });
    this.raise({ type: 'sheet-renamed', sheetId: sheet.id, before, after: name, origin });
  }

  deleteSheet(sheet: Sheet, origin: Origin = 'addin'): void {
    const others = this.sheets.filter((other) => other !== sheet);
    if (!others.some((other) => other.visibility === 'Visible')) throw invalidOperation();
    const [next = sheet] = others;
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    for (const table of this.tables.filter((one) => one.sheet === sheet)) {
      this.tables.splice(this.tables.indexOf(table), 1);
    }
    for (const anchor of this.anchors) if (anchor.sheet === sheet) anchor.isGone = true;
    for (const own of this.sheets) {
      rewriteFormulas(this, own, (formula) => dropSheetIn(formula, sheet.name));
    }
    if (this.activeSheet === sheet) {
      this.activeSheet = next;
      this.selection = { sheet: next, area: firstCell };
    }
    this.announce({ kind: 'sheet-removed', sheetId: sheet.id });
    this.raise({ type: 'sheet-deleted', sheetId: sheet.id, origin });
  }

  moveSheet(sheet: Sheet, position: number): void {
    if (!Number.isInteger(position) || position < 0 || position >= this.sheets.length) {
      throw invalidArgument();
    }
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(position, 0, sheet);
    this.announce({ kind: 'sheet-moved', sheetId: sheet.id, position });
  }

  setVisibility(sheet: Sheet, visibility: string): void {
    const isLast = !this.sheets.some((one) => one !== sheet && one.visibility === 'Visible');
    if (visibility !== 'Visible' && isLast) throw invalidOperation();
    sheet.visibility = visibility;
    this.announce({ kind: 'sheet-visibility', sheetId: sheet.id, visibility });
  }

  activateSheet(sheet: Sheet, origin: Origin = 'addin'): void {
    if (sheet.visibility !== 'Visible') throw invalidOperation();
    const before = this.activeSheet;
    if (before === sheet) return;
    this.activeSheet = sheet;
    this.selection = { sheet, area: firstCell };
    this.announce({ kind: 'sheet-activated', sheetId: sheet.id, origin });
    this.raise({ type: 'sheet-deactivated', sheetId: before.id });
    this.raise({ type: 'sheet-activated', sheetId: sheet.id });
  }

  select(sheet: Sheet, area: Area, origin: Origin = 'addin'): void {
    this.activateSheet(sheet, origin);
    const isSame = this.selection.sheet === sheet && isSameArea(this.selection.area, area);
    if (isSame) return;
    this.selection = { sheet, area };
    this.announce({ kind: 'selection', sheetId: sheet.id, area, origin });
    const tableIds = tablesTouching(this, sheet, area).map((table) => table.id);
    this.raise({ type: 'selection', sheetId: sheet.id, area, tableIds });
  }

  // Cells

  /** `Sheet1!A1:B2`, the sheet's name quoted where needed. */
  addressOf(sheet: Sheet, area: Area): string {
    return `${quoteSheetName(sheet.name)}!${formatArea(area)}`;
  }

  /** Enters one value everywhere, or a matrix of the area's shape; null leaves a cell as it is. */
  write(sheet: Sheet, area: Area, input: unknown, origin: Origin = 'addin'): void {
    writeCells(this, sheet, area, input, origin);
  }

  writeNumberFormat(sheet: Sheet, area: Area, input: unknown, origin: Origin = 'addin'): void {
    setNumberFormats(this, sheet, area, input, origin);
  }

  /** Sets one part of the look of an area; undefined gives it back to Excel's default. */
  writeFormat<K extends keyof CellFormat>(
    sheet: Sheet,
    area: Area,
    key: K,
    value: CellFormat[K] | undefined,
    origin: Origin = 'addin',
  ): void {
    formatCells(this, sheet, area, key, value, origin);
  }

  // Formulas

  setFormulaEngine(engine: FormulaEngine | null): void {
    this.engine = engine;
  }

  recalculate(sheet: Sheet, area: Area): void {
    this.engine?.recalculate(this, sheet.id, area);
  }

  /** The result of the formula in a cell; ignored where the cell holds no formula (any more). */
  setComputedValue(sheetKey: string, row: number, column: number, value: CellValue): void {
    const sheet = this.findSheet(sheetKey);
    const cell = sheet?.find(row, column);
    if (sheet === undefined || cell?.formula == null || cell.value === value) return;
    cell.value = value;
    const area = { row, column, rowCount: 1, columnCount: 1 };
    this.announce({ kind: 'cells', sheetId: sheet.id, area, what: 'computed', origin: 'engine' });
    this.raise({ type: 'calculated', sheetId: sheet.id, area });
  }

  // What a person does

  /** A person types into a cell and leaves it. `origin` may be another person's Excel. */
  userEdit(
    sheetKey: string,
    row: number,
    column: number,
    text: string,
    origin: 'person' | 'coauthor' = 'person',
  ): void {
    const sheet = this.sheet(sheetKey);
    const entry = enterTyped(text, sheet.read(row, column).numberFormat, this.currentYear);
    if (entry === null) return;
    const enter = () => setCellEntry(this, sheet, row, column, entry, origin);
    if (origin === 'person') this.undoStack.record(enter);
    else enter();
  }

  /** A person deletes a table with all its cells. */
  userDeleteTable(tableKey: string, origin: 'person' | 'coauthor' = 'person'): void {
    this.undoStack.record(() => {
      removeTable(this, this.table(tableKey), false, origin);
    });
  }

  /** Takes the settings in as they are saved; false where they cannot be. */
  saveDocumentSettings(entries: Iterable<readonly [name: string, json: string]>): boolean {
    if (this.unsavedSettings > 0) {
      this.unsavedSettings -= 1;
      return false;
    }
    const saved = [...entries];
    this.documentSettings.clear();
    for (const [name, json] of saved) this.documentSettings.set(name, json);
    return true;
  }

  userSelect(sheetKey: string, area: Area): void {
    this.select(this.sheet(sheetKey), area, 'person');
  }

  userSort(tableKey: string, fields: readonly SortField[]): void {
    this.undoStack.record(() => {
      sortTable(this, this.table(tableKey), fields, false, 'person');
    });
  }

  userRenameHeader(tableKey: string, columnName: string, newName: string): void {
    const table = this.table(tableKey);
    const index = table.columns.findIndex((column) => column.name === columnName);
    if (index < 0) throw itemNotFound();
    this.userEdit(table.sheet.id, table.area.row, table.area.column + index, newName);
  }

  // Tables

  findTable(key: string): Table | undefined {
    const wanted = key.toLowerCase();
    return this.tables.find(
      (table) =>
        table.id.toLowerCase() === wanted ||
        table.name.toLowerCase() === wanted ||
        table.legacyId === wanted,
    );
  }

  table(key: string): Table {
    const table = this.findTable(key);
    if (table === undefined) throw itemNotFound();
    return table;
  }

  /** The shown contents of an area, for tests and pages. */
  valuesOf(sheet: Sheet, area: Area): CellValue[][] {
    return Array.from({ length: area.rowCount }, (_, row) =>
      Array.from(
        { length: area.columnCount },
        (__, column) => sheet.read(area.row + row, area.column + column).value,
      ),
    );
  }

  isBlank(sheet: Sheet, area: Area): boolean {
    for (const { cell } of sheet.written(area)) if (!isEmptyCell(cell)) return false;
    return true;
  }
}

const firstCell: Area = areaOf(0, 0) ?? { row: 0, column: 0, rowCount: 1, columnCount: 1 };
