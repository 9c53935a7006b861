-- How a report reached us and what its teller said about safety. Codes only, no words; a report without a row is older.
create table report_intake (
  report BIGINT primary key references report (id),
  age_band text not null check (age_band in ('unsaid', 'under_11', 'from_11')),
  source text not null check (source in ('web', 'phone', 'in_person', 'paper', 'api')),
  danger_now text not null check (danger_now in ('unsaid', 'yes', 'no')),
  danger_self text not null check (danger_self in ('unsaid', 'yes', 'no')),
  danger_near text not null check (danger_near in ('unsaid', 'yes', 'no')),
  contact_safe text not null check (contact_safe in ('unsaid', 'yes', 'no')),
  carer_harms text not null check (carer_harms in ('unsaid', 'yes', 'no')),
  key_replaced_at BIGINT
) STRICT;
