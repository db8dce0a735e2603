/**
 * A stock count: what was found in a bin is compared with the books, and posting it makes them agree. Units found that
 * lie elsewhere are transferred here, units that are missing are written off, and quantities come in or go out at their
 * average (everest.md T25, 9.4). What the books do not own cannot be counted in: it comes in by a document of its own.
 */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { raise, type Issue } from '../issues.ts';
import { cleanSerial } from '../serial/text.ts';
import { sum } from '../money.ts';
import { addToPool, takeFromPool } from '../costing/pool.ts';
import { isOurs } from '../stock/lifecycle.ts';
import type { Area, Item } from '../stock/masters.ts';
import { checkBin } from './check-areas.ts';
import { averageOr, openShelves, takeFromBins, type Shelves } from './check-quantities.ts';
import { checkMovedUnit, findUnit, raiseOtherItem, type UnitContext } from './check-units.ts';
import {
  emptyBody,
  type PlannedBody,
  type PlannedHeader,
  type PlannedLine,
  type PlannedMovement,
  type PlannedQuantity,
  type PlannedUnit,
} from './plan.ts';
import { moveUnit } from './plan-lines.ts';
import { balance, changeStock } from './postings.ts';
import {
  emptyHand,
  markSeen,
  takeFreshSerials,
  type Hand,
  type LineContext,
} from './take-units.ts';
import { isTrackedByUnit } from './check-lines.ts';
import type { BooksView, UnitRecord } from './view.ts';

/** What the parts of one count share. */
interface Count {
  readonly draft: DocumentDraft;
  readonly header: PlannedHeader;
  readonly view: BooksView;
  readonly area: Area;
  readonly issues: Issue[];
  readonly hand: Hand;
  readonly shelves: Shelves;
  /** The units that were found, by id. */
  readonly found: Set<number>;
  readonly movements: PlannedMovement[];
  readonly quantities: PlannedQuantity[];
  /** The lines of the answer, by number, and the first of each item. */
  readonly lines: Map<number, CountedLine>;
  readonly firstLines: Map<number, CountedLine>;
  /** Of goods without units and of units that were only numbered: how many were counted, by item. */
  readonly numbered: Map<number, Numbered>;
}

type CountedLine = PlannedLine & { readonly units: PlannedUnit[] };

interface Numbered {
  readonly item: Item;
  readonly line: number;
  readonly lot: string;
  quantity: number;
}

export function planStockCount(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): PlannedBody {
  const area = checkCountedBin(draft, view, issues);
  if (area === null) return emptyBody;
  const count: Count = {
    draft,
    header,
    view,
    area,
    issues,
    hand: emptyHand(),
    shelves: openShelves(view),
    found: new Set(),
    movements: [],
    quantities: [],
    lines: new Map(),
    firstLines: new Map(),
    numbered: new Map(),
  };
  for (const sku of draft.items ?? []) {
    if (!view.items.has(sku)) issues.push(raise('item_unknown', { item: sku }));
  }
  draft.lines.forEach((draftLine, index) => countLine(count, draftLine, index + 1));
  for (const numbered of count.numbered.values()) {
    if (isTrackedByUnit(numbered.item)) countNumberedUnits(count, numbered);
    else countQuantity(count, numbered);
  }
  writeOffMissing(count);
  const { movements, quantities } = count;
  const lines = [...count.lines.values()];
  const stock = sum([...movements, ...quantities].map(({ costChange }) => costChange));
  const postings = balance(changeStock(stock, 'count_differences', 'count_differences'));
  return { ...emptyBody, lines, movements, quantities, postings };
}

function checkCountedBin(draft: DocumentDraft, view: BooksView, issues: Issue[]): Area | null {
  if (draft.area === undefined) {
    issues.push(raise('area_missing', { field: 'area' }));
    return null;
  }
  return checkBin(draft.area, 'stock', view, issues, {});
}

function countLine(count: Count, draftLine: DraftLine, line: number): void {
  const { view, issues, draft } = count;
  const place = { line };
  const item = view.items.get(draftLine.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: draftLine.item }, place));
    return;
  }
  if (item.tracking === 'none') {
    issues.push(raise('item_holds_no_stock', { item: item.sku, kind: draft.kind }, place));
    return;
  }
  const { serials, quantity } = draftLine;
  const isScanned = serials !== undefined && serials.length > 0;
  if (isScanned && isTrackedByUnit(item)) {
    if (quantity !== undefined && quantity !== serials.length) {
      const details = { quantity, serials: serials.length };
      issues.push(raise('quantity_differs_from_serials', details, place));
    }
    lineOf(count, line, item, serials.length);
    serials.forEach((entry, index) => countSerial(count, item, line, index + 1, entry));
    return;
  }
  if (isScanned) issues.push(raise('serials_not_taken', { item: item.sku }, place));
  if (quantity === undefined) issues.push(raise('quantity_missing', { item: item.sku }, place));
  else if (quantity < 0) issues.push(raise('quantity_not_positive', { quantity }, place));
  const counted = Math.max(0, quantity ?? 0);
  lineOf(count, line, item, counted);
  const known = count.numbered.get(item.id);
  if (known === undefined) {
    const lot = draftLine.lot ?? '';
    count.numbered.set(item.id, { item, line, lot, quantity: counted });
  } else known.quantity += counted;
}

/** The line's part of the answer; its units are those that the count moves. */
function lineOf(count: Count, line: number, item: Item, quantity: number): CountedLine {
  const made: CountedLine = {
    line,
    item,
    quantity,
    unitAmount: null,
    discount: 0,
    taxRate: null,
    net: 0,
    tax: 0,
    units: [],
  };
  count.lines.set(line, made);
  if (!count.firstLines.has(item.id)) count.firstLines.set(item.id, made);
  return made;
}

/** The line that a movement of an item belongs to: the first that counted it, or one of its own. */
function lineFor(count: Count, item: Item): CountedLine {
  const own = count.firstLines.get(item.id);
  if (own !== undefined) return own;
  const extra = [...count.lines.keys()].filter((line) => line > count.draft.lines.length).length;
  return lineOf(count, count.draft.lines.length + extra + 1, item, 0);
}

type Entry = NonNullable<DraftLine['serials']>[number];

function countSerial(count: Count, item: Item, line: number, position: number, entry: Entry): void {
  const { view, issues, hand } = count;
  const text = typeof entry === 'string' ? entry : entry.serial;
  const makers = typeof entry === 'string' ? undefined : entry.manufacturerSerial;
  if (text === '' && makers !== undefined) {
    countMakersSerial(count, item, line, makers);
    return;
  }
  const cleaned = cleanSerial(text);
  if (!cleaned.ok) {
    const place = { line, serial: text };
    if (cleaned.error === 'serial_empty') issues.push(raise('serial_empty', { position }, place));
    else issues.push(raise('serial_malformed', { text }, place));
    return;
  }
  const serial = cleaned.value;
  const place = { line, serial };
  const firstLine = markSeen(serial, line, item, hand);
  if (firstLine !== null) {
    issues.push(raise('serial_twice_in_document', { firstLine }, place));
    return;
  }
  const { own, others } = findUnit(serial, item, view);
  if (own === null || own.state.status === 'none') {
    const context = contextOf(count, item, place);
    if (!raiseOtherItem(others, context, issues)) {
      issues.push(raise('serial_unknown', { item: item.sku }, place));
    }
    return;
  }
  countUnit(count, own, item, line);
}

/** A maker's serial names the next unit that has it: of this bin first, then of the others (everest.md G11). */
function countMakersSerial(count: Count, item: Item, line: number, makers: string): void {
  const { view, issues, hand, area, found } = count;
  const place = { line, serial: makers };
  const candidates = (view.unitsByManufacturerSerial.get(makers) ?? []).filter(
    ({ itemId, id }) => itemId === item.id && !found.has(id),
  );
  const unit = candidates.find(({ state }) => state.area === area.id) ?? candidates[0];
  if (unit === undefined) {
    issues.push(raise('serial_unknown', { item: item.sku }, place));
    return;
  }
  markSeen(unit.serial, line, item, hand);
  countUnit(count, unit, item, line);
}

/** A unit was found: it lies here, or is brought here from the bin that the books have it in. */
function countUnit(count: Count, unit: UnitRecord, item: Item, line: number): void {
  const { area, found, issues } = count;
  found.add(unit.id);
  const { state, serial } = unit;
  if (isOurs(state.status) && state.area === area.id) return;
  checkMovedUnit(unit, contextOf(count, item, { line, serial }), issues);
  move(count, plannedOf(unit, item), line, 'transfer', area);
}

/** Only what is free may be brought here or written off. */
function contextOf(
  { header, view }: Count,
  item: Item,
  place: UnitContext['place'] | { readonly serial: string },
): UnitContext {
  const at = { line: 0, ...place };
  return { header, view, item, event: 'write_off', destination: null, source: null, place: at };
}

function plannedOf(unit: UnitRecord, item: Item): PlannedUnit {
  const { serial, life, manufacturerSerial, lot } = unit;
  return { item, serial, life, known: unit, manufacturerSerial, lot };
}

function move(
  count: Count,
  unit: PlannedUnit,
  line: number,
  event: 'transfer' | 'write_off' | 'find',
  destination: Area | null,
  costChange = 0,
): void {
  const amounts = costChange === 0 ? {} : { costChange };
  count.movements.push(moveUnit(unit, line, event, destination, null, amounts));
  count.lines.get(line)?.units.push(unit);
}

/**
 * Units that were counted by number alone. Scanned items must agree with the books. Of auto-serial ones those that are
 * held and those with a maker's serial count as found, then the oldest; a surplus is given new serials at the average
 * cost (everest.md V38, G9).
 */
function countNumberedUnits(count: Count, { item, line, quantity }: Numbered): void {
  const { view, issues, found } = count;
  const there = view.countedUnits.filter(
    ({ itemId, id, state }) => itemId === item.id && !found.has(id) && isOurs(state.status),
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
  if (quantity > there.length) generate(count, item, line, quantity - there.length);
}

function generate(count: Count, item: Item, line: number, quantity: number): void {
  const { draft, header, view, area, hand } = count;
  const event = 'find' as const;
  const context: LineContext = {
    draft,
    header,
    view,
    item,
    event,
    line,
    destination: area,
    source: null,
  };
  const cost = view.averageCosts.get(item.id) ?? 0;
  for (const serial of takeFreshSerials(quantity, context, hand)) {
    const unit = { item, serial, life: 1, known: null, manufacturerSerial: null, lot: null };
    move(count, unit, line, event, area, cost);
  }
}

/** A quantity in this bin becomes what was counted. */
function countQuantity(count: Count, { item, line, lot, quantity }: Numbered): void {
  const { view, area, shelves, issues, header } = count;
  const balances = (view.balances.get(item.id) ?? []).filter(
    (bin) => bin.areaId === area.id && (lot === '' || bin.lot === lot),
  );
  const surplus = quantity - sum(balances.map(({ units }) => units));
  const base = { item, line, revenue: 0, lateCost: 0 };
  if (surplus > 0) {
    const costChange = averageOr(shelves.pools, item.id, surplus, 0);
    addToPool(shelves.pools, item.id, surplus, costChange);
    const to = { fromArea: null, toArea: area.id, quantity: surplus, costChange };
    count.quantities.push({ ...base, ...to, event: 'find', lot });
    return;
  }
  if (surplus === 0) return;
  const wish = {
    item,
    line,
    quantity: -surplus,
    event: 'write_off' as const,
    source: area,
    lot: lot === '' ? null : lot,
    occurredOn: header.occurredOn,
  };
  for (const taken of takeFromBins(wish, shelves, view, issues)) {
    const cost = takeFromPool(shelves.pools, item.id, taken.quantity);
    const from = { fromArea: taken.areaId, toArea: null, quantity: taken.quantity };
    const costChange = cost === 0 ? 0 : -cost;
    count.quantities.push({ ...base, ...from, event: 'write_off', lot: taken.lot, costChange });
  }
}

/** What the books have here and nobody found: written off where it is free, and said where a document holds it. */
function writeOffMissing(count: Count): void {
  const { draft, view, found, issues, area, header, numbered } = count;
  const named = new Set([...(draft.items ?? []), ...draft.lines.map(({ item }) => item)]);
  const isInScope = (item: Item): boolean => draft.items === undefined || named.has(item.sku);
  const bin = view.settings.bins.writeOff;
  const destination = bin === null ? null : (view.areas.get(bin) ?? null);
  for (const unit of view.countedUnits) {
    const item = view.itemsById.get(unit.itemId);
    const { state, serial } = unit;
    if (item === undefined || found.has(unit.id) || !isInScope(item)) continue;
    // What came after the day of the count was not there to be found.
    if (!isOurs(state.status) || (state.lastOn ?? '') > header.occurredOn) continue;
    const before = issues.length;
    checkMovedUnit(unit, contextOf(count, item, { serial }), issues);
    if (issues.length > before) {
      const raised = issues.splice(before);
      issues.push(...raised.map((issue) => ({ ...issue, line: null })));
      continue;
    }
    const cost = state.cost === 0 ? 0 : -state.cost;
    move(count, plannedOf(unit, item), lineFor(count, item).line, 'write_off', destination, cost);
  }
  for (const [itemId, balances] of view.balances) {
    const item = view.itemsById.get(itemId);
    const isHere = balances.some(({ areaId, units }) => areaId === area.id && units > 0);
    if (item === undefined || numbered.has(itemId) || !isHere || !isInScope(item)) continue;
    countQuantity(count, { item, line: lineFor(count, item).line, lot: '', quantity: 0 });
  }
}
