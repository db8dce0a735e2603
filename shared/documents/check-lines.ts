/** The checks of a document's lines: item, direction, amounts, places, and the units or the quantity they move. */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { raise, type Issue } from '../issues.ts';
import { convert, isExactlySummed, parseMoney, percentOf, sum, type Minor } from '../money.ts';
import { poolOf, takeFromPool } from '../costing/pool.ts';
import { transitions, type UnitEvent } from '../stock/lifecycle.ts';
import type { Item } from '../stock/masters.ts';
import { emptyState } from '../stock/unit.ts';
import { checkAmounts, netOfQuantity, type Amounts, type OrderedAmounts } from './check-amounts.ts';
import { checkHeaderAreas, checkLineAreas, type LineAreas } from './check-areas.ts';
import {
  checkQuantity,
  flowOf,
  openShelves,
  takeFromBins,
  type BinQuantity,
  type Shelves,
} from './check-quantities.ts';
import { findOrderLine } from './fulfil.ts';
import { eventOfLine, usualEventOf } from './line-events.ts';
import type { PlannedHeader, PlannedLine, PlannedUnit } from './plan.ts';
import { lineRules } from './rules.ts';
import { emptyHand, takeUnits, type Hand } from './take-units.ts';
import type { BooksView } from './view.ts';

/** A line as checked: what is planned of it, where its goods go, and what they fetch or cost net. */
export interface CheckedLine {
  readonly line: PlannedLine;
  readonly event: UnitEvent;
  /** Whether it goes against the document's own direction: its amounts count below zero. */
  readonly isOpposite: boolean;
  readonly areas: LineAreas;
  /** One per unit, less discount, in the document's currency, from 0 up; one in all for goods without units. */
  readonly nets: readonly Minor[];
  /** In the document's currency, from 0 up; part of the goods' cost where it is not recovered. */
  readonly tax: Minor;
  readonly isTaxRecoverable: boolean;
  /** For goods that are tracked by quantity: the bins that they leave. */
  readonly taken: readonly BinQuantity[];
  readonly lot: string;
  /** In base currency, for goods that come back without a cost that the books know. */
  readonly fallbackCost: Minor | null;
}

/** What the checks of one document share. */
interface Desk {
  readonly draft: DocumentDraft;
  readonly header: PlannedHeader;
  readonly view: BooksView;
  readonly hand: Hand;
  readonly shelves: Shelves;
  readonly areas: Map<UnitEvent, LineAreas>;
}

/** All lines of a draft; issues of the header's bins go to the header's. */
export function checkLines(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  headerIssues: Issue[],
  issues: Issue[],
): CheckedLine[] {
  const areas = new Map<UnitEvent, LineAreas>();
  const hand = emptyHand();
  const desk: Desk = { draft, header, view, hand, shelves: openShelves(view), areas };
  const usual = usualEventOf(draft, header);
  if (usual !== null) areasOf(desk, usual, headerIssues);
  const checked: CheckedLine[] = [];
  draft.lines.forEach((draftLine, index) => {
    const line = checkLine(desk, draftLine, index + 1, headerIssues, issues);
    if (line !== null) checked.push(line);
  });
  return checked;
}

/** The header's bins for an event. A line that goes against the document's direction has the settings' own. */
function areasOf(desk: Desk, event: UnitEvent, issues: Issue[]): LineAreas {
  const found = desk.areas.get(event);
  if (found !== undefined) return found;
  const { draft, header, view } = desk;
  const usual = usualEventOf(draft, header);
  const fields = usual === null || usual === event ? draft : {};
  const fallback = event === 'arrive' ? (header.followed[0]?.toArea ?? null) : null;
  const areas = checkHeaderAreas(fields, event, fallback, view, issues);
  desk.areas.set(event, areas);
  return areas;
}

function checkLine(
  desk: Desk,
  draftLine: DraftLine,
  line: number,
  headerIssues: Issue[],
  issues: Issue[],
): CheckedLine | null {
  const { draft, header, view } = desk;
  const place = { line };
  const item = view.items.get(draftLine.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: draftLine.item }, place));
    return null;
  }
  const event = eventOfLine(draft, draftLine, line, header, issues);
  if (event === null) return null;
  const usual = usualEventOf(draft, header);
  const isOpposite = usual !== null && usual !== event;
  const shared = areasOf(desk, event, headerIssues);
  const areas = checkLineAreas(draftLine, event, shared, view, issues, place);
  // What goes the other way was not ordered.
  const ordered = isOpposite ? null : amountsOfOrder(desk, item, event);
  const rule = lineRules[event];
  const amounts = checkAmounts(draftLine, line, rule, ordered, header.currency, issues);
  checkLotNamed(draftLine, line, event, item, issues);
  const goods = isTrackedByUnit(item)
    ? checkUnitLine(desk, draftLine, line, item, event, areas, amounts, issues)
    : checkQuantityLine(desk, draftLine, line, item, event, areas, amounts, issues);
  const isExact = isExactlySummed(goods.nets.reduce<number>((rough, net) => rough + (net ?? 0), 0));
  if (!isExact) issues.push(raise('amount_too_large', {}, place));
  if (goods.nets.includes(null)) {
    issues.push(raise('amount_missing', { field: lineRules[event].amountField }, place));
  }
  const nets = goods.nets.map((net) => (isExact ? (net ?? 0) : 0));
  const net = sum(nets);
  const tax = percentOf(net, amounts.taxHundredths);
  const sign = isOpposite ? -1 : 1;
  return {
    event,
    isOpposite,
    areas,
    nets,
    tax,
    isTaxRecoverable: amounts.isTaxRecoverable,
    taken: goods.taken,
    lot: draftLine.lot ?? '',
    fallbackCost: readFallbackCost(draftLine, line, event, desk, issues),
    line: {
      line,
      item,
      quantity: goods.quantity,
      unitAmount: amounts.amount,
      discount: amounts.discount,
      taxRate: amounts.taxRate,
      net: net === 0 ? 0 : sign * net,
      tax: tax === 0 ? 0 : sign * tax,
      ...(amounts.isTaxRecoverable ? {} : { isTaxLost: true as const }),
      units: goods.units,
    },
  };
}

export function isTrackedByUnit(item: Item): boolean {
  return item.tracking === 'serial' || item.tracking === 'auto_serial';
}

interface CheckedGoods {
  readonly units: readonly PlannedUnit[];
  readonly quantity: number;
  readonly taken: readonly BinQuantity[];
  readonly nets: readonly (Minor | null)[];
}

function checkUnitLine(
  desk: Desk,
  draftLine: DraftLine,
  line: number,
  item: Item,
  event: UnitEvent,
  areas: LineAreas,
  amounts: Amounts,
  issues: Issue[],
): CheckedGoods {
  const { draft, header, view, hand } = desk;
  const context = { draft, header, view, item, event, line, ...areas };
  const units = takeUnits(draftLine, context, hand, issues);
  const netOf = (unit: PlannedUnit): Minor | null => netOfUnit(unit, event, amounts, desk);
  const isHolding = event === 'expect' || event === 'commit';
  const ordered = draftLine.quantity ?? 0;
  if (isHolding && ordered > units.length && (draftLine.serials?.length ?? 0) === 0) {
    // What an order does not name yet is ordered all the same.
    return { units, quantity: ordered, taken: [], nets: [netOfQuantity(ordered, amounts)] };
  }
  return { units, quantity: units.length, taken: [], nets: units.map(netOf) };
}

function checkQuantityLine(
  desk: Desk,
  draftLine: DraftLine,
  line: number,
  item: Item,
  event: UnitEvent,
  areas: LineAreas,
  amounts: Amounts,
  issues: Issue[],
): CheckedGoods {
  const { draft, view, shelves, header } = desk;
  const quantity = checkQuantity(draftLine, line, item, draft.kind, event, issues);
  const flow = item.tracking === 'none' ? 'none' : flowOf(event);
  const isTaken = quantity > 0 && (flow === 'out' || flow === 'within');
  const { destination } = areas;
  if (flow === 'within' && destination?.binType === 'out') {
    const details = { area: destination.code, wanted: 'stock' as const };
    issues.push(raise('area_of_other_type', details, { line }));
  }
  // What arrives lies in transit until then.
  const source = event === 'arrive' ? transitBinOf(view) : areas.source;
  const wish = {
    item,
    line,
    quantity,
    event,
    source,
    lot: draftLine.lot ?? null,
    occurredOn: header.occurredOn,
  };
  const taken = isTaken ? takeFromBins(wish, shelves, view, issues) : [];
  return { units: [], quantity, taken, nets: [netOfGoods(quantity, event, amounts, item, desk)] };
}

/** What a quantity fetches or costs net; null where the line must say it, and for what goes back at its own cost. */
function netOfGoods(
  quantity: number,
  event: UnitEvent,
  amounts: Amounts,
  item: Item,
  { header, view, shelves }: Desk,
): Minor | null {
  if (amounts.amount !== null) return netOfQuantity(quantity, amounts);
  if (event === 'take_back') return null;
  if (event !== 'return_to_vendor' || item.tracking === 'none') return 0;
  if (header.currency !== view.baseCurrency) return null;
  const { units } = poolOf(shelves.pools, item.id);
  return takeFromPool(shelves.pools, item.id, Math.min(quantity, units));
}

function transitBinOf(view: BooksView): LineAreas['source'] {
  const code = view.settings.bins.inTransit;
  return code === null ? null : (view.areas.get(code) ?? null);
}

function checkLotNamed(
  draftLine: DraftLine,
  line: number,
  event: UnitEvent,
  item: Item,
  issues: Issue[],
): void {
  if (!item.lotTracked || !transitions[event].beginsLife || event === 'expect') return;
  const { serials } = draftLine;
  const isNamed =
    draftLine.lot !== undefined ||
    (serials !== undefined &&
      serials.length > 0 &&
      serials.every((entry) => typeof entry !== 'string' && entry.lot !== undefined));
  if (!isNamed) issues.push(raise('lot_missing', { item: item.sku }, { line }));
}

/** What the order says of an item that a line gives no amount for; null where it is in another currency. */
function amountsOfOrder({ header }: Desk, item: Item, event: UnitEvent): OrderedAmounts | null {
  if (event === 'return_to_vendor') return null;
  const found = findOrderLine(header, item);
  if (found === null || found.order.currency !== header.currency) return null;
  const { unitAmount: amount, discount, taxRate, isTaxRecoverable } = found.line;
  return amount === null ? null : { amount, discount, taxRate, isTaxRecoverable };
}

/**
 * What one unit fetches or costs net, in the document's currency: what the line says, else the unit's own price
 * (taken back) or cost (sent back), which are known in base currency alone; null where that does not do.
 */
function netOfUnit(
  unit: PlannedUnit,
  event: UnitEvent,
  amounts: Amounts,
  { header, view }: Desk,
): Minor | null {
  if (amounts.amount !== null) return Math.max(0, amounts.amount - amounts.discount);
  if (event !== 'take_back' && event !== 'return_to_vendor') return 0;
  if (header.currency !== view.baseCurrency) return null;
  const { status, sale, cost } = unit.known?.state ?? emptyState;
  if (event === 'return_to_vendor') return cost;
  // What was never sold by us has no price of its own; what cannot be taken back needs none.
  const isTakenIn =
    sale === null && (status === 'none' || transitions.take_back.from.includes(status));
  return isTakenIn ? null : (sale?.price ?? 0);
}

/** The cost that a line gives to goods taken back whose cost the books do not know, in base currency. */
function readFallbackCost(
  draftLine: DraftLine,
  line: number,
  event: UnitEvent,
  { header, view }: Desk,
  issues: Issue[],
): Minor | null {
  const { unitCost } = draftLine;
  if (event !== 'take_back' || unitCost === undefined) return null;
  const { currency, rate } = header;
  const amount = parseMoney(unitCost, currency);
  if (amount === null) {
    const details = { field: 'unitCost', amount: unitCost, currency } as const;
    issues.push(raise('amount_not_money', details, { line }));
    return null;
  }
  return convert(amount, currency, view.baseCurrency, rate);
}
