/**
 * Costs that come late: freight, duty or a credit against a receipt, shared over what it brought; or a new cost by line
 * (everest.md 4.4). What falls on goods that are ours goes onto them. What falls on goods that have left goes to cost of
 * goods sold of the day on which it is posted: nothing that was posted before changes.
 */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { monthOf } from '../day.ts';
import { raise, type Issue } from '../issues.ts';
import { allocate, convert, divide, formatMoney, sum, type Minor } from '../money.ts';
import type { AddOnBasis } from '../costing/landed.ts';
import { poolOf, type Pools } from '../costing/pool.ts';
import { isOurs } from '../stock/lifecycle.ts';
import type { Item } from '../stock/masters.ts';
import { checkAmounts, netOfQuantity } from './check-amounts.ts';
import { isTrackedByUnit } from './check-lines.ts';
import { checkSize } from './check-size.ts';
import { checkMovedUnit } from './check-units.ts';
import {
  emptyBody,
  type CostPreview,
  type PlannedBody,
  type PlannedHeader,
  type PlannedLine,
  type PlannedMovement,
  type PlannedQuantity,
  type PlannedUnit,
} from './plan.ts';
import { moveUnit, stateBefore } from './plan-lines.ts';
import { balance, credit, debit, type Posting } from './postings.ts';
import { lineRules } from './rules.ts';
import { emptyHand, markSeen, takeUnits, type Hand } from './take-units.ts';
import type { BooksView, ReceivedQuantity, ReceivedUnit } from './view.ts';

/** What a document changes, before it is written: the lines, and what falls on each unit or pool. */
interface Changes {
  readonly lines: readonly PlannedLine[];
  readonly movements: readonly PlannedMovement[];
  readonly quantities: readonly PlannedQuantity[];
}

export function planCostAdjustment(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): PlannedBody {
  if (header.addOns.length === 0 && draft.lines.length === 0) {
    issues.push(raise('cost_adjustment_empty', {}));
  }
  if (header.addOns.length > 0 && draft.against === undefined) {
    issues.push(raise('against_missing', {}));
  }
  const hand = emptyHand();
  const byLine = changeByLines(draft, header, view, hand, issues);
  const sized = byLine.lines.map(({ net }) => ({ ...header, amount: net }));
  if (!checkSize([...sized, ...header.addOns], view.baseCurrency, issues)) return emptyBody;
  const late = shareAddOns(draft, header, view, hand, issues);
  const movements = [...byLine.movements, ...late.movements];
  const quantities = late.quantities;
  const addOnCosts = valueOf(late);
  const contra = header.party === null ? 'cost_changes' : 'payable';
  const postings = balance([
    ...postChange(addOnCosts, lateOf(late), 'add_on_costs', 'add_on_costs_accrued'),
    ...postChange(valueOf(byLine), lateOf(byLine), 'cost_changes', contra),
  ]);
  const preview = previewOf(movements, quantities);
  const lines = [...byLine.lines, ...late.lines];
  return { ...emptyBody, lines, movements, quantities, postings, addOnCosts, preview };
}

function lateOf({ movements, quantities }: Changes): Minor {
  return sum([...movements, ...quantities].map(({ lateCost }) => lateCost));
}

/** All that a change is worth: what goes onto stock, and what comes late. */
function valueOf(changes: Changes): Minor {
  const { movements, quantities } = changes;
  return lateOf(changes) + sum([...movements, ...quantities].map(({ costChange }) => costChange));
}

/** The whole change passes through inventory, and its late part leaves it again with the goods that left. */
function postChange(
  amount: Minor,
  late: Minor,
  reason: 'add_on_costs' | 'cost_changes',
  contra: 'add_on_costs_accrued' | 'payable' | 'cost_changes',
): Posting[] {
  return [
    debit('inventory', amount, reason),
    credit(contra, amount),
    debit('cost_of_goods_sold', late),
    credit('inventory', late, 'cost_of_goods_sold'),
  ];
}

/** A unit bears a change of its cost: on stock while it is ours, late when it has left. Its cost stays above zero. */
function revalue(
  unit: PlannedUnit,
  line: number,
  amount: Minor,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): PlannedMovement {
  const state = stateBefore(unit);
  const isHere = isOurs(state.status);
  const after = state.cost + amount + (isHere ? 0 : state.lateCost);
  if (after < 0) {
    const cost = formatMoney(after, view.baseCurrency);
    issues.push(raise('cost_below_zero', { cost }, { line, serial: unit.serial }));
  }
  const amounts = isHere ? { costChange: amount } : { lateCost: amount };
  return moveUnit(unit, line, 'revalue', null, header.party?.id ?? null, amounts);
}

/** New costs of units that lines name. */
function changeByLines(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  hand: Hand,
  issues: Issue[],
): Changes {
  const lines: PlannedLine[] = [];
  const movements: PlannedMovement[] = [];
  draft.lines.forEach((draftLine, index) => {
    const line = checkNewCost(draft, draftLine, index + 1, header, view, hand, issues);
    if (line === null) return;
    lines.push(line);
    const amount = Math.max(0, (line.unitAmount ?? 0) - line.discount);
    const cost = convert(amount, header.currency, view.baseCurrency, header.rate);
    for (const unit of line.units) {
      const state = stateBefore(unit);
      const stands = state.cost + (isOurs(state.status) ? 0 : state.lateCost);
      movements.push(revalue(unit, line.line, cost - stands, header, view, issues));
    }
  });
  return { lines, movements, quantities: [] };
}

function checkNewCost(
  draft: DocumentDraft,
  draftLine: DraftLine,
  line: number,
  header: PlannedHeader,
  view: BooksView,
  hand: Hand,
  issues: Issue[],
): PlannedLine | null {
  const place = { line };
  const item = view.items.get(draftLine.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: draftLine.item }, place));
    return null;
  }
  const rule = lineRules.revalue;
  const amounts = checkAmounts(draftLine, line, rule, null, header.currency, issues);
  if (!isTrackedByUnit(item)) {
    issues.push(
      raise(
        'item_holds_no_stock',
        { item: item.sku, kind: draft.kind, tracking: item.tracking },
        place,
      ),
    );
    return null;
  }
  const event = 'revalue' as const;
  const context = { draft, header, view, item, event, line, destination: null, source: null };
  const units = takeUnits(draftLine, context, hand, issues);
  const net = netOfQuantity(units.length, amounts);
  if (!checkSize([{ ...header, amount: net }], view.baseCurrency, issues, place)) return null;
  return {
    line,
    item,
    quantity: units.length,
    unitAmount: amounts.amount,
    discount: amounts.discount,
    taxRate: null,
    net,
    tax: 0,
    units,
  };
}

/** What bears a late add-on: a unit of the receipt, or a quantity that it brought. */
interface Bearer {
  readonly item: Item;
  readonly line: number;
  readonly count: number;
  readonly landed: Minor;
  readonly unit: ReceivedUnit | null;
  readonly quantity: ReceivedQuantity | null;
}

function listBearers(view: BooksView): Bearer[] {
  const bearers: Bearer[] = [];
  for (const unit of view.receivedUnits) {
    const item = view.itemsById.get(unit.unit.itemId);
    const { line, landed } = unit;
    if (item !== undefined) bearers.push({ item, line, count: 1, landed, unit, quantity: null });
  }
  for (const quantity of view.receivedQuantities) {
    const item = view.itemsById.get(quantity.itemId);
    const { line, landed, units } = quantity;
    if (item !== undefined)
      bearers.push({ item, line, count: units, landed, unit: null, quantity });
  }
  return bearers.sort((a, b) => a.line - b.line);
}

const weightOf: Readonly<Record<AddOnBasis, (bearer: Bearer) => number>> = {
  quantity: ({ count }) => count,
  value: ({ landed }) => landed,
  weight: ({ item, count }) => item.weight * count,
};

/** The share of the late add-ons that each unit or quantity of the receipt bears. */
function shareAddOns(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  hand: Hand,
  issues: Issue[],
): Changes {
  const nothing: Changes = { lines: [], movements: [], quantities: [] };
  const receipt = header.followed.find(({ number }) => number === draft.against);
  if (receipt === undefined || header.addOns.length === 0) return nothing;
  const bearers = listBearers(view);
  const isWeighed = bearers.some(({ item }) => item.weight > 0);
  for (const { name, by } of header.addOns) {
    if (bearers.length === 0) issues.push(raise('add_on_has_no_bearer', { name }));
    else if (by === 'weight' && !isWeighed) issues.push(raise('add_on_has_no_weight', { name }));
  }
  if (bearers.length === 0) return nothing;
  const shares = bearers.map(() => 0);
  for (const { amount, currency, rate, by } of header.addOns) {
    const inBase = convert(amount, currency, view.baseCurrency, rate);
    allocate(inBase, bearers.map(weightOf[by])).forEach((share, index) => {
      shares[index] = (shares[index] ?? 0) + share;
    });
  }
  const movements: PlannedMovement[] = [];
  const quantities: PlannedQuantity[] = [];
  const pools: Pools = new Map(view.pools);
  bearers.forEach((bearer, index) => {
    const share = shares[index] ?? 0;
    const line = draft.lines.length + bearer.line;
    if (bearer.unit === null) {
      quantities.push(shareOfQuantity(bearer, line, share, pools, view, issues));
      return;
    }
    const unit = unitOf(bearer.item, bearer.unit);
    const place = { line, serial: unit.serial };
    const firstLine = markSeen(unit.serial, line, bearer.item, hand);
    if (firstLine !== null) issues.push(raise('serial_twice_in_document', { firstLine }, place));
    const { item } = bearer;
    const event = 'revalue' as const;
    const context = { header, item, event, destination: null, source: null, view, place };
    checkMovedUnit(bearer.unit.unit, context, issues);
    movements.push(revalue(unit, line, share, header, view, issues));
  });
  return { lines: linesOf(bearers, draft.lines.length), movements, quantities };
}

function unitOf(item: Item, { unit }: ReceivedUnit): PlannedUnit {
  const { serial, life, manufacturerSerial, lot } = unit;
  return { item, serial, life, known: unit, manufacturerSerial, lot };
}

/**
 * A pool bears the share of what is still there, at most what the receipt brought; the rest has left. What one line of
 * the receipt has been taken to be is not there for the next.
 */
function shareOfQuantity(
  { item, count }: Bearer,
  line: number,
  share: Minor,
  pools: Pools,
  view: BooksView,
  issues: Issue[],
): PlannedQuantity {
  const pool = poolOf(pools, item.id);
  const here = Math.min(count, pool.units);
  const costChange = count === 0 ? 0 : divide(share, here, count);
  const value = pool.value + costChange;
  pools.set(item.id, { units: pool.units - here, value });
  if (value < 0) {
    const cost = formatMoney(value, view.baseCurrency);
    issues.push(raise('cost_below_zero', { cost }, { line }));
  }
  const nowhere = { lot: '', fromArea: null, toArea: null, quantity: 0, revenue: 0 };
  return { item, line, event: 'revalue', ...nowhere, costChange, lateCost: share - costChange };
}

/** The receipt's lines, as far as they bear something. */
function linesOf(bearers: readonly Bearer[], before: number): PlannedLine[] {
  const lines = new Map<string, PlannedLine & { units: PlannedUnit[]; quantity: number }>();
  for (const { item, line, count, unit } of bearers) {
    const key = `${line} ${item.id}`;
    const found = lines.get(key) ?? {
      line: before + line,
      item,
      quantity: 0,
      unitAmount: null,
      discount: 0,
      taxRate: null,
      net: 0,
      tax: 0,
      units: [],
    };
    found.quantity += count;
    if (unit !== null) found.units.push(unitOf(item, unit));
    lines.set(key, found);
  }
  return [...lines.values()];
}

interface MonthSum {
  units: number;
  amount: Minor;
  margin: Minor;
}

/** What the change will do: to the stock, and to the margins of the months in which units were sold. */
function previewOf(
  movements: readonly PlannedMovement[],
  quantities: readonly PlannedQuantity[],
): CostPreview {
  const here = { units: 0, amount: 0 };
  const left = { units: 0, amount: 0 };
  const months = new Map<string, MonthSum>();
  const addLate = (month: string, units: number, amount: Minor, margin: Minor): void => {
    left.units += units;
    left.amount += amount;
    const found = months.get(month) ?? { units: 0, amount: 0, margin: 0 };
    found.units += units;
    found.amount += amount;
    found.margin += margin;
    months.set(month, found);
  };
  for (const { unit, costChange, lateCost } of movements) {
    const { status, sale, cost, lateCost: before } = stateBefore(unit);
    if (isOurs(status)) {
      here.units += 1;
      here.amount += costChange;
    } else if (sale === null) addLate('', 1, lateCost, 0);
    else addLate(monthOf(sale.soldOn), 1, lateCost, sale.price - cost - before);
  }
  for (const { costChange, lateCost } of quantities) {
    here.amount += costChange;
    if (lateCost !== 0) addLate('', 0, lateCost, 0);
  }
  const sorted = [...months].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    inStock: here,
    left,
    months: sorted.map(([month, { units, amount, margin }]) => ({
      month,
      units,
      amount,
      marginBefore: margin,
      marginAfter: margin - amount,
    })),
  };
}
