CREATE TABLE areas (
  id integer primary key,
  code text not null unique,
  kind text not null,
  bin_type text,
  stock_type text,
  fields text not null
) strict;

CREATE TABLE audit (
  seq integer primary key,
  recorded_at text not null,
  user_name text not null,
  action text not null,
  subject text not null,
  content text not null,
  hash text not null
) strict;

CREATE TRIGGER audit_remains before delete on audit
begin select raise(abort, 'the audit chain never goes'); end;

CREATE TRIGGER audit_stays before update on audit
begin select raise(abort, 'the audit chain never changes'); end;

CREATE TABLE counters (
  name text primary key,
  next integer not null
) strict;

CREATE TABLE document_lines (
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

CREATE TRIGGER document_lines_remain before delete on document_lines
begin select raise(abort, 'posted lines never go'); end;

CREATE TRIGGER document_lines_stay before update on document_lines
begin select raise(abort, 'posted lines never change'); end;

CREATE TABLE documents (
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

CREATE INDEX documents_by_day on documents (occurred_on, id);

CREATE INDEX documents_by_party on documents (party_id, id);

CREATE TRIGGER documents_remain before delete on documents
begin select raise(abort, 'posted documents never go'); end;

CREATE TRIGGER documents_stay before update on documents
begin select raise(abort, 'posted documents never change'); end;

CREATE TABLE item_days (
  item_id integer not null,
  day text not null,
  units integer not null,
  revenue integer not null,
  returns integer not null,
  cost integer not null,
  stock_change integer not null,
  primary key (item_id, day)
) strict, without rowid;

CREATE TABLE items (
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

CREATE TABLE ledger_days (
  day text not null,
  account text not null,
  reason text not null,
  amount integer not null,
  primary key (day, account, reason)
) strict, without rowid;

CREATE TABLE migrations (name text primary key, checksum text not null) strict;

CREATE TABLE movements (
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

CREATE INDEX movements_by_document on movements (document_id, id);

CREATE INDEX movements_by_unit on movements (unit_id, id);

CREATE TRIGGER movements_remain before delete on movements
begin select raise(abort, 'movements never go'); end;

CREATE TRIGGER movements_stay before update on movements
begin select raise(abort, 'movements never change'); end;

CREATE TABLE parties (
  id integer primary key,
  code text not null unique,
  name text not null,
  roles text not null,
  fields text not null
) strict;

CREATE TABLE postings (
  document_id integer not null references documents (id),
  place integer not null,
  account text not null,
  reason text,
  amount integer not null,
  primary key (document_id, place)
) strict, without rowid;

CREATE TRIGGER postings_remain before delete on postings
begin select raise(abort, 'postings never go'); end;

CREATE TRIGGER postings_stay before update on postings
begin select raise(abort, 'postings never change'); end;

CREATE TABLE settings (
  name text primary key,
  value text not null
) strict;

CREATE TABLE units (
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

CREATE UNIQUE INDEX units_by_serial on units (fold, item_id, exact, life);
