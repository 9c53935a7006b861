#include "store/health.h"

namespace anlanh::store {

base::Status check_alive(Sql& sql) { return sql.script("select 1"); }

base::Result<bool> has_records(Sql& sql) {
  AL_TRY(const auto line, sql.find("select seq from audit_line limit 1"));
  return line.has_value();
}

}  // namespace anlanh::store
