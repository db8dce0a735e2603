/** The custom functions themselves: thin, batched, and every cell settles. */
import { kindFacts } from '../../shared/documents/kinds.ts';
import type { CostPart } from '../../shared/api/units.ts';
import { unitStatuses } from '../../shared/stock/lifecycle.ts';
import type { Result } from '../../shared/result.ts';
import type { Client } from '../client.ts';
import type { ExcelHost } from '../host/port.ts';
import { judge, readScan } from '../scanning/verdict.ts';
import { words } from '../texts/en/words.ts';
import { formatCount } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';
import type { Batch, FoundUnit, Question } from './batch.ts';
import { dayOf, serialOf, textOf, type Cell, type Matrix } from './cells.ts';
import { loadUnits, mostUnits, planUnits } from './list.ts';
import { compressCells, diffCells, expandCells } from './local.ts';
import { pickFigure, planProfit, readFigure, readGroup } from './profit.ts';
import type { FunctionId } from './table.ts';

const texts = textsOf('functions');

/** Formulas compare them, so they are the same in every language. */
const statusWords = words.statuses;

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

/** "ok" where nothing stands in the way of selling a unit; else what does, or that it may be received first. */
function checkUnits(serial: string, units: readonly FoundUnit[]): string {
  const { fault } = readScan(serial);
  if (fault !== null) return fault;
  // Before its receipt the books did not have it.
  const known = units.filter(({ status }) => status !== 'none');
  const verdict = judge(serial, known);
  if (verdict.kind === 'good') return 'ok';
  return verdict.kind === 'waiting' ? '' : verdict.sentence;
}

export function makeFunctions({
  batch,
  client,
  host,
}: FunctionOptions): Readonly<Record<FunctionId, (...args: never[]) => Promise<Matrix>>> {
  const wrong = (message: string): Error => host.makeCellError('wrongValue', message);
  const hidden = (): Error => host.makeCellError('notAvailable', texts.hidden);

  function readDay(date: unknown): string {
    const day = dayOf(date);
    if (day === null) throw wrong(texts.noDay(String(date)));
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
    if (unit === undefined) throw host.makeCellError('notFound', texts.unknown(serial));
    if (units.length > 1) {
      throw wrong(texts.several(serial, units.map(({ item }) => item).join(', ')));
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
        if (serial === null) throw wrong(texts.lostDigits);
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
      return checkUnits(serial, await batch.ask({ serial, asOf, more: null }));
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
    if (serial === null) throw wrong(texts.lostDigits);
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
      throw wrong(texts.noStatus(word, Object.values(statusWords).slice(1).join(', ')));
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
    // A list that ends early and does not say so would be taken for the whole.
    if (units.length > mostUnits) throw wrong(texts.tooMany(formatCount(mostUnits)));
    return planUnits(units, (each) => statusWords[each]);
  }

  async function profit(
    figure: unknown,
    from?: unknown,
    to?: unknown,
    by?: unknown,
    key?: unknown,
    date?: unknown,
  ): Promise<Matrix> {
    const wanted = readFigure(figure);
    if (!wanted.ok) throw wrong(wanted.error);
    const group = readGroup(by);
    if (!group.ok) throw wrong(group.error);
    // An empty cell of a column of keys has no figure, and is not the total.
    const isKeyEmpty = group.value !== 'total' && (key === '' || key === 0);
    if (isKeyEmpty && wanted.value !== 'all') return [['']];
    const bounds = { from: readDay(from), to: readDay(to), asOf: readDay(date) };
    const given = Object.fromEntries(Object.entries(bounds).filter(([, day]) => day !== ''));
    const query = { ...given, by: group.value };
    const answer = await batch.askOnce(`profit ${JSON.stringify(query)}`, () =>
      client.call('profitAndLoss', { query }),
    );
    if (wanted.value === 'all') return planProfit(answer);
    return [[pickFigure(answer, wanted.value, textOf(key))]];
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
