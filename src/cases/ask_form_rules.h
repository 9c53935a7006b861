#pragma once
// From the fields as typed to the answers they mean. Pure.

#include "cases/ask_form_model.h"

namespace anlanh::cases {

// A commune that cannot be read becomes an id that no commune has, so that check_report names it.
ReportAnswers answers_of(const AskForm& form, base::Lang lang);
// The register in which this form is asked.
Wording wording_of_form(const AskForm& form);

}  // namespace anlanh::cases
