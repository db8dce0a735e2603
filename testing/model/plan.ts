/** What the lines of a document do to units, goods by quantity, orders and accounts, where nothing stands against it. */
import { add, allInBase, inBase, portion, split, type Exchange } from './amounts.ts';
import type { ChosenUnit } from './choose.ts';
import type { Desk } from './desk.ts';
import type { ReadLine } from './lines.ts';
import type { AddOn, Done, Plan, Posting, SaidLine } from './orders.ts';
import type { Flow, Pools } from './pools.ts';
import { isOurs, skuOf, type Event, type Step } from './units.ts';

/** Postings as they are gathered: one sum for each account and reason. */
export class Accounts {
  private readonly sums = new Map<string, number>();

  post(account: string, amount: number, reason = ''): void {
    const key = `${account} ${reason}`;
    this.sums.set(key, (this.sums.get(key) ?? 0) + amount);
  }

  get postings(): Posting[] {
    return [...this.sums].flatMap(([key, amount]) => {
      const [account = '', reason = ''] = key.split(' ');
      return amount === 0 ? [] : [{ account, reason, amount }];
    });
  }
}

/** How much of which open order lines the lines do, in order; an item on none of them and a surplus are noted. */
export function fulfil(desk: Desk, lines: readonly ReadLine[]): Done[] {
  const { header, books, request } = desk;
  const orders = header.followed.filter((order) => books.orders.isOrder(order));
  if (orders.length === 0) return [];
  const open = orders.flatMap((order) =>
    order.plan.lines.map((said) => ({
      order: order.number,
      said,
      left: books.orders.open(order.number, said),
    })),
  );
  const done: Done[] = [];
  for (const { line, item, quantity } of lines) {
    const own = open.filter(({ said }) => said.sku === item.sku);
    if (own.length === 0) {
      desk.ask('item_not_on_order', line);
      continue;
    }
    let wanted = quantity;
    for (const entry of own) {
      const taken = Math.min(wanted, entry.left);
      entry.left -= taken;
      wanted -= taken;
      const orderLine = entry.said.line;
      if (taken > 0) done.push({ order: entry.order, orderLine, line, quantity: taken, amount: 0 });
    }
    if (wanted === 0) continue;
    if (request.kind === 'stock_transfer') desk.note('quantity_above_ordered', line);
    if (request.kind === 'goods_receipt') {
      const { overReceipt } = books.settings;
      if (overReceipt === 'forbid') desk.note('quantity_above_ordered', line);
      if (overReceipt === 'ask') desk.ask('quantity_above_ordered', line);
    }
  }
  return done;
}

/** Something that bears add-on costs: a unit, or a quantity of an item. */
export interface Bearer {
  readonly value: number;
  readonly weight: number;
  readonly count: number;
}

/** The shares of add-on costs in the books' currency, by bearer, and what they are in all. */
export function shareAddOns(
  addOns: readonly AddOn[],
  base: string,
  bearers: readonly Bearer[],
): { readonly shares: number[]; readonly total: number } {
  const shares = bearers.map(() => 0);
  let total = 0;
  for (const { amount, currency, rate, by } of addOns) {
    const all = inBase(amount, { currency, base, rate });
    total += all;
    const weights = bearers.map(({ value, weight, count }) =>
      by === 'value' ? value : by === 'weight' ? weight : count,
    );
    split(all, weights).forEach((share, index) => (shares[index]! += share));
  }
  return { shares, total };
}

/** The amounts of one line in the books' currency: what it says, and what its goods cost with add-ons. */
interface Worth {
  readonly nets: readonly number[];
  readonly landed: readonly number[];
}

const isBearer = ({ event, item }: ReadLine): boolean =>
  event === 'receive' && item.tracking !== 'none';

/** A purchase's own amounts, with the tax that nobody pays back. */
function netsOf({ event, nets, tax, isTaxRecovered }: ReadLine): number[] {
  if (event !== 'receive' || isTaxRecovered || tax === 0) return [...nets];
  return split(tax, nets).map((share, index) => share + nets[index]!);
}

/** Lines of one event are converted together; what is received bears the add-on costs. */
function worthOf(
  lines: readonly ReadLine[],
  addOns: readonly AddOn[],
  exchange: Exchange,
): { readonly worth: Map<number, Worth>; readonly addOnTotal: number } {
  const worth = new Map<number, Worth>();
  let addOnTotal = 0;
  const keyOf = (line: ReadLine): string => (isBearer(line) ? 'goods' : line.event);
  for (const key of new Set(lines.map(keyOf))) {
    const own = lines.filter((line) => keyOf(line) === key);
    const said = own.flatMap(netsOf);
    const nets = allInBase(said, exchange);
    let landed = nets;
    if (key === 'goods') {
      let at = 0;
      const bearers = own.flatMap(({ item, nets: parts, units, quantity }) =>
        parts.map((): Bearer => {
          const count = units.length > 0 ? 1 : quantity;
          return { value: said[at++]!, weight: item.weight * count, count };
        }),
      );
      const { shares, total } = shareAddOns(addOns, exchange.base, bearers);
      addOnTotal = total;
      landed = nets.map((net, index) => net + shares[index]!);
    }
    let from = 0;
    for (const { line, nets: parts } of own) {
      const to = from + parts.length;
      worth.set(line, { nets: nets.slice(from, to), landed: landed.slice(from, to) });
      from = to;
    }
  }
  return { worth, addOnTotal };
}

/** What the books know of the average cost of an item's units that are ours. */
export function averageCost({ books }: Desk, sku: string): number {
  const owned = [...books.units.lives]
    .filter(([key]) => skuOf(key) === sku)
    .flatMap(([, lives]) => lives.map(({ stack }) => stack.at(-1)?.unit))
    .filter((unit) => unit !== undefined && isOurs(unit.status));
  const value = add(owned.map((unit) => unit?.cost ?? 0));
  return owned.length === 0 ? 0 : portion(value, 1, owned.length);
}

export function stepOf(
  unit: ChosenUnit,
  line: number,
  event: Event,
  to: string | null,
  amounts: Partial<Pick<Step, 'stock' | 'revenue' | 'late'>> = {},
): Step {
  return { ...unit, line, event, to, stock: 0, revenue: 0, late: 0, ...amounts };
}

function stockOf(desk: Desk, line: ReadLine, unit: ChosenUnit, landed: number): number {
  switch (line.event) {
    case 'receive':
    case 'find':
      return landed;
    case 'take_back':
      return unit.before.sale !== null
        ? unit.before.cost
        : (line.fallbackCost ?? averageCost(desk, line.item.sku));
    case 'sell':
    case 'return_to_vendor':
    case 'write_off':
      return 0 - unit.before.cost;
    default:
      return 0;
  }
}

const orderEvents: readonly Event[] = ['expect', 'commit', 'expect_return', 'set_aside'];

/** What a line does of an item without units. */
function flowsOf(line: ReadLine, { nets, landed }: Worth, pools: Pools): Flow[] {
  const { item, event, quantity, taken, fallbackCost, to } = line;
  if (quantity === 0 || line.units.length > 0 || orderEvents.includes(event)) return [];
  if (item.tracking !== 'quantity' && item.tracking !== 'none') return [];
  const net = nets[0] ?? 0;
  const revenue = event === 'sell' ? net : event === 'take_back' ? 0 - net : 0;
  const base = { sku: item.sku, line: line.line, event, late: 0 };
  if (item.tracking === 'none') {
    return [{ ...base, from: null, to: null, quantity, stock: 0, revenue }];
  }
  if (event === 'receive' || event === 'find' || event === 'take_back') {
    const pool = pools.of(item.sku);
    const isAveraged = event === 'take_back' && pool.units > 0;
    const back = isAveraged
      ? portion(pool.value, quantity, pool.units)
      : (fallbackCost ?? 0) * quantity;
    const stock = event === 'take_back' ? back : (landed[0] ?? 0);
    pools.addCost(item.sku, quantity, stock);
    return [{ ...base, from: null, to, quantity, stock, revenue }];
  }
  const isWithin = event === 'transfer' || event === 'depart' || event === 'arrive';
  const cost = isWithin ? 0 : pools.takeCost(item.sku, quantity);
  const parts = taken.map((part) => part.quantity);
  const costs = split(cost, parts);
  const revenues = split(revenue, parts);
  return taken.map(({ area, quantity: part }, index) => ({
    ...base,
    from: area,
    to: isWithin ? to : null,
    quantity: part,
    stock: 0 - costs[index]!,
    revenue: revenues[index]!,
  }));
}

function postEvent(
  accounts: Accounts,
  event: Event,
  amounts: { net: number; tax: number; stock: number; expenses: number; addOns: number },
): void {
  const { net, tax, stock, expenses, addOns } = amounts;
  switch (event) {
    case 'receive':
      accounts.post('inventory', net - expenses, 'purchases');
      accounts.post('inventory', addOns, 'add_on_costs');
      accounts.post('expenses', expenses);
      accounts.post('received_not_billed', -net);
      accounts.post('add_on_costs_accrued', -addOns);
      return;
    case 'sell':
      accounts.post('receivable', net + tax);
      accounts.post('revenue', -net);
      accounts.post('tax_payable', -tax);
      break;
    case 'take_back':
      accounts.post('sales_returns', net);
      accounts.post('tax_payable', tax);
      accounts.post('receivable', -net - tax);
      break;
    case 'return_to_vendor':
      accounts.post('payable', net + tax);
      accounts.post('tax_recoverable', -tax);
      accounts.post('expenses', -expenses);
      accounts.post('inventory', stock, 'vendor_returns');
      accounts.post('vendor_return_gain', -net + expenses - stock);
      return;
    case 'find':
    case 'write_off':
      accounts.post('inventory', stock, 'write_offs');
      accounts.post('write_offs', -stock);
      return;
    default:
      return;
  }
  accounts.post('inventory', stock, 'cost_of_goods_sold');
  accounts.post('cost_of_goods_sold', -stock);
}

/** The plan of a document that is its lines. */
export function planLines(
  desk: Desk,
  lines: readonly ReadLine[],
  done: readonly Done[],
  orderAddOns: { readonly addOns: readonly AddOn[]; readonly taken: Plan['taken'] },
): Plan {
  const { header, books } = desk;
  const { exchange } = header;
  const { worth, addOnTotal } = worthOf(lines, [...orderAddOns.addOns, ...header.addOns], exchange);
  const pools = books.pools.copy();
  const steps: Step[] = [];
  const flows: Flow[] = [];
  const said: SaidLine[] = [];
  for (const line of lines) {
    const { nets, landed } = worth.get(line.line)!;
    const isPriced = nets.length === line.units.length;
    line.units.forEach((unit, index) => {
      const net = isPriced ? nets[index]! : 0;
      const revenue = line.event === 'sell' ? net : line.event === 'take_back' ? 0 - net : 0;
      const stock = stockOf(desk, line, unit, landed[index] ?? 0);
      steps.push(stepOf(unit, line.line, line.event, line.to, { stock, revenue }));
    });
    flows.push(...flowsOf(line, { nets, landed }, pools));
    said.push({ ...line.said, worth: 0 });
  }
  const accounts = new Accounts();
  for (const event of new Set(lines.map((line) => line.event))) {
    const own = lines.filter((line) => line.event === event);
    const sumNets = (some: readonly ReadLine[]): number =>
      add(some.flatMap(({ line }) => worth.get(line)!.nets));
    postEvent(accounts, event, {
      net: sumNets(own),
      tax: inBase(add(own.map(({ tax }) => tax)), exchange),
      stock: add([...steps, ...flows].filter((one) => one.event === event).map((one) => one.stock)),
      expenses:
        event === 'receive' || event === 'return_to_vendor'
          ? sumNets(own.filter(({ item }) => item.tracking === 'none'))
          : 0,
      addOns: event === 'receive' ? addOnTotal : 0,
    });
  }
  return {
    steps,
    flows,
    postings: accounts.postings,
    done,
    taken: orderAddOns.taken,
    lines: shareWorth(lines, said, accounts),
    addOns: header.addOns,
    links: [],
  };
}

/** What a receipt put into received_not_billed, shared over its lines by what each costs. */
function shareWorth(
  lines: readonly ReadLine[],
  said: readonly SaidLine[],
  { postings }: Accounts,
): SaidLine[] {
  const posted = postings.find(({ account }) => account === 'received_not_billed')?.amount ?? 0;
  if (posted === 0) return [...said];
  const shares = split(
    -posted,
    lines.map((line) => add(netsOf(line))),
  );
  return said.map((line, index) => ({ ...line, worth: shares[index]! }));
}
