-- Operating expenses that the accountant enters beside the documents. An entry that was replaced stays, with the moment
-- at which it stopped to hold, so that what was known at a moment can be told.

create table expenses (
  id integer primary key,
  day text not null,
  name text not null,
  amount integer not null,
  memo text not null,
  user_name text not null,
  recorded_at text not null,
  replaced_at text
) strict;

create index expenses_by_day on expenses (day);

create trigger expenses_stay before update of id, day, name, amount, memo, user_name, recorded_at on expenses
begin select raise(abort, 'an expense that was entered never changes'); end;
create trigger expenses_remain before delete on expenses
begin select raise(abort, 'an expense that was entered never goes'); end;
