#include "store/health.h"

namespace anlanh::store {

base::Status check_alive(Sql& sql) { return sql.script("select 1"); }

namespace {

base::Result<bool> has_audit_table(Sql& sql) {
  if (sql.engine() == Engine::Sqlite) {
    AL_TRY(const auto found,
           sql.find("select 1 from sqlite_master where type = 'table' and name = 'audit_line'"));
    return found.has_value();
  }
  AL_TRY(const auto found, sql.find("select 1 where to_regclass('audit_line') is not null"));
  return found.has_value();
}

}  // namespace

base::Result<bool> has_records(Sql& sql) {
  AL_TRY(const bool there, has_audit_table(sql));
  if (!there) return false;
  AL_TRY(const auto line, sql.find("select seq from audit_line limit 1"));
  return line.has_value();
}

}  // namespace anlanh::store
