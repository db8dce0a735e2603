/**
 * Work that takes longer than a request: it goes on when the caller is gone. One job works at a time, a few wait, more
 * are refused; what a job has made is kept for an hour. Jobs live in this process: a service that starts again has none.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { JobAnswer } from '../../shared/api/jobs.ts';
import type { Books } from '../books.ts';

export interface JobFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly fileName: string;
}

/** What a job tells while it works. */
export interface Progress {
  /** One more is through. Lets the service answer others first; throws where the job was cancelled. */
  readonly step: () => Promise<void>;
  readonly fail: (document: string, reasons: readonly string[]) => void;
}

type Work = (progress: Progress) => Promise<JobFile>;

class CancelledError extends Error {}

interface Job {
  readonly id: string;
  state: JobAnswer['state'];
  done: number;
  readonly of: number;
  readonly failed: { document: string; reasons: string[] }[];
  file: JobFile | null;
  /** Milliseconds since 1970; null while it has not ended. */
  endedAt: number | null;
}

const mostUnfinished = 8;
const keptMilliseconds = 3_600_000;
const mostKeptBytes = 256 * 1024 * 1024;

export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #clock: () => number;
  #last: Promise<void> = Promise.resolve();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Takes a job of so many steps; null where too many are unfinished. */
  start(of: number, work: Work): JobAnswer | null {
    this.#forget();
    const unfinished = [...this.#jobs.values()].filter(({ endedAt }) => endedAt === null);
    if (unfinished.length >= mostUnfinished) return null;
    const id = randomUUID();
    const job: Job = { id, state: 'waiting', done: 0, of, failed: [], file: null, endedAt: null };
    this.#jobs.set(id, job);
    this.#last = this.#last.then(() => this.#run(job, work));
    return answerOf(job);
  }

  find(id: string): JobAnswer | null {
    this.#forget();
    const job = this.#jobs.get(id);
    return job === undefined ? null : answerOf(job);
  }

  /** The file of a job that is done. */
  fileOf(id: string): JobFile | null {
    return this.#jobs.get(id)?.file ?? null;
  }

  /** Stops a job before its next step, and forgets its file. Null where there is none. */
  cancel(id: string): JobAnswer | null {
    const job = this.#jobs.get(id);
    if (job === undefined) return null;
    job.state = 'cancelled';
    job.file = null;
    job.endedAt ??= this.#clock();
    return answerOf(job);
  }

  /** Resolves when no job is left to do. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** Cancels all that is unfinished, and resolves when nothing works any more: before the books are closed. */
  async stop(): Promise<void> {
    for (const { id, endedAt } of this.#jobs.values()) if (endedAt === null) this.cancel(id);
    await this.settled();
  }

  async #run(job: Job, work: Work): Promise<void> {
    if (isCancelled(job)) return;
    job.state = 'working';
    try {
      const file = await work({
        step: async () => {
          if (isCancelled(job)) throw new CancelledError();
          job.done += 1;
          await setImmediate();
        },
        fail: (document, reasons) => job.failed.push({ document, reasons: [...reasons] }),
      });
      if (isCancelled(job)) return;
      job.file = file;
      job.state = 'done';
    } catch (error) {
      if (error instanceof CancelledError) return;
      job.state = 'failed';
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : ''}\n`);
    } finally {
      job.endedAt ??= this.#clock();
    }
  }

  /** Lets go of what ended an hour ago, and of the oldest files where they are too much for the memory. */
  #forget(): void {
    const now = this.#clock();
    let bytes = 0;
    for (const job of [...this.#jobs.values()].reverse()) {
      bytes += job.file?.bytes.length ?? 0;
      const isOld = job.endedAt !== null && now - job.endedAt >= keptMilliseconds;
      const isTooMuch = job.file !== null && bytes > mostKeptBytes && bytes > job.file.bytes.length;
      if (isOld || isTooMuch) this.#jobs.delete(job.id);
    }
  }
}

function isCancelled({ state }: Job): boolean {
  return state === 'cancelled';
}

function answerOf({ id, state, done, of, failed, file }: Job): JobAnswer {
  return { id, state, done, of, failed: [...failed], fileName: file?.fileName ?? null };
}

const known = new WeakMap<Books, Jobs>();

/** Cancels the jobs of these books, if any were begun. */
export async function stopJobs(books: Books): Promise<void> {
  await known.get(books)?.stop();
}

/** The jobs of these books in this process. */
export function jobsOf(books: Books): Jobs {
  let jobs = known.get(books);
  if (jobs === undefined) {
    jobs = new Jobs(books.clock);
    known.set(books, jobs);
  }
  return jobs;
}
