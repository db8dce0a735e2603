-- The books: masters, documents with their lines, units with their movements, postings, and the audit chain.
-- What is posted only grows: triggers refuse to change or delete it. The columns of units after custom_fields are the
-- fold of the unit's movements, and item_days and ledger_days are sums of movements and postings, all kept in the
-- posting's own transaction and proven by verify.

create table settings (
  name text primary key,
  value text not null
) strict;

create table counters (
  name text primary key,
  next integer not null
) strict;

create table items (
  id integer primary key,
  sku text not null unique,
  description text not null,
  tracking text not null,
  serial_source text not null,
  life_policy text not null,
  case_matters integer not null,
  weight integer not null,
  gtin text,
  fields text not null
) strict;

create table parties (
  id integer primary key,
  code text not null unique,
  name text not null,
  roles text not null,
  fields text not null
) strict;

create table areas (
  id integer primary key,
  code text not null unique,
  kind text not null,
  bin_type text,
  stock_type text,
  fields text not null
) strict;

create table documents (
  id integer primary key,
  uuid text not null unique,
  number text not null unique,
  kind text not null,
  occurred_on text not null,
  recorded_at text not null,
  user_name text not null,
  party_id integer references parties (id),
  reference text,
  currency text not null,
  header text not null,
  content_hash text not null,
  units integer not null,
  net integer not null,
  tax integer not null,
  add_on_costs integer not null,
  cost integer not null,
  reverses_id integer unique references documents (id)
) strict;
create index documents_by_party on documents (party_id, id);
create index documents_by_day on documents (occurred_on, id);

create table document_lines (
  document_id integer not null references documents (id),
  line integer not null,
  item_id integer not null references items (id),
  quantity integer not null,
  unit_amount integer,
  discount integer not null,
  tax_rate text,
  net integer not null,
  tax integer not null,
  fields text not null,
  primary key (document_id, line)
) strict, without rowid;

create table units (
  id integer primary key,
  item_id integer not null,
  fold text not null,
  exact text not null,
  life integer not null,
  serial text not null,
  manufacturer_serial text,
  lot text,
  note text,
  custom_fields text,
  status text not null,
  area_id integer,
  holder_id integer,
  cost integer not null,
  vendor_id integer,
  received_on text,
  receipt_id integer,
  customer_id integer,
  sold_on text,
  invoice_id integer,
  price integer,
  sold_from_id integer,
  held_by_id integer,
  last_document_id integer,
  last_on text
) strict;
create unique index units_by_serial on units (fold, item_id, exact, life);

create table movements (
  id integer primary key,
  unit_id integer not null,
  document_id integer not null,
  line integer not null,
  event text not null,
  occurred_on text not null,
  from_area_id integer,
  to_area_id integer,
  status text not null,
  holder_id integer,
  party_id integer,
  cost_change integer not null,
  unit_cost integer not null,
  revenue integer not null,
  reverses_id integer
) strict;
create index movements_by_unit on movements (unit_id, id);
create index movements_by_document on movements (document_id, id);

create table postings (
  document_id integer not null references documents (id),
  place integer not null,
  account text not null,
  reason text,
  amount integer not null,
  primary key (document_id, place)
) strict, without rowid;

create table item_days (
  item_id integer not null,
  day text not null,
  units integer not null,
  revenue integer not null,
  returns integer not null,
  cost integer not null,
  stock_change integer not null,
  primary key (item_id, day)
) strict, without rowid;

create table ledger_days (
  day text not null,
  account text not null,
  reason text not null,
  amount integer not null,
  primary key (day, account, reason)
) strict, without rowid;

create table audit (
  seq integer primary key,
  recorded_at text not null,
  user_name text not null,
  action text not null,
  subject text not null,
  content text not null,
  hash text not null
) strict;

create trigger documents_stay before update on documents
begin select raise(abort, 'posted documents never change'); end;
create trigger documents_remain before delete on documents
begin select raise(abort, 'posted documents never go'); end;
create trigger document_lines_stay before update on document_lines
begin select raise(abort, 'posted lines never change'); end;
create trigger document_lines_remain before delete on document_lines
begin select raise(abort, 'posted lines never go'); end;
create trigger movements_stay before update on movements
begin select raise(abort, 'movements never change'); end;
create trigger movements_remain before delete on movements
begin select raise(abort, 'movements never go'); end;
create trigger postings_stay before update on postings
begin select raise(abort, 'postings never change'); end;
create trigger postings_remain before delete on postings
begin select raise(abort, 'postings never go'); end;
create trigger audit_stays before update on audit
begin select raise(abort, 'the audit chain never changes'); end;
create trigger audit_remains before delete on audit
begin select raise(abort, 'the audit chain never goes'); end;
