#include "cases/measure_parts.h"

#include <algorithm>

#include "cases/intake_actions.h"
#include "cases/violator_rules.h"
#include "people/right_model.h"
#include "web/components/summary-list/summary_list.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::el;
using web::Html;

constexpr std::size_t kWordsBytes = 60 * 1024;
constexpr std::string_view kForm = "bien-phap";

// "01/09/2026 · Decided · Commune chair · 12/QĐ · 7.500.000 VND", and the words below it.
Html step_item(const ViolatorPage& page, const std::string& path, const MeasureStep& step,
               const std::string& note) {
  const auto& t = page.t();
  const auto* body = page.desk.law->body(step.body);
  std::string line = base::vietnam_date_text(step.done_on) + " · " +
                     stage_words(page.view(), *page.desk.law, path, step.step);
  line += " · " + (body ? t(body->label).text : step.body);
  if (!step.number.empty()) line += " · " + t("number {1}", step.number).text;
  if (step.amount) line += " · " + t("{1} VND", amount_text(*step.amount)).text;
  Html out = el("p", {web::cls("govuk-body govuk-!-margin-bottom-1")}, Words{line});
  if (!note.empty()) out += el("div", {web::cls("govuk-body-s")}, web::lines(note));
  return el("li", {}, out);
}

MeasureStep first_step(const Measure& measure) {
  MeasureStep step;
  step.step = measure.stage;
  step.body = measure.body;
  step.number = measure.decision_number;
  step.amount = measure.amount;
  step.done_on = measure.done_on;
  return step;
}

std::string address_text(const ViolatorPage& page, base::Id id) {
  for (const auto& address : page.file.addresses)
    if (address.id == id) return address.address;
  return {};
}

// A path with the stage it begins with: "platform-removal/asked".
std::vector<web::Choice> path_choices(const ViolatorPage& page) {
  const auto& t = page.t();
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto* path : allowed_paths(page.violator(), *page.desk.law)) {
    const auto stages = first_stages(*path);
    for (const auto& stage : stages) {
      if (stages.size() == 1)
        choices.push_back({.value = path->code, .label = t(path->label)});
      else
        choices.push_back({.value = path->code + "/" + stage.code,
                           .label = t(path->label).text + " – " + t(stage.label).text});
    }
  }
  return choices;
}

Words amount_hint(const ViolatorPage& page) {
  const auto& t = page.t();
  const auto range = fine_range(page.violator(), *page.desk.law);
  if (!range || range->most == 0) return t("Needed for a fine, in VND: 7.500.000");
  return t("Needed for a fine. The law's range for this act: {1} – {2} VND",
           amount_text(range->least), amount_text(range->most));
}

// Left out where no measure that may be taken has an amount: a child's.
Html amount_field(const ViolatorPage& page) {
  const auto paths = allowed_paths(page.violator(), *page.desk.law);
  if (std::none_of(paths.begin(), paths.end(), [](const auto* path) { return path->asks_amount; }))
    return {};
  const auto& t = page.t();
  return web::text_field(page.view(), {.name = "measure_amount",
                                       .label = t("Amount"),
                                       .hint = amount_hint(page),
                                       .value = page.returned.value(kForm, "measure_amount"),
                                       .width = "20",
                                       .inputmode = "numeric"});
}

Html address_field(const ViolatorPage& page) {
  if (page.file.addresses.empty() || page.violator().kind == ViolatorKind::Child) return {};
  const auto& t = page.t();
  std::vector<web::Choice> choices{{.value = "", .label = t("None")}};
  for (const auto& address : page.file.addresses)
    choices.push_back({.value = base::id_text(address.id), .label = Words{address.address}});
  return web::select_field(page.view(), {.name = "measure_address",
                                         .label = t("Address that was blocked"),
                                         .choices = std::move(choices),
                                         .hint = t("Of those confirmed in this case"),
                                         .value = page.returned.value(kForm, "measure_address")});
}

}  // namespace

bool ViolatorPage::may_work() const {
  return officer.may_on(people::rights::kViolatorsWork, file.file.unit, file.file.assignee);
}

Html basis_part(const web::View& view, const Act& act) {
  std::string text = act.law + ", " + act.article;
  if (act.valid_from)
    text += " · " + view.t("in force from {1}", base::vietnam_date_text(*act.valid_from)).text;
  if (act.valid_to) text += " " + view.t("to {1}", base::vietnam_date_text(*act.valid_to)).text;
  return web::text(Words{text});
}

Html measure_card(const ViolatorPage& page, const OpenedMeasure& opened, Onward onward) {
  const auto& t = page.t();
  const auto& measure = opened.measure;
  const auto* path = page.desk.law->path(measure.path);
  std::vector<Html> items{step_item(page, measure.path, first_step(measure), opened.result)};
  for (const auto& step : opened.steps)
    items.push_back(step_item(page, measure.path, step.step, step.note));
  std::vector<web::SummaryRow> rows{
      {.key = t("Steps"), .value = el("ol", {web::cls("govuk-list")}, items)}};
  if (measure.address)
    rows.push_back({.key = t("Address"), .value = address_text(page, measure.address)});
  web::SummaryCard card{.title = path ? t(path->label) : Words{measure.path},
                        .heading_level = onward == Onward::Yes ? 3 : 2};
  const bool goes_on =
      onward == Onward::Yes && page.may_work() && !next_steps(opened.trail, *page.desk.law).empty();
  if (goes_on)
    card.actions = {{.label = t("Continue"),
                     .href = web::path({"/doi-tuong", page.violator().id, kForm, measure.id}),
                     .spoken_rest = path ? t(path->label) : Words{measure.path}}};
  return web::summary_list({.rows = std::move(rows), .card = std::move(card)});
}

Html measures_part(const ViolatorPage& page) {
  const auto& t = page.t();
  Html out = web::heading_2(t("Measures"));
  if (page.file.opened.measures.empty()) return out + web::paragraph(t("None on record."));
  for (const auto& opened : page.file.opened.measures)
    out += measure_card(page, opened, Onward::Yes);
  return out;
}

Html measure_form(const ViolatorPage& page) {
  const auto& t = page.t();
  const auto& view = page.view();
  const auto& back = page.returned;
  return web::form(view, page.url(kForm),
                   web::hidden_field("token", new_form_token(page.desk.random)),
                   web::select_field(view, {.name = "measure_path",
                                            .label = t("How the violator is handled"),
                                            .choices = path_choices(page),
                                            .value = back.value(kForm, "measure_path"),
                                            .error = back.error_of(kForm)}),
                   web::select_field(view, {.name = "measure_body",
                                            .label = t("Body in charge"),
                                            .choices = body_choices(view, *page.desk.law),
                                            .value = back.value(kForm, "measure_body")}),
                   web::text_field(view, {.name = "measure_decision",
                                          .label = t("Number of the decision"),
                                          .hint = t("Needed for a fine"),
                                          .value = back.value(kForm, "measure_decision"),
                                          .width = "20"}),
                   amount_field(page), address_field(page),
                   web::date_field(view, {.name = "measure_day",
                                          .label = t("Day"),
                                          .value = date_typed(back, kForm, "measure_day")}),
                   web::textarea_field(view, {.name = "measure_result",
                                              .label = t("Result"),
                                              .value = back.value(kForm, "measure_result"),
                                              .rows = 3}),
                   web::submit(t("Record the measure")));
}

std::vector<web::Field> measure_field_names() {
  return {"token",
          "measure_path",
          "measure_body",
          "measure_decision",
          "measure_amount",
          "measure_address",
          "measure_day_day",
          "measure_day_month",
          "measure_day_year",
          {"measure_result", kWordsBytes}};
}

MeasureInput measure_input(const web::Params& sent) {
  MeasureInput input{sent.get("measure_path"), sent.get("measure_body"),
                     sent.get("measure_decision"), date_of(sent, "measure_day"),
                     sent.get("measure_result")};
  if (const auto slash = input.path.find('/'); slash != input.path.npos) {
    input.stage = input.path.substr(slash + 1);
    input.path.erase(slash);
  }
  input.amount = parse_amount(sent.get("measure_amount"));
  input.address = base::parse_id(sent.get("measure_address")).value_or(base::Id{});
  return input;
}

}  // namespace anlanh::cases
