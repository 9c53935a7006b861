-- Who did it (đối tượng vi phạm). Whether it is "handled" is never stored: it follows from the measures.
create table violator (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  kind text not null check (kind in ('unknown_account', 'child', 'adult', 'organisation')),
  account_name BLOB,
  act text not null,
  note BLOB,
  version BIGINT not null,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  token BLOB not null unique
) STRICT;
create index violator_case on violator (case_id);
create index violator_recorded on violator (recorded_at);

-- What was done about a violator, in order: stages and outcomes (data/law/violator-paths.json).
create table violator_measure (
  id BIGINT primary key,
  violator BIGINT not null references violator (id),
  path text not null,
  body text not null,
  decision_number text not null default '',
  done_on BIGINT not null,
  result BLOB,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  token BLOB not null unique
) STRICT;
create index violator_measure_violator on violator_measure (violator);
