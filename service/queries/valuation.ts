/**
 * What the stock is worth at the end of a day: units by their own cost, goods by quantity at the average of all that we own
 * of them. Now it is read from the units and pools as they stand, else from their movements.
 */
import { sql, type RawBuilder } from 'kysely';
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import { addDays, dayOf, type Day } from '../../shared/day.ts';
import { formatMoney, sum, type Minor } from '../../shared/money.ts';
import { todayOf, type Books } from '../books.ts';
import { shareOverBins } from './balances.ts';

interface ValueRow {
  item: string;
  area: string | null;
  serial: string | null;
  vendor: string | null;
  /** The place of its group of ages, from 0; null of goods without units. */
  age: number | null;
  units: number;
  value: Minor;
}

type ValuationQuery = Omit<QueryOf<'valuation'>, 'format'>;

const usualAges = [30, 60, 90, 180];

/** `0-30`, `31-60`, ..., `over 180`. */
function nameAge(place: number, ages: readonly number[]): string {
  const [last, before] = [ages[place], ages[place - 1]];
  if (last === undefined) return `over ${ages.at(-1) ?? 0}`;
  return `${before === undefined ? 0 : before + 1}-${last}`;
}

/** The day at whose end the stock is looked at. */
function dayOfQuery(books: Books, { asOf, knownAt }: ValuationQuery): Day {
  return asOf ?? (knownAt === undefined ? todayOf(books) : dayOf(knownAt));
}

/** What else a row of each cut tells beside its item. */
function describeRow(row: ValueRow, { by, ages = usualAges }: ValuationQuery) {
  switch (by) {
    case 'vendor':
      return { vendor: row.vendor };
    case 'age':
      return { age: row.age === null ? null : nameAge(row.age, ages) };
    default:
      return {
        ...(row.area === null ? {} : { area: row.area }),
        ...(row.serial === null ? {} : { serial: row.serial }),
      };
  }
}

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
      ...describeRow(row, query),
      units: row.units,
      value: formatMoney(row.value, baseCurrency),
    })),
    totals: {
      units: sum(rows.map((row) => row.units)),
      value: formatMoney(sum(rows.map((row) => row.value)), baseCurrency),
    },
  };
}

/** By vendor or age where they are told, then item, bin and serial, as codes are ordered; what has none stands first. */
function byPlace(a: ValueRow, b: ValueRow): number {
  const keyOf = (row: ValueRow): string =>
    [row.vendor, row.age, row.item, row.area, row.serial].map((part) => part ?? '').join('\u0000');
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

/** The movement by which a unit `last.unit_id` came, as it stood when its last movement was made. */
function cameBy(column: 'occurred_on' | 'party_id'): RawBuilder<unknown> {
  return sql`(select ${sql.ref(`r.${column}`)} from movements r
    where r.unit_id = last.unit_id and r.id <= last.id and r.reverses_id is null
    order by case when r.event in ('receive', 'find', 'build') then 0 else 1 end, r.id desc
    limit 1)`;
}

/** The units that were ours, each with its value. */
function unitsThatStood(query: ValuationQuery): RawBuilder<unknown> {
  if (isNow(query)) {
    return sql`select u.item_id, u.serial, u.area_id, u.vendor_id, u.received_on, u.cost as value
      from units u where u.status in ('in_stock', 'committed', 'returned', 'in_transit')`;
  }
  const came = {
    vendor: sql`${cameBy('party_id')} as vendor_id, cast(null as text) as received_on`,
    age: sql`cast(null as integer) as vendor_id, ${cameBy('occurred_on')} as received_on`,
  };
  const none = sql`cast(null as integer) as vendor_id, cast(null as text) as received_on`;
  return sql`select u.item_id, u.serial, last.to_area_id as area_id,
      ${query.by === 'vendor' || query.by === 'age' ? came[query.by] : none}, moved.value
    from (select m.unit_id, max(m.id) as last_id, sum(m.cost_change) as value
      from movements m where ${isCounted(query)} group by m.unit_id) moved
    join movements last on last.id = moved.last_id
      and last.status in ('in_stock', 'committed', 'returned', 'in_transit')
    join units u on u.id = moved.unit_id`;
}

/** The place of the group that a unit's age on a day belongs to. */
function ageGroup(day: Day, ages: readonly number[]): RawBuilder<unknown> {
  const cases = ages.map(
    (age, place) => sql`when s.received_on >= ${addDays(day, -age)} then ${sql.lit(place)}`,
  );
  return sql`case ${sql.join(cases, sql` `)} else ${sql.lit(ages.length)} end`;
}

const noText = sql`cast(null as text)`;
const noNumber = sql`cast(null as integer)`;

async function valueUnits(books: Books, query: ValuationQuery): Promise<ValueRow[]> {
  const { by, ages = usualAges } = query;
  const area = by === 'area' || by === 'unit' ? sql`a.code` : noText;
  const serial = by === 'unit' ? sql`s.serial` : noText;
  const vendor = by === 'vendor' ? sql`v.code` : noText;
  const age = by === 'age' ? ageGroup(dayOfQuery(books, query), ages) : noNumber;
  const { rows } = await sql<ValueRow>`
    select i.sku as item, ${area} as area, ${serial} as serial, ${vendor} as vendor, ${age} as age,
      count(*) as units, sum(s.value) as value
    from (${unitsThatStood(query)}) s
    join items i on i.id = s.item_id
    left join areas a on a.id = s.area_id
    left join parties v on v.id = s.vendor_id
    group by 1, 2, 3, 4, 5`.execute(books.store.db);
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
      vendor: null,
      age: null,
      units,
      value: values[index] ?? 0,
    }))
    .filter(({ units, value }) => units !== 0 || value !== 0);
  return query.by === 'area' || query.by === 'unit' ? bins : addUpItems(bins);
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
