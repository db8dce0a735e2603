/**
 * Long jobs in parts: each part is one request to Excel, after which the job tells how far it is, may be stopped, and
 * lets the page draw. No part leaves a row half written.
 */
import { makeFault } from './faults.ts';
import type { LongWork } from './port.ts';

export function checkStopped(work: LongWork): void {
  if (work.signal?.aborted === true) throw makeFault('stopped');
}

/** Sends what was queued, tells the progress, and stops where that was asked for. */
export async function flushPart(
  context: Excel.RequestContext,
  work: LongWork,
  done: number,
  total: number,
): Promise<void> {
  await context.sync();
  work.onProgress?.(done, total);
  if (done < total) checkStopped(work);
}
