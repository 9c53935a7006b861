-- A case (vụ việc): what is done for a child, in one unit. Reports join it.
create table case_file (
  id BIGINT primary key,
  number text not null unique,
  opened_at BIGINT not null,
  opened_by BIGINT not null,
  -- When the first report reached us: the clocks of law start there, not with the case.
  received_at BIGINT not null,
  unit BIGINT,
  harm_group text not null,
  state text not null check (state in ('open', 'closed')),
  version BIGINT not null,
  risk BIGINT not null check (risk between 0 and 100),
  due_at BIGINT not null,
  support_asked BOOL not null,
  first_support_on BIGINT,
  assignee BIGINT,
  assignee_name text not null default '',
  assigned_at BIGINT,
  closed_at BIGINT,
  close_reason text not null default '',
  close_note BLOB
) STRICT;
create index case_file_state on case_file (state, risk, due_at);
create index case_file_unit on case_file (unit, state);
create index case_file_opened on case_file (opened_at);

alter table report add column case_id BIGINT references case_file (id);
create index report_case on report (case_id);

-- One support or intervention that was given (hỗ trợ, can thiệp). `provider` and `note` are sealed.
create table case_support (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  kind text not null,
  given_on BIGINT not null,
  provider BLOB not null,
  note BLOB,
  counts BOOL not null,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  token BLOB not null unique
) STRICT;
create index case_support_case on case_support (case_id);

-- An address this case has confirmed as harmful; `entry` is its line in the catalogue.
create table case_address (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  address text not null,
  category text not null,
  entry BIGINT,
  confirmed_at BIGINT not null,
  confirmed_by BIGINT not null
) STRICT;
create index case_address_case on case_address (case_id);
