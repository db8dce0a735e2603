/** Rows that stand together in a table are written together: fewer actions, and fewer bytes. */

/**
 * Rows in rising order as runs of neighbours, none longer than `most`; a row for which `isAlone` holds is a run of its own.
 * Up to `gap` rows between two may be missing from a run, where leaving cells alone costs less than another run.
 */
export function findRuns<Row extends { readonly at: number }>(
  rows: readonly Row[],
  most: number,
  isAlone: (at: number) => boolean,
  gap = 0,
): Row[][] {
  const runs: Row[][] = [];
  let run: Row[] = [];
  for (const row of rows) {
    const [first, last] = [run[0], run.at(-1)];
    const joins =
      first !== undefined &&
      last !== undefined &&
      row.at > last.at &&
      row.at - last.at <= gap + 1 &&
      row.at - first.at < most &&
      !isAlone(row.at) &&
      !isAlone(last.at);
    if (joins) run.push(row);
    else {
      run = [row];
      runs.push(run);
    }
  }
  return runs;
}
