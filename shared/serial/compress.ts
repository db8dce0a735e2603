/**
 * Serials as one line of text: neighbours are told as a range, whatever else stands as it is. What it makes,
 * {@link expandRange} reads back to the character and in the same order.
 */
import { expandRange } from './range.ts';
import { foldSerial } from './text.ts';

interface Numbered {
  readonly prefix: string;
  readonly digits: string;
}

function splitNumber(serial: string): Numbered | null {
  const match = /^(.*?)(\d{1,30})$/.exec(serial);
  return match === null ? null : { prefix: match[1] ?? '', digits: match[2] ?? '' };
}

function follows(one: Numbered, other: Numbered): boolean {
  return (
    one.prefix === other.prefix &&
    one.digits.length === other.digits.length &&
    BigInt(one.digits) + 1n === BigInt(other.digits)
  );
}

/** Whether a text means itself and nothing else where it stands between commas. */
function isPlain(text: string): boolean {
  const read = expandRange(text);
  return read.ok && read.value.length === 1 && read.value[0] === text;
}

function quote(serial: string): string {
  return isPlain(serial) ? serial : `"${serial.replaceAll('"', '""')}"`;
}

/** `first-last` where that reads back as the run, and nothing where it does not. */
function tellRun(first: string, last: string, count: number): string | null {
  const text = `${first}-${last}`;
  const read = expandRange(text);
  const isSame =
    read.ok && read.value.length === count && read.value[0] === first && read.value.at(-1) === last;
  return isSame ? text : null;
}

/**
 * The shortest such text without changing the order: `A0001-A0003, B7`. A serial that stands there twice counts once.
 */
export function compressSerials(serials: readonly string[]): string {
  const seen = new Set<string>();
  const once = serials.filter((serial) => {
    const fold = foldSerial(serial);
    const isNew = !seen.has(fold) && serial !== '';
    seen.add(fold);
    return isNew;
  });
  const parts: string[] = [];
  for (let at = 0; at < once.length;) {
    const run = measureRun(once, at);
    const first = once[at] ?? '';
    const told = run > 1 ? tellRun(first, once[at + run - 1] ?? '', run) : null;
    if (told !== null) parts.push(told);
    else parts.push(...once.slice(at, at + run).map(quote));
    at += run;
  }
  return parts.join(', ');
}

/** How many serials from a place on count upwards one by one. */
function measureRun(serials: readonly string[], at: number): number {
  let count = 1;
  let before = splitNumber(serials[at] ?? '');
  for (let next = at + 1; next < serials.length && before !== null; next += 1) {
    const numbered = splitNumber(serials[next] ?? '');
    if (numbered === null || !follows(before, numbered)) break;
    before = numbered;
    count += 1;
  }
  return count;
}
