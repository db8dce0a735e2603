/**
 * What documents do, as two tables: what each kind is (whose it is, what its lines do, what it may follow), and what
 * each event asks of a line (which amount it carries, where goods come from and go to).
 */
import type { AreaField } from '../issues.ts';
import type { UnitEvent } from '../stock/lifecycle.ts';
import type { PartyRole } from '../stock/masters.ts';
import type { DocumentKind } from './kinds.ts';

export interface KindRule {
  readonly partyRole: PartyRole | null;
  /** Whether a document without a party is refused. */
  readonly isPartyNeeded: boolean;
  /** What a line does to its units; null where the line's direction says, or the kind has a plan of its own. */
  readonly event: UnitEvent | null;
  /** What a line of the other direction does: `in` brings goods to us, `out` sends them away. */
  readonly in: UnitEvent | null;
  readonly out: UnitEvent | null;
  readonly follows: readonly DocumentKind[];
  /** Whether it must follow a document. */
  readonly isFollowing: boolean;
  readonly takesAddOns: boolean;
  /** Whether it stays open until documents that follow it have done all that it says. */
  readonly isOrder: boolean;
}

const usual = {
  in: null,
  out: null,
  isPartyNeeded: true,
  isFollowing: false,
  takesAddOns: false,
  isOrder: false,
} as const;

export const kindRules: Readonly<Record<DocumentKind, KindRule>> = {
  purchase_order: {
    ...usual,
    partyRole: 'vendor',
    event: 'expect',
    follows: [],
    takesAddOns: true,
    isOrder: true,
  },
  goods_receipt: {
    ...usual,
    partyRole: 'vendor',
    event: 'receive',
    follows: ['purchase_order'],
    takesAddOns: true,
  },
  vendor_bill: {
    ...usual,
    partyRole: 'vendor',
    event: null,
    follows: ['goods_receipt'],
    isFollowing: true,
    takesAddOns: true,
  },
  sales_order: {
    ...usual,
    partyRole: 'customer',
    event: 'commit',
    follows: [],
    isOrder: true,
  },
  invoice: {
    ...usual,
    partyRole: 'customer',
    event: 'sell',
    in: 'take_back',
    follows: ['sales_order', 'customer_rma'],
  },
  customer_rma: {
    ...usual,
    partyRole: 'customer',
    event: 'expect_return',
    follows: ['invoice'],
    isOrder: true,
  },
  credit_memo: {
    ...usual,
    partyRole: 'customer',
    event: 'take_back',
    out: 'sell',
    follows: ['customer_rma', 'invoice'],
  },
  vendor_rma: {
    ...usual,
    partyRole: 'vendor',
    event: 'set_aside',
    follows: ['goods_receipt', 'credit_memo'],
    isOrder: true,
  },
  debit_memo: {
    ...usual,
    partyRole: 'vendor',
    event: 'return_to_vendor',
    follows: ['vendor_rma', 'goods_receipt', 'credit_memo'],
  },
  stock_transfer: {
    ...usual,
    partyRole: null,
    isPartyNeeded: false,
    event: 'transfer',
    follows: ['stock_transfer'],
  },
  quantity_adjustment: {
    ...usual,
    partyRole: null,
    isPartyNeeded: false,
    event: null,
    in: 'find',
    out: 'write_off',
    follows: [],
  },
  cost_adjustment: {
    ...usual,
    partyRole: 'vendor',
    isPartyNeeded: false,
    event: 'revalue',
    follows: [],
    takesAddOns: true,
  },
  stock_count: {
    ...usual,
    partyRole: null,
    isPartyNeeded: false,
    event: null,
    follows: [],
  },
  assembly: {
    ...usual,
    partyRole: null,
    isPartyNeeded: false,
    event: null,
    follows: [],
    takesAddOns: true,
  },
};

export interface LineRule {
  /** The field that carries the amount of one unit. */
  readonly amountField: 'unitCost' | 'unitPrice';
  /** Whether a line without the amount is an issue, unless the order it fulfils has one. */
  readonly isAmountNeeded: boolean;
  /** The field that says where goods go; null takes the event's own bin. */
  readonly destinationField: AreaField | null;
  readonly isDestinationNeeded: boolean;
  /** The field that says where goods must lie; null does not ask. */
  readonly sourceField: AreaField | null;
}

const cost = { amountField: 'unitCost', isAmountNeeded: false } as const;
const price = { amountField: 'unitPrice', isAmountNeeded: false } as const;
const nowhere = { destinationField: null, isDestinationNeeded: false, sourceField: null } as const;

export const lineRules: Readonly<Record<UnitEvent, LineRule>> = {
  expect: { ...cost, ...nowhere, isAmountNeeded: true },
  receive: { ...cost, ...nowhere, isAmountNeeded: true, destinationField: 'area' },
  commit: { ...price, ...nowhere, isAmountNeeded: true, sourceField: 'area' },
  release: { ...cost, ...nowhere },
  sell: { ...price, ...nowhere, isAmountNeeded: true, sourceField: 'area' },
  expect_return: { ...price, ...nowhere },
  take_back: { ...price, ...nowhere, destinationField: 'area' },
  set_aside: { ...cost, ...nowhere, sourceField: 'area' },
  return_to_vendor: { ...cost, ...nowhere, sourceField: 'area' },
  transfer: {
    ...cost,
    destinationField: 'toArea',
    isDestinationNeeded: true,
    sourceField: 'fromArea',
  },
  depart: { ...cost, ...nowhere, sourceField: 'fromArea' },
  arrive: { ...cost, ...nowhere, destinationField: 'toArea', isDestinationNeeded: true },
  find: { ...cost, ...nowhere, isAmountNeeded: true, destinationField: 'area' },
  write_off: { ...cost, ...nowhere, sourceField: 'area' },
  revalue: { ...cost, ...nowhere, isAmountNeeded: true },
  build: { ...cost, ...nowhere, destinationField: 'area' },
  consume: { ...cost, ...nowhere },
  recover: { ...cost, ...nowhere, destinationField: 'area' },
};

/** The field that the lines of a kind carry their amount in. */
export function amountFieldOf(kind: DocumentKind): 'unitCost' | 'unitPrice' {
  const { event } = kindRules[kind];
  return event === null ? 'unitCost' : lineRules[event].amountField;
}
