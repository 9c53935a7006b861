#pragma once
// The one screen on which a session is recorded.

#include <vector>

#include "learn/awareness_model.h"
#include "learn/lesson_model.h"
#include "people/unit_model.h"
#include "web/field_errors.h"
#include "web/markup.h"
#include "web/view.h"

namespace anlanh::learn {

struct RecordForm {
  people::School school;
  SessionDraft draft;
  base::Date today;
  web::FieldErrors errors;
};

web::Html render_record_form(const web::View& view, const RecordForm& form,
                             const std::vector<Lesson>& lessons);

}  // namespace anlanh::learn
