-- What somebody asked for above a limit, to the letter, and what another person said to it. An approval allows what was
-- asked and nothing else, once.

create table approvals (
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
create index approvals_by_content on approvals (content_hash);

create trigger approvals_stay before update of number, subject, content_hash, content, amount, asked_by, asked_at
on approvals begin select raise(abort, 'what was asked never changes'); end;
create trigger approvals_remain before delete on approvals
begin select raise(abort, 'what was asked never goes'); end;
