-- A file beside the database (blobs/xx/<id>). `sealed` holds its own key and its length, under the key of its owner.
create table blob (
  id BIGINT primary key,
  owner BIGINT not null,
  made_at BIGINT not null,
  sealed BLOB not null
) STRICT;
create index blob_owner on blob (owner);
