#include "app/demo_cases.h"

#include "cases/assessment_actions.h"
#include "cases/case_actions.h"
#include "cases/intake_actions.h"
#include "cases/plan_actions.h"
#include "cases/report_actions.h"
#include "cases/thread_actions.h"
#include "cases/violator_actions.h"

namespace anlanh::app {

namespace {

using base::Instant;
using base::JsonView;
using base::Result;
using base::Status;
using people::UnitKind;

// What every event of this file works with.
struct Stage {
  Story& story;
  Cast& cast;
  const cases::Desk& desk;
  catalog::Catalog& catalog;
};

Result<cases::ReportAnswers> answers_of(Cast& cast, const JsonView& item) {
  cases::ReportAnswers answers;
  answers.speaker = cases::parse_speaker(item.text("speaker")).value_or(cases::Speaker::Other);
  answers.group = item.text("group");
  answers.story = item.text("story");
  answers.addresses = item.texts("addresses");
  answers.contact = item.text_or("contact", "");
  answers.contact_time = item.text_or("contact_time", "");
  answers.lang = base::parse_lang(item.text("lang")).value_or(base::Lang::Vi);
  if (item.has("commune")) {
    AL_TRY(const auto unit, cast.unit(UnitKind::Commune, item.text("commune")));
    answers.commune = unit.id;
  }
  return answers;
}

Result<cases::ReportAct> act_on(const Stage& stage, const people::Officer& officer,
                                const std::string& ref, Instant now) {
  AL_TRY(const auto id, stage.cast.made(ref));
  AL_TRY(const auto opened, cases::read_report(stage.desk, officer, id, now));
  return cases::ReportAct{id, opened.report.version};
}

void tell_messages(const Stage& stage, const JsonView& item) {
  const std::string ref = item.text("ref");
  for (const auto& message : item.items("messages")) {
    const std::string text = message.text("text");
    const std::string login = message.text_or("account", "");
    stage.story.add(message.number("days_ago"), number_or(message, "hour", 9), "message to " + ref,
                    [stage, ref, text, login](Instant now) -> Status {
                      AL_TRY(const auto report, stage.cast.made(ref));
                      const auto token = cases::new_form_token(stage.desk.random);
                      if (login.empty())
                        return cases::add_to_thread(stage.desk, report, text, token, now);
                      AL_TRY(const auto officer, stage.cast.officer(login));
                      return cases::answer_reporter(stage.desk, *officer, report, text, token, now);
                    });
  }
}

Status decide(const Stage& stage, const JsonView& item, Instant now) {
  AL_TRY(const auto officer, stage.cast.officer(item.text("decided_by")));
  AL_TRY(const auto act, act_on(stage, *officer, item.text("ref"), now));
  const std::string state = item.text("state");
  if (state == "transferred")
    return cases::transfer_report(stage.desk, *officer, act, item.text("transfer_body"),
                                  item.text("reason"), now);
  if (state == "closed")
    return cases::close_report(stage.desk, *officer, act, item.text("close_reason"),
                               item.text("note"), now);
  AL_TRY(const auto original_id, stage.cast.made(item.text("duplicate_of")));
  AL_TRY(const auto original, cases::read_report(stage.desk, *officer, original_id, now));
  return cases::mark_duplicate(stage.desk, *officer, act, original.report.number, now);
}

void tell_report(const Stage& stage, const JsonView& item, std::string* return_key) {
  const std::string ref = item.text("ref");
  stage.story.add(item.number("days_ago"), number_or(item, "hour", 8), "report " + ref,
                  [stage, item, ref, return_key](Instant now) -> Status {
                    AL_TRY(const auto answers, answers_of(stage.cast, item));
                    const auto token = cases::new_form_token(stage.desk.random);
                    AL_TRY(const auto receipt,
                           cases::receive_report(stage.desk, answers, token, now));
                    stage.cast.keep(ref, receipt.report);
                    for (const auto& word : receipt.key)
                      if (return_key) *return_key += (return_key->empty() ? "" : " – ") + word;
                    return base::ok();
                  });
  tell_messages(stage, item);
  if (item.has("decided_by"))
    stage.story.add(item.number("decided_days_ago"), 17, "decision on " + ref,
                    [stage, item](Instant now) { return decide(stage, item, now); });
}

Status open_case(const Stage& stage, const JsonView& item, const std::string& report, Instant now) {
  AL_TRY(const auto officer, stage.cast.officer(item.text("opened_by")));
  AL_TRY(const auto act, act_on(stage, *officer, report, now));
  AL_TRY(const auto id, cases::open_case(stage.desk, *officer, act, cases::SupportAsked::Yes, now));
  stage.cast.keep(item.text("ref"), id);
  AL_TRY(const auto opened, cases::read_case(stage.desk, *officer, id, now));
  AL_TRY(const auto assignee, stage.cast.officer(item.text("assignee")));
  return cases::assign_case(stage.desk, *officer, {id, opened.file.version}, assignee->account,
                            now);
}

// A review in which every harm is low and the child stable (article 30).
cases::AssessmentInput good_review(const cases::LawBook& law) {
  cases::AssessmentInput review;
  review.kind = cases::AssessmentKind::Review;
  const auto* form = law.case_forms.newest("review");
  for (const auto& section : form->sections)
    for (const auto& item : section.items) {
      if (item.measures == cases::Measures::Harm) review.answers[item.code] = "low";
      if (item.measures == cases::Measures::Ability) review.answers[item.code] = "high";
      if (item.stable) review.answers[item.code] = "yes";
    }
  review.answers["conclusion"] = "close";
  return review;
}

// One reviews and asks, another approves.
Status close_as_helped(const Stage& stage, const JsonView& item, const people::Officer& chair,
                       base::Id id, Instant now) {
  const auto token = [&] { return cases::new_form_token(stage.desk.random); };
  AL_TRY(const auto asker, stage.cast.officer(item.text("asked_by")));
  AL_TRY_DO(cases::save_assessment(stage.desk, *asker, id, good_review(*stage.desk.law),
                                   cases::SaveAs::Final, token(), now));
  AL_TRY_DO(cases::ask_closing(stage.desk, *asker, id, item.text("reason"), item.text("note"),
                               token(), now));
  AL_TRY(const auto opened, cases::read_plans(stage.desk, chair, id, now));
  const auto& asked = opened.closings.back().closing;
  return cases::decide_closing(stage.desk, chair, {asked.id, asked.version},
                               {cases::PlanVerdict::Approve, "", "", {}}, now);
}

Status close_case(const Stage& stage, const JsonView& item, const std::string& ref, Instant now) {
  AL_TRY(const auto officer, stage.cast.officer(item.text("by")));
  AL_TRY(const auto id, stage.cast.made(ref));
  if (item.has("asked_by")) return close_as_helped(stage, item, *officer, id, now);
  AL_TRY(const auto opened, cases::read_case(stage.desk, *officer, id, now));
  return cases::close_case(stage.desk, *officer, {id, opened.file.version}, item.text("reason"),
                           item.text("note"), now);
}

void tell_support(const Stage& stage, const JsonView& support, const std::string& ref) {
  const auto days_ago = support.number("days_ago");
  stage.story.add(days_ago, 19, "support in " + ref,
                  [stage, support, ref, days_ago](Instant now) -> Status {
                    AL_TRY(const auto officer, stage.cast.officer(support.text("recorded_by")));
                    AL_TRY(const auto id, stage.cast.made(ref));
                    const cases::SupportInput input{support.text("kind"), stage.story.day(days_ago),
                                                    support.text("provider"), support.text("note")};
                    return cases::record_support(stage.desk, *officer, id, input,
                                                 cases::new_form_token(stage.desk.random), now);
                  });
}

void tell_case(const Stage& stage, const JsonView& item) {
  const std::string ref = item.text("ref");
  const auto reports = item.texts("reports");
  stage.story.add(
      item.number("opened_days_ago"), 18, "case " + ref,
      [stage, item, reports](Instant now) { return open_case(stage, item, reports.front(), now); });
  for (const auto& support : item.items("supports")) tell_support(stage, support, ref);
  if (!item.has("closed")) return;
  const auto closed = item.object("closed");
  stage.story.add(
      closed.number("days_ago"), 16, "closing of " + ref,
      [stage, closed, ref](Instant now) { return close_case(stage, closed, ref, now); });
}

Status record_violator(const Stage& stage, const JsonView& item, Instant now) {
  AL_TRY(const auto officer, stage.cast.officer(item.text("recorded_by")));
  AL_TRY(const auto id, stage.cast.made(item.text("case")));
  const auto kind =
      cases::parse_violator_kind(item.text("kind")).value_or(cases::ViolatorKind::UnknownAccount);
  cases::ViolatorInput input{kind, item.text("account_name"), item.text("act"), item.text("note")};
  input.platform = item.text_or("platform", "");
  input.child_age = item.text_or("child_age", "");
  AL_TRY_DO(cases::record_violator(stage.desk, *officer, id, input,
                                   cases::new_form_token(stage.desk.random), now));
  AL_TRY(const auto opened, cases::read_case(stage.desk, *officer, id, now));
  stage.cast.keep(item.text("ref"), opened.violators.back().violator.id);
  return base::ok();
}

// The confirmed address of the violator's case that holds `host`; none where none is asked for.
base::Result<base::Id> find_blocked(const Stage& stage, const people::Officer& officer,
                                    base::Id violator, const std::string& host, Instant now) {
  if (host.empty()) return base::Id{};
  AL_TRY(const auto file, cases::read_violator(stage.desk, officer, violator, now));
  for (const auto& address : file.addresses)
    if (address.address.find(host) != std::string::npos) return address.id;
  return base::make_error(base::Code::NotFound, "no confirmed address " + host);
}

void tell_measure(const Stage& stage, const JsonView& measure, const std::string& ref) {
  const auto days_ago = measure.number("days_ago");
  stage.story.add(
      days_ago, 20, "measure on " + ref, [stage, measure, ref, days_ago](Instant now) -> Status {
        AL_TRY(const auto officer, stage.cast.officer(measure.text("recorded_by")));
        AL_TRY(const auto violator, stage.cast.made(ref));
        cases::MeasureInput input{measure.text("path"), measure.text("body"),
                                  measure.text("decision_number"), stage.story.day(days_ago),
                                  measure.text("result")};
        input.stage = measure.text_or("stage", "");
        AL_TRY(input.address, find_blocked(stage, *officer, violator,
                                           measure.text_or("address", ""), now));
        AL_TRY_DO(cases::record_measure(stage.desk, *officer, violator, input,
                                        cases::new_form_token(stage.desk.random), now));
        return base::ok();
      });
}

void tell_violator(const Stage& stage, const JsonView& item) {
  const std::string ref = item.text("ref");
  stage.story.add(item.number("days_ago"), 19, "violator " + ref,
                  [stage, item](Instant now) { return record_violator(stage, item, now); });
  for (const auto& measure : item.items("measures")) tell_measure(stage, measure, ref);
}

// Seen by an officer on their own, in no case: straight into the catalogue.
Status confirm_alone(const Stage& stage, const JsonView& item, Instant now) {
  AL_TRY(const auto officer, stage.cast.officer(item.text("confirmed_by")));
  const catalog::ConfirmInput input{item.text("address"), item.text("category"), item.text("note")};
  AL_TRY_DO(stage.desk.store.write(
      [&](store::Sql& sql) { return stage.catalog.confirm(sql, *officer, input, {}, now); }));
  stage.catalog.changed();
  return base::ok();
}

Status confirm_in_case(const Stage& stage, const JsonView& item, Instant now) {
  AL_TRY(const auto officer, stage.cast.officer(item.text("confirmed_by")));
  AL_TRY(const auto id, stage.cast.made(item.text("case")));
  return cases::confirm_address(stage.desk, *officer, id, item.text("address"),
                                item.text("category"), now);
}

void tell_domain(const Stage& stage, const JsonView& item) {
  stage.story.add(item.number("days_ago"), 21, "address " + item.text("ref"),
                  [stage, item](Instant now) {
                    return item.has("case") ? confirm_in_case(stage, item, now)
                                            : confirm_alone(stage, item, now);
                  });
}

}  // namespace

void tell_cases(Story& story, Cast& cast, const cases::Desk& desk, catalog::Catalog& catalog,
                const JsonView& file, std::string& return_key) {
  const Stage stage{story, cast, desk, catalog};
  for (const auto& item : file.items("reports"))
    tell_report(stage, item, item.text("ref") == "r7" ? &return_key : nullptr);
  for (const auto& item : file.items("cases")) tell_case(stage, item);
  for (const auto& item : file.items("violators")) tell_violator(stage, item);
  for (const auto& item : file.items("domains")) tell_domain(stage, item);
}

}  // namespace anlanh::app
