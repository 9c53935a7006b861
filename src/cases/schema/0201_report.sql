-- Numbers people read out on the telephone: TB-26-00012, VV-26-00003.
create table case_counter (
  kind text not null check (kind in ('report', 'case')),
  of_year BIGINT not null,
  last_number BIGINT not null,
  primary key (kind, of_year)
) STRICT;

-- A report (tin báo). What a person wrote is sealed; the reporter's address (IP) has no column.
create table report (
  id BIGINT primary key,
  number text not null unique,
  received_at BIGINT not null,
  speaker text not null check (speaker in ('unsaid', 'child', 'parent', 'teacher', 'other')),
  harm_group text not null,
  commune BIGINT,
  story BLOB,
  contact BLOB,
  contact_time BLOB,
  lang text not null check (lang in ('vi', 'en')),
  state text not null check (state in ('new', 'in_case', 'duplicate', 'transferred', 'closed')),
  version BIGINT not null,
  risk BIGINT not null check (risk between 0 and 100),
  emergency_due_at BIGINT not null,
  plan_due_at BIGINT not null,
  support_asked BOOL not null,
  first_opened_at BIGINT,
  answered_at BIGINT,
  waiting_since BIGINT,
  duplicate_of BIGINT references report (id),
  transfer_body text not null default '',
  close_reason text not null default '',
  decision_note BLOB,
  decided_at BIGINT,
  form_token BLOB not null unique,
  content_hash BLOB not null,
  key_hash BLOB not null unique
) STRICT;
create index report_inbox on report (state, risk, emergency_due_at);
create index report_commune on report (commune, state);
create index report_duplicate on report (duplicate_of);

-- Pages and accounts a report names. `match` is a keyed hash: equal addresses are found without opening them.
create table report_address (
  id BIGINT primary key,
  report BIGINT not null references report (id),
  sealed BLOB not null,
  match BLOB not null
) STRICT;
create index report_address_report on report_address (report);
create index report_address_match on report_address (match);

-- The thread between reporter and office. `token` makes a button pressed twice write once.
create table report_message (
  id BIGINT primary key,
  report BIGINT not null references report (id),
  at BIGINT not null,
  side text not null check (side in ('reporter', 'office')),
  account BIGINT,
  sealed BLOB not null,
  token BLOB not null unique
) STRICT;
create index report_message_report on report_message (report, at);
