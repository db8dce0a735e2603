/**
 * Random documents against the real store and a second opinion on it. `SEED=` replays a run, `RUNS=` asks for more
 * histories, `STEPS=` for longer ones.
 */
import type { DocumentRequest } from '../../shared/api.ts';
import { parseDay } from '../../shared/day.ts';
import { formatMoney } from '../../shared/money.ts';
import { present } from '../../shared/assert.ts';
import { addDays } from '../../shared/day.ts';
import type { Books } from '../../service/books.ts';
import type { PostOutcome } from '../../service/commands/post-document.ts';
import { answerProfit, loadProfit } from '../../service/queries/profit.ts';
import { lookupUnits } from '../../service/queries/units.ts';
import { verifyBooks } from '../../service/queries/verify.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  readSeal,
  reverse,
  usualMasters,
  type Masters,
} from '../fixtures/books.ts';
import { seed } from '../fixtures/seed.ts';
import { audit } from './auditor.ts';
import { ModelLedger, type ModelDocument, type ModelKind, type ModelLine } from './ledger.ts';

const runs = Number(process.env['RUNS'] ?? 60);
const steps = Number(process.env['STEPS'] ?? 30);

/** Chance of one history: mulberry32. */
function makeChance(from: number): { below: (count: number) => number } {
  let state = from >>> 0;
  return {
    below: (count) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
    },
  };
}

const policies = new Map([
  ['LAPTOP', 'ask'],
  ['PHONE', 'allow'],
  ['SAFE', 'forbid'],
  ['CABLE', 'ask'],
]);
const masters: Masters = {
  ...usualMasters,
  items: [
    ...(usualMasters.items ?? []).filter(({ sku }) => sku !== 'PHONE'),
    { sku: 'PHONE', tracking: 'serial', lifePolicy: 'allow' },
    { sku: 'SAFE', tracking: 'serial', lifePolicy: 'forbid' },
  ],
};
const skus = ['LAPTOP', 'PHONE', 'SAFE'];
const serials = Array.from({ length: 9 }, (_, index) => `S${index}`);
const kinds: readonly ModelKind[] = [
  'goods_receipt',
  'goods_receipt',
  'goods_receipt',
  'invoice',
  'invoice',
  'invoice',
  'customer_rma',
  'credit_memo',
  'credit_memo',
  'vendor_rma',
  'debit_memo',
  'stock_transfer',
  'stock_transfer',
];
const wanted: Readonly<Record<ModelKind, readonly string[]>> = {
  goods_receipt: [],
  invoice: ['in_stock', 'returned'],
  customer_rma: ['sold'],
  credit_memo: ['sold', 'return_expected'],
  vendor_rma: ['in_stock', 'returned'],
  debit_memo: ['in_stock', 'committed'],
  stock_transfer: ['in_stock', 'returned', 'sold'],
};

class History {
  private readonly chance: ReturnType<typeof makeChance>;
  private readonly model = new ModelLedger(policies);
  private readonly sent: { request: DocumentRequest; answer: unknown }[] = [];
  private readonly days: string[] = [];
  private day = '2024-01-01';
  private nextId = 1;
  private readonly books: Books;
  /** What was done, for whoever reads a failure. */
  readonly log: string[] = [];

  constructor(books: Books, from: number) {
    this.books = books;
    this.chance = makeChance(from);
  }

  private pick<Value>(values: readonly Value[]): Value {
    return values[this.chance.below(values.length)]!;
  }

  private isOneIn(count: number): boolean {
    return this.chance.below(count) === 0;
  }

  private dayOfNext(): string {
    const today = present(parseDay(this.day), 'a day');
    const isBack = this.isOneIn(8);
    const day = addDays(today, isBack ? -this.chance.below(6) : this.chance.below(3));
    if (!isBack) this.day = day;
    this.days.push(day);
    return day;
  }

  async step(): Promise<void> {
    const dice = this.chance.below(20);
    if (dice < 4 && this.model.posted.size > 0) await this.stepBack();
    else if (dice === 4 && this.sent.length > 0) await this.sendAgain();
    else await this.stepOn();
    await this.compare();
  }

  private makeLine(kind: ModelKind, party: string | null): ModelLine {
    const hasAmount =
      kind === 'goods_receipt' || kind === 'invoice'
        ? true
        : (kind === 'credit_memo' || kind === 'debit_memo') && this.isOneIn(2);
    const amount = hasAmount ? this.chance.below(100_000) : null;
    const discount = amount !== null && this.isOneIn(3) ? this.chance.below(amount + 1) : 0;
    if (this.isOneIn(5) && (kind === 'goods_receipt' || kind === 'invoice')) {
      const quantity = 1 + this.chance.below(3);
      return { sku: 'CABLE', serials: null, quantity, amount, discount };
    }
    const usable = skus.filter((sku) => this.findFitting(kind, sku, party).length > 0);
    const sku = this.pick(usable.length === 0 ? skus : usable);
    const fitting = this.findFitting(kind, sku, party);
    const from = fitting.length === 0 || this.isOneIn(12) ? serials : fitting;
    const count = 1 + this.chance.below(3);
    const named = Array.from({ length: count }, () => this.pick(from));
    const apart = this.isOneIn(15) ? named : [...new Set(named)];
    const texts = apart.map((serial) => (this.isOneIn(4) ? serial.toLowerCase() : serial));
    return { sku, serials: texts, quantity: texts.length, amount, discount };
  }

  /** The serials of an item that a document of this kind would probably move. */
  private findFitting(kind: ModelKind, sku: string, party: string | null): string[] {
    return serials.filter((serial) => {
      const unit = this.model.find(`${sku}/${serial}`)?.unit;
      if (kind === 'goods_receipt') {
        return unit === undefined || (unit.status === 'sold' && policies.get(sku) !== 'forbid');
      }
      if (unit === undefined || !wanted[kind].includes(unit.status)) return false;
      if (kind === 'credit_memo' || kind === 'customer_rma') return unit.customer === party;
      if (kind === 'debit_memo' || kind === 'vendor_rma') return unit.vendor === party;
      return true;
    });
  }

  private isPossible(kind: ModelKind): boolean {
    const parties = ['acme', 'zenith', 'bolt', 'carol'];
    return skus.some((sku) =>
      parties.some((party) => this.findFitting(kind, sku, party).length > 0),
    );
  }

  private makeDocument(): ModelDocument {
    const chosen = this.pick(kinds);
    const kind = this.isPossible(chosen) || this.isOneIn(6) ? chosen : 'goods_receipt';
    const toVendor = kind === 'goods_receipt' || kind === 'vendor_rma' || kind === 'debit_memo';
    const party =
      kind === 'stock_transfer'
        ? null
        : this.pick(toVendor ? ['acme', 'acme', 'zenith'] : ['bolt', 'bolt', 'carol']);
    const isTransfer = kind === 'stock_transfer';
    const to =
      kind === 'goods_receipt' && this.isOneIn(3)
        ? 'SHOP'
        : isTransfer
          ? this.pick(['MAIN', 'SHOP', 'CRMA', 'LOAN'])
          : kind === 'credit_memo' && this.isOneIn(3)
            ? 'MAIN'
            : null;
    const canName = kind === 'invoice' || kind === 'debit_memo' || kind === 'vendor_rma';
    const out =
      (canName && this.isOneIn(6)) || (isTransfer && this.isOneIn(4))
        ? this.pick(isTransfer ? ['MAIN', 'SHOP', 'RELEASED'] : ['MAIN', 'SHOP'])
        : null;
    const held = [...this.model.posted].filter(
      ([, record]) => record.kind === 'vendor_rma' && record.party === party,
    );
    const follows =
      kind === 'debit_memo' && held.length > 0 && this.isOneIn(2) ? this.pick(held)[0] : null;
    const lines = Array.from({ length: 1 + this.chance.below(3) }, () =>
      this.makeLine(kind, party),
    );
    const isForeign = (kind === 'goods_receipt' || kind === 'invoice') && this.isOneIn(4);
    return {
      kind,
      day: this.dayOfNext(),
      party,
      to,
      out: isTransfer && out === to ? null : out,
      follows,
      rate: isForeign ? 10_000 + this.chance.below(3000) : 10_000,
      freight: kind === 'goods_receipt' && this.isOneIn(2) ? this.chance.below(5000) : 0,
      freightBy: this.isOneIn(2) ? 'quantity' : 'value',
      accepts: this.isOneIn(3),
      lines,
    };
  }

  private requestOf(document: ModelDocument): DocumentRequest {
    const { kind, day, party, to, out, follows, rate, freight, freightBy } = document;
    const isTransfer = kind === 'stock_transfer';
    const isSale = kind === 'invoice' || kind === 'credit_memo' || kind === 'customer_rma';
    const area = isTransfer ? null : (to ?? out);
    return {
      id: idOf(this.nextId++),
      kind,
      occurredOn: day,
      ...(party === null ? {} : { party }),
      ...(area === null ? {} : { area }),
      ...(isTransfer && to !== null ? { toArea: to } : {}),
      ...(isTransfer && out !== null ? { fromArea: out } : {}),
      ...(follows === null ? {} : { from: follows }),
      ...(rate === 10_000 ? {} : { currency: 'EUR', exchangeRate: (rate / 10_000).toFixed(4) }),
      ...(freight === 0
        ? {}
        : {
            addOnCosts: [{ name: 'freight', amount: formatMoney(freight, 'USD'), by: freightBy }],
          }),
      ...(document.accepts
        ? {
            accept: [
              'serial_begins_next_life',
              'serial_not_sold_to_customer',
              'serial_not_from_vendor',
            ],
          }
        : {}),
      lines: document.lines.map((line) => ({
        item: line.sku,
        ...(line.serials === null ? { quantity: line.quantity } : { serials: [...line.serials] }),
        ...(line.amount === null
          ? {}
          : { [isSale ? 'unitPrice' : 'unitCost']: formatMoney(line.amount, 'USD') }),
        ...(line.discount === 0 ? {} : { discount: formatMoney(line.discount, 'USD') }),
      })),
    };
  }

  private async stepOn(): Promise<void> {
    const document = this.makeDocument();
    const request = this.requestOf(document);
    const { issues, chosen } = this.model.judge(document);
    this.log.push(JSON.stringify(request));
    const before = await readSeal(this.books);
    const outcome = await post(this.books, request);
    expect(saidOf(outcome)).toEqual([...issues].sort());
    if (outcome.kind === 'refused') {
      expect(await readSeal(this.books)).toBe(before);
      return;
    }
    const { answer } = answerOf(outcome);
    this.log.push(answer.number ?? '');
    this.sent.push({ request, answer });
    this.model.post(answer.number ?? '', document, chosen);
  }

  private async stepBack(): Promise<void> {
    const number = this.pick([...this.model.posted.keys()].slice(-6));
    const day = this.dayOfNext();
    const issues = this.model.judgeReversal(number, day);
    this.log.push(`reverse ${number} on ${day}`);
    const before = await readSeal(this.books);
    const request = { id: idOf(this.nextId++), occurredOn: present(parseDay(day), 'a day') };
    const outcome = present(await reverse(this.books, number, request), number);
    if (outcome.kind === 'refused') {
      const said = outcome.issues.map(({ code }) => code);
      expect(said).toEqual(issues.map((issue) => issue.split(' ')[1] ?? issue));
      expect(await readSeal(this.books)).toBe(before);
      return;
    }
    expect(issues).toEqual([]);
    const { answer } = answerOf(outcome);
    this.model.reverse(number, answer.number ?? '', day);
    const after = await readSeal(this.books);
    expect(answerOf(await reverse(this.books, number, request)).answer).toEqual(answer);
    expect(await readSeal(this.books)).toBe(after);
  }

  private async sendAgain(): Promise<void> {
    const { request, answer } = this.pick(this.sent);
    const before = await readSeal(this.books);
    expect(answerOf(await post(this.books, request)).answer).toEqual(answer);
    const other = await post(this.books, { ...request, reference: 'changed' });
    expect(other).toMatchObject({ isConflict: true, issues: [{ code: 'document_id_reused' }] });
    expect(await readSeal(this.books)).toBe(before);
  }

  private async compare(): Promise<void> {
    await this.compareUnits();
    await this.compareProfit();
    expect(await audit(this.books)).toEqual([]);
    const { differences, chain } = await verifyBooks(this.books);
    expect({ differences, chain }).toEqual({ differences: [], chain: 'intact' });
  }

  private async compareUnits(): Promise<void> {
    const keys = [...this.model.lives.keys()];
    const texts = [...new Set(keys.map((key) => key.split('/')[1]!))];
    const { results } = await lookupUnits(this.books, { serials: texts });
    const found = results.flatMap(({ units }) =>
      units.map((card) => ({
        key: `${card.item}/${card.serial.toUpperCase()}`,
        life: card.life,
        status: card.status,
        area: card.area,
        holder: card.holder,
        cost: card.unitCost,
        vendor: card.vendor,
        receivedOn: card.receivedOn,
        customer: card.customer,
        price: card.unitPrice,
      })),
    );
    const known = keys.flatMap((key) => {
      const standing = this.model.find(key);
      if (standing === null) return [];
      const { life, unit } = standing;
      const { heldBy: _heldBy, cost, price, ...rest } = unit;
      const priceText = price === null ? null : formatMoney(price, 'USD');
      return [{ key, life, ...rest, cost: formatMoney(cost, 'USD'), price: priceText }];
    });
    const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
    expect(found.sort(byKey)).toEqual(known.sort(byKey));
  }

  private async compareProfit(): Promise<void> {
    const ends = [this.pick(this.days), this.pick(this.days)].sort();
    const [from = '', to = ''] = ends;
    const period = { from: parseDay(from) ?? undefined, to: parseDay(to) ?? undefined };
    const money = (amount: number): string => formatMoney(amount || 0, 'USD');
    for (const asked of [{}, period]) {
      const answer = answerProfit(await loadProfit(this.books, { by: 'total', ...asked }));
      const isAll = !('from' in asked);
      const sums = this.model.sumBetween(isAll ? '' : from, isAll ? '9' : to);
      const { totals, adjustments, tieOut } = answer;
      expect({
        units: totals.units,
        revenue: totals.revenue,
        returns: totals.returns,
        cost: totals.cost,
        margin: totals.margin,
        purchases: tieOut.purchases,
        addOns: tieOut.addOnCosts,
        vendorReturns: adjustments.vendorReturns,
        gains: adjustments.returnGains,
        unexplained: tieOut.unexplained,
      }).toEqual({
        units: sums.units,
        revenue: money(sums.revenue),
        returns: money(sums.returns),
        cost: money(sums.cost),
        margin: money(sums.revenue - sums.returns - sums.cost),
        purchases: money(sums.purchases),
        addOns: money(sums.addOns),
        vendorReturns: money(sums.vendorReturns),
        gains: money(sums.gains),
        unexplained: '0.00',
      });
      if (isAll) expect(tieOut.closingStock).toBe(money(this.model.stock));
    }
  }

  /** How many documents were posted, and how many were taken back. */
  count(): { posted: number; reversals: number } {
    const records = [...this.model.posted.values()];
    const reversals = records.filter(({ isReversal }) => isReversal).length;
    return { posted: records.length, reversals };
  }
}

/** The issues of an outcome as the model words them, sorted. */
function saidOf(outcome: PostOutcome): string[] {
  if (outcome.kind !== 'refused') return [];
  return outcome.issues
    .map(({ line, code, serial }) => `${line ?? 0} ${code} ${serial ?? ''}`)
    .sort();
}

test(`the store and the model agree after every document of ${runs} histories (SEED=${seed})`, async () => {
  let posted = 0;
  let reversals = 0;
  for (let run = 0; run < runs; run += 1) {
    const { books, remove } = await openTestBooks();
    const history = new History(books, seed + run);
    try {
      await enterMasters(books, masters);
      for (let step = 0; step < steps; step += 1) await history.step();
      const counted = history.count();
      posted += counted.posted;
      reversals += counted.reversals;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw new Error(`SEED=${seed + run} RUNS=1\n${history.log.join('\n')}\n${said}`, {
        cause: error,
      });
    } finally {
      await remove();
    }
  }
  // A run that posts little proves little.
  expect(posted).toBeGreaterThan((runs * steps) / 3);
  expect(reversals).toBeGreaterThan(0);
}, 600_000);
