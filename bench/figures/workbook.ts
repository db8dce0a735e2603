/** Sealed workbooks of an audit trail: time beside exceljs with the same cells, memory of the process that writes. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { assert } from '../../shared/assert.ts';
import { dayOf, instantOf, type Day } from '../../shared/day.ts';
import type { Bench } from '../bench.ts';
import { makeFolder } from '../books.ts';
import { home } from '../http.ts';
import { alternate, printFigure, printTime } from '../measure.ts';
import type { WorkbookResult, WorkbookTask } from '../workbook-child.ts';

/** Does a task in a process of its own; null where it filled books. */
async function doTask(task: WorkbookTask): Promise<WorkbookResult | null> {
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
  const [result] = (await Promise.race([answer, exit])) as [WorkbookResult | null];
  exit.catch(() => undefined);
  ended.abort();
  return result;
}

async function write(task: WorkbookTask): Promise<WorkbookResult> {
  const result = await doTask(task);
  assert(result !== null, 'a workbook of the bench was not measured');
  return result;
}

/** Books of so many units that are ready to be read; what a task about them says. */
async function prepare(units: number, to?: Day): Promise<Omit<WorkbookTask, 'work'>> {
  const books = { directory: makeFolder(), units, to };
  await doTask({ work: 'fill', ...books });
  return books;
}

/** Of 100,000 units all were received on the first day: a row each. */
const firstDay = dayOf(instantOf(Date.UTC(2024, 0, 1)));

/** Memory that is held, beside what it may be. */
const mostMegabytes = 300;
const bytesOfMegabyte = 1024 * 1024;

/** The writer is the same whichever database the rows come from, so it is measured over one. */
export async function measureWorkbooks(bench: Bench): Promise<void> {
  if (bench.store !== 'sqlite') return;
  const memories: number[] = [];
  const waits: number[] = [];
  const printMemory = (rows: string, beside = ''): void => {
    printFigure({
      store: bench.store,
      figure: `sealed audit workbook of ${rows} rows, memory of the process`,
      value: Math.max(...memories),
      unit: 'MB',
      against: `${beside}the goal: ${mostMegabytes} MB`,
      ratio: Math.max(...memories) / mostMegabytes,
    });
  };
  const writeOurs = async (books: Omit<WorkbookTask, 'work'>): Promise<number> => {
    const { ms, mostBytes, longestWaitMs } = await write({ work: 'ours', ...books });
    memories.push(mostBytes / bytesOfMegabyte);
    waits.push(longestWaitMs);
    return ms;
  };
  const small = await prepare(100_000, firstDay);
  const bareMemories: number[] = [];
  const { ours, bare } = await alternate(
    bench.isQuick ? 2 : 5,
    () => writeOurs(small),
    async () => {
      const { ms, mostBytes } = await write({ work: 'bare', ...small });
      bareMemories.push(mostBytes / bytesOfMegabyte);
      return ms;
    },
  );
  const against = 'exceljs streaming the same cells';
  printTime(bench, 'sealed audit workbook of 100,000 rows', ours, against, bare);
  printMemory(
    '100,000',
    `exceljs, which holds its cells: ${Math.round(Math.max(...bareMemories))} MB; `,
  );
  printTime(
    bench,
    'longest wait of another request meanwhile',
    Math.max(...waits),
    'the goal',
    100,
  );
  if (bench.isQuick) return;
  memories.length = 0;
  await writeOurs(await prepare(500_000));
  printMemory('1,000,000');
}
