#pragma once
// Who and where in the demo: officers by login, units by code, what was made so far by its name in the file.

#include <map>
#include <memory>
#include <string>

#include "people/officer.h"
#include "people/unit_store.h"
#include "store/store.h"

namespace anlanh::app {

class Cast {
 public:
  Cast(store::Store& store, base::Date today) : store_(store), today_(today) {}

  base::Result<people::Unit> unit(people::UnitKind kind, const std::string& code);
  // The officer as the program would see them at sign-in.
  base::Result<std::shared_ptr<const people::Officer>> officer(const std::string& login);
  void know_account(const std::string& login, base::Id account) { accounts_[login] = account; }

  void keep(const std::string& ref, base::Id id) { made_[ref] = id; }
  // NotFound: the file names something that was not made before it.
  base::Result<base::Id> made(const std::string& ref) const;

 private:
  store::Store& store_;
  base::Date today_;
  std::map<std::string, base::Id> accounts_;
  std::map<std::string, base::Id> made_;
};

}  // namespace anlanh::app
