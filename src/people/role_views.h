#pragma once
// What the pages of roles show alike.

#include <string>
#include <vector>

#include "people/role_change_model.h"
#include "web/fields.h"

namespace anlanh::people {

// "g-cases-read": the field of a right.
std::string right_field(std::string_view right);

// Words, second factor and a choice of reach for every right.
web::Html role_fields(const web::View& view, const Role& role, const web::FieldErrors& errors);
// The same values hidden, for the page that asks once more.
web::Html hidden_role_fields(const Role& role);

// What a change does: by right, then by account.
web::Html change_list(const base::Translator& t, const std::vector<GrantChange>& changes);
web::Html impact_table(const base::Translator& t, const std::vector<AccountImpact>& accounts);

}  // namespace anlanh::people
