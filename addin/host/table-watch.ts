/**
 * Tells when this person changed the sheet of a table. What the add-in wrote itself and what another person wrote is told
 * to nobody: each acts in an Excel of their own.
 */
import type { Batch } from './excel-queue.ts';
import { findTable, type TableJob } from './tables.ts';

/** A paste or a sort comes as many events: they count as one change. */
const gatherMs = 150;

type Run = <Value>(batch: Batch<Value>) => Promise<Value>;

export async function watchTable(
  run: Run,
  jobOf: (context: Excel.RequestContext) => TableJob,
  onChange: () => void,
): Promise<() => void> {
  // An older Excel tells nothing: the table is read before each check all the same.
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.9')) return () => undefined;
  const watch = { isOn: true };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sheets = new Set<string>();

  async function tell(): Promise<void> {
    const changed = sheets;
    sheets = new Set();
    const own = await run(async (context) => {
      const table = await findTable(jobOf(context));
      if (table === null) return null;
      table.worksheet.load({ id: true });
      await context.sync();
      return table.worksheet.id;
    }).catch(() => null);
    if (watch.isOn && (own === null || changed.has(own))) onChange();
  }

  const hear = (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    const isOwn = event.triggerSource === 'ThisLocalAddin';
    if (!isOwn && event.source !== 'Remote') {
      sheets.add(event.worksheetId);
      clearTimeout(timer);
      timer = setTimeout(() => void tell(), gatherMs);
    }
    return Promise.resolve();
  };
  const handler = await run(async (context) => {
    const added = context.workbook.worksheets.onChanged.add(hear);
    await context.sync();
    return added;
  });
  return () => {
    watch.isOn = false;
    clearTimeout(timer);
    // Excel takes a handler away only in the context that added it.
    void run(() =>
      Excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      }),
    ).catch(() => undefined);
  };
}
