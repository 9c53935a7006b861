-- Follow-up after closing: one row for each child (none: the case has no child on record) and each date. The scale stands in
-- clear (numbers only); words are sealed.
create table recovery_visit (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  child BIGINT references case_child (id),
  month BIGINT not null,
  due_on BIGINT not null,
  state text not null check (state in ('due', 'done', 'lost', 'dropped')),
  attempts BIGINT not null,
  done_on BIGINT,
  way text not null,
  with_whom text not null,
  carer BIGINT references case_carer (id),
  scale text not null,
  words BLOB,
  version BIGINT not null,
  recorded_at BIGINT,
  recorded_by BIGINT
) STRICT;
create index recovery_visit_case on recovery_visit (case_id, due_on);
create index recovery_visit_due on recovery_visit (state, due_on);

-- A closed case that was opened again.
create table case_reopening (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  at BIGINT not null,
  account BIGINT not null,
  officer_name text not null,
  reason BLOB not null
) STRICT;
create index case_reopening_case on case_reopening (case_id, at);
