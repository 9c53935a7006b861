#pragma once
// Small things that several pages of this room write in the same way.

#include <string>
#include <vector>

#include "people/account_rules.h"
#include "people/role_model.h"
#include "people/unit_model.h"
#include "web/fields.h"
#include "web/page.h"
#include "web/response.h"
#include "web/visit.h"

namespace anlanh::people {

web::FieldErrors errors_of(const std::vector<Problem>& problems);

// 422 where something typed was wrong, else 200.
web::Response form_page(const web::View& view, web::Page page, const web::FieldErrors& errors);

// "New password" and "the same again", with the rule above them.
web::Html new_password_fields(const web::View& view, const web::FieldErrors& errors);

std::vector<web::Choice> role_choices(const web::View& view, const std::vector<Role>& roles);

// Units to choose from: those whose name or code holds `text`; with no text all but schools, of
// which there are more than a list can show. `chosen` is always among them.
std::vector<web::Choice> unit_choices(const web::View& view, const std::vector<Unit>& units,
                                      std::string_view text, base::Id chosen);

// The page of a list that was asked for, from 1.
std::size_t page_number(std::string_view typed);

// The record that the address names (":id"). NotFound where it names none.
base::Result<base::Id> id_of(const web::Visit& visit);

}  // namespace anlanh::people
