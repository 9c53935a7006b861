#pragma once
// What this room asks of others. `app` binds them; reading src/app/bind_cases.cpp shows every meeting.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "people/officer.h"
#include "store/sql.h"

namespace anlanh::cases {

// An address that a case has found to harm children.
struct ConfirmRequest {
  std::string address;   // as the officer wrote it: a host name or an http address
  std::string category;  // slug of data/law/categories.json
  base::Id case_id;
  std::string case_number;
  base::Id unit;  // of the case
  base::Instant now;
};

// Somebody to whom a case may be given: an active account that may work on cases of this unit.
struct Assignee {
  base::Id account;
  std::string name;
  std::string place;
};

struct Ports {
  // text::fold: lower case without diacritics.
  std::function<std::string(std::string_view)> fold;
  // Inside the transaction of the case: either both are kept or neither. Gives the line of the catalogue.
  std::function<base::Result<base::Id>(store::Sql&, const people::Officer&, const ConfirmRequest&)>
      confirm_harmful;
  // After the commit: the guard's policy is made anew.
  std::function<void()> notify_published;
  // `unit` none: the province's desk.
  std::function<base::Result<std::vector<Assignee>>(store::Sql&, base::Id unit)> load_assignees;
};

}  // namespace anlanh::cases
