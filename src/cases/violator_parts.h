#pragma once
// Pieces of the pages about violators: the state as a mark, the law's words on an act, the fields of the form.

#include <string>
#include <vector>

#include "cases/incident_groups.h"
#include "cases/office_parts.h"
#include "cases/violator_actions.h"
#include "web/form.h"

namespace anlanh::cases {

web::Html handling_mark(const web::View& view, Handling handling);
// A child is never called a violator (đối tượng) on a page: "Em có hành vi vi phạm".
base::Words violator_title(const web::View& view, ViolatorKind kind);
std::string age_label(const web::View& view, const LawBook& law, const Violator& violator);
std::string platform_label(const web::View& view, const LawBook& law, const std::string& code);
// The version of the act on the day it was done.
const Act* act_of(const Violator& violator, const LawBook& law);
// "Bullying, article 155 · To be confirmed", or that it is not established yet.
web::Html act_part(const web::View& view, const LawBook& law, const Violator& violator);
std::string stage_words(const web::View& view, const LawBook& law, const std::string& path,
                        const std::string& step);
web::Html name_part(const web::View& view, const OpenedViolator& opened, base::Id case_id,
                    const std::optional<base::Instant>& open_until);

// What a form shows before anything was typed.
struct ViolatorForm {
  std::string form;  // "sua", "doi-tuong"
  const Violator* now = nullptr;
  std::string account_name = {};
  std::string note = {};
  bool name_closed = false;  // an empty name then keeps what is on record
};
web::Html violator_fields(const web::View& view, const LawBook& law, const ViolatorForm& shown,
                          const Returned& back);
// The names of those fields, for the route, and what was sent in them.
std::vector<web::Field> violator_field_names();
ViolatorInput violator_input(const web::Params& sent);

std::vector<web::Choice> body_choices(const web::View& view, const LawBook& law);

}  // namespace anlanh::cases
