#pragma once
// The fields of a child, a carer and an incident, as forms show and send them.

#include <vector>

#include "cases/child_actions.h"
#include "cases/office_parts.h"
#include "web/form.h"

namespace anlanh::cases {

struct FormParts {
  const Desk& desk;
  const web::View& view;
  const PlaceChoices& places;
  const Returned& back;
};

// `opened` null: a new one. `form` is the name of the form that may have come back.
web::Html child_fields(const FormParts& parts, std::string_view form, const OpenedChild* opened);
web::Html carer_fields(const FormParts& parts, std::string_view form, const OpenedCarer* opened);
web::Html incident_fields(const FormParts& parts, std::string_view form, const Case& file);

std::vector<web::Field> child_field_names();
std::vector<web::Field> carer_field_names();
std::vector<web::Field> incident_field_names();

ChildInput child_input(const web::Params& sent);
CarerInput carer_input(const web::Params& sent);
IncidentInput incident_input(const web::Params& sent);

}  // namespace anlanh::cases
