/** Stock counts: what was found in a bin against what the books had there at the end of the day. */
import { add, portion } from './amounts.ts';
import { freshUnits, type ChosenUnit, type Hand } from './choose.ts';
import type { Desk } from './desk.ts';
import type { RequestLine } from './lines.ts';
import { items, type ModelItem } from './masters.ts';
import { emptyPlan, type Plan } from './orders.ts';
import { Accounts, averageCost, stepOf } from './plan.ts';
import type { Flow, Pools } from './pools.ts';
import {
  isFree,
  isOurs,
  keyOf,
  serialOf,
  skuOf,
  type Life,
  type Step,
  type Unit,
} from './units.ts';

interface Lying {
  readonly key: string;
  readonly unit: Unit;
  readonly life: Life;
}

/** One count as it is gone through. */
interface Count {
  readonly desk: Desk;
  readonly area: string;
  readonly hand: Hand;
  readonly pools: Pools;
  /** The units that lie in the bin now. */
  readonly lying: readonly Lying[];
  readonly found: Set<string>;
  readonly steps: Step[];
  readonly flows: Flow[];
  /** The first line of each item; what no line names gets a line of its own behind them. */
  readonly firstLines: Map<string, number>;
  lastLine: number;
}

function lineFor(count: Count, sku: string): number {
  const known = count.firstLines.get(sku);
  if (known !== undefined) return known;
  count.lastLine += 1;
  count.firstLines.set(sku, count.lastLine);
  return count.lastLine;
}

/** What lines say of an item by number alone, together. */
interface Numbered {
  readonly item: ModelItem;
  readonly line: number;
  quantity: number;
}

export function planCount(desk: Desk, hand: Hand): Plan {
  const { request, books } = desk;
  if (request.area === undefined) desk.note('area_missing');
  const area = request.area === undefined ? null : desk.readBin(request.area, true);
  if (area === null) return emptyPlan;
  const only = request.items ?? null;
  if ((request.lines ?? []).length === 0 && (only ?? []).length === 0) {
    desk.note('document_has_no_lines');
    return emptyPlan;
  }
  if ((only ?? []).some((sku) => !items.has(sku))) desk.note('item_unknown');
  const lying = [...books.units.all()].filter(({ unit }) => unit.area === area);
  const pools = books.pools.copy();
  const found = new Set<string>();
  const sheet = { steps: [], flows: [], firstLines: new Map<string, number>() };
  const lastLine = (request.lines ?? []).length;
  const count: Count = { desk, area, hand, pools, lying, found, ...sheet, lastLine };
  const numbered = new Map<string, Numbered>();
  (request.lines ?? []).forEach((asked, index) => readLine(count, asked, index + 1, numbered));
  for (const one of numbered.values()) {
    if (one.item.tracking === 'quantity') differ(count, one);
    else countUnits(count, one);
  }
  missUnits(count);
  for (const item of items.values()) {
    const isNamed = only === null || only.includes(item.sku);
    if (item.tracking !== 'quantity' || numbered.has(item.sku) || !isNamed) continue;
    if (pools.lyingOn(item.sku, area, request.occurredOn) === 0) continue;
    differ(count, { item, line: lineFor(count, item.sku), quantity: 0 });
  }
  const accounts = new Accounts();
  const change = add([...count.steps, ...count.flows].map(({ stock }) => stock));
  accounts.post('inventory', change, 'count_differences');
  accounts.post('count_differences', -change);
  return { ...emptyPlan, steps: count.steps, flows: count.flows, postings: accounts.postings };
}

function readLine(
  count: Count,
  asked: RequestLine,
  line: number,
  numbered: Map<string, Numbered>,
): void {
  const { desk } = count;
  const item = items.get(asked.item);
  if (item === undefined || item.tracking === 'none') {
    desk.note(item === undefined ? 'item_unknown' : 'item_holds_no_stock', line);
    return;
  }
  if (!count.firstLines.has(item.sku)) count.firstLines.set(item.sku, line);
  const { serials = [], quantity } = asked;
  if (serials.length > 0 && item.tracking !== 'quantity') {
    if (quantity !== undefined && quantity !== serials.length) {
      desk.note('quantity_differs_from_serials', line);
    }
    for (const entry of serials) {
      const text = typeof entry === 'string' ? entry : entry.serial;
      countSerial(count, text.trim(), item, line);
    }
    return;
  }
  if (serials.length > 0) desk.note('serials_not_taken', line);
  if (quantity === undefined) desk.note('quantity_missing', line);
  if (quantity !== undefined && quantity < 0) desk.note('quantity_not_positive', line);
  const counted = Math.max(0, quantity ?? 0);
  const known = numbered.get(item.sku);
  if (known !== undefined) known.quantity += counted;
  else numbered.set(item.sku, { item, line, quantity: counted });
}

function chosenOf({ key, unit, life }: Lying): ChosenUnit {
  const { text, number, maker, lot } = life;
  return { key, text, life: number, before: unit, maker, lot };
}

function countSerial(count: Count, text: string, item: ModelItem, line: number): void {
  const { desk, area, hand, found, steps } = count;
  const key = keyOf(item.sku, text);
  if (hand.seen.has(key)) {
    desk.note('serial_twice_in_document', line, text);
    return;
  }
  hand.seen.add(key);
  const known = desk.books.units.find(key);
  if (known === null) {
    const isElsewhere = desk.books.units.elsewhere(key);
    desk.note(isElsewhere ? 'serial_of_other_item' : 'serial_unknown', line, text);
    return;
  }
  found.add(key);
  const { unit, life } = known;
  if (isOurs(unit.status) && unit.area === area) return;
  if (unit.status === 'committed') desk.note('serial_committed', line, text);
  else if (unit.status === 'in_transit') desk.note('serial_in_transit', line, text);
  else if (!isFree(unit.status)) desk.note('serial_not_in_stock', line, text);
  else if (desk.request.occurredOn < (life.lastDay ?? '')) {
    desk.note('date_before_unit', line, text);
  } else steps.push(stepOf(chosenOf({ key, ...known }), line, 'transfer', area));
}

/** Whether a unit came to the bin only after the day of the count. */
function cameAfter({ desk, area }: Count, { life }: Lying): boolean {
  const away = life.stack.findLastIndex(({ unit }) => unit.area !== area);
  return (life.stack[away + 1]?.day ?? '') > desk.request.occurredOn;
}

/** A quantity alone says which units were found only where it leaves no choice: G9, V38. */
function countUnits(count: Count, { item, line, quantity }: Numbered): void {
  const { desk, lying, found, steps, hand, area } = count;
  const there = lying
    .filter((one) => skuOf(one.key) === item.sku && !found.has(one.key))
    .filter((one) => isOurs(one.unit.status) && !cameAfter(count, one))
    .sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
  for (const { key } of there) found.add(key);
  if (leftSince(count, item.sku)) desk.note('date_before_unit', line);
  const sure = there.filter(({ unit, life }) => !isFree(unit.status) || life.maker !== null);
  const isAuto = item.tracking === 'auto_serial';
  if (isAuto ? quantity < sure.length : quantity !== there.length) {
    desk.note('count_needs_serials', line);
    return;
  }
  for (const gone of there.slice(quantity)) found.delete(gone.key);
  const stock = averageCost(desk, item.sku);
  if (quantity > there.length && item.hasLots) desk.note('lot_missing', line);
  const fresh = freshUnits(desk, item, Math.max(0, quantity - there.length), null, hand);
  steps.push(...fresh.map((unit) => stepOf(unit, line, 'find', area, { stock })));
}

/** Whether auto-serial units left the bin since the day of the count, so that a number does not say which were there. */
function leftSince({ desk, area }: Count, sku: string): boolean {
  if (items.get(sku)?.tracking !== 'auto_serial') return false;
  return [...desk.books.orders.posted.values()].some(
    ({ day, plan, reverses }) =>
      day > desk.request.occurredOn &&
      plan.steps.some(({ key, life, before, to, event }) => {
        const lastDay = desk.books.units.life(key, life)?.lastDay ?? '';
        if (skuOf(key) !== sku || lastDay <= desk.request.occurredOn) return false;
        const [from, landed] = [before.area, to ?? (event === 'revalue' ? before.area : null)];
        const moved = reverses === null ? [from, landed] : [landed, from];
        return moved[0] === area && moved[1] !== area;
      }),
  );
}

/** Those that are held or have a maker's serial first, then the oldest. */
function rankOf({ key, unit, life }: Lying): string {
  const isSure = !isFree(unit.status) || life.maker !== null;
  return `${isSure ? 0 : 1} ${unit.receivedOn ?? ''} ${serialOf(key)}`;
}

/** What the books have here and nobody found. */
function missUnits(count: Count): void {
  const { desk, lying, found } = count;
  const only = desk.request.items ?? null;
  const order = [...items.keys()];
  const ageOf = ({ unit, key }: Lying): string => `${unit.receivedOn ?? ''} ${serialOf(key)}`;
  const placeOf = ({ key }: Lying): number => order.indexOf(skuOf(key));
  const byAge = [...lying].sort(
    (a, b) => placeOf(a) - placeOf(b) || (ageOf(a) < ageOf(b) ? -1 : 1),
  );
  for (const one of byAge) {
    const isNamed = only === null || only.includes(skuOf(one.key));
    const isMissed = isNamed && !found.has(one.key) && isOurs(one.unit.status);
    if (isMissed && !cameAfter(count, one)) miss(count, one);
  }
}

function miss(count: Count, one: Lying): void {
  const { desk, steps } = count;
  const { unit, life } = one;
  if (unit.status === 'committed') desk.note('serial_committed', 0, life.text);
  else if (unit.status === 'in_transit') desk.note('serial_in_transit', 0, life.text);
  else if (desk.request.occurredOn < (life.lastDay ?? '')) {
    desk.note('date_before_unit', 0, life.text);
  } else {
    const stock = 0 - unit.cost;
    const line = lineFor(count, skuOf(one.key));
    steps.push(stepOf(chosenOf(one), line, 'write_off', 'WRITEOFF', { stock }));
  }
}

/** A difference of an item by quantity comes in or goes out at its average. */
function differ({ desk, area, pools, flows }: Count, { item, line, quantity }: Numbered): void {
  const { occurredOn } = desk.request;
  const change = quantity - pools.lyingOn(item.sku, area, occurredOn);
  if (change === 0) return;
  const base = { sku: item.sku, line, revenue: 0, late: 0, quantity: Math.abs(change) };
  if (change > 0) {
    const { units, value } = pools.of(item.sku);
    const stock = units === 0 ? 0 : portion(value, change, units);
    flows.push({ ...base, event: 'find', from: null, to: area, stock });
    return;
  }
  if (pools.available(item.sku, area, occurredOn) < -change) {
    desk.note('quantity_not_in_stock', line);
  }
  const stock = 0 - pools.takeCost(item.sku, -change);
  flows.push({ ...base, event: 'write_off', from: area, to: null, stock });
}
