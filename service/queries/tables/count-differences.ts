/**
 * What stock counts found, beside what the books had: by count and item, or unit by unit. Counts that were taken back are
 * not among them. What was found in another bin than the books had it in is a difference of the bin and of no value.
 */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf } from '../../../shared/api.ts';
import { formatMoney, type Minor } from '../../../shared/money.ts';
import type { UnitEvent } from '../../../shared/stock/lifecycle.ts';
import type { Books } from '../../books.ts';
import { stands } from '../documents.ts';
import { isInSpan, isNamed, type TablePage } from './table.ts';

type CountQuery = QueryOf<'countDifferences'>;

interface CountRow {
  readonly date: string;
  readonly document: string;
  readonly header: string;
  readonly item: string;
  readonly quantity: number;
  readonly value: Minor;
}

function areaOf({ header }: CountRow): string | null {
  return (JSON.parse(header) as { area?: string }).area ?? null;
}

/** Whether a document `d` is a count that stands, of the period. */
function isCount(query: CountQuery): RawBuilder<unknown> {
  return sql`d.kind = 'stock_count' and d.reverses_id is null and ${stands('d.id')}
    and ${isInSpan(query)}`;
}

/** What a movement of a count changes in the bin that was counted. */
const quantityOfUnit = sql`case m.event when 'write_off' then -1 else 1 end`;
const quantityMoved = sql`case m.event when 'write_off' then -m.quantity else m.quantity end`;

export async function loadCountDifferences(books: Books, query: CountQuery): Promise<TablePage> {
  const page =
    query.by === 'item' ? await loadByItem(books, query) : await loadByUnit(books, query);
  const { area } = query;
  if (area === undefined) return page;
  return { ...page, rows: page.rows.filter((row) => row['area'] === area) };
}

async function loadByItem(books: Books, query: CountQuery): Promise<TablePage> {
  const ofItem = (column: RawBuilder<unknown>) => isNamed(column, 'items', query.item);
  const { rows } = await sql<CountRow & { description: string; counted: number }>`
    select d.occurred_on as date, d.number as document, d.header, i.sku as item, i.description,
      sum(t.counted) as counted, sum(t.quantity) as quantity, sum(t.value) as value
    from (
      select l.document_id, l.item_id, l.quantity as counted, 0 as quantity, 0 as value
      from documents d join document_lines l on l.document_id = d.id
      where ${isCount(query)} and ${ofItem(sql`l.item_id`)}
      union all
      select m.document_id, u.item_id, 0, ${quantityOfUnit}, m.cost_change
      from documents d join movements m on m.document_id = d.id join units u on u.id = m.unit_id
      where ${isCount(query)} and ${ofItem(sql`u.item_id`)}
      union all
      select m.document_id, m.item_id, 0, ${quantityMoved}, m.cost_change
      from documents d join quantity_movements m on m.document_id = d.id
      where ${isCount(query)} and ${ofItem(sql`m.item_id`)}) t
    join documents d on d.id = t.document_id join items i on i.id = t.item_id
    group by d.id, d.occurred_on, d.number, d.header, i.sku, i.description
    order by d.occurred_on, d.id, i.sku`.execute(books.store.db);
  return {
    rows: rows.map((row) => ({
      date: row.date,
      document: row.document,
      area: areaOf(row),
      item: row.item,
      description: row.description,
      expected: row.counted - row.quantity,
      counted: row.counted,
      quantity: row.quantity,
      value: formatMoney(row.value, books.store.baseCurrency),
    })),
    next: null,
  };
}

type UnitDifference = CountRow & { serial: string; event: UnitEvent; from_area: string | null };

async function loadByUnit(books: Books, query: CountQuery): Promise<TablePage> {
  const head = sql`d.occurred_on as date, d.number as document, d.header, i.sku as item`;
  const from = sql`case when m.event = 'transfer' then a.code end as from_area`;
  const { rows } = await sql<UnitDifference>`
    select * from (
      select ${head}, d.id as document_id, 0 as source, m.id, u.serial, m.event, ${from},
        ${quantityOfUnit} as quantity, m.cost_change as value
      from documents d join movements m on m.document_id = d.id
      join units u on u.id = m.unit_id join items i on i.id = u.item_id
      left join areas a on a.id = m.from_area_id
      where ${isCount(query)} and ${isNamed(sql`u.item_id`, 'items', query.item)}
      union all
      select ${head}, d.id, 1, m.id, '' as serial, m.event, ${from},
        ${quantityMoved}, m.cost_change
      from documents d join quantity_movements m on m.document_id = d.id
      join items i on i.id = m.item_id left join areas a on a.id = m.from_area_id
      where ${isCount(query)} and ${isNamed(sql`m.item_id`, 'items', query.item)}) t
    order by date, document_id, source, id`.execute(books.store.db);
  return {
    rows: rows.map((row) => ({
      date: row.date,
      document: row.document,
      area: areaOf(row),
      item: row.item,
      serial: row.serial === '' ? null : row.serial,
      event: row.event,
      from: row.from_area,
      quantity: row.quantity,
      value: formatMoney(row.value, books.store.baseCurrency),
    })),
    next: null,
  };
}
