/**
 * What a person may take back: the person's own edits, and an add-in's where its batch says that it can be undone; one batch
 * is one step. A batch that cannot, and a sheet that is added or deleted, leave nothing to take back, as in Excel. What
 * another person does is not in the list.
 */
import type { Area } from './address.ts';
import { bound } from './address.ts';
import { CellsBefore } from './cells-before.ts';
import type { WorkbookChange } from './changes.ts';
import type { Sheet } from './sheet.ts';
import type { Structure } from './structure.ts';
import { readStructure, restoreStructure } from './structure.ts';
import type { Workbook } from './workbook.ts';
import { raiseChanged, tellCells } from './write.ts';

interface Step {
  readonly structure: Structure;
  readonly cells: ReadonlyMap<Sheet, CellsBefore>;
}

const mostSteps = 100;

/** Changes that leave the contents and the looks of the workbook alone. */
const passing: readonly WorkbookChange['kind'][] = ['sheet-activated', 'selection', 'mode'];
const final: readonly WorkbookChange['kind'][] = ['sheet-added', 'sheet-removed', 'sheet-moved'];

export class UndoStack {
  private readonly workbook: Workbook;
  private done: Step[] = [];
  private undone: Step[] = [];
  private isRecording = false;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  get depth(): number {
    return this.done.length;
  }

  clear(): void {
    this.done = [];
    this.undone = [];
  }

  /** Does the work as one step; within another step it is a part of that. */
  record<T>(work: () => T, isUndoable = true): T {
    if (this.isRecording) return work();
    const { workbook } = this;
    const structure = readStructure(workbook);
    const cells = new Map(workbook.sheets.map((sheet) => [sheet, new CellsBefore()]));
    const kinds = new Set<WorkbookChange['kind']>();
    const stop = workbook.subscribe((change) => {
      const isComputed = change.kind === 'cells' && change.what === 'computed';
      if (!isComputed && !passing.includes(change.kind)) kinds.add(change.kind);
    });
    for (const [sheet, before] of cells) sheet.before = before;
    this.isRecording = true;
    try {
      return work();
    } finally {
      this.isRecording = false;
      stop();
      for (const sheet of cells.keys()) sheet.before = null;
      if (kinds.size > 0) this.keep({ structure, cells }, isUndoable && isReversible(kinds));
    }
  }

  private keep(step: Step, isUndoable: boolean): void {
    if (!isUndoable) {
      this.clear();
      return;
    }
    this.done = [...this.done.slice(1 - mostSteps), step];
    this.undone = [];
  }

  /** Takes back the last step; false where there is none. */
  undo(): boolean {
    const step = this.done.pop();
    if (step === undefined) return false;
    this.undone.push(this.exchange(step));
    return true;
  }

  redo(): boolean {
    const step = this.undone.pop();
    if (step === undefined) return false;
    this.done.push(this.exchange(step));
    return true;
  }

  /** Puts the workbook back to the step, and answers the step that leads here again. */
  private exchange(step: Step): Step {
    const { workbook } = this;
    const structure = readStructure(workbook);
    const cells = new Map<Sheet, CellsBefore>();
    const areas = new Map<Sheet, Area>();
    for (const [sheet, before] of step.cells) {
      const now = new CellsBefore();
      sheet.before = now;
      for (const { cell, column, row } of before.places()) {
        sheet.place(row, column, cell);
        const place = { row, column, rowCount: 1, columnCount: 1 };
        areas.set(sheet, bound(areas.get(sheet) ?? place, place));
      }
      sheet.before = null;
      cells.set(sheet, now);
    }
    restoreStructure(workbook, step.structure);
    for (const [sheet, area] of areas) {
      tellCells(workbook, sheet, area, 'all', 'person');
      workbook.recalculate(sheet, area);
      raiseChanged(workbook, sheet, area, 'RangeEdited', 'None', null, 'person');
    }
    return { structure, cells };
  }
}

function isReversible(kinds: ReadonlySet<WorkbookChange['kind']>): boolean {
  return !final.some((kind) => kinds.has(kind));
}
