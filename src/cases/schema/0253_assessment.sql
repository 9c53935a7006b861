-- Forms 02, 03 and 06 of Decree 56/2017 filled in for a child (none: for the whole case). The answers are sealed; what rules
-- and lists need stands in clear: how many harms and abilities are high, medium, low, and the conclusion.
create table case_assessment (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  child BIGINT references case_child (id),
  kind text not null check (kind in ('initial', 'specific', 'review')),
  form_version BIGINT not null,
  state text not null check (state in ('draft', 'final')),
  answers BLOB not null,
  harm_high BIGINT not null,
  harm_medium BIGINT not null,
  harm_low BIGINT not null,
  ability_high BIGINT not null,
  ability_medium BIGINT not null,
  ability_low BIGINT not null,
  suggested text not null,
  conclusion text not null,
  emergency text not null check (emergency in ('', 'yes', 'no')),
  closes BOOL not null,
  version BIGINT not null,
  written_at BIGINT not null,
  written_by BIGINT not null,
  writer_name text not null,
  finished_at BIGINT,
  token BLOB not null unique
) STRICT;
create index case_assessment_case on case_assessment (case_id, kind, written_at);

-- Emergency measures and separation (articles 31 and 32).
create table case_emergency (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  measure text not null,
  decided_by BLOB not null,
  note BLOB,
  started_on BIGINT not null,
  ended_on BIGINT,
  version BIGINT not null,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  token BLOB not null unique
) STRICT;
create index case_emergency_case on case_emergency (case_id);
