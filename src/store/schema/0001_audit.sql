-- One line for each act on the data. Each line's hash covers the line before it: a change, a removal or another
-- order shows (store/audit.h).
create table audit_line (
  seq BIGINT primary key,
  at BIGINT not null,
  account BIGINT,
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject BIGINT,
  detail text not null,
  hash BLOB not null
) STRICT;
create index audit_line_subject on audit_line (subject_kind, subject, seq);
