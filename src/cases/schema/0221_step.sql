-- The steps of the decree in each case (Decree 56/2017, articles 25 to 30): when due, when done, by whom, why late.
-- `due_at` is empty while the clock stands and where a plan sets the time. `reason` is sealed.
create table case_step (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  code text not null,
  place BIGINT not null,
  start_at BIGINT not null,
  due_at BIGINT,
  warn_at BIGINT,
  state text not null check (state in ('open', 'paused', 'done', 'skipped')),
  ended_at BIGINT,
  ended_by BIGINT,
  ended_name text not null,
  late BOOL not null,
  skip_reason text not null,
  reason BLOB,
  unique (case_id, code)
) STRICT;
create index case_step_due on case_step (state, warn_at);

-- When the clock of a step stood still, and why. `note` is sealed.
create table case_step_pause (
  id BIGINT primary key,
  step BIGINT not null references case_step (id),
  reason text not null,
  note BLOB,
  from_at BIGINT not null,
  to_at BIGINT,
  paused_by text not null,
  resumed_by text not null
) STRICT;
create index case_step_pause_step on case_step_pause (step);

-- From when a step that is not done is shown to a level above; `shown_at`: since when that stands in the record.
create table case_step_level (
  step BIGINT not null references case_step (id),
  level text not null,
  at BIGINT not null,
  shown_at BIGINT,
  primary key (step, level)
) STRICT;
create index case_step_level_at on case_step_level (at);

-- Receipt outside the platform, earlier than its first report: the clocks start there. `words` is sealed.
create table case_receipt (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  received_at BIGINT not null,
  words BLOB not null,
  set_at BIGINT not null,
  set_by BIGINT not null,
  set_name text not null
) STRICT;
create index case_receipt_case on case_receipt (case_id);
