/**
 * Open and Save as, with Ctrl+O and Ctrl+S. What saves is loaded when it is first asked for. Another workbook means another
 * start for the add-in, as in Excel: its pane is loaded anew.
 */
import { fillWorkbook } from '../file/fill.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { find, make } from './elements.ts';
import { readFile } from './open-file.ts';
import { tell } from './status-bar.ts';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface FileActions {
  readonly open: (file: File) => Promise<void>;
  readonly save: () => Promise<void>;
}

export function showFileButtons(workbook: Workbook, restartPane: () => void): FileActions {
  const open = find('open-file', HTMLButtonElement);
  const save = find('save-file', HTMLButtonElement);
  const choose = make('input', { type: 'file', accept: `.xlsx,${type}`, hidden: true });
  document.body.append(choose);

  const actions: FileActions = {
    async open(file) {
      const answer = await busy(open, () => readFile(file));
      if ('refusal' in answer) {
        tell(answer.refusal);
        return;
      }
      fillWorkbook(workbook, file.name, answer.book);
      showName(workbook);
      restartPane();
    },
    async save() {
      const bytes = await busy(save, async () => {
        const { writeXlsx } = await import(
          /* webpackChunkName: "write-xlsx" */ '../file/write-xlsx.ts'
        );
        return writeXlsx(workbook);
      });
      download(workbook.name, new Blob([bytes], { type }));
    },
  };
  open.addEventListener('click', () => choose.click());
  choose.addEventListener('change', () => {
    const file = choose.files?.[0];
    choose.value = '';
    if (file !== undefined) void actions.open(file);
  });
  save.addEventListener('click', () => void actions.save());
  window.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const button = { o: open, s: save }[event.key.toLowerCase()];
    if (button === undefined) return;
    event.preventDefault();
    button.click();
  });
  return actions;
}

async function busy<T>(button: HTMLButtonElement, work: () => Promise<T>): Promise<T> {
  button.setAttribute('aria-busy', 'true');
  try {
    return await work();
  } finally {
    button.removeAttribute('aria-busy');
  }
}

function showName({ name }: Workbook): void {
  const title = `${name.replace(/\.xlsx$/i, '')} – Serialbook sandbox`;
  document.title = title;
  find('workbook-name', HTMLHeadingElement).textContent = title;
}

function download(name: string, content: Blob): void {
  const href = URL.createObjectURL(content);
  make('a', { href, download: name }).click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
