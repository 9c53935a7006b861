-- Reports and cases whose words are still sealed under the house's master key. Each is sealed anew under a key of its
-- own at the next start and leaves this table (cases/record_reseal.h). New ones never enter it.
create table record_reseal (
  record BIGINT primary key,
  kind text not null check (kind in ('report', 'case'))
) STRICT;
insert into record_reseal (record, kind) select id, 'report' from report;
insert into record_reseal (record, kind) select id, 'case' from case_file;
