-- A child who was harmed, once for each case; rows with one `person` are one child. What names the child is sealed; sex,
-- year and band of age stand in clear, because figures are made of them without opening a name.
create table case_child (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  person BIGINT not null,
  identity BLOB not null,
  details BLOB not null,
  sex text not null check (sex in ('male', 'female', 'unknown')),
  age_known text not null check (age_known in ('exact', 'estimated', 'unknown')),
  birth_year BIGINT,
  age_band text not null check (age_band in ('under-7', '7-10', '11-15', '16-17', 'unknown')),
  residence BIGINT,
  school BIGINT,
  name_match BLOB,
  version BIGINT not null,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  token BLOB not null unique
) STRICT;
create index case_child_case on case_child (case_id);
create index case_child_person on case_child (person);
create index case_child_match on case_child (name_match);

-- Carers and household.
create table case_carer (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  identity BLOB not null,
  relation text not null check (relation in
    ('mother', 'father', 'grandparent', 'sibling', 'relative', 'guardian', 'other')),
  age BIGINT,
  lives_with BOOL not null,
  contact BOOL not null,
  suspected BOOL not null,
  version BIGINT not null,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  token BLOB not null unique
) STRICT;
create index case_carer_case on case_carer (case_id);

create table case_incident (
  id BIGINT primary key,
  case_id BIGINT not null references case_file (id),
  happened_on BIGINT,
  commune BIGINT,
  harm_group text not null,
  details BLOB not null,
  version BIGINT not null,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  token BLOB not null unique
) STRICT;
create index case_incident_case on case_incident (case_id);

create table case_harm (
  incident BIGINT not null references case_incident (id),
  child BIGINT not null references case_child (id),
  kind text not null,
  severity text not null check (severity in ('low', 'medium', 'high')),
  primary key (incident, child, kind)
) STRICT;
create index case_harm_child on case_harm (child);
