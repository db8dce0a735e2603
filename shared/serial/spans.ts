/**
 * Many serials as few spans for a reader: `A0001` to `A0500`, 498 of 500, not `A0003` and `A0017`. Unlike
 * {@link compressSerials} it bears holes and sorts, so it is for paper; what is missing is always named, so nothing is
 * claimed that is not there.
 */

export interface Span {
  readonly first: string;
  readonly last: string;
  /** Serials that are there. */
  readonly count: number;
  /** Serials from the first to the last. */
  readonly size: number;
  /** Those of them that are not there, in order; few. */
  readonly missing: readonly string[];
}

/** The most holes that a span names, and the most of its size that they may be: 1 of 10. */
const mostMissing = 12;
const leastPresent = 10;

interface Numbered {
  readonly serial: string;
  readonly number: bigint;
}

/** Serials that differ in their last digits alone, and these of one width. */
interface Series {
  readonly prefix: string;
  readonly width: number;
  readonly members: Numbered[];
}

function splitSeries(serials: Iterable<string>): Series[] {
  const series = new Map<string, Series>();
  for (const serial of serials) {
    const digits = /\d{1,30}$/.exec(serial)?.[0] ?? '';
    const prefix = serial.slice(0, serial.length - digits.length);
    // A serial without a number at its end is a series of its own.
    const key = digits === '' ? `\u0000${serial}` : `${digits.length}\u0000${prefix}`;
    let found = series.get(key);
    if (found === undefined) {
      found = { prefix, width: digits.length, members: [] };
      series.set(key, found);
    }
    found.members.push({ serial, number: digits === '' ? 0n : BigInt(digits) });
  }
  return [...series.values()];
}

interface Run {
  readonly from: number;
  to: number;
  missing: bigint[];
}

/** Neighbours that count up one by one. */
function findRuns(members: readonly Numbered[]): Run[] {
  const runs: Run[] = [];
  members.forEach(({ number }, index) => {
    const run = runs.at(-1);
    if (run !== undefined && number === (members[index - 1]?.number ?? 0n) + 1n) run.to = index;
    else runs.push({ from: index, to: index, missing: [] });
  });
  return runs;
}

/** Runs joined over the holes between them while those stay few. */
function bridgeRuns(members: readonly Numbered[], runs: readonly Run[]): Run[] {
  const bridged: Run[] = [];
  for (const run of runs) {
    const before = bridged.at(-1);
    const last = before === undefined ? 0n : (members[before.to]?.number ?? 0n);
    const next = members[run.from]?.number ?? 0n;
    const holes = (before?.missing.length ?? 0) + Number(next - last - 1n);
    const count = run.to - (before?.from ?? run.from) + 1;
    if (before === undefined || holes > mostMissing || holes * leastPresent > count) {
      bridged.push({ ...run });
      continue;
    }
    for (let hole = last + 1n; hole < next; hole += 1n) before.missing.push(hole);
    before.to = run.to;
  }
  return bridged;
}

/** Below this many a run is told serial by serial. */
const leastRun = 3;

/** The spans of serials, series by series as they first appear, each in ascending order. Serials count once. */
export function tellSpans(serials: readonly string[]): readonly Span[] {
  return splitSeries(new Set(serials)).flatMap(({ prefix, width, members }) => {
    members.sort((one, other) => (one.number < other.number ? -1 : 1));
    return bridgeRuns(members, findRuns(members)).flatMap(({ from, to, missing }): Span[] => {
      const run = members.slice(from, to + 1);
      if (run.length < leastRun) {
        return run.map(({ serial }) => alone(serial));
      }
      return [
        {
          first: run[0]?.serial ?? '',
          last: run.at(-1)?.serial ?? '',
          count: run.length,
          size: run.length + missing.length,
          missing: missing.map((hole) => prefix + String(hole).padStart(width, '0')),
        },
      ];
    });
  });
}

function alone(serial: string): Span {
  return { first: serial, last: serial, count: 1, size: 1, missing: [] };
}
