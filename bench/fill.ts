/**
 * Books with many units that were received and sold, written by SQL alone: 100,000 units a receipt, 1,000 an invoice.
 * Sums, postings and states are those that the service would have kept, so that `verify` passes.
 */
import { makeBooks, customerCount, itemCount, settle, type BenchBooks } from './books.ts';

const perReceipt = 100_000;
const perInvoice = 1000;
const perBlock = 5000;

/** The serial of the unit at a place, counted from 0; the same as the SQL below writes. */
export function storedSerial(place: number): string {
  const block = (Math.floor(place / perBlock) * 7_919_317) % 16_777_216;
  const prefix = block.toString(16).toUpperCase().padStart(6, '0');
  return `SN${prefix}-${String(place % perBlock).padStart(5, '0')}`;
}

/** Makes books with this many sold units, a multiple of 100,000. */
export async function makeFilledBooks(units: number): Promise<BenchBooks> {
  const books = await makeBooks();
  const { database } = books;
  const receipts = units / perReceipt;
  const invoices = units / perInvoice;
  const area = (code: string): number =>
    database.prepare('select id from areas where code = ?').pluck().get(code) as number;
  const [main, released] = [area('MAIN'), area('RELEASED')];
  const statements = `
    create temp table planned (
      place integer primary key, item integer, receipt integer, invoice integer, customer integer,
      received text, sold text, cost integer, price integer);
    with recursive n (i) as (select 0 union all select i + 1 from n where i < ${units - 1})
    insert into planned
    select i, i / ${perBlock} % ${itemCount} + 1, i / ${perReceipt} + 1,
      ${receipts} + i / ${perInvoice} + 1, i / ${perInvoice} % ${customerCount} + 2,
      date('2024-01-01', '+' || (i / ${perReceipt} * 30) || ' days'),
      date('2024-01-01', '+' || (i / ${perReceipt} * 30 + 5 + i / ${perInvoice} % 120) || ' days'),
      50000 + i * 31 % 9973, 70000 + i * 17 % 9967
    from n;
    insert into movements
    select place + 1, place + 1, receipt, place % ${perReceipt} / ${perBlock} + 1, 'receive',
      received, null, ${main}, 'in_stock', null, 1, cost, cost, 0, null from planned order by place;
    insert into movements
    select ${units} + place + 1, place + 1, invoice, 1, 'sell', sold, ${main}, ${released}, 'sold',
      customer, customer, -cost, cost, price, null from planned order by place;
    drop index units_by_serial;
    insert into units
    select place + 1, item, serial, '', 1, serial, null, null, null, null, 'sold', ${released},
      customer, cost, 1, received, receipt, customer, sold, invoice, price, ${main}, null, invoice,
      sold
    from (select *, printf('SN%06X-%05d', place / ${perBlock} * 7919317 % 16777216,
      place % ${perBlock}) as serial from planned) order by place;
    create unique index units_by_serial on units (fold, item_id, exact, life);
    insert into documents
    select receipt, printf('00000000-0000-4000-8000-%012d', 1000000 + receipt),
      'GR-' || (100000 + receipt), 'goods_receipt', received, '2026-06-01T12:00:00.000Z', 'bench',
      1, null, 'USD', '{}', '', count(*), sum(cost), 0, 0, sum(cost), null
    from planned group by receipt;
    insert into documents
    select invoice, printf('00000000-0000-4000-8000-%012d', 1000000 + invoice),
      'INV-' || (100000 + invoice - ${receipts}), 'invoice', sold, '2026-06-02T12:00:00.000Z',
      'bench', customer, null, 'USD', '{}', '', count(*), sum(price), 0, 0, sum(cost), null
    from planned group by invoice;
    insert into document_lines
    select m.document_id, m.line, p.item, count(*),
      null, 0, null, sum(case m.event when 'sell' then p.price else p.cost end), 0,
      '{"description":"Portable workstation"}'
    from movements m join planned p on p.place = m.unit_id - 1 group by 1, 2;
    insert into postings
    select id, 1, 'inventory', 'purchases', cost from documents where kind = 'goods_receipt'
    union all select id, 2, 'received_not_billed', null, -cost from documents
      where kind = 'goods_receipt'
    union all select id, 1, 'receivable', null, net from documents where kind = 'invoice'
    union all select id, 2, 'revenue', null, -net from documents where kind = 'invoice'
    union all select id, 3, 'cost_of_goods_sold', null, cost from documents where kind = 'invoice'
    union all select id, 4, 'inventory', 'cost_of_goods_sold', -cost from documents
      where kind = 'invoice';
    insert into ledger_days
    select d.occurred_on, g.account, coalesce(g.reason, ''), sum(g.amount)
    from postings g join documents d on d.id = g.document_id group by 1, 2, 3;
    insert into item_days
    select item, day, sum(units), sum(revenue), 0, sum(cost), sum(stock_change) from (
      select item, received as day, 0 as units, 0 as revenue, 0 as cost, cost as stock_change
      from planned
      union all select item, sold, 1, price, cost, -cost from planned)
    group by 1, 2;
    insert into counters values ('documents', ${receipts + invoices + 1}),
      ('units', ${units + 1}), ('movements', ${2 * units + 1}),
      ('document:goods_receipt', ${100_001 + receipts}), ('document:invoice', ${100_001 + invoices});
    drop table planned`;
  database.transaction(() => database.exec(statements))();
  settle(books);
  return books;
}
