/** The lines of a document as the model reads them: what each does, to which goods, from where to where, at what amount. */
import type { DocumentRequest } from '../../shared/api.ts';
import { add, inBase, readMoney, taxOn } from './amounts.ts';
import { chooseUnits, type ChosenUnit, type Hand } from './choose.ts';
import type { Desk } from './desk.ts';
import { bins, items, type ModelItem } from './masters.ts';
import type { SaidLine } from './orders.ts';
import type { Pools } from './pools.ts';
import type { Event } from './units.ts';

export type RequestLine = NonNullable<DocumentRequest['lines']>[number];

export interface ReadLine {
  readonly line: number;
  readonly item: ModelItem;
  readonly event: Event;
  readonly isOpposite: boolean;
  readonly to: string | null;
  readonly from: string | null;
  readonly units: readonly ChosenUnit[];
  readonly quantity: number;
  /** Of goods by quantity: the bins that they leave. */
  readonly taken: readonly { readonly area: string; readonly quantity: number }[];
  /** Per unit, or one in all, in the document's currency. */
  readonly nets: readonly number[];
  readonly tax: number;
  readonly isTaxRecovered: boolean;
  /** In the books' currency. */
  readonly fallbackCost: number | null;
  readonly said: Omit<SaidLine, 'worth'>;
}

const ownEvents: Readonly<Partial<Record<DocumentRequest['kind'], Event>>> = {
  purchase_order: 'expect',
  goods_receipt: 'receive',
  sales_order: 'commit',
  invoice: 'sell',
  customer_rma: 'expect_return',
  credit_memo: 'take_back',
  vendor_rma: 'set_aside',
  debit_memo: 'return_to_vendor',
  cost_adjustment: 'revalue',
};
/** What a line does that says its direction; the kinds that are not here take none. */
const directed: Readonly<Partial<Record<DocumentRequest['kind'], Record<'in' | 'out', Event>>>> = {
  invoice: { in: 'take_back', out: 'sell' },
  credit_memo: { in: 'take_back', out: 'sell' },
  quantity_adjustment: { in: 'find', out: 'write_off' },
};

export function usualEvent({ request, header }: Desk): Event | null {
  if (request.kind !== 'stock_transfer') return ownEvents[request.kind] ?? null;
  if (header.followed.length > 0) return 'arrive';
  return request.inTransit === true ? 'depart' : 'transfer';
}

interface Places {
  readonly to: string | null;
  readonly from: string | null;
}

type AreaField = 'area' | 'toArea' | 'fromArea';
type AreaFields = { readonly [Field in AreaField]?: string | undefined };

/** Of each event: the field that says where goods go and where they come from, and where they go by themselves. */
interface PlaceRule {
  readonly to?: AreaField;
  readonly from?: AreaField;
  readonly own?: string;
  /** Whose bin they must go to. */
  readonly isOurs?: boolean;
}
const placeRules: Readonly<Record<Event, PlaceRule>> = {
  expect: { own: 'VCSA' },
  receive: { to: 'area', own: 'MAIN', isOurs: true },
  commit: { from: 'area' },
  set_aside: { from: 'area', own: 'VRMEX' },
  release: {},
  sell: { from: 'area', own: 'RELEASED' },
  expect_return: { own: 'CRMA-EX' },
  take_back: { to: 'area', own: 'CRMA', isOurs: true },
  return_to_vendor: { from: 'area', own: 'VRMA' },
  transfer: { to: 'toArea', from: 'fromArea' },
  depart: { from: 'fromArea', own: 'TRANSIT' },
  arrive: { to: 'toArea', isOurs: true },
  find: { to: 'area', own: 'MAIN', isOurs: true },
  write_off: { from: 'area', own: 'WRITEOFF' },
  revalue: {},
  build: { to: 'area', own: 'FG_MAIN', isOurs: true },
  consume: { own: 'CONSUMED' },
  recover: { to: 'area', own: 'MAIN', isOurs: true },
};

/** The bins of a header for an event; a line against the document's direction has none of the header's. */
function headerPlaces(desk: Desk, event: Event): Places {
  const { request, header, books } = desk;
  const rule = placeRules[event];
  const usual = usualEvent(desk);
  const fields: AreaFields = usual === null || usual === event ? request : {};
  const named = rule.to === undefined ? undefined : fields[rule.to];
  const kept = event === 'arrive' ? header.followed[0]?.request?.toArea : undefined;
  const own = event === 'commit' ? books.settings.salesOrderBin : rule.own;
  const code = named ?? kept ?? own ?? null;
  if (code === null && rule.to === 'toArea') desk.note('area_missing');
  const to = code === null ? null : desk.readBin(code, rule.isOurs ?? null);
  const source = rule.from === undefined ? undefined : fields[rule.from];
  const from = source === undefined ? null : desk.readBin(source, null);
  if (to !== null && to === from) desk.note('areas_same');
  return { to, from };
}

function linePlaces(desk: Desk, asked: RequestLine, line: number, event: Event): Places {
  const shared = headerPlaces(desk, event);
  const rule = placeRules[event];
  const toCode = rule.to === undefined ? undefined : asked[rule.to];
  const fromCode = rule.from === undefined ? undefined : asked[rule.from];
  if (toCode === undefined && fromCode === undefined) return shared;
  const to = toCode === undefined ? shared.to : desk.readBin(toCode, rule.isOurs ?? null, line);
  const from = fromCode === undefined ? shared.from : desk.readBin(fromCode, null, line);
  if (to !== null && to === from) desk.note('areas_same', line);
  return { to, from };
}

interface Amounts {
  readonly amount: number | null;
  readonly discount: number;
  readonly taxRate: string | null;
  readonly isTaxRecovered: boolean;
}

const needed: readonly Event[] = ['expect', 'receive', 'commit', 'sell', 'find', 'revalue'];
const sales: readonly Event[] = ['commit', 'sell', 'expect_return', 'take_back'];

export function readAmounts(
  desk: Desk,
  asked: RequestLine,
  line: number,
  event: Event,
  isOpposite: boolean,
): Amounts {
  const { currency } = desk.header.exchange;
  const read = (text: string | undefined): number | null => {
    if (text === undefined) return null;
    const amount = readMoney(text, currency);
    if (amount === null) desk.note('amount_not_money', line);
    return amount ?? 0;
  };
  const given = read(sales.includes(event) ? asked.unitPrice : asked.unitCost);
  const isOrdered = given === null && !isOpposite && event !== 'return_to_vendor';
  const order = isOrdered ? orderedAmounts(desk, asked.item) : null;
  const amount = given ?? order?.amount ?? null;
  const discount = read(asked.discount) ?? order?.discount ?? 0;
  if (amount === null && (needed.includes(event) || discount > 0))
    desk.note('amount_missing', line);
  if (amount !== null && discount > amount) desk.note('discount_above_price', line);
  return {
    amount: amount ?? (needed.includes(event) ? 0 : null),
    discount,
    taxRate: asked.taxRate ?? order?.taxRate ?? null,
    isTaxRecovered: asked.taxRecoverable ?? order?.isTaxRecovered ?? true,
  };
}

/** What the first order that has the item says of it, where it is in the document's currency. */
function orderedAmounts({ header, books }: Desk, sku: string): Amounts | null {
  for (const order of header.followed) {
    const line = books.orders.isOrder(order)
      ? order.plan.lines.find((one) => one.sku === sku)
      : undefined;
    if (line === undefined) continue;
    return order.currency === header.exchange.currency && line.amount !== null ? line : null;
  }
  return null;
}

/** All lines that can be judged further; `pools` are drawn on as the lines take from them. */
export function readLines(desk: Desk, pools: Pools, hand: Hand): ReadLine[] {
  const usual = usualEvent(desk);
  if (usual !== null) headerPlaces(desk, usual);
  return (desk.request.lines ?? []).flatMap((asked, index) => {
    const read = readLine(desk, asked, index + 1, pools, hand);
    return read === null ? [] : [read];
  });
}

function eventOf(desk: Desk, { direction }: RequestLine, line: number): Event | null {
  const usual = usualEvent(desk);
  if (direction === undefined) {
    if (usual === null) desk.note('direction_missing', line);
    return usual;
  }
  const event = directed[desk.request.kind]?.[direction];
  if (event === undefined) desk.note('direction_not_taken', line);
  return event ?? null;
}

function readLine(
  desk: Desk,
  asked: RequestLine,
  line: number,
  pools: Pools,
  hand: Hand,
): ReadLine | null {
  const item = items.get(asked.item);
  if (item === undefined) {
    desk.note('item_unknown', line);
    return null;
  }
  const event = eventOf(desk, asked, line);
  if (event === null) return null;
  const usual = usualEvent(desk);
  const isOpposite = usual !== null && usual !== event;
  const places = linePlaces(desk, asked, line, event);
  const amounts = readAmounts(desk, asked, line, event, isOpposite);
  checkLot(desk, asked, line, event, item);
  const isByUnit = item.tracking === 'serial' || item.tracking === 'auto_serial';
  const base = { line, item, event, isOpposite, ...places };
  const goods = isByUnit
    ? unitGoods(desk, asked, base, amounts, hand)
    : quantityGoods(desk, asked, base, amounts, pools);
  if (goods.nets.includes(null)) desk.note('amount_missing', line);
  const nets = goods.nets.map((net) => net ?? 0);
  const tax = taxOn(add(nets), amounts.taxRate);
  return {
    ...base,
    ...goods,
    nets,
    tax,
    isTaxRecovered: amounts.isTaxRecovered,
    fallbackCost: readFallback(desk, asked, line, event),
    said: { line, sku: item.sku, quantity: goods.quantity, ...amounts, net: add(nets) },
  };
}

function checkLot(
  desk: Desk,
  asked: RequestLine,
  line: number,
  event: Event,
  item: ModelItem,
): void {
  if (!item.hasLots || (event !== 'receive' && event !== 'find') || asked.lot !== undefined) return;
  const named = asked.serials ?? [];
  const isNamed = named.every((entry) => typeof entry !== 'string' && entry.lot !== undefined);
  if (named.length === 0 || !isNamed) desk.note('lot_missing', line);
}

function readFallback(
  desk: Desk,
  { unitCost }: RequestLine,
  line: number,
  event: Event,
): number | null {
  if (event !== 'take_back' || unitCost === undefined) return null;
  const amount = readMoney(unitCost, desk.header.exchange.currency);
  if (amount === null) desk.note('amount_not_money', line);
  return amount === null ? null : inBase(amount, desk.header.exchange);
}

interface Goods {
  readonly units: readonly ChosenUnit[];
  readonly quantity: number;
  readonly taken: ReadLine['taken'];
  readonly nets: readonly (number | null)[];
}

type Base = Pick<ReadLine, 'line' | 'item' | 'event' | 'isOpposite' | 'to' | 'from'>;

const priceOf = ({ amount, discount }: Amounts): number => Math.max(0, (amount ?? 0) - discount);

function unitGoods(
  desk: Desk,
  asked: RequestLine,
  base: Base,
  amounts: Amounts,
  hand: Hand,
): Goods {
  const { event } = base;
  const units = chooseUnits(desk, asked, base, hand);
  const ordered = asked.quantity ?? 0;
  const isOrder = event === 'expect' || event === 'commit';
  if (isOrder && (asked.serials ?? []).length === 0 && ordered > units.length) {
    return { units, quantity: ordered, taken: [], nets: [ordered * priceOf(amounts)] };
  }
  const isHome = desk.header.exchange.currency === desk.books.base;
  const nets = units.map(({ before }) => {
    if (amounts.amount !== null) return priceOf(amounts);
    if (event === 'take_back') {
      // What the books never sold has no price of its own.
      const isUnknown =
        before.sale === null && ['none', 'return_expected', 'sold'].includes(before.status);
      return isHome && !isUnknown ? (before.sale?.price ?? 0) : null;
    }
    if (event === 'return_to_vendor') return isHome ? before.cost : null;
    return 0;
  });
  return { units, quantity: units.length, taken: [], nets };
}

const leaving: readonly Event[] = ['sell', 'return_to_vendor', 'write_off', 'consume'];
const moving: readonly Event[] = ['transfer', 'depart', 'arrive'];

function quantityGoods(
  desk: Desk,
  asked: RequestLine,
  { line, item, event, from, to }: Base,
  amounts: Amounts,
  pools: Pools,
): Goods {
  const { serials = [], quantity } = asked;
  const isMoved = moving.includes(event) || event === 'find' || event === 'write_off';
  if (serials.length > 0) desk.note('serials_not_taken', line);
  if (item.tracking === 'none' && isMoved) desk.note('item_holds_no_stock', line);
  if (quantity === undefined && serials.length === 0) desk.note('quantity_missing', line);
  if (quantity !== undefined && quantity <= 0) desk.note('quantity_not_positive', line);
  const isAstray = moving.includes(event) && to !== null && bins[to]?.isOurs !== true;
  if (item.tracking === 'quantity' && isAstray) desk.note('area_of_other_type', line);
  const count = Math.max(0, quantity ?? 0);
  const isTaken =
    item.tracking === 'quantity' && (leaving.includes(event) || moving.includes(event));
  const taken =
    isTaken && count > 0 ? takeQuantity(desk, item, event, from, count, line, pools) : [];
  const cost = isTaken && leaving.includes(event) ? pools.takeCost(item.sku, sumOf(taken)) : 0;
  const isHome = desk.header.exchange.currency === desk.books.base;
  const ownNet =
    event === 'return_to_vendor' && item.tracking === 'quantity'
      ? isHome
        ? cost
        : null
      : event === 'take_back'
        ? null
        : 0;
  const nets = [amounts.amount === null ? ownNet : count * priceOf(amounts)];
  return { units: [], quantity: count, taken, nets };
}

function sumOf(taken: ReadLine['taken']): number {
  return add(taken.map(({ quantity }) => quantity));
}

function takeQuantity(
  desk: Desk,
  item: ModelItem,
  event: Event,
  from: string | null,
  count: number,
  line: number,
  pools: Pools,
): ReadLine['taken'] {
  // What is on its way belongs to its transfer.
  const isAway = event !== 'arrive' && from === 'TRANSIT';
  const taken = pools.take(item.sku, isAway ? 0 : count, desk.request.occurredOn, {
    bin: event === 'arrive' ? 'TRANSIT' : from,
    searchesOthers: desk.books.settings.searchOtherBins,
  });
  if (sumOf(taken) < count) desk.note('quantity_not_in_stock', line);
  // Later lines find the bins as this one leaves them.
  for (const { area, quantity } of taken) pools.draw(item.sku, area, quantity);
  return taken;
}
