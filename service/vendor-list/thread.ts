/**
 * Foreign files are read beside the service, each in a thread of its own with a bound on its time and memory: a file that
 * is too much for it ends with its thread, and the service goes on answering.
 */
import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../shared/result.ts';
import type { FileFault } from '../../shared/vendor-list/file-faults.ts';
import { readVendorFile, type VendorFile } from './read-file.ts';

interface ReaderOptions {
  readonly script: string;
  /** What Node needs to run the script; nothing where it is plain. */
  readonly execArgv?: readonly string[];
  readonly milliseconds?: number;
  readonly memoryMegabytes?: number;
}

export type FileReader = (bytes: Uint8Array) => Promise<Result<VendorFile, FileFault>>;

/** Reads in this thread: for the command line and tests, that have nobody else to answer. */
export function readFileHere(bytes: Uint8Array): ReturnType<FileReader> {
  return Promise.resolve(readVendorFile(bytes));
}

/** Files that are read at once; more are refused as busy. */
const mostAtOnce = 2;

function readInThread(
  bytes: Uint8Array,
  options: ReaderOptions,
): Promise<Result<VendorFile, FileFault>> {
  const { script, execArgv = [], milliseconds = 15_000, memoryMegabytes = 256 } = options;
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: bytes,
      execArgv: [...execArgv],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    });
    const settle = (answer: Result<VendorFile, FileFault>): void => {
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      settle(fail('too_long'));
    }, milliseconds);
    worker.on('message', settle);
    worker.on('error', (error: Error & { code?: string }) => {
      // What is wrong with a file is an answer; all else is a fault of the reader, and the file is not blamed for it.
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') settle(fail('too_much'));
      else reject(error);
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      settle(fail('too_much'));
    });
  });
}

/** Reads files one by one in threads; rejects where the reader itself fails. */
export function readFilesInThreads(options: ReaderOptions): FileReader {
  let reading = 0;
  return async (bytes) => {
    if (reading >= mostAtOnce) return fail('busy');
    reading += 1;
    try {
      return await readInThread(bytes, options);
    } finally {
      reading -= 1;
    }
  };
}
