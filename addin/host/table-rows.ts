/** The rows of a worksheet table, known by the hidden key: read, taken out, and given keys. `table-write.ts` writes them. */
import { textFromCell, textOf } from './cells.ts';
import { checkStopped, flushPart } from './long-work.ts';
import { readLostTexts } from './lost-texts.ts';
import type { KeyedRow, LongWork } from './port.ts';
import { findRuns } from './runs.ts';
import { mapInSlices } from './slices.ts';
import {
  allColumns,
  keyColumn,
  openTable,
  readBody,
  type OpenTable,
  type TableJob,
} from './tables.ts';

export type Cells = readonly unknown[];

/** A row of cells and where in the table it stands, from 0. */
export interface BodyRow {
  readonly at: number;
  readonly cells: Cells;
}

const silent: LongWork = {};

/** A reading or writing goes on with its signal, and tells of its own progress alone. */
export function quietly({ signal }: LongWork): LongWork {
  return signal === undefined ? silent : { signal };
}

/** Whether nothing of ours stands in a row; a person's own columns may. */
export function isFree(open: OpenTable, row: Cells): boolean {
  for (const place of open.places.values()) if (row[place] !== '') return false;
  return true;
}

export function keyOf(open: OpenTable, row: Cells): string {
  return textOf(row[open.places.get(keyColumn) ?? -1]);
}

/** All rows in the order of the sheet, empty ones left out. */
export async function readTable(job: TableJob, work: LongWork): Promise<KeyedRow[]> {
  const open = await openTable(job);
  if (open === null) return [];
  const body = await readBody(job.context, open, work);
  const rows = body.map((cells, at): BodyRow => ({ at, cells }));
  return textsOfRows(
    job,
    open,
    rows.filter(({ cells }) => !isFree(open, cells)),
  );
}

/** Rows as texts; a text that Excel turned into a number is looked at more closely, and marked where it is lost. */
async function textsOfRows(
  { context, spec }: TableJob,
  open: OpenTable,
  rows: readonly BodyRow[],
): Promise<KeyedRow[]> {
  const columns = allColumns(spec).map(({ id, kind }) => ({
    id,
    kind,
    place: open.places.get(id),
  }));
  const textPlaces = columns.flatMap(({ id, kind, place }) =>
    kind === 'text' && id !== keyColumn && place !== undefined ? [place] : [],
  );
  const lost = await readLostTexts(context, open, rows, textPlaces);
  return mapInSlices(rows, ({ at, cells }) => {
    const texts: Record<string, string> = {};
    for (const { id, kind, place } of columns) {
      // Of a column that a person took out nothing is known, not even that it is empty.
      if (place === undefined) continue;
      texts[id] = lost.get(`${at} ${place}`) ?? textFromCell(kind, cells[place]);
    }
    return { key: texts[keyColumn] ?? '', ...texts };
  });
}

/** Rows of the table's body, over its width. */
export function rangeOf(
  open: OpenTable,
  sheet: Excel.Worksheet,
  first: number,
  count: number,
): Excel.Range {
  return sheet.getRangeByIndexes(open.top + 1 + first, open.left, count, open.width);
}

const removalsPerBatch = 1000;

/** Takes rows out by key: what follows moves up. The last row of a table is emptied instead. */
export async function removeTableRows(
  job: TableJob,
  keys: readonly string[],
  work: LongWork,
): Promise<void> {
  const { context } = job;
  checkStopped(work);
  const open = await openTable(job);
  if (open === null) return;
  const body = await readBody(context, open, quietly(work));
  const unwanted = new Set(keys);
  const places = body
    .map((row, at) => ({ at, isUnwanted: unwanted.has(keyOf(open, row)) }))
    .filter(({ isUnwanted }) => isUnwanted);
  const total = places.length;
  if (total === body.length && total > 0) {
    // A table keeps a row.
    places.shift();
    rangeOf(open, open.sheet, 0, 1).clear('Contents');
  }
  let done = total - places.length;
  const runs = findRuns(places, body.length, () => open.mayHideRows).reverse();
  for (const [index, run] of runs.entries()) {
    rangeOf(open, open.sheet, run[0]?.at ?? 0, run.length).delete('Up');
    done += run.length;
    if (index % removalsPerBatch === removalsPerBatch - 1) {
      await flushPart(context, work, done, total);
    }
  }
  await flushPart(context, work, total, total);
}

/**
 * Gives a key to each row with something in the column `by` that has none, or that of a row above it. Answers these
 * rows.
 */
export async function adoptTableRows(
  job: TableJob,
  by: string,
  makeKey: () => string,
): Promise<KeyedRow[]> {
  const { context } = job;
  const open = await openTable(job);
  const place = open?.places.get(by);
  if (open === null || place === undefined) return [];
  const body = await readBody(context, open, silent);
  const seen = new Set<string>();
  const adopted: { readonly at: number; readonly key: string }[] = [];
  body.forEach((row, at) => {
    const key = keyOf(open, row);
    if (row[place] !== '' && (key === '' || seen.has(key))) adopted.push({ at, key: makeKey() });
    else seen.add(key);
  });
  if (adopted.length === 0) return [];
  const column = open.left + (open.places.get(keyColumn) ?? 0);
  for (const run of findRuns(adopted, 5000, () => open.mayHideRows)) {
    const first = open.top + 1 + (run[0]?.at ?? 0);
    const range = open.sheet.getRangeByIndexes(first, column, run.length, 1);
    range.numberFormat = run.map(() => ['@']);
    range.values = run.map(({ key }) => [key]);
  }
  await context.sync();
  const rows = await textsOfRows(
    job,
    open,
    adopted.map(({ at }) => ({ at, cells: body[at] ?? [] })),
  );
  return rows.map((row, index) => ({ ...row, key: adopted[index]?.key ?? '' }));
}
