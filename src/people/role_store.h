#pragma once
// SQL of roles and their rights.

#include <string>
#include <vector>

#include "base/id.h"
#include "people/role_model.h"
#include "store/sql.h"

namespace anlanh::people {

// Roles in force with their grants, in the order of a list for people.
base::Result<std::vector<Role>> load_roles(store::Sql& sql);
// Ended ones too.
base::Result<std::vector<Role>> load_every_role(store::Sql& sql);
// What the roles of an account grant together; a right may come twice with different reach.
base::Result<std::vector<Grant>> load_grants(store::Sql& sql, base::Id account);

}  // namespace anlanh::people
