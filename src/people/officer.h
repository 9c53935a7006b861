#pragma once
// Who is signed in, with the reach of each right. Made afresh for each request from the account's roles: a right that
// was taken away is gone with the next click.

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "people/account_model.h"
#include "people/scope.h"
#include "people/unit_model.h"
#include "store/audit.h"
#include "store/sql.h"
#include "web/principal.h"
#include "web/visit.h"

namespace anlanh::people {

struct Officer : web::Principal {
  Unit unit;
  std::map<std::string, Scope, std::less<>> scopes;  // by right

  bool may(std::string_view right) const override { return !scope(right).empty(); }
  // Nowhere for a right the officer lacks.
  const Scope& scope(std::string_view right) const;
  // The right, in this unit.
  bool may_in(std::string_view right, base::Id unit_id) const {
    return scope(right).covers(unit_id);
  }
  // The right, on a record of this unit that is assigned to this account (none: to nobody).
  bool may_on(std::string_view right, base::Id unit_id, base::Id assignee) const {
    return scope(right).covers(unit_id, assignee);
  }
};

// Absent: closed or gone. A lock after wrong passwords ends no session: otherwise anybody could sign an officer out.
// The officer of a unit that is not there today has no right at all.
base::Result<std::shared_ptr<const Officer>> load_officer(store::Sql& sql, base::Id account,
                                                          base::Date today);

// The officer behind a visit. REQUIRES: the route's access is not public.
const Officer& officer_of(const web::Visit& visit);

// An audit line in this officer's name.
store::AuditLine audit_line(const Officer& officer, base::Instant now, std::string action,
                            std::string subject_kind, base::Id subject, std::string detail = {});

// Refused (403) unless the officer has the right in this unit. NotFound (404), as for a record that
// is not there, where the officer may not see the noun there at all: a guessed id tells nothing.
base::Status need(const Officer& officer, std::string_view right, base::Id unit_id);
// The same for a record that may be assigned to somebody.
base::Status need_on(const Officer& officer, std::string_view right, base::Id unit_id,
                     base::Id assignee);

}  // namespace anlanh::people
