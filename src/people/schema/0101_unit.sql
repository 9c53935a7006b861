-- Units as they were on each day (people/unit_model.h). A row is one legal existence and is not renamed.
create table unit (
  id BIGINT primary key,
  kind text not null
    check (kind in ('province', 'district', 'commune', 'department', 'school', 'care_facility')),
  code text not null check (length(code) between 1 and 60),
  name text not null check (length(name) between 1 and 300),
  parent BIGINT references unit (id),
  valid_from BIGINT not null,
  valid_to BIGINT check (valid_to >= valid_from),
  to_confirm BOOL not null,
  unique (kind, code, valid_from)
) STRICT;
create index unit_parent on unit (parent);

-- What a unit became. `part` is 'part' where it was split between several.
create table unit_link (
  from_unit BIGINT not null references unit (id),
  to_unit BIGINT not null references unit (id),
  day BIGINT not null,
  part text not null check (part in ('whole', 'part')),
  primary key (from_unit, to_unit)
) STRICT;
create index unit_link_to on unit_link (to_unit);

-- What only schools and care facilities have.
create table school (
  unit BIGINT primary key references unit (id),
  is_public BOOL not null,
  pupils BIGINT not null check (pupils between 0 and 1000000)
) STRICT;
create table school_level (
  school BIGINT not null references school (unit),
  level text not null
    check (level in ('preschool', 'primary', 'lower_secondary', 'upper_secondary', 'continuing')),
  primary key (school, level)
) STRICT;
