#pragma once
// SQL of children. Functions run inside the caller's transaction.

#include <optional>
#include <vector>

#include "cases/case_model.h"
#include "cases/child_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

// False: this form's child is there already.
base::Result<bool> save_new_child(store::Sql& sql, const Child& child);
// False where the version is no longer `version_seen`.
base::Result<bool> save_child_change(store::Sql& sql, const Child& child,
                                     std::int64_t version_seen);
// Every row of the person `from` becomes a row of the person `to`.
base::Status save_same_person(store::Sql& sql, base::Id from, base::Id to);
// This row alone becomes a row of the person `to`.
base::Status save_person(store::Sql& sql, base::Id child, base::Id to);

base::Result<std::optional<Child>> find_child(store::Sql& sql, base::Id id);
base::Result<std::vector<Child>> load_children(store::Sql& sql, base::Id case_id);

// A child of another case, with the case's number.
struct ChildElsewhere {
  Child child;
  std::string case_number;
  base::Id case_unit;
};
// Rows of the same folded name, and rows of the same person, in other cases of the scope.
base::Result<std::vector<ChildElsewhere>> load_children_elsewhere(store::Sql& sql,
                                                                  const people::Scope& scope,
                                                                  const Child& child);

// For counting: each child of a person who has a case received in these moments, with what the case knows.
struct CountedChild {
  base::Id child;
  base::Id person;
  Case file;  // id, received_at, state, due_at, support_asked, first_support_on, close_reason
};
base::Result<std::vector<CountedChild>> load_counted_children(store::Sql& sql, base::Instant from,
                                                              base::Instant to);

}  // namespace anlanh::cases
