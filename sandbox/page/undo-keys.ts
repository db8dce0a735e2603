/**
 * Ctrl+Z and Ctrl+Y go to the workbook, which remembers what a person and what the add-in did; the grid's own list knows the
 * person's alone. While a cell is edited the keys are the editor's.
 */
import type { Workbook } from '../workbook/workbook.ts';

export function takeUndoKeys(workbook: Workbook): void {
  const press = (event: KeyboardEvent) => {
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isControl || (!isRedo && key !== 'z') || workbook.isCellEditing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isRedo) workbook.undoStack.redo();
    else workbook.undoStack.undo();
  };
  window.addEventListener('keydown', press, true);
}
