/**
 * A second opinion on the books, whole: it judges a document, a reversal or a closing, enters what it found good, and
 * says what the books are then. It shares no rule with the product; where the two differ, one of them is wrong.
 */
import type { DocumentRequest } from '../../shared/api.ts';
import { add } from './amounts.ts';
import { planAssembly } from './assemblies.ts';
import type { Hand } from './choose.ts';
import { planCostChange, planBill } from './costs.ts';
import { planCount } from './counts.ts';
import { Desk, type ModelBooks } from './desk.ts';
import { readLines, type ReadLine } from './lines.ts';
import type { ModelSettings } from './masters.ts';
import { emptyPlan, Orders, type AddOn, type Done, type Plan, type Posted } from './orders.ts';
import { fulfil, planLines } from './plan.ts';
import { Pools, type Flow } from './pools.ts';
import { factsOf, type Fact } from './profit.ts';
import { isGone, isOurs, serialOf, Units, type Life, type Step } from './units.ts';

export interface Verdict {
  /** As `line code serial`, a question with `?` behind its code. */
  readonly issues: readonly string[];
  /** Worth nothing where there are issues. */
  readonly plan: Plan;
  readonly desk: Desk;
}

export class ModelLedger implements ModelBooks {
  readonly base: string;
  readonly settings: ModelSettings;
  readonly units = new Units();
  readonly pools = new Pools();
  readonly orders = new Orders();
  readonly facts: Fact[] = [];
  closedThrough: string | null = null;
  nextSerial = 100_000;

  constructor(base: string, settings: ModelSettings) {
    this.base = base;
    this.settings = settings;
  }

  judge(request: DocumentRequest): Verdict {
    const desk = new Desk(this, request);
    const hand: Hand = { seen: new Set(), nextSerial: this.nextSerial };
    const plan = planOf(desk, hand);
    return { issues: desk.issues, plan: desk.issues.length > 0 ? emptyPlan : plan, desk };
  }

  /** Enters a document that was judged well, under the number that it got. */
  post(number: string, { plan, desk }: Verdict): void {
    const { request, header } = desk;
    this.enter({
      number,
      kind: request.kind,
      day: request.occurredOn,
      party: header.party,
      salesperson: header.salesperson,
      request,
      currency: header.exchange.currency,
      plan,
      follows: header.followed.map((followed) => followed.number),
      closes: null,
      reverses: null,
      reversedBy: null,
    });
  }

  private enter(posted: Posted): void {
    const { number, day, party, salesperson, plan } = posted;
    this.facts.push(...factsOf(posted));
    for (const step of plan.steps) {
      this.units.apply(step, { number, day, party, salesperson });
      const serial = serialOf(step.key);
      const isOwn = ['receive', 'find', 'build'].includes(step.event) && /^\d{6}$/.test(serial);
      if (isOwn) this.nextSerial = Math.max(this.nextSerial, Number(serial) + 1);
    }
    for (const flow of plan.flows) this.pools.apply(flow, day);
    this.orders.posted.set(number, posted);
  }

  /** What a reversal would be refused for. */
  judgeReversal(number: string, day: string): string[] {
    const posted = this.orders.posted.get(number)!;
    if (posted.reverses !== null) return ['0 reversal_stays '];
    if (posted.reversedBy !== null) return ['0 document_reversed_before '];
    const issues = new Set<string>();
    const note = (code: string, line = 0, serial = ''): void => {
      issues.add(`${line} ${code} ${serial}`);
    };
    if (this.isClosed(day)) note('period_closed');
    const isFollowed = this.orders.followers(number).length > 0;
    if (isFollowed || this.orders.closedBy(number) !== undefined) note('later_movement_stands');
    if (posted.plan.steps.length === 0 && day < posted.day) note('date_before_unit');
    const code = day < posted.day ? null : this.judgeGoods(posted, day);
    if (code !== null) note(code);
    const isSound = day >= posted.day && issues.size === 0;
    if (isSound && this.emptiesPool(posted)) note('later_movement_stands');
    for (const { key, life: lifeNumber, line, event } of posted.plan.steps) {
      const life = this.units.life(key, lifeNumber)!;
      // A life that an order expected begins anew only while the one before it is over.
      const standing = event === 'release' ? this.units.find(key) : null;
      if (standing !== null && standing.life !== life && !isGone(standing.unit.status)) {
        note('later_movement_stands', line, life.text);
        continue;
      }
      const isLater = (this.units.lives.get(key) ?? []).some(
        (other) => other.number > lifeNumber && standsIn(other.stack),
      );
      if (isLater || life.stack.at(-1)?.document !== number) {
        note('later_movement_stands', line, life.text);
      } else if (day < (life.lastDay ?? '')) note('date_before_unit', line, life.text);
    }
    return [...issues].sort();
  }

  /**
   * Goods by quantity are taken back while all that a document brought is there on the day and since, and nothing of
   * their cost has gone: somebody took of them, or they were away on the day; null where they are there.
   */
  private judgeGoods({ number, plan }: Posted, day: string): string | null {
    const later = this.orders.standing();
    const since = later
      .slice(later.findIndex((other) => other.number === number) + 1)
      .flatMap((other) => other.plan.flows);
    const bore = (sku: string): boolean =>
      since.some((flow) => flow.sku === sku && flow.from !== null && flow.to === null);
    const brought = new Map<string, number>();
    const addTo = ({ sku }: Flow, area: string | null, units: number): void => {
      if (area === null) return;
      const place = `${sku} ${area}`;
      brought.set(place, (brought.get(place) ?? 0) + units);
    };
    for (const flow of plan.flows) {
      const hasCost = flow.event === 'revalue' || (flow.from === null && flow.to !== null);
      if (hasCost && bore(flow.sku)) return 'later_movement_stands';
      addTo(flow, flow.to, flow.quantity);
      addTo(flow, flow.from, -flow.quantity);
    }
    const short = [...brought].filter(([place, units]) => {
      const [sku = '', area = ''] = place.split(' ');
      return units > 0 && this.pools.available(sku, area, day) < units;
    });
    if (short.length === 0) return null;
    const isTaken = short.some(([place]) =>
      since.some((flow) => flow.from !== null && place === `${flow.sku} ${flow.from}`),
    );
    return isTaken ? 'later_movement_stands' : 'date_before_unit';
  }

  /** Whether a pool would be worth less than nothing, or something without goods, had the document not been. */
  private emptiesPool({ plan }: Posted): boolean {
    const pools = this.pools.copy();
    for (const flow of plan.flows) pools.apply(flow, '', -1);
    return plan.flows.some(({ sku }) => {
      const { units, value } = pools.of(sku);
      return value < 0 || (units === 0 && value !== 0);
    });
  }

  reverse(number: string, by: string, day: string): void {
    const posted = this.orders.posted.get(number)!;
    posted.reversedBy = by;
    for (const { key, life } of posted.plan.steps) this.units.undo(key, life, day);
    for (const flow of posted.plan.flows) this.pools.apply(flow, day, -1);
    for (const fact of this.facts.filter((one) => one.document === number)) {
      this.facts.push({ ...fact, document: by, day, sign: -1 });
    }
    const reversal = { ...posted, number: by, day, reverses: number, reversedBy: null };
    this.orders.posted.set(by, { ...reversal, follows: [], closes: null });
  }

  /** What a closing would be refused for. */
  judgeClosing(number: string, day: string): string[] {
    const { orders } = this;
    const posted = orders.posted.get(number)!;
    if (posted.reversedBy !== null) return ['0 document_reversed_before '];
    if (!orders.isOrder(posted)) return ['0 not_an_order '];
    if (posted.kind === 'stock_transfer') return ['0 transfer_in_transit '];
    if (orders.closedBy(number) !== undefined) return ['0 document_closed_before '];
    const issues: string[] = [];
    if (this.isClosed(day)) issues.push('0 period_closed ');
    if (day < posted.day) issues.push('0 date_before_unit ');
    for (const { line, text, key, life } of this.heldBy(number)) {
      const { lastDay } = this.units.life(key, life)!;
      const isLater = lastDay !== null && day < lastDay && lastDay !== posted.day;
      if (isLater) issues.push(`${line} date_before_unit ${text}`);
    }
    return issues.sort();
  }

  private heldBy(number: string): Step[] {
    const { steps } = this.orders.posted.get(number)!.plan;
    return steps.flatMap((step) => {
      const before = this.units.life(step.key, step.life)!.stack.at(-1)?.unit;
      if (before?.heldBy !== number) return [];
      const nothing = { stock: 0, revenue: 0, late: 0, maker: null, lot: null, to: null };
      return [{ ...step, ...nothing, event: 'release' as const, before }];
    });
  }

  close(number: string, by: string, day: string): void {
    const order = this.orders.posted.get(number)!;
    const plan = { ...emptyPlan, steps: this.heldBy(number) };
    const closing = { ...order, number: by, day, plan, follows: [], closes: number };
    this.enter({ ...closing, reverses: null, reversedBy: null });
  }

  private isClosed(day: string): boolean {
    return this.closedThrough !== null && day <= this.closedThrough;
  }

  /** What the stock is worth: units that are ours at their own cost, and all pools. */
  get stock(): number {
    let value = add([...this.pools.pools.values()].map((pool) => pool.value));
    for (const lives of this.units.lives.values()) {
      for (const { stack } of lives) {
        const unit = stack.at(-1)?.unit;
        if (unit !== undefined && isOurs(unit.status)) value += unit.cost;
      }
    }
    return value;
  }
}

function standsIn(stack: Life['stack']): boolean {
  const top = stack.at(-1);
  return top !== undefined && top.unit.status !== 'none';
}

function planOf(desk: Desk, hand: Hand): Plan {
  const { request } = desk;
  switch (request.kind) {
    case 'vendor_bill':
      return planBill(desk);
    case 'cost_adjustment':
      return planCostChange(desk, hand);
    case 'stock_count':
      return planCount(desk, hand);
    case 'assembly':
      return planAssembly(desk, hand);
    default:
      return planUsual(desk, hand);
  }
}

/** The kinds whose lines say all. */
function planUsual(desk: Desk, hand: Hand): Plan {
  const { request, header, books } = desk;
  if ((request.lines ?? []).length === 0) desk.note('document_has_no_lines');
  const lines = readLines(desk, books.pools.copy(), hand);
  const done = fulfil(
    desk,
    lines.filter(({ isOpposite }) => !isOpposite),
  );
  const ordered = request.kind === 'goods_receipt' ? takeOrderAddOns(desk, done) : null;
  const addOns = ordered?.addOns ?? [];
  checkBearers(desk, lines, [...addOns, ...header.addOns]);
  if (lines.some(({ isOpposite }) => isOpposite)) {
    const total = add(
      lines.map(({ nets, tax, isOpposite }) => (isOpposite ? -1 : 1) * (add(nets) + tax)),
    );
    if (total < 0) desk.note('total_negative');
  }
  if (!desk.isSound) return emptyPlan;
  return planLines(desk, lines, done, { addOns, taken: ordered?.taken ?? [] });
}

/** What a receipt takes of the add-on costs of the orders it follows. */
function takeOrderAddOns(
  { header, books }: Desk,
  done: readonly Done[],
): { readonly addOns: AddOn[]; readonly taken: Plan['taken'] } {
  const shares = header.followed.flatMap((order) =>
    books.orders.shareOfAddOns(order, done).map((amount, place) => ({
      addOn: { ...order.plan.addOns[place]!, amount },
      taken: { order: order.number, place, amount },
    })),
  );
  const own = shares.filter(({ taken }) => taken.amount > 0);
  return { addOns: own.map(({ addOn }) => addOn), taken: own.map(({ taken }) => taken) };
}

function checkBearers(desk: Desk, lines: readonly ReadLine[], addOns: readonly AddOn[]): void {
  const bearers = lines.filter(({ item }) => item.tracking !== 'none');
  const isWeighed = bearers.some(({ item }) => item.weight > 0);
  for (const { by } of addOns) {
    if (by === 'weight' && !isWeighed) desk.note('add_on_has_no_weight');
    else if (bearers.length === 0 && lines.length > 0) desk.note('add_on_has_no_bearer');
  }
}
