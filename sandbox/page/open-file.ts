/** Reading a file in a worker, with an end to it: what takes longer is given up, with a sentence. */
import type { Book } from '../file/book.ts';

export type ReadAnswer = { readonly book: Book } | { readonly refusal: string };

const longestRead = 30_000;
const tooSlow = 'This file is given up: reading it takes longer than half a minute.';
const broken = 'This file cannot be read.';

export async function readFile(file: Blob): Promise<ReadAnswer> {
  const bytes = await file.arrayBuffer();
  const worker = new Worker(
    new URL(/* webpackChunkName: "read-worker" */ './read-worker.ts', import.meta.url),
  );
  try {
    return await new Promise<ReadAnswer>((resolve) => {
      setTimeout(() => resolve({ refusal: tooSlow }), longestRead);
      worker.addEventListener('error', () => resolve({ refusal: broken }));
      worker.addEventListener('message', (event: MessageEvent<ReadAnswer>) => resolve(event.data));
      worker.postMessage(bytes, [bytes]);
    });
  } finally {
    worker.terminate();
  }
}
