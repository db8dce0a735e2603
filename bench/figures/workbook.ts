/** Sealed workbooks of an audit trail: time beside exceljs with the same cells, memory of the process that writes. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { dayOf, instantOf } from '../../shared/day.ts';
import type { Bench } from '../bench.ts';
import { home } from '../http.ts';
import { alternate, printFigure, printTime } from '../measure.ts';
import type { WorkbookResult, WorkbookTask } from '../workbook-child.ts';

async function write(task: WorkbookTask): Promise<WorkbookResult> {
  const child = fork(join(home, 'bench/workbook-child.ts'), {
    execArgv: ['--import', join(home, 'testing/typescript.js')],
  });
  child.send(task);
  const ended = new AbortController();
  const { signal } = ended;
  const exit = once(child, 'exit', { signal }).then(() => {
    throw new Error('A workbook of the bench was not written.');
  });
  const answer = once(child, 'message', { signal });
  const [result] = (await Promise.race([answer, exit])) as [WorkbookResult];
  exit.catch(() => undefined);
  ended.abort();
  return result;
}

/** Units that were all received on the first day: a row each. */
const small = { units: 100_000, to: dayOf(instantOf(Date.UTC(2024, 0, 1))) };

/** Memory that is held, beside what it may be. */
const mostMegabytes = 300;
const bytesOfMegabyte = 1024 * 1024;

/** The writer is the same whichever database the rows come from, so it is measured over one. */
export async function measureWorkbooks(bench: Bench): Promise<void> {
  if (bench.store !== 'sqlite') return;
  const memories: number[] = [];
  const waits: number[] = [];
  const printMemory = (rows: string): void => {
    printFigure({
      store: bench.store,
      figure: `sealed audit workbook of ${rows} rows, memory of the process`,
      value: Math.max(...memories),
      unit: 'MB',
      against: `the goal: ${mostMegabytes} MB`,
      ratio: Math.max(...memories) / mostMegabytes,
    });
  };
  const writeOurs = async (trail: Omit<WorkbookTask, 'writer'>): Promise<number> => {
    const { ms, mostBytes, longestWaitMs } = await write({ writer: 'ours', ...trail });
    memories.push(mostBytes / bytesOfMegabyte);
    waits.push(longestWaitMs);
    return ms;
  };
  const { ours, bare } = await alternate(
    bench.isQuick ? 2 : 5,
    () => writeOurs(small),
    async () => (await write({ writer: 'bare', ...small })).ms,
  );
  const against = 'exceljs streaming the same cells';
  printTime(bench, 'sealed audit workbook of 100,000 rows', ours, against, bare);
  printMemory('100,000');
  printTime(
    bench,
    'longest wait of another request meanwhile',
    Math.max(...waits),
    'the goal',
    100,
  );
  if (bench.isQuick) return;
  memories.length = 0;
  await writeOurs({ units: 500_000 });
  printMemory('1,000,000');
}
