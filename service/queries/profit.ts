/**
 * The true-cost profit and loss with its tie-out. Figures by total, month and item come from sums by item and day that
 * the posting kept; every other cut, and every question of what was known when, is one aggregate over the movements.
 */
import { sql, type RawBuilder } from 'kysely';
import type { ProfitAnswer, ProfitKey, QueryOf } from '../../shared/api.ts';
import type { Day, Instant } from '../../shared/day.ts';
import { formatMoney, formatPercentOf, sum, type Minor } from '../../shared/money.ts';
import type { ProfitFacts, ProfitFigures } from '../../reports/model/profit-facts.ts';
import type { StockReason } from '../../shared/documents/postings.ts';
import type { Books } from '../books.ts';
import { readCompany } from './company.ts';

interface Period {
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** Only what was recorded by then counts. */
  readonly knownAt: Instant | undefined;
}

interface FigureRow {
  key: string | null;
  label: string | null;
  units: number;
  revenue: number;
  returns: number;
  cost: number;
}

function withinDays(column: RawBuilder<unknown>, { from, to }: Period): RawBuilder<unknown> {
  const bounds = [sql`true`];
  if (from !== undefined) bounds.push(sql`${column} >= ${from}`);
  if (to !== undefined) bounds.push(sql`${column} <= ${to}`);
  return sql.join(bounds, sql` and `);
}

/** No text, as a text: databases do not guess the type of a bare null. */
const noText = sql`cast(null as text)`;

/** How each key reads from the kept sums; null where only movements know. */
const keptKeys: Readonly<
  Record<ProfitKey, { key: RawBuilder<unknown>; label: RawBuilder<unknown> } | null>
> = {
  total: { key: sql`'total'`, label: noText },
  month: { key: sql`substr(k.day, 1, 7)`, label: noText },
  item: { key: sql`i.sku`, label: sql`i.description` },
  serial: null,
  customer: null,
  vendor: null,
  area: null,
};

/**
 * How movements `m` are grouped for each key, with what joins, and how a group `g` reads then. Names are joined to the
 * groups, which are few, and not to the movements.
 */
interface MovementKey {
  readonly group: RawBuilder<unknown>;
  readonly join: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
  readonly label: RawBuilder<unknown>;
  readonly nameJoin: RawBuilder<unknown>;
}

const nothing = sql``;
const noLabel = { label: noText, nameJoin: nothing };
const unitJoin = sql`join units u on u.id = m.unit_id`;
const partyNames = {
  key: sql`p.code`,
  label: sql`p.name`,
  nameJoin: sql`left join parties p on p.id = t.g`,
};

const movementKeys: Readonly<Record<ProfitKey, MovementKey>> = {
  total: { group: sql`'total'`, join: nothing, key: sql`t.g`, ...noLabel },
  month: { group: sql`substr(m.occurred_on, 1, 7)`, join: nothing, key: sql`t.g`, ...noLabel },
  item: {
    group: sql`u.item_id`,
    join: unitJoin,
    key: sql`i.sku`,
    label: sql`i.description`,
    nameJoin: sql`join items i on i.id = t.g`,
  },
  serial: {
    group: sql`i.sku || '/' || u.serial`,
    join: sql`${unitJoin} join items i on i.id = u.item_id`,
    key: sql`t.g`,
    ...noLabel,
  },
  customer: { group: sql`m.party_id`, join: nothing, ...partyNames },
  vendor: { group: sql`u.vendor_id`, join: unitJoin, ...partyNames },
  area: {
    group: sql`case
      when m.event = 'sell' and m.reverses_id is null then m.from_area_id
      when m.event = 'sell' then m.to_area_id
      else (select s.from_area_id from movements s
        where s.unit_id = m.unit_id and s.event = 'sell' and s.reverses_id is null and s.id < m.id
        order by s.id desc limit 1) end`,
    join: nothing,
    key: sql`a.code`,
    label: noText,
    nameJoin: sql`left join areas a on a.id = t.g`,
  },
};

async function readKeptFigures(
  books: Books,
  by: ProfitKey,
  period: Period,
): Promise<FigureRow[] | null> {
  const columns = keptKeys[by];
  if (columns === null || period.knownAt !== undefined) return null;
  const { rows } = await sql<FigureRow>`
    select ${columns.key} as key, min(${columns.label}) as label, sum(k.units) as units,
      sum(k.revenue) as revenue, sum(k.returns) as returns, sum(k.cost) as cost
    from item_days k join items i on i.id = k.item_id
    where ${withinDays(sql`k.day`, period)}
    group by 1
    having sum(abs(k.units)) + sum(abs(k.revenue)) + sum(abs(k.returns)) + sum(abs(k.cost)) > 0
    order by 1 nulls first`.execute(books.store.db);
  return rows;
}

async function readMovedFigures(books: Books, by: ProfitKey, period: Period): Promise<FigureRow[]> {
  const { group, join, key, label, nameJoin } = movementKeys[by];
  const known =
    period.knownAt === undefined
      ? nothing
      : sql`join documents d on d.id = m.document_id and d.recorded_at <= ${period.knownAt}`;
  const sign = sql`case when m.reverses_id is null then 1 else -1 end`;
  const { rows } = await sql<FigureRow>`
    select ${key} as key, ${label} as label, t.units, t.revenue, t.returns, t.cost from (
      select ${group} as g,
        sum(case m.event when 'sell' then ${sign} else -(${sign}) end) as units,
        sum(case m.event when 'sell' then m.revenue else 0 end) as revenue,
        sum(case m.event when 'take_back' then -m.revenue else 0 end) as returns,
        sum(-m.cost_change) as cost
      from movements m ${join} ${known}
      where m.event in ('sell', 'take_back') and ${withinDays(sql`m.occurred_on`, period)}
      group by 1) t
    ${nameJoin} order by 1 nulls first`.execute(books.store.db);
  return rows;
}

function figuresOf(row: Omit<FigureRow, 'key' | 'label'>): ProfitFigures {
  const netRevenue = row.revenue - row.returns;
  return {
    units: row.units,
    revenue: row.revenue,
    returns: row.returns,
    netRevenue,
    cost: row.cost,
    lateCost: 0,
    margin: netRevenue - row.cost,
  };
}

function addUp(rows: readonly FigureRow[]): ProfitFigures {
  const total = (field: 'units' | 'revenue' | 'returns' | 'cost'): number =>
    sum(rows.map((row) => row[field]));
  return figuresOf({
    units: total('units'),
    revenue: total('revenue'),
    returns: total('returns'),
    cost: total('cost'),
  });
}

/** What inventory and the gains beside it changed by in a period, by reason, from the postings. */
async function readReasons(books: Books, period: Period): Promise<Map<string, Minor>> {
  const { db } = books.store;
  const query =
    period.knownAt === undefined
      ? sql<{ account: string; reason: string; amount: number }>`
          select account, reason, sum(amount) as amount from ledger_days
          where account in ('inventory', 'vendor_return_gain')
            and ${withinDays(sql`day`, period)}
          group by 1, 2`
      : sql<{ account: string; reason: string; amount: number }>`
          select g.account, coalesce(g.reason, '') as reason, sum(g.amount) as amount
          from postings g join documents d on d.id = g.document_id
          where g.account in ('inventory', 'vendor_return_gain')
            and d.recorded_at <= ${period.knownAt} and ${withinDays(sql`d.occurred_on`, period)}
          group by 1, 2`;
  const { rows } = await query.execute(db);
  return new Map(rows.map((row) => [`${row.account} ${row.reason}`, row.amount]));
}

/** What the stock was worth, from the units' own movements: before a day, or up to one. */
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
          select sum(m.cost_change) as value from movements m
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
  const rows =
    (await readKeptFigures(books, by, period)) ?? (await readMovedFigures(books, by, period));
  const reasons = await readReasons(books, period);
  const changed = (reason: StockReason): Minor => reasons.get(`inventory ${reason}`) ?? 0;
  const openingStock =
    from === undefined ? 0 : await readStockValue(books, { before: from }, knownAt);
  const closingStock = await readStockValue(books, { until: to }, knownAt);
  const adjustments = {
    writeOffs: 0,
    countDifferences: 0,
    costChanges: 0,
    vendorReturns: changed('vendor_returns'),
    returnGains: -(reasons.get('vendor_return_gain ') ?? 0) || 0,
    priceVariance: 0,
    total: changed('vendor_returns'),
  };
  const purchases = changed('purchases');
  const addOnCosts = changed('add_on_costs');
  const costOfGoodsSold = -changed('cost_of_goods_sold') || 0;
  const explained = openingStock + purchases + addOnCosts - costOfGoodsSold + adjustments.total;
  return {
    company: await readCompany(books),
    currency: books.store.baseCurrency,
    by,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
    rows: rows.map((row) => ({
      key: row.key ?? '',
      ...(row.label === null ? {} : { label: row.label }),
      ...figuresOf(row),
    })),
    totals: addUp(rows),
    adjustments,
    tieOut: {
      openingStock,
      purchases,
      addOnCosts,
      costOfGoodsSold,
      adjustments: adjustments.total,
      closingStock,
      unexplained: closingStock - explained,
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
