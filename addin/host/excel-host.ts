/**
 * The port to Excel on Office's own client. One queue carries all work, so that no two batches meet in Excel; a batch
 * that Excel refused ends as a fault with a sentence, and can be sent again.
 */
import type { CommandName } from '../commands/table.ts';
import { faultOf } from './faults.ts';
import { openFile } from './open-file.ts';
import type { ExcelHost, KeyedRow, TableSpec } from './port.ts';
import { writeReportSheet } from './report-sheet.ts';
import { readIsDark } from './theme.ts';
import {
  putTableRows,
  readTable,
  removeTableRows,
  showTable,
  type ColumnMemory,
} from './tables.ts';

const settingPrefix = 'serialbook:';
const maxSelectedCells = 10_000;

const cellErrors = {
  notFound: 'invalidValue',
  notAvailable: 'notAvailable',
  wrongValue: 'invalidValue',
} as const;

function readSetting(name: string): unknown {
  const text: unknown = Office.context.document.settings.get(settingPrefix + name);
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function writeSetting(name: string, value: unknown): Promise<void> {
  const { settings } = Office.context.document;
  if (value === null) settings.remove(settingPrefix + name);
  else settings.set(settingPrefix + name, JSON.stringify(value));
  await new Promise<void>((resolve, reject) => {
    settings.saveAsync((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve();
      else reject(faultOf(result.error));
    });
  });
}

const memory: ColumnMemory = {
  read: (table) => readSetting(`columns:${table}`) as Readonly<Record<string, number>> | null,
  write: (table, ids) => writeSetting(`columns:${table}`, ids),
};

/** Texts of cells as they stand: a text cell to the character, others as Excel shows them. */
async function readRangeTexts(
  context: Excel.RequestContext,
  range: Excel.Range,
): Promise<string[]> {
  const used = range.getUsedRangeOrNullObject(true);
  used.load({ values: true, text: true, cellCount: true });
  await context.sync();
  if (used.isNullObject) return [];
  const texts: string[] = [];
  used.values.forEach((row: unknown[], at) => {
    row.forEach((value, index) => {
      const shown = used.text[at]?.[index] ?? '';
      const text = typeof value === 'string' ? value : shown;
      if (text !== '' && texts.length < maxSelectedCells) texts.push(text);
    });
  });
  return texts;
}

function isOn(watch: { readonly isOn: boolean }): boolean {
  return watch.isOn;
}

/** The host on the Excel that this page runs in. */
export function openExcelHost(): ExcelHost {
  let tail: Promise<unknown> = Promise.resolve();

  /** Runs a batch after those before it, whether they went well or not. */
  function run<Value>(batch: (context: Excel.RequestContext) => Promise<Value>): Promise<Value> {
    const next = tail.then(async () => {
      try {
        return await Excel.run(batch);
      } catch (error) {
        throw faultOf(error);
      }
    });
    tail = next.catch(() => undefined);
    return next;
  }

  return {
    isExcel: true,
    isDark: () => readIsDark(() => Office.context.officeTheme),
    languages: () => [Office.context.displayLanguage, ...navigator.languages],
    showTable: (spec) => run((context) => showTable(context, spec, memory)),
    putRows: (spec, rows) => run((context) => putTableRows(context, spec, rows, memory)),
    readRows: <Id extends string>(spec: TableSpec<Id>) =>
      run(async (context) => (await readTable(context, spec, memory)) as KeyedRow<Id>[]),
    removeRows: (spec, keys) => run((context) => removeTableRows(context, spec, keys, memory)),
    readSelection: () =>
      run((context) => readRangeTexts(context, context.workbook.getSelectedRange())),
    writeReport: (report) => run((context) => writeReportSheet(context, report)),
    readSetting,
    writeSetting,
    watchSelection: async (onTexts) => {
      const watch = { isOn: true };
      const look = async (): Promise<void> => {
        if (!watch.isOn) return;
        const texts = await run((context) =>
          readRangeTexts(context, context.workbook.getSelectedRange()),
        ).catch(() => []);
        // The selection may no longer be watched by the time Excel has answered.
        if (isOn(watch)) onTexts(texts);
      };
      await look();
      // An older Excel tells nothing of the selection: what was selected at first is all there is.
      if (!Office.context.requirements.isSetSupported('ExcelApi', '1.9')) return () => undefined;
      const handler = await run(async (context) => {
        const added = context.workbook.worksheets.onSelectionChanged.add(look);
        await context.sync();
        return added;
      });
      return () => {
        watch.isOn = false;
        // Excel takes a handler away only in the context that added it.
        void run(() =>
          Excel.run(handler.context, async (context) => {
            handler.remove();
            await context.sync();
          }),
        ).catch(() => undefined);
      };
    },
    registerCommands: (handlers) => {
      for (const [name, handle] of Object.entries(handlers) as [
        CommandName,
        () => Promise<void>,
      ][]) {
        Office.actions.associate(name, (event?: Office.AddinCommands.Event) => {
          // A keyboard shortcut comes without an event to complete.
          void handle().finally(() => event?.completed());
        });
      }
    },
    registerFunctions: (functions) => {
      if (typeof CustomFunctions === 'undefined') return;
      for (const [id, implementation] of Object.entries(functions)) {
        CustomFunctions.associate(id, implementation);
      }
    },
    makeCellError: (kind, message) => {
      if (typeof CustomFunctions === 'undefined') return new Error(message);
      const code = CustomFunctions.ErrorCode[cellErrors[kind]];
      return new CustomFunctions.Error(code, message);
    },
    recalculate: () =>
      run(async (context) => {
        context.workbook.application.calculate('FullRebuild');
        await context.sync();
      }),
    showPane: async () => {
      if (Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) {
        await Office.addin.showAsTaskpane();
      }
    },
    openFile,
  };
}

/** Waits for Office; answers the host, or null where the page does not run in Excel. */
export async function findExcelHost(): Promise<ExcelHost | null> {
  if (typeof Office === 'undefined') return null;
  const info = await Office.onReady();
  return info.host === Office.HostType.Excel ? openExcelHost() : null;
}
