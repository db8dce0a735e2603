/**
 * What a document does of the orders it follows: lines of the same item are matched in order, and what is left of an
 * order's add-on costs goes with the value that is received (everest.md 4.1, G2).
 */
import { ask, raise, type Issue } from '../issues.ts';
import { divide, sum, type Minor } from '../money.ts';
import type { AddOnCost } from '../costing/landed.ts';
import type { Item } from '../stock/masters.ts';
import type { BookSettings } from '../stock/settings.ts';
import type { PlannedFulfilment, PlannedHeader, TakenAddOn } from './plan.ts';
import { kindRules } from './rules.ts';
import type { FollowedDocument, FollowedLine } from './view.ts';

/** A line of the following document: so much of an item. */
export interface FulfillingLine {
  readonly line: number;
  readonly item: Item;
  readonly quantity: number;
}

/** Whether a followed document stays open until others have done what it says. */
function isOrder({ kind, isInTransit }: FollowedDocument): boolean {
  return kindRules[kind].isOrder || isInTransit;
}

/** The line of a followed order that a line of the same item takes its amounts from; null where there is none. */
export function findOrderLine(
  header: PlannedHeader,
  item: Item,
): { readonly order: FollowedDocument; readonly line: FollowedLine } | null {
  for (const order of header.followed) {
    if (!isOrder(order)) continue;
    const line = order.lines.find((candidate) => candidate.itemId === item.id);
    if (line !== undefined) return { order, line };
  }
  return null;
}

/**
 * Matches lines to what is open on the followed orders. An item that is on none of them is a question, and so is more
 * than is open where goods are received, unless the settings forbid or allow it.
 */
export function planFulfilments(
  lines: readonly FulfillingLine[],
  header: PlannedHeader,
  settings: BookSettings,
  issues: Issue[],
): PlannedFulfilment[] {
  const orders = header.followed.filter(isOrder);
  const [first] = orders;
  if (first === undefined) return [];
  const open = new Map<number, { orderId: number; orderLine: number; left: number }[]>();
  for (const order of orders) {
    for (const { line, itemId, quantity, done } of order.lines) {
      const entry = { orderId: order.id, orderLine: line, left: Math.max(0, quantity - done) };
      const entries = open.get(itemId);
      if (entries === undefined) open.set(itemId, [entry]);
      else entries.push(entry);
    }
  }
  const fulfilments: PlannedFulfilment[] = [];
  for (const { line, item, quantity } of lines) {
    const place = { line };
    const entries = open.get(item.id);
    if (entries === undefined) {
      issues.push(ask('item_not_on_order', { item: item.sku, number: first.number }, place));
      continue;
    }
    let wanted = quantity;
    for (const entry of entries) {
      const taken = Math.min(wanted, entry.left);
      if (taken === 0) continue;
      entry.left -= taken;
      wanted -= taken;
      const { orderId, orderLine } = entry;
      fulfilments.push({ orderId, orderLine, line, quantity: taken, amount: 0 });
    }
    if (wanted > 0) {
      const details = {
        item: item.sku,
        number: first.number,
        open: quantity - wanted,
        wanted: quantity,
      };
      checkSurplus(header, settings, details, place, issues);
    }
  }
  return fulfilments;
}

/** More than is open: nothing to say where we ship or are credited (everest.md V14), a question where we receive (V15). */
function checkSurplus(
  header: PlannedHeader,
  settings: BookSettings,
  details: { item: string; number: string; open: number; wanted: number },
  place: { readonly line: number },
  issues: Issue[],
): void {
  if (header.kind === 'stock_transfer') {
    issues.push(raise('quantity_above_ordered', details, place));
  } else if (header.kind === 'goods_receipt' && settings.overReceipt !== 'allow') {
    const make = settings.overReceipt === 'forbid' ? raise : ask;
    issues.push(make('quantity_above_ordered', details, place));
  }
}

/** What goods of an order's lines are worth in the order's own currency, for the quantities given. */
function worthOf(order: FollowedDocument, quantityOf: (line: FollowedLine) => number): Minor {
  return sum(
    order.lines.map((line) =>
      line.quantity === 0
        ? 0
        : divide(line.net, Math.min(quantityOf(line), line.quantity), line.quantity),
    ),
  );
}

/**
 * The share of each order's add-on costs that comes with this receipt: of each, the part that the value received so
 * far is of the value ordered, less what earlier receipts took; all of it with the last. An order that is worth
 * nothing gives its share by quantity.
 */
export function takeOrderAddOns(
  header: PlannedHeader,
  fulfilments: readonly PlannedFulfilment[],
): { readonly addOns: AddOnCost[]; readonly taken: TakenAddOn[] } {
  const addOns: AddOnCost[] = [];
  const taken: TakenAddOn[] = [];
  for (const order of header.followed) {
    if (order.kind !== 'purchase_order' || order.addOns.length === 0) continue;
    const now = new Map<number, number>();
    for (const { orderId, orderLine, quantity } of fulfilments) {
      if (orderId === order.id) now.set(orderLine, (now.get(orderLine) ?? 0) + quantity);
    }
    if (now.size === 0) continue;
    const received = (line: FollowedLine): number => line.done + (now.get(line.line) ?? 0);
    const all = worthOf(order, (line) => line.quantity);
    const [part, whole] =
      all > 0
        ? [worthOf(order, received), all]
        : [sum(order.lines.map(received)), sum(order.lines.map((line) => line.quantity))];
    order.addOns.forEach((addOn, place) => {
      const due = whole === 0 ? 0 : divide(addOn.amount, Math.min(part, whole), whole);
      const amount = Math.max(0, due - addOn.taken);
      if (amount === 0) return;
      const { name, currency, rate, by } = addOn;
      addOns.push({ name, amount, currency, rate, by });
      taken.push({ orderId: order.id, place, amount });
    });
  }
  return { addOns, taken };
}
