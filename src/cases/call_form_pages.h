#pragma once
// The page of one call. Private to call_pages.

#include <vector>

#include "cases/call_actions.h"
#include "people/unit_model.h"
#include "web/fields.h"
#include "web/visit.h"

namespace anlanh::cases {

struct CallPage {
  const web::View& view;
  const Desk& desk;
  base::Id id;
  std::int64_t version = 0;
  CallForm form;
  std::vector<people::Unit> communes;
  web::FieldErrors errors;
};

web::Html call_form(const CallPage& page);
// Form 01 as told, for reading.
web::Html record_list(const web::View& view, const IntakeRecord& record);
// How a field is called on the page and on the record.
base::Message call_field_name(std::string_view field);

}  // namespace anlanh::cases
