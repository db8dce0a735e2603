/**
 * The shape of a report's tables before they are written: rows that went are taken out, room is made for those that came.
 * Everything that stands below moves along, and what stands beside a row a person kept stays beside it. Done again after a
 * failure it ends the same.
 */
import { numberKeys, keysOf } from '../../shared/report/plan.ts';
import { textOf } from './cells.ts';
import { flushPart } from './long-work.ts';
import type { LongWork } from './port.ts';
import { mergeRows, type Merge, type PresentRow } from './report-merge.ts';
import type { OpenReport, OpenReportTable } from './report-open.ts';
import { findRuns } from './runs.ts';
import { canResize } from './tables.ts';

type Cells = readonly unknown[];

export interface ShapedTable {
  readonly open: OpenReportTable;
  readonly merge: Merge;
  /** What stood in the rows, as formulas, before anything was changed. */
  readonly body: readonly Cells[];
  readonly keys: readonly string[];
}

/** Columns, from the left one on, which move together when a table grows or shrinks. */
interface Span {
  readonly left: number;
  readonly width: number;
}

/** Cells to read at once, so that an answer stays well below the limit of Excel on the web. */
const cellsPerRead = 30_000;
const actionsPerFlush = 500;

async function readFormulas(
  context: Excel.RequestContext,
  open: OpenReportTable,
  work: LongWork,
): Promise<Cells[]> {
  const body: unknown[][] = [];
  const step = Math.max(1, Math.floor(cellsPerRead / open.width));
  for (let from = 0; from < open.rowCount; from += step) {
    const count = Math.min(step, open.rowCount - from);
    const part = open.sheet.getRangeByIndexes(open.top + 1 + from, open.left, count, open.width);
    part.load({ formulas: true });
    await flushPart(context, work, from + count, open.rowCount + open.plan.rows.length);
    for (const row of part.formulas as unknown[][]) body.push(row);
  }
  return body;
}

type Tables = OpenReport['tables'];

function presentRows(open: OpenReportTable, body: readonly Cells[]): PresentRow[] {
  const places = open.plan.columns.flatMap(({ id, isKey }) => {
    const place = isKey === true ? open.places.get(id) : undefined;
    return place === undefined ? [] : [place];
  });
  const keys = numberKeys(body.map((row) => places.map((place) => textOf(row[place]))));
  return body.map((row, at) => ({
    key: keys[at] ?? '',
    isBlank: row.every((value) => value === ''),
  }));
}

/**
 * The columns in which rows of a table come and go: those of the main table too, and of every table below, so that none is
 * torn.
 */
function spanOf(tables: Tables, open: OpenReportTable): Span {
  const [main] = tables;
  if (open.sheetId !== main.sheetId) return open;
  const end = open.top + open.rowCount;
  const moving = tables.filter(({ sheetId, top }) => sheetId === open.sheetId && top > end);
  const spans = [main, open, ...moving];
  const left = Math.min(...spans.map((span) => span.left));
  const right = Math.max(...spans.map((span) => span.left + span.width));
  return { left, width: right - left };
}

const rowsPerLook = 500;

/** The first row from `top` on, and before `end`, in which something stands; null where nothing does. */
async function findFilledRow(
  context: Excel.RequestContext,
  { sheet }: OpenReportTable,
  { left, width }: Span,
  top: number,
  end: number,
): Promise<number | null> {
  const used = sheet.getRangeByIndexes(top, left, end - top, width).getUsedRangeOrNullObject(true);
  used.load({ rowIndex: true, rowCount: true });
  await context.sync();
  if (used.isNullObject) return null;
  const last = used.rowIndex + used.rowCount;
  for (let from = used.rowIndex; from < last; from += rowsPerLook) {
    const count = Math.min(rowsPerLook, last - from);
    const part = sheet.getRangeByIndexes(from, left, count, width);
    part.load({ values: true });
    // Each look tells whether the next is needed.
    await context.sync();
    const rows = part.values as unknown[][];
    const filled = rows.findIndex((row) => row.some((value) => value !== ''));
    if (filled >= 0) return from + filled;
  }
  return null;
}

/** Opens as many rows below the table as are missing there, so that one blank row stays before what follows. */
async function makeRoom(
  context: Excel.RequestContext,
  open: OpenReportTable,
  span: Span,
  bottom: number,
  count: number,
): Promise<void> {
  const filled = await findFilledRow(context, open, span, bottom, bottom + count + 1);
  if (filled === null) return;
  const missing = count + 1 - (filled - bottom);
  open.sheet.getRangeByIndexes(bottom, span.left, missing, span.width).insert('Down');
}

/** Makes the table longer at its end; an Excel that cannot resize one adds blank rows. */
async function growTable(
  context: Excel.RequestContext,
  open: OpenReportTable,
  span: Span,
  from: number,
  count: number,
): Promise<void> {
  if (!canResize()) {
    const blank = new Array<string>(open.width).fill('');
    open.table.rows.add(
      undefined,
      Array.from({ length: count }, () => blank),
    );
    return;
  }
  await makeRoom(context, open, span, open.top + 1 + from, count);
  open.table.resize(
    open.sheet.getRangeByIndexes(open.top, open.left, from + count + 1, open.width),
  );
}

async function removeRows(
  context: Excel.RequestContext,
  open: OpenReportTable,
  span: Span,
  merge: Merge,
): Promise<void> {
  if (merge.isFirstEmptied) {
    open.sheet.getRangeByIndexes(open.top + 1, open.left, 1, open.width).clear('Contents');
  }
  const places = merge.removed.map((at) => ({ at }));
  const runs = findRuns(places, open.rowCount, () => open.mayHideRows).reverse();
  for (const [index, run] of runs.entries()) {
    const first = open.top + 1 + (run[0]?.at ?? 0);
    open.sheet.getRangeByIndexes(first, span.left, run.length, span.width).delete('Up');
    if (index % actionsPerFlush === actionsPerFlush - 1) await context.sync();
  }
}

async function insertRows(
  context: Excel.RequestContext,
  open: OpenReportTable,
  span: Span,
  merge: Merge,
): Promise<void> {
  let length = open.rowCount - merge.removed.length;
  for (const { at, count } of merge.inserted) {
    if (at >= length) await growTable(context, open, span, length, count);
    else
      open.sheet.getRangeByIndexes(open.top + 1 + at, span.left, count, span.width).insert('Down');
    length += count;
  }
}

/** A table where it stands now: those above it may have grown or shrunk. */
async function measure(
  context: Excel.RequestContext,
  open: OpenReportTable,
): Promise<OpenReportTable> {
  const range = open.table.getRange();
  range.load({ rowIndex: true, columnIndex: true });
  await context.sync();
  return { ...open, top: range.rowIndex, left: range.columnIndex };
}

/** Reads a table and gives it the rows of its plan, blank where they are new. */
export async function shapeTable(
  context: Excel.RequestContext,
  tables: Tables,
  found: OpenReportTable,
  work: LongWork,
): Promise<ShapedTable> {
  const open = await measure(context, found);
  const body = await readFormulas(context, open, work);
  const keys = keysOf(open.plan.columns, open.plan.rows);
  // Between rows that a filter hides Excel takes no new ones.
  const merge = mergeRows(presentRows(open, body), keys, open.mayHideRows);
  const isShaped = merge.removed.length > 0 || merge.inserted.length > 0 || merge.isFirstEmptied;
  if (isShaped) {
    const span = spanOf(tables, found);
    if (open.hasTotals) open.table.showTotals = false;
    try {
      await removeRows(context, open, span, merge);
      await insertRows(context, open, span, merge);
    } finally {
      if (open.hasTotals) open.table.showTotals = true;
      await context.sync();
    }
  }
  return { open, merge, body, keys };
}

export function isShifted({ merge }: ShapedTable): boolean {
  return merge.removed.length > 0 || merge.inserted.length > 0;
}
