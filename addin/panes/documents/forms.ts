/**
 * What the form of each kind of document asks, as a table: the pane has one form, and this says what stands in it.
 * What the books ask of a kind is said in `shared/documents/rules.ts`; they have the last word.
 */
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import type { Meaning } from '../../parts/numbers.ts';

export const headerFields = [
  'party',
  'from',
  'against',
  'reference',
  'salesperson',
  'area',
  'fromArea',
  'toArea',
  'vendorRmaNumber',
  'expiresOn',
  'expectedOn',
  'currency',
  'exchangeRate',
] as const;
export type HeaderField = (typeof headerFields)[number];

export const lineFields = [
  'direction',
  'unitCost',
  'unitPrice',
  'discount',
  'taxRate',
  'reason',
  'action',
  'lot',
] as const;
export type LineField = (typeof lineFields)[number];

/** The fields that hold numbers, and what each means. */
export const numberFields: Readonly<Partial<Record<LineField | HeaderField, Meaning>>> = {
  unitCost: 'amount',
  unitPrice: 'amount',
  discount: 'amount',
  taxRate: 'percent',
  exchangeRate: 'rate',
};

export const formGroups = ['buy', 'sell', 'returns', 'stock', 'costs'] as const;
export type FormGroup = (typeof formGroups)[number];

interface FormRule {
  readonly group: FormGroup;
  readonly header: readonly HeaderField[];
  readonly line: readonly LineField[];
  /** Whether its serials are new to the books, so that the item must be chosen before they are scanned. */
  readonly isNewGoods: boolean;
  readonly hasAddOns: boolean;
  readonly hasBuilds: boolean;
}

const plain = { isNewGoods: false, hasAddOns: false, hasBuilds: false } as const;
const money = ['currency', 'exchangeRate'] as const;

export const formRules: Readonly<Record<DocumentKind, FormRule>> = {
  purchase_order: {
    ...plain,
    group: 'buy',
    header: ['party', 'expectedOn', 'reference', ...money],
    line: ['unitCost', 'discount', 'taxRate'],
    isNewGoods: true,
    hasAddOns: true,
  },
  goods_receipt: {
    ...plain,
    group: 'buy',
    header: ['party', 'from', 'reference', 'area', ...money],
    line: ['unitCost', 'discount', 'taxRate', 'lot'],
    isNewGoods: true,
    hasAddOns: true,
  },
  vendor_bill: {
    ...plain,
    group: 'buy',
    header: ['party', 'from', 'reference', ...money],
    line: ['unitCost', 'discount', 'taxRate'],
    isNewGoods: true,
    hasAddOns: true,
  },
  sales_order: {
    ...plain,
    group: 'sell',
    header: ['party', 'reference', 'salesperson', ...money],
    line: ['unitPrice', 'discount', 'taxRate'],
  },
  invoice: {
    ...plain,
    group: 'sell',
    header: ['party', 'from', 'reference', 'salesperson', 'area', ...money],
    line: ['unitPrice', 'discount', 'taxRate', 'direction'],
  },
  customer_rma: {
    ...plain,
    group: 'returns',
    header: ['party', 'from', 'expiresOn', 'reference'],
    line: ['reason', 'action'],
  },
  credit_memo: {
    ...plain,
    group: 'returns',
    header: ['party', 'from', 'reference', 'salesperson', 'area', ...money],
    line: ['unitPrice', 'taxRate', 'reason', 'direction'],
  },
  vendor_rma: {
    ...plain,
    group: 'returns',
    header: ['party', 'from', 'vendorRmaNumber', 'reference'],
    line: ['reason'],
  },
  debit_memo: {
    ...plain,
    group: 'returns',
    header: ['party', 'from', 'reference', ...money],
    line: ['unitCost', 'taxRate', 'reason'],
  },
  stock_transfer: {
    ...plain,
    group: 'stock',
    header: ['from', 'fromArea', 'toArea', 'reference'],
    line: [],
  },
  quantity_adjustment: {
    ...plain,
    group: 'stock',
    header: ['area', 'reference'],
    line: ['direction', 'unitCost', 'reason'],
    isNewGoods: true,
  },
  stock_count: {
    ...plain,
    group: 'stock',
    header: ['area', 'reference'],
    line: ['lot'],
  },
  assembly: {
    ...plain,
    group: 'stock',
    header: ['area', 'reference'],
    line: [],
    hasAddOns: true,
    hasBuilds: true,
  },
  cost_adjustment: {
    ...plain,
    group: 'costs',
    header: ['against', 'party', 'reference', ...money],
    line: ['unitCost'],
    hasAddOns: true,
  },
};
