/**
 * The rows of a worksheet table, known by the hidden key. Every write can be done again: what is there under its key is
 * written over, the table grows before it is filled, and blank rows at its end are used first.
 */
import { formats, isLostText, rowsPerBatch, textFromCell, textOf, toCell } from './cells.ts';
import type { CellValue } from './cells.ts';
import { checkStopped, flushPart } from './long-work.ts';
import { readLostTexts } from './lost-texts.ts';
import type { KeyedRow, LongWork } from './port.ts';
import { findRuns } from './runs.ts';
import { mapInSlices } from './slices.ts';
import {
  allColumns,
  canResize,
  keyColumn,
  openOrMake,
  openTable,
  readBody,
  type OpenTable,
  type TableJob,
} from './tables.ts';

type Cells = readonly unknown[];

/** A row of cells and where in the table it stands, from 0. */
export interface BodyRow {
  readonly at: number;
  readonly cells: Cells;
}

const silent: LongWork = {};

/** A reading or writing goes on with its signal, and tells of its own progress alone. */
function quietly({ signal }: LongWork): LongWork {
  return signal === undefined ? silent : { signal };
}

/** Whether nothing of ours stands in a row; a person's own columns may. */
function isFree(open: OpenTable, row: Cells): boolean {
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

/** A row and where in the table it goes, from 0. */
interface Placed {
  readonly at: number;
  readonly row: KeyedRow;
  readonly isNew: boolean;
}

/** Where each row goes: over the row of its key, or below the last one that holds anything of ours. */
async function placeRows(
  open: OpenTable,
  body: readonly Cells[],
  rows: readonly KeyedRow[],
): Promise<Placed[]> {
  const rowOfKey = new Map<string, number>();
  let filled = 0;
  await mapInSlices(body, (row, index) => {
    const key = keyOf(open, row);
    if (key !== '' && !rowOfKey.has(key)) rowOfKey.set(key, index);
    if (!isFree(open, row)) filled = index + 1;
  });
  const placed = await mapInSlices(rows, (row): Placed => {
    const at = rowOfKey.get(row.key);
    if (at !== undefined) return { at, row, isNew: at >= body.length };
    if (row.key !== '') rowOfKey.set(row.key, filled);
    filled += 1;
    return { at: filled - 1, row, isNew: true };
  });
  return placed.sort((one, other) => one.at - other.at);
}

/** One row of cells over the table's width: ours where they belong, null leaves a person's own columns alone. */
function cellsOf(
  { spec }: TableJob,
  open: OpenTable,
  { row, isNew }: Placed,
): (CellValue | null)[] {
  const cells = new Array<CellValue | null>(open.width).fill(null);
  for (const column of allColumns(spec)) {
    const place = open.places.get(column.id);
    if (place === undefined) continue;
    const text = (row as Readonly<Record<string, string | undefined>>)[column.id];
    if (text !== undefined && !isLostText(text)) cells[place] = toCell(column.kind, text);
    else if (isNew) cells[place] = '';
  }
  return cells;
}

function formatRow({ spec }: TableJob, open: OpenTable): (string | null)[] {
  const row = new Array<string | null>(open.width).fill(null);
  for (const column of allColumns(spec)) {
    const place = open.places.get(column.id);
    if (place !== undefined) row[place] = formats[column.kind];
  }
  return row;
}

/** Moves down what a person wrote below the table, where the table is to grow over it. */
async function makeRoom(
  context: Excel.RequestContext,
  open: OpenTable,
  count: number,
): Promise<void> {
  const bottom = open.top + 1 + open.rowCount;
  const below = open.sheet.getRangeByIndexes(bottom, open.left, count, open.width);
  const used = below.getUsedRangeOrNullObject(true);
  used.load({ values: true });
  await context.sync();
  const isBlank = (row: Cells): boolean => row.every((value) => value === '');
  const isUsed = !used.isNullObject && !(used.values as unknown[][]).every(isBlank);
  if (isUsed) below.insert('Down');
}

/** Makes the table `rows` long; in an Excel that cannot resize one, by blank rows. */
function growTable(open: OpenTable, from: number, rows: number): void {
  if (canResize()) {
    open.table.resize(open.sheet.getRangeByIndexes(open.top, open.left, rows + 1, open.width));
    return;
  }
  const blank = new Array<string>(open.width).fill('');
  open.table.rows.add(
    undefined,
    Array.from({ length: rows - from }, () => blank),
  );
}

/** What a run of its own costs, in rows. */
const runWeight = 6;

/**
 * Writes rows: those whose key the table has are written over in place, the others below, where the table grows first.
 * Formats go before values, in the same request.
 */
async function writeRows(
  job: TableJob,
  open: OpenTable,
  placed: readonly Placed[],
  work: LongWork,
): Promise<void> {
  const { context } = job;
  const format = formatRow(job, open);
  const most = rowsPerBatch(open.width, longestText(placed));
  const isOneByOne = (at: number): boolean => open.mayHideRows && at < open.rowCount;
  let [length, queued, done] = [open.rowCount, 0, 0];
  for (const run of findRuns(placed, most, isOneByOne)) {
    // A run of its own costs about as much as some rows do.
    const weight = run.length + runWeight;
    if (queued > 0 && queued + weight > most) {
      await flushPart(context, work, done, placed.length);
      queued = 0;
    }
    queued += weight;
    done += run.length;
    const first = run[0]?.at ?? 0;
    const end = first + run.length;
    if (end > length) {
      growTable(open, length, end);
      length = end;
    }
    const range = open.sheet.getRangeByIndexes(
      open.top + 1 + first,
      open.left,
      run.length,
      open.width,
    );
    range.numberFormat = run.map(() => format);
    range.values = run.map((each) => cellsOf(job, open, each));
  }
  await flushPart(context, work, placed.length, placed.length);
}

function longestText(placed: readonly Placed[]): number {
  let longest = 1;
  for (const { row } of placed) {
    for (const text of Object.values<string | undefined>(row)) {
      longest = Math.max(longest, text?.length ?? 0);
    }
  }
  return longest;
}

/** Writes rows by their keys; the totals row of a table that grows is put away meanwhile. */
export async function putTableRows(
  job: TableJob,
  rows: readonly KeyedRow[],
  work: LongWork,
): Promise<void> {
  const { context } = job;
  checkStopped(work);
  const open = await openOrMake(job);
  const body = await readBody(context, open, quietly(work));
  const placed = await placeRows(open, body, rows);
  const growth = (placed.at(-1)?.at ?? -1) + 1 - open.rowCount;
  if (growth <= 0) return writeRows(job, open, placed, work);
  if (open.hasTotals) open.table.showTotals = false;
  try {
    if (canResize()) await makeRoom(context, open, growth);
    await writeRows(job, open, placed, work);
  } finally {
    if (open.hasTotals) {
      open.table.showTotals = true;
      await context.sync();
    }
  }
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
  const rangeOf = (from: number, count: number): Excel.Range =>
    open.sheet.getRangeByIndexes(open.top + 1 + from, open.left, count, open.width);
  if (total === body.length && total > 0) {
    // A table keeps a row.
    places.shift();
    rangeOf(0, 1).clear('Contents');
  }
  let done = total - places.length;
  const runs = findRuns(places, body.length, () => open.mayHideRows).reverse();
  for (const [index, run] of runs.entries()) {
    rangeOf(run[0]?.at ?? 0, run.length).delete('Up');
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
