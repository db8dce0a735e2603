/**
 * Sales with what they brought and cost, by document, item or customer. Returns stand beside revenue and come off it; what
 * came late counts where it was booked. The sums are those of the profit and loss of the same period.
 */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf } from '../../../shared/api.ts';
import { formatMoney, type Minor } from '../../../shared/money.ts';
import type { TableRow } from '../../../shared/report/tables.ts';
import type { Books } from '../../books.ts';
import { customerOfQuantity, customerOfUnit } from '../sale-of.ts';
import { isInSpan, isNamed, signOf, type TablePage } from './table.ts';

type SalesQuery = QueryOf<'salesProfit'>;

interface SalesRow {
  readonly units: number;
  readonly revenue: Minor;
  readonly returns: Minor;
  readonly cost: Minor;
  readonly late_cost: Minor;
  readonly date: string | null;
  readonly document: string | null;
  readonly kind: string | null;
  readonly item: string | null;
  readonly description: string | null;
  readonly customer: string | null;
  readonly name: string | null;
}

const noText = sql`cast(null as text)`;
const names = {
  date: noText,
  document: noText,
  kind: noText,
  item: noText,
  description: noText,
  customer: noText,
  name: noText,
};

/** How the group `t.g` of each cut reads: the columns that it has, what is joined, and the order. */
const cuts: Readonly<
  Record<
    SalesQuery['by'],
    {
      readonly names: Readonly<Record<keyof typeof names, RawBuilder<unknown>>>;
      readonly join: RawBuilder<unknown>;
      readonly order: RawBuilder<unknown>;
    }
  >
> = {
  invoice: {
    names: {
      ...names,
      date: sql`d.occurred_on`,
      document: sql`d.number`,
      kind: sql`d.kind`,
      customer: sql`case when d.kind in ('invoice', 'credit_memo') then p.code end`,
    },
    join: sql`join documents d on d.id = t.g left join parties p on p.id = d.party_id`,
    order: sql`d.occurred_on, d.id`,
  },
  item: {
    names: { ...names, item: sql`i.sku`, description: sql`i.description` },
    join: sql`join items i on i.id = t.g`,
    order: sql`i.sku`,
  },
  customer: {
    names: { ...names, customer: sql`p.code`, name: sql`p.name` },
    join: sql`left join parties p on p.id = t.g`,
    order: sql`p.code nulls first`,
  },
};

/** The sums of one table of movements, by group. */
function sumMoved(query: SalesQuery, isOfUnits: boolean): RawBuilder<unknown> {
  const count = isOfUnits ? sql`1` : sql`m.quantity`;
  const item = isOfUnits ? sql`u.item_id` : sql`m.item_id`;
  const customer = isOfUnits ? customerOfUnit : customerOfQuantity;
  const group = { invoice: sql`m.document_id`, item, customer }[query.by];
  const needsUnit = isOfUnits && (query.by === 'item' || query.item !== undefined);
  return sql`select ${group} as g,
      sum(case m.event when 'sell' then ${count} * ${signOf}
        when 'take_back' then -${count} * ${signOf} else 0 end) as units,
      sum(case m.event when 'sell' then m.revenue else 0 end) as revenue,
      sum(case m.event when 'take_back' then -m.revenue else 0 end) as returns,
      sum(case m.event when 'revalue' then m.late_cost else -m.cost_change end) as cost,
      sum(m.late_cost) as late_cost
    from documents d
    join ${sql.table(isOfUnits ? 'movements' : 'quantity_movements')} m on m.document_id = d.id
    ${needsUnit ? sql`join units u on u.id = m.unit_id` : sql``}
    where (m.event in ('sell', 'take_back') or m.late_cost <> 0) and ${isInSpan(query)}
      and ${isNamed(item, 'items', query.item)} and ${isNamed(customer, 'parties', query.customer)}
    group by 1`;
}

export async function loadSalesProfit(books: Books, query: SalesQuery): Promise<TablePage> {
  const cut = cuts[query.by];
  const columns = Object.entries(cut.names).map(([name, read]) => sql`${read} as ${sql.ref(name)}`);
  const { rows } = await sql<SalesRow>`
    select ${sql.join(columns)}, t.units, t.revenue, t.returns, t.cost, t.late_cost
    from (select g, sum(units) as units, sum(revenue) as revenue, sum(returns) as returns,
        sum(cost) as cost, sum(late_cost) as late_cost
      from (${sumMoved(query, true)} union all ${sumMoved(query, false)}) moved group by g) t
    ${cut.join} order by ${cut.order}`.execute(books.store.db);
  return { rows: rows.map((row) => rowOf(row, books.store.baseCurrency)), next: null };
}

function rowOf(row: SalesRow, currency: string): TableRow {
  const { units, revenue, returns, cost, late_cost, ...named } = row;
  const money = (amount: Minor): string => formatMoney(amount, currency);
  return {
    ...named,
    units,
    revenue: money(revenue),
    returns: money(returns),
    netRevenue: money(revenue - returns),
    cost: money(cost),
    lateCost: money(late_cost),
    margin: money(revenue - returns - cost),
  };
}
