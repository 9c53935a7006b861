// What the danger check decides.
#include "cases/intake_rules.h"

#include <gtest/gtest.h>

#include "cases/ask_form_rules.h"
#include "cases/cases_test_world.h"

namespace anlanh::cases {
namespace {

TEST(IntakeRules, WhoTellsDecidesTheRegister) {
  const std::pair<const char*, Wording> cases[] = {
      {"", Wording::Young},      {"young", Wording::Young},   {"older", Wording::Older},
      {"child", Wording::Older}, {"parent", Wording::Adult},  {"teacher", Wording::Adult},
      {"other", Wording::Adult}, {"nonsense", Wording::Young}};
  for (const auto& [who, wording] : cases) {
    AskForm form;
    form.who = who;
    EXPECT_EQ(wording_of_form(form), wording) << who;
  }
}

TEST(IntakeRules, OnlyAYesIsRedAndSkippingSaysNothing) {
  AskForm form;
  for (auto field : {&AskForm::danger_now, &AskForm::danger_self, &AskForm::danger_near}) {
    for (const std::string typed : {"", "no", "skip", "yes", "YES", "1"}) {
      AskForm one;
      one.*field = typed;
      const auto safety = answers_of(one, base::Lang::Vi).safety;
      EXPECT_EQ(is_red(safety), typed == "yes") << typed;
      EXPECT_FALSE(guardian_conflict(safety));
    }
  }
  form.carer = "yes";
  EXPECT_TRUE(guardian_conflict(answers_of(form, base::Lang::Vi).safety));
  EXPECT_FALSE(is_red(answers_of(form, base::Lang::Vi).safety));
}

TEST(IntakeRules, AYesRaisesTheRiskAndSaysWhy) {
  const auto law = test_support::small_law();
  const Safety calm;
  const auto low = decide_report_risk(Speaker::Other, "overuse", calm, *law);
  EXPECT_EQ(low.level, RiskLevel::Low);
  const std::pair<Reply Safety::*, RiskLevel> cases[] = {{&Safety::danger_now, RiskLevel::Urgent},
                                                         {&Safety::danger_self, RiskLevel::Urgent},
                                                         {&Safety::danger_near, RiskLevel::Urgent},
                                                         {&Safety::carer_harms, RiskLevel::Urgent}};
  for (const auto& [field, level] : cases) {
    Safety safety;
    safety.*field = Reply::Yes;
    const auto risk = decide_report_risk(Speaker::Other, "overuse", safety, *law);
    EXPECT_EQ(risk.level, level);
    EXPECT_EQ(risk.reasons.size(), low.reasons.size() + 1);
    safety.*field = Reply::No;
    EXPECT_EQ(decide_report_risk(Speaker::Other, "overuse", safety, *law).score, low.score);
  }
}

TEST(IntakeRules, AnAnswerNeverLowersTheRisk) {
  const auto law = test_support::small_law();
  const auto plain = decide_risk(Speaker::Child, "luring", *law);
  for (const auto reply : {Reply::Yes, Reply::No}) {
    const Safety all{reply, reply, reply, reply, reply};
    EXPECT_GE(raise_risk(plain, all).score, plain.score);
  }
}

}  // namespace
}  // namespace anlanh::cases
