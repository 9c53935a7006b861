#pragma once
// Where a right holds: everywhere, in some units, or nowhere. The same value decides one record, a list, a search,
// an export and a count, so that no secondary path shows what the first one hides.

#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "store/value.h"

namespace anlanh::people {

class Scope {
 public:
  static Scope nowhere() { return Scope(Kind::Units, {}); }
  static Scope everywhere() { return Scope(Kind::All, {}); }
  static Scope units(std::vector<base::Id> ids);

  bool all() const { return kind_ == Kind::All; }
  bool empty() const { return kind_ == Kind::Units && ids_.empty(); }
  // A record without a unit (none) is covered only where everything is: it waits at the province's desk.
  bool covers(base::Id unit) const;
  const std::vector<base::Id>& ids() const { return ids_; }

  // The condition for SQL: "true", "false" or "<column> in ($3, $4)". Adds the ids to `values`; numbering goes on
  // from what `values` holds already. `column` is a literal of ours.
  std::string condition(std::string_view column, std::vector<store::Value>& values) const;

 private:
  enum class Kind { All, Units };
  Scope(Kind kind, std::vector<base::Id> ids) : kind_(kind), ids_(std::move(ids)) {}
  Kind kind_;
  std::vector<base::Id> ids_;  // sorted
};

}  // namespace anlanh::people
