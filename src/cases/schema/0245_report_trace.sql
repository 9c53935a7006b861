-- What finds reports that may tell the same: keyed hashes only, which give no word away. 'band': two minima of the text's
-- sketch (cases/near_text.h); 'contact': how to reach the teller; 'text': the whole text.
create table report_trace (
  report BIGINT not null references report (id),
  kind text not null check (kind in ('band', 'contact', 'text')),
  hash BLOB not null,
  primary key (report, kind, hash)
) STRICT;
create index report_trace_hash on report_trace (kind, hash);

-- An officer looked at both and said: not the same. `one` is the smaller id.
create table report_not_same (
  one BIGINT not null references report (id),
  other BIGINT not null references report (id),
  said_at BIGINT not null,
  said_by BIGINT not null,
  primary key (one, other)
) STRICT;

-- The same long text again while the first is not decided: one line of the inbox with a count.
create table report_repeat (
  report BIGINT primary key references report (id),
  first_report BIGINT not null references report (id)
) STRICT;
create index report_repeat_first on report_repeat (first_report);
