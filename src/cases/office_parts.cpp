#include "cases/office_parts.h"

#include <charconv>

#include "web/components/details/details.h"
#include "web/components/notification-banner/notification_banner.h"
#include "web/components/tag/tag.h"
#include "web/components/timeline/timeline.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::el;
using web::Html;

std::string_view risk_colour(RiskLevel level) {
  switch (level) {
    case RiskLevel::Urgent: return "govuk-tag--red";
    case RiskLevel::High: return "govuk-tag--orange";
    case RiskLevel::Medium: return "govuk-tag--yellow";
    case RiskLevel::Low: break;
  }
  return "govuk-tag--grey";
}

struct ActName {
  std::string_view action;
  base::Message words;
};

std::vector<ActName> act_names() {
  using base::msg;
  return {{"report.receive", msg("Report received")},
          {"report.complete", msg("The reporter completed the report")},
          {"report.add", msg("The reporter wrote")},
          {"report.return", msg("The reporter came back to read")},
          {"report.read", msg("Report opened")},
          {"report.record_read", msg("Record of receipt opened")},
          {"report.export", msg("List of reports exported")},
          {"report.key_replace", msg("A new return key was given")},
          {"report.key_refuse", msg("A new return key was refused")},
          {"report.not_same", msg("Called different from another report")},
          {"report.place", msg("Given to another commune")},
          {"report.accept", msg("Report taken into a case")},
          {"report.duplicate", msg("Marked as a duplicate")},
          {"report.transfer", msg("Transferred")},
          {"report.close", msg("Report closed")},
          {"report.answer", msg("Reporter answered")},
          {"case.open", msg("Case opened")},
          {"case.join", msg("A report joined the case")},
          {"case.read", msg("Case opened for reading")},
          {"case.export", msg("List of cases exported")},
          {"case.assign", msg("Case assigned")},
          {"case.support", msg("Support recorded")},
          {"case.confirm_address", msg("Address confirmed as harmful")},
          {"case.close", msg("Case closed")},
          {"case.risk", msg("Risk set by a person")},
          {"case.risk_raised", msg("Risk raised by what is known now")},
          {"report.risk", msg("Risk set by a person")},
          {"step.done", msg("A step by law was done")},
          {"step.late", msg("A step by law was done late, with a reason")},
          {"step.skip", msg("A step by law was left out, with a reason")},
          {"step.pause", msg("The clock of a step was paused")},
          {"step.resume", msg("The clock of a step runs again")},
          {"step.reason", msg("A reason for a late step was written down")},
          {"step.receipt", msg("An earlier receipt was recorded")},
          {"step.due", msg("The time of a step was set by the plan")},
          {"step.again", msg("A step by law began again")},
          {"step.escalate", msg("An overdue step was escalated")},
          {"case.reopen", msg("Case opened again")},
          {"child.record", msg("Child written down")},
          {"child.change", msg("Facts about the child changed")},
          {"child.join", msg("Joined with the same child of another case")},
          {"child.separate", msg("Separated from a child of another case")},
          {"family.record", msg("Carer written down")},
          {"family.change", msg("Facts about a carer changed")},
          {"incident.record", msg("Incident written down")},
          {"incident.harm", msg("Harm to a child written down")},
          {"assessment.draft", msg("Draft of an assessment kept")},
          {"assessment.finish", msg("Assessment finished")},
          {"emergency.record", msg("Emergency measure recorded")},
          {"emergency.end", msg("Emergency measure ended")},
          {"plan.begin", msg("Support plan begun")},
          {"plan.goal", msg("Goal added to the plan")},
          {"plan.service", msg("Service added to the plan")},
          {"plan.remove", msg("Line taken out of the plan")},
          {"plan.submit", msg("Plan sent for approval")},
          {"plan.return", msg("Plan returned with comments")},
          {"plan.approve", msg("Plan approved")},
          {"plan.progress", msg("Service of the plan updated")},
          {"closing.ask", msg("Closing asked for")},
          {"closing.return", msg("Closing returned with comments")},
          {"closing.approve", msg("Closing approved")},
          {"recovery.attempt", msg("Contact tried, nobody reached")},
          {"recovery.record", msg("Recovery followed up")},
          {"recovery.lost", msg("Contact lost")},
          {"violator.read", msg("Violator opened")},
          {"violator.record", msg("Violator recorded")},
          {"violator.change", msg("Violator changed")},
          {"violator.step", msg("Measure continued")},
          {"violator.join", msg("Joined with a violator of another case")},
          {"violator.part", msg("Join with a violator of another case undone")},
          {"violator.measure", msg("Measure recorded")}};
}

Words act_words(const web::View& view, const std::string& action) {
  for (const auto& name : act_names())
    if (name.action == action) return view.t(name.words);
  return Words{action};
}

Words actor_words(const web::View& view, const store::AuditLine& line) {
  if (line.actor == "public") return view.t("by the reporter");
  if (line.actor == "system") return view.t("by the platform");
  return view.t("by {1}", line.actor);
}

// Who opened an identity stands on its own tab, for those who allow it (identity_pages).
bool is_reading(const std::string& action) {
  return action.ends_with(".read") || action.starts_with("identity.");
}

}  // namespace

Html risk_mark(const web::View& view, int score) {
  const auto level = risk_level(score);
  return web::tag(
      {.label = view.t(risk_level_name(level)), .classes = std::string(risk_colour(level))});
}

Html state_tag(const Words& words, std::string_view classes) {
  return web::tag({.label = words, .classes = std::string(classes)});
}

Html deadline_cell(const web::View& view, base::Instant due, Late late) {
  Html out = web::text(std::string_view(base::vietnam_time_text(due)));
  if (late == Late::Yes)
    out += web::text(web::punct(" ")) + state_tag(view.t("Late"), "govuk-tag--red");
  return out;
}

Html confirm_mark(const web::View& view, bool to_confirm) {
  if (!to_confirm) return {};
  return web::text(web::punct(" ")) + state_tag(view.t("To be confirmed"), "govuk-tag--yellow");
}

std::string group_label(const web::View& view, const LawBook& law, const std::string& code) {
  if (const auto* group = law.group(code)) return view.t(group->label).text;
  return code.empty() ? view.t("Not said").text : code;
}

Html timeline_part(const web::View& view, const std::vector<store::StoredAuditLine>& lines) {
  web::Timeline out{.items = {}};
  out.heading_level = 3;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (is_reading(line->line.action)) continue;
    out.items.push_back({.title = act_words(view, line->line.action),
                         .byline = actor_words(view, line->line),
                         .machine_time = base::iso_time(line->line.at),
                         .time = base::vietnam_time_text(line->line.at)});
  }
  return web::timeline(out);
}

std::string Returned::value(std::string_view name, const std::string& field,
                            std::string fallback) const {
  return is(name) && typed ? typed->get(field) : std::move(fallback);
}

web::FieldError Returned::error_of(std::string_view name) const {
  if (!is(name)) return {};
  return error;
}

web::FieldErrors errors_of(const Returned& returned, std::string_view first_field) {
  web::FieldErrors errors;
  if (!returned.form.empty()) errors.add(std::string(first_field), returned.error);
  return errors;
}

web::DateValue date_typed(const Returned& returned, std::string_view form,
                          const std::string& field) {
  return {returned.value(form, field + "_day"), returned.value(form, field + "_month"),
          returned.value(form, field + "_year")};
}

std::optional<base::Date> date_of(const web::Params& sent, const std::string& field) {
  return base::parse_vietnam_date(sent.get(field + "_day") + "/" + sent.get(field + "_month") +
                                  "/" + sent.get(field + "_year"));
}

std::int64_t number_of(const web::Params& sent, std::string_view field) {
  const auto& text = sent.get(field);
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  // -1 is the version of nothing: the act answers with a conflict.
  return fault == std::errc() && end == text.data() + text.size() && number > 0 ? number : -1;
}

base::Result<base::Id> id_of(const web::Visit& visit) {
  const auto id = base::parse_id(visit.request.path_params.get("id"));
  if (!id) return base::make_error(base::Code::NotFound, "not an id");
  return *id;
}

Html folded(const Words& summary, const Html& content, bool open) {
  return web::details(
      {.summary = summary, .content = content, .open = open ? web::Open::Yes : web::Open::No});
}

Html done_banner(const web::View& view, const web::Params& query) {
  if (query.get("xong").empty()) return {};
  return web::notification_banner({.title = view.t("Done"),
                                   .heading = view.t("It is written down."),
                                   .type = web::BannerType::Success});
}

web::Response office_page(const web::View& view, web::Page page, const Returned& returned) {
  page.kind = web::PageKind::Office;
  page.has_errors = returned.form.empty() ? web::HasErrors::No : web::HasErrors::Yes;
  return web::page(web::render_page(view, page),
                   returned.form.empty() ? web::Status::Ok : web::Status::Unprocessable);
}

}  // namespace anlanh::cases
