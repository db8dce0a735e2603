/** The custom functions themselves: thin, batched, and every cell settles. */
import { profitKeys, type ProfitAnswer, type ProfitKey } from '../../shared/api.ts';
import { kindFacts } from '../../shared/documents/kinds.ts';
import type { CostPart } from '../../shared/api/units.ts';
import { unitStatuses, type UnitStatus } from '../../shared/stock/lifecycle.ts';
import type { Result } from '../../shared/result.ts';
import type { Client } from '../client.ts';
import type { ExcelHost } from '../host/port.ts';
import type { Batch, FoundUnit, Question } from './batch.ts';
import { bent, dayOf, serialOf, textOf, type Cell, type Matrix } from './cells.ts';
import { loadUnits, planUnits } from './list.ts';
import { compressCells, diffCells, expandCells } from './local.ts';
import type { FunctionId } from './table.ts';

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
const whyHeads = ['Part', 'Name', 'Document', 'Date', 'Amount'];

const partWords: Readonly<Record<CostPart['kind'], string>> = {
  price: 'Price',
  discount: 'Discount',
  tax: 'Tax',
  add_on: 'Add-on',
  component: 'Component',
  late: 'Late cost',
  other: 'Other',
};

const figures = [
  'units',
  'revenue',
  'returns',
  'netRevenue',
  'cost',
  'lateCost',
  'margin',
  'marginPercent',
] as const;
type Figure = (typeof figures)[number];

export interface FunctionOptions {
  readonly batch: Batch;
  readonly client: Client;
  readonly host: Pick<ExcelHost, 'makeCellError'>;
}

type Read = (unit: FoundUnit) => Cell;

/** Amounts of who may not see them are no part of the answer. */
function numberOf(amount: string | null): Cell {
  return amount === null ? '' : Number(amount);
}

/** Whether nothing stands in the way of selling a unit; else what does. */
function checkUnit({ status, area, customer, holder }: FoundUnit): string {
  if (status === 'in_stock' || status === 'returned') return 'ok';
  const whom = customer ?? holder;
  const where = whom ?? area;
  return `${statusWords[status]}${where === null ? '' : `, ${where}`}`;
}

export function makeFunctions({
  batch,
  client,
  host,
}: FunctionOptions): Readonly<Record<FunctionId, (...args: never[]) => Promise<Matrix>>> {
  const wrong = (message: string): Error => host.makeCellError('wrongValue', message);
  const hidden = (): Error =>
    host.makeCellError('notAvailable', 'You may not see costs. Ask who runs Serialbook.');

  function readDay(date: unknown): string {
    const day = dayOf(date);
    if (day === null) {
      throw wrong(`${String(date)} is not a day. Give a date, or a text such as 2026-01-31.`);
    }
    return day;
  }

  function money(amount: string | null | undefined): Cell {
    if (amount === undefined) throw hidden();
    return numberOf(amount);
  }

  async function findUnit(question: Question): Promise<FoundUnit> {
    const { serial } = question;
    const units = await batch.ask(question);
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

  /** Asks for every serial of a range; a range of one cell fails as a cell, others fail cell by cell. */
  async function mapCells(
    cells: Matrix,
    answer: (serial: string) => Promise<Cell>,
  ): Promise<Matrix> {
    const isSingle = cells.length === 1 && cells[0]?.length === 1;
    const settle = async (cell: Cell): Promise<Cell> => {
      const serial = serialOf(cell);
      if (serial === '') return '';
      try {
        if (serial === null) throw wrong(bent);
        return await answer(serial);
      } catch (error) {
        if (isSingle) throw error;
        return error as never;
      }
    };
    return Promise.all(cells.map(async (row) => Promise.all(row.map(settle))));
  }

  /** A function that reads one fact of each serial. */
  function factOf(read: Read): (cells: Matrix, date?: unknown) => Promise<Matrix> {
    return async (cells, date) => {
      const asOf = readDay(date);
      return mapCells(cells, async (serial) => read(await findUnit({ serial, asOf, more: null })));
    };
  }

  async function check(cells: Matrix, date?: unknown): Promise<Matrix> {
    const asOf = readDay(date);
    return mapCells(cells, async (serial) => {
      const units = await batch.ask({ serial, asOf, more: null });
      const [unit] = units;
      if (unit === undefined) return 'not in the books';
      return units.length > 1 ? 'a serial of several items' : checkUnit(unit);
    });
  }

  /** A table about one serial. */
  async function tellUnit(
    cell: Cell,
    date: unknown,
    more: 'history' | 'costParts',
    tell: (unit: FoundUnit) => Matrix,
  ): Promise<Matrix> {
    const serial = serialOf(cell);
    if (serial === '') return [['']];
    if (serial === null) throw wrong(bent);
    return tell(await findUnit({ serial, asOf: readDay(date), more }));
  }

  function tellHistory({ history = [] }: FoundUnit): Matrix {
    const rows = history.map((row): Cell[] => [
      row.occurredOn,
      row.document,
      kindFacts[row.kind].title,
      row.fromArea ?? '',
      row.toArea ?? '',
      row.party ?? '',
      row.costChange === undefined ? '' : Number(row.costChange),
    ]);
    return [historyHeads, ...rows];
  }

  function tellCost({ costParts = [], trueCost }: FoundUnit): Matrix {
    if (trueCost === undefined) throw hidden();
    const rows = costParts.map(({ kind, name, document, occurredOn, amount }): Cell[] => [
      partWords[kind],
      name,
      document,
      occurredOn,
      Number(amount),
    ]);
    return [whyHeads, ...rows, ['True cost', '', '', '', Number(trueCost)]];
  }

  async function list(
    item?: unknown,
    status?: unknown,
    area?: unknown,
    vendor?: unknown,
    customer?: unknown,
    date?: unknown,
  ): Promise<Matrix> {
    const word = textOf(status).toLowerCase();
    const wanted = unitStatuses.find(
      (each) => each === word.replaceAll(' ', '_') || statusWords[each] === word,
    );
    if (word !== '' && wanted === undefined) {
      const known = Object.values(statusWords).slice(1).join(', ');
      throw wrong(`${word} is no status. Give one of: ${known}.`);
    }
    const query = {
      item: textOf(item),
      area: textOf(area),
      vendor: textOf(vendor),
      customer: textOf(customer),
      asOf: readDay(date),
    };
    const given = Object.fromEntries(Object.entries(query).filter(([, text]) => text !== ''));
    const asked = { ...given, ...(wanted === undefined ? {} : { status: [wanted] }) };
    const units = await batch.askOnce(`list ${JSON.stringify(asked)}`, () =>
      loadUnits(client, asked),
    );
    return planUnits(units, (each) => statusWords[each]);
  }

  function isFigure(text: string): text is Figure {
    return (figures as readonly string[]).includes(text);
  }

  async function profit(
    figure: unknown,
    from?: unknown,
    to?: unknown,
    by?: unknown,
    key?: unknown,
    date?: unknown,
  ): Promise<Matrix> {
    const name = textOf(figure).replaceAll(' ', '');
    const known = figures.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
    if (known !== 'all' && !isFigure(known)) {
      throw wrong(`${name} is no figure. Give one of: ${figures.join(', ')}, all.`);
    }
    const wanted = textOf(by) === '' ? 'total' : textOf(by).toLowerCase();
    const group: ProfitKey | undefined = profitKeys.find((each) => each === wanted);
    if (group === undefined) {
      throw wrong(`${wanted} is nothing to group by. Give one of: ${profitKeys.join(', ')}.`);
    }
    const bounds = { from: readDay(from), to: readDay(to), asOf: readDay(date) };
    const given = Object.fromEntries(Object.entries(bounds).filter(([, day]) => day !== ''));
    const query = { ...given, by: group };
    const answer = await batch.askOnce(`profit ${JSON.stringify(query)}`, () =>
      client.call('profitAndLoss', { query }),
    );
    return known === 'all' ? planProfit(answer) : [[pick(answer, known, textOf(key))]];
  }

  function pick(answer: ProfitAnswer, figure: Figure, key: string): Cell {
    const folded = key.toLowerCase();
    const row =
      key === '' ? answer.totals : answer.rows.find((each) => each.key.toLowerCase() === folded);
    // What was not sold in the period sold nothing: nil, and no error that spoils a sum.
    if (row === undefined) return figure === 'marginPercent' ? '' : 0;
    return valueOf(row[figure]);
  }

  function local(result: Result<Matrix, string>): Promise<Matrix> {
    return result.ok ? Promise.resolve(result.value) : Promise.reject(wrong(result.error));
  }

  return {
    STATUS: factOf((unit) => statusWords[unit.status]),
    COST: factOf((unit) => money(unit.trueCost)),
    ITEM: factOf((unit) => unit.item),
    VENDOR: factOf((unit) => unit.vendor ?? ''),
    CUSTOMER: factOf((unit) => unit.customer ?? ''),
    RECEIVED: factOf((unit) => unit.receivedOn ?? ''),
    SOLD: factOf((unit) => unit.soldOn ?? ''),
    PRICE: factOf((unit) => numberOf(unit.unitPrice)),
    MARGIN: factOf((unit) => money(unit.margin)),
    AREA: factOf((unit) => unit.area ?? ''),
    CHECK: check,
    HISTORY: (cell: Cell, date?: unknown) => tellUnit(cell, date, 'history', tellHistory),
    WHY: (cell: Cell, date?: unknown) => tellUnit(cell, date, 'costParts', tellCost),
    LIST: list,
    PNL: profit,
    EXPAND: (cells: Matrix) => local(expandCells(cells)),
    COMPRESS: (cells: Matrix) => local(compressCells(cells)),
    DIFF: (cells: Matrix, other: Matrix) => local(diffCells(cells, other)),
  };
}

function valueOf(figure: string | number | null): Cell {
  return figure === null ? '' : Number(figure);
}

function planProfit(answer: ProfitAnswer): Matrix {
  const row = (key: string, values: ProfitAnswer['totals']): Cell[] => [
    key,
    ...figures.map((figure) => valueOf(values[figure])),
  ];
  return [
    ['key', ...figures],
    ...answer.rows.map((each) => row(each.key, each)),
    row('total', answer.totals),
  ];
}
