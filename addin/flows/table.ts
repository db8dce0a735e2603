/**
 * The flows as data. A flow is a kind of document whose units stand as rows in a worksheet table of its own: what
 * columns it has, what is asked above the rows, and what becomes of each column in the document. A flow without a row
 * here does not compile; what the books ask of a kind is said in `shared/documents/rules.ts`, and they have the last
 * word.
 */
import type { ColumnKind, KeyedRow, TableSpec } from '../host/port.ts';
import type { Meaning } from '../parts/numbers.ts';
import { mirrorColumn } from '../sheets/mirror.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('flows');

export const flowKinds = ['goods_receipt', 'invoice', 'stock_transfer', 'stock_count'] as const;
export type FlowKind = (typeof flowKinds)[number];

/** What a person may change in a row. */
export const rowFields = [
  'quantity',
  'cost',
  'price',
  'discount',
  'taxRate',
  'lot',
  'makersSerial',
] as const;
export type RowField = (typeof rowFields)[number];

/** The fields that hold numbers, and what each means; what was typed comes as decimal text. */
export const rowNumbers = {
  quantity: 'count',
  cost: 'amount',
  price: 'amount',
  discount: 'amount',
  taxRate: 'percent',
} as const satisfies Readonly<Partial<Record<RowField, Meaning>>>;

export function isNumber(field: string): field is keyof typeof rowNumbers {
  return Object.hasOwn(rowNumbers, field);
}

type ShownColumn = 'item' | 'description' | 'serial' | RowField | 'note' | 'document';
/** `mirror` remembers what the books have of a posted row. */
export type FlowColumn = ShownColumn | 'mirror';
export type FlowSheetRow = KeyedRow<FlowColumn>;

/** What is asked above the rows; `item`, `cost`, `price`, `taxRate` and `lot` are of what is scanned next. */
export const headerNames = [
  'party',
  'from',
  'reference',
  'salesperson',
  'area',
  'fromArea',
  'toArea',
  'inTransit',
  'item',
  'cost',
  'price',
  'taxRate',
  'lot',
] as const;
export type HeaderName = (typeof headerNames)[number];

interface ColumnFacts {
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
  /** A person may delete it. */
  readonly isOptional?: boolean;
}

const columnFacts: Readonly<Record<ShownColumn, ColumnFacts>> = {
  item: { kind: 'text', width: 18 },
  description: { kind: 'text', width: 30, isOptional: true },
  serial: { kind: 'text', width: 26 },
  quantity: { kind: 'number', width: 9 },
  cost: { kind: 'money', width: 12 },
  price: { kind: 'money', width: 12 },
  discount: { kind: 'money', width: 11, isOptional: true },
  taxRate: { kind: 'number', width: 8 },
  lot: { kind: 'text', width: 14, isOptional: true },
  makersSerial: { kind: 'text', width: 22, isOptional: true },
  note: { kind: 'text', width: 40, isOptional: true },
  document: { kind: 'text', width: 16 },
};

interface FlowFacts {
  /** Stays when the language changes: Excel finds the table by it. */
  readonly tableName: string;
  readonly fields: readonly RowField[];
  readonly header: readonly HeaderName[];
  readonly party: 'vendor' | 'customer' | null;
  /** What must be there before anything is sent. */
  readonly needs: readonly HeaderName[];
  /** Whether serials that the books do not know are what is expected here. */
  readonly isNewGoods: boolean;
  /** The open documents that this one may follow. */
  readonly follows: 'purchase_order' | 'sales_order' | 'stock_transfer' | null;
}

export const flowTable: Readonly<Record<FlowKind, FlowFacts>> = {
  goods_receipt: {
    tableName: 'SerialbookReceipt',
    fields: ['quantity', 'cost', 'discount', 'taxRate', 'lot', 'makersSerial'],
    header: ['party', 'from', 'reference', 'area', 'item', 'cost', 'lot'],
    party: 'vendor',
    needs: ['party'],
    isNewGoods: true,
    follows: 'purchase_order',
  },
  invoice: {
    tableName: 'SerialbookInvoice',
    fields: ['quantity', 'price', 'discount', 'taxRate'],
    header: ['party', 'from', 'reference', 'salesperson', 'area', 'price', 'taxRate'],
    party: 'customer',
    needs: ['party'],
    isNewGoods: false,
    follows: 'sales_order',
  },
  stock_transfer: {
    tableName: 'SerialbookTransfer',
    fields: ['quantity'],
    header: ['from', 'fromArea', 'toArea', 'inTransit', 'reference'],
    party: null,
    needs: ['toArea'],
    isNewGoods: false,
    follows: 'stock_transfer',
  },
  stock_count: {
    tableName: 'SerialbookCount',
    fields: ['quantity', 'lot'],
    header: ['area', 'reference'],
    party: null,
    needs: ['area'],
    isNewGoods: false,
    follows: null,
  },
};

/** The worksheet table of a flow, with heads in the language that is spoken now. */
export function sheetOf(kind: FlowKind): TableSpec<FlowColumn> {
  const { tableName, fields } = flowTable[kind];
  const columns: readonly ShownColumn[] = [
    'item',
    'description',
    'serial',
    ...fields,
    'note',
    'document',
  ];
  return {
    name: tableName,
    sheet: texts.kinds[kind].sheet,
    columns: [
      ...columns.map((id) => ({ id, head: texts.columns[id], ...columnFacts[id] })),
      mirrorColumn,
    ],
    marks: 'mirror',
  };
}

export function isFlowKind(kind: string): kind is FlowKind {
  return (flowKinds as readonly string[]).includes(kind);
}
