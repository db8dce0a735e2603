/**
 * The true-cost profit and loss with its tie-out. Figures by total, month and item come from sums by item and day that
 * the posting kept; every other cut, and every question of what was known when, is an aggregate over the movements, as
 * `profit-figures.ts` has them.
 */
import { sql, type RawBuilder } from 'kysely';
import type { ProfitAnswer, QueryOf } from '../../shared/api.ts';
import type { Day, Instant } from '../../shared/day.ts';
import { formatMoney, formatPercentOf, sum, type Minor } from '../../shared/money.ts';
import type { ProfitFacts, ProfitFigures } from '../../reports/model/profit-facts.ts';
import type { Account, StockReason } from '../../shared/documents/postings.ts';
import type { Books } from '../books.ts';
import { readCompany } from './company.ts';
import {
  addFigures,
  readFigures,
  withinDays,
  type FigureRow,
  type Period,
} from './profit-figures.ts';

function figuresOf(row: FigureRow): ProfitFigures {
  const netRevenue = row.revenue - row.returns;
  return {
    units: row.units,
    revenue: row.revenue,
    returns: row.returns,
    netRevenue,
    cost: row.cost,
    lateCost: row.late_cost,
    margin: netRevenue - row.cost,
  };
}

const noFigures: FigureRow = {
  key: null,
  label: null,
  units: 0,
  revenue: 0,
  returns: 0,
  cost: 0,
  late_cost: 0,
};

/** The accounts whose changes the report explains. */
const explained: readonly Account[] = ['inventory', 'vendor_return_gain', 'price_variance'];

/** What accounts changed by in a period, by account and reason, from the postings. */
export async function readReasons(
  books: Books,
  accounts: readonly Account[],
  period: Period,
): Promise<Map<string, Minor>> {
  const { db } = books.store;
  const wanted = sql.join([...accounts]);
  const query =
    period.knownAt === undefined
      ? sql<{ account: string; reason: string; amount: number }>`
          select account, reason, sum(amount) as amount from ledger_days
          where account in (${wanted})
            and ${withinDays(sql`day`, period)}
          group by 1, 2`
      : sql<{ account: string; reason: string; amount: number }>`
          select g.account, coalesce(g.reason, '') as reason, sum(g.amount) as amount
          from postings g join documents d on d.id = g.document_id
          where g.account in (${wanted})
            and d.recorded_at <= ${period.knownAt} and ${withinDays(sql`d.occurred_on`, period)}
          group by 1, 2`;
  const { rows } = await query.execute(db);
  return new Map(rows.map((row) => [`${row.account} ${row.reason}`, row.amount]));
}

/** What the stock was worth, from what moved: before a day, or up to one. */
async function readStockValue(
  books: Books,
  bound: { readonly before: Day } | { readonly until: Day | undefined },
  knownAt: Instant | undefined,
): Promise<Minor> {
  const { db } = books.store;
  const within = (day: RawBuilder<unknown>): RawBuilder<unknown> =>
    'before' in bound
      ? sql`${day} < ${bound.before}`
      : bound.until === undefined
        ? sql`true`
        : sql`${day} <= ${bound.until}`;
  const query =
    knownAt === undefined
      ? sql<{ value: number | null }>`
          select sum(stock_change) as value from item_days where ${within(sql`day`)}`
      : sql<{ value: number | null }>`
          select sum(m.cost_change) as value from (
            select document_id, occurred_on, cost_change from movements
            union all
            select document_id, occurred_on, cost_change from quantity_movements) m
          join documents d on d.id = m.document_id and d.recorded_at <= ${knownAt}
          where ${within(sql`m.occurred_on`)}`;
  const { rows } = await query.execute(db);
  return rows[0]?.value ?? 0;
}

/** The profit and loss as facts: for JSON, sheet and paper alike. */
export async function loadProfit(
  books: Books,
  query: Omit<QueryOf<'profitAndLoss'>, 'format'>,
): Promise<ProfitFacts> {
  const { from, asOf, knownAt, by } = query;
  const to = earlierOf(query.to, asOf);
  const period = { from, to, knownAt };
  const { item, customer, vendor, salesperson, area } = query;
  const narrowing = { item, customer, vendor, salesperson, area };
  const { rows, beside } = await readFigures(books, by, period, narrowing);
  const reasons = await readReasons(books, explained, period);
  const changed = (reason: StockReason): Minor => reasons.get(`inventory ${reason}`) ?? 0;
  const openingStock =
    from === undefined ? 0 : await readStockValue(books, { before: from }, knownAt);
  const closingStock = await readStockValue(books, { until: to }, knownAt);
  const stockChanges = {
    writeOffs: changed('write_offs'),
    countDifferences: changed('count_differences'),
    costChanges: changed('cost_changes'),
    vendorReturns: changed('vendor_returns'),
  };
  // Gains and variances change the profit beside the stock: a credit is a gain.
  const gained = (account: Account): Minor => -(reasons.get(`${account} `) ?? 0) || 0;
  const adjustments = {
    ...stockChanges,
    returnGains: gained('vendor_return_gain'),
    priceVariance: gained('price_variance'),
    total: sum(Object.values(stockChanges)),
  };
  const purchases = changed('purchases');
  const addOnCosts = changed('add_on_costs');
  const costOfGoodsSold = -changed('cost_of_goods_sold') || 0;
  const expected = openingStock + purchases + addOnCosts - costOfGoodsSold + adjustments.total;
  return {
    company: await readCompany(books),
    currency: books.store.baseCurrency,
    by,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
    narrowed: Object.entries(narrowing).flatMap(([name, code]) =>
      code === undefined ? [] : [[name as keyof typeof narrowing, code] as const],
    ),
    rows: rows.map((row) => ({
      key: row.key ?? '',
      ...(row.label === null ? {} : { label: row.label }),
      ...figuresOf(row),
    })),
    totals: figuresOf([...rows, ...beside].reduce(addFigures, noFigures)),
    adjustments,
    tieOut: {
      openingStock,
      purchases,
      addOnCosts,
      costOfGoodsSold,
      adjustments: adjustments.total,
      closingStock,
      unexplained: closingStock - expected,
    },
  };
}

function earlierOf(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** The facts as the HTTP contract words them. */
export function answerProfit(facts: ProfitFacts): ProfitAnswer {
  const money = (amount: Minor): string => formatMoney(amount, facts.currency);
  const figures = (row: ProfitFigures): Omit<ProfitAnswer['totals'], never> => ({
    units: row.units,
    revenue: money(row.revenue),
    returns: money(row.returns),
    netRevenue: money(row.netRevenue),
    cost: money(row.cost),
    lateCost: money(row.lateCost),
    margin: money(row.margin),
    marginPercent: formatPercentOf(row.margin, row.netRevenue),
  });
  const { adjustments, tieOut } = facts;
  return {
    by: facts.by,
    from: facts.from ?? null,
    to: facts.to ?? null,
    company: facts.company.name,
    currency: facts.currency,
    rows: facts.rows.map((row) => ({ key: row.key, ...figures(row) })),
    totals: figures(facts.totals),
    adjustments: {
      writeOffs: money(adjustments.writeOffs),
      countDifferences: money(adjustments.countDifferences),
      costChanges: money(adjustments.costChanges),
      vendorReturns: money(adjustments.vendorReturns),
      returnGains: money(adjustments.returnGains),
      priceVariance: money(adjustments.priceVariance),
      total: money(adjustments.total),
    },
    tieOut: {
      openingStock: money(tieOut.openingStock),
      purchases: money(tieOut.purchases),
      addOnCosts: money(tieOut.addOnCosts),
      costOfGoodsSold: money(tieOut.costOfGoodsSold),
      adjustments: money(tieOut.adjustments),
      closingStock: money(tieOut.closingStock),
      unexplained: money(tieOut.unexplained),
    },
  };
}
