-- Roles may be cut by the province itself: reach "own" (records assigned to oneself), groups of fields as rights, whether
-- the role asks for a second factor, and an end in place of deletion. Defaults keep what each role did before.
alter table role add column needs_second_factor BOOL not null default true;
alter table role add column ended_at BIGINT;
alter table role add column version BIGINT not null default 1;
update role set needs_second_factor = false where code in ('school_officer', 'viewer');

create table role_right_next (
  role text not null references role (code),
  right_name text not null,
  reach text not null check (reach in ('own', 'own_unit', 'unit_and_below', 'all')),
  primary key (role, right_name)
) STRICT;
insert into role_right_next (role, right_name, reach) select role, right_name, reach from role_right;
drop table role_right;
alter table role_right_next rename to role_right;

insert into role_right (role, right_name, reach)
  select role, 'fields.words', reach from role_right where right_name = 'reports.read';
insert into role_right (role, right_name, reach)
  select role, 'fields.reporter', reach from role_right where right_name = 'reports.read';
insert into role_right (role, right_name, reach)
  select role, 'fields.files', reach from role_right where right_name = 'reports.read';
insert into role_right (role, right_name, reach)
  select role, 'fields.child', reach from role_right where right_name = 'cases.read';
insert into role_right (role, right_name, reach)
  select role, 'fields.plan', reach from role_right where right_name = 'cases.read';
insert into role_right (role, right_name, reach)
  select role, 'fields.violator', reach from role_right where right_name = 'violators.read';
insert into role_right (role, right_name, reach)
  select role, 'roles.manage', reach from role_right where right_name = 'accounts.manage';
