/**
 * Worksheet tables that survive a person: table and columns are known by Excel's own ids, kept in the workbook, so both
 * may be renamed and moved; what was taken out of a table is missed before anything is read or written, never guessed.
 */
import { textsOf } from '../texts/texts.ts';
import { formats } from './cells.ts';
import { makeFault } from './faults.ts';
import type { LongWork, TableColumn, TableSpec } from './port.ts';
import { flushPart } from './long-work.ts';

const texts = textsOf('host');

/** Excel's ids of a table of ours and of its columns, kept with the workbook. */
export interface KeptTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, number>>;
}

export interface TableMemory {
  read(name: string): KeptTable | null;
  write(name: string, kept: KeptTable): Promise<void>;
}

/** The context of one job on a table. */
export interface TableJob {
  readonly context: Excel.RequestContext;
  readonly spec: TableSpec;
  readonly memory: TableMemory;
}

export interface OpenTable {
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  /** Where each of our columns is in the table now. */
  readonly places: ReadonlyMap<string, number>;
  readonly width: number;
  /** Rows under the heads; a totals row is none of them. */
  readonly rowCount: number;
  /** Where the table begins, from 0. */
  readonly top: number;
  readonly left: number;
  readonly hasTotals: boolean;
  /** Rows are hidden, or may be: Excel has misplaced blocks that were written across them, single rows never. */
  readonly mayHideRows: boolean;
}

/** A table as it was found, with what a person took out of it. */
interface FoundTable extends OpenTable {
  readonly missing: readonly TableColumn[];
  readonly kept: KeptTable;
}

export const keyColumn = 'key';

export function allColumns(spec: TableSpec): readonly TableColumn[] {
  return [{ id: keyColumn, head: 'Key', kind: 'text', width: 10, isHidden: true }, ...spec.columns];
}

export function canResize(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.13');
}

/** The table by its id, or else by its name; null where the workbook has neither. */
export async function findTable({ context, spec, memory }: TableJob): Promise<Excel.Table | null> {
  const kept = memory.read(spec.name);
  const { tables } = context.workbook;
  const named = tables.getItemOrNullObject(spec.name);
  const known = kept === null ? named : tables.getItemOrNullObject(kept.table);
  for (const table of [named, known]) table.load({ id: true, showTotals: true });
  await context.sync();
  if (!known.isNullObject) return known;
  return named.isNullObject ? null : named;
}

/** Our columns by id where Excel's ids are those of this very table, else by their heads. */
function placeColumns(spec: TableSpec, table: Excel.Table, kept: KeptTable | null) {
  const ids = kept?.table === table.id ? kept.columns : {};
  const places = new Map<string, number>();
  const columns: Record<string, number> = {};
  for (const column of allColumns(spec)) {
    const item =
      table.columns.items.find((each) => each.id === ids[column.id]) ??
      table.columns.items.find((each) => each.name === column.head);
    if (item === undefined) continue;
    places.set(column.id, item.index);
    columns[column.id] = item.id;
  }
  return { places, kept: { table: table.id, columns } };
}

async function inspectTable(job: TableJob, table: Excel.Table): Promise<FoundTable> {
  const { context, spec, memory } = job;
  const range = table.getRange();
  range.load({ rowIndex: true, columnIndex: true, rowCount: true, columnCount: true });
  table.columns.load({ id: true, index: true, name: true });
  const canAsk = Office.context.requirements.isSetSupported('ExcelApi', '1.9');
  table.worksheet.load({ id: true });
  if (canAsk) table.autoFilter.load({ isDataFiltered: true });
  await context.sync();
  const { places, kept } = placeColumns(spec, table, memory.read(spec.name));
  return {
    table,
    sheet: table.worksheet,
    places,
    kept,
    missing: allColumns(spec).filter(({ id }) => !places.has(id)),
    width: range.columnCount,
    rowCount: range.rowCount - (table.showTotals ? 2 : 1),
    top: range.rowIndex,
    left: range.columnIndex,
    hasTotals: table.showTotals,
    mayHideRows: !canAsk || table.autoFilter.isDataFiltered,
  };
}

/** Without its key no row is known, and without another column of ours a document would say less than was meant. */
function checkColumns({ missing }: FoundTable): void {
  const needed = missing.filter(({ isOptional }) => isOptional !== true);
  if (needed.length === 0) return;
  throw makeFault('column_gone', texts.columnsGone(needed.map(({ head }) => head).join(', ')));
}

/** The table, or null where the workbook has none. Refuses one that a person took a column out of. */
export async function openTable(job: TableJob): Promise<OpenTable | null> {
  const table = await findTable(job);
  if (table === null) return null;
  const found = await inspectTable(job, table);
  checkColumns(found);
  return found;
}

/** The table, made where it is missing, and with the hidden columns that a later version brought. */
export async function openOrMake(job: TableJob): Promise<OpenTable> {
  const { spec, memory } = job;
  const table = (await findTable(job)) ?? (await makeTable(job));
  let found = await inspectTable(job, table);
  const unseen = found.missing.filter(({ isHidden, isOptional }) => isHidden && isOptional);
  if (unseen.length > 0) found = await addColumns(job, found, unseen);
  checkColumns(found);
  if (!isSame(memory.read(spec.name), found.kept)) await memory.write(spec.name, found.kept);
  return found;
}

function isSame(one: KeptTable | null, other: KeptTable): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** As wide as the column wants to be; one of ours alone is hidden, and as wide once a person shows it. */
function layOut(cells: Excel.Range, column: TableColumn): void {
  cells.format.columnWidth = column.width * 5.6 + 8;
  if (column.isHidden === true) cells.columnHidden = true;
}

/** Adds columns of ours at the end of a table, empty. */
async function addColumns(
  job: TableJob,
  found: FoundTable,
  columns: readonly TableColumn[],
): Promise<FoundTable> {
  for (const [index, column] of columns.entries()) {
    found.table.columns.add(undefined, undefined, column.head);
    const place = found.left + found.width + index;
    const cells = found.sheet.getRangeByIndexes(found.top + 1, place, found.rowCount, 1);
    cells.numberFormat = Array.from({ length: found.rowCount }, () => [formats[column.kind]]);
    layOut(cells, column);
  }
  await job.context.sync();
  return inspectTable(job, found.table);
}

/**
 * Puts right what a person took apart: the table is one again where its cells are still there, and the columns that it
 * needs are there again, empty.
 */
export async function rebuildTable(job: TableJob): Promise<void> {
  const table = (await findTable(job)) ?? (await makeTable(job));
  const found = await inspectTable(job, table);
  const wanted = found.missing.filter(
    ({ isOptional, isHidden }) => isOptional !== true || isHidden === true,
  );
  const whole = wanted.length === 0 ? found : await addColumns(job, found, wanted);
  await job.memory.write(job.spec.name, whole.kept);
}

/** Where the cells of a table are that was turned back into a range: its heads and all rows to the next blank one. */
async function findRemains(
  { context, spec }: TableJob,
  sheet: Excel.Worksheet,
): Promise<Excel.Range | null> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load({ rowIndex: true, columnIndex: true, rowCount: true });
  const tables = sheet.tables.getCount();
  await context.sync();
  // What is a table already is somebody else's.
  if (used.isNullObject || tables.value > 0) return null;
  const upper = used.getResizedRange(Math.min(0, rowsToFindHeads - used.rowCount), 0);
  upper.load({ values: true });
  await context.sync();
  const wanted = allColumns(spec).filter(({ isOptional }) => isOptional !== true);
  const rows = upper.values as unknown[][];
  const at = rows.findIndex((cells) => wanted.every(({ head }) => cells.includes(head)));
  const place = rows[at]?.indexOf(wanted[0]?.head) ?? -1;
  if (place < 0) return null;
  const head = sheet.getRangeByIndexes(used.rowIndex + at, used.columnIndex + place, 1, 1);
  const region = head.getSurroundingRegion();
  region.load({ rowIndex: true, columnIndex: true, rowCount: true, columnCount: true });
  await context.sync();
  const above = used.rowIndex + at - region.rowIndex;
  return sheet.getRangeByIndexes(
    region.rowIndex + above,
    region.columnIndex,
    Math.max(2, region.rowCount - above),
    region.columnCount,
  );
}

const rowsToFindHeads = 50;

/** A table with our heads that did not get its name: its making was cut off, or a person pasted it there. */
async function findNameless(
  { context, spec }: TableJob,
  sheet: Excel.Worksheet,
): Promise<Excel.Table | null> {
  sheet.tables.load({ id: true, showTotals: true, columns: { name: true } });
  await context.sync();
  const wanted = allColumns(spec).filter(({ isOptional }) => isOptional !== true);
  const found = sheet.tables.items.find(({ columns }) => {
    const heads = new Set(columns.items.map(({ name }) => name));
    return wanted.every(({ head }) => heads.has(head));
  });
  if (found === undefined) return null;
  nameTable(spec, found);
  await context.sync();
  return found;
}

function nameTable(spec: TableSpec, table: Excel.Table): void {
  table.name = spec.name;
  table.style = 'TableStyleMedium4';
}

/**
 * Makes the table on its sheet: of the cells that are left of it, or else anew below what stands there. Cut off at any
 * point, it is made of what is there the next time.
 */
async function makeTable(job: TableJob): Promise<Excel.Table> {
  const { context, spec } = job;
  const existing = context.workbook.worksheets.getItemOrNullObject(spec.sheet);
  existing.load({ name: true });
  await context.sync();
  const sheet = existing.isNullObject ? context.workbook.worksheets.add(spec.sheet) : existing;
  const nameless = existing.isNullObject ? null : await findNameless(job, sheet);
  if (nameless !== null) return nameless;
  const remains = existing.isNullObject ? null : await findRemains(job, sheet);
  const range = remains ?? (await writeHeads(job, sheet));
  const marks = range.conditionalFormats.getCount();
  range.load({ rowIndex: true, columnIndex: true });
  const heads = range.getRow(0);
  heads.load({ values: true });
  await context.sync();
  const places = (heads.values as unknown[][])[0] ?? [];
  if (marks.value === 0) markRows(spec, sheet, range, places);
  if (range.rowIndex === 0) sheet.freezePanes.freezeRows(1);
  const table = sheet.tables.add(range, true);
  nameTable(spec, table);
  table.load({ id: true, showTotals: true });
  await context.sync();
  return table;
}

async function writeHeads(
  { context, spec }: TableJob,
  sheet: Excel.Worksheet,
): Promise<Excel.Range> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load({ rowIndex: true, rowCount: true });
  await context.sync();
  const top = used.isNullObject ? 0 : used.rowIndex + used.rowCount + 1;
  const columns = allColumns(spec);
  columns.forEach((column, index) => {
    const first = sheet.getRangeByIndexes(top + 1, index, 1, 1);
    first.numberFormat = [[formats[column.kind]]];
    const whole = sheet.getRangeByIndexes(top, index, 2, 1);
    layOut(whole, column);
    if (column.kind === 'money' || column.kind === 'number') {
      whole.format.horizontalAlignment = 'Right';
    }
  });
  const heads = sheet.getRangeByIndexes(top, 0, 1, columns.length);
  heads.numberFormat = [columns.map(() => '@')];
  heads.values = [columns.map((column) => column.head)];
  return sheet.getRangeByIndexes(top, 0, 2, columns.length);
}

/** Rows to which a table's marks reach; a table that grows further shows them in words alone. */
const markedRows = 20_000;

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** Lets rows stand out by a conditional format, which follows them through sorting and filtering. */
function markRows(
  spec: TableSpec,
  sheet: Excel.Worksheet,
  { rowIndex, columnIndex }: Excel.Range,
  heads: readonly unknown[],
): void {
  const head = spec.columns.find(({ id }) => id === spec.marks)?.head;
  const place = head === undefined ? -1 : heads.indexOf(head);
  if (place < 0 || !Office.context.requirements.isSetSupported('ExcelApi', '1.6')) return;
  const top = rowIndex + 1;
  const range = sheet.getRangeByIndexes(top, columnIndex, markedRows, heads.length);
  const { custom } = range.conditionalFormats.add('Custom');
  custom.rule.formula = `=LEFT($${columnLetters(columnIndex + place)}${top + 1},1)="!"`;
  custom.format.fill.color = '#FFF4CE';
  custom.format.font.color = '#6B4E00';
}

/** Cells to read at once, so that an answer stays well below the limit of Excel on the web. */
const cellsPerRead = 30_000;

/** All rows under the heads, as values. */
export async function readBody(
  context: Excel.RequestContext,
  open: OpenTable,
  work: LongWork,
): Promise<readonly (readonly unknown[])[]> {
  const body: unknown[][] = [];
  const step = Math.max(1, Math.floor(cellsPerRead / open.width));
  for (let from = 0; from < open.rowCount; from += step) {
    const count = Math.min(step, open.rowCount - from);
    const part = open.sheet.getRangeByIndexes(open.top + 1 + from, open.left, count, open.width);
    part.load({ values: true });
    await flushPart(context, work, from + count, open.rowCount);
    for (const row of part.values as unknown[][]) body.push(row);
  }
  return body;
}

/** Makes the table where it is missing, and shows its sheet. */
export async function showTable(job: TableJob): Promise<void> {
  const open = await openOrMake(job);
  open.sheet.activate();
  await job.context.sync();
}
