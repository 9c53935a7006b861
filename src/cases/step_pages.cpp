#include "cases/step_pages.h"

#include <algorithm>
#include <charconv>

#include "cases/case_tabs.h"
#include "cases/step_actions.h"
#include "cases/step_parts.h"
#include "cases/step_rules.h"
#include "people/right_model.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Words;
using web::el;
using web::Html;
using web::Url;
namespace rights = people::rights;

constexpr std::string_view kTab = "thoi-han";
constexpr std::size_t kWordsBytes = 16 * 1024;
constexpr std::size_t kBody = 32 * 1024;

struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const StepFile& file;
  const Returned& returned;

  const base::Translator& t() const { return visit.view.t; }
  const web::View& view() const { return visit.view; }
  const ClockLaw& law() const { return desk.law->clock; }
  bool open() const { return file.file.state == CaseState::Open; }
  Url url() const { return web::path({"/vu-viec", file.file.id, kTab}); }
  Url step_url(const std::string& step) const {
    return web::path({"/vu-viec", file.file.id, kTab, step});
  }
  Url act_url(const std::string& step, std::string_view act) const {
    return web::path({"/vu-viec", file.file.id, kTab, step, act});
  }
};

Html small_line(const std::string& text) {
  return el("div", {web::cls("govuk-body-s govuk-!-margin-bottom-0")}, text);
}

Html article_part(const Page& page, const OpenedStep& step) {
  const auto& t = page.t();
  Html out = web::text(t(step.deadline.article));
  out += confirm_mark(page.view(), step.deadline.to_confirm);
  out += small_line(step.deadline.law);
  if (!step.deadline.form.empty()) out += small_line(t("Form {1}", step.deadline.form).text);
  return out;
}

// Who ended it, when, and which levels have seen it.
std::vector<std::string> story_of(const Page& page, const OpenedStep& step) {
  const auto& t = page.t();
  std::vector<std::string> out;
  if (step.step.ended_at) {
    const auto who = step.step.ended_name.empty() ? t("the platform").text : step.step.ended_name;
    out.push_back(t("{1}, {2}", base::vietnam_time_text(*step.step.ended_at), who).text);
  }
  for (const auto& level : step.levels)
    if (level.shown_at)
      out.push_back(t("Shown to {1} since {2}", level_label(page.view(), page.law(), level.level),
                      base::vietnam_time_text(*level.shown_at))
                        .text);
  return out;
}

Html state_part(const Page& page, const OpenedStep& step) {
  Html out = mark_tag(page.view(), decide_mark(step.step, page.visit.now));
  for (const auto& line : story_of(page, step)) out += small_line(line);
  return out;
}

Html due_part(const Page& page, const OpenedStep& step) {
  const auto& t = page.t();
  Html out = due_cell(page.view(), step.step, page.visit.now);
  if (step.provisional) out += state_tag(t("Days off to be confirmed"), "govuk-tag--yellow");
  return out;
}

Html steps_part(const Page& page) {
  const auto& t = page.t();
  web::Table table{.caption = t("Steps by law"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Step")},
                            {.content = t("By law")},
                            {.content = t("Due")},
                            {.content = t("State")}}};
  for (const auto& step : page.file.steps) {
    const auto label = step_label(page.view(), page.law(), step.step.code);
    table.rows.push_back(
        {{.content = web::link(Words{std::to_string(step.step.place) + ". " + label},
                               page.step_url(step.step.code))},
         {.content = article_part(page, step)},
         {.content = due_part(page, step)},
         {.content = state_part(page, step)}});
  }
  return web::scroll_frame(t("Steps by law"), web::table(table));
}

Html start_part(const Page& page) {
  const auto& t = page.t();
  Html out = web::paragraph(t("The clocks run from the first receipt of the information: {1}.",
                              base::vietnam_time_text(page.file.file.received_at)));
  for (const auto& receipt : page.file.receipts)
    out += web::inset_text(
        {.content =
             web::text(t("Received before, outside the platform, at {1} (recorded by {2}):",
                         base::vietnam_time_text(receipt.receipt.received_at),
                         receipt.receipt.set_name)) +
             el("p", {web::cls("govuk-body govuk-!-margin-top-2")}, web::lines(receipt.words))});
  return out;
}

Html receipt_form(const Page& page) {
  if (!page.open() || !page.file.may_work) return {};
  const auto& t = page.t();
  const auto& back = page.returned;
  const Html form = web::form(
      page.view(), web::path({"/vu-viec", page.file.file.id, kTab, "nhan-tin", "som-hon"}),
      web::date_field(page.view(), {.name = "receipt",
                                    .label = t("Day it was first received"),
                                    .value = date_typed(back, "nhan-tin", "receipt"),
                                    .error = back.error_of("nhan-tin")}),
      web::text_field(page.view(), {.name = "receipt_time",
                                    .label = t("Time"),
                                    .hint = t("Hours and minutes, for example 21:30"),
                                    .value = back.value("nhan-tin", "receipt_time"),
                                    .width = "5"}),
      web::textarea_field(page.view(),
                          {.name = "receipt_words",
                           .label = t("Where and by whom"),
                           .hint = t("For example: told at the police station, on the telephone, "
                                     "to a teacher"),
                           .value = back.value("nhan-tin", "receipt_words"),
                           .rows = 3}),
      web::submit(t("Move the first receipt back")));
  return folded(t("The information was received earlier, outside the platform"), form,
                back.is("nhan-tin"));
}

// ---- One step -------------------------------------------------------------------------------------

Html pauses_part(const Page& page, const OpenedStep& step) {
  const auto& t = page.t();
  std::vector<Html> items;
  for (const auto& opened : step.pauses) {
    const auto* reason = find_reason(page.law().pause_reasons, opened.pause.reason, step.step.code);
    const auto& span = opened.pause.span;
    const auto end = span.to ? base::vietnam_time_text(*span.to) : t("until now").text;
    Html item = web::text(t("{1} – {2}: {3}", base::vietnam_time_text(span.from), end,
                            reason ? t(reason->label).text : opened.pause.reason));
    item += confirm_mark(page.view(), reason && reason->to_confirm);
    item += small_line(t("by {1}", opened.pause.paused_by).text);
    item += el("div", {}, web::lines(opened.note));
    items.push_back(el("li", {}, item));
  }
  return el("ul", {web::cls("govuk-list")}, items);
}

Html reason_part(const Page& page, const OpenedStep& step) {
  const auto* skip = find_reason(page.law().skip_reasons, step.step.skip_reason, step.step.code);
  Html out;
  if (skip) out += el("p", {web::cls("govuk-body")}, page.t()(skip->label));
  return out + web::lines(step.reason);
}

Html facts_part(const Page& page, const OpenedStep& step) {
  const auto& t = page.t();
  std::vector<web::SummaryRow> rows{
      {.key = t("By law"), .value = article_part(page, step)},
      {.key = t("Begins"), .value = base::vietnam_time_text(step.step.start_at)},
      {.key = t("Due"), .value = due_part(page, step)},
      {.key = t("State"), .value = state_part(page, step)}};
  if (!step.reason.empty()) rows.push_back({.key = t("Reason"), .value = reason_part(page, step)});
  if (!step.pauses.empty()) rows.push_back({.key = t("Pauses"), .value = pauses_part(page, step)});
  return web::summary_list({.rows = std::move(rows)});
}

std::vector<web::Choice> reason_choices(const Page& page, const std::vector<StepReason>& reasons,
                                        const std::string& step) {
  const auto& t = page.t();
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto& reason : reasons) {
    if (!find_reason(reasons, reason.code, step)) continue;
    std::string label = t(reason.label).text;
    if (reason.to_confirm) label += " (" + t("to be confirmed").text + ")";
    choices.push_back({.value = reason.code, .label = label});
  }
  return choices;
}

Html finish_form(const Page& page, const OpenedStep& step) {
  const auto& t = page.t();
  const bool late = step.step.due_at && page.visit.now > *step.step.due_at;
  Html field;
  if (late)
    field = web::textarea_field(page.view(), {.name = "late_words",
                                              .label = t("Why is it late?"),
                                              .hint = t("It stands in the record of the case."),
                                              .value = page.returned.value("xong", "late_words"),
                                              .error = page.returned.error_of("xong"),
                                              .rows = 3});
  return web::form(page.view(), page.act_url(step.step.code, "xong"), field,
                   web::submit(t("This step is done")));
}

Html late_form(const Page& page, const OpenedStep& step) {
  const auto& t = page.t();
  return web::form(
      page.view(), page.act_url(step.step.code, "ly-do"),
      web::textarea_field(page.view(), {.name = "owed_words",
                                        .label = t("Why was it late?"),
                                        .hint = t("It stands in the record of the case."),
                                        .value = page.returned.value("ly-do", "owed_words"),
                                        .error = page.returned.error_of("ly-do"),
                                        .rows = 3}),
      web::submit(t("Write down the reason")));
}

Html chosen_form(const Page& page, const OpenedStep& step, const std::string& act,
                 const std::vector<StepReason>& reasons, const std::string& prefix,
                 const Words& button) {
  const auto& t = page.t();
  const auto& back = page.returned;
  return web::form(
      page.view(), page.act_url(step.step.code, act),
      web::select_field(page.view(), {.name = prefix + "_reason",
                                      .label = t("Reason"),
                                      .choices = reason_choices(page, reasons, step.step.code),
                                      .value = back.value(act, prefix + "_reason"),
                                      .error = back.error_of(act)}),
      web::textarea_field(page.view(), {.name = prefix + "_words",
                                        .label = t("In your own words"),
                                        .value = back.value(act, prefix + "_words"),
                                        .rows = 3}),
      web::submit(button));
}

Html acts_part(const Page& page, const OpenedStep& step) {
  const auto& t = page.t();
  if (!page.open()) return {};
  const auto& back = page.returned;
  const auto& law = page.law();
  Html out;
  if (decide_mark(step.step, page.visit.now) == StepMark::ReasonOwed && step.may_end)
    return web::heading_2(t("What to do")) + late_form(page, step);
  if (!is_open(step.step)) return {};
  if (step.may_end) {
    out += finish_form(page, step);
    if (reason_choices(page, law.skip_reasons, step.step.code).size() > 1)
      out += folded(
          t("This step is not needed"),
          chosen_form(page, step, "khong-lam", law.skip_reasons, "skip", t("Leave this step out")),
          back.is("khong-lam"));
  }
  if (step.may_work && step.step.state == StepState::Paused)
    out += web::form(page.view(), page.act_url(step.step.code, "tiep-tuc"),
                     web::submit(t("Let the clock run again")));
  if (step.may_work && step.step.state == StepState::Open && step.deadline.may_pause)
    out += folded(
        t("The clock must stand"),
        chosen_form(page, step, "tam-dung", law.pause_reasons, "pause", t("Pause the clock")),
        back.is("tam-dung"));
  return out.empty() ? out : web::heading_2(t("What to do")) + out;
}

// ---- Pages ----------------------------------------------------------------------------------------

web::Response finished(web::Visit& visit, web::Page page, const Returned& returned) {
  auto response = office_page(visit.view, std::move(page), returned);
  response.compression = web::Compression::Never;  // sealed words beside text a stranger has chosen
  return response;
}

base::Result<web::Response> show_steps(const Desk& desk, web::Visit& visit, base::Id id,
                                       const Returned& returned) {
  visit.view.here = web::path({"/vu-viec", id, kTab});
  const auto& t = visit.view.t;
  AL_TRY(const auto file, read_steps(desk, people::officer_of(visit), id, visit.now));
  const Page page{desk, visit, file, returned};
  const Words title = t("Case {1}: deadlines", file.file.number);
  Html content = web::error_summary_for(visit.view, errors_of(returned, "receipt"));
  content += done_banner(visit.view, visit.request.query) + web::heading(title) +
             case_tabs(visit.view, id, kTab) + start_part(page) + steps_part(page) +
             receipt_form(page) +
             web::paragraph(web::link(t("Days off of this year"), Url::local("/han/lich")));
  return finished(visit,
                  {.title = title,
                   .back = web::path({"/vu-viec", id}),
                   .width = web::PageWidth::Wide,
                   .content = std::move(content)},
                  returned);
}

std::string_view first_field(std::string_view act) {
  if (act == "xong") return "late_words";
  if (act == "ly-do") return "owed_words";
  return act == "khong-lam" ? "skip_reason" : "pause_reason";
}

base::Result<web::Response> show_step(const Desk& desk, web::Visit& visit, base::Id id,
                                      const std::string& code, const Returned& returned) {
  visit.view.here = web::path({"/vu-viec", id, kTab, code});
  const auto& t = visit.view.t;
  AL_TRY(const auto file, read_steps(desk, people::officer_of(visit), id, visit.now));
  const auto step = std::find_if(file.steps.begin(), file.steps.end(),
                                 [&](const OpenedStep& one) { return one.step.code == code; });
  if (step == file.steps.end()) return base::make_error(Code::NotFound, "no step " + code);
  const Page page{desk, visit, file, returned};
  const Words title{step_label(visit.view, desk.law->clock, code)};
  Html content =
      web::error_summary_for(visit.view, errors_of(returned, first_field(returned.form)));
  content += done_banner(visit.view, visit.request.query) +
             el("span", {web::cls("govuk-caption-l")}, t("Case {1}", file.file.number)) +
             web::heading(title) + case_tabs(visit.view, id, kTab) + facts_part(page, *step) +
             acts_part(page, *step);
  return finished(visit, {.title = title, .back = page.url(), .content = std::move(content)},
                  returned);
}

// ---- Handlers -------------------------------------------------------------------------------------

using StepFunction = base::Status (*)(const Desk&, const people::Officer&, const StepAct&,
                                      base::Instant);

struct StepRoute {
  std::string act;
  StepFunction function;
  std::string reason_field;
  std::string words_field;
  const char* help;
};

base::Result<web::Response> do_step(const Desk& desk, web::Visit& visit, const StepRoute& route) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const std::string code = visit.request.path_params.get("step");
  const StepAct act{id, code, form.get(route.reason_field), form.get(route.words_field)};
  const auto done = route.function(desk, people::officer_of(visit), act, visit.now);
  if (done) return web::see_other(web::path({"/vu-viec", id, kTab, code}).with("xong", route.act));
  if (done.error().code != Code::Invalid) return done.error();
  return show_step(desk, visit, id, code, {route.act, &form, done.error().reader});
}

std::optional<int> small_number(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || text.size() > 2)
    return std::nullopt;
  return value;
}

// "21:30" of a day in Viet Nam.
std::optional<base::Instant> moment_of(const web::Params& form) {
  const auto day = date_of(form, "receipt");
  const auto text = trimmed(form.get("receipt_time"));
  const auto colon = text.find(':');
  if (!day || colon == text.npos) return std::nullopt;
  const auto hours = small_number(std::string_view(text).substr(0, colon));
  const auto minutes = small_number(std::string_view(text).substr(colon + 1));
  if (!hours || !minutes || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59)
    return std::nullopt;
  return base::start_of_day(*day) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

base::Result<web::Response> do_receipt(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const auto done = set_first_receipt(desk, people::officer_of(visit), id, moment_of(form),
                                      form.get("receipt_words"), visit.now);
  if (done) return web::see_other(web::path({"/vu-viec", id, kTab}).with("xong", "nhan-tin"));
  if (done.error().code != Code::Invalid) return done.error();
  return show_steps(desk, visit, id, {"nhan-tin", &form, done.error().reader});
}

void add_step_act(web::Router& router, const Desk& desk, StepRoute route) {
  std::vector<web::Field> fields;
  if (!route.reason_field.empty()) fields.push_back(route.reason_field.c_str());
  if (!route.words_field.empty()) fields.push_back({route.words_field.c_str(), kWordsBytes});
  const auto* help = route.help;
  router.add({.method = web::Method::Post,
              .pattern = "/vu-viec/:id/thoi-han/:step/" + route.act,
              .access = web::Access::right(rights::kCasesRead),
              .help = help,
              .fields = std::move(fields),
              .body_limit = kBody,
              .handler = [&desk, route = std::move(route)](web::Visit& visit) {
                return do_step(desk, visit, route);
              }});
}

}  // namespace

void add_step_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/vu-viec/:id/thoi-han",
              .access = web::Access::right(rights::kCasesRead),
              .help = "The steps of a case by law and when they are due",
              .handler = [&desk](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show_steps(desk, visit, id, {});
              }});
  router.add({.method = web::Method::Get,
              .pattern = "/vu-viec/:id/thoi-han/:step",
              .access = web::Access::right(rights::kCasesRead),
              .help = "One step of a case and what may be done with it",
              .handler = [&desk](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show_step(desk, visit, id, visit.request.path_params.get("step"), {});
              }});
  router.add({.method = web::Method::Post,
              .pattern = "/vu-viec/:id/thoi-han/nhan-tin/som-hon",
              .access = web::Access::right(rights::kCasesWork),
              .help = "Record an earlier receipt outside the platform",
              .fields = {"receipt_day",
                         "receipt_month",
                         "receipt_year",
                         "receipt_time",
                         {"receipt_words", kWordsBytes}},
              .body_limit = kBody,
              .handler = [&desk](web::Visit& visit) { return do_receipt(desk, visit); }});
  // The right for the act itself depends on the step and is asked for there.
  add_step_act(router, desk, {"xong", finish_step, "", "late_words", "Mark a step as done"});
  add_step_act(
      router, desk,
      {"khong-lam", skip_step, "skip_reason", "skip_words", "Leave a step out, with a reason"});
  add_step_act(router, desk,
               {"tam-dung", pause_step, "pause_reason", "pause_words",
                "Pause the clock of a step, with a reason"});
  add_step_act(router, desk, {"tiep-tuc", resume_step, "", "", "Let the clock run again"});
  add_step_act(router, desk,
               {"ly-do", give_late_reason, "", "owed_words", "Say why a step was late"});
}

}  // namespace anlanh::cases
