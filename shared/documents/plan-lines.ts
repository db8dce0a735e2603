/**
 * What the checked lines of a document do to units, quantities and accounts. The movements' changes of cost add up to
 * the postings to inventory, to the minor unit.
 */
import { assert } from '../assert.ts';
import { convertParts, planLandedCosts, type AddOnCost } from '../costing/landed.ts';
import { addToPool, takeFromPool, type Pools } from '../costing/pool.ts';
import { allocate, convert, sum, type Minor } from '../money.ts';
import { statusAfter, transitions, type UnitEvent } from '../stock/lifecycle.ts';
import type { Area } from '../stock/masters.ts';
import { emptyState, type UnitState } from '../stock/unit.ts';
import { averageOr, flowOf } from './check-quantities.ts';
import type { CheckedLine } from './check-lines.ts';
import type { PlannedHeader, PlannedMovement, PlannedQuantity, PlannedUnit } from './plan.ts';
import { balance, changeStock, credit, debit, type Posting } from './postings.ts';
import type { BooksView } from './view.ts';

export interface PlannedLines {
  readonly movements: readonly PlannedMovement[];
  readonly quantities: readonly PlannedQuantity[];
  readonly postings: readonly Posting[];
  readonly addOnCosts: Minor;
}

/** What the goods of a line are worth in base currency: one amount per unit, or one in all. */
interface LineValues {
  readonly nets: readonly Minor[];
  /** With add-ons, where goods are received. */
  readonly landed: readonly Minor[];
}

/** The state of a unit before a document: nothing where its life begins with it. */
export function stateBefore({ known, life }: PlannedUnit): UnitState {
  return known === null || known.life !== life ? emptyState : known.state;
}

/** A unit's movement by an event to a bin; null keeps it where it is. */
export function moveUnit(
  unit: PlannedUnit,
  line: number,
  event: UnitEvent,
  destination: Area | null,
  party: number | null,
  amounts: {
    readonly costChange?: Minor;
    readonly revenue?: Minor;
    readonly lateCost?: Minor;
  } = {},
): PlannedMovement {
  const state = stateBefore(unit);
  const { holder } = transitions[event];
  const hands = { us: null, nobody: null, unchanged: state.holder, party }[holder];
  return {
    unit,
    line,
    event,
    fromArea: state.area,
    toArea: destination?.id ?? state.area,
    status: statusAfter(event, state.status, destination?.stockType ?? null),
    holder: hands,
    costChange: amounts.costChange ?? 0,
    revenue: amounts.revenue ?? 0,
    lateCost: amounts.lateCost ?? 0,
  };
}

export function planLines(
  checked: readonly CheckedLine[],
  header: PlannedHeader,
  addOns: readonly AddOnCost[],
  view: BooksView,
): PlannedLines {
  const { values, addOnCosts } = valueLines(checked, header, addOns, view.baseCurrency);
  const pools: Pools = new Map(view.pools);
  const movements: PlannedMovement[] = [];
  const quantities: PlannedQuantity[] = [];
  checked.forEach((line, index) => {
    const value = values[index] ?? { nets: [], landed: [] };
    if (line.line.units.length > 0) planUnits(line, value, header, view, movements);
    else planQuantity(line, value, pools, quantities);
  });
  const postings = postLines(checked, values, header, view, { movements, quantities, addOnCosts });
  return { movements, quantities, postings, addOnCosts };
}

/** The goods' part of a purchase's tax that is not recovered belongs to their cost. */
function netsWithTax({ nets, tax, isTaxRecoverable }: CheckedLine): Minor[] {
  if (isTaxRecoverable || tax === 0) return [...nets];
  const shares = allocate(tax, nets);
  return nets.map((net, index) => net + (shares[index] ?? 0));
}

function isBearer({ event, line }: CheckedLine): boolean {
  return event === 'receive' && line.item.tracking !== 'none';
}

/**
 * The lines' amounts in base currency. Lines of one event are converted together, so that their sum is the converted
 * sum; what is received bears the add-on costs.
 */
function valueLines(
  checked: readonly CheckedLine[],
  header: PlannedHeader,
  addOns: readonly AddOnCost[],
  baseCurrency: string,
): { readonly values: LineValues[]; readonly addOnCosts: Minor } {
  const { currency, rate } = header;
  const values: LineValues[] = checked.map(() => ({ nets: [], landed: [] }));
  let addOnCosts = 0;
  const groups = new Map<string, number[]>();
  checked.forEach((line, index) => {
    const key = isBearer(line) ? 'received' : line.event;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  });
  for (const [key, indexes] of groups) {
    const parts = indexes.map((index) => netsOf(checked[index]));
    const share = (amounts: readonly Minor[]): Minor[][] => {
      let at = 0;
      return parts.map((part) => amounts.slice(at, (at += part.length)));
    };
    if (key !== 'received') {
      const converted = share(convertParts(parts.flat(), currency, baseCurrency, rate));
      indexes.forEach((index, place) => {
        const nets = converted[place] ?? [];
        values[index] = { nets, landed: nets };
      });
      continue;
    }
    const bearers = indexes.flatMap((index, place) =>
      bearersOf(checked[index], parts[place] ?? []),
    );
    const costs = planLandedCosts(bearers, addOns, currency, rate, baseCurrency);
    addOnCosts = costs.addOnTotal;
    const [goods, landed] = [share(costs.goods), share(costs.landed)];
    indexes.forEach((index, place) => {
      values[index] = { nets: goods[place] ?? [], landed: landed[place] ?? [] };
    });
  }
  return { values, addOnCosts };
}

function netsOf(line: CheckedLine | undefined): Minor[] {
  if (line === undefined) return [];
  return line.event === 'receive' ? netsWithTax(line) : [...line.nets];
}

function bearersOf(
  line: CheckedLine | undefined,
  nets: readonly Minor[],
): { net: Minor; weight: number; count: number }[] {
  if (line === undefined) return [];
  const { item, units, quantity } = line.line;
  const count = units.length > 0 ? 1 : quantity;
  return nets.map((net) => ({ net, weight: item.weight * count, count }));
}

/** What an event adds to the value of our stock for one unit. */
function costChangeOf(
  event: UnitEvent,
  state: UnitState,
  landed: Minor,
  cameWithout: Minor,
): Minor {
  switch (event) {
    case 'receive':
    case 'find':
      return landed;
    case 'take_back':
      return state.sale === null ? cameWithout : state.cost;
    case 'sell':
    case 'return_to_vendor':
    case 'write_off':
      return state.cost === 0 ? 0 : -state.cost;
    default:
      return 0;
  }
}

function planUnits(
  { line, event, areas, fallbackCost }: CheckedLine,
  { nets, landed }: LineValues,
  header: PlannedHeader,
  view: BooksView,
  movements: PlannedMovement[],
): void {
  const { units, item } = line;
  const cameWithout = fallbackCost ?? view.averageCosts.get(item.id) ?? 0;
  const isPriced = nets.length === units.length;
  units.forEach((unit, index) => {
    const net = isPriced ? (nets[index] ?? 0) : 0;
    const revenue = event === 'sell' ? net : event === 'take_back' && net !== 0 ? -net : 0;
    const costChange = costChangeOf(event, stateBefore(unit), landed[index] ?? 0, cameWithout);
    const party = header.party?.id ?? null;
    movements.push(
      moveUnit(unit, line.line, event, areas.destination, party, { costChange, revenue }),
    );
  });
}

/** What moves of an item without units: at the average of its pool, or without a cost where it is not kept in stock. */
function planQuantity(
  { line, event, areas, taken, lot, fallbackCost }: CheckedLine,
  { nets, landed }: LineValues,
  pools: Pools,
  quantities: PlannedQuantity[],
): void {
  const { item, quantity } = line;
  const isStock = item.tracking === 'quantity';
  const flow = flowOf(event);
  if (quantity === 0 || isUnitItem(item.tracking) || flow === 'none') return;
  const net = nets[0] ?? 0;
  const base = { item, line: line.line, event };
  if (!isStock) {
    const revenue = event === 'sell' ? net : event === 'take_back' ? negate(net) : 0;
    const nowhere = { lot: '', fromArea: null, toArea: null, quantity, costChange: 0, lateCost: 0 };
    quantities.push({ ...base, ...nowhere, revenue });
    return;
  }
  if (flow === 'in') {
    const costChange =
      event === 'take_back'
        ? averageOr(pools, item.id, quantity, (fallbackCost ?? 0) * quantity)
        : (landed[0] ?? 0);
    addToPool(pools, item.id, quantity, costChange);
    const revenue = event === 'take_back' ? negate(net) : 0;
    const toArea = areas.destination?.id ?? null;
    quantities.push({
      ...base,
      lot,
      fromArea: null,
      toArea,
      quantity,
      costChange,
      revenue,
      lateCost: 0,
    });
    return;
  }
  const parts = taken.map((part) => part.quantity);
  const cost = flow === 'out' ? takeFromPool(pools, item.id, sum(parts)) : 0;
  const costs = allocate(cost, parts);
  const shares = allocate(event === 'sell' ? net : 0, parts);
  taken.forEach((part, index) => {
    quantities.push({
      ...base,
      lot: part.lot,
      fromArea: part.areaId,
      toArea: flow === 'within' ? (areas.destination?.id ?? null) : null,
      quantity: part.quantity,
      costChange: negate(costs[index] ?? 0),
      revenue: shares[index] ?? 0,
      lateCost: 0,
    });
  });
}

function isUnitItem(tracking: string): boolean {
  return tracking === 'serial' || tracking === 'auto_serial';
}

function negate(amount: Minor): Minor {
  return amount === 0 ? 0 : -amount;
}

interface Moved {
  readonly movements: readonly PlannedMovement[];
  readonly quantities: readonly PlannedQuantity[];
  readonly addOnCosts: Minor;
}

/** The amounts of one event's lines in base currency; `stock` is what they add to the value of our stock. */
interface EventAmounts {
  readonly net: Minor;
  readonly tax: Minor;
  readonly stock: Minor;
  readonly expenses: Minor;
  readonly addOns: Minor;
}

function postLines(
  checked: readonly CheckedLine[],
  values: readonly LineValues[],
  header: PlannedHeader,
  view: BooksView,
  moved: Moved,
): Posting[] {
  const postings: Posting[] = [];
  for (const event of new Set(checked.map((line) => line.event))) {
    const isOwn = (line: CheckedLine): boolean => line.event === event;
    const worth = (isWanted: (line: CheckedLine) => boolean): Minor =>
      sum(checked.flatMap((line, at) => (isWanted(line) ? (values[at]?.nets ?? []) : [])));
    const tax = sum(checked.filter(isOwn).map((line) => line.tax));
    const changes = [...moved.movements, ...moved.quantities].filter((one) => one.event === event);
    const expenses = worth((line) => isOwn(line) && line.line.item.tracking === 'none');
    postings.push(
      ...postEvent(event, {
        net: worth(isOwn),
        tax: convert(tax, header.currency, view.baseCurrency, header.rate),
        stock: sum(changes.map((change) => change.costChange)),
        expenses: event === 'receive' || event === 'return_to_vendor' ? expenses : 0,
        addOns: event === 'receive' ? moved.addOnCosts : 0,
      }),
    );
  }
  return postings;
}

function postEvent(event: UnitEvent, amounts: EventAmounts): Posting[] {
  const { net, tax, stock, expenses, addOns } = amounts;
  switch (event) {
    case 'receive':
      assert(stock === net - expenses + addOns, 'what is received is not what it costs');
      return balance([
        debit('inventory', net - expenses, 'purchases'),
        debit('inventory', addOns, 'add_on_costs'),
        debit('expenses', expenses),
        credit('received_not_billed', net),
        credit('add_on_costs_accrued', addOns),
      ]);
    case 'sell':
      return balance([
        debit('receivable', net + tax),
        credit('revenue', net),
        credit('tax_payable', tax),
        debit('cost_of_goods_sold', -stock),
        credit('inventory', -stock, 'cost_of_goods_sold'),
      ]);
    case 'take_back':
      return balance([
        debit('sales_returns', net),
        debit('tax_payable', tax),
        credit('receivable', net + tax),
        debit('inventory', stock, 'cost_of_goods_sold'),
        credit('cost_of_goods_sold', stock),
      ]);
    case 'return_to_vendor':
      return balance([
        debit('payable', net + tax),
        credit('tax_recoverable', tax),
        credit('expenses', expenses),
        credit('inventory', -stock, 'vendor_returns'),
        credit('vendor_return_gain', net - expenses + stock),
      ]);
    case 'find':
    case 'write_off':
      return balance(changeStock(stock, 'write_offs', 'write_offs'));
    default:
      return [];
  }
}
