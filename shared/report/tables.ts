/**
 * The reports that are a table each, as data: what a row is of, which columns it has, what they add up to. From here the
 * contract has their answers, the service its CSV, and the planners their sheets and pages, so that none can differ.
 *
 * Amounts stand as decimal text, counts as numbers, days as `YYYY-MM-DD`. A share is reckoned from two other columns and is
 * never stored, so that it agrees with them in every row and in the totals.
 */
import { exponentOf, formatMoney, formatPercentOf, parseMoney, sum } from '../money.ts';

export const tableNames = [
  'sales-profit',
  'purchases',
  'vendor-scorecard',
  'warranty',
  'movements',
  'count-differences',
] as const;
export type TableName = (typeof tableNames)[number];

/** What a row of each report may be of; the first is the usual. */
export const tableKeys = {
  'sales-profit': ['invoice', 'item', 'customer'],
  purchases: ['vendor', 'item', 'receipt'],
  'vendor-scorecard': ['vendor'],
  warranty: ['customer', 'vendor', 'gap'],
  movements: ['item', 'area'],
  'count-differences': ['item', 'unit'],
} as const satisfies Record<TableName, readonly [string, ...string[]]>;

export type TableValue = string | number | null;
export type TableRow = Readonly<Record<string, TableValue>>;

/** Every column that such a report may have; what each is called stands in the texts under the same name. */
export type TableColumnId =
  | 'area'
  | 'change'
  | 'closing'
  | 'closingValue'
  | 'cost'
  | 'counted'
  | 'creditDays'
  | 'customer'
  | 'customerUntil'
  | 'date'
  | 'daysLeft'
  | 'dead'
  | 'deadPercent'
  | 'description'
  | 'document'
  | 'due'
  | 'event'
  | 'expected'
  | 'found'
  | 'from'
  | 'gapDays'
  | 'in'
  | 'item'
  | 'kind'
  | 'late'
  | 'lateCost'
  | 'latePercent'
  | 'life'
  | 'margin'
  | 'marginPercent'
  | 'name'
  | 'netRevenue'
  | 'netValue'
  | 'opening'
  | 'openingValue'
  | 'out'
  | 'quantity'
  | 'receipts'
  | 'received'
  | 'returned'
  | 'returnedPercent'
  | 'returnedValue'
  | 'returns'
  | 'revenue'
  | 'sentBack'
  | 'serial'
  | 'sold'
  | 'soldUnits'
  | 'status'
  | 'takenBack'
  | 'unexpected'
  | 'unexpectedPercent'
  | 'units'
  | 'value'
  | 'valueChange'
  | 'vendor'
  | 'vendorUntil'
  | 'writtenOff';

export interface TableColumn {
  readonly id: TableColumnId;
  readonly kind: 'text' | 'day' | 'money' | 'count' | 'percent';
  /** The texts of the key columns tell which row is which. */
  readonly isKey?: boolean;
  /** Only where the rows are by one of these. */
  readonly by?: readonly string[];
  /** Whether the column adds up. */
  readonly isSummed?: boolean;
  /** Of a share: what is a part of what. */
  readonly share?: { readonly part: TableColumnId; readonly whole: TableColumnId };
  /** What its codes stand for, where a person reads them as words. */
  readonly words?: 'kind' | 'event' | 'status';
}

export interface TableRules {
  readonly columns: readonly TableColumn[];
  /** The column whose values have subtotals, by what a row is of. */
  readonly groups: Readonly<Record<string, TableColumnId>>;
}

function text(id: TableColumnId, rest: Partial<TableColumn> = {}): TableColumn {
  return { id, kind: 'text', ...rest };
}

function key(id: TableColumnId, ...by: readonly string[]): TableColumn {
  return { id, kind: 'text', isKey: true, ...(by.length === 0 ? {} : { by }) };
}

function day(id: TableColumnId, ...by: readonly string[]): TableColumn {
  return { id, kind: 'day', ...(by.length === 0 ? {} : { by }) };
}

function units(id: TableColumnId, ...by: readonly string[]): TableColumn {
  return { id, kind: 'count', isSummed: true, ...(by.length === 0 ? {} : { by }) };
}

function money(id: TableColumnId, ...by: readonly string[]): TableColumn {
  return { id, kind: 'money', isSummed: true, ...(by.length === 0 ? {} : { by }) };
}

function share(id: TableColumnId, part: TableColumnId, whole: TableColumnId): TableColumn {
  return { id, kind: 'percent', share: { part, whole } };
}

const named = text('name', { by: ['customer', 'vendor'] });

export const tableRules: Readonly<Record<TableName, TableRules>> = {
  'sales-profit': {
    columns: [
      day('date', 'invoice'),
      key('document', 'invoice'),
      text('kind', { by: ['invoice'], words: 'kind' }),
      key('item', 'item'),
      text('description', { by: ['item'] }),
      key('customer', 'invoice', 'customer'),
      named,
      units('units'),
      money('revenue'),
      money('returns'),
      money('netRevenue'),
      money('cost'),
      money('lateCost'),
      money('margin'),
      share('marginPercent', 'margin', 'netRevenue'),
    ],
    groups: { invoice: 'customer' },
  },
  purchases: {
    columns: [
      day('date', 'receipt'),
      key('document', 'receipt'),
      text('kind', { by: ['receipt'], words: 'kind' }),
      key('item', 'item'),
      text('description', { by: ['item'] }),
      key('vendor', 'receipt', 'vendor'),
      named,
      units('receipts', 'vendor', 'item'),
      units('units'),
      money('value'),
      units('returned'),
      money('returnedValue'),
      money('netValue'),
    ],
    groups: { receipt: 'vendor' },
  },
  'vendor-scorecard': {
    columns: [
      key('vendor'),
      text('name'),
      units('receipts'),
      units('units'),
      units('due'),
      units('late'),
      share('latePercent', 'late', 'due'),
      units('expected'),
      units('unexpected'),
      share('unexpectedPercent', 'unexpected', 'expected'),
      units('dead'),
      share('deadPercent', 'dead', 'units'),
      units('returned'),
      share('returnedPercent', 'returned', 'units'),
      { id: 'creditDays', kind: 'count' },
    ],
    groups: {},
  },
  warranty: {
    columns: [
      key('item'),
      text('description'),
      key('serial'),
      { id: 'life', kind: 'count', isKey: true },
      text('status', { words: 'status' }),
      text('vendor'),
      day('received'),
      day('vendorUntil'),
      text('customer'),
      day('sold'),
      day('customerUntil'),
      { id: 'daysLeft', kind: 'count' },
      { id: 'gapDays', kind: 'count', by: ['gap'] },
    ],
    groups: {},
  },
  movements: {
    columns: [
      key('item', 'item'),
      text('description', { by: ['item'] }),
      key('area', 'area'),
      units('opening'),
      units('received', 'item'),
      units('takenBack', 'item'),
      units('found', 'item'),
      units('soldUnits', 'item'),
      units('sentBack', 'item'),
      units('writtenOff', 'item'),
      units('in', 'area'),
      units('out', 'area'),
      units('closing'),
      money('openingValue', 'item'),
      money('valueChange', 'item'),
      money('closingValue', 'item'),
    ],
    groups: {},
  },
  'count-differences': {
    columns: [
      day('date'),
      key('document'),
      text('area'),
      key('item'),
      text('description', { by: ['item'] }),
      key('serial', 'unit'),
      text('event', { by: ['unit'], words: 'event' }),
      text('from', { by: ['unit'] }),
      units('expected', 'item'),
      units('counted', 'item'),
      units('quantity'),
      money('value'),
    ],
    groups: { item: 'document', unit: 'document' },
  },
};

/** The columns of a report whose rows are by `by`. */
export function columnsOf(name: TableName, by: string): readonly TableColumn[] {
  return tableRules[name].columns.filter((column) => column.by?.includes(by) !== false);
}

function amountOf(value: TableValue | undefined, currency: string): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (parseMoney(value, currency) ?? 0) : 0;
}

/** A share in per cent, to two decimals; null of nothing. */
export function shareOf(
  row: TableRow,
  { share: of }: TableColumn,
  currency: string,
): string | null {
  if (of === undefined) return null;
  return formatPercentOf(amountOf(row[of.part], currency), amountOf(row[of.whole], currency));
}

/** A row with its shares, its columns in their order. */
export function completeRow(
  columns: readonly TableColumn[],
  row: TableRow,
  currency: string,
): TableRow {
  return Object.fromEntries(
    columns.map((column) => [
      column.id,
      column.share === undefined ? (row[column.id] ?? null) : shareOf(row, column, currency),
    ]),
  );
}

/** What the columns add up to, with the shares of the sums. */
export function totalsOf(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  currency: string,
): TableRow {
  const sums: Record<string, TableValue> = {};
  for (const { id, kind, isSummed } of columns) {
    if (isSummed !== true) continue;
    const total = sum(rows.map((row) => amountOf(row[id], currency)));
    sums[id] = kind === 'money' ? formatMoney(total, currency) : total;
  }
  for (const column of columns) {
    if (column.share !== undefined) sums[column.id] = shareOf(sums, column, currency);
  }
  return sums;
}

/** A share as the fraction that a sheet has of it. */
export function fractionOf(
  row: TableRow,
  { share: of }: TableColumn,
  currency: string,
): number | '' {
  if (of === undefined) return '';
  const whole = amountOf(row[of.whole], currency);
  return whole === 0 ? '' : amountOf(row[of.part], currency) / whole;
}

/** Decimal text as the number that a sheet has of it, without noise. */
export function figureOf(value: TableValue, kind: TableColumn['kind'], currency: string): number {
  return kind === 'money' ? amountOf(value, currency) / 10 ** exponentOf(currency) : Number(value);
}
