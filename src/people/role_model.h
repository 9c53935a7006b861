#pragma once
// Roles: what an account may do, as data (tables role and role_right).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/time.h"
#include "people/right_model.h"

namespace anlanh::people {

struct Grant {
  std::string right;  // "reports.read"
  Reach reach = Reach::OwnUnit;
};

struct Role {
  std::string code;  // "commune_worker"
  base::Bilingual name;
  base::Bilingual purpose;
  std::vector<Grant> grants;
  bool needs_second_factor = true;
  std::optional<base::Instant> ended_at = {};  // nobody is given an ended role any more
  std::int64_t version = 1;                    // counts its changes
};

}  // namespace anlanh::people
