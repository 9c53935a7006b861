-- The hotline desk: what is being written down while somebody talks, or copied from paper. `sealed` is the draft; it is
-- gone once the call is filed, counted or discarded. A silent call and a prank are counted and make no report.
create table call_note (
  id BIGINT primary key,
  account BIGINT not null,
  unit BIGINT,
  state text not null check (state in ('draft', 'filed', 'counted', 'discarded')),
  version BIGINT not null,
  source text not null check (source in ('phone', 'in_person', 'paper')),
  caller text not null
    check (caller in ('', 'young', 'older', 'parent', 'teacher', 'other', 'silent', 'prank')),
  started_at BIGINT not null,
  saved_at BIGINT not null,
  sealed BLOB,
  report BIGINT references report (id),
  discard_reason text not null default ''
) STRICT;
create index call_note_account on call_note (account, state, started_at);
create index call_note_counted on call_note (state, started_at);

-- Form 01 of Decree 56/2017 as far as it was told: names and circumstances, sealed in one piece.
create table report_record (
  report BIGINT primary key references report (id),
  sealed BLOB not null,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null
) STRICT;
