-- Support plans (form 04) and their decisions (form 05), Decree 56/2017 article 28. An approved plan is never changed: a
-- change is a new number. `line` is one goal or service through all numbers; what was done of it stands in plan_progress.
create table case_plan (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  number BIGINT not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'replaced')),
  written_by BIGINT not null,
  writer_name text not null,
  submitted_by BIGINT,
  submitted_at BIGINT,
  decided_by BIGINT,
  decider_name text not null default '',
  decided_at BIGINT,
  decision_number text not null default '',
  decision_on BIGINT,
  comment BLOB,
  version BIGINT not null,
  made_at BIGINT not null,
  unique (case_id, number)
) STRICT;
create index case_plan_waiting on case_plan (state, submitted_at);

create table plan_goal (
  id BIGINT primary key,
  plan BIGINT not null references case_plan (id),
  line BIGINT not null,
  area text not null,
  goal BLOB not null,
  unique (plan, line)
) STRICT;

create table plan_service (
  id BIGINT primary key,
  plan BIGINT not null references case_plan (id),
  line BIGINT not null,
  goal_line BIGINT not null,
  kind text not null,
  words BLOB not null,
  due_on BIGINT not null,
  unique (plan, line)
) STRICT;

create table plan_progress (
  line BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  state text not null check (state in ('planned', 'under_way', 'done', 'not_done')),
  done_on BIGINT,
  outcome BLOB,
  version BIGINT not null,
  changed_at BIGINT not null,
  changed_by BIGINT not null
) STRICT;
create index plan_progress_case on plan_progress (case_id);

-- Asking to close a case as helped (article 30), and the chair's answer.
create table case_closing (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  reason text not null,
  note BLOB,
  state text not null check (state in ('asked', 'approved', 'returned')),
  asked_at BIGINT not null,
  asked_by BIGINT not null,
  asker_name text not null,
  decided_at BIGINT,
  decided_by BIGINT,
  decider_name text not null default '',
  comment BLOB,
  version BIGINT not null,
  token BLOB not null unique
) STRICT;
create index case_closing_case on case_closing (case_id);
create index case_closing_waiting on case_closing (state, asked_at);
