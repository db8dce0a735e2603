/**
 * What each kind of document does, as one table: whose it is, what it does to a unit, which amounts its lines carry,
 * where goods come from and go to, and which documents it may follow.
 */
import type { UnitEvent } from '../stock/lifecycle.ts';
import type { PartyRole } from '../stock/masters.ts';
import type { DocumentKind, PostedKind } from './kinds.ts';

export interface KindRule {
  readonly event: UnitEvent;
  readonly partyRole: PartyRole | null;
  /** The field that carries the price of one unit. */
  readonly amountField: 'unitCost' | 'unitPrice';
  /** Whether a line without the amount is an issue; else it is the unit's own cost or price, or nothing. */
  readonly isAmountNeeded: boolean;
  /** The field that says where goods go; null takes the event's own bin. */
  readonly destinationField: 'area' | 'toArea' | null;
  readonly isDestinationNeeded: boolean;
  /** The field that says where goods must lie; null does not ask. */
  readonly sourceField: 'area' | 'fromArea' | null;
  readonly follows: readonly DocumentKind[];
}

export const kindRules: Readonly<Record<PostedKind, KindRule>> = {
  goods_receipt: {
    event: 'receive',
    partyRole: 'vendor',
    amountField: 'unitCost',
    isAmountNeeded: true,
    destinationField: 'area',
    isDestinationNeeded: false,
    sourceField: null,
    follows: ['purchase_order'],
  },
  invoice: {
    event: 'sell',
    partyRole: 'customer',
    amountField: 'unitPrice',
    isAmountNeeded: true,
    destinationField: null,
    isDestinationNeeded: false,
    sourceField: 'area',
    follows: ['sales_order'],
  },
  customer_rma: {
    event: 'expect_return',
    partyRole: 'customer',
    amountField: 'unitPrice',
    isAmountNeeded: false,
    destinationField: null,
    isDestinationNeeded: false,
    sourceField: null,
    follows: ['invoice'],
  },
  credit_memo: {
    event: 'take_back',
    partyRole: 'customer',
    amountField: 'unitPrice',
    isAmountNeeded: false,
    destinationField: 'area',
    isDestinationNeeded: false,
    sourceField: null,
    follows: ['customer_rma', 'invoice'],
  },
  vendor_rma: {
    event: 'set_aside',
    partyRole: 'vendor',
    amountField: 'unitCost',
    isAmountNeeded: false,
    destinationField: null,
    isDestinationNeeded: false,
    sourceField: 'area',
    follows: ['goods_receipt', 'credit_memo'],
  },
  debit_memo: {
    event: 'return_to_vendor',
    partyRole: 'vendor',
    amountField: 'unitCost',
    isAmountNeeded: false,
    destinationField: null,
    isDestinationNeeded: false,
    sourceField: 'area',
    follows: ['vendor_rma', 'goods_receipt', 'credit_memo'],
  },
  stock_transfer: {
    event: 'transfer',
    partyRole: null,
    amountField: 'unitCost',
    isAmountNeeded: false,
    destinationField: 'toArea',
    isDestinationNeeded: true,
    sourceField: 'fromArea',
    follows: [],
  },
};
