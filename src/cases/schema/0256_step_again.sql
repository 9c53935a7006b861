-- What stood in a step when its case was opened again and the step began anew. `reason` is sealed as in case_step.
create table case_step_before (
  id BIGINT primary key,
  step BIGINT not null references case_step (id),
  start_at BIGINT not null,
  due_at BIGINT,
  state text not null check (state in ('open', 'paused', 'done', 'skipped')),
  ended_at BIGINT,
  ended_name text not null,
  late BOOL not null,
  skip_reason text not null,
  reason BLOB,
  kept_at BIGINT not null
) STRICT;
create index case_step_before_step on case_step_before (step, kept_at);
