CREATE TABLE approvals (
  id integer primary key,
  number text not null unique,
  subject text not null,
  content_hash text not null,
  content text not null,
  amount integer not null,
  asked_by text not null,
  asked_at text not null,
  decided_by text,
  decided_at text,
  decision text,
  used_at text
) strict;

CREATE INDEX approvals_by_content on approvals (content_hash);

CREATE TRIGGER approvals_remain before delete on approvals
begin select raise(abort, 'what was asked never goes'); end;

CREATE TRIGGER approvals_stay before update of number, subject, content_hash, content, amount, asked_by, asked_at
on approvals begin select raise(abort, 'what was asked never changes'); end;

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

CREATE TABLE balances (
  item_id integer not null,
  area_id integer not null,
  lot text not null,
  units integer not null,
  value integer not null,
  primary key (item_id, area_id, lot)
) strict, without rowid;

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

CREATE TABLE document_links (
  document_id integer not null,
  from_id integer not null,
  primary key (document_id, from_id)
) strict, without rowid;

CREATE INDEX document_links_by_from on document_links (from_id, document_id);

CREATE TRIGGER document_links_remain before delete on document_links
begin select raise(abort, 'references never go'); end;

CREATE TRIGGER document_links_stay before update on document_links
begin select raise(abort, 'references never change'); end;

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
, closes_id integer references documents (id), salesperson text) strict;

CREATE INDEX documents_by_closed on documents (closes_id);

CREATE INDEX documents_by_day on documents (occurred_on, id);

CREATE INDEX documents_by_party on documents (party_id, id);

CREATE TRIGGER documents_remain before delete on documents
begin select raise(abort, 'posted documents never go'); end;

CREATE TRIGGER documents_stay before update on documents
begin select raise(abort, 'posted documents never change'); end;

CREATE TABLE drafts (
  uuid text primary key,
  kind text not null,
  user_name text not null,
  changed_at text not null,
  content text not null
) strict;

CREATE TABLE expenses (
  id integer primary key,
  day text not null,
  name text not null,
  amount integer not null,
  memo text not null,
  user_name text not null,
  recorded_at text not null,
  replaced_at text
) strict;

CREATE INDEX expenses_by_day on expenses (day);

CREATE TRIGGER expenses_remain before delete on expenses
begin select raise(abort, 'an expense that was entered never goes'); end;

CREATE TRIGGER expenses_stay before update of id, day, name, amount, memo, user_name, recorded_at on expenses
begin select raise(abort, 'an expense that was entered never changes'); end;

CREATE TABLE fulfilments (
  document_id integer not null,
  line integer not null,
  order_id integer not null,
  order_line integer not null,
  quantity integer not null,
  amount integer not null,
  primary key (document_id, line, order_id, order_line)
) strict, without rowid;

CREATE INDEX fulfilments_by_order on fulfilments (order_id, order_line);

CREATE TRIGGER fulfilments_remain before delete on fulfilments
begin select raise(abort, 'what was fulfilled never goes'); end;

CREATE TRIGGER fulfilments_stay before update on fulfilments
begin select raise(abort, 'what was fulfilled never changes'); end;

CREATE TABLE item_days (
  item_id integer not null,
  day text not null,
  units integer not null,
  revenue integer not null,
  returns integer not null,
  cost integer not null,
  stock_change integer not null, late_cost integer not null default 0,
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

CREATE TABLE list_layouts (
  party_id integer primary key references parties (id),
  user_name text not null,
  changed_at text not null,
  layout text not null
) strict;

CREATE TABLE lots (
  id integer primary key,
  item_id integer not null,
  lot text not null,
  vendor_id integer,
  manufactured_on text,
  expires_on text,
  fields text not null,
  unique (item_id, lot)
) strict;

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
, late_cost integer not null default 0) strict;

CREATE INDEX movements_by_document on movements (document_id, id);

CREATE INDEX movements_by_reversal on movements (unit_id) where reverses_id is not null;

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

CREATE TABLE people (
  id integer primary key,
  name text not null unique,
  role text not null,
  token_hash text unique,
  token_made_at text,
  tenant text,
  subject text,
  changed_at text not null
) strict;

CREATE UNIQUE INDEX people_by_sign_in on people (tenant, subject);

CREATE TRIGGER people_remain before delete on people
begin select raise(abort, 'who did something is never removed'); end;

CREATE TABLE period_events (
  seq integer primary key,
  action text not null,
  through text,
  reason text,
  user_name text not null,
  recorded_at text not null
) strict;

CREATE TRIGGER period_events_remain before delete on period_events
begin select raise(abort, 'what closed a period never goes'); end;

CREATE TRIGGER period_events_stay before update on period_events
begin select raise(abort, 'what closed a period never changes'); end;

CREATE TABLE person_locations (
  person_id integer not null references people (id),
  area_id integer not null references areas (id),
  primary key (person_id, area_id)
) strict;

CREATE TABLE pools (
  item_id integer primary key,
  units integer not null,
  value integer not null
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

CREATE TABLE quantity_movements (
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

CREATE INDEX quantity_movements_by_document on quantity_movements (document_id, id);

CREATE INDEX quantity_movements_by_item on quantity_movements (item_id, occurred_on, id);

CREATE TRIGGER quantity_movements_remain before delete on quantity_movements
begin select raise(abort, 'movements never go'); end;

CREATE TRIGGER quantity_movements_stay before update on quantity_movements
begin select raise(abort, 'movements never change'); end;

CREATE TABLE reconciliation_steps (
  reconciliation_id integer not null references reconciliations (id),
  step integer not null,
  made_at text not null,
  user_name text not null,
  kind text not null,
  document_uuid text,
  content text not null,
  primary key (reconciliation_id, step)
) strict;

CREATE UNIQUE INDEX reconciliation_results on reconciliation_steps (document_uuid);

CREATE TRIGGER reconciliation_steps_remain before delete on reconciliation_steps
begin select raise(abort, 'what was decided never goes'); end;

CREATE TRIGGER reconciliation_steps_stay before update on reconciliation_steps
begin select raise(abort, 'what was decided never changes'); end;

CREATE TABLE reconciliations (
  id integer primary key,
  uuid text not null unique,
  number text not null unique,
  party_id integer not null references parties (id),
  order_number text,
  receipt_number text,
  reference text,
  currency text not null,
  made_at text not null,
  user_name text not null,
  content_hash text not null,
  content text not null,
  found text not null,
  totals text not null
) strict;

CREATE INDEX reconciliations_by_party on reconciliations (party_id, id);

CREATE TRIGGER reconciliations_remain before delete on reconciliations
begin select raise(abort, 'what was reconciled never goes'); end;

CREATE TRIGGER reconciliations_stay before update on reconciliations
begin select raise(abort, 'what was reconciled never changes'); end;

CREATE TABLE seals (
  id integer primary key,
  number text not null unique,
  report text not null,
  title text not null,
  question text not null,
  made_at text not null,
  user_name text not null,
  row_count integer not null,
  first_hash text not null,
  last_hash text not null
) strict;

CREATE TRIGGER seals_remain before delete on seals
begin select raise(abort, 'what was sealed never goes'); end;

CREATE TRIGGER seals_stay before update on seals
begin select raise(abort, 'what was sealed never changes'); end;

CREATE TABLE settings (
  name text primary key,
  value text not null
) strict;

CREATE TABLE taken_add_ons (
  document_id integer not null,
  order_id integer not null,
  place integer not null,
  amount integer not null,
  primary key (document_id, order_id, place)
) strict, without rowid;

CREATE INDEX taken_add_ons_by_order on taken_add_ons (order_id, place);

CREATE TRIGGER taken_add_ons_remain before delete on taken_add_ons
begin select raise(abort, 'what was taken never goes'); end;

CREATE TRIGGER taken_add_ons_stay before update on taken_add_ons
begin select raise(abort, 'what was taken never changes'); end;

CREATE TABLE unit_links (
  document_id integer not null,
  built_id integer not null,
  component_id integer not null,
  is_taken_out integer not null,
  primary key (document_id, built_id, component_id)
) strict, without rowid;

CREATE INDEX unit_links_by_built on unit_links (built_id, document_id);

CREATE INDEX unit_links_by_component on unit_links (component_id, document_id);

CREATE TRIGGER unit_links_remain before delete on unit_links
begin select raise(abort, 'links of units never go'); end;

CREATE TRIGGER unit_links_stay before update on unit_links
begin select raise(abort, 'links of units never change'); end;

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
, late_cost integer not null default 0, held_from_id integer) strict;

CREATE INDEX units_by_area on units (area_id, item_id);

CREATE INDEX units_by_holder on units (held_by_id) where held_by_id is not null;

CREATE INDEX units_by_lot on units (item_id, lot) where lot is not null;

CREATE INDEX units_by_maker on units (manufacturer_serial) where manufacturer_serial is not null;

CREATE UNIQUE INDEX units_by_serial on units (fold, item_id, exact, life);
