/**
 * The port to Excel on Office's own client. One queue carries all work, so that no two batches meet in Excel; a batch
 * that Excel refused ends as a fault with a sentence, and can be sent again.
 */
import { z } from 'zod';
import type { CommandName } from '../commands/table.ts';
import { makeQueue, type ExcelQueue, type QueueOptions } from './excel-queue.ts';
import { countHiddenRows } from './hidden-rows.ts';
import { readListCells } from './list-cells.ts';
import { openFile } from './open-file.ts';
import type { ExcelHost, KeyedRow, TableSpec } from './port.ts';
import { listReports, makeReport, refreshReport, showReport } from './report-fill.ts';
import { openReportMemory } from './report-memory.ts';
import { writeReportSheet } from './report-sheet.ts';
import { openSettings, type KeptSettings } from './settings.ts';
import { adoptTableRows, readTable, removeTableRows } from './table-rows.ts';
import { putTableRows } from './table-write.ts';
import { watchTable } from './table-watch.ts';
import { readIsDark } from './theme.ts';
import { rebuildTable, showTable, type TableJob, type TableMemory } from './tables.ts';

const maxSelectedCells = 10_000;

const cellErrors = {
  notFound: 'invalidValue',
  notAvailable: 'notAvailable',
  wrongValue: 'invalidValue',
} as const;

const keptTableSchema = z.object({
  table: z.string(),
  columns: z.record(z.string(), z.number()),
});

function makeMemory(settings: KeptSettings): TableMemory {
  return {
    read: (name) => {
      const kept = keptTableSchema.safeParse(settings.read(`table:${name}`));
      return kept.success ? kept.data : null;
    },
    write: (name, kept) => settings.change(`table:${name}`, () => kept),
  };
}

/** An older client, and the desktop, name no partition. */
function readPartition(): string {
  const { partitionKey } = Office.context as { readonly partitionKey?: string };
  return partitionKey ?? '';
}

/** Excel on the web passes the camera on only after a question of its own; a no is heard again when the camera is opened. */
async function askForCamera(): Promise<void> {
  const { requirements } = Office.context;
  const names = ['DevicePermission', 'DevicePermissionService'];
  if (!names.some((name) => requirements.isSetSupported(name, '1.1'))) return;
  await Office.devicePermission
    .requestPermissions([Office.DevicePermissionType.camera])
    .catch(() => false);
}

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
export function openExcelHost(options: QueueOptions = {}): ExcelHost {
  const queue = makeQueue(options);
  const run: ExcelQueue['run'] = (batch) => queue.run(batch);
  const settings = openSettings();
  const memory = makeMemory(settings);
  const reports = openReportMemory(settings);

  function onTable<Value>(spec: TableSpec, job: (job: TableJob) => Promise<Value>): Promise<Value> {
    return run((context) => job({ context, spec, memory }));
  }

  return {
    isExcel: true,
    isDark: () => readIsDark(() => Office.context.officeTheme),
    languages: () => [Office.context.displayLanguage, ...navigator.languages],
    showTable: (spec) => onTable(spec, showTable),
    rebuildTable: (spec) => onTable(spec, rebuildTable),
    putRows: (spec, rows, work = {}) => onTable(spec, (job) => putTableRows(job, rows, work)),
    readRows: <Id extends string>(spec: TableSpec<Id>, work = {}) =>
      onTable(spec, async (job) => (await readTable(job, work)) as KeyedRow<Id>[]),
    adoptRows: <Id extends string>(spec: TableSpec<Id>, by: Id, makeKey: () => string) =>
      onTable(spec, async (job) => (await adoptTableRows(job, by, makeKey)) as KeyedRow<Id>[]),
    countHiddenRows: (spec, keys) => onTable(spec, (job) => countHiddenRows(job, keys)),
    removeRows: (spec, keys, work = {}) => onTable(spec, (job) => removeTableRows(job, keys, work)),
    watchTable: (spec, onChange) =>
      watchTable(run, (context) => ({ context, spec, memory }), onChange),
    watchWaiting: (onWaiting) => queue.watchWaiting(onWaiting),
    readSelection: () =>
      run((context) => readRangeTexts(context, context.workbook.getSelectedRange())),
    readList: () => run(readListCells),
    writeReport: (report) => run((context) => writeReportSheet(context, report)),
    makeReport: (job, work = {}) => {
      const id = crypto.randomUUID();
      return run((context) => makeReport(context, reports, id, job, work));
    },
    refreshReport: (id, job, work = {}) =>
      run((context) => refreshReport(context, reports, id, job, work)),
    listReports: () => run((context) => listReports(context, reports)),
    showReport: (id) => run((context) => showReport(context, reports, id)),
    readSetting: (name) => settings.read(name),
    writeSetting: (name, value) => settings.change(name, () => value),
    changeSetting: (name, change) => settings.change(name, change),
    partition: readPartition(),
    askForCamera,
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
