-- A person has set the risk otherwise than the score. The effective value stands in report.risk or case_file.risk; here
-- are both, with the reason (sealed), the newest last.
create table risk_override (
  id BIGINT primary key,
  kind text not null check (kind in ('report', 'case')),
  subject BIGINT not null,
  scored BIGINT not null,
  chosen BIGINT not null,
  reason BLOB not null,
  set_at BIGINT not null,
  set_by BIGINT not null,
  set_name text not null,
  token BLOB not null unique
) STRICT;
create index risk_override_subject on risk_override (kind, subject);
