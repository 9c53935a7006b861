-- Browsers in which somebody has signed in (web/session_model.h). The hash is of the cookie's secret: whoever reads
-- this table cannot act as anybody.
create table web_session (
  id_hash BLOB primary key,
  account BIGINT not null,
  state text not null check (state in ('password-only', 'full')),
  created_at BIGINT not null,
  last_seen_at BIGINT not null,
  expires_at BIGINT not null
) STRICT;
create index web_session_account on web_session (account);
create index web_session_expires on web_session (expires_at);
