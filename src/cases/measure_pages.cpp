#include "cases/measure_pages.h"

#include <algorithm>

#include "cases/case_tabs.h"
#include "cases/intake_actions.h"
#include "cases/measure_parts.h"
#include "people/right_model.h"

namespace anlanh::cases {

namespace {

using base::Code;
using web::el;
using web::Html;
namespace rights = people::rights;

constexpr std::string_view kForm = "buoc";
constexpr std::size_t kWordsBytes = 60 * 1024;
constexpr std::size_t kBody = 128 * 1024;

Html step_form(const ViolatorPage& page, const OpenedMeasure& opened) {
  const auto& t = page.t();
  const auto& view = page.view();
  const auto& back = page.returned;
  std::vector<web::Choice> steps{{.value = "", .label = t("Choose …")}};
  for (const auto& step : next_steps(opened.trail, *page.desk.law))
    steps.push_back(
        {.value = step,
         .label = base::Words{stage_words(view, *page.desk.law, opened.measure.path, step)}});
  const auto* path = page.desk.law->path(opened.measure.path);
  Html amount;
  if (path && path->asks_amount)
    amount = web::text_field(view, {.name = "step_amount",
                                    .label = t("New amount"),
                                    .hint = t("Only where the appeal changed the fine, in VND"),
                                    .value = back.value(kForm, "step_amount"),
                                    .width = "20",
                                    .inputmode = "numeric"});
  return web::form(
      view, web::path({"/doi-tuong", page.violator().id, "bien-phap", opened.measure.id}),
      web::hidden_field("token", new_form_token(page.desk.random)),
      web::select_field(view, {.name = "step",
                               .label = t("What happened next"),
                               .choices = std::move(steps),
                               .value = back.value(kForm, "step"),
                               .error = back.error_of(kForm)}),
      web::select_field(view, {.name = "step_body",
                               .label = t("Body in charge"),
                               .choices = body_choices(view, *page.desk.law),
                               .value = back.value(kForm, "step_body")}),
      web::text_field(view, {.name = "step_number",
                             .label = t("Number of the decision or letter"),
                             .value = back.value(kForm, "step_number"),
                             .width = "20"}),
      amount,
      web::date_field(
          view,
          {.name = "step_day", .label = t("Day"), .value = date_typed(back, kForm, "step_day")}),
      web::textarea_field(view, {.name = "step_note",
                                 .label = t("Note"),
                                 .value = back.value(kForm, "step_note"),
                                 .rows = 3}),
      web::submit(t("Record this step")));
}

base::Result<base::Id> measure_of(const web::Visit& visit) {
  const auto id = base::parse_id(visit.request.path_params.get("measure"));
  if (!id) return base::make_error(Code::NotFound, "not an id");
  return *id;
}

base::Result<web::Response> show_measure(const Desk& desk, web::Visit& visit, base::Id id,
                                         base::Id measure, const Returned& returned) {
  visit.view.here = web::path({"/doi-tuong", id});
  const auto& t = visit.view.t;
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto file, read_violator(desk, officer, id, visit.now));
  const auto found =
      std::find_if(file.opened.measures.begin(), file.opened.measures.end(),
                   [measure](const OpenedMeasure& one) { return one.measure.id == measure; });
  if (found == file.opened.measures.end())
    return base::make_error(Code::NotFound, "no measure of this violator");
  const ViolatorPage page{desk, visit, officer, file, returned};
  const auto title = t("Continue a measure");
  Html content = web::error_summary_for(visit.view, errors_of(returned, "step"));
  content += el("span", {web::cls("govuk-caption-l")}, t("Case {1}", file.file.number)) +
             web::heading(title) + case_tabs(visit.view, file.file.id, "doi-tuong") +
             measure_card(page, *found, Onward::No);
  if (page.may_work() && !next_steps(found->trail, *desk.law).empty())
    content += step_form(page, *found);
  auto response = office_page(
      visit.view,
      {.title = title, .back = web::path({"/doi-tuong", id}), .content = std::move(content)},
      returned);
  response.compression = web::Compression::Never;
  return response;
}

base::Result<web::Response> do_step(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto measure, measure_of(visit));
  const auto& form = visit.request.form;
  const StepInput input{form.get("step"),          form.get("step_body"),
                        form.get("step_number"),   parse_amount(form.get("step_amount")),
                        date_of(form, "step_day"), form.get("step_note")};
  const auto done =
      record_step(desk, people::officer_of(visit), measure, input, form.get("token"), visit.now);
  if (done)
    return web::see_other(web::path({"/doi-tuong", *done}).with("xong", std::string(kForm)));
  const auto code = done.error().code;
  if (code != Code::Invalid && code != Code::Conflict) return done.error();
  auto shown =
      show_measure(desk, visit, id, measure, {std::string(kForm), &form, done.error().reader});
  if (shown && code == Code::Conflict) shown->status = static_cast<int>(web::Status::Conflict);
  return shown;
}

}  // namespace

void add_measure_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/doi-tuong/:id/bien-phap/:measure",
              .access = web::Access::right(rights::kViolatorsRead),
              .help = "One measure with its steps, and the next one",
              .handler = [&desk](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                AL_TRY(const auto measure, measure_of(visit));
                return show_measure(desk, visit, id, measure, {});
              }});
  router.add({.method = web::Method::Post,
              .pattern = "/doi-tuong/:id/bien-phap/:measure",
              .access = web::Access::right(rights::kViolatorsWork),
              .help = "Take a measure further: its next stage, an appeal",
              .fields = {"token",
                         "step",
                         "step_body",
                         "step_number",
                         "step_amount",
                         "step_day_day",
                         "step_day_month",
                         "step_day_year",
                         {"step_note", kWordsBytes}},
              .body_limit = kBody,
              .handler = [&desk](web::Visit& visit) { return do_step(desk, visit); }});
}

}  // namespace anlanh::cases
