-- A change that somebody asked for on a role they hold themselves: it waits for a second person.
create table role_change (
  id BIGINT primary key,
  role text not null references role (code),
  asked_at BIGINT not null,
  asked_by BIGINT not null references account (id),
  asked_name text not null,
  version_seen BIGINT not null,
  name_vi text not null,
  name_en text not null,
  purpose_vi text not null,
  purpose_en text not null,
  needs_second_factor BOOL not null,
  grants text not null,  -- "cases.read=all cases.work=own"
  state text not null check (state in ('waiting', 'confirmed', 'withdrawn')),
  decided_at BIGINT,
  decided_by BIGINT references account (id)
) STRICT;
create index role_change_state on role_change (state);
