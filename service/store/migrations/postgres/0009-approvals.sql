-- What somebody asked for above a limit, to the letter, and what another person said to it. An approval allows what was
-- asked and nothing else, once.

create table approvals (
  id bigint primary key,
  number text collate "C" not null unique,
  subject text collate "C" not null,
  content_hash text collate "C" not null,
  content text collate "C" not null,
  amount bigint not null,
  asked_by text collate "C" not null,
  asked_at text collate "C" not null,
  decided_by text collate "C",
  decided_at text collate "C",
  decision text collate "C",
  used_at text collate "C"
);
create index approvals_by_content on approvals (content_hash);

create trigger approvals_stay before update of number, subject, content_hash, content, amount, asked_by, asked_at
on approvals for each statement execute function refuse_change('what was asked never changes');
create trigger approvals_remain before delete or truncate on approvals
for each statement execute function refuse_change('what was asked never goes');
