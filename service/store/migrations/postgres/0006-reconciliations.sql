-- Reconciliations as evidence: the lists as they came and what was found in them never change; decisions and results
-- are steps beside them. How a vendor's lists are laid out is remembered, and may change.

create table reconciliations (
  id bigint primary key,
  uuid text collate "C" not null unique,
  number text collate "C" not null unique,
  party_id bigint not null references parties (id),
  order_number text collate "C",
  receipt_number text collate "C",
  reference text collate "C",
  currency text collate "C" not null,
  made_at text collate "C" not null,
  user_name text collate "C" not null,
  content_hash text collate "C" not null,
  content text collate "C" not null,
  found text collate "C" not null,
  totals text collate "C" not null
);
create index reconciliations_by_party on reconciliations (party_id, id);

create table reconciliation_steps (
  reconciliation_id bigint not null references reconciliations (id),
  step bigint not null,
  made_at text collate "C" not null,
  user_name text collate "C" not null,
  kind text collate "C" not null,
  document_uuid text collate "C",
  content text collate "C" not null,
  primary key (reconciliation_id, step)
);
create unique index reconciliation_results on reconciliation_steps (document_uuid);

create table list_layouts (
  party_id bigint primary key references parties (id),
  user_name text collate "C" not null,
  changed_at text collate "C" not null,
  layout text collate "C" not null
);

create trigger reconciliations_stay before update on reconciliations
for each statement execute function refuse_change('what was reconciled never changes');
create trigger reconciliations_remain before delete or truncate on reconciliations
for each statement execute function refuse_change('what was reconciled never goes');
create trigger reconciliation_steps_stay before update on reconciliation_steps
for each statement execute function refuse_change('what was decided never changes');
create trigger reconciliation_steps_remain before delete or truncate on reconciliation_steps
for each statement execute function refuse_change('what was decided never goes');
