-- Addresses a person has confirmed as harmful. Withdrawn ones stay as rows: what was blocked, when and by whom must
-- be told years later.
create table catalog_entry (
  id BIGINT primary key,
  host text not null,
  address text not null,
  category text not null,
  state text not null check (state in ('in_force', 'withdrawn')),
  case_id BIGINT,
  unit BIGINT,
  note text not null,
  confirmed_by BIGINT not null,
  confirmed_by_name text not null,
  confirmed_at BIGINT not null,
  withdrawn_by_name text,
  withdrawn_at BIGINT,
  withdraw_reason text
) STRICT;
create unique index catalog_entry_in_force on catalog_entry (host, category) where state = 'in_force';
create index catalog_entry_case on catalog_entry (case_id);
