/** Rows that stand together in a table are written together: fewer actions, and fewer bytes. */

/**
 * Rows in rising order as runs of neighbours, none longer than `most`; a row for which `isAlone` holds is a run of its own.
 */
export function findRuns<Row extends { readonly at: number }>(
  rows: readonly Row[],
  most: number,
  isAlone: (at: number) => boolean,
): Row[][] {
  const runs: Row[][] = [];
  let run: Row[] = [];
  for (const row of rows) {
    const last = run.at(-1);
    const joins =
      last !== undefined &&
      row.at === last.at + 1 &&
      run.length < most &&
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
