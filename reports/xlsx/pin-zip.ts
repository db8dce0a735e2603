/**
 * A zip file's entries carry the time they were made. This sets all of them to one, so that the same facts and the
 * same moment of printing give the same bytes.
 */
import type { Instant } from '../../shared/day.ts';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;

/** Date and time of an entry as MS-DOS has them, from 1980 on, to two seconds. */
function toDosTime(instant: Instant): number {
  const moment = new Date(instant);
  const year = Math.min(Math.max(moment.getUTCFullYear(), 1980), 2107);
  const date = ((year - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const time =
    (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}

/** Sets the time of every entry, in place. The file is one that was just written: without comment and not zip64. */
export function pinZipTimes(bytes: Uint8Array, instant: Instant): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const time = toDosTime(instant);
  const end = bytes.length - 22;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) return;
  let at = view.getUint32(end + 16, true);
  while (at < end && view.getUint32(at, true) === centralHeader) {
    view.setUint32(at + 12, time, true);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) === localHeader) view.setUint32(local + 10, time, true);
    const variable =
      view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    at += 46 + variable;
  }
}
