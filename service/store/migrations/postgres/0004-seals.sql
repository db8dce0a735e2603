-- Seals of exported reports: the head of each chain of rows, kept so that a file can be compared with what was sealed.

create table seals (
  id bigint primary key,
  number text collate "C" not null unique,
  report text collate "C" not null,
  title text collate "C" not null,
  question text collate "C" not null,
  made_at text collate "C" not null,
  user_name text collate "C" not null,
  row_count bigint not null,
  first_hash text collate "C" not null,
  last_hash text collate "C" not null
);

create trigger seals_stay before update on seals
for each statement execute function refuse_change('what was sealed never changes');
create trigger seals_remain before delete or truncate on seals
for each statement execute function refuse_change('what was sealed never goes');
