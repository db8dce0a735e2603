-- Operating expenses that the accountant enters beside the documents. An entry that was replaced stays, with the moment
-- at which it stopped to hold, so that what was known at a moment can be told.

create table expenses (
  id bigint primary key,
  day text collate "C" not null,
  name text collate "C" not null,
  amount bigint not null,
  memo text collate "C" not null,
  user_name text collate "C" not null,
  recorded_at text collate "C" not null,
  replaced_at text collate "C"
);

create index expenses_by_day on expenses (day);

create trigger expenses_stay before update of id, day, name, amount, memo, user_name, recorded_at on expenses
for each statement execute function refuse_change('an expense that was entered never changes');
create trigger expenses_remain before delete or truncate on expenses
for each statement execute function refuse_change('an expense that was entered never goes');
