/**
 * A vendor's bill for what was received: it clears the value that the receipts put into received_not_billed, item by
 * item at their own average, and the add-on costs that they accrued. What it asks beyond that, or less, is a price
 * variance; no unit moves and none changes its cost (everest.md 4.4).
 */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { ask, raise, type Issue } from '../issues.ts';
import { allocate, convert, divide, percentOf, sum, type Minor } from '../money.ts';
import type { Item } from '../stock/masters.ts';
import { checkAmounts, netOfQuantity } from './check-amounts.ts';
import { checkSize } from './check-size.ts';
import {
  emptyBody,
  type PlannedBody,
  type PlannedFulfilment,
  type PlannedHeader,
  type PlannedLine,
  type TakenAddOn,
} from './plan.ts';
import { balance, credit, debit } from './postings.ts';
import type { BooksView, FollowedDocument } from './view.ts';

/** What a receipt brought of an item that is not billed yet, as the bill goes through its lines. */
interface Unbilled {
  readonly orderId: number;
  readonly lines: { readonly line: number; left: number }[];
  quantity: number;
  /** In base currency. */
  value: Minor;
}

interface BilledLine {
  readonly line: PlannedLine;
  readonly fulfilments: readonly PlannedFulfilment[];
  readonly isTaxRecoverable: boolean;
}

export function planVendorBill(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): PlannedBody {
  if (draft.lines.length === 0 && header.addOns.length === 0) {
    issues.push(raise('document_has_no_lines', {}));
  }
  const unbilled = openReceipts(header.followed);
  const billed: BilledLine[] = [];
  draft.lines.forEach((draftLine, index) => {
    const line = billLine(draftLine, index + 1, unbilled, header, view, issues);
    if (line !== null) billed.push(line);
  });
  const sized = billed.map(({ line }) => ({ ...header, amount: line.net + line.tax }));
  if (!checkSize([...sized, ...header.addOns], view.baseCurrency, issues)) return emptyBody;
  const inBase = (amount: Minor): Minor =>
    convert(amount, header.currency, view.baseCurrency, header.rate);
  const lines = billed.map(({ line }) => line);
  const fulfilments = billed.flatMap((line) => line.fulfilments);
  const takenAddOns = header.addOns.length === 0 ? [] : takeAccrued(header.followed);
  const addOnCosts = sum(
    header.addOns.map(({ amount, currency, rate }) =>
      convert(amount, currency, view.baseCurrency, rate),
    ),
  );
  const taxOf = (isRecoverable: boolean): Minor =>
    sum(billed.map((line) => (line.isTaxRecoverable === isRecoverable ? line.line.tax : 0)));
  const goods = inBase(sum(lines.map(({ net }) => net)) + taxOf(false));
  const tax = inBase(taxOf(true));
  const cleared = sum(fulfilments.map(({ amount }) => amount));
  const accrued = sum(takenAddOns.map(({ amount }) => amount));
  const postings = balance([
    debit('received_not_billed', cleared),
    debit('add_on_costs_accrued', accrued),
    debit('tax_recoverable', tax),
    debit('price_variance', goods + addOnCosts - cleared - accrued),
    credit('payable', goods + tax + addOnCosts),
  ]);
  return {
    ...emptyBody,
    lines,
    fulfilments,
    takenAddOns,
    postings,
    addOnCosts,
  };
}

/** What each receipt brought of each item and no bill has cleared, by item id, in the order of the receipts. */
function openReceipts(receipts: readonly FollowedDocument[]): Map<number, Unbilled[]> {
  const open = new Map<number, Unbilled[]>();
  for (const receipt of receipts) {
    // A tax that does not come back was part of what the goods cost.
    const costs = receipt.lines.map(({ net, tax, isTaxRecoverable }) =>
      isTaxRecoverable ? net : net + tax,
    );
    const values = allocate(receipt.receivedNotBilled, costs);
    const own = new Map<number, Unbilled>();
    receipt.lines.forEach((line, index) => {
      const found = own.get(line.itemId);
      const entry = found ?? {
        orderId: receipt.id,
        lines: [],
        quantity: 0,
        value: 0,
      };
      const left = Math.max(0, line.quantity - line.done);
      entry.lines.push({ line: line.line, left });
      entry.quantity += left;
      entry.value += (values[index] ?? 0) - line.doneAmount;
      own.set(line.itemId, entry);
    });
    for (const [itemId, entry] of own) {
      const entries = open.get(itemId);
      if (entries === undefined) open.set(itemId, [entry]);
      else entries.push(entry);
    }
  }
  return open;
}

function billLine(
  draftLine: DraftLine,
  line: number,
  unbilled: ReadonlyMap<number, readonly Unbilled[]>,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): BilledLine | null {
  const place = { line };
  const item = view.items.get(draftLine.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: draftLine.item }, place));
    return null;
  }
  const rule = { amountField: 'unitCost', isAmountNeeded: true } as const;
  const amounts = checkAmounts(draftLine, line, rule, null, header.currency, issues);
  const quantity = checkBilledQuantity(draftLine, line, item, issues);
  const entries = unbilled.get(item.id);
  if (entries === undefined) {
    issues.push(raise('bill_item_not_received', { item: item.sku }, place));
  }
  const fulfilments: PlannedFulfilment[] = [];
  let wanted = quantity;
  for (const entry of entries ?? []) wanted -= clear(entry, wanted, line, fulfilments);
  if (entries !== undefined && wanted > 0) {
    const details = {
      item: item.sku,
      billed: quantity,
      open: quantity - wanted,
    };
    issues.push(ask('bill_above_received', details, place));
  }
  const wanting = { ...header, amount: netOfQuantity(quantity, amounts) };
  const net = checkSize([wanting], view.baseCurrency, issues, place) ? wanting.amount : 0;
  return {
    fulfilments,
    isTaxRecoverable: amounts.isTaxRecoverable,
    line: {
      line,
      item,
      quantity,
      unitAmount: amounts.amount,
      discount: amounts.discount,
      taxRate: amounts.taxRate,
      net,
      tax: percentOf(net, amounts.taxHundredths),
      units: [],
    },
  };
}

/** How many units a line bills: what it says, or as many as the serials that the vendor lists. */
function checkBilledQuantity(
  { quantity, serials }: DraftLine,
  line: number,
  item: Item,
  issues: Issue[],
): number {
  const place = { line };
  const counted = quantity ?? serials?.length;
  if (counted === undefined) issues.push(raise('quantity_missing', { item: item.sku }, place));
  else if (counted <= 0) issues.push(raise('quantity_not_positive', { quantity: counted }, place));
  if (quantity !== undefined && serials !== undefined && serials.length !== quantity) {
    const details = { quantity, serials: serials.length };
    issues.push(raise('quantity_differs_from_serials', details, place));
  }
  return Math.max(0, counted ?? 0);
}

/** Clears up to so many units of what a receipt has open; the last takes what is left of its value. */
function clear(
  entry: Unbilled,
  wanted: number,
  line: number,
  fulfilments: PlannedFulfilment[],
): number {
  const quantity = Math.min(wanted, entry.quantity);
  if (quantity === 0) return 0;
  const value =
    quantity === entry.quantity ? entry.value : divide(entry.value, quantity, entry.quantity);
  entry.quantity -= quantity;
  entry.value -= value;
  const parts: { line: number; quantity: number }[] = [];
  let left = quantity;
  for (const open of entry.lines) {
    const taken = Math.min(left, open.left);
    if (taken === 0) continue;
    open.left -= taken;
    left -= taken;
    parts.push({ line: open.line, quantity: taken });
  }
  const shares = allocate(
    value,
    parts.map((part) => part.quantity),
  );
  parts.forEach((part, index) => {
    const { orderId } = entry;
    const amount = shares[index] ?? 0;
    fulfilments.push({
      orderId,
      orderLine: part.line,
      line,
      quantity: part.quantity,
      amount,
    });
  });
  return quantity;
}

/** All that the receipts accrued for add-on costs and no bill has cleared. */
function takeAccrued(receipts: readonly FollowedDocument[]): TakenAddOn[] {
  return receipts.flatMap(({ id, addOnsAccrued, addOnsBilled }) => {
    const amount = addOnsAccrued - addOnsBilled;
    return amount > 0 ? [{ orderId: id, place: 0, amount }] : [];
  });
}
