/**
 * What lay there when a period began, what came, what went, and what is left, by item or by bin. Of an item the counts and
 * values add up: opening and all that happened are closing. A bin's counts do; what goods by quantity are worth has no bin.
 * Items that hold no stock, such as services, are not among them.
 */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf } from '../../../shared/api.ts';
import { formatMoney, type Minor } from '../../../shared/money.ts';
import type { UnitEvent } from '../../../shared/stock/lifecycle.ts';
import type { Books } from '../../books.ts';
import { isInSpan, isNamed, signOf, type TablePage } from './table.ts';

type MovementsQuery = QueryOf<'stockMovements'>;

/** The events by which something becomes ours or stops being ours, by the column in which they are counted. */
const flows = {
  received: { sign: 1, events: ['receive'] },
  takenBack: { sign: 1, events: ['take_back'] },
  found: { sign: 1, events: ['find', 'build', 'recover'] },
  soldUnits: { sign: -1, events: ['sell'] },
  sentBack: { sign: -1, events: ['return_to_vendor'] },
  writtenOff: { sign: -1, events: ['write_off', 'consume'] },
} as const satisfies Record<
  string,
  { readonly sign: 1 | -1; readonly events: readonly UnitEvent[] }
>;
type Flow = keyof typeof flows;
const flowNames = Object.keys(flows) as Flow[];

function isEvent(flow: Flow): RawBuilder<unknown> {
  return sql`m.event in (${sql.join([...flows[flow].events])})`;
}

/** What a movement adds to what is ours, in units. */
function deltaOf(count: RawBuilder<unknown>): RawBuilder<unknown> {
  const cases = flowNames.map(
    (flow) => sql`when ${isEvent(flow)} then ${sql.lit(flows[flow].sign)} * ${count} * ${signOf}`,
  );
  return sql`case ${sql.join(cases, sql` `)} else 0 end`;
}

/** Whether a document `d` came before the period. */
function isBefore({ from }: MovementsQuery): RawBuilder<unknown> {
  return from === undefined ? sql`false` : sql`d.occurred_on < ${from}`;
}

interface ItemRow extends Readonly<Record<Flow, number>> {
  readonly item: string;
  readonly description: string;
  readonly opening: number;
  readonly closing: number;
  readonly opening_value: Minor;
  readonly closing_value: Minor;
}

function sumItems(query: MovementsQuery, isOfUnits: boolean): RawBuilder<unknown> {
  const count = isOfUnits ? sql`1` : sql`m.quantity`;
  const item = isOfUnits ? sql`u.item_id` : sql`m.item_id`;
  const delta = deltaOf(count);
  const counted = flowNames.map(
    (flow) => sql`sum(case when ${isEvent(flow)} and not (${isBefore(query)})
      then ${delta} else 0 end) as ${sql.ref(flow)}`,
  );
  const { to, knownAt } = query;
  return sql`select ${item} as item_id,
      sum(case when ${isBefore(query)} then ${delta} else 0 end) as opening,
      ${sql.join(counted)},
      sum(${delta}) as closing,
      sum(case when ${isBefore(query)} then m.cost_change else 0 end) as opening_value,
      sum(m.cost_change) as closing_value
    from documents d
    join ${sql.table(isOfUnits ? 'movements' : 'quantity_movements')} m on m.document_id = d.id
    ${isOfUnits ? sql`join units u on u.id = m.unit_id` : sql``}
    where ${isInSpan({ to, knownAt })} and ${isNamed(item, 'items', query.item)}
    group by 1`;
}

/** Zero without a sign. */
function plain(count: number): number {
  return count === 0 ? 0 : count;
}

async function loadByItem(books: Books, query: MovementsQuery): Promise<TablePage> {
  const { rows } = await sql<ItemRow>`
    select i.sku as item, i.description, t.*
    from (${sumItems(query, true)} union all ${sumItems(query, false)}) t
    join items i on i.id = t.item_id and i.tracking <> 'none'
    where t.opening <> 0 or t.closing <> 0 or t.opening_value <> 0 or t.closing_value <> 0
      or ${sql.join(
        flowNames.map((flow) => sql`${sql.ref(`t.${flow}`)} <> 0`),
        sql` or `,
      )}
    order by i.sku`.execute(books.store.db);
  const money = (amount: Minor): string => formatMoney(amount, books.store.baseCurrency);
  return {
    rows: rows.map((row) => ({
      item: row.item,
      description: row.description,
      opening: row.opening,
      ...Object.fromEntries(flowNames.map((flow) => [flow, plain(row[flow])])),
      closing: row.closing,
      openingValue: money(row.opening_value),
      valueChange: money(row.closing_value - row.opening_value),
      closingValue: money(row.closing_value),
    })),
    next: null,
  };
}

interface AreaRow {
  readonly area: string;
  readonly opening: number;
  readonly came: number;
  readonly went: number;
}

/** What came into bins of ours, and what left them; a movement within a bin is neither. */
function sumAreas(
  query: MovementsQuery,
  isOfUnits: boolean,
  column: 'from_area_id' | 'to_area_id',
): RawBuilder<unknown> {
  const count = isOfUnits ? sql`1` : sql`m.quantity`;
  const item = isOfUnits ? sql`u.item_id` : sql`m.item_id`;
  const isIn = column === 'to_area_id';
  const { to, knownAt } = query;
  const within = (isThis: boolean): RawBuilder<unknown> =>
    isThis ? sql`sum(case when ${isBefore(query)} then 0 else ${count} end)` : sql`0`;
  return sql`select ${sql.ref(`m.${column}`)} as area_id,
      sum(case when ${isBefore(query)} then ${isIn ? count : sql`-${count}`} else 0 end) as opening,
      ${within(isIn)} as came, ${within(!isIn)} as went
    from documents d
    join ${sql.table(isOfUnits ? 'movements' : 'quantity_movements')} m on m.document_id = d.id
    ${isOfUnits ? sql`join units u on u.id = m.unit_id` : sql``}
    where m.from_area_id is distinct from m.to_area_id and ${sql.ref(`m.${column}`)} is not null
      and ${isInSpan({ to, knownAt })} and ${isNamed(item, 'items', query.item)}
    group by 1`;
}

async function loadByArea(books: Books, query: MovementsQuery): Promise<TablePage> {
  const parts = [true, false].flatMap((isOfUnits) =>
    (['to_area_id', 'from_area_id'] as const).map((column) => sumAreas(query, isOfUnits, column)),
  );
  const { rows } = await sql<AreaRow>`
    select a.code as area, sum(t.opening) as opening, sum(t.came) as came, sum(t.went) as went
    from (${sql.join(parts, sql` union all `)}) t
    join areas a on a.id = t.area_id and a.bin_type = 'stock'
    group by a.code
    having sum(t.opening) <> 0 or sum(t.came) <> 0 or sum(t.went) <> 0
    order by a.code`.execute(books.store.db);
  return {
    rows: rows.map(({ area, opening, came, went }) => ({
      area,
      opening,
      in: came,
      out: plain(-went),
      closing: opening + came - went,
    })),
    next: null,
  };
}

export function loadStockMovements(books: Books, query: MovementsQuery): Promise<TablePage> {
  return query.by === 'item' ? loadByItem(books, query) : loadByArea(books, query);
}
