/**
 * Serials as one line of text: neighbours are told as a range, whatever else stands as it is. What it makes,
 * {@link expandRange} reads back to the character and in the same order.
 */
import { distanceOf, follow, type Carry } from './count.ts';
import { expandRange } from './range.ts';
import { foldSerial } from './text.ts';

/** Whether a text means itself and nothing else where it stands between commas. */
function isPlain(text: string, carry: Carry): boolean {
  const read = expandRange(text, carry);
  return read.ok && read.value.length === 1 && read.value[0] === text;
}

function quote(serial: string, carry: Carry): string {
  return isPlain(serial, carry) ? serial : `"${serial.replaceAll('"', '""')}"`;
}

/** `first-last` where that reads back as the run, and nothing where it does not. */
function tellRun(first: string, last: string, count: number, carry: Carry): string | null {
  const text = `${first}-${last}`;
  const read = expandRange(text, carry);
  const isSame =
    read.ok && read.value.length === count && read.value[0] === first && read.value.at(-1) === last;
  return isSame ? text : null;
}

/**
 * The shortest such text without changing the order: `A0001-A0003, B7`. A serial that stands there twice counts once.
 */
export function compressSerials(serials: readonly string[], carry: Carry = 'digits'): string {
  const seen = new Set<string>();
  const once = serials.filter((serial) => {
    const fold = foldSerial(serial);
    const isNew = !seen.has(fold) && serial !== '';
    seen.add(fold);
    return isNew;
  });
  const parts: string[] = [];
  for (let at = 0; at < once.length;) {
    const run = measureRun(once, at, carry);
    const first = once[at] ?? '';
    const told = run > 1 ? tellRun(first, once[at + run - 1] ?? '', run, carry) : null;
    if (told !== null) parts.push(told);
    else parts.push(...once.slice(at, at + run).map((serial) => quote(serial, carry)));
    at += run;
  }
  return parts.join(', ');
}

/** How many serials from a place on count upwards one by one, all at the same counter. */
function measureRun(serials: readonly string[], at: number, carry: Carry): number {
  const start = serials[at] ?? '';
  const apart = distanceOf(start, serials[at + 1] ?? '', carry);
  if (apart?.steps !== 1n) return 1;
  let counted = apart.first;
  for (let count = 1; at + count < serials.length; count += 1) {
    const after = follow(counted);
    if (after === null || serials[at + count] !== after.prefix + after.counter + after.suffix)
      return count;
    counted = after;
  }
  return serials.length - at;
}
