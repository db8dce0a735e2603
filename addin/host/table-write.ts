/**
 * Writing rows of a worksheet table, known by the hidden key. Every write can be done again: what is there under its key
 * is written over, the table grows before it is filled, and blank rows at its end are used first.
 */
import { formats, isLostText, rowsPerBatch, toCell } from './cells.ts';
import type { CellValue } from './cells.ts';
import { checkStopped, flushPart } from './long-work.ts';
import type { KeyedRow, LongWork } from './port.ts';
import { findRuns } from './runs.ts';
import { mapInSlices } from './slices.ts';
import { isFree, keyOf, quietly, rangeOf, type Cells } from './table-rows.ts';
import {
  allColumns,
  canResize,
  openOrMake,
  readBody,
  type OpenTable,
  type TableJob,
} from './tables.ts';

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

/** What a run of its own costs, in rows; fewer rows than that between two are left alone in one write instead. */
const runWeight = 6;

/** A part of a table as it is written: from which row on, and its rows, null where one is left alone. */
interface Block {
  readonly first: number;
  readonly rows: readonly (Placed | null)[];
}

function blockOf(run: readonly Placed[]): Block {
  const first = run[0]?.at ?? 0;
  const rows = new Array<Placed | null>((run.at(-1)?.at ?? first) - first + 1).fill(null);
  for (const placed of run) rows[placed.at - first] = placed;
  return { first, rows };
}

/**
 * Writes rows: those whose key the table has are written over in place, the others below, where the table grows first.
 * Formats go before values, in the same request. `begun` rows of the same job were written before.
 */
async function writeRows(
  job: TableJob,
  open: OpenTable,
  placed: readonly Placed[],
  work: LongWork,
  begun = 0,
): Promise<void> {
  const { context } = job;
  const format = formatRow(job, open);
  const most = rowsPerBatch(open.width, longestText(placed));
  const isOneByOne = (at: number): boolean => open.mayHideRows && at < open.rowCount;
  const alone = new Array<null>(open.width).fill(null);
  let [length, queued, done] = [open.rowCount, 0, 0];
  for (const run of findRuns(placed, most, isOneByOne, runWeight - 1)) {
    const { first, rows } = blockOf(run);
    // A run of its own costs about as much as some rows do.
    const weight = rows.length + runWeight;
    if (queued > 0 && queued + weight > most) {
      await flushPart(context, work, begun + done, begun + placed.length);
      queued = 0;
    }
    queued += weight;
    done += run.length;
    const end = first + rows.length;
    if (end > length) {
      growTable(open, length, end);
      length = end;
    }
    const range = rangeOf(open, open.sheet, first, rows.length);
    range.numberFormat = rows.map((each) => (each === null ? alone : format));
    range.values = rows.map((each) => (each === null ? alone : cellsOf(job, open, each)));
  }
  await flushPart(context, work, begun + placed.length, begun + placed.length);
}

/** Rows that are written one by one in the common run; more of them go in runs of their own. */
const fewRows = 500;

/**
 * Writes over rows of which some are hidden, each by itself. Excel's client minds every range until its run ends, and
 * takes the time of their number squared to forget them: each part has a run of its own.
 */
async function writeApart(
  job: TableJob,
  open: OpenTable,
  placed: readonly Placed[],
  work: LongWork,
  total: number,
): Promise<void> {
  const format = formatRow(job, open);
  const most = Math.ceil(rowsPerBatch(open.width, longestText(placed)) / (1 + runWeight));
  for (let from = 0; from < placed.length; from += most) {
    const part = placed.slice(from, from + most);
    await Excel.run({ delayForCellEdit: true }, async (context) => {
      const sheet = context.workbook.worksheets.getItem(open.sheet.id);
      for (const each of part) {
        const range = rangeOf(open, sheet, each.at, 1);
        range.numberFormat = [format];
        range.values = [cellsOf(job, open, each)];
      }
      await flushPart(context, work, from + part.length, total);
    });
  }
}

/** Writes rows over and below, those that may be hidden apart where they are many. */
async function writeAll(
  job: TableJob,
  open: OpenTable,
  placed: readonly Placed[],
  work: LongWork,
): Promise<void> {
  const over = open.mayHideRows ? placed.filter(({ at }) => at < open.rowCount) : [];
  if (over.length <= fewRows) return writeRows(job, open, placed, work);
  await writeApart(job, open, over, work, placed.length);
  // Rows stand in the order of the table, and what is new comes below.
  const below = placed.slice(over.length);
  if (below.length > 0) await writeRows(job, open, below, work, over.length);
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
  if (growth <= 0) return writeAll(job, open, placed, work);
  if (open.hasTotals) open.table.showTotals = false;
  try {
    if (canResize()) await makeRoom(context, open, growth);
    await writeAll(job, open, placed, work);
  } finally {
    if (open.hasTotals) {
      open.table.showTotals = true;
      await context.sync();
    }
  }
}
