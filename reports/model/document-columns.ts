/**
 * What each kind of document shows, as data: one row a kind, one row a column. A column that no line has a value
 * for is left out, so that who may not see cost gets the same document without its cost columns.
 */
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { LineFacts } from './facts.ts';

export type LineColumn =
  | 'line'
  | 'sku'
  | 'description'
  | 'source'
  | 'fromArea'
  | 'toArea'
  | 'reason'
  | 'quantity'
  | 'unitPrice'
  | 'unitCost'
  | 'discount'
  | 'taxRate'
  | 'net';

type ColumnValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'money'; readonly amountMinor: number };

interface ColumnFacts {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly size: 'fit' | 'rest';
  readonly isMoney: boolean;
  /** Width in a sheet, in characters. */
  readonly sheetWidth: number;
  readonly read: (line: LineFacts) => ColumnValue | undefined;
}

function textOf(text: string | undefined): ColumnValue | undefined {
  return text === undefined || text === '' ? undefined : { type: 'text', text };
}

function moneyOf(amountMinor: number | undefined): ColumnValue | undefined {
  return amountMinor === undefined ? undefined : { type: 'money', amountMinor };
}

const left = { align: 'left', isMoney: false } as const;
const right = { align: 'right', size: 'fit' } as const;

export const columnFacts: Readonly<Record<LineColumn, ColumnFacts>> = {
  line: {
    ...right,
    head: '#',
    isMoney: false,
    sheetWidth: 6,
    read: (l) => ({ type: 'count', count: l.line }),
  },
  sku: { ...left, head: 'Item', size: 'fit', sheetWidth: 20, read: (l) => textOf(l.sku) },
  description: {
    ...left,
    head: 'Description',
    size: 'rest',
    sheetWidth: 42,
    read: (l) => textOf(l.description),
  },
  source: {
    ...left,
    head: 'From document',
    size: 'fit',
    sheetWidth: 16,
    read: (l) => textOf(l.source),
  },
  fromArea: { ...left, head: 'From', size: 'fit', sheetWidth: 12, read: (l) => textOf(l.fromArea) },
  toArea: { ...left, head: 'To', size: 'fit', sheetWidth: 12, read: (l) => textOf(l.toArea) },
  reason: { ...left, head: 'Reason', size: 'rest', sheetWidth: 28, read: (l) => textOf(l.reason) },
  quantity: {
    ...right,
    head: 'Quantity',
    isMoney: false,
    sheetWidth: 10,
    read: (l) => ({ type: 'count', count: l.quantity }),
  },
  unitPrice: {
    ...right,
    head: 'Unit price',
    isMoney: true,
    sheetWidth: 14,
    read: (l) => moneyOf(l.unitPriceMinor),
  },
  unitCost: {
    ...right,
    head: 'Unit cost',
    isMoney: true,
    sheetWidth: 14,
    read: (l) => moneyOf(l.unitCostMinor),
  },
  discount: {
    ...right,
    head: 'Discount',
    isMoney: true,
    sheetWidth: 12,
    read: (l) => moneyOf(l.discountMinor === 0 ? undefined : l.discountMinor),
  },
  taxRate: {
    ...right,
    head: 'Tax %',
    isMoney: true,
    sheetWidth: 8,
    read: (l) => textOf(l.taxRate),
  },
  net: { ...right, head: 'Net', isMoney: true, sheetWidth: 16, read: (l) => moneyOf(l.netMinor) },
};

interface KindColumns {
  readonly partyLabel: string;
  /** What the party's code is called in the head. */
  readonly codeLabel: string;
  readonly columns: readonly LineColumn[];
}

const bought = [
  'line',
  'sku',
  'description',
  'quantity',
  'unitCost',
  'discount',
  'taxRate',
  'net',
] as const;
const sold = [
  'line',
  'sku',
  'description',
  'quantity',
  'unitPrice',
  'discount',
  'taxRate',
  'net',
] as const;
const corrected = [
  'line',
  'sku',
  'description',
  'fromArea',
  'toArea',
  'reason',
  'quantity',
  'unitCost',
  'net',
] as const;

/** Columns and party label of every kind whose lines are printed as a table of lines. */
export const kindColumns: Readonly<
  Record<Exclude<DocumentKind, 'customer_rma' | 'vendor_rma'>, KindColumns>
> = {
  invoice: { partyLabel: 'Bill to', codeLabel: 'Customer', columns: sold },
  sales_order: { partyLabel: 'Customer', codeLabel: 'Customer', columns: sold },
  credit_memo: {
    partyLabel: 'Credit to',
    codeLabel: 'Customer',
    columns: [
      'line',
      'sku',
      'description',
      'source',
      'reason',
      'quantity',
      'unitPrice',
      'discount',
      'taxRate',
      'net',
    ],
  },
  purchase_order: { partyLabel: 'Vendor', codeLabel: 'Vendor', columns: bought },
  goods_receipt: { partyLabel: 'Received from', codeLabel: 'Vendor', columns: bought },
  vendor_bill: { partyLabel: 'Vendor', codeLabel: 'Vendor', columns: bought },
  debit_memo: {
    partyLabel: 'Returned to',
    codeLabel: 'Vendor',
    columns: [
      'line',
      'sku',
      'description',
      'source',
      'reason',
      'quantity',
      'unitCost',
      'discount',
      'taxRate',
      'net',
    ],
  },
  stock_transfer: {
    partyLabel: 'Carrier',
    codeLabel: 'Carrier',
    columns: ['line', 'sku', 'description', 'fromArea', 'toArea', 'quantity'],
  },
  quantity_adjustment: { partyLabel: 'Party', codeLabel: 'Party', columns: corrected },
  cost_adjustment: { partyLabel: 'Party', codeLabel: 'Party', columns: corrected },
  stock_count: { partyLabel: 'Party', codeLabel: 'Party', columns: corrected },
  assembly: { partyLabel: 'Party', codeLabel: 'Party', columns: corrected },
};

/** The columns of a document: those of its kind that some line has, money left out where it is not to be seen. */
export function columnsOf(
  kind: keyof typeof kindColumns,
  lines: readonly LineFacts[],
  withMoney: boolean,
): readonly LineColumn[] {
  return kindColumns[kind].columns.filter((column) => {
    const { isMoney, read } = columnFacts[column];
    return (withMoney || !isMoney) && lines.some((line) => read(line) !== undefined);
  });
}
