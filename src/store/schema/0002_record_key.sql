-- The key of one record (a report, a case), wrapped by the installation's wrapping key, which lies outside the database
-- (store/vault.h). `generation` says by which one. A record whose key was erased keeps its row: `wrapped` is empty.
create table record_key (
  owner BIGINT primary key,
  wrapped BLOB not null,
  generation BIGINT not null,
  made_at BIGINT not null,
  erased_at BIGINT
) STRICT;
create index record_key_live on record_key (generation, owner) where erased_at is null;
