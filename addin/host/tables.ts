/**
 * Worksheet tables that survive a person: columns are known by Excel's own ids, kept in the workbook, so they may be
 * renamed and moved; rows are known by the hidden key. Every write can be done again.
 */
import { formats, fromCell, rowsPerBatch, textOf, toCell, type CellValue } from './cells.ts';
import type { KeyedRow, TableColumn, TableSpec } from './port.ts';
import { findRuns } from './runs.ts';

/** Where each of our columns is in the table now. */
type Places = ReadonlyMap<string, number>;

interface OpenTable {
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  readonly places: Places;
  readonly width: number;
  /** All rows under the heads, as values; a totals row is none of them. */
  readonly body: readonly (readonly unknown[])[];
  /** Where the table begins, from 0. */
  readonly top: number;
  readonly left: number;
  readonly hasTotals: boolean;
  /** Rows are hidden, or may be: Excel has misplaced blocks that were written across them, single rows never. */
  readonly mayHideRows: boolean;
}

/** Excel's ids of our columns, kept with the workbook. */
export interface ColumnMemory {
  read(table: string): Readonly<Record<string, number>> | null;
  write(table: string, ids: Readonly<Record<string, number>>): Promise<void>;
}

const keyColumn = 'key';

function allColumns(spec: TableSpec): readonly TableColumn[] {
  return [{ id: keyColumn, head: 'Key', kind: 'text', width: 10, isHidden: true }, ...spec.columns];
}

/** The table, made where it is missing. */
async function openOrMake(
  context: Excel.RequestContext,
  spec: TableSpec,
  memory: ColumnMemory,
): Promise<OpenTable> {
  const found = await openTable(context, spec, memory);
  if (found !== null) return found;
  await makeTable(context, spec, memory);
  const made = await openTable(context, spec, memory);
  if (made === null) throw new Error('a table that was just made is missing');
  return made;
}

async function makeTable(
  context: Excel.RequestContext,
  spec: TableSpec,
  memory: ColumnMemory,
): Promise<void> {
  const existing = context.workbook.worksheets.getItemOrNullObject(spec.sheet);
  existing.load({ name: true });
  await context.sync();
  const sheet = existing.isNullObject ? context.workbook.worksheets.add(spec.sheet) : existing;
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load({ rowIndex: true, rowCount: true });
  await context.sync();
  const top = used.isNullObject ? 0 : used.rowIndex + used.rowCount + 1;
  const columns = allColumns(spec);
  const heads = sheet.getRangeByIndexes(top, 0, 1, columns.length);
  heads.numberFormat = [columns.map(() => '@')];
  heads.values = [columns.map((column) => column.head)];
  columns.forEach((column, index) => {
    const first = sheet.getRangeByIndexes(top + 1, index, 1, 1);
    first.numberFormat = [[formats[column.kind]]];
    const whole = sheet.getRangeByIndexes(top, index, 2, 1);
    whole.format.columnWidth = column.isHidden === true ? 0 : column.width * 5.6 + 8;
    if (column.kind === 'money' || column.kind === 'number') {
      whole.format.horizontalAlignment = 'Right';
    }
  });
  const table = sheet.tables.add(sheet.getRangeByIndexes(top, 0, 2, columns.length), true);
  table.name = spec.name;
  table.style = 'TableStyleMedium4';
  table.columns.load({ id: true, index: true });
  if (top === 0) sheet.freezePanes.freezeRows(1);
  await context.sync();
  const ids: Record<string, number> = {};
  columns.forEach((column, index) => {
    const made = table.columns.items[index];
    if (made !== undefined) ids[column.id] = made.id;
  });
  await memory.write(spec.name, ids);
}

/** Cells to read at once, so that an answer stays well below the limit of Excel on the web. */
const cellsPerRead = 30_000;

async function readBody(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  place: { top: number; left: number; rows: number; width: number },
): Promise<unknown[][]> {
  const body: unknown[][] = [];
  const step = Math.max(1, Math.floor(cellsPerRead / place.width));
  for (let from = 0; from < place.rows; from += step) {
    const count = Math.min(step, place.rows - from);
    const part = sheet.getRangeByIndexes(place.top + from, place.left, count, place.width);
    part.load({ values: true });
    await flush(context);
    for (const row of part.values as unknown[][]) body.push(row);
  }
  return body;
}

/** The table with its body, or null where the workbook has none of that name. */
async function openTable(
  context: Excel.RequestContext,
  spec: TableSpec,
  memory: ColumnMemory,
): Promise<OpenTable | null> {
  const table = context.workbook.tables.getItemOrNullObject(spec.name);
  table.load({ showTotals: true });
  await context.sync();
  if (table.isNullObject) return null;
  const range = table.getRange();
  range.load({ rowIndex: true, columnIndex: true, rowCount: true, columnCount: true });
  table.columns.load({ id: true, index: true, name: true });
  const canAsk = Office.context.requirements.isSetSupported('ExcelApi', '1.9');
  if (canAsk) table.autoFilter.load({ isDataFiltered: true });
  await context.sync();
  const sheet = table.worksheet;
  const body = await readBody(context, sheet, {
    top: range.rowIndex + 1,
    left: range.columnIndex,
    rows: range.rowCount - (table.showTotals ? 2 : 1),
    width: range.columnCount,
  });
  const kept = memory.read(spec.name) ?? {};
  const places = new Map<string, number>();
  for (const column of allColumns(spec)) {
    const item =
      table.columns.items.find((each) => each.id === kept[column.id]) ??
      table.columns.items.find((each) => each.name === column.head);
    if (item !== undefined) places.set(column.id, item.index);
  }
  return {
    table,
    sheet,
    places,
    width: range.columnCount,
    body,
    top: range.rowIndex,
    left: range.columnIndex,
    hasTotals: table.showTotals,
    mayHideRows: !canAsk || table.autoFilter.isDataFiltered,
  };
}

function isBlank(row: readonly unknown[]): boolean {
  return row.every((value) => value === '');
}

function textsOf(spec: TableSpec, open: OpenTable, row: readonly unknown[]): KeyedRow {
  const texts: Record<string, string> = {};
  for (const column of allColumns(spec)) {
    const place = open.places.get(column.id);
    texts[column.id] = place === undefined ? '' : fromCell(column.kind, row[place]);
  }
  return { key: texts[keyColumn] ?? '', ...texts };
}

/** All rows in the order of the sheet, empty ones left out. */
export async function readTable(
  context: Excel.RequestContext,
  spec: TableSpec,
  memory: ColumnMemory,
): Promise<KeyedRow[]> {
  const open = await openTable(context, spec, memory);
  if (open === null) return [];
  return open.body.filter((row) => !isBlank(row)).map((row) => textsOf(spec, open, row));
}

/** One row of cells over the table's width: ours where they belong, null leaves a person's own columns alone. */
function cellsOf(spec: TableSpec, open: OpenTable, row: KeyedRow): (CellValue | null)[] {
  const cells = new Array<CellValue | null>(open.width).fill(null);
  for (const column of allColumns(spec)) {
    const place = open.places.get(column.id);
    const text = (row as Readonly<Record<string, string | undefined>>)[column.id];
    if (place !== undefined && text !== undefined) cells[place] = toCell(column.kind, text);
  }
  return cells;
}

function formatRow(spec: TableSpec, open: OpenTable): (string | null)[] {
  const row = new Array<string | null>(open.width).fill(null);
  for (const column of allColumns(spec)) {
    const place = open.places.get(column.id);
    if (place !== undefined) row[place] = formats[column.kind];
  }
  return row;
}

/** A row of cells and where in the table it goes, from 0. */
interface Placed {
  readonly at: number;
  readonly cells: (CellValue | null)[];
}

/** Where each row goes: over the row of its key, or below the last one that holds anything. */
function placeRows(spec: TableSpec, open: OpenTable, rows: readonly KeyedRow[]): Placed[] {
  const keyPlace = open.places.get(keyColumn);
  const rowOfKey = new Map<string, number>();
  let filled = 0;
  open.body.forEach((row, index) => {
    const key = keyPlace === undefined ? '' : textOf(row[keyPlace]);
    if (key !== '') rowOfKey.set(key, index);
    if (!isBlank(row)) filled = index + 1;
  });
  return rows
    .map((row): Placed => {
      const cells = cellsOf(spec, open, row);
      const at = rowOfKey.get(row.key);
      if (at !== undefined) return { at, cells };
      if (row.key !== '') rowOfKey.set(row.key, filled);
      filled += 1;
      return { at: filled - 1, cells: cells.map((cell) => cell ?? '') };
    })
    .sort((one, other) => one.at - other.at);
}

/** Moves down what a person wrote below the table, where the table grows over it. */
async function makeRoom(
  context: Excel.RequestContext,
  open: OpenTable,
  count: number,
): Promise<void> {
  const bottom = open.top + 1 + open.body.length;
  const below = open.sheet.getRangeByIndexes(bottom, open.left, count, open.width);
  const used = below.getUsedRangeOrNullObject(true);
  used.load({ values: true });
  await context.sync();
  const isFree = used.isNullObject || (used.values as unknown[][]).every(isBlank);
  if (!isFree) below.insert('Down');
}

/** How a table grows in an Excel that cannot resize one: by blank rows, which are then written over as text. */
function addBlankRows(open: OpenTable, count: number): void {
  const blank = new Array<string>(open.width).fill('');
  open.table.rows.add(
    undefined,
    Array.from({ length: count }, () => blank),
  );
}

/**
 * Writes rows: those whose key the table has are written over in place, the others below the table, which then grows
 * over them. Formats go first, values after, in the same batch; a totals row is put away meanwhile.
 */
export async function putTableRows(
  context: Excel.RequestContext,
  spec: TableSpec,
  rows: readonly KeyedRow[],
  memory: ColumnMemory,
): Promise<void> {
  const open = await openOrMake(context, spec, memory);
  const placed = placeRows(spec, open, rows);
  const format = formatRow(spec, open);
  const wanted = Math.max(open.body.length, (placed.at(-1)?.at ?? -1) + 1);
  const isGrowing = wanted > open.body.length;
  if (isGrowing && open.hasTotals) open.table.showTotals = false;
  const canResize = Office.context.requirements.isSetSupported('ExcelApi', '1.13');
  if (isGrowing && canResize) await makeRoom(context, open, wanted - open.body.length);
  if (isGrowing && !canResize) addBlankRows(open, wanted - open.body.length);
  const longest = placed.reduce(
    (most, { cells }) => Math.max(most, ...cells.map((cell) => String(cell ?? '').length)),
    1,
  );
  const most = rowsPerBatch(open.width, longest);
  let queued = 0;
  const isOneByOne = (at: number): boolean => open.mayHideRows && at < open.body.length;
  for (const run of findRuns(placed, most, isOneByOne)) {
    // A run of its own costs about as much as some rows do.
    const weight = run.length + runWeight;
    if (queued > 0 && queued + weight > most) {
      await flush(context);
      queued = 0;
    }
    queued += weight;
    const range = open.sheet.getRangeByIndexes(
      open.top + 1 + (run[0]?.at ?? 0),
      open.left,
      run.length,
      open.width,
    );
    range.numberFormat = run.map(() => format);
    range.values = run.map(({ cells }) => cells);
  }
  if (isGrowing && canResize) {
    const whole = open.sheet.getRangeByIndexes(open.top, open.left, wanted + 1, open.width);
    open.table.resize(whole);
  }
  if (isGrowing && open.hasTotals) open.table.showTotals = true;
  await context.sync();
}

const runWeight = 6;

/** Sends what was queued, so that no request grows past what Excel on the web takes. */
async function flush(context: Excel.RequestContext): Promise<void> {
  await context.sync();
}

const removalsPerBatch = 1000;

/** Takes rows out by key: what follows moves up. The last row of a table is emptied instead. */
export async function removeTableRows(
  context: Excel.RequestContext,
  spec: TableSpec,
  keys: readonly string[],
  memory: ColumnMemory,
): Promise<void> {
  const open = await openTable(context, spec, memory);
  const keyPlace = open?.places.get(keyColumn);
  if (open === null || keyPlace === undefined) return;
  const unwanted = new Set(keys);
  const places = open.body
    .map((row, at) => ({ at, isUnwanted: unwanted.has(textOf(row[keyPlace])) }))
    .filter(({ isUnwanted }) => isUnwanted);
  const rangeOf = (from: number, count: number): Excel.Range =>
    open.sheet.getRangeByIndexes(open.top + 1 + from, open.left, count, open.width);
  const keepsOne = places.length === open.body.length;
  if (keepsOne) {
    // A table keeps a row.
    places.shift();
    rangeOf(0, 1).clear('Contents');
  }
  const runs = findRuns(places, open.body.length, () => false).reverse();
  for (const [index, run] of runs.entries()) {
    rangeOf(run[0]?.at ?? 0, run.length).delete('Up');
    if (index % removalsPerBatch === removalsPerBatch - 1) await flush(context);
  }
  await context.sync();
}

/** Makes the table where it is missing, and shows its sheet. */
export async function showTable(
  context: Excel.RequestContext,
  spec: TableSpec,
  memory: ColumnMemory,
): Promise<void> {
  const open = await openOrMake(context, spec, memory);
  open.sheet.activate();
  await context.sync();
}
