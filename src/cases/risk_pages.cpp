#include "cases/risk_pages.h"

#include "cases/intake_actions.h"
#include "cases/risk_actions.h"
#include "cases/risk_rules.h"
#include "people/officer.h"
#include "people/right_model.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Words;
using web::el;
using web::Html;
using web::Url;
namespace rights = people::rights;

constexpr std::size_t kWordsBytes = 16 * 1024;
constexpr RiskLevel kLevels[] = {RiskLevel::Urgent, RiskLevel::High, RiskLevel::Medium,
                                 RiskLevel::Low};

std::string_view level_code(RiskLevel level) {
  switch (level) {
    case RiskLevel::Urgent: return "urgent";
    case RiskLevel::High: return "high";
    case RiskLevel::Medium: return "medium";
    case RiskLevel::Low: break;
  }
  return "low";
}

std::optional<RiskLevel> parse_level(std::string_view code) {
  for (const auto level : kLevels)
    if (level_code(level) == code) return level;
  return std::nullopt;
}

// One of the two things that have a risk.
struct Subject {
  web::Segment root;  // of its pages
  std::string_view pattern;
  std::string_view right;
  base::Result<RiskFile> (*read)(const Desk&, const people::Officer&, base::Id, base::Instant);
  base::Status (*set)(const Desk&, const people::Officer&, const RiskAct&, base::Instant);
};

constexpr Subject kReport{"/tin", "/tin/:id/rui-ro", rights::kReportsWork, read_report_risk,
                          override_report_risk};
constexpr Subject kCase{"/vu-viec", "/vu-viec/:id/rui-ro", rights::kCasesWork, read_case_risk,
                        override_case_risk};

Html form_part(const Desk& desk, const web::Visit& visit, const Url& url, const RiskFile& file,
               const Returned& back) {
  const auto& view = visit.view;
  const auto& t = view.t;
  std::vector<web::Choice> choices;
  for (const auto level : kLevels)
    choices.push_back(
        {.value = std::string(level_code(level)), .label = t(risk_level_name(level))});
  return web::form(
      view, url, web::hidden_field("version", std::to_string(file.version)),
      web::hidden_field("token", new_form_token(desk.random)),
      web::radio_field(view, {.name = "risk_level",
                              .label = t("Risk"),
                              .choices = std::move(choices),
                              .value = back.value("rui-ro", "risk_level"),
                              .error = back.error_of("rui-ro"),
                              .size = web::Size::Small}),
      web::textarea_field(view, {.name = "risk_words",
                                 .label = t("Why"),
                                 .hint = t("It stands beside the score for everyone who works on "
                                           "this."),
                                 .value = back.value("rui-ro", "risk_words"),
                                 .rows = 3}),
      web::submit(t("Set the risk")));
}

base::Result<web::Response> show(const Desk& desk, web::Visit& visit, const Subject& subject,
                                 base::Id id, const Returned& returned) {
  const auto url = web::path({subject.root, id, "rui-ro"});
  visit.view.here = url;
  const auto& t = visit.view.t;
  AL_TRY(const auto file, subject.read(desk, people::officer_of(visit), id, visit.now));
  const Words title = t("Risk of {1}", file.number);
  Html content = web::error_summary_for(visit.view, errors_of(returned, "risk_level"));
  content += web::heading(title) + risk_part(visit.view, file.risk) +
             web::heading_2(t("Set it otherwise")) + form_part(desk, visit, url, file, returned);
  auto response = office_page(
      visit.view,
      {.title = title, .back = web::path({subject.root, id}), .content = std::move(content)},
      returned);
  response.compression = web::Compression::Never;  // sealed words beside text a stranger has chosen
  return response;
}

base::Result<web::Response> set(const Desk& desk, web::Visit& visit, const Subject& subject) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const RiskAct act{id, number_of(form, "version"), parse_level(form.get("risk_level")),
                    form.get("risk_words"), form.get("token")};
  const auto done = subject.set(desk, people::officer_of(visit), act, visit.now);
  if (done) return web::see_other(web::path({subject.root, id}).with("xong", "rui-ro"));
  if (done.error().code != Code::Invalid) return done.error();
  return show(desk, visit, subject, id, {"rui-ro", &form, done.error().reader});
}

void add_for(web::Router& router, const Desk& desk, const Subject& subject, const char* see,
             const char* change) {
  router.add({.method = web::Method::Get,
              .pattern = std::string(subject.pattern),
              .access = web::Access::right(subject.right),
              .help = see,
              .handler = [&desk, &subject](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show(desk, visit, subject, id, {});
              }});
  router.add(
      {.method = web::Method::Post,
       .pattern = std::string(subject.pattern),
       .access = web::Access::right(subject.right),
       .help = change,
       .fields = {"version", "token", "risk_level", {"risk_words", kWordsBytes}},
       .body_limit = 32 * 1024,
       .handler = [&desk, &subject](web::Visit& visit) { return set(desk, visit, subject); }});
}

}  // namespace

Html risk_part(const web::View& view, const RiskView& risk) {
  const auto& t = view.t;
  std::vector<Html> reasons;
  for (const auto& reason : risk.reasons) reasons.push_back(el("li", {}, t(reason)));
  Html out = risk_mark(view, risk.effective) +
             el("ul", {web::cls("govuk-list govuk-list--bullet")}, reasons);
  if (risk.overrides.empty()) return out;
  const auto& last = risk.overrides.back();
  out += el("p", {web::cls("govuk-body govuk-!-margin-bottom-1")},
            t("The answers give: {1} ({2} of 100). {3} set it to: {4}, at {5}.",
              t(risk_level_name(risk_level(risk.scored))).text, std::to_string(risk.scored),
              last.row.set_name, t(risk_level_name(risk_level(last.row.chosen))).text,
              base::vietnam_time_text(last.row.set_at)));
  return out + el("p", {web::cls("govuk-body")}, web::lines(last.reason));
}

std::vector<web::RowAction> risk_actions(const web::View& view, const Url& page, MaySet may) {
  if (may == MaySet::No) return {};
  return {{.label = view.t("Set otherwise"), .href = page, .spoken_rest = view.t("the risk")}};
}

void add_risk_routes(web::Router& router, const Desk& desk) {
  add_for(router, desk, kReport, "The risk of a report and its reasons",
          "Set the risk of a report otherwise, with a reason");
  add_for(router, desk, kCase, "The risk of a case and its reasons",
          "Set the risk of a case otherwise, with a reason");
}

}  // namespace anlanh::cases
