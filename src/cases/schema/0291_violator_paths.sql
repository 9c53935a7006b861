-- A violator in several cases, the act's version and day, and the stages of each measure. "Handled" is still never stored.
alter table violator add column platform text not null default '';
alter table violator add column account_key BLOB;
alter table violator add column happened_on BIGINT;
alter table violator add column act_version BIGINT not null default 0;
alter table violator add column child_age text not null default '';
alter table violator add column subject BIGINT not null default 0;
update violator set subject = id;
create index violator_subject on violator (subject);
create index violator_account_key on violator (account_key);

-- The stage a measure began with (data/law/violator-paths.json); later ones are rows of measure_step.
alter table violator_measure add column stage text not null default '';
alter table violator_measure add column amount BIGINT;
alter table violator_measure add column address BIGINT references case_address (id);
update violator_measure set stage = case path
  when 'administrative-fine' then 'decided'
  when 'criminal-transfer' then 'sent'
  when 'platform-removal' then 'removed'
  when 'block' then 'blocked'
  else 'done' end;

create table measure_step (
  id BIGINT primary key,
  measure BIGINT not null references violator_measure (id),
  place BIGINT not null,
  step text not null,
  body text not null,
  number text not null,
  amount BIGINT,
  done_on BIGINT not null,
  note BLOB,
  recorded_at BIGINT not null,
  recorded_by BIGINT not null,
  token BLOB not null unique,
  unique (measure, place)
) STRICT;

-- Two violators of different cases are one and the same, as a person said. Undone, the row stays.
create table violator_join (
  id BIGINT primary key,
  violator BIGINT not null references violator (id),
  twin BIGINT not null references violator (id),
  joined_at BIGINT not null,
  joined_by BIGINT not null,
  undone_at BIGINT,
  undone_by BIGINT,
  token BLOB not null unique
) STRICT;
create index violator_join_violator on violator_join (violator);
create index violator_join_twin on violator_join (twin);
