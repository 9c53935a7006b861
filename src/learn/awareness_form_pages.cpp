#include "learn/awareness_form_pages.h"

#include "learn/awareness_rules.h"
#include "web/components/details/details.h"
#include "web/fields.h"
#include "web/page.h"

namespace anlanh::learn {

using web::attr;
using web::Html;
using web::View;

namespace {

Html day_field(const View& view, const RecordForm& form) {
  // The phone's own calendar; where there is none, a line to type in.
  return web::text_field(
      view, {.name = "day",
             .label = view.t("Day"),
             .value = form.draft.day,
             .error = form.errors.of("day"),
             .type = "date",
             .width = "10",
             .attributes = {attr("max", base::iso_date(form.today)),
                            attr("min", base::iso_date(base::add_days(form.today, -365)))}});
}

Html grades_field(const View& view, const RecordForm& form) {
  std::vector<web::Choice> choices{{.value = "all", .label = view.t("The whole school")}};
  for (const int grade : grades_of(form.school.levels)) {
    choices.push_back(
        {.value = std::to_string(grade), .label = view.t("Grade {1}", std::to_string(grade))});
  }
  return web::checkbox_field(view, {.name = "grades",
                                    .label = view.t("Who took part?"),
                                    .choices = choices,
                                    .values = form.draft.grades,
                                    .error = form.errors.of("grades"),
                                    .size = web::Size::Small});
}

Html classes_field(const View& view, const RecordForm& form) {
  return web::text_field(view, {.name = "classes",
                                .label = view.t("Or only some classes"),
                                .hint = view.t("With commas, such as 4A, 4B"),
                                .value = form.draft.class_names,
                                .error = form.errors.of("classes"),
                                .autocomplete = "off"});
}

Html pupils_field(const View& view, const RecordForm& form) {
  const bool known = form.school.pupils > 0;
  const web::Content enrolled = known ? web::Content(view.t("The school has {1} pupils enrolled",
                                                            view.t.number(form.school.pupils)))
                                      : web::Content();
  return web::text_field(view, {.name = "pupils",
                                .label = view.t("Number of pupils"),
                                .hint = enrolled,
                                .value = form.draft.pupils,
                                .error = form.errors.of("pupils"),
                                .width = "5",
                                .autocomplete = "off",
                                .inputmode = "numeric"});
}

// Asked only where the number needs it.
Html reason_field(const View& view, const RecordForm& form) {
  const auto error = form.errors.of("pupils_reason");
  if (error.empty() && form.draft.pupils_reason.empty()) return {};
  return web::text_field(view, {.name = "pupils_reason",
                                .label = view.t("Why did more pupils take part than are enrolled?"),
                                .value = form.draft.pupils_reason,
                                .error = error});
}

// Below the choices and not inside one: the script that folds such a field away gives a radio aria-expanded, which
// it may not have (WAI-ARIA 1.2).
Html title_field(const View& view, const RecordForm& form) {
  return web::text_field(view, {.name = "title",
                                .label = view.t("What was it about?"),
                                .hint = view.t("Only where you chose “Something else”."),
                                .value = form.draft.title,
                                .error = form.errors.of("title")});
}

Html lesson_field(const View& view, const RecordForm& form, const std::vector<Lesson>& lessons) {
  std::vector<web::Choice> choices;
  for (const auto& lesson : lessons) {
    choices.push_back({.value = lesson.id,
                       .label = view.t("{1}. {2}", lesson.id, view.t(lesson.title).text),
                       .hint = view.t(lesson.band.grades)});
  }
  choices.push_back({.value = kOtherLesson, .label = view.t("Something else")});
  return web::radio_field(view, {.name = "lesson",
                                 .label = view.t("Lesson"),
                                 .choices = choices,
                                 .value = form.draft.lesson,
                                 .error = form.errors.of("lesson")});
}

}  // namespace

Html render_record_form(const View& view, const RecordForm& form,
                        const std::vector<Lesson>& lessons) {
  Html out = web::error_summary_for(view, form.errors);
  out += web::el("span", {web::cls("govuk-caption-l")}, form.school.unit.name);
  out += web::heading(view.t("Record an awareness session"));
  return out + web::form(view, web::Url::local("/truyen-thong/moi"),
                         web::hidden_field("unit", base::id_text(form.draft.unit)),
                         web::hidden_field("submission", base::id_text(form.draft.submission)),
                         day_field(view, form), grades_field(view, form), classes_field(view, form),
                         pupils_field(view, form), reason_field(view, form),
                         lesson_field(view, form, lessons), title_field(view, form),
                         web::submit(view.t("Record the session")));
}

}  // namespace anlanh::learn
