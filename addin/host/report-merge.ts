/**
 * What becomes of the rows of a table that is written again: which go, where new ones come, and which planned row stands in
 * each row at the end. Rows that stay keep their order, so whatever a person wrote beside them stays with its key.
 */

export interface Merge {
  /** Rows to take out, rising, by their places now. */
  readonly removed: readonly number[];
  /** The first row is emptied and kept, since a table keeps one row. */
  readonly isFirstEmptied: boolean;
  /** Blank rows to put in, rising, by their places at the end; the last ones may lie at the table's end. */
  readonly inserted: readonly { readonly at: number; readonly count: number }[];
  /** For each row at the end: the planned row that it holds, or null for a row of a person's own. */
  readonly planned: readonly (number | null)[];
  /** For each row at the end: where it stood; null for a new one. */
  readonly before: readonly (number | null)[];
}

/** Each run of new rows between others costs a request's action: with more, all new ones go to the end. */
const mostRuns = 200;

export interface PresentRow {
  /** Empty where no key column holds anything. */
  readonly key: string;
  /** Nothing at all stands in the row. */
  readonly isBlank: boolean;
}

interface Kept {
  readonly at: number;
  /** Null for a row of a person's own. */
  readonly planned: number | null;
}

function keepRows(
  present: readonly PresentRow[],
  keys: readonly string[],
): { kept: Kept[]; removed: number[] } {
  const planned = new Map(keys.map((key, index) => [key, index]));
  const kept: Kept[] = [];
  const removed: number[] = [];
  present.forEach(({ key, isBlank }, at) => {
    const index = planned.get(key);
    if (key === '' ? isBlank : index === undefined) removed.push(at);
    else kept.push({ at, planned: key === '' ? null : (index ?? null) });
  });
  return { kept, removed };
}

/** Whether the rows still stand in the order of the books. */
function isInOrder(kept: readonly Kept[]): boolean {
  let last = -1;
  for (const { planned } of kept) {
    if (planned === null) continue;
    if (planned < last) return false;
    last = planned;
  }
  return true;
}

function countRuns(kept: readonly Kept[]): number {
  let [runs, next] = [0, 0];
  for (const { planned } of kept) {
    if (planned === null) continue;
    if (planned > next) runs += 1;
    next = planned + 1;
  }
  return runs;
}

/** Merges rows by key. With `isAppending` new rows go to the end whatever the order. */
export function mergeRows(
  present: readonly PresentRow[],
  keys: readonly string[],
  isAppending: boolean,
): Merge {
  const { kept, removed } = keepRows(present, keys);
  const isFirstEmptied = kept.length === 0 && present.length > 0;
  const isInterleaved = !isAppending && isInOrder(kept) && countRuns(kept) <= mostRuns;
  const planned: (number | null)[] = [];
  const before: (number | null)[] = [];
  const inserted: { at: number; count: number }[] = [];
  const done = new Set(kept.map((row) => row.planned));
  let next = 0;
  const insert = (until: number): void => {
    const at = planned.length;
    for (; next < until; next += 1) {
      if (done.has(next)) continue;
      planned.push(next);
      before.push(null);
    }
    if (planned.length > at) inserted.push({ at, count: planned.length - at });
  };
  for (const row of kept) {
    if (isInterleaved && row.planned !== null) {
      insert(row.planned);
      next = row.planned + 1;
    }
    planned.push(row.planned);
    before.push(row.at);
  }
  if (isFirstEmptied) {
    planned.push(keys.length > 0 ? 0 : null);
    before.push(null);
    next = 1;
  }
  insert(keys.length);
  return {
    removed: isFirstEmptied ? removed.slice(1) : removed,
    isFirstEmptied,
    inserted,
    planned,
    before,
  };
}
