/** The custom functions themselves: thin, batched, and every cell settles. */
import { parseDay } from '../../shared/day.ts';
import { kindFacts } from '../../shared/documents/kinds.ts';
import type { UnitStatus } from '../../shared/stock/lifecycle.ts';
import type { ExcelHost } from '../host/port.ts';
import type { Batch, FoundUnit } from './batch.ts';
import type { FunctionId } from './table.ts';

/** What Excel passes and takes: a text, a number, a flag, or nothing. */
type Cell = string | number | boolean | null | undefined;
type Matrix = Cell[][];

const statusWords: Readonly<Record<UnitStatus, string>> = {
  none: 'not in the books',
  expected: 'expected',
  in_stock: 'in stock',
  committed: 'committed',
  sold: 'sold',
  return_expected: 'return expected',
  returned: 'returned',
  in_transit: 'in transit',
  at_vendor: 'at vendor',
  written_off: 'written off',
  consumed: 'consumed',
};

const historyHeads = ['Date', 'Document', 'Kind', 'From', 'To', 'Party', 'Cost change'];

export interface FunctionOptions {
  readonly batch: Batch;
  readonly host: Pick<ExcelHost, 'makeCellError'>;
}

/**
 * The text of a cell's serial; empty where the cell is; null where Excel holds a number beyond what it can hold
 * exactly: its digits are lost, and none is guessed.
 */
function serialOf(cell: Cell): string | null {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'number') return String(cell);
  return Number.isSafeInteger(cell) && Math.abs(cell) < 1e15 ? String(cell) : null;
}

const bent = 'Excel holds this serial as a number and has lost digits. Enter it as text.';

export function makeFunctions({
  batch,
  host,
}: FunctionOptions): Readonly<Record<FunctionId, (...args: never[]) => Promise<Matrix>>> {
  const wrong = (message: string): Error => host.makeCellError('wrongValue', message);

  /** The day that a cell gives, or empty. Where the argument is left out, Excel may pass its invocation in its place. */
  function readAsOf(date: unknown): string {
    // A reference to an empty cell comes as 0, which is no day of anybody's books.
    if (typeof date === 'object' || date === undefined || date === '' || date === 0) return '';
    if (typeof date === 'number') {
      return new Date(Math.round((date - 25_569) * 86_400_000)).toISOString().slice(0, 10);
    }
    const text = typeof date === 'string' ? date : '';
    const day = parseDay(text);
    if (day === null)
      throw wrong(`${text} is not a day. Give a date, or a text such as 2026-01-31.`);
    return day;
  }

  async function findUnit(serial: string, asOf: string, withHistory: boolean): Promise<FoundUnit> {
    const units = await batch.ask({ serial, asOf, withHistory });
    const [unit] = units;
    if (unit === undefined) {
      throw host.makeCellError('notFound', `No unit has the serial ${serial}. Check the text.`);
    }
    if (units.length > 1) {
      const items = units.map(({ item }) => item).join(', ');
      throw wrong(`${serial} is a serial of several items (${items}). Look it up in the pane.`);
    }
    return unit;
  }

  /** Reads one field of every serial of a range; a range of one cell fails as a cell, others fail cell by cell. */
  async function mapSerials(
    cells: Matrix,
    date: unknown,
    read: (unit: FoundUnit) => Cell,
  ): Promise<Matrix> {
    const asOf = readAsOf(date);
    const isSingle = cells.length === 1 && cells[0]?.length === 1;
    const answer = async (cell: Cell): Promise<Cell> => {
      const serial = serialOf(cell);
      if (serial === '') return '';
      try {
        if (serial === null) throw wrong(bent);
        return read(await findUnit(serial, asOf, false));
      } catch (error) {
        if (isSingle) throw error;
        return error as never;
      }
    };
    return Promise.all(cells.map(async (row) => Promise.all(row.map(answer))));
  }

  return {
    STATUS: (cells: Matrix, date?: unknown) =>
      mapSerials(cells, date, (unit) => statusWords[unit.status]),
    COST: (cells: Matrix, date?: unknown) =>
      mapSerials(cells, date, (unit) => {
        if (unit.trueCost === undefined) {
          throw host.makeCellError(
            'notAvailable',
            'You may not see costs. Ask who runs Serialbook.',
          );
        }
        return Number(unit.trueCost);
      }),
    HISTORY: async (cell: Cell, date?: unknown) => {
      const serial = serialOf(cell);
      if (serial === '') return [['']];
      if (serial === null) throw wrong(bent);
      const unit = await findUnit(serial, readAsOf(date), true);
      const rows = (unit.history ?? []).map((row): Cell[] => [
        row.occurredOn,
        row.document,
        kindFacts[row.kind].title,
        row.fromArea ?? '',
        row.toArea ?? '',
        row.party ?? '',
        row.costChange === undefined ? '' : Number(row.costChange),
      ]);
      return [historyHeads, ...rows];
    },
  };
}
