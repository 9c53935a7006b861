#pragma once
// A form of the law's data as a page shows it: questions with a short meaning beside each answer; and answers read again.

#include "cases/assessment_actions.h"
#include "cases/office_parts.h"
#include "web/form.h"

namespace anlanh::cases {

// Fields are named "a_" and the code of the question.
web::Html form_sections(const web::View& view, const FormDefinition& form, const FieldMap& answers);
web::Html answers_list(const web::View& view, const FormDefinition& form, const FieldMap& answers);
FieldMap answers_sent(const web::Params& sent);
base::Words level_words(const web::View& view, std::string_view code);

}  // namespace anlanh::cases
