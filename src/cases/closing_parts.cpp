#include "cases/closing_parts.h"

#include "cases/case_page_parts.h"
#include "people/right_model.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"

namespace anlanh::cases {

namespace {

using web::Html;
namespace rights = people::rights;

Html closing_card(const Desk& desk, const web::View& view, const OpenedClosing& opened) {
  const auto& t = view.t;
  const auto& c = opened.closing;
  const auto* reason = desk.law->close_reason(c.reason);
  std::vector<web::SummaryRow> rows{
      {.key = t("State"), .value = t(closing_state_name(c.state))},
      {.key = t("Reason"), .value = reason ? t(reason->label).text : c.reason},
      {.key = t("Asked by"), .value = c.asker_name + ", " + base::vietnam_time_text(c.asked_at)}};
  if (!opened.note.empty()) rows.push_back({.key = t("Note"), .value = web::lines(opened.note)});
  if (c.decided_at)
    rows.push_back({.key = t("Decided by"),
                    .value = c.decider_name + ", " + base::vietnam_time_text(*c.decided_at)});
  if (!opened.comment.empty())
    rows.push_back({.key = t("Comment"), .value = web::lines(opened.comment)});
  return web::summary_list({.rows = std::move(rows)});
}

Html ask_form(const Desk& desk, const web::View& view, base::Id id, const Returned& back) {
  const auto& t = view.t;
  std::vector<web::Choice> reasons;
  for (const auto& reason : desk.law->close_reasons)
    if (reason.for_case && reason.needs_review)
      reasons.push_back({.value = reason.code, .label = t(reason.label)});
  const std::string first = reasons.empty() ? "" : reasons.front().value;
  return web::form(view, web::path({"/vu-viec", id, "ra-soat/ket-thuc"}), fresh_token(desk),
                   web::select_field(view, {.name = "close_reason",
                                            .label = t("Reason"),
                                            .choices = std::move(reasons),
                                            .value = back.value("ket-thuc", "close_reason", first),
                                            .error = back.error_of("ket-thuc")}),
                   typed_words(view, back, "ket-thuc", "close_note", t("Note")),
                   web::submit(t("Ask to close the case")));
}

}  // namespace

Html decision_fields(const web::View& view, const Returned& back, std::string_view form,
                     AsksNumber number) {
  const auto& t = view.t;
  Html out =
      web::radio_field(view, {.name = "verdict",
                              .label = t("Decision"),
                              .choices = {{.value = "approve", .label = t("Approve")},
                                          {.value = "return", .label = t("Return with comments")}},
                              .value = back.value(form, "verdict"),
                              .error = back.error_of(form),
                              .size = web::Size::Small});
  if (number == AsksNumber::Yes)
    out += web::text_field(view, {.name = "decision_number",
                                  .label = t("Number of the decision"),
                                  .hint = t("Form 05, where the plan is approved"),
                                  .value = back.value(form, "decision_number"),
                                  .width = "20"}) +
           web::date_field(view, {.name = "decision",
                                  .label = t("Day of the decision"),
                                  .value = date_typed(back, form, "decision")});
  return out + typed_words(view, back, form, "comment", t("Comment"));
}

DecisionInput decision_sent(const web::Params& sent) {
  DecisionInput input;
  if (sent.get("verdict") == "approve") input.verdict = PlanVerdict::Approve;
  if (sent.get("verdict") == "return") input.verdict = PlanVerdict::Return;
  input.comment = sent.get("comment");
  input.number = sent.get("decision_number");
  input.on = date_of(sent, "decision");
  return input;
}

base::Result<Html> closing_part(const Desk& desk, const web::Visit& visit, base::Id case_id,
                                const Returned& returned) {
  const auto& t = visit.view.t;
  const auto& officer = people::officer_of(visit);
  if (!officer.may(rights::kFieldsPlan)) return Html{};
  AL_TRY(const auto opened, read_plans(desk, officer, case_id, visit.now));
  const auto& file = opened.file;
  Html out = web::heading_2(t("Closing the case as helped"));
  const bool waits =
      !opened.closings.empty() && opened.closings.back().closing.state == ClosingState::Asked;
  for (const auto& each : opened.closings) out += closing_card(desk, visit.view, each);
  if (file.state == CaseState::Closed) return out + web::paragraph(t("The case is closed."));
  if (!opened.may_close)
    return out +
           web::paragraph(
               t("Closing as helped can be asked for when the latest review of each child says "
                 "that every harm is low and the child stable. The commune chair approves it."));
  if (waits) {
    if (officer.may_on(rights::kPlansApprove, file.unit, file.assignee))
      out += web::paragraph(
          web::link(t("Decide on it"),
                    web::path({"/phe-duyet/ket-thuc", opened.closings.back().closing.id})));
    return out;
  }
  if (officer.may_on(rights::kCasesWork, file.unit, file.assignee))
    out += ask_form(desk, visit.view, case_id, returned);
  return out;
}

}  // namespace anlanh::cases
