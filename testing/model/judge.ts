/** Compares the books with the model: each unit, each pool and bin, each account, each order, each figure. */
import { parseDay } from '../../shared/day.ts';
import { present } from '../../shared/assert.ts';
import type { Books } from '../../service/books.ts';
import { answerDocument } from '../../service/queries/document-facts.ts';
import { findDocument, listDocuments, loadDocument } from '../../service/queries/documents.ts';
import { loadIncome } from '../../service/queries/income.ts';
import { answerProfit, loadProfit } from '../../service/queries/profit.ts';
import { planWaterfall } from '../../shared/report/waterfall.ts';
import { lookupUnits } from '../../service/queries/units.ts';
import { agree } from './agree.ts';
import { add, writeMoney } from './amounts.ts';
import type { Facts } from './facts.ts';
import type { ModelLedger } from './ledger.ts';
import type { Posted } from './orders.ts';
import { sumAccounts, sumFacts, type Figures, type Period, type ProfitKey } from './profit.ts';
import { keyOf, serialOf, skuOf } from './units.ts';

const always: Period = { from: '', to: '9' };

/** Every life of every serial, as the rows of units have it. */
export function compareUnits(model: ModelLedger, facts: Facts): void {
  const codes = codesOf(facts);
  const stored = facts.units
    .filter(({ status }) => status !== 'none')
    .map((row) => ({
      life: `${codes.items.get(row.item_id) ?? ''}/${row.fold.toUpperCase()}#${row.life}`,
      serial: row.serial,
      maker: row.manufacturer_serial,
      lot: row.lot,
      status: row.status,
      area: codes.areas.get(row.area_id ?? 0) ?? null,
      holder: codes.parties.get(row.holder_id ?? 0) ?? null,
      cost: row.cost,
      lateCost: row.late_cost,
      vendor: codes.parties.get(row.vendor_id ?? 0) ?? null,
      receivedOn: row.received_on,
      receipt: codes.documents.get(row.receipt_id ?? 0) ?? null,
      customer: codes.parties.get(row.customer_id ?? 0) ?? null,
      soldOn: row.sold_on,
      invoice: codes.documents.get(row.invoice_id ?? 0) ?? null,
      price: row.price,
      heldBy: codes.documents.get(row.held_by_id ?? 0) ?? null,
      lastDay: row.last_on,
    }));
  const known = [...model.units.lives].flatMap(([key, lives]) =>
    lives.flatMap(({ number, text, maker, lot, stack, lastDay }) => {
      const unit = stack.at(-1)?.unit;
      if (unit === undefined || unit.status === 'none') return [];
      const { status, area, holder, cost, lateCost, vendor, receivedOn, receipt, sale, heldBy } =
        unit;
      return {
        life: `${key}#${number}`,
        serial: text,
        maker,
        lot,
        status,
        area,
        holder,
        cost,
        lateCost,
        vendor,
        receivedOn,
        receipt,
        customer: sale?.customer ?? null,
        soldOn: sale?.day ?? null,
        invoice: sale?.invoice ?? null,
        price: sale?.price ?? null,
        heldBy,
        lastDay,
      };
    }),
  );
  agree(
    sortBy(stored, ({ life }) => life),
    sortBy(known, ({ life }) => life),
  );
}

function sortBy<Row>(rows: readonly Row[], keyOfRow: (row: Row) => string): Row[] {
  return [...rows].sort((a, b) => (keyOfRow(a) < keyOfRow(b) ? -1 : 1));
}

interface Codes {
  readonly items: ReadonlyMap<number, string>;
  readonly areas: ReadonlyMap<number, string>;
  readonly parties: ReadonlyMap<number, string>;
  readonly documents: ReadonlyMap<number, string>;
}

function codesOf(facts: Facts): Codes {
  return {
    items: new Map(facts.items.map((row) => [row.id, row.sku])),
    areas: new Map(facts.areas.map((row) => [row.id, row.code])),
    parties: new Map(facts.parties.map((row) => [row.id, row.code])),
    documents: new Map(facts.documents.map((row) => [row.id, row.number])),
  };
}

/** What lies in each bin by quantity, and what each pool is worth. */
export function comparePools(model: ModelLedger, facts: Facts): void {
  const codes = codesOf(facts);
  const quantities = new Set(
    facts.items.filter(({ tracking }) => tracking === 'quantity').map(({ id }) => id),
  );
  const lying = facts.balances
    .filter((row) => quantities.has(row.item_id) && row.units !== 0)
    .map((row) => `${codes.items.get(row.item_id)} ${codes.areas.get(row.area_id)} ${row.units}`);
  const pools = facts.pools
    .filter((row) => row.units !== 0 || row.value !== 0)
    .map((row) => `${codes.items.get(row.item_id)} ${row.units} worth ${row.value}`);
  const known = [...model.pools.changes].flatMap(([sku, changes]) =>
    [...new Set(changes.map(({ area }) => area))].map(
      (area) => `${sku} ${area} ${model.pools.lying(sku, area)}`,
    ),
  );
  const worth = [...model.pools.pools]
    .filter(([, { units, value }]) => units !== 0 || value !== 0)
    .map(([sku, { units, value }]) => `${sku} ${units} worth ${value}`);
  agree(lying.sort(), known.filter((text) => !text.endsWith(' 0')).sort());
  agree(pools.sort(), worth.sort());
}

/** The postings of one document, by account and reason. */
export function comparePostings(posted: Posted, facts: Facts): void {
  const { number, plan, reverses } = posted;
  const id = facts.documents.find((row) => row.number === number)?.id;
  const sums = new Map<string, number>();
  for (const row of facts.postings) {
    if (row.document_id !== id) continue;
    const key = `${row.account} ${row.reason ?? ''}`;
    sums.set(key, (sums.get(key) ?? 0) + row.amount);
  }
  const stored = [...sums].filter(([, amount]) => amount !== 0);
  const known = plan.postings.map(({ account, reason, amount }): [string, number] => [
    `${account} ${reason}`,
    reverses === null ? amount : -amount,
  ]);
  agree(
    sortBy(stored, ([key]) => key),
    sortBy(known, ([key]) => key),
  );
}

/** The whole cards of serials, as they are looked up. */
export async function compareCards(
  books: Books,
  model: ModelLedger,
  keys: Iterable<string>,
): Promise<void> {
  const wanted = new Set(keys);
  const texts = [...new Set([...wanted].map(serialOf))];
  const { results } = await lookupUnits(books, { serials: texts });
  const stored = results
    .flatMap(({ units }) => units)
    .filter((card) => wanted.has(keyOf(card.item, card.serial)))
    .map((card) => {
      const { description: _text, note: _note, customFields: _fields, ...rest } = card;
      const { daysInStock: _days, warrantyUntil: _until, ...compared } = rest;
      return compared;
    });
  const money = (amount: number): string => writeMoney(amount, model.base);
  const known = [...wanted].flatMap((key) => {
    const found = model.units.find(key);
    if (found === null) return [];
    const { life, unit } = found;
    const { sale } = unit;
    const trueCost = unit.cost + unit.lateCost;
    return {
      item: skuOf(key),
      serial: life.text,
      manufacturerSerial: life.maker,
      lot: life.lot,
      life: life.number,
      lives: (model.units.lives.get(key) ?? []).filter(
        ({ stack }) => (stack.at(-1)?.unit.status ?? 'none') !== 'none',
      ).length,
      status: unit.status,
      area: unit.area,
      holder: unit.holder,
      vendor: unit.vendor,
      receivedOn: unit.receivedOn,
      receiptNumber: unit.receipt,
      unitCost: money(unit.cost),
      trueCost: money(trueCost),
      customer: sale?.customer ?? null,
      soldOn: sale?.day ?? null,
      invoiceNumber: sale?.invoice ?? null,
      unitPrice: sale === null ? null : money(sale.price),
      margin: sale === null ? null : money(sale.price - trueCost),
    };
  });
  const cardKey = (card: { item: string; serial: string }): string => keyOf(card.item, card.serial);
  agree(sortBy(stored, cardKey), sortBy(known, cardKey));
}

/** Which orders are open, and how much of each line of one document is. */
export async function compareOrders(
  books: Books,
  model: ModelLedger,
  one: string | null,
): Promise<void> {
  const { orders } = model;
  const { items } = await listDocuments(books.store, { orderStatus: 'open', limit: 500 });
  const open = items.map((row) => (row as { number: string }).number);
  const known = [...orders.posted.values()].filter((posted) => orders.status(posted) === 'open');
  agree(open.sort(), known.map(({ number }) => number).sort());
  const posted = one === null ? undefined : orders.posted.get(one);
  if (one === null || posted === undefined) return;
  const { db, baseCurrency } = books.store;
  const row = present(await findDocument(db, { number: one }), one);
  const answer = answerDocument(await loadDocument(db, row), baseCurrency);
  const isOrder = orders.isOrder(posted);
  agree(
    {
      orderStatus: answer.orderStatus ?? null,
      followedBy: answer.followedBy ?? [],
      open: isOrder ? answer.lines.map((line) => line.open) : [],
    },
    {
      orderStatus: orders.status(posted),
      followedBy: orders.followers(one).map(({ number }) => number),
      open: isOrder ? posted.plan.lines.map((line) => orders.open(one, line)) : [],
    },
  );
}

/** The profit and loss by a key over a period, with its adjustments and its tie-out. */
export async function compareProfit(
  books: Books,
  model: ModelLedger,
  by: ProfitKey | 'month',
  period: Period = always,
): Promise<void> {
  const dayOf = (text: string): ReturnType<typeof parseDay> => parseDay(text);
  const days = { from: dayOf(period.from) ?? undefined, to: dayOf(period.to) ?? undefined };
  const answer = answerProfit(await loadProfit(books, { by, ...days }));
  const money = (amount: number): string => writeMoney(amount === 0 ? 0 : amount, model.base);
  const worded = ({ units, revenue, returns, cost, late }: Figures): object => ({
    units,
    revenue: money(revenue),
    returns: money(returns),
    netRevenue: money(revenue - returns),
    cost: money(cost),
    lateCost: money(late),
    margin: money(revenue - returns - cost),
  });
  const isNothing = (row: object): boolean =>
    Object.values(row).every((figure) => Number(figure) === 0);
  const shown = ({ key: _key, marginPercent: _percent, ...row }: (typeof answer.rows)[number]) =>
    row;
  const rows = answer.rows
    .map((row): [string, object] => [row.key, shown(row)])
    .filter(([, row]) => !isNothing(row));
  const facts = [...sumFacts(model.facts, by, period)];
  agree(
    sortBy(rows, ([key]) => key),
    sortBy(
      facts.map(([key, sum]): [string, object] => [key, worded(sum)]),
      ([key]) => key,
    ),
  );
  const { marginPercent: _percent, ...totals } = answer.totals;
  const nothing: Figures = { units: 0, revenue: 0, returns: 0, cost: 0, late: 0 };
  const sum = sumFacts(model.facts, 'total', period).get('total') ?? nothing;
  agree(totals, worded(sum));
  const { adjustments, tieOut } = tieOf(model, period);
  const wordedTie = (figures: Readonly<Record<string, number>>): object =>
    Object.fromEntries(Object.entries(figures).map(([name, amount]) => [name, money(amount)]));
  agree(
    { adjustments: answer.adjustments, tieOut: answer.tieOut },
    { adjustments: wordedTie(adjustments), tieOut: wordedTie(tieOut) },
  );
}

/** Accounts whose sum is the gross profit: what the steps of the waterfall change it by. */
const profitAccounts: ReadonlySet<string> = new Set([
  'revenue',
  'sales_returns',
  'cost_of_goods_sold',
  'vendor_return_gain',
  'price_variance',
  'write_offs',
  'count_differences',
  'cost_changes',
]);

/** The waterfall from revenue to the gross profit ends at what the postings say. */
export async function compareWaterfall(
  books: Books,
  model: ModelLedger,
  period: Period = always,
): Promise<void> {
  const days = { from: parseDay(period.from) ?? undefined, to: parseDay(period.to) ?? undefined };
  const steps = planWaterfall((await loadIncome(books, days)).rows);
  const sums = [...sumAccounts(model.orders.posted.values(), period)];
  const posted = sums
    .filter(([name]) => profitAccounts.has(name.slice(0, name.indexOf(' '))))
    .map(([, amount]) => -amount);
  const gross = steps.findIndex(({ line }) => line === 'grossProfit');
  const end = add(posted);
  agree([steps[gross - 1]?.after, steps[gross]?.after], [end, end]);
}

type Sums = Readonly<Record<string, number>>;

/** How the stock came from what it was to what it is. */
function tieOf(model: ModelLedger, { from, to }: Period): { adjustments: Sums; tieOut: Sums } {
  const posted = [...model.orders.posted.values()];
  const sums = sumAccounts(posted, { from, to });
  const of = (reason: string): number => sums.get(`inventory ${reason}`) ?? 0;
  const stockUntil = (isCounted: (day: string) => boolean): number =>
    add(
      posted
        .filter(({ day }) => isCounted(day))
        .map(({ plan, reverses }) => {
          const change = add([...plan.steps, ...plan.flows].map(({ stock }) => stock));
          return reverses === null ? change : -change;
        }),
    );
  const [writeOffs, countDifferences, costChanges, vendorReturns] = [
    of('write_offs'),
    of('count_differences'),
    of('cost_changes'),
    of('vendor_returns'),
  ];
  const total = writeOffs + countDifferences + costChanges + vendorReturns;
  return {
    adjustments: {
      writeOffs,
      countDifferences,
      costChanges,
      vendorReturns,
      returnGains: -(sums.get('vendor_return_gain ') ?? 0),
      priceVariance: -(sums.get('price_variance ') ?? 0),
      total,
    },
    tieOut: {
      openingStock: from === '' ? 0 : stockUntil((day) => day < from),
      purchases: of('purchases'),
      addOnCosts: of('add_on_costs'),
      costOfGoodsSold: -of('cost_of_goods_sold'),
      adjustments: total,
      closingStock: stockUntil((day) => day <= to),
      unexplained: 0,
    },
  };
}
