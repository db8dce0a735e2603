/**
 * A desk in a thread of its own. It does one work after another; one that takes too long or too much memory ends with
 * its thread, and whoever waits for it is told. The next work begins a new thread.
 */
import { Worker } from 'node:worker_threads';
import { assert } from '../../shared/assert.ts';
import type { PrintDesk, Printer } from './desk.ts';
import { PrintFault } from './fault.ts';
import type { DeskCall, DeskData, DeskReply } from './messages.ts';

export interface DeskLimits {
  /** For one work, from its begin. */
  readonly milliseconds: number;
  /** What its objects may take; bytes of files come on top. */
  readonly memoryMegabytes: number;
  /** How many works may wait; more are refused. */
  readonly waiting: number;
}

export interface ThreadOptions {
  /** The program's own folder. */
  readonly home: string;
  /** The script of the thread. */
  readonly script: string;
  /** What Node needs to run the script; nothing where it is plain. */
  readonly execArgv?: readonly string[];
  readonly limits?: Partial<DeskLimits>;
}

const usualLimits: DeskLimits = { milliseconds: 90_000, memoryMegabytes: 1024, waiting: 64 };

interface Waiting {
  readonly call: DeskCall;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: Error) => void;
}

class DeskThread {
  readonly #options: ThreadOptions;
  readonly #limits: DeskLimits;
  readonly #queue: Waiting[] = [];
  #current: Waiting | null = null;
  #worker: Worker | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
    this.#limits = { ...usualLimits, ...options.limits };
  }

  call(call: DeskCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) reject(new PrintFault('closed'));
      else if (this.#queue.length >= this.#limits.waiting) reject(new PrintFault('busy'));
      else {
        this.#queue.push({ call, resolve, reject });
        this.#next();
      }
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#lose(new PrintFault('closed'));
    for (const { reject } of this.#queue.splice(0)) reject(new PrintFault('closed'));
    await worker?.terminate();
  }

  #next(): void {
    if (this.#current !== null) return;
    const next = this.#queue.shift();
    if (next === undefined) return;
    this.#current = next;
    this.#worker ??= this.#begin();
    // An idle thread does not keep the program alive, a working one does.
    this.#worker.ref();
    this.#timer = setTimeout(() => {
      this.#give(new PrintFault('too_long'));
    }, this.#limits.milliseconds);
    this.#worker.postMessage(next.call);
  }

  #begin(): Worker {
    const { home, script, execArgv = [] } = this.#options;
    const data: DeskData = { home };
    const worker = new Worker(script, {
      workerData: data,
      execArgv: [...execArgv],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMegabytes },
    });
    worker.on('message', (reply: DeskReply) => {
      if (this.#worker === worker) this.#settle(reply);
    });
    worker.on('error', (error: Error & { code?: string }) => {
      if (this.#worker !== worker) return;
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#give(isMemory ? new PrintFault('too_large') : error);
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#give(new PrintFault('too_large'));
    });
    return worker;
  }

  #settle(reply: DeskReply): void {
    const current = this.#current;
    assert(current !== null, 'the thread answered what nobody asked');
    clearTimeout(this.#timer);
    this.#current = null;
    this.#worker?.unref();
    if ('answer' in reply) current.resolve(reply.answer);
    else current.reject(new Error(reply.thrown));
    this.#next();
  }

  /** Ends the thread and the work in hand, which is told why. */
  #lose(fault: Error): void {
    clearTimeout(this.#timer);
    const [worker, current] = [this.#worker, this.#current];
    this.#worker = null;
    this.#current = null;
    void worker?.terminate();
    current?.reject(fault);
  }

  #give(fault: Error): void {
    this.#lose(fault);
    this.#next();
  }
}

function deskOf(thread: DeskThread): PrintDesk {
  const ask = (method: keyof PrintDesk) => async (work: unknown) =>
    (await thread.call({ method, work })) as never;
  return {
    print: ask('print'),
    begin: ask('begin'),
    add: ask('add'),
    finish: ask('finish'),
    zip: ask('zip'),
  };
}

/** Prints in two threads beside the service; each begins with its first work. */
export function printInThreads(options: ThreadOptions): Printer {
  const [single, batch] = [new DeskThread(options), new DeskThread(options)];
  return {
    single: deskOf(single),
    batch: deskOf(batch),
    close: async () => {
      await Promise.all([single.close(), batch.close()]);
    },
  };
}
