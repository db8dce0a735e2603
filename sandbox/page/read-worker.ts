/** Reads a file beside the page, which stays alive whatever the file is, and may end this at any time. */
import { RefusedFile } from '../file/archive.ts';
import { readXlsx } from '../file/read-xlsx.ts';
import type { ReadAnswer } from './open-file.ts';

async function answerTo(bytes: ArrayBuffer): Promise<ReadAnswer> {
  try {
    return { book: await readXlsx(new Uint8Array(bytes)) };
  } catch (fault) {
    if (fault instanceof RefusedFile) return { refusal: fault.message };
    return { refusal: 'This file cannot be read.' };
  }
}

self.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
  void answerTo(event.data).then((answer) => {
    self.postMessage(answer);
  });
});
