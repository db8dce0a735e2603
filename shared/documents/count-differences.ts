/**
 * What a stock count finds the books to have too many or too few of: units that were only numbered, quantities, and
 * what nobody found.
 */
import { raise, type Issue } from '../issues.ts';
import { sum } from '../money.ts';
import { addToPool, takeFromPool } from '../costing/pool.ts';
import { isOurs } from '../stock/lifecycle.ts';
import type { Item } from '../stock/masters.ts';
import { averageOr, takeFromBins } from './check-quantities.ts';
import { checkMovedUnit } from './check-units.ts';
import { contextOf, lineFor, move, plannedOf, type Count, type Numbered } from './count-sheet.ts';
import type { PlannedHeader } from './plan.ts';
import { takeFreshSerials, type LineContext } from './take-units.ts';
import type { UnitRecord } from './view.ts';

/**
 * Units that were counted by number alone. Scanned items must agree with the books. Of auto-serial ones those that are
 * held and those with a maker's serial count as found, then the oldest; a surplus is given new serials at the average
 * cost (everest.md V38, G9). Which of them were there on an earlier day no number can say once some have left.
 */
export function countNumberedUnits(count: Count, numbered: Numbered): void {
  const { view, issues, found, header } = count;
  const { item, line, lot, quantity } = numbered;
  const { occurredOn } = header;
  const left = view.leftSince.get(item.id);
  if (left !== undefined) issues.push(raise('date_before_unit', { occurredOn, ...left }, { line }));
  const there = view.countedUnits.filter(
    (unit) =>
      unit.itemId === item.id &&
      (lot === '' || unit.lot === lot) &&
      !found.has(unit.id) &&
      isOurs(unit.state.status) &&
      !cameAfter(unit, header),
  );
  const isSure = ({ state, manufacturerSerial }: UnitRecord): boolean =>
    state.heldBy !== null || manufacturerSerial !== null;
  const sure = there.filter(isSure);
  const isAuto = item.tracking === 'auto_serial';
  if (isAuto ? quantity < sure.length : quantity !== there.length) {
    issues.push(raise('count_needs_serials', { item: item.sku, counted: quantity }, { line }));
    for (const { id } of there) found.add(id);
    return;
  }
  const inOrder = [...sure, ...there.filter((unit) => !isSure(unit))];
  for (const { id } of inOrder.slice(0, quantity)) found.add(id);
  if (quantity > there.length) generate(count, numbered, quantity - there.length);
}

/** What came after the day of the count was not there to be found. */
function cameAfter({ state }: UnitRecord, { occurredOn }: PlannedHeader): boolean {
  return state.receivedOn !== null && state.receivedOn > occurredOn;
}

function generate(count: Count, { item, line, lot }: Numbered, quantity: number): void {
  const { draft, header, view, area, hand, issues } = count;
  if (item.lotTracked && lot === '')
    issues.push(raise('lot_missing', { item: item.sku }, { line }));
  const event = 'find' as const;
  const given = { draft, header, view, item, event, line };
  const context: LineContext = { ...given, destination: area, source: null };
  const cost = view.averageCosts.get(item.id) ?? 0;
  const labels = { manufacturerSerial: null, lot: lot === '' ? null : lot };
  for (const serial of takeFreshSerials(quantity, context, hand)) {
    move(count, { item, serial, life: 1, known: null, ...labels }, line, event, area, cost);
  }
}

/** A quantity in this bin becomes what was counted: of its lot, or of all lots that the count does not name. */
export function countQuantity(count: Count, { item, line, lot, quantity }: Numbered): void {
  const { view, area, shelves, issues } = count;
  const named = count.lots.get(item.id);
  const balances = (view.countedBalances.get(item.id) ?? []).filter((balance) =>
    lot === '' ? balance.lot === '' || named?.has(balance.lot) !== true : balance.lot === lot,
  );
  let missing = sum(balances.map(({ units }) => units)) - quantity;
  if (missing < 0) {
    if (item.lotTracked && lot === '') {
      issues.push(raise('lot_missing', { item: item.sku }, { line }));
    }
    const costChange = averageOr(shelves.pools, item.id, -missing, 0);
    addToPool(shelves.pools, item.id, -missing, costChange);
    const to = { fromArea: null, toArea: area.id, quantity: -missing, costChange };
    count.quantities.push({ item, line, event: 'find', lot, ...to, revenue: 0, lateCost: 0 });
    return;
  }
  for (const balance of balances) {
    const part = Math.min(missing, balance.units);
    if (part > 0) writeOffQuantity(count, item, line, balance.lot, part);
    missing -= part;
  }
}

function writeOffQuantity(
  count: Count,
  item: Item,
  line: number,
  lot: string,
  quantity: number,
): void {
  const { view, area, shelves, issues, header } = count;
  const event = 'write_off' as const;
  const { occurredOn } = header;
  const wish = { item, line, quantity, event, source: area, lot, occurredOn };
  for (const taken of takeFromBins(wish, shelves, view, issues)) {
    const cost = takeFromPool(shelves.pools, item.id, taken.quantity);
    const from = { fromArea: taken.areaId, toArea: null, quantity: taken.quantity };
    const costChange = cost === 0 ? 0 : -cost;
    count.quantities.push({ item, line, event, lot, ...from, costChange, revenue: 0, lateCost: 0 });
  }
}

/** What the books have here and nobody found: written off where it is free, and said where a document holds it. */
export function writeOffMissing(count: Count): void {
  const { draft, view } = count;
  const named = new Set([...(draft.items ?? []), ...draft.lines.map(({ item }) => item)]);
  const isInScope = (item: Item): boolean => draft.items === undefined || named.has(item.sku);
  for (const unit of view.countedUnits) {
    const item = view.itemsById.get(unit.itemId);
    if (item !== undefined && isInScope(item)) writeOffUnit(count, unit, item);
  }
  for (const itemId of view.countedBalances.keys()) {
    const item = view.itemsById.get(itemId);
    if (item === undefined || count.lots.get(itemId)?.has('') === true || !isInScope(item))
      continue;
    countQuantity(count, { item, line: lineFor(count, item).line, lot: '', quantity: 0 });
  }
}

function writeOffUnit(count: Count, unit: UnitRecord, item: Item): void {
  const { view, found, issues, header } = count;
  const { state, serial } = unit;
  if (found.has(unit.id) || !isOurs(state.status) || cameAfter(unit, header)) return;
  const raised: Issue[] = [];
  checkMovedUnit(unit, contextOf(count, item, { serial }), raised);
  issues.push(...raised.map((issue) => ({ ...issue, line: null })));
  if (raised.length > 0) return;
  const bin = view.settings.bins.writeOff;
  const destination = bin === null ? null : (view.areas.get(bin) ?? null);
  const cost = state.cost === 0 ? 0 : -state.cost;
  move(count, plannedOf(unit, item), lineFor(count, item).line, 'write_off', destination, cost);
}
