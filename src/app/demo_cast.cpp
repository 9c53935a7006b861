#include "app/demo_cast.h"

namespace anlanh::app {

namespace {

base::Error missing(const std::string& what) {
  return base::make_error(base::Code::NotFound, "demo: there is no " + what);
}

}  // namespace

base::Result<people::Unit> Cast::unit(people::UnitKind kind, const std::string& code) {
  AL_TRY(auto found, store_.read([&](store::Sql& sql) {
    return people::find_unit_by_code(sql, kind, code, today_);
  }));
  if (!found) return missing("unit " + code);
  return std::move(*found);
}

base::Result<std::shared_ptr<const people::Officer>> Cast::officer(const std::string& login) {
  const auto account = accounts_.find(login);
  if (account == accounts_.end()) return missing("account " + login);
  AL_TRY(auto officer, store_.read([&](store::Sql& sql) {
    return people::load_officer(sql, account->second, today_);
  }));
  if (!officer) return missing("active account " + login);
  return officer;
}

base::Result<base::Id> Cast::made(const std::string& ref) const {
  const auto found = made_.find(ref);
  if (found == made_.end()) return missing("record " + ref);
  return found->second;
}

}  // namespace anlanh::app
