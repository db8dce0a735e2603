/**
 * The one queue to Excel: no two batches meet there, and none is given up while a person edits a cell or looks at another
 * workbook. Every batch can be run again, so what Excel refused for now is run again by itself.
 */
import { textsOf } from '../texts/texts.ts';
import { faultOf, makeFault } from './faults.ts';
import type { HostFault } from './port.ts';

const texts = textsOf('host');

export interface QueueOptions {
  /** After how long a person is told why Excel keeps a batch waiting; null: never. */
  readonly patienceMs?: number | null;
  /** Calls back each time this workbook comes to the front; null where nobody can tell. */
  readonly watchFocus?: ((onFocus: () => void) => () => void) | null;
}

export type Batch<Value> = (context: Excel.RequestContext) => Promise<Value>;

export interface ExcelQueue {
  /** Runs a batch after those before it, whether they went well or not. */
  run<Value>(batch: Batch<Value>): Promise<Value>;
  watchWaiting(onWaiting: (sentence: string | null) => void): () => void;
}

function watchWindowFocus(onFocus: () => void): () => void {
  addEventListener('focus', onFocus);
  return () => removeEventListener('focus', onFocus);
}

/** A timer that keeps nothing alive: where there is no page, nobody waits for a batch that Excel never answers. */
function setQuietTimer(run: () => void, milliseconds: number): number {
  const timer = setTimeout(run, milliseconds);
  (timer as Partial<{ unref: () => void }>).unref?.();
  return timer;
}

/** A batch beside the queue, which Excel refuses at once while a cell is being edited. */
async function isCellEdited(): Promise<boolean> {
  try {
    await Excel.run(async (context) => {
      context.workbook.load({ name: true });
      await context.sync();
    });
    return false;
  } catch (error) {
    return faultOf(error).code === 'cell_being_edited';
  }
}

/** Excel says of a read-only workbook only that access was denied. */
async function refine(fault: HostFault): Promise<HostFault> {
  const canAsk = Office.context.requirements.isSetSupported('ExcelApi', '1.8');
  if (fault.code !== 'sheet_protected' || !canAsk) return fault;
  try {
    const isReadOnly = await Excel.run(async ({ workbook }) => {
      workbook.load({ readOnly: true });
      await workbook.context.sync();
      return workbook.readOnly;
    });
    return isReadOnly ? makeFault('workbook_read_only') : fault;
  } catch {
    // What stands in the way of asking is not what stood in the way of writing.
    return fault;
  }
}

export function makeQueue(options: QueueOptions = {}): ExcelQueue {
  const { patienceMs = 2000 } = options;
  const watchFocus =
    options.watchFocus === undefined && typeof addEventListener === 'function'
      ? watchWindowFocus
      : (options.watchFocus ?? null);
  const watchers = new Set<(sentence: string | null) => void>();
  let tail: Promise<unknown> = Promise.resolve();
  let said: string | null = null;

  function say(sentence: string | null): void {
    if (sentence === said) return;
    said = sentence;
    for (const watcher of [...watchers]) watcher(sentence);
  }

  /** Looks now and then whether a batch that takes long waits for a person. */
  function watchPatience(): () => void {
    if (patienceMs === null) return () => undefined;
    let isOver = false;
    let timer = 0;
    const look = async (): Promise<void> => {
      const isEdited = await isCellEdited();
      if (isOver) return;
      say(isEdited ? texts.finishCell : null);
      timer = setQuietTimer(() => void look(), patienceMs);
    };
    timer = setQuietTimer(() => void look(), patienceMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
      say(null);
    };
  }

  async function attempt<Value>(batch: Batch<Value>): Promise<Value> {
    const stop = watchPatience();
    try {
      return await Excel.run({ delayForCellEdit: true }, batch);
    } finally {
      stop();
    }
  }

  async function comeBack(watch: NonNullable<typeof watchFocus>): Promise<void> {
    say(texts.comeBack);
    await new Promise<void>((resolve) => {
      const stop = watch(() => {
        stop();
        resolve();
      });
    });
    say(null);
  }

  async function persist<Value>(batch: Batch<Value>): Promise<Value> {
    for (;;) {
      try {
        return await attempt(batch);
      } catch (error) {
        const fault = await refine(faultOf(error));
        if (fault.code !== 'workbook_behind' || watchFocus === null) throw fault;
        await comeBack(watchFocus);
      }
    }
  }

  return {
    run: (batch) => {
      const next = tail.then(() => persist(batch));
      tail = next.catch(() => undefined);
      return next;
    },
    watchWaiting: (onWaiting) => {
      watchers.add(onWaiting);
      return () => void watchers.delete(onWaiting);
    },
  };
}
