/**
 * The series that generated serials come from: each location may have its own, and where it has none the company's is
 * used (everest.md O25 and F010). A number of a series is given out once; that no two series give the same text is
 * proven against the books, not here.
 */
import type { Area } from './masters.ts';

/** A location's series as it is entered. The zeros in front of `start` are kept: `000100` numbers with six digits. */
export interface SeriesTerms {
  readonly prefix?: string | undefined;
  readonly start?: string | undefined;
  readonly digits?: number | undefined;
}

export interface SerialSeries {
  /** The counter's name: `serial`, or `serial:` and the code of the location. */
  readonly name: string;
  readonly prefix: string;
  /** The first number. */
  readonly start: number;
  /** The least digits of a number: zeros are put in front of shorter ones, and longer ones keep all of theirs. */
  readonly digits: number;
}

/** Where a series begins that does not say it (everest.md 1.7). */
const usualStart = '100000';

const companySeries: SerialSeries = {
  name: 'serial',
  prefix: '',
  start: Number(usualStart),
  digits: 0,
};

/** Codes have no bound on their letters, so a name is told apart by what stands before its first colon. */
const locationMark = 'serial:';

function seriesOfLocation(location: Area | undefined): SerialSeries {
  if (location?.kind !== 'location' || location.serialSeries === null) return companySeries;
  const { prefix = '', start = usualStart, digits = 0 } = location.serialSeries;
  const keptDigits = start.startsWith('0') ? start.length : 0;
  return {
    name: `${locationMark}${location.code}`,
    prefix,
    start: Number(start),
    digits: Math.max(digits, keptDigits),
  };
}

/** The nearest location that an area lies in, or is itself; undefined where it lies in none. */
function locationOf(area: Area, areas: ReadonlyMap<string, Area>): Area | undefined {
  const passed = new Set<string>();
  let at: Area | undefined = area;
  while (at !== undefined && at.kind !== 'location' && !passed.has(at.code)) {
    passed.add(at.code);
    at = at.parent === null ? undefined : areas.get(at.parent);
  }
  return at;
}

/** The series of the nearest location of a bin; the company's where that has none, or the bin is not known. */
export function seriesOf(bin: Area | null, areas: ReadonlyMap<string, Area>): SerialSeries {
  return seriesOfLocation(bin === null ? undefined : locationOf(bin, areas));
}

/** The series that has this name. */
export function seriesNamed(name: string, areas: ReadonlyMap<string, Area>): SerialSeries {
  return seriesOfLocation(
    name.startsWith(locationMark) ? areas.get(name.slice(locationMark.length)) : undefined,
  );
}

/** A number of a series as a serial: `WEST-` and 42 with five digits is `WEST-00042`. */
export function formatSerial(series: SerialSeries, number: number): string {
  return `${series.prefix}${String(number).padStart(series.digits, '0')}`;
}
