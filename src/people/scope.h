#pragma once
// Where a right holds: everywhere, in some units, for the records assigned to one account, or nowhere. The same value decides one record, a list, a search,
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
  // Records assigned to this account, in whatever unit; beside them those of `ids`.
  static Scope own(base::Id account, std::vector<base::Id> ids = {});

  bool all() const { return kind_ == Kind::All; }
  bool empty() const { return kind_ == Kind::Units && ids_.empty() && !account_; }
  // A record without a unit (none) is covered only where everything is: it waits at the province's desk.
  bool covers(base::Id unit) const;
  // A record with somebody to whom it is assigned (none: nobody yet).
  bool covers(base::Id unit, base::Id assignee) const {
    return covers(unit) || (account_ && assignee == account_);
  }
  const std::vector<base::Id>& ids() const { return ids_; }
  // Whose assigned records are covered; none where the scope goes by units alone.
  base::Id account() const { return account_; }

  // The condition for SQL: "true", "false" or "<column> in ($3, $4)". Adds the ids to `values`; numbering goes on
  // from what `values` holds already. `column` is a literal of ours.
  std::string condition(std::string_view column, std::vector<store::Value>& values) const;
  // The same where records are assigned. The form with one column leaves Reach::Own out: a list of
  // records that nobody is assigned to shows such an officer none.
  std::string condition(std::string_view column, std::string_view assignee_column,
                        std::vector<store::Value>& values) const;

 private:
  enum class Kind { All, Units };
  Scope(Kind kind, std::vector<base::Id> ids, base::Id account = {})
      : kind_(kind), ids_(std::move(ids)), account_(account) {}
  Kind kind_;
  std::vector<base::Id> ids_;  // sorted
  base::Id account_;
};

}  // namespace anlanh::people
