#include "people/role_rules.h"

#include <gtest/gtest.h>

#include "people/people_test_units.h"

namespace anlanh::people {
namespace {

using test_support::date;

const std::vector<base::Id> kBelow{base::Id{2}, base::Id{21}, base::Id{22}};

Unit commune() { return test_support::unit(2, UnitKind::Commune, "28261", "Xã Mẫu"); }

TEST(DecideScopes, TakesTheWidestReach) {
  const std::vector<Grant> grants{{"reports.read", Reach::UnitAndBelow},
                                  {"targets.read", Reach::All},
                                  {"targets.read", Reach::OwnUnit},
                                  {"sessions.record", Reach::OwnUnit},
                                  {"sessions.record", Reach::UnitAndBelow}};
  const auto scopes = decide_scopes(grants, commune(), kBelow, date(2026, 9, 1));
  EXPECT_EQ(scopes.at("reports.read").ids(), kBelow);
  EXPECT_TRUE(scopes.at("targets.read").all());
  EXPECT_EQ(scopes.at("sessions.record").ids(), kBelow);
  EXPECT_FALSE(scopes.contains("cases.read"));
}

TEST(DecideScopes, OwnUnitIsOneUnit) {
  const auto scopes = decide_scopes(std::vector<Grant>{{"sessions.read", Reach::OwnUnit}},
                                    commune(), kBelow, date(2026, 9, 1));
  EXPECT_EQ(scopes.at("sessions.read").ids(), std::vector<base::Id>{base::Id{2}});
}

TEST(DecideScopes, AnOfficeThatEndedHasNoRights) {
  auto ended = commune();
  ended.valid_to = date(2026, 8, 31);
  const std::vector<Grant> grants{{"reports.read", Reach::All}};
  EXPECT_TRUE(decide_scopes(grants, ended, kBelow, date(2026, 9, 1)).empty());
  EXPECT_FALSE(decide_scopes(grants, ended, kBelow, date(2026, 8, 31)).empty());
  EXPECT_TRUE(decide_scopes(grants, commune(), kBelow, date(2025, 6, 30)).empty()) << "not yet";
}

}  // namespace
}  // namespace anlanh::people
