/** Bills for what was received, and costs that come late. */
import { add, inBase, portion, taxOn } from './amounts.ts';
import { chooseUnits, judgeUnit, type Hand } from './choose.ts';
import type { Desk } from './desk.ts';
import { readAmounts } from './lines.ts';
import { items } from './masters.ts';
import { emptyPlan, type Done, type Plan, type Posted, type SaidLine } from './orders.ts';
import { Accounts, shareAddOns, stepOf, type Bearer } from './plan.ts';
import type { Flow } from './pools.ts';
import { isOurs, skuOf, type Step, type Unit } from './units.ts';

/** What is not billed yet of an item of a receipt. */
interface Unbilled {
  readonly receipt: Posted;
  readonly lines: { readonly line: number; left: number }[];
  units: number;
  value: number;
}

function listUnbilled({ books, header }: Desk, sku: string): Unbilled[] {
  return header.followed.flatMap((receipt) => {
    const own = receipt.plan.lines.filter((line) => line.sku === sku);
    if (own.length === 0) return [];
    const billed = own.map(({ line }) => books.orders.done(receipt.number, line));
    const lines = own.map(({ line, quantity }, index) => ({
      line,
      left: quantity - billed[index]!.quantity,
    }));
    const units = add(lines.map(({ left }) => left));
    const value = add(own.map(({ worth }) => worth)) - add(billed.map(({ amount }) => amount));
    return [{ receipt, lines, units, value }];
  });
}

export function planBill(desk: Desk): Plan {
  const { request, header, books } = desk;
  const { exchange } = header;
  if ((request.lines ?? []).length === 0 && header.addOns.length === 0) {
    desk.note('document_has_no_lines');
  }
  const unbilled = new Map<string, Unbilled[]>();
  const done: Done[] = [];
  const lines: SaidLine[] = [];
  const taxes = { recovered: 0, other: 0 };
  (request.lines ?? []).forEach((asked, index) => {
    const line = index + 1;
    if (!items.has(asked.item)) {
      desk.note('item_unknown', line);
      return;
    }
    const amounts = readAmounts(desk, asked, line, 'receive', true);
    const { amount, discount, taxRate, isTaxRecovered } = amounts;
    const listed = asked.serials?.length;
    const counted = asked.quantity ?? listed;
    if (counted === undefined) desk.note('quantity_missing', line);
    else if (counted <= 0) desk.note('quantity_not_positive', line);
    if (asked.quantity !== undefined && listed !== undefined && listed !== asked.quantity) {
      desk.note('quantity_differs_from_serials', line);
    }
    const quantity = Math.max(0, counted ?? 0);
    const open = unbilled.get(asked.item) ?? listUnbilled(desk, asked.item);
    unbilled.set(asked.item, open);
    if (open.length === 0) desk.note('bill_item_not_received', line);
    else if (clear(open, line, quantity, done) < quantity) desk.ask('bill_above_received', line);
    const net = quantity * Math.max(0, (amount ?? 0) - discount);
    const tax = taxOn(net, taxRate);
    if (isTaxRecovered) taxes.recovered += tax;
    else taxes.other += tax;
    lines.push({ line, sku: asked.item, quantity, ...amounts, net, worth: 0 });
  });
  const isFreightBilled = header.addOns.length > 0;
  const taken = isFreightBilled ? header.followed.flatMap((one) => accruedOf(desk, one)) : [];
  const goods = inBase(add(lines.map(({ net }) => net)) + taxes.other, exchange);
  const tax = inBase(taxes.recovered, exchange);
  const freight = shareAddOns(header.addOns, books.base, []).total;
  const cleared = add(done.map(({ amount }) => amount));
  const accrued = add(taken.map(({ amount }) => amount));
  const accounts = new Accounts();
  accounts.post('received_not_billed', cleared);
  accounts.post('add_on_costs_accrued', accrued);
  accounts.post('tax_recoverable', tax);
  accounts.post('price_variance', goods + freight - cleared - accrued);
  accounts.post('payable', -goods - tax - freight);
  return { ...emptyPlan, postings: accounts.postings, done, taken, lines, addOns: header.addOns };
}

/** Clears a quantity of what receipts have open, at each receipt's average; how much there was. */
function clear(open: readonly Unbilled[], line: number, wanted: number, done: Done[]): number {
  let cleared = 0;
  for (const entry of open) {
    let left = Math.min(wanted - cleared, entry.units);
    if (left === 0) continue;
    cleared += left;
    const isLast = left === entry.units;
    const value = isLast ? entry.value : portion(entry.value, left, entry.units);
    entry.units -= left;
    entry.value -= value;
    let amount = value;
    for (const part of entry.lines) {
      const quantity = Math.min(left, part.left);
      if (quantity === 0) continue;
      part.left -= quantity;
      left -= quantity;
      done.push({ order: entry.receipt.number, orderLine: part.line, line, quantity, amount });
      amount = 0;
    }
  }
  return cleared;
}

/** What a receipt, and the late costs against it, accrued and no bill has cleared. */
function accruedOf({ books }: Desk, { number, plan }: Posted): Plan['taken'] {
  const late = books.orders.standing().filter(({ request }) => request?.against === number);
  const postings = [plan, ...late.map((one) => one.plan)].flatMap((one) => one.postings);
  const accrued = postings.filter(({ account }) => account === 'add_on_costs_accrued');
  const posted = add(accrued.map((one) => one.amount));
  const amount = -posted - books.orders.takenOf(number, 0);
  return amount > 0 ? [{ order: number, place: 0, amount }] : [];
}

/** The change of cost that a unit bears: on stock while it is ours, late once it has left; never below nothing. */
function changeCost(desk: Desk, step: Step, amount: number): Step {
  const { status, cost, lateCost } = step.before;
  const isHere = isOurs(status);
  if (cost + (isHere ? 0 : lateCost) + amount < 0) {
    desk.note('cost_below_zero', step.line, step.text);
  }
  return { ...step, ...(isHere ? { stock: amount } : { late: amount }) };
}

export function planCostChange(desk: Desk, hand: Hand): Plan {
  const { request, header } = desk;
  const lines = request.lines ?? [];
  if (lines.length === 0 && header.addOns.length === 0) desk.note('cost_adjustment_empty');
  if (header.addOns.length > 0 && request.against === undefined) desk.note('against_missing');
  const named = changeByLines(desk, hand);
  const shared = header.addOns.length === 0 ? { steps: [], flows: [] } : shareLate(desk);
  const accounts = new Accounts();
  const postChange = (all: readonly (Step | Flow)[], reason: string, contra: string): void => {
    const late = add(all.map((one) => one.late));
    const whole = late + add(all.map(({ stock }) => stock));
    accounts.post('inventory', whole, reason);
    accounts.post(contra, -whole);
    accounts.post('cost_of_goods_sold', late);
    accounts.post('inventory', -late, 'cost_of_goods_sold');
  };
  postChange([...shared.steps, ...shared.flows], 'add_on_costs', 'add_on_costs_accrued');
  postChange(named, 'cost_changes', header.party === null ? 'cost_changes' : 'payable');
  return {
    ...emptyPlan,
    steps: [...named, ...shared.steps],
    flows: shared.flows,
    postings: accounts.postings,
    addOns: header.addOns,
  };
}

function changeByLines(desk: Desk, hand: Hand): Step[] {
  return (desk.request.lines ?? []).flatMap((asked, index) => {
    const line = index + 1;
    const item = items.get(asked.item);
    if (item === undefined) {
      desk.note('item_unknown', line);
      return [];
    }
    const { amount, discount } = readAmounts(desk, asked, line, 'revalue', true);
    if (item.tracking === 'quantity' || item.tracking === 'none') {
      desk.note('item_holds_no_stock', line);
      return [];
    }
    const wish = { line, item, event: 'revalue', to: null, from: null } as const;
    const cost = inBase(Math.max(0, (amount ?? 0) - discount), desk.header.exchange);
    return chooseUnits(desk, asked, wish, hand).map((unit) => {
      const { status, cost: own, lateCost } = unit.before;
      const stands = own + (isOurs(status) ? 0 : lateCost);
      return changeCost(desk, stepOf(unit, line, 'revalue', null), cost - stands);
    });
  });
}

interface LateBearer extends Bearer {
  readonly line: number;
  readonly step: Step | null;
  readonly flow: Flow | null;
}

/** What a receipt brought: its units, and its quantities. */
function bearersOf(desk: Desk, { plan }: Posted): LateBearer[] {
  const weightOf = (sku: string): number => items.get(sku)!.weight;
  const units = plan.steps.map((step): LateBearer => {
    const { key, line, stock } = step;
    const life = desk.books.units.life(key, step.life)!;
    const before: Unit = life.stack.at(-1)!.unit;
    const now = { ...step, before, event: 'revalue', to: null, stock: 0 } as const;
    const weight = weightOf(skuOf(key));
    return { line, step: now, flow: null, value: stock, weight, count: 1 };
  });
  const quantities = plan.flows
    .filter(({ to }) => to !== null)
    .map((flow): LateBearer => {
      const { line, quantity, stock, sku } = flow;
      const weight = weightOf(sku) * quantity;
      return { line, step: null, flow, value: stock, weight, count: quantity };
    });
  return [...units, ...quantities].sort((a, b) => a.line - b.line);
}

function shareLate(desk: Desk): { readonly steps: Step[]; readonly flows: Flow[] } {
  const { header, request, books } = desk;
  const receipt = header.followed.find(({ number }) => number === request.against);
  if (receipt === undefined) return { steps: [], flows: [] };
  const bearers = bearersOf(desk, receipt);
  const isWeighed = bearers.some(({ weight }) => weight > 0);
  for (const { by } of header.addOns) {
    if (bearers.length === 0) desk.note('add_on_has_no_bearer');
    else if (by === 'weight' && !isWeighed) desk.note('add_on_has_no_weight');
  }
  if (bearers.length === 0) return { steps: [], flows: [] };
  const { shares } = shareAddOns(header.addOns, books.base, bearers);
  const pools = books.pools.copy();
  const steps: Step[] = [];
  const flows: Flow[] = [];
  bearers.forEach(({ step, flow, line }, index) => {
    const share = shares[index]!;
    if (step !== null) {
      const life = books.units.life(step.key, step.life)!;
      const wish = {
        line,
        item: items.get(skuOf(step.key))!,
        event: 'revalue',
        to: null,
        from: null,
      } as const;
      judgeUnit(desk, step.before, life.lastDay, null, wish, step.text);
      steps.push(changeCost(desk, step, share));
    } else if (flow !== null) {
      // As much as is still there bears its part; what one line took to be there is not there for the next.
      const pool = pools.of(flow.sku);
      const here = Math.min(flow.quantity, pool.units);
      const stock = portion(share, here, flow.quantity);
      if (pool.value + stock < 0) desk.note('cost_below_zero', line);
      pool.units -= here;
      pool.value += stock;
      const nowhere = { from: null, to: null, quantity: 0, revenue: 0 };
      flows.push({ ...flow, ...nowhere, event: 'revalue', stock, late: share - stock });
    }
  });
  return { steps, flows };
}
