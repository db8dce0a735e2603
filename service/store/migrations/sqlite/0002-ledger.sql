-- The ledger whole: late costs, items that are tracked by quantity, orders and what fulfils them, parts of built units,
-- lots, periods and drafts. Balances and pools are kept sums, proven by verify.

alter table movements add column late_cost integer not null default 0;
alter table units add column late_cost integer not null default 0;
alter table units add column held_from_id integer;
alter table item_days add column late_cost integer not null default 0;
alter table documents add column closes_id integer references documents (id);
create index documents_by_closed on documents (closes_id);
create index movements_by_reversal on movements (unit_id) where reverses_id is not null;
create index units_by_maker on units (manufacturer_serial) where manufacturer_serial is not null;
create index units_by_area on units (area_id, item_id);
create index units_by_lot on units (item_id, lot) where lot is not null;
create index units_by_holder on units (held_by_id) where held_by_id is not null;

create table quantity_movements (
  id integer primary key,
  document_id integer not null,
  line integer not null,
  item_id integer not null,
  lot text not null,
  event text not null,
  occurred_on text not null,
  from_area_id integer,
  to_area_id integer,
  quantity integer not null,
  party_id integer,
  cost_change integer not null,
  revenue integer not null,
  late_cost integer not null,
  reverses_id integer
) strict;
create index quantity_movements_by_document on quantity_movements (document_id, id);
create index quantity_movements_by_item on quantity_movements (item_id, occurred_on, id);

create table balances (
  item_id integer not null,
  area_id integer not null,
  lot text not null,
  units integer not null,
  value integer not null,
  primary key (item_id, area_id, lot)
) strict, without rowid;

create table pools (
  item_id integer primary key,
  units integer not null,
  value integer not null
) strict;

create table document_links (
  document_id integer not null,
  from_id integer not null,
  primary key (document_id, from_id)
) strict, without rowid;
create index document_links_by_from on document_links (from_id, document_id);

create table fulfilments (
  document_id integer not null,
  line integer not null,
  order_id integer not null,
  order_line integer not null,
  quantity integer not null,
  amount integer not null,
  primary key (document_id, line, order_id, order_line)
) strict, without rowid;
create index fulfilments_by_order on fulfilments (order_id, order_line);

create table taken_add_ons (
  document_id integer not null,
  order_id integer not null,
  place integer not null,
  amount integer not null,
  primary key (document_id, order_id, place)
) strict, without rowid;
create index taken_add_ons_by_order on taken_add_ons (order_id, place);

create table unit_links (
  document_id integer not null,
  built_id integer not null,
  component_id integer not null,
  is_taken_out integer not null,
  primary key (document_id, built_id, component_id)
) strict, without rowid;
create index unit_links_by_built on unit_links (built_id, document_id);
create index unit_links_by_component on unit_links (component_id, document_id);

create table lots (
  id integer primary key,
  item_id integer not null,
  lot text not null,
  vendor_id integer,
  manufactured_on text,
  expires_on text,
  fields text not null,
  unique (item_id, lot)
) strict;

create table period_events (
  seq integer primary key,
  action text not null,
  through text,
  reason text,
  user_name text not null,
  recorded_at text not null
) strict;

create table drafts (
  uuid text primary key,
  kind text not null,
  user_name text not null,
  changed_at text not null,
  content text not null
) strict;

insert into balances (item_id, area_id, lot, units, value)
select item_id, area_id, '', count(*),
  sum(case when status in ('in_stock', 'committed', 'returned', 'in_transit') then cost else 0 end)
from units where area_id is not null and status <> 'none' group by item_id, area_id;

insert into document_links (document_id, from_id)
select d.id, f.id from documents d
join json_each(case json_type(d.header, '$.from')
  when 'array' then json_extract(d.header, '$.from')
  when 'text' then json_array(json_extract(d.header, '$.from')) else '[]' end) n
join documents f on f.number = n.value
where d.reverses_id is null;

insert into fulfilments (document_id, line, order_id, order_line, quantity, amount)
select m.document_id, m.line, h.document_id, h.line, count(*), 0
from document_links k
join documents f on f.id = k.from_id and f.kind in ('customer_rma', 'vendor_rma')
join movements m on m.document_id = k.document_id
join movements h on h.document_id = f.id and h.unit_id = m.unit_id
where not exists (select 1 from documents r where r.reverses_id = k.document_id)
group by m.document_id, m.line, h.document_id, h.line;

insert into areas (code, kind, bin_type, stock_type, fields)
select 'CONSUMED', 'bin', 'out', 'normal',
  '{"code":"CONSUMED","kind":"bin","description":"Built into other units","binType":"out","stockType":"normal"}'
where exists (select 1 from areas) and not exists (select 1 from areas where code = 'CONSUMED');

create trigger quantity_movements_stay before update on quantity_movements
begin select raise(abort, 'movements never change'); end;
create trigger quantity_movements_remain before delete on quantity_movements
begin select raise(abort, 'movements never go'); end;
create trigger document_links_stay before update on document_links
begin select raise(abort, 'references never change'); end;
create trigger document_links_remain before delete on document_links
begin select raise(abort, 'references never go'); end;
create trigger fulfilments_stay before update on fulfilments
begin select raise(abort, 'what was fulfilled never changes'); end;
create trigger fulfilments_remain before delete on fulfilments
begin select raise(abort, 'what was fulfilled never goes'); end;
create trigger taken_add_ons_stay before update on taken_add_ons
begin select raise(abort, 'what was taken never changes'); end;
create trigger taken_add_ons_remain before delete on taken_add_ons
begin select raise(abort, 'what was taken never goes'); end;
create trigger unit_links_stay before update on unit_links
begin select raise(abort, 'links of units never change'); end;
create trigger unit_links_remain before delete on unit_links
begin select raise(abort, 'links of units never go'); end;
create trigger period_events_stay before update on period_events
begin select raise(abort, 'what closed a period never changes'); end;
create trigger period_events_remain before delete on period_events
begin select raise(abort, 'what closed a period never goes'); end;
