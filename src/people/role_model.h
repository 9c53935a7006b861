#pragma once
// Roles: what an account may do, as data (tables role and role_right).

#include <string>
#include <vector>

#include "base/catalogue.h"
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
};

}  // namespace anlanh::people
