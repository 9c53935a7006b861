// From the first assessment to recovery: rules as tables, and the whole way on both engines; refused acts change nothing.
#include <gtest/gtest.h>

#include "cases/assessment_actions.h"
#include "cases/cases_test_world.h"
#include "cases/child_actions.h"
#include "cases/plan_actions.h"
#include "cases/recovery_actions.h"
#include "cases/step_actions.h"

namespace anlanh::cases {
namespace {

using base::Code;
using test_support::chair;
using test_support::desk_officer;
using test_support::kOther;
using test_support::police;
using test_support::teacher;
using test_support::worker;
using test_support::World;

template <class T>
int code_of(const base::Result<T>& result) {
  return result ? -1 : static_cast<int>(result.error().code);
}
base::Date day(int y, unsigned m, unsigned d) {
  return base::Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
}

TEST(AssessmentRules, TheLevelFollowsFromTheAnswers) {
  const auto law = test_support::small_law();
  const auto& form = *law->case_forms.newest("initial");
  const char* levels[] = {"low", "medium", "high"};
  // Every combination of one harm and one ability.
  for (int h = 0; h < 3; ++h)
    for (int a = 0; a < 3; ++a) {
      const FieldMap answers{{"harm", levels[h]}, {"protect", levels[a]}};
      const bool high = h == 2 || (h == 1 && a == 0);
      const bool medium = h == 1 || a == 0;
      const auto expected = high ? Level::High : medium ? Level::Medium : Level::Low;
      const auto suggestion = suggest_level(form, answers);
      EXPECT_EQ(suggestion.level, expected) << levels[h] << " " << levels[a];
      EXPECT_EQ(suggestion.reasons.size(), std::size_t(h > 0) + std::size_t(a == 0));
    }
}

TEST(AssessmentRules, FinishingAsksForReasons) {
  const auto law = test_support::small_law();
  const auto& form = *law->case_forms.newest("initial");
  const FieldMap full{{"harm", "high"},
                      {"protect", "high"},
                      {"emergency", "no"},
                      {"emergency_reason", "đã an toàn"},
                      {"level", "high"}};
  EXPECT_TRUE(check_finished(form, full, CarerSuspected::No));
  for (const auto* missing : {"harm", "protect", "emergency", "emergency_reason", "level"}) {
    auto answers = full;
    answers.erase(missing);
    EXPECT_FALSE(check_finished(form, answers, CarerSuspected::Yes)) << missing;
  }
  auto differs = full;
  differs["level"] = "low";
  EXPECT_FALSE(check_finished(form, differs, CarerSuspected::No));
  differs["level_reason"] = "đối tượng đã bị bắt";
  EXPECT_TRUE(check_finished(form, differs, CarerSuspected::No));
  const auto kept = known_answers(form, {{"harm", "awful"}, {"score", "9"}, {"level", "low"}});
  EXPECT_EQ(kept.size(), 1u) << "what the form does not know is dropped";
}

TEST(ReviewRules, OnlyLowHarmAndAStableChildClose) {
  const auto law = test_support::small_law();
  const auto& form = *law->case_forms.newest("review");
  for (const auto* harm : {"low", "medium", "high", ""})
    for (const auto* stable : {"yes", "no", ""}) {
      const FieldMap answers{{"harm", harm}, {"stable_mind", stable}, {"conclusion", "close"}};
      const bool allowed = std::string(harm) == "low" && std::string(stable) == "yes";
      EXPECT_EQ(review_allows_closing(form, answers), allowed) << harm << " " << stable;
      EXPECT_EQ(check_finished(form, answers, CarerSuspected::No).has_value(), allowed);
    }
}

TEST(EmergencyRules, SeparationHasFifteenDaysInTotal) {
  CaseForms forms;
  forms.emergency_measures = {{"separate", {}, {}, true}, {"medical", {}, {}, false}};
  const auto today = day(2026, 11, 25);
  Emergency first;
  first.measure = "separate";
  first.started_on = day(2026, 11, 1);
  first.ended_on = day(2026, 11, 10);
  EXPECT_EQ(separation_days({first}, forms, today), 10);
  const auto check = [&](const char* measure, base::Date from, std::optional<base::Date> to,
                         const char* note) {
    return check_emergency({measure, "Chủ tịch xã", from, to, to ? "x" : "", note}, {first}, forms,
                           today)
        .has_value();
  };
  EXPECT_TRUE(check("separate", day(2026, 11, 21), {}, ""));  // 5 more days: 15
  EXPECT_FALSE(check("separate", day(2026, 11, 20), {}, ""));
  EXPECT_TRUE(check("separate", day(2026, 11, 20), {}, "Viện kiểm sát yêu cầu"));
  EXPECT_TRUE(check("medical", day(2026, 11, 1), {}, ""));
  EXPECT_FALSE(check("medical", day(2026, 11, 26), {}, ""));
  EXPECT_FALSE(check("medical", day(2026, 11, 20), day(2026, 11, 19), ""));
  EXPECT_FALSE(check("made-up", day(2026, 11, 20), {}, ""));
}

TEST(PlanRules, NobodyDecidesOnTheirOwn) {
  EXPECT_TRUE(may_decide(base::Id{1}, {base::Id{2}}, OwnAllowed::No));
  EXPECT_FALSE(may_decide(base::Id{1}, {base::Id{2}, base::Id{1}}, OwnAllowed::No));
  EXPECT_TRUE(may_decide(base::Id{1}, {base::Id{1}}, OwnAllowed::Yes));
}

TEST(PlanRules, AServiceGoesOnlyForward) {
  Plan plan;
  plan.state = PlanState::Approved;
  const auto today = day(2026, 11, 25);
  using S = ServiceState;
  struct Case {
    S before;
    std::optional<S> after;
    std::optional<base::Date> on;
    const char* outcome;
    bool fine;
  };
  const Case cases[] = {{S::Planned, S::UnderWay, {}, "", true},
                        {S::Planned, S::Done, today, "đã gặp", true},
                        {S::Planned, S::Done, {}, "đã gặp", false},
                        {S::Planned, S::Done, day(2026, 11, 26), "đã gặp", false},
                        {S::UnderWay, S::Done, today, "", false},
                        {S::UnderWay, S::NotDone, {}, "", false},
                        {S::UnderWay, S::NotDone, {}, "gia đình chuyển đi", true},
                        {S::NotDone, S::UnderWay, {}, "", true},
                        {S::Done, S::NotDone, {}, "lý do", false},
                        {S::Planned, {}, {}, "", false}};
  for (const auto& c : cases) {
    Progress now;
    now.state = c.before;
    now.version = 3;
    EXPECT_EQ(decide_progress(plan, now, {c.after, c.on, c.outcome}, today, 3).has_value(), c.fine)
        << c.outcome;
    EXPECT_FALSE(decide_progress(plan, now, {c.after, c.on, c.outcome}, today, 2));
  }
  plan.state = PlanState::Submitted;
  EXPECT_FALSE(decide_progress(plan, {}, {S::UnderWay, {}, ""}, today, 0));
}

TEST(RecoveryRules, MonthsEndWhereTheMonthEnds) {
  EXPECT_EQ(add_months(day(2026, 11, 30), 3), day(2027, 2, 28));
  EXPECT_EQ(add_months(day(2027, 11, 30), 3), day(2028, 2, 29));
  EXPECT_EQ(add_months(day(2026, 12, 31), 1), day(2027, 1, 31));
  EXPECT_EQ(add_months(day(2026, 3, 31), 6), day(2026, 9, 30));
  EXPECT_EQ(add_months(day(2026, 11, 25), 12), day(2027, 11, 25));
}

TEST(RecoveryRules, NeverThroughASuspectedCarer) {
  CaseForms forms;
  forms.recovery = {{"safety", {"An toàn", "Safety"}, {}}};
  Carer carer;
  carer.id = base::Id{7};
  carer.contact = ContactAllowed::Yes;
  const auto today = day(2026, 11, 25);
  VisitInput input{today, VisitWay::InPerson, VisitWith::Carer, carer.id, {{"safety", "4"}}, "",
                   ""};
  EXPECT_TRUE(check_visit({}, input, {carer}, forms, today, 1));
  carer.suspected = Suspected::Yes;
  EXPECT_FALSE(check_visit({}, input, {carer}, forms, today, 1));
  input.with = VisitWith::Child;
  EXPECT_TRUE(check_visit({}, input, {carer}, forms, today, 1));
  for (const auto* bad : {"", "0", "6", "45"}) {
    input.scale["safety"] = bad;
    EXPECT_FALSE(check_visit({}, input, {carer}, forms, today, 1)) << bad;
  }
}

class WayOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
    id_ = world().open();
  }
  World& world() { return *world_; }
  Desk& desk() { return world_->desk(); }
  base::Instant now() { return world_->now(); }
  base::Date today() { return base::vietnam_date(now()); }

  base::Status assess(AssessmentKind kind, FieldMap answers, SaveAs as = SaveAs::Final) {
    AssessmentInput input;
    input.kind = kind;
    input.answers = std::move(answers);
    const auto file = *read_assessments(desk(), *worker(), id_, kind, now());
    if (!file.children.empty()) input.child = file.children[0].id;
    for (const auto& each : file.written)
      if (each.assessment.state == AssessmentState::Draft) {
        input.draft = each.assessment.id;
        input.version_seen = each.assessment.version;
      }
    return save_assessment(desk(), *worker(), id_, input, as, world().token(), now());
  }
  void assess_both() {
    ASSERT_TRUE(assess(AssessmentKind::Initial, {{"harm", "medium"},
                                                 {"protect", "high"},
                                                 {"emergency", "no"},
                                                 {"emergency_reason", "không nguy hiểm ngay"},
                                                 {"level", "medium"}}));
    ASSERT_TRUE(assess(AssessmentKind::Specific, {{"body", "khỏe"}}));
  }
  PlanFile plans() { return *read_plans(desk(), *desk_officer(), id_, now()); }
  PlanAct act() {
    const auto plan = plans().plans.back().plan;
    return {plan.id, plan.version};
  }
  void write_plan() {
    ASSERT_TRUE(begin_plan(desk(), *worker(), id_, now()));
    ASSERT_TRUE(add_goal(desk(), *worker(), act(), {"safety", "Em được an toàn"}, now()));
    add_service_line("Cô tư vấn");
  }
  void add_service_line(const char* provider) {
    const auto goal = plans().plans.back().goals[0].goal.line;
    ASSERT_TRUE(add_service(desk(), *worker(), act(),
                            {goal, "listen", provider, "Cán bộ xã", base::add_days(today(), 7)},
                            now()));
  }
  DecisionInput approve() { return {PlanVerdict::Approve, "", "12/QĐ-UBND", today()}; }
  void approve_plan() {
    ASSERT_TRUE(submit_plan(desk(), *worker(), act(), now()));
    ASSERT_TRUE(decide_plan(desk(), *chair(), act(), approve(), now()));
  }
  base::Status review(const char* harm, const char* stable, const char* conclusion) {
    return assess(AssessmentKind::Review,
                  {{"harm", harm}, {"stable_mind", stable}, {"conclusion", conclusion}});
  }
  base::Status ask() {
    return ask_closing(desk(), *worker(), id_, "safe-stable", "em ổn", world().token(), now());
  }
  ClosingAct closing() {
    const auto c = plans().closings.back().closing;
    return {c.id, c.version};
  }
  std::string prints() {
    auto text = desk().store.read([](store::Sql& sql) -> base::Result<std::string> {
      std::string out;
      for (const auto* table :
           {"case_assessment", "case_emergency", "case_plan", "plan_goal", "plan_service",
            "plan_progress", "case_closing", "recovery_visit", "case_reopening"}) {
        AL_TRY(const auto rows, sql.query("select count(*) from " + std::string(table)));
        out += std::to_string(rows.front().integer(0)) + " ";
      }
      AL_TRY(const auto rows, sql.query("select count(*) from case_support"));
      return out + std::to_string(rows.front().integer(0));
    });
    return *text;
  }
  void refused_for(const std::vector<std::shared_ptr<people::Officer>>& officers,
                   const std::function<int(const people::Officer&)>& run, const char* name) {
    const auto before = prints();
    for (const auto& officer : officers) {
      const int code = run(*officer);
      EXPECT_TRUE(code == int(Code::Refused) || code == int(Code::NotFound))
          << name << " " << officer->name << " " << code;
      EXPECT_EQ(prints(), before) << name;
    }
  }
  std::unique_ptr<World> world_;
  base::Id id_;
};

TEST_P(WayOn, DraftsAreKeptAndAFinishedOneIsFrozen) {
  ASSERT_TRUE(assess(AssessmentKind::Initial, {{"harm", "high"}}, SaveAs::Draft));
  EXPECT_EQ(code_of(assess(AssessmentKind::Initial, {{"harm", "high"}})), int(Code::Invalid));
  auto file = *read_assessments(desk(), *worker(), id_, AssessmentKind::Initial, now());
  ASSERT_EQ(file.written.size(), 1u);
  EXPECT_EQ(file.written[0].answers.at("harm"), "high");
  EXPECT_EQ(file.written[0].assessment.suggested, "high");
  const auto seen = file.written[0].assessment;
  assess_both();
  AssessmentInput again;
  again.draft = seen.id;
  again.version_seen = seen.version;
  again.answers = {{"harm", "low"}};
  EXPECT_EQ(code_of(save_assessment(desk(), *worker(), id_, again, SaveAs::Draft, world().token(),
                                    now())),
            int(Code::Conflict));
  file = *read_assessments(desk(), *worker(), id_, AssessmentKind::Initial, now());
  EXPECT_EQ(file.written[0].answers.at("harm"), "medium");
  refused_for(
      {teacher(), chair(), police(), worker(kOther)},
      [&](const auto& o) {
        AssessmentInput input;
        return code_of(
            save_assessment(desk(), o, id_, input, SaveAs::Draft, world().token(), now()));
      },
      "assess");
}

TEST_P(WayOn, APlanIsWrittenApprovedByAnotherAndFrozen) {
  write_plan();
  EXPECT_EQ(code_of(submit_plan(desk(), *worker(), act(), now())), int(Code::Invalid))
      << "not assessed yet";
  assess_both();
  const auto stale = act();
  ASSERT_TRUE(submit_plan(desk(), *worker(), act(), now()));
  EXPECT_EQ(code_of(submit_plan(desk(), *worker(), stale, now())), int(Code::Conflict));
  ASSERT_EQ(list_waiting(desk(), *chair())->size(), 1u);
  EXPECT_TRUE(list_waiting(desk(), *chair(kOther))->empty());
  EXPECT_FALSE(list_waiting(desk(), *worker()));
  refused_for(
      {teacher(), worker(), police(), chair(kOther)},
      [&](const auto& o) { return code_of(decide_plan(desk(), o, act(), approve(), now())); },
      "approve");
  EXPECT_EQ(code_of(decide_plan(desk(), *chair(), act(), {PlanVerdict::Return, "", "", {}}, now())),
            int(Code::Invalid));
  ASSERT_TRUE(
      decide_plan(desk(), *chair(), act(), {PlanVerdict::Return, "thêm dịch vụ", "", {}}, now()));
  EXPECT_EQ(plans().plans[0].comment, "thêm dịch vụ");
  add_service_line("Nhà trường");
  approve_plan();
  EXPECT_EQ(plans().plans[0].plan.decision_number, "12/QĐ-UBND");
  EXPECT_EQ(code_of(add_goal(desk(), *worker(), act(), {"safety", "khác"}, now())),
            int(Code::Conflict));
}

TEST_P(WayOn, FormsEndTheStepsOfLaw) {
  const auto state = [&](std::string_view code) {
    return desk().store.read([&](store::Sql& sql) { return find_step(sql, id_, code); })->value();
  };
  ASSERT_TRUE(assess(AssessmentKind::Initial, {{"harm", "high"}}, SaveAs::Draft));
  EXPECT_EQ(state("initial").state, StepState::Open) << "a draft ends nothing";
  assess_both();
  EXPECT_EQ(state("initial").state, StepState::Done);
  EXPECT_EQ(state("specific").state, StepState::Done);
  EXPECT_EQ(state("emergency").state, StepState::Skipped);
  EXPECT_EQ(state("emergency").skip_reason, "no-emergency");
  const auto steps = read_steps(desk(), *worker(), id_, now())->steps;
  EXPECT_EQ(steps[3].reason, "không nguy hiểm ngay");
  write_plan();
  EXPECT_EQ(state("plan").state, StepState::Open);
  ASSERT_TRUE(submit_plan(desk(), *worker(), act(), now()));
  EXPECT_EQ(state("plan").state, StepState::Done);
  ASSERT_TRUE(
      decide_plan(desk(), *chair(), act(), {PlanVerdict::Return, "thêm dịch vụ", "", {}}, now()));
  EXPECT_EQ(state("decision").state, StepState::Open) << "returned is not decided";
  EXPECT_FALSE(state("review").due_at);
  approve_plan();
  EXPECT_EQ(state("decision").state, StepState::Done);
  EXPECT_EQ(state("decision").ended_name, chair()->name);
  EXPECT_EQ(base::vietnam_date(*state("review").due_at), base::add_days(today(), 7))
      << "the last day of the services";
  ASSERT_TRUE(review("low", "yes", "go-on"));
  EXPECT_EQ(state("review").state, StepState::Done);
}

TEST_P(WayOn, EachChildIsAssessedBeforeTheStepIsDone) {
  const auto state = [&](std::string_view code) {
    return desk()
        .store.read([&](store::Sql& sql) { return find_step(sql, id_, code); })
        ->value()
        .state;
  };
  ChildInput input;
  input.sex = Sex::Unknown;
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(record_child(desk(), *worker(), id_, input, world().token(), now()));
  const auto before = world().load_case(id_).risk;
  AssessmentInput form;
  form.kind = AssessmentKind::Initial;
  form.answers = {{"harm", "high"}, {"protect", "high"}, {"emergency", "yes"}, {"level", "high"}};
  const auto children = read_children(desk(), *worker(), id_, now())->children;
  form.child = children[0].child.id;
  const auto save = [&] {
    return save_assessment(desk(), *worker(), id_, form, SaveAs::Final, world().token(), now());
  };
  ASSERT_TRUE(save());
  EXPECT_EQ(state("initial"), StepState::Open);
  EXPECT_GT(world().load_case(id_).risk, before) << "grave harm is a reason of the risk";
  form.child = children[1].child.id;
  form.answers["emergency"] = "no";
  form.answers["emergency_reason"] = "ở với bà";
  ASSERT_TRUE(save());
  EXPECT_EQ(state("initial"), StepState::Done);
  EXPECT_EQ(state("emergency"), StepState::Open) << "one of the two needs a measure";
  ASSERT_TRUE(record_emergency(desk(), *worker(), id_,
                               {"medical", "Chủ tịch xã, trạm y tế", today(), {}, "", ""},
                               world().token(), now()));
  EXPECT_EQ(state("emergency"), StepState::Done);
}

TEST_P(WayOn, WhoWroteDoesNotApproveWithoutTheRight) {
  assess_both();
  auto both = *desk_officer();
  ASSERT_TRUE(begin_plan(desk(), both, id_, now()));
  ASSERT_TRUE(add_goal(desk(), both, act(), {"safety", "Em được an toàn"}, now()));
  add_service_line("Cô tư vấn");
  ASSERT_TRUE(submit_plan(desk(), both, act(), now()));
  EXPECT_EQ(code_of(decide_plan(desk(), both, act(), approve(), now())), int(Code::Refused));
  both.scopes.emplace("plans.approve_own", people::Scope::everywhere());
  EXPECT_TRUE(decide_plan(desk(), both, act(), approve(), now()));
}

TEST_P(WayOn, AServiceDoneIsOneSupportThroughAllVersions) {
  assess_both();
  write_plan();
  approve_plan();
  const auto line = plans().plans[0].goals[0].services[0].service.line;
  const PlanAct first{plans().plans[0].plan.id, 0};
  ASSERT_TRUE(record_progress(desk(), *worker(), first, line,
                              {ServiceState::Done, today(), "em đỡ sợ"}, now()));
  EXPECT_EQ(code_of(record_progress(desk(), *worker(), first, line,
                                    {ServiceState::Done, today(), "em đỡ sợ"}, now())),
            int(Code::Conflict));
  EXPECT_EQ(read_case(desk(), *worker(), id_, now())->supports.size(), 1u);
  EXPECT_EQ(world().load_case(id_).first_support_on, today());
  ASSERT_TRUE(begin_plan(desk(), *worker(), id_, now()));
  EXPECT_EQ(code_of(begin_plan(desk(), *worker(), id_, now())), int(Code::Conflict));
  approve_plan();
  ASSERT_EQ(plans().plans.size(), 2u);
  EXPECT_EQ(plans().plans[0].plan.state, PlanState::Replaced);
  const auto carried = plans().plans[1].goals[0].services[0];
  EXPECT_EQ(carried.service.line, line);
  EXPECT_EQ(carried.progress.state, ServiceState::Done);
  EXPECT_EQ(read_case(desk(), *worker(), id_, now())->supports.size(), 1u);
}

TEST_P(WayOn, ClosingAsHelpedNeedsTheReviewAndAnother) {
  assess_both();
  write_plan();
  approve_plan();
  const auto line = plans().plans[0].goals[0].services[0].service.line;
  ASSERT_TRUE(record_progress(desk(), *worker(), {plans().plans[0].plan.id, 0}, line,
                              {ServiceState::Done, today(), "em đỡ sợ"}, now()));
  EXPECT_EQ(code_of(close_case(desk(), *chair(), {id_, world().load_case(id_).version},
                               "safe-stable", "", now())),
            int(Code::Invalid))
      << "not past the review";
  EXPECT_EQ(code_of(ask()), int(Code::Invalid));
  EXPECT_EQ(code_of(review("medium", "yes", "close")), int(Code::Invalid));
  ASSERT_TRUE(review("medium", "yes", "go-on"));
  EXPECT_EQ(code_of(ask()), int(Code::Invalid));
  world().pass(std::chrono::minutes(1));
  ASSERT_TRUE(review("low", "yes", "close"));
  ASSERT_TRUE(ask());
  EXPECT_EQ(code_of(ask()), int(Code::Conflict)) << "one request at a time";
  refused_for(
      {teacher(), worker(), police(), chair(kOther)},
      [&](const auto& o) {
        return code_of(
            decide_closing(desk(), o, closing(), {PlanVerdict::Approve, "", "", {}}, now()));
      },
      "close");
  const auto asked = closing();
  ASSERT_TRUE(decide_closing(desk(), *chair(), asked, {PlanVerdict::Approve, "", "", {}}, now()));
  EXPECT_EQ(
      code_of(decide_closing(desk(), *chair(), asked, {PlanVerdict::Approve, "", "", {}}, now())),
      int(Code::Conflict));
  EXPECT_EQ(world().load_case(id_).state, CaseState::Closed);
  const auto file = *read_recovery(desk(), *worker(), id_, now());
  ASSERT_EQ(file.visits.size(), 4u);
  EXPECT_EQ(file.visits[0].visit.due_on, add_months(today(), 1));
  EXPECT_EQ(file.visits[3].visit.due_on, add_months(today(), 12));
}

TEST_P(WayOn, FollowUpLostContactAndReopening) {
  ASSERT_TRUE(desk().store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY_DO(save_follow_up(sql, desk(), id_, now()));
    AL_TRY_DO(
        sql.exec("update case_file set state = 'closed', close_reason = 'safe-stable',"
                 " closed_at = 1 where id = $1",
                 id_));
    return base::ok();
  }));
  const auto visits = [&] { return read_recovery(desk(), *worker(), id_, now())->visits; };
  const auto at = [&](std::size_t i) {
    return VisitAct{visits()[i].visit.id, visits()[i].visit.version};
  };
  const VisitInput input{today(),           VisitWay::AtSchool,  VisitWith::Child, {},
                         {{"safety", "4"}}, "em cười nhiều hơn", "con vui"};
  refused_for(
      {teacher(), chair(), police(), worker(kOther)},
      [&](const auto& o) { return code_of(record_visit(desk(), o, at(0), input, now())); },
      "visit");
  const auto before = at(0);
  ASSERT_TRUE(record_visit(desk(), *worker(), before, input, now()));
  EXPECT_EQ(code_of(record_visit(desk(), *worker(), before, input, now())), int(Code::Conflict));
  EXPECT_EQ(visits()[0].own_words, "con vui");
  EXPECT_EQ(scale_of(visits()[0].visit, "safety"), 4);
  EXPECT_EQ(code_of(record_lost(desk(), *worker(), at(1), now())), int(Code::Invalid));
  for (int i = 0; i < kAttemptsBeforeLost; ++i)
    ASSERT_TRUE(record_attempt(desk(), *worker(), at(1), now()));
  ASSERT_TRUE(record_lost(desk(), *worker(), at(1), now()));
  world().pass(std::chrono::hours(24 * 30 * 6));
  EXPECT_EQ(list_due_visits(desk(), *worker(), now())->total, 1);
  EXPECT_EQ(list_due_visits(desk(), *worker(kOther), now())->total, 0);
  const auto version = world().load_case(id_).version;
  EXPECT_NE(code_of(reopen_case(desk(), *worker(), id_, version, "tái diễn", now())), -1);
  EXPECT_EQ(code_of(reopen_case(desk(), *chair(), id_, version, " ", now())), int(Code::Invalid));
  ASSERT_TRUE(reopen_case(desk(), *chair(), id_, version, "tái diễn", now()));
  EXPECT_EQ(code_of(reopen_case(desk(), *chair(), id_, version, "tái diễn", now())),
            int(Code::Conflict));
  EXPECT_EQ(world().load_case(id_).state, CaseState::Open);
  EXPECT_GT(world().load_case(id_).due_at, now());
  const auto steps = read_steps(desk(), *worker(), id_, now())->steps;
  EXPECT_EQ(steps[5].step.state, StepState::Open);
  EXPECT_EQ(steps[5].step.start_at, now()) << "the plan begins again";
  EXPECT_EQ(visits()[2].visit.state, VisitState::Dropped);
  EXPECT_EQ(list_due_visits(desk(), *worker(), now())->total, 0);
}

AL_BOTH_ENGINES(WayOn);

}  // namespace
}  // namespace anlanh::cases
