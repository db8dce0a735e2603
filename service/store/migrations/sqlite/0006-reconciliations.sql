-- Reconciliations as evidence: the lists as they came and what was found in them never change; decisions and results
-- are steps beside them. How a vendor's lists are laid out is remembered, and may change.

create table reconciliations (
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
create index reconciliations_by_party on reconciliations (party_id, id);

create table reconciliation_steps (
  reconciliation_id integer not null references reconciliations (id),
  step integer not null,
  made_at text not null,
  user_name text not null,
  kind text not null,
  document_uuid text,
  content text not null,
  primary key (reconciliation_id, step)
) strict;
create unique index reconciliation_results on reconciliation_steps (document_uuid);

create table list_layouts (
  party_id integer primary key references parties (id),
  user_name text not null,
  changed_at text not null,
  layout text not null
) strict;

create trigger reconciliations_stay before update on reconciliations
begin select raise(abort, 'what was reconciled never changes'); end;
create trigger reconciliations_remain before delete on reconciliations
begin select raise(abort, 'what was reconciled never goes'); end;
create trigger reconciliation_steps_stay before update on reconciliation_steps
begin select raise(abort, 'what was decided never changes'); end;
create trigger reconciliation_steps_remain before delete on reconciliation_steps
begin select raise(abort, 'what was decided never goes'); end;
