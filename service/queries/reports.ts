/** The other reports over the books: what the stock is worth, and every posting. */
import { sql, type RawBuilder } from 'kysely';
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import type { Account } from '../../shared/documents/postings.ts';
import { formatMoney, sum, type Minor } from '../../shared/money.ts';
import { nameAccount } from '../../shared/stock/settings.ts';
import { todayOf, type Books } from '../books.ts';
import { shareOverBins } from './balances.ts';
import { readSettings } from './settings.ts';

interface ValueRow {
  item: string;
  area: string | null;
  serial: string | null;
  units: number;
  value: Minor;
}

type ValuationQuery = Omit<QueryOf<'valuation'>, 'format'>;

/**
 * The stock at the end of a day: units by their own cost, goods by quantity at the average of all that we own of them.
 * Now it is read from the units and pools as they stand, else from their movements.
 */
export async function loadValuation(
  books: Books,
  query: ValuationQuery,
): Promise<AnswerOf<'valuation'>> {
  const { baseCurrency } = books.store;
  const rows = [...(await valueUnits(books, query)), ...(await valueQuantities(books, query))];
  rows.sort(byPlace);
  return {
    asOf: query.asOf ?? todayOf(books),
    currency: baseCurrency,
    rows: rows.map((row) => ({
      item: row.item,
      ...(row.area === null ? {} : { area: row.area }),
      ...(row.serial === null ? {} : { serial: row.serial }),
      units: row.units,
      value: formatMoney(row.value, baseCurrency),
    })),
    totals: {
      units: sum(rows.map((row) => row.units)),
      value: formatMoney(sum(rows.map((row) => row.value)), baseCurrency),
    },
  };
}

/** By item, bin and serial, as codes are ordered everywhere; what lies in no bin stands first. */
function byPlace(a: ValueRow, b: ValueRow): number {
  const keyOf = (row: ValueRow): string =>
    `${row.item}\u0000${row.area ?? ''}\u0000${row.serial ?? ''}`;
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether movements `m` count by then. */
function isCounted({ asOf, knownAt }: ValuationQuery): RawBuilder<unknown> {
  const bounds = [sql`true`];
  if (asOf !== undefined) bounds.push(sql`m.occurred_on <= ${asOf}`);
  if (knownAt !== undefined) {
    bounds.push(sql`m.document_id in (select id from documents where recorded_at <= ${knownAt})`);
  }
  return sql.join(bounds, sql` and `);
}

function isNow({ asOf, knownAt }: ValuationQuery): boolean {
  return asOf === undefined && knownAt === undefined;
}

async function valueUnits({ store }: Books, query: ValuationQuery): Promise<ValueRow[]> {
  const stood = isNow(query)
    ? sql`select u.id, u.item_id, u.serial, u.area_id, u.cost as value, 1 as held from units u
        where u.status in ('in_stock', 'committed', 'returned', 'in_transit')`
    : sql`select u.id, u.item_id, u.serial, last.to_area_id as area_id, moved.value, 1 as held
        from (select m.unit_id, max(m.id) as last_id, sum(m.cost_change) as value
          from movements m where ${isCounted(query)} group by m.unit_id) moved
        join movements last on last.id = moved.last_id
          and last.status in ('in_stock', 'committed', 'returned', 'in_transit')
        join units u on u.id = moved.unit_id`;
  const parts = {
    item: sql`cast(null as text) as area, cast(null as text) as serial`,
    area: sql`a.code as area, cast(null as text) as serial`,
    unit: sql`a.code as area, s.serial as serial`,
  }[query.by];
  const { rows } = await sql<ValueRow>`
    select i.sku as item, ${parts}, sum(s.held) as units, sum(s.value) as value
    from (${stood}) s
    join items i on i.id = s.item_id
    left join areas a on a.id = s.area_id
    group by 1, 2, 3`.execute(store.db);
  return rows;
}

interface PoolRow {
  item_id: number;
  item: string;
  area: string | null;
  units: number;
  value: Minor;
  pool: Minor;
}

/** Goods by quantity: each bin has its share of the item's pool, by quantity. */
async function valueQuantities({ store }: Books, query: ValuationQuery): Promise<ValueRow[]> {
  const [lying, pools] = isNow(query)
    ? [sql`select item_id, area_id, units from balances`, sql`select item_id, value from pools`]
    : [
        sql`select m.item_id, m.to_area_id as area_id, m.quantity as units
            from quantity_movements m where m.to_area_id is not null and ${isCounted(query)}
          union all
          select m.item_id, m.from_area_id, -m.quantity
            from quantity_movements m where m.from_area_id is not null and ${isCounted(query)}`,
        sql`select m.item_id, sum(m.cost_change) as value
          from quantity_movements m where ${isCounted(query)} group by m.item_id`,
      ];
  const { rows } = await sql<PoolRow>`
    select i.id as item_id, i.sku as item, a.code as area, sum(coalesce(b.units, 0)) as units,
      0 as value, min(p.value) as pool
    from (${pools}) p
    join items i on i.id = p.item_id
    left join (${lying}) b on b.item_id = p.item_id
    left join areas a on a.id = b.area_id
    group by i.id, i.sku, a.code
    having sum(coalesce(b.units, 0)) <> 0 or min(p.value) <> 0
    order by i.sku, a.code`.execute(store.db);
  const values = shareOverBins(rows);
  const bins = rows
    .map(({ item, area, units }, index) => ({
      item,
      area,
      serial: null,
      units,
      value: values[index] ?? 0,
    }))
    .filter(({ units, value }) => units !== 0 || value !== 0);
  return query.by === 'item' ? addUpItems(bins) : bins;
}

function addUpItems(bins: readonly ValueRow[]): ValueRow[] {
  const items = new Map<string, ValueRow>();
  for (const bin of bins) {
    const kept = items.get(bin.item);
    if (kept === undefined) items.set(bin.item, { ...bin, area: null });
    else {
      kept.units += bin.units;
      kept.value += bin.value;
    }
  }
  return [...items.values()];
}

interface JournalRow {
  occurred_on: string;
  number: string;
  account: Account;
  amount: number;
  party: string | null;
  reason: string | null;
  kind: string;
}

/** Double-entry postings in base currency, document by document, to the accounts as the company names them. */
export async function loadJournal(
  books: Books,
  query: Omit<QueryOf<'journal'>, 'format'>,
): Promise<AnswerOf<'journal'>> {
  const { db, baseCurrency } = books.store;
  const { accounts } = await readSettings(db);
  const where = [sql`true`];
  if (query.from !== undefined) where.push(sql`d.occurred_on >= ${query.from}`);
  if (query.to !== undefined) where.push(sql`d.occurred_on <= ${query.to}`);
  const { rows } = await sql<JournalRow>`
    select d.occurred_on, d.number, g.account, g.amount, p.code as party, g.reason, d.kind
    from postings g
    join documents d on d.id = g.document_id
    left join parties p on p.id = d.party_id
    where ${sql.join(where, sql` and `)}
    order by d.occurred_on, d.id, g.place`.execute(db);
  return {
    rows: rows.map((row) => ({
      date: row.occurred_on,
      document: row.number,
      account: nameAccount(accounts[row.account]),
      debit: formatMoney(Math.max(row.amount, 0), baseCurrency),
      credit: formatMoney(Math.max(-row.amount, 0), baseCurrency),
      party: row.party,
      currency: baseCurrency,
      memo: row.reason ?? row.kind,
    })),
  };
}
