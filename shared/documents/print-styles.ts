/**
 * The papers that each kind of document is printed as. `standard` is the document itself; the others are made of the
 * same facts for somebody else: whoever packs it, shelves it, or signs for it. Everest.md 8, features F137-F141.
 */
import type { DocumentKind } from './kinds.ts';

export const printStyles = [
  'standard',
  'packing_slip',
  'confirmation',
  'pick_list',
  'put_away',
  'shipping_label',
] as const;
export type PrintStyle = (typeof printStyles)[number];

/** What a kind can be printed as, the usual first. A packing slip has no money; returns of customers have none. */
export const stylesOfKinds: Readonly<Record<DocumentKind, readonly PrintStyle[]>> = {
  purchase_order: ['standard', 'packing_slip'],
  goods_receipt: ['standard', 'put_away', 'packing_slip'],
  vendor_bill: ['standard', 'packing_slip'],
  vendor_rma: ['standard', 'shipping_label'],
  debit_memo: ['standard', 'packing_slip', 'shipping_label'],
  sales_order: ['standard', 'confirmation', 'pick_list', 'packing_slip'],
  invoice: ['standard', 'packing_slip'],
  customer_rma: ['standard'],
  credit_memo: ['standard'],
  stock_transfer: ['standard', 'pick_list', 'packing_slip'],
  quantity_adjustment: ['standard'],
  cost_adjustment: ['standard'],
  stock_count: ['standard'],
  assembly: ['standard'],
};
