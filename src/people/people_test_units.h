#pragma once
// What the tests of this room share: its migrations, some units, some accounts. All invented.

#include <string>
#include <vector>

#include "people/account_model.h"
#include "people/embedded.h"
#include "people/unit_model.h"
#include "store/migrate.h"

namespace anlanh::people::test_support {

inline base::Date date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

inline std::vector<store::Migration> migrations() { return store::migrations_of(embedded_files()); }

inline Unit unit(std::int64_t id, UnitKind kind, std::string code, std::string name,
                 std::int64_t parent = 0) {
  return {.id = base::Id{id},
          .kind = kind,
          .code = std::move(code),
          .name = std::move(name),
          .parent = base::Id{parent},
          .valid_from = date(2025, 7, 1),
          .valid_to = std::nullopt};
}

inline School school(std::int64_t id, std::string code, std::string name, std::int64_t commune) {
  return {.unit = unit(id, UnitKind::School, std::move(code), std::move(name), commune),
          .levels = {SchoolLevel::Primary},
          .is_public = true,
          .pupils = 300};
}

inline Account account(std::int64_t id, std::string login, std::int64_t unit_id,
                       std::vector<std::string> roles) {
  Account made;
  made.id = base::Id{id};
  made.login = std::move(login);
  made.name = "Nguyễn Thị Mẫu";
  made.unit = base::Id{unit_id};
  made.roles = std::move(roles);
  made.created_at = base::from_millis(1);
  return made;
}

}  // namespace anlanh::people::test_support
