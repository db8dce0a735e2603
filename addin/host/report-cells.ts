/**
 * The cells of a report's tables, written into rows that are there already. Only what differs from what stands there is
 * written, and only in our own columns: everything of a person's stays. Text is made text before its value comes.
 */
import { cellAt, resolveFormula, type FormulaPlaces } from '../../shared/report/formula.ts';
import type { PlannedCell, PlannedReport } from '../../shared/report/plan.ts';
import type { CellValue } from './cells.ts';
import { rowsPerBatch } from './cells.ts';
import { flushPart } from './long-work.ts';
import type { LongWork } from './port.ts';
import type { OpenReportTable } from './report-open.ts';
import { isShifted, type ShapedTable } from './report-shape.ts';
import { findRuns } from './runs.ts';

/** By key, the row of a table in the sheet, from 0. */
function rowsByKey({ merge, keys, open }: ShapedTable): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  merge.planned.forEach((index, at) => {
    const key = index === null ? undefined : keys[index];
    if (key !== undefined) rows.set(key, open.top + 1 + at);
  });
  return rows;
}

/** Where the names in formulas stand, for a row of one of the tables. */
export function makePlaces(tables: readonly ShapedTable[]) {
  const known = tables.map((table) => ({ table, rows: rowsByKey(table) }));
  return (own: ShapedTable, row: number): FormulaPlaces => {
    const find = (id: string) =>
      known.find(({ table }) => (id === '' ? table === own : table.open.plan.id === id));
    const columnOf = (table: ShapedTable | undefined, column: string): number | null => {
      const place = table?.open.places.get(column);
      return table === undefined || place === undefined ? null : table.open.left + place;
    };
    return {
      ofRow: (column) => {
        const place = columnOf(own, column);
        return place === null ? null : cellAt(place, row);
      },
      ofColumn: (id, column) => {
        const table = find(id)?.table;
        const place = columnOf(table, column);
        if (table === undefined || place === null) return null;
        const { top } = table.open;
        const last = top + table.merge.planned.length;
        return `${cellAt(place, top + 1)}:${cellAt(place, last)}`;
      },
      ofCell: (id, key, column) => {
        const other = find(id);
        const place = columnOf(other?.table, column);
        const at = other?.rows.get(key);
        return place === null || at === undefined ? null : cellAt(place, at);
      },
    };
  };
}

/** A planned cell as Excel takes it. */
export function valueOf(cell: PlannedCell, places: FormulaPlaces): CellValue {
  if (cell === null) return '';
  if (typeof cell !== 'object') return cell;
  const formula = resolveFormula(cell.formula, places);
  return formula === null ? cell.value : `=${formula}`;
}

interface WrittenRow {
  readonly at: number;
  readonly cells: readonly (CellValue | null)[];
  readonly isNew: boolean;
}

/** The rows of a table that do not hold yet what they should. */
function findChanges(
  table: ShapedTable,
  placesOf: ReturnType<typeof makePlaces>,
  isMoved: boolean,
): WrittenRow[] {
  const { open, merge, body } = table;
  const places = open.plan.columns.map(({ id }) => open.places.get(id));
  const rows: WrittenRow[] = [];
  merge.planned.forEach((index, at) => {
    const planned = index === null ? undefined : open.plan.rows[index];
    if (planned === undefined) return;
    const before = merge.before[at] ?? null;
    const stood = before === null ? null : body[before];
    const formulas = placesOf(table, open.top + 1 + at);
    // Excel carries formulas of one row along with it, so they are compared as they were where they stood.
    const formulasBefore = before === null ? formulas : placesOf(table, open.top + 1 + before);
    const cells = new Array<CellValue | null>(open.width).fill(null);
    const isChanged = places.map((place, column): boolean => {
      const cell = planned[column] ?? null;
      if (place === undefined) return false;
      cells[place] = valueOf(cell, formulas);
      const isFormula = typeof cell === 'object' && cell !== null;
      return (isFormula && isMoved) || stood?.[place] !== valueOf(cell, formulasBefore);
    });
    if (isChanged.includes(true)) rows.push({ at, cells, isNew: before === null });
  });
  return rows;
}

/** The number formats of new rows: those of the row above as a person may have changed them, text always text. */
async function readFormats(
  context: Excel.RequestContext,
  { open, merge }: ShapedTable,
  formats: PlannedReport['formats'],
): Promise<(string | null)[]> {
  const known = merge.before.findIndex((at) => at !== null);
  let kept: readonly unknown[] = [];
  if (known >= 0) {
    const row = open.sheet.getRangeByIndexes(open.top + 1 + known, open.left, 1, open.width);
    row.load({ numberFormat: true });
    await context.sync();
    kept = (row.numberFormat as unknown[][])[0] ?? [];
  }
  const row = new Array<string | null>(open.width).fill(null);
  for (const { id, kind } of open.plan.columns) {
    const place = open.places.get(id);
    if (place === undefined) continue;
    const format = kept[place];
    row[place] = kind === 'text' || typeof format !== 'string' ? formats[kind] : format;
  }
  return row;
}

function longestText(rows: readonly WrittenRow[]): number {
  let longest = 12;
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (typeof cell === 'string') longest = Math.max(longest, cell.length);
    }
  }
  return longest;
}

/** What a run of its own costs, in rows. */
const runWeight = 6;

function rangeOfRun(open: OpenReportTable, run: readonly WrittenRow[]): Excel.Range {
  const first = open.top + 1 + (run[0]?.at ?? 0);
  return open.sheet.getRangeByIndexes(first, open.left, run.length, open.width);
}

/** Writes what differs in a table; each request holds whole rows. */
export async function writeTable(
  context: Excel.RequestContext,
  table: ShapedTable,
  placesOf: ReturnType<typeof makePlaces>,
  options: {
    readonly formats: PlannedReport['formats'];
    /** Something above or in this table moved. */
    readonly isMoved: boolean;
    readonly work: LongWork;
    /** Rows of work before this table, and in all. */
    readonly done: number;
    readonly total: number;
  },
): Promise<void> {
  const { open, merge } = table;
  const { work, total } = options;
  const changes = findChanges(table, placesOf, options.isMoved);
  const isAnyNew = changes.some(({ isNew }) => isNew);
  const format = isAnyNew ? await readFormats(context, table, options.formats) : [];
  const most = rowsPerBatch(open.width, longestText(changes));
  const settled = merge.planned.length - changes.length;
  let [queued, done] = [0, options.done + settled];
  // A run is all new or all known, so that the formats of known rows stay a person's.
  const isNewAt = new Set(changes.filter(({ isNew }) => isNew).map(({ at }) => at));
  const runs = findRuns(changes, most, (at) => open.mayHideRows && !isNewAt.has(at)).flatMap(
    splitByAge,
  );
  for (const run of runs) {
    if (queued > 0 && queued + run.length + runWeight > most) {
      await flushPart(context, work, done, total);
      queued = 0;
    }
    const range = rangeOfRun(open, run);
    if (run[0]?.isNew === true) range.numberFormat = run.map(() => format);
    range.values = run.map(({ cells }) => [...cells]);
    queued += run.length + runWeight;
    done += run.length;
  }
  await flushPart(context, work, done, total);
}

function splitByAge(run: readonly WrittenRow[]): WrittenRow[][] {
  const parts: WrittenRow[][] = [];
  for (const row of run) {
    const last = parts.at(-1);
    if (last?.[0]?.isNew === row.isNew) last.push(row);
    else parts.push([row]);
  }
  return parts;
}

export function hasMoved(tables: readonly ShapedTable[]): boolean {
  return tables.some(isShifted);
}
