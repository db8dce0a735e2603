/**
 * What each paper of each kind shows, as data: one row a paper, one row a column. A column that no line has a value
 * for is left out, so that who may not see cost gets the same paper without its cost columns.
 */
import type { DocumentFacts, LineFacts } from './facts.ts';
import type { HeadKey, LabelKey, SentenceKey, SignKey, TitleKey } from './words/words.ts';

export type LineColumn = Extract<
  HeadKey,
  | 'line'
  | 'sku'
  | 'description'
  | 'bin'
  | 'source'
  | 'fromArea'
  | 'toArea'
  | 'reason'
  | 'lot'
  | 'quantity'
  | 'open'
  | 'expected'
  | 'counted'
  | 'difference'
  | 'tally'
  | 'picked'
  | 'putInto'
  | 'unitPrice'
  | 'unitCost'
  | 'discount'
  | 'taxRate'
  | 'net'
>;

type ColumnValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'money'; readonly amountMinor: number }
  | { readonly type: 'rate'; readonly rate: string };

interface ColumnFacts {
  readonly align: 'left' | 'right';
  readonly size: 'fit' | 'rest';
  readonly isMoney: boolean;
  /** Width in a sheet, in characters. */
  readonly sheetWidth: number;
  /** Left empty on every line, for a person to write in. */
  readonly isBlank?: boolean;
  readonly read: (line: LineFacts) => ColumnValue | undefined;
}

function textOf(text: string | undefined): ColumnValue | undefined {
  return text === undefined || text === '' ? undefined : { type: 'text', text };
}

function moneyOf(amountMinor: number | undefined): ColumnValue | undefined {
  return amountMinor === undefined ? undefined : { type: 'money', amountMinor };
}

function countOf(count: number | undefined): ColumnValue | undefined {
  return count === undefined ? undefined : { type: 'count', count };
}

const left = { align: 'left', size: 'fit', isMoney: false } as const;
const figure = { align: 'right', size: 'fit', isMoney: false } as const;
const money = { align: 'right', size: 'fit', isMoney: true, sheetWidth: 14 } as const;
const blank = { isBlank: true, read: () => undefined } as const;

export const columnFacts: Readonly<Record<LineColumn, ColumnFacts>> = {
  line: { ...figure, sheetWidth: 6, read: (l) => countOf(l.line) },
  sku: { ...left, sheetWidth: 20, read: (l) => textOf(l.sku) },
  description: { ...left, size: 'rest', sheetWidth: 42, read: (l) => textOf(l.description) },
  bin: { ...left, sheetWidth: 12, read: (l) => textOf(l.bin) },
  source: { ...left, sheetWidth: 16, read: (l) => textOf(l.source) },
  fromArea: { ...left, sheetWidth: 12, read: (l) => textOf(l.fromArea) },
  toArea: { ...left, sheetWidth: 12, read: (l) => textOf(l.toArea) },
  reason: { ...left, size: 'rest', sheetWidth: 28, read: (l) => textOf(l.reason) },
  lot: { ...left, sheetWidth: 14, read: (l) => textOf(l.lot) },
  quantity: { ...figure, sheetWidth: 10, read: (l) => countOf(l.quantity) },
  open: { ...figure, sheetWidth: 10, read: (l) => countOf(l.open) },
  expected: { ...figure, sheetWidth: 10, read: (l) => countOf(l.expected) },
  counted: { ...figure, sheetWidth: 10, read: (l) => countOf(l.quantity) },
  difference: {
    ...figure,
    sheetWidth: 10,
    read: (l) => (l.expected === undefined ? undefined : countOf(l.quantity - l.expected)),
  },
  tally: { ...figure, ...blank, sheetWidth: 12 },
  picked: { ...figure, ...blank, sheetWidth: 12 },
  putInto: { ...left, ...blank, sheetWidth: 16 },
  unitPrice: { ...money, read: (l) => moneyOf(l.unitPriceMinor) },
  unitCost: { ...money, read: (l) => moneyOf(l.unitCostMinor) },
  discount: {
    ...money,
    sheetWidth: 12,
    read: (l) => moneyOf(l.discountMinor === 0 ? undefined : l.discountMinor),
  },
  taxRate: {
    ...money,
    sheetWidth: 8,
    read: (l) => (l.taxRate === undefined ? undefined : { type: 'rate', rate: l.taxRate }),
  },
  net: { ...money, sheetWidth: 16, read: (l) => moneyOf(l.netMinor) },
};

export interface Form {
  readonly title: TitleKey;
  readonly partyLabel: LabelKey;
  /** What the party's code is called in the head. */
  readonly codeLabel: LabelKey;
  readonly columns: readonly LineColumn[];
  /** Whether amounts and totals are printed. */
  readonly hasMoney: boolean;
  /** Room to write serials below each line that has units. */
  readonly hasWriting?: boolean;
  /** A box to tick before each serial. */
  readonly hasBoxes?: boolean;
  /** Lines in the order of a walk through the bins, not of the document. */
  readonly isByBin?: boolean;
  /** Above the lines. */
  readonly opening?: SentenceKey;
  readonly signs?: readonly SignKey[];
}

const purchased = ['unitCost', 'discount', 'taxRate', 'net'] as const;
const priced = ['unitPrice', 'discount', 'taxRate', 'net'] as const;
const goods = ['line', 'sku', 'description'] as const;

const vendor = { partyLabel: 'vendor', codeLabel: 'vendor' } as const;
const customer = { partyLabel: 'customer', codeLabel: 'customer' } as const;
const inHouse = { partyLabel: 'party', codeLabel: 'party' } as const;

function packingSlip(parties: Pick<Form, 'partyLabel' | 'codeLabel'>): Form {
  return {
    ...parties,
    title: 'packingSlip',
    columns: [...goods, 'fromArea', 'toArea', 'lot', 'quantity'],
    hasMoney: false,
    signs: ['packedBy', 'receivedBy'],
  };
}

function pickList(parties: Pick<Form, 'partyLabel' | 'codeLabel'>): Form {
  return {
    ...parties,
    title: 'pickList',
    columns: ['bin', 'sku', 'description', 'lot', 'quantity', 'picked'],
    hasMoney: false,
    hasBoxes: true,
    isByBin: true,
    signs: ['pickedBy', 'checkedBy'],
  };
}

const corrected = [
  ...goods,
  'fromArea',
  'toArea',
  'lot',
  'reason',
  'quantity',
  'unitCost',
  'net',
] as const;

type Papers = Partial<Record<DocumentFacts['style'], Form>> & { readonly standard: Form };

/** The papers of every kind whose lines are printed as a table of lines. */
const forms: Readonly<Record<DocumentFacts['kind'], Papers>> = {
  purchase_order: {
    standard: {
      ...vendor,
      title: 'purchaseOrder',
      columns: [...goods, 'quantity', ...purchased],
      hasMoney: true,
      signs: ['approvedBy'],
    },
    packing_slip: packingSlip(vendor),
  },
  goods_receipt: {
    standard: {
      title: 'goodsReceipt',
      partyLabel: 'receivedFrom',
      codeLabel: 'vendor',
      columns: [...goods, 'lot', 'quantity', ...purchased],
      hasMoney: true,
    },
    put_away: {
      title: 'putAway',
      partyLabel: 'receivedFrom',
      codeLabel: 'vendor',
      columns: ['bin', 'sku', 'description', 'lot', 'quantity', 'putInto'],
      hasMoney: false,
      hasBoxes: true,
      isByBin: true,
      signs: ['putAwayBy', 'checkedBy'],
    },
    packing_slip: packingSlip(vendor),
  },
  vendor_bill: {
    standard: {
      ...vendor,
      title: 'vendorBill',
      columns: [...goods, 'quantity', ...purchased],
      hasMoney: true,
    },
    packing_slip: packingSlip(vendor),
  },
  debit_memo: {
    standard: {
      title: 'debitMemo',
      partyLabel: 'returnedTo',
      codeLabel: 'vendor',
      columns: [...goods, 'source', 'reason', 'quantity', ...purchased],
      hasMoney: true,
    },
    packing_slip: packingSlip({ partyLabel: 'deliverTo', codeLabel: 'vendor' }),
  },
  sales_order: {
    standard: {
      ...customer,
      title: 'salesOrder',
      columns: [...goods, 'quantity', 'open', ...priced],
      hasMoney: true,
    },
    confirmation: {
      title: 'confirmation',
      partyLabel: 'orderedBy',
      codeLabel: 'customer',
      columns: [...goods, 'quantity', ...priced],
      hasMoney: true,
      opening: 'confirms',
    },
    pick_list: pickList({ partyLabel: 'deliverTo', codeLabel: 'customer' }),
    packing_slip: packingSlip({ partyLabel: 'deliverTo', codeLabel: 'customer' }),
  },
  invoice: {
    standard: {
      title: 'invoice',
      partyLabel: 'billTo',
      codeLabel: 'customer',
      columns: [...goods, 'quantity', ...priced],
      hasMoney: true,
    },
    packing_slip: packingSlip({ partyLabel: 'deliverTo', codeLabel: 'customer' }),
  },
  credit_memo: {
    standard: {
      title: 'creditMemo',
      partyLabel: 'creditTo',
      codeLabel: 'customer',
      columns: [...goods, 'source', 'reason', 'quantity', ...priced],
      hasMoney: true,
    },
  },
  stock_transfer: {
    standard: {
      title: 'stockTransfer',
      partyLabel: 'carrier',
      codeLabel: 'carrier',
      columns: [...goods, 'fromArea', 'toArea', 'lot', 'quantity'],
      hasMoney: false,
      signs: ['handedOverBy', 'receivedBy'],
    },
    pick_list: pickList({ partyLabel: 'carrier', codeLabel: 'carrier' }),
    packing_slip: packingSlip({ partyLabel: 'carrier', codeLabel: 'carrier' }),
  },
  quantity_adjustment: {
    standard: {
      ...inHouse,
      title: 'quantityAdjustment',
      columns: corrected,
      hasMoney: true,
      signs: ['approvedBy'],
    },
  },
  cost_adjustment: {
    standard: {
      ...inHouse,
      title: 'costAdjustment',
      columns: corrected,
      hasMoney: true,
      signs: ['approvedBy'],
    },
  },
  stock_count: {
    standard: {
      ...inHouse,
      title: 'stockCount',
      columns: [...goods, 'lot', 'expected', 'counted', 'difference'],
      hasMoney: false,
      signs: ['countedBy', 'approvedBy'],
    },
    count_sheet: {
      ...inHouse,
      title: 'countSheet',
      columns: ['sku', 'description', 'lot', 'expected', 'tally'],
      hasMoney: false,
      hasBoxes: true,
      signs: ['countedBy', 'checkedBy'],
    },
    blind_count_sheet: {
      ...inHouse,
      title: 'countSheet',
      columns: ['sku', 'description', 'lot', 'tally'],
      hasMoney: false,
      hasWriting: true,
      signs: ['countedBy', 'checkedBy'],
    },
  },
  assembly: {
    standard: {
      ...inHouse,
      title: 'assembly',
      columns: [...goods, 'lot', 'reason', 'quantity'],
      hasMoney: false,
    },
  },
};

/** The paper of a kind and style; a style that the kind has not is printed as the kind itself. */
export function formOf({ kind, style }: Pick<DocumentFacts, 'kind' | 'style'>): Form {
  const papers: Papers = forms[kind];
  return papers[style] ?? papers.standard;
}

/** The columns of a paper: those that some line has a value for, and those to write in. */
export function columnsOf(form: Form, lines: readonly LineFacts[]): readonly LineColumn[] {
  return form.columns.filter((column) => {
    const { isMoney, isBlank, read } = columnFacts[column];
    if (isBlank === true) return true;
    return (form.hasMoney || !isMoney) && lines.some((line) => read(line) !== undefined);
  });
}
