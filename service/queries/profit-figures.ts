/**
 * The figures of the profit and loss by key: from the sums by item and day that posting keeps, where the key can be
 * told from them, else from the movements of units and of quantities.
 */
import { sql, type RawBuilder } from 'kysely';
import type { ProfitKey } from '../../shared/api.ts';
import type { Day, Instant } from '../../shared/day.ts';
import type { Minor } from '../../shared/money.ts';
import type { Books } from '../books.ts';
import {
  customerOfQuantity,
  customerOfUnit,
  documentOfSale,
  isWithCustomer,
  lastSale,
  receivedFrom,
} from './sale-of.ts';

/** What sales are narrowed to, by the codes of these; empty where all of them count. */
export type Narrowing = Readonly<
  Partial<Record<'item' | 'customer' | 'vendor' | 'salesperson' | 'area', string | undefined>>
>;

export interface Period {
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** Only what was recorded by then counts. */
  readonly knownAt: Instant | undefined;
}

/** One key's figures; `late_cost` is part of `cost`. */
export interface FigureRow {
  /** Null where there is none, as the vendor of goods without units. */
  readonly key: string | null;
  readonly label: string | null;
  readonly units: number;
  readonly revenue: Minor;
  readonly returns: Minor;
  readonly cost: Minor;
  readonly late_cost: Minor;
}

export interface KeyedFigures {
  readonly rows: readonly FigureRow[];
  /** What belongs to no row and counts in the totals: goods without units, where the rows are units. */
  readonly beside: readonly FigureRow[];
}

export async function readFigures(
  books: Books,
  by: ProfitKey,
  period: Period,
  narrowing: Narrowing = {},
): Promise<KeyedFigures> {
  const kept = keptKeys[by];
  const isWhole = Object.values(narrowing).every((code) => code === undefined);
  if (kept !== null && period.knownAt === undefined && isWhole) {
    return { rows: await readKeptFigures(books, kept, period), beside: [] };
  }
  const ofUnits = await readMoved(books, {
    ...{ table: 'movements', count: sql`1`, key: unitKeys[by], period },
    conditions: narrow('movements', unitKeys, period, narrowing),
  });
  const key = quantityKeys[by] ?? keyOfAll;
  const ofQuantities = await readMoved(books, {
    ...{ table: 'quantity_movements', count: sql`m.quantity`, key, period },
    conditions: narrow('quantity_movements', quantityKeys, period, narrowing),
  });
  return quantityKeys[by] === null
    ? { rows: ofUnits, beside: ofQuantities }
    : { rows: mergeFigures([...ofUnits, ...ofQuantities]), beside: [] };
}

/** Rows of the same key as one, by key as codes are ordered everywhere, what has none first. */
function mergeFigures(rows: readonly FigureRow[]): FigureRow[] {
  const merged = new Map<string | null, FigureRow>();
  for (const row of rows) {
    const kept = merged.get(row.key);
    merged.set(row.key, kept === undefined ? row : addFigures(kept, row));
  }
  return [...merged.values()].sort((a, b) => {
    const [one, other] = [a.key ?? '', b.key ?? ''];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

export function addFigures(a: FigureRow, b: FigureRow): FigureRow {
  return {
    key: a.key,
    label: a.label ?? b.label,
    units: a.units + b.units,
    revenue: a.revenue + b.revenue,
    returns: a.returns + b.returns,
    cost: a.cost + b.cost,
    late_cost: a.late_cost + b.late_cost,
  };
}

export function withinDays(
  column: RawBuilder<unknown>,
  { from, to }: Pick<Period, 'from' | 'to'>,
): RawBuilder<unknown> {
  const bounds = [sql`true`];
  if (from !== undefined) bounds.push(sql`${column} >= ${from}`);
  if (to !== undefined) bounds.push(sql`${column} <= ${to}`);
  return sql.join(bounds, sql` and `);
}

/** No text, as a text: databases do not guess the type of a bare null. */
const noText = sql`cast(null as text)`;

interface KeptKey {
  readonly key: RawBuilder<unknown>;
  readonly label: RawBuilder<unknown>;
}

/** How each key reads from the kept sums; null where only movements know. */
const keptKeys: Readonly<Record<ProfitKey, KeptKey | null>> = {
  total: { key: sql`'total'`, label: noText },
  month: { key: sql`substr(k.day, 1, 7)`, label: noText },
  item: { key: sql`i.sku`, label: sql`i.description` },
  serial: null,
  customer: null,
  vendor: null,
  salesperson: null,
  area: null,
};

async function readKeptFigures(
  books: Books,
  { key, label }: KeptKey,
  period: Period,
): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select ${key} as key, min(${label}) as label, sum(k.units) as units,
      sum(k.revenue) as revenue, sum(k.returns) as returns, sum(k.cost) as cost,
      sum(k.late_cost) as late_cost
    from item_days k join items i on i.id = k.item_id
    where ${withinDays(sql`k.day`, period)}
    group by 1
    having sum(abs(k.units)) + sum(abs(k.revenue)) + sum(abs(k.returns)) + sum(abs(k.cost)) > 0
    order by 1 nulls first`.execute(books.store.db);
  return rows;
}

/**
 * How movements `m` are grouped for each key, with what joins, and how a group `t.g` reads then. Names are joined to
 * the groups, which are few, and not to the movements.
 */
interface MovementKey {
  readonly group: RawBuilder<unknown>;
  readonly join: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
  readonly label: RawBuilder<unknown>;
  readonly nameJoin: RawBuilder<unknown>;
}

const nothing = sql``;
const asItIs = { join: nothing, key: sql`t.g`, label: noText, nameJoin: nothing };
const unitJoin = sql`join units u on u.id = m.unit_id`;
const itemNames = {
  key: sql`i.sku`,
  label: sql`i.description`,
  nameJoin: sql`join items i on i.id = t.g`,
};
const partyNames = {
  key: sql`p.code`,
  label: sql`p.name`,
  nameJoin: sql`left join parties p on p.id = t.g`,
};
const areaNames = {
  key: sql`a.code`,
  label: noText,
  nameJoin: sql`left join areas a on a.id = t.g`,
};
const keyOfAll: MovementKey = { group: sql`'total'`, ...asItIs };
const keyOfMonth: MovementKey = { group: sql`substr(m.occurred_on, 1, 7)`, ...asItIs };

const unitKeys: Readonly<Record<ProfitKey, MovementKey>> = {
  total: keyOfAll,
  month: keyOfMonth,
  item: { group: sql`u.item_id`, join: unitJoin, ...itemNames },
  serial: {
    ...asItIs,
    group: sql`i.sku || '/' || u.serial`,
    join: sql`${unitJoin} join items i on i.id = u.item_id`,
  },
  customer: {
    group: customerOfUnit,
    join: nothing,
    ...partyNames,
  },
  vendor: { group: receivedFrom, join: unitJoin, ...partyNames },
  salesperson: {
    ...asItIs,
    group: sql`h.salesperson`,
    join: sql`left join documents h on h.id = ${documentOfSale}`,
  },
  area: {
    group: sql`case
      when m.event = 'sell' and m.reverses_id is null then m.from_area_id
      when m.event = 'sell' then m.to_area_id
      when m.event = 'take_back' or ${isWithCustomer} then ${lastSale('from_area_id')} end`,
    join: nothing,
    ...areaNames,
  },
};

/** The same of goods without units; null where the rows are units. Which vendor they came from nobody knows. */
const quantityKeys: Readonly<Record<ProfitKey, MovementKey | null>> = {
  total: keyOfAll,
  month: keyOfMonth,
  item: { group: sql`m.item_id`, join: nothing, ...itemNames },
  serial: null,
  customer: {
    group: customerOfQuantity,
    join: nothing,
    ...partyNames,
  },
  vendor: { ...asItIs, group: noText },
  salesperson: {
    ...asItIs,
    group: sql`case when m.event <> 'revalue' then h.salesperson end`,
    join: sql`join documents h on h.id = m.document_id`,
  },
  area: {
    group: sql`case
      when m.event = 'sell' and m.reverses_id is null then m.from_area_id
      when m.event = 'sell' then m.to_area_id end`,
    join: nothing,
    ...areaNames,
  },
};

function joinKnown({ knownAt }: Period): RawBuilder<unknown> {
  return knownAt === undefined
    ? nothing
    : sql`join documents d on d.id = m.document_id and d.recorded_at <= ${knownAt}`;
}

/** A movement counts for what it does, a reversal against it. */
const sign = sql`case when m.reverses_id is null then 1 else -1 end`;

type MovementTable = 'movements' | 'quantity_movements';

/** What each thing that sales are narrowed to is known by. */
const codes: Readonly<Record<keyof Narrowing, (code: string) => RawBuilder<unknown>>> = {
  item: (code) => sql`(select id from items where sku = ${code})`,
  customer: (code) => sql`(select id from parties where code = ${code})`,
  vendor: (code) => sql`(select id from parties where code = ${code})`,
  salesperson: (name) => sql`${name}`,
  area: (code) => sql`(select id from areas where code = ${code})`,
};

/** The movements of a table that a narrowing leaves, by the very groups that the cut by that key has. */
function narrow(
  table: MovementTable,
  keys: Readonly<Record<ProfitKey, MovementKey | null>>,
  period: Period,
  narrowing: Narrowing,
): RawBuilder<unknown>[] {
  return (Object.keys(codes) as (keyof Narrowing)[]).flatMap((name) => {
    const code = narrowing[name];
    const key = keys[name];
    if (code === undefined || key === null) return [];
    // Which vendor goods without units came from nobody knows.
    if (table === 'quantity_movements' && name === 'vendor') return [sql`false`];
    return [
      sql`m.id in (select m.id from ${sql.table(table)} m ${key.join}
        where ${withinDays(sql`m.occurred_on`, period)} and ${key.group} = ${codes[name](code)})`,
    ];
  });
}

interface Moved {
  readonly table: MovementTable;
  /** How many a movement moves. */
  readonly count: RawBuilder<unknown>;
  readonly key: MovementKey;
  readonly period: Period;
  readonly conditions: readonly RawBuilder<unknown>[];
}

/** The sums of the movements `m` of a table, by key. */
async function readMoved(
  books: Books,
  { table, count, key: { group, join, key, label, nameJoin }, period, conditions }: Moved,
): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select ${key} as key, ${label} as label, t.units, t.revenue, t.returns, t.cost, t.late_cost
    from (
      select ${group} as g,
        sum(case m.event when 'sell' then ${count} * ${sign}
          when 'take_back' then -${count} * ${sign} else 0 end) as units,
        sum(case m.event when 'sell' then m.revenue else 0 end) as revenue,
        sum(case m.event when 'take_back' then -m.revenue else 0 end) as returns,
        sum(case m.event when 'revalue' then m.late_cost else -m.cost_change end) as cost,
        sum(m.late_cost) as late_cost
      from ${sql.table(table)} m ${join} ${joinKnown(period)}
      where (m.event in ('sell', 'take_back') or m.late_cost <> 0)
        and ${sql.join([withinDays(sql`m.occurred_on`, period), ...conditions], sql` and `)}
      group by 1) t
    ${nameJoin} order by 1 nulls first`.execute(books.store.db);
  return rows;
}
