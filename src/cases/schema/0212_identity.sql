-- Who asked to see a name or a contact, why, who allowed it, and until when it stood open. Never deleted.
create table identity_opening (
  id BIGINT primary key,
  record BIGINT not null,
  record_kind text not null check (record_kind in ('report', 'case')),
  account BIGINT not null,
  account_name text not null,
  reason_kind text not null,
  reason BLOB,
  danger BOOL not null,
  state text not null check (state in ('asked', 'allowed', 'denied', 'open', 'closed')),
  asked_at BIGINT not null,
  decided_at BIGINT,
  decided_by BIGINT,
  decided_name text not null default '',
  decision_note BLOB,
  opened_at BIGINT,
  open_until BIGINT,
  closed_at BIGINT,
  seen_at BIGINT,
  seen_by BIGINT,
  seen_name text not null default '',
  token BLOB not null unique
) STRICT;
create index identity_opening_record on identity_opening (record, account);
create index identity_opening_account on identity_opening (account, asked_at);
create index identity_opening_asked on identity_opening (asked_at) where state = 'asked';
create index identity_opening_unseen on identity_opening (asked_at) where seen_at is null;

-- Names under a keyed hash, so that a case is found by a name that nobody can read here (cases/name_index.h).
create table name_index (
  owner BIGINT not null,
  subject BIGINT not null,
  kind text not null check (kind in ('child', 'family', 'violator')),
  token BLOB not null
) STRICT;
create index name_index_token on name_index (token, subject, owner);
create index name_index_owner on name_index (owner);

-- Only to roles that are still there: a province may have cut its roles otherwise.
insert into role_right (role, right_name, reach)
  select code, 'identity.open', 'all' from role where code in ('province_desk', 'police');
insert into role_right (role, right_name, reach)
  select code, 'identity.open', 'unit_and_below' from role where code in ('commune_worker', 'commune_chair');
insert into role_right (role, right_name, reach)
  select code, 'identity.allow', 'all' from role where code = 'province_desk';
insert into role_right (role, right_name, reach)
  select code, 'identity.allow', 'unit_and_below' from role where code = 'commune_chair';
