/**
 * What was received from vendors and what went back to them, at what it cost in stock: price less discount, with the add-ons
 * of the receipt. What comes onto it later is a change of cost and not a purchase.
 */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf } from '../../../shared/api.ts';
import { formatMoney, type Minor } from '../../../shared/money.ts';
import type { Books } from '../../books.ts';
import { isInSpan, isNamed, signOf, type TablePage } from './table.ts';

type PurchasesQuery = QueryOf<'purchases'>;

interface PurchaseRow {
  readonly date: string | null;
  readonly document: string | null;
  readonly kind: string | null;
  readonly item: string | null;
  readonly description: string | null;
  readonly vendor: string | null;
  readonly name: string | null;
  readonly receipts: number;
  readonly units: number;
  readonly value: Minor;
  readonly returned: number;
  readonly returned_value: Minor;
}

/** One row for each document, item and vendor: they are few beside their movements. */
function sumMoved(query: PurchasesQuery, isOfUnits: boolean): RawBuilder<unknown> {
  const item = isOfUnits ? sql`u.item_id` : sql`m.item_id`;
  const count = sql`${isOfUnits ? sql`1` : sql`m.quantity`} * ${signOf}`;
  return sql`select m.document_id, ${item} as item_id, m.party_id,
      sum(case m.event when 'receive' then ${count} else 0 end) as units,
      sum(case m.event when 'receive' then m.cost_change else 0 end) as value,
      sum(case m.event when 'return_to_vendor' then ${count} else 0 end) as returned,
      sum(case m.event when 'return_to_vendor' then -m.cost_change else 0 end) as returned_value
    from documents d
    join ${sql.table(isOfUnits ? 'movements' : 'quantity_movements')} m on m.document_id = d.id
    ${isOfUnits ? sql`join units u on u.id = m.unit_id` : sql``}
    where m.event in ('receive', 'return_to_vendor') and ${isInSpan(query)}
      and ${isNamed(item, 'items', query.item)} and ${isNamed(sql`m.party_id`, 'parties', query.vendor)}
    group by 1, 2, 3`;
}

const noText = sql`cast(null as text)`;

/** The columns that tell what a row is of, and their order. */
const cuts: Readonly<Record<PurchasesQuery['by'], RawBuilder<unknown>>> = {
  vendor: sql`${noText} as date, ${noText} as document, ${noText} as kind, ${noText} as item,
    ${noText} as description, p.code as vendor, p.name as name`,
  item: sql`${noText} as date, ${noText} as document, ${noText} as kind, i.sku as item,
    i.description as description, ${noText} as vendor, ${noText} as name`,
  receipt: sql`d.occurred_on as date, d.number as document, d.kind as kind, ${noText} as item,
    ${noText} as description, p.code as vendor, ${noText} as name`,
};
const orders: Readonly<Record<PurchasesQuery['by'], RawBuilder<unknown>>> = {
  vendor: sql`vendor nulls first`,
  item: sql`item`,
  receipt: sql`date, min(d.id), vendor`,
};

export async function loadPurchases(books: Books, query: PurchasesQuery): Promise<TablePage> {
  const { rows } = await sql<PurchaseRow>`
    select ${cuts[query.by]},
      count(distinct case when t.units > 0 and d.reverses_id is null
        and not exists (select 1 from documents x where x.reverses_id = d.id) then d.id end)
        as receipts,
      sum(t.units) as units, sum(t.value) as value, sum(t.returned) as returned,
      sum(t.returned_value) as returned_value
    from (${sumMoved(query, true)} union all ${sumMoved(query, false)}) t
    join documents d on d.id = t.document_id
    join items i on i.id = t.item_id
    left join parties p on p.id = t.party_id
    group by 1, 2, 3, 4, 5, 6, 7 order by ${orders[query.by]}`.execute(books.store.db);
  const money = (amount: Minor): string => formatMoney(amount, books.store.baseCurrency);
  return {
    rows: rows.map(({ value, returned_value, ...row }) => ({
      ...row,
      value: money(value),
      returnedValue: money(returned_value),
      netValue: money(value - returned_value),
    })),
    next: null,
  };
}
