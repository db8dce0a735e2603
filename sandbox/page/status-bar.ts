/** The status bar: what the selection adds up to, what a function's error means, and what Excel would say. */
import { intersect } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { CustomFunctions } from './custom-functions.ts';
import { find, make } from './elements.ts';
import { describeSelection } from './statistics.ts';

const LONG_ENOUGH_TO_READ = 6000;

export function showStatus(workbook: Workbook, functions: CustomFunctions): void {
  const statistics = find('statistics', HTMLOutputElement);
  const mode = find('mode', HTMLSpanElement);
  let isWaiting = false;

  function update(): void {
    isWaiting = false;
    const { sheet, area } = workbook.selection;
    const values = [...sheet.written(area)].map(({ cell }) => cell.value);
    statistics.replaceChildren(...describeSelection(values).map((text) => make('span', {}, text)));
    const complaint = functions.complaintAt(sheet.id, area.row, area.column);
    mode.textContent = complaint ?? (workbook.isCellEditing ? 'Edit' : 'Ready');
  }
  workbook.subscribe((change) => {
    const { selection } = workbook;
    const concerns =
      change.kind === 'selection' ||
      change.kind === 'mode' ||
      change.kind === 'sheet-activated' ||
      (change.kind === 'cells' && intersect(change.area, selection.area) !== null);
    if (!concerns || isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(update);
  });
}

/** Says a sentence for a while, where a person looks and a screen reader hears it. */
export function tell(sentence: string): void {
  document.querySelector('.message')?.remove();
  const message = make('div', { className: 'message' }, sentence);
  message.setAttribute('role', 'alert');
  document.body.append(message);
  setTimeout(() => message.remove(), LONG_ENOUGH_TO_READ);
}
