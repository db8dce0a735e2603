/** The host of a page that is open outside Excel: look-ups and posting work, everything of the sheet says why not. */
import { notInExcel } from './faults.ts';
import { openFile } from './open-file.ts';
import type { ExcelHost } from './port.ts';

export function makeHostWithoutExcel(): ExcelHost {
  const refuse = (): Promise<never> => Promise.reject(notInExcel());
  const kept = new Map<string, unknown>();
  return {
    isExcel: false,
    isDark: () => null,
    languages: () => navigator.languages,
    showTable: refuse,
    putRows: refuse,
    readRows: refuse,
    removeRows: refuse,
    rebuildTable: refuse,
    adoptRows: refuse,
    countHiddenRows: refuse,
    watchTable: () => Promise.resolve(() => undefined),
    watchWaiting: () => () => undefined,
    readSelection: refuse,
    readList: refuse,
    writeReport: refuse,
    makeReport: refuse,
    refreshReport: refuse,
    listReports: () => Promise.resolve({ reports: [], forgotten: [] }),
    showReport: refuse,
    readSetting: (name) => kept.get(name) ?? null,
    writeSetting: (name, value) => {
      kept.set(name, value);
      return Promise.resolve();
    },
    changeSetting: (name, change) => {
      kept.set(name, change(kept.get(name) ?? null));
      return Promise.resolve();
    },
    partition: '',
    askForCamera: () => Promise.resolve(),
    watchSelection: () => Promise.resolve(() => undefined),
    registerCommands: () => undefined,
    registerFunctions: () => undefined,
    makeCellError: (_kind, message) => new Error(message),
    recalculate: refuse,
    showPane: () => Promise.resolve(),
    openFile,
  };
}
