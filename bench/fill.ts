/**
 * Books with many units that were received and sold, written by SQL alone: 100,000 units a receipt, 1,000 an invoice.
 * Sums, postings and states are those that the service would have kept, so that `verify` misses nothing but their
 * links in the audit chain.
 */
import { customerCount, itemCount, type BenchBooks } from './books.ts';

const perReceipt = 100_000;
const perInvoice = 1000;
const perBlock = 5000;

/** The serial of the unit at a place, counted from 0; the same as the SQL below writes. */
export function storedSerial(place: number): string {
  const block = (Math.floor(place / perBlock) * 7_919_317) % 16_777_216;
  const prefix = block.toString(16).toUpperCase().padStart(6, '0');
  return `SN${prefix}-${String(place % perBlock).padStart(5, '0')}`;
}

/** What the databases word differently. */
interface Words {
  /** The day that is so many days after the first. */
  readonly day: (days: string) => string;
  /** The serial of the unit at `place`. */
  readonly serial: string;
  /** The id of the document with this number. */
  readonly uuid: (id: string) => string;
}

const words: Readonly<Record<BenchBooks['store']['kind'], Words>> = {
  sqlite: {
    day: (days) => `date('2024-01-01', '+' || (${days}) || ' days')`,
    serial: `printf('SN%06X-%05d', place / ${perBlock} * 7919317 % 16777216, place % ${perBlock})`,
    uuid: (id) => `printf('00000000-0000-4000-8000-%012d', 1000000 + ${id})`,
  },
  postgres: {
    day: (days) => `to_char(date '2024-01-01' + cast(${days} as integer), 'YYYY-MM-DD')`,
    serial: `concat('SN', upper(lpad(to_hex(place / ${perBlock} * 7919317 % 16777216), 6, '0')),
      '-', lpad(cast(place % ${perBlock} as text), 5, '0'))`,
    uuid: (id) =>
      `concat('00000000-0000-4000-8000-', lpad(cast(1000000 + ${id} as text), 12, '0'))`,
  },
};

/** Fills new books with this many sold units, a multiple of 100,000. */
export async function fillBooks(books: BenchBooks, units: number): Promise<void> {
  const { bare, store } = books;
  const receipts = units / perReceipt;
  const invoices = units / perInvoice;
  const areaOf = bare.prepare('select id from areas where code = ?');
  const [[main], [released]] = [await areaOf('MAIN'), await areaOf('RELEASED')];
  const [mainId, releasedId] = [Number(main?.['id']), Number(released?.['id'])];
  const { day, serial, uuid } = words[store.kind];
  await bare.run(`
    create temporary table planned (
      place bigint primary key, item bigint, receipt bigint, invoice bigint, customer bigint,
      received text, sold text, cost bigint, price bigint);
    with recursive n (i) as (select 0 union all select i + 1 from n where i < ${units - 1})
    insert into planned
    select i, i / ${perBlock} % ${itemCount} + 1, i / ${perReceipt} + 1,
      ${receipts} + i / ${perInvoice} + 1, i / ${perInvoice} % ${customerCount} + 2,
      ${day(`i / ${perReceipt} * 30`)},
      ${day(`i / ${perReceipt} * 30 + 5 + i / ${perInvoice} % 120`)},
      50000 + i * 31 % 9973, 70000 + i * 17 % 9967
    from n;
    insert into movements (id, unit_id, document_id, line, event, occurred_on, to_area_id, status,
      party_id, cost_change, unit_cost, revenue)
    select place + 1, place + 1, receipt, place % ${perReceipt} / ${perBlock} + 1, 'receive',
      received, ${mainId}, 'in_stock', 1, cost, cost, 0 from planned order by place;
    insert into movements (id, unit_id, document_id, line, event, occurred_on, from_area_id,
      to_area_id, status, holder_id, party_id, cost_change, unit_cost, revenue)
    select ${units} + place + 1, place + 1, invoice, 1, 'sell', sold, ${mainId}, ${releasedId},
      'sold', customer, customer, -cost, cost, price from planned order by place;
    drop index units_by_serial;
    insert into units (id, item_id, fold, exact, life, serial, status, area_id, holder_id, cost,
      vendor_id, received_on, receipt_id, customer_id, sold_on, invoice_id, price, sold_from_id,
      last_document_id, last_on)
    select place + 1, item, serial, '', 1, serial, 'sold', ${releasedId}, customer, cost, 1,
      received, receipt, customer, sold, invoice, price, ${mainId}, invoice, sold
    from (select planned.*, ${serial} as serial from planned) named order by place;
    create unique index units_by_serial on units (fold, item_id, exact, life);
    insert into documents (id, uuid, number, kind, occurred_on, recorded_at, user_name, party_id,
      currency, header, content_hash, units, net, tax, add_on_costs, cost)
    select receipt, ${uuid('receipt')}, 'GR-' || (100000 + receipt), 'goods_receipt', min(received),
      '2026-06-01T12:00:00.000Z', 'bench', 1, 'USD', '{}', '', count(*), sum(cost), 0, 0, sum(cost)
    from planned group by receipt;
    insert into documents (id, uuid, number, kind, occurred_on, recorded_at, user_name, party_id,
      salesperson, currency, header, content_hash, units, net, tax, add_on_costs, cost)
    select invoice, ${uuid('invoice')}, 'INV-' || (100000 + invoice - ${receipts}), 'invoice',
      min(sold), '2026-06-02T12:00:00.000Z', 'bench', min(customer), 'Salesperson ' || (invoice % 20), 'USD', '{}', '', count(*),
      sum(price), 0, 0, sum(cost)
    from planned group by invoice;
    insert into document_lines (document_id, line, item_id, quantity, discount, net, tax, fields)
    select m.document_id, m.line, min(p.item), count(*), 0,
      sum(case m.event when 'sell' then p.price else p.cost end), 0,
      '{"description":"Portable workstation"}'
    from movements m join planned p on p.place = m.unit_id - 1 group by 1, 2;
    insert into postings (document_id, place, account, reason, amount)
    select id, 1, 'inventory', 'purchases', cost from documents where kind = 'goods_receipt'
    union all select id, 2, 'received_not_billed', null, -cost from documents
      where kind = 'goods_receipt'
    union all select id, 1, 'receivable', null, net from documents where kind = 'invoice'
    union all select id, 2, 'revenue', null, -net from documents where kind = 'invoice'
    union all select id, 3, 'cost_of_goods_sold', null, cost from documents where kind = 'invoice'
    union all select id, 4, 'inventory', 'cost_of_goods_sold', -cost from documents
      where kind = 'invoice';
    insert into ledger_days (day, account, reason, amount)
    select d.occurred_on, g.account, coalesce(g.reason, ''), sum(g.amount)
    from postings g join documents d on d.id = g.document_id group by 1, 2, 3;
    insert into item_days (item_id, day, units, revenue, returns, cost, stock_change)
    select item, day, sum(units), sum(revenue), 0, sum(cost), sum(stock_change) from (
      select item, received as day, 0 as units, 0 as revenue, 0 as cost, cost as stock_change
      from planned
      union all select item, sold, 1, price, cost, -cost from planned) days
    group by 1, 2;
    insert into balances (item_id, area_id, lot, units, value)
    select item, ${releasedId}, '', count(*), 0 from planned group by item;
    insert into counters (name, next) values ('documents', ${receipts + invoices + 1}),
      ('units', ${units + 1}), ('movements', ${2 * units + 1}),
      ('document:goods_receipt', ${100_001 + receipts}), ('document:invoice', ${100_001 + invoices});
    drop table planned`);
  await bare.analyze();
}
