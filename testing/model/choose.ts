/** Which units a line is about, and all that stands in the way of each. */
import type { Desk } from './desk.ts';
import { bins, lots, type ModelItem } from './masters.ts';
import type { RequestLine } from './lines.ts';
import {
  isFree,
  isGone,
  isOurs,
  keyOf,
  serialOf,
  skuOf,
  unborn,
  type Event,
  type Unit,
} from './units.ts';

export interface ChosenUnit {
  readonly key: string;
  readonly text: string;
  readonly life: number;
  /** Nothing, where its life begins. */
  readonly before: Unit;
  readonly maker: string | null;
  readonly lot: string | null;
}

/** What the lines of one document have taken: units, and new serials. */
export interface Hand {
  readonly seen: Set<string>;
  nextSerial: number;
}

export interface Wish {
  readonly line: number;
  readonly item: ModelItem;
  readonly event: Event;
  readonly to: string | null;
  readonly from: string | null;
}

const beginning: readonly Event[] = ['expect', 'receive', 'find', 'build'];

/** The statuses that each event takes units from. */
const sources: Readonly<Partial<Record<Event, readonly string[]>>> = {
  commit: ['in_stock', 'returned'],
  set_aside: ['in_stock', 'returned'],
  sell: ['in_stock', 'returned', 'committed'],
  expect_return: ['sold'],
  take_back: ['sold', 'return_expected'],
  return_to_vendor: ['in_stock', 'returned', 'committed'],
  transfer: ['in_stock', 'returned', 'sold', 'at_vendor'],
  depart: ['in_stock', 'returned'],
  arrive: ['in_transit'],
  write_off: ['in_stock', 'returned'],
  consume: ['in_stock', 'returned'],
};

export function chooseUnits(desk: Desk, asked: RequestLine, wish: Wish, hand: Hand): ChosenUnit[] {
  const { line } = wish;
  const { serials, quantity } = asked;
  if (serials === undefined && quantity === undefined) {
    desk.note('quantity_missing', line);
    return [];
  }
  if (quantity !== undefined && quantity <= 0) {
    desk.note('quantity_not_positive', line);
    return [];
  }
  const named = serials ?? [];
  if (named.length === 0 && quantity !== undefined) {
    return mark(desk, asked, line, chooseByQuantity(desk, asked, quantity, wish, hand));
  }
  if (named.length === 0) desk.note('serials_missing', line);
  if (quantity !== undefined && quantity !== named.length) {
    desk.note('quantity_differs_from_serials', line);
  }
  const units = named.flatMap((entry) => {
    const given = typeof entry === 'string' ? { serial: entry } : entry;
    const labels = { maker: given.manufacturerSerial ?? null, lot: given.lot ?? asked.lot ?? null };
    const unit = chooseNamed(desk, given.serial.trim(), labels, wish, hand);
    return unit === null ? [] : [unit];
  });
  return mark(desk, asked, line, units);
}

/** Gives units the makers' serials of a pattern, in their order; the width of its first number stays. */
function mark(
  desk: Desk,
  { manufacturerSerials: pattern }: RequestLine,
  line: number,
  units: readonly ChosenUnit[],
): ChosenUnit[] {
  if (pattern === undefined) return [...units];
  const { prefix = '', start, suffix = '', quantity } = pattern;
  if (quantity !== undefined && quantity !== units.length) {
    desk.note('quantity_differs_from_serials', line);
  }
  return units.map((unit, index) => {
    const number = String(BigInt(start) + BigInt(index)).padStart(start.length, '0');
    return { ...unit, maker: `${prefix}${number}${suffix}` };
  });
}

interface Labels {
  readonly maker: string | null;
  readonly lot: string | null;
}

export function chooseNamed(
  desk: Desk,
  text: string,
  labels: Labels,
  wish: Wish,
  hand: Hand,
): ChosenUnit | null {
  const { item, line, event } = wish;
  const key = keyOf(item.sku, text);
  if (hand.seen.has(key)) {
    desk.note('serial_twice_in_document', line, text);
    return null;
  }
  hand.seen.add(key);
  if (beginning.includes(event)) return beginUnit(desk, key, text, labels, wish);
  const found = desk.books.units.find(key);
  if (found === null) return chooseUnknown(desk, key, text, labels, wish);
  judgeUnit(desk, found.unit, found.life.lastDay, found.life.lot, wish, text);
  return { key, text: found.life.text, life: found.life.number, before: found.unit, ...labels };
}

/** The life that a document begins: the first, or the next of what left for good. */
function beginUnit(desk: Desk, key: string, text: string, labels: Labels, wish: Wish): ChosenUnit {
  const { units } = desk.books;
  const { item, line, event } = wish;
  const found = units.find(key);
  const isAwaited = event === 'receive' && found?.unit.status === 'expected';
  const begin = (life: number, before: Unit): ChosenUnit => ({
    key,
    text: units.life(key, life)?.text ?? text,
    life,
    before,
    ...labels,
  });
  if (found !== null && isAwaited) {
    const [order] = desk.header.followed;
    const isOwn = desk.header.followed.some(({ number }) => number === found.unit.heldBy);
    if (order !== undefined && !isOwn) desk.note('serial_not_on_document', line, text);
    checkDay(desk, found.life.lastDay, line, text);
    return begin(found.life.number, found.unit);
  }
  if (found === null) {
    checkDay(desk, units.life(key, 1)?.lastDay ?? null, line, text);
    return begin(1, unborn);
  }
  if (!isGone(found.unit.status)) {
    desk.note('serial_already_in_stock', line, text);
    return begin(found.life.number, found.unit);
  }
  if (item.policy === 'forbid') desk.note('serial_life_forbidden', line, text);
  if (item.policy === 'ask') desk.ask('serial_begins_next_life', line, text);
  const next = found.life.number + 1;
  checkDay(desk, found.life.lastDay, line, text);
  checkDay(desk, units.life(key, next)?.lastDay ?? null, line, text);
  return begin(next, unborn);
}

function chooseUnknown(
  desk: Desk,
  key: string,
  text: string,
  labels: Labels,
  { line, event }: Wish,
): ChosenUnit | null {
  const { kind } = desk.request;
  const isAccepted = event === 'expect_return' || (event === 'take_back' && kind === 'credit_memo');
  if (desk.books.units.elsewhere(key)) desk.note('serial_of_other_item', line, text);
  else desk.note('serial_unknown', line, text, isAccepted);
  if (!isAccepted) return null;
  const kept = desk.books.units.life(key, 1)?.text;
  return { key, text: kept ?? text, life: 1, before: unborn, ...labels };
}

/** All that stands in the way of moving a unit; once its status bars it, nothing else is said. */
export function judgeUnit(
  desk: Desk,
  unit: Unit,
  lastDay: string | null,
  lot: string | null,
  wish: Wish,
  text: string,
): void {
  const { line, event } = wish;
  const barred = barOfStatus(desk, unit, event);
  if (barred !== null) {
    desk.note(barred, line, text);
    return;
  }
  judgePlace(desk, unit, wish, text);
  judgeFollowing(desk, unit, wish, text);
  judgeParty(desk, unit, wish, text);
  const until = lot === null || !wish.item.hasLots ? null : (lots[lot] ?? null);
  const isSale = event === 'sell' || event === 'commit';
  if (isSale && until !== null && desk.request.occurredOn > until) {
    desk.ask('lot_expired', line, text);
  }
  checkDay(desk, lastDay, line, text);
}

function checkDay(desk: Desk, lastDay: string | null, line: number, text: string): void {
  if (lastDay !== null && desk.request.occurredOn < lastDay) {
    desk.note('date_before_unit', line, text);
  }
}

/** The code by which a unit's status bars an event, or null. */
function barOfStatus(desk: Desk, unit: Unit, event: Event): string | null {
  const { status } = unit;
  if (event === 'revalue') {
    return status === 'expected' ? 'serial_not_in_stock' : null;
  }
  if ((sources[event] ?? []).includes(status)) {
    return status === 'committed' && !isHolderHere(desk, unit, event) ? 'serial_committed' : null;
  }
  if (status === 'committed') return 'serial_committed';
  if (status === 'in_transit') return 'serial_in_transit';
  switch (event) {
    case 'arrive':
      return 'serial_not_on_document';
    case 'expect_return':
    case 'take_back':
      return status === 'return_expected' ? 'serial_return_expected' : 'serial_not_sold';
    case 'transfer':
    case 'depart':
      return 'serial_not_transferable';
    default:
      return 'serial_not_in_stock';
  }
}

/** Whether the document follows the one that holds the unit, or sends it to the vendor for whom it was set aside. */
function isHolderHere(desk: Desk, { heldBy }: Unit, event: Event): boolean {
  const { followed, party } = desk.header;
  if (followed.some(({ number }) => number === heldBy)) return true;
  const holder = heldBy === null ? undefined : desk.books.orders.posted.get(heldBy);
  return (
    event === 'return_to_vendor' &&
    followed.length === 0 &&
    holder?.kind === 'vendor_rma' &&
    holder.party === party
  );
}

function judgePlace(desk: Desk, unit: Unit, { line, event, from, to }: Wish, text: string): void {
  if (from !== null && unit.area !== from) desk.note('serial_not_in_area', line, text);
  else if (event === 'transfer' && to !== null) {
    if (unit.area === to) desk.note('areas_same', line, text);
    else if (bins[to]?.isOurs !== isOurs(unit.status)) {
      desk.note('serial_in_area_of_other_type', line, text);
    }
  }
}

function judgeFollowing(desk: Desk, unit: Unit, { line, event }: Wish, text: string): void {
  const { followed } = desk.header;
  if (followed.length === 0 || event === 'sell' || event === 'revalue') return;
  const isOn = followed.some(({ kind, number }) => {
    if (kind === 'invoice') return unit.sale?.invoice === number;
    if (kind === 'goods_receipt') return unit.receipt === number;
    if (kind === 'credit_memo') return unit.lastDocument === number;
    return unit.heldBy === number;
  });
  if (!isOn) desk.note('serial_not_on_document', line, text);
}

function judgeParty(desk: Desk, unit: Unit, { line, event }: Wish, text: string): void {
  const { party } = desk.header;
  if (party === null) return;
  const isReturn = event === 'expect_return' || event === 'take_back';
  // What the books did not know is with whoever announced its return.
  const customer = unit.sale === null ? unit.holder : unit.sale.customer;
  if (isReturn && customer !== party) {
    desk.ask('serial_not_sold_to_customer', line, text);
  }
  if (event === 'set_aside' && unit.vendor !== party)
    desk.ask('serial_not_from_vendor', line, text);
  if (event === 'return_to_vendor' && unit.vendor !== party && unit.status !== 'committed') {
    desk.note('serial_not_from_vendor', line, text);
  }
}

/** Events whose lines may say a quantity of auto-serial units alone. */
const picking: readonly Event[] = [
  'commit',
  'set_aside',
  'sell',
  'return_to_vendor',
  'transfer',
  'depart',
  'write_off',
  'consume',
];

function chooseByQuantity(
  desk: Desk,
  asked: RequestLine,
  quantity: number,
  wish: Wish,
  hand: Hand,
): ChosenUnit[] {
  const { item, line, event } = wish;
  const isAuto = item.tracking === 'auto_serial';
  if (event === 'expect' || (event === 'commit' && !isAuto)) return [];
  if (event === 'receive' || event === 'find') {
    if (isAuto || item.isGenerated)
      return freshUnits(desk, item, quantity, asked.lot ?? null, hand);
    desk.note('serials_missing', line);
    return [];
  }
  if (!isAuto || !picking.includes(event)) {
    desk.note('serials_missing', line);
    return [];
  }
  const taken = pickUnits(desk, wish, hand).slice(0, quantity);
  if (taken.length < quantity && event !== 'commit') desk.note('quantity_not_in_stock', line);
  for (const { key, text, before, maker } of taken) {
    hand.seen.add(key);
    const { life } = desk.books.units.find(key)!;
    judgeUnit(desk, before, life.lastDay, life.lot, wish, text);
    const mustAsk = desk.books.settings.autoSerialWithManufacturerSerial === 'ask';
    if (mustAsk && maker !== null) desk.ask('auto_serial_has_manufacturer_serial', line, text);
  }
  return taken;
}

/** New serials: the next numbers that no unit ever had and the document does not name. */
export function freshUnits(
  desk: Desk,
  item: ModelItem,
  quantity: number,
  lot: string | null,
  hand: Hand,
): ChosenUnit[] {
  const named = new Set(namedTexts(desk).map((text) => text.toUpperCase()));
  const fresh: ChosenUnit[] = [];
  while (fresh.length < quantity) {
    const text = String(hand.nextSerial);
    hand.nextSerial += 1;
    if (named.has(text) || desk.books.units.isTaken(text)) continue;
    const key = keyOf(item.sku, text);
    hand.seen.add(key);
    fresh.push({ key, text, life: 1, before: unborn, maker: null, lot });
  }
  return fresh;
}

function namedTexts({ request }: Desk): string[] {
  const onLines = (request.lines ?? []).flatMap(({ serials = [] }) =>
    serials.map((entry) => (typeof entry === 'string' ? entry : entry.serial).trim()),
  );
  const built = (request.builds ?? []).flatMap(({ serial, components = [] }) => [
    serial ?? '',
    ...components.map((component) => component.serial ?? ''),
  ]);
  return [...onLines, ...built, ...(request.takeApart ?? []).map(({ serial }) => serial)];
}

function namedKeys({ request }: Desk): Set<string> {
  const keys = new Set<string>();
  for (const { item, serials = [] } of request.lines ?? []) {
    for (const entry of serials) {
      keys.add(keyOf(item, typeof entry === 'string' ? entry : entry.serial));
    }
  }
  const parts = (request.builds ?? []).flatMap(({ components = [] }) => components);
  for (const { item, serial } of [...parts, ...(request.takeApart ?? [])]) {
    if (serial !== undefined) keys.add(keyOf(item, serial));
  }
  return keys;
}

/** The auto-serial units that a line may have: what the followed orders hold first, then the oldest. */
export function pickUnits(desk: Desk, { item, from }: Wish, hand: Hand): ChosenUnit[] {
  const { settings, units } = desk.books;
  const named = namedKeys(desk);
  const home = from ?? (settings.searchOtherBins ? null : 'MAIN');
  const rank = ({ status, receivedOn }: Unit, key: string): string =>
    `${status === 'committed' ? 0 : 1} ${receivedOn ?? ''} ${serialOf(key)}`;
  return [...units.all()]
    .filter(({ key, unit, life }) => {
      if (skuOf(key) !== item.sku || hand.seen.has(key) || named.has(key)) return false;
      if ((life.lastDay ?? '') > desk.request.occurredOn) return false;
      if (settings.autoSerialWithManufacturerSerial === 'skip' && life.maker !== null) return false;
      const isHeld = desk.header.followed.some(({ number }) => number === unit.heldBy);
      if (unit.status === 'committed') return isHeld && (from === null || unit.area === from);
      if (!isFree(unit.status) || bins[unit.area ?? '']?.stock === 'other') return false;
      return home === null || unit.area === home;
    })
    .sort((a, b) => (rank(a.unit, a.key) < rank(b.unit, b.key) ? -1 : 1))
    .map(({ key, unit, life }) => ({
      key,
      text: life.text,
      life: life.number,
      before: unit,
      maker: life.maker,
      lot: life.lot,
    }));
}
