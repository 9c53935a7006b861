// Pages of the targets on invented rows: a figure opens to the rows it counts, a scope narrows both,
// and whoever lacks the right sees neither.

#include <gtest/gtest.h>

#include "base/file.h"
#include "people/people_test_units.h"
#include "people/right_model.h"
#include "support/test_site.h"
#include "targets/targets.h"

namespace anlanh::targets {
namespace {

namespace rights = people::rights;
using people::test_support::date;

std::vector<store::Migration> all_migrations() {
  auto all = web::web_migrations();
  for (auto& one : people::test_support::migrations()) all.push_back(std::move(one));
  return all;
}

bool has(const web::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

std::size_t count(const web::Response& response, std::string_view text) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = response.body.find(text, at)) != std::string::npos; ++at) ++found;
  return found;
}

InstitutionFact school(std::int64_t id, std::string name, std::vector<base::Date> sessions) {
  InstitutionFact fact;
  fact.id = base::Id{id};
  fact.name = std::move(name);
  fact.place = "Xã Mẫu";
  fact.open_from = date(2020, 1, 1);
  fact.levels = {{"Primary", {}}};
  fact.sessions = std::move(sessions);
  fact.url = "/truyen-thong?truong=" + base::id_text(base::Id{id});
  return fact;
}

CountedRow violator(std::int64_t id, RowState state, std::string label) {
  CountedRow row;
  row.id = base::Id{id};
  row.label = std::move(label);
  row.state = state;
  row.reason = {"an invented reason", {}};
  row.date = date(2026, 5, 1);
  return row;
}

class TargetPages : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), all_migrations());
    auto opened = Targets::open(
        *db_->store,
        {"law/targets.json", base::read_file("data/law/targets.json", 1 << 20).value()}, ports());
    ASSERT_TRUE(opened) << opened.error().operator_text;
    targets_ = std::move(*opened);
    site_ = std::make_unique<test::TestSite>(
        *db_->store, [&](web::Router& router) { targets_->add_routes(router); });
  }

  // Three schools, 60 violators; a scope of units sees only what it covers.
  TargetsPorts ports() {
    TargetsPorts ports;
    ports.institutions = [](store::Sql&, const people::Scope& scope,
                            Window) -> base::Result<std::vector<InstitutionFact>> {
      std::vector<InstitutionFact> facts{school(1, "Trường Sen", {date(2026, 3, 1)}),
                                         school(2, "Trường <Súng>", {}),
                                         school(3, "Trường Lúa", {date(2026, 4, 1)})};
      std::erase_if(facts, [&](const auto& fact) { return !scope.covers(fact.id); });
      return facts;
    };
    const auto nothing = [](store::Sql&, const people::Scope&,
                            Window) -> base::Result<std::vector<CountedRow>> {
      return std::vector<CountedRow>();
    };
    ports.victims = nothing;
    ports.addresses = nothing;
    ports.violators = [](store::Sql&, const people::Scope&,
                         Window) -> base::Result<std::vector<CountedRow>> {
      std::vector<CountedRow> rows{violator(99, RowState::NotCounted, "=HYPERLINK(1)")};
      for (int i = 0; i < 59; ++i) rows.push_back(violator(100 + i, RowState::Counted, "x"));
      return rows;
    };
    return ports;
  }

  static std::shared_ptr<people::Officer> officer(people::Scope scope) {
    auto made = std::make_shared<people::Officer>();
    made->account = base::Id{500};
    made->name = "Cán bộ Mẫu";
    made->place = "Xã Mẫu";
    made->scopes.emplace(rights::kTargetsRead, scope);
    return made;
  }
  std::int64_t audit_lines() {
    return (*db_->store->read(
        [](store::Sql& sql) { return sql.query("select count(*) from audit_line"); }))[0]
        .integer(0);
  }

  std::unique_ptr<test::TestStore> db_;
  std::unique_ptr<Targets> targets_;
  std::unique_ptr<test::TestSite> site_;
};

constexpr const char* kSemester = "?lang=en&ky=semester:2025-2026-hk2";

TEST_P(TargetPages, ShowTheFourFigures) {
  site_->sign_in(officer(people::Scope::everywhere()));
  const auto page = site_->get("/chi-tieu" + std::string(kSemester));
  EXPECT_EQ(page.status, 200);
  for (const char* item : {"II.2.a", "II.2.b", "II.2.c", "II.2.d"}) EXPECT_TRUE(has(page, item));
  EXPECT_TRUE(has(page, "66.6%")) << "2 of 3";
  EXPECT_TRUE(has(page, "98.3%")) << "59 of 60";
  EXPECT_TRUE(has(page, "none arose")) << "nothing is never 100%";
  EXPECT_FALSE(has(page, ">100%<"));
  EXPECT_TRUE(has(page, "Not counted yet")) << "what target d leaves out";
  EXPECT_TRUE(has(page, "16/01/2026"));
  EXPECT_TRUE(has(page, "As of 08:00 01/09/2026"));
}

TEST_P(TargetPages, AFigureOpensToItsRows) {
  site_->sign_in(officer(people::Scope::everywhere()));
  const std::string target = "/chi-tieu/target-a" + std::string(kSemester);
  const auto all = site_->get(target);
  EXPECT_TRUE(has(all, "Trường Sen"));
  EXPECT_TRUE(has(all, "Trường &lt;Súng&gt;"));
  EXPECT_TRUE(has(all, "/truyen-thong?truong=" + base::id_text(base::Id{1})));
  EXPECT_TRUE(has(all, "Met (2)"));
  EXPECT_TRUE(has(all, "Not met (1)"));
  const auto lacking = site_->get(target + "&loc=chua-dat");
  EXPECT_FALSE(has(lacking, "Trường Sen"));
  EXPECT_TRUE(has(lacking, "Trường &lt;Súng&gt;"));
  EXPECT_EQ(site_->get("/chi-tieu/target-b" + std::string(kSemester)).status, 200);
}

TEST_P(TargetPages, LongListsHavePages) {
  site_->sign_in(officer(people::Scope::everywhere()));
  const std::string target = "/chi-tieu/target-c" + std::string(kSemester);
  EXPECT_EQ(count(site_->get(target), "an invented reason"), 50u);
  EXPECT_EQ(count(site_->get(target + "&trang=2"), "an invented reason"), 10u);
  EXPECT_EQ(count(site_->get(target + "&trang=999"), "an invented reason"), 10u);
  EXPECT_EQ(count(site_->get(target + "&trang=x"), "an invented reason"), 50u);
}

TEST_P(TargetPages, TheScopeDecidesRowsAndCountAlike) {
  site_->sign_in(officer(people::Scope::units({base::Id{1}, base::Id{2}})));
  const auto page = site_->get("/chi-tieu" + std::string(kSemester));
  EXPECT_TRUE(has(page, "50.0%"));
  const auto rows = site_->get("/chi-tieu/target-a" + std::string(kSemester));
  EXPECT_FALSE(has(rows, "Trường Lúa"));
  EXPECT_TRUE(has(rows, "All (2)"));
  const auto file = site_->get("/chi-tieu/target-a/csv" + std::string(kSemester));
  EXPECT_FALSE(has(file, "Trường Lúa"));
}

TEST_P(TargetPages, TheTableRunsNoFormulaAndLeavesATrace) {
  site_->sign_in(officer(people::Scope::everywhere()));
  const auto before = audit_lines();
  const auto file = site_->get("/chi-tieu/target-c/csv" + std::string(kSemester) + "&loc=chua-dat");
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(std::string(file.header("Content-Type")).starts_with("text/csv"));
  EXPECT_TRUE(has(file, "'=HYPERLINK(1)"));
  EXPECT_EQ(count(file, "\n"), 2u) << "a head and one row";
  EXPECT_EQ(audit_lines(), before + 1);
}

TEST_P(TargetPages, WithoutTheRightNothingIsShown) {
  EXPECT_EQ(site_->get("/chi-tieu").status, 303);
  auto other = officer(people::Scope::nowhere());
  site_->sign_in(other);
  for (const char* target : {"/chi-tieu", "/chi-tieu/target-a", "/chi-tieu/target-a/csv"}) {
    const auto page = site_->get(target);
    EXPECT_EQ(page.status, 403) << target;
    EXPECT_FALSE(has(page, "Trường Sen"));
  }
}

TEST_P(TargetPages, OddQueriesFallBackKindly) {
  site_->sign_in(officer(people::Scope::everywhere()));
  EXPECT_EQ(site_->get("/chi-tieu?ky=semester:2099-2100-hk1").status, 200);
  EXPECT_EQ(site_->get("/chi-tieu?ky=%3Cscript%3E").status, 200);
  EXPECT_EQ(site_->get("/chi-tieu/target-a?loc=x&trang=-1").status, 200);
  EXPECT_EQ(site_->get("/chi-tieu/target-z").status, 404);
}

TEST_P(TargetPages, TermsOweSessionsOnlyInSemesters) {
  const auto term = targets_->find_term(date(2026, 11, 24));
  ASSERT_TRUE(term);
  EXPECT_EQ(term->needed, 1);
  EXPECT_EQ(term->window.to, date(2027, 1, 15));
  EXPECT_EQ(targets_->find_term(date(2026, 7, 1))->needed, 0);
}

AL_BOTH_ENGINES(TargetPages);

}  // namespace
}  // namespace anlanh::targets
