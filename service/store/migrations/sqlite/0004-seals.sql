-- Seals of exported reports: the head of each chain of rows, kept so that a file can be compared with what was sealed.

create table seals (
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

create trigger seals_stay before update on seals
begin select raise(abort, 'what was sealed never changes'); end;
create trigger seals_remain before delete on seals
begin select raise(abort, 'what was sealed never goes'); end;
