-- Tries to give a new return key, to slow guessing: per officer and per report. No words, no facts.
create table key_try (
  id BIGINT primary key,
  account BIGINT not null,
  report BIGINT references report (id),
  at BIGINT not null,
  given BOOL not null
) STRICT;
create index key_try_account on key_try (account, at);
create index key_try_report on key_try (report, at);
