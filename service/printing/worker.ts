/** The thread that prints: a desk, asked by messages. It reads its fonts once. */
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../shared/assert.ts';
import { makeFontReader } from '../queries/print.ts';
import { openDesk, type PrintDesk } from './desk.ts';
import type { DeskCall, DeskData, DeskReply } from './messages.ts';

type Method = (work: unknown) => Promise<unknown>;

const port = parentPort;
assert(port !== null, 'this file runs as a worker');
const { home } = workerData as DeskData;
const desk: PrintDesk = openDesk(makeFontReader(home));

async function answer({ method, work }: DeskCall): Promise<DeskReply> {
  try {
    return { answer: await (desk[method] as Method)(work) };
  } catch (error) {
    return { thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on('message', (call: DeskCall) => {
  void answer(call).then((reply) => {
    port.postMessage(reply);
  });
});
