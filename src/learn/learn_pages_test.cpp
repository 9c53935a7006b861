// Pages of the room in front of a browser without a script: every screen of every lesson in both
// languages, and the register of sessions by those who may and those who may not.

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "base/file.h"
#include "learn/embedded.h"
#include "learn/learn.h"
#include "learn/lesson_rules.h"
#include "people/people_test_units.h"
#include "people/right_model.h"
#include "people/unit_store.h"
#include "support/test_site.h"

namespace anlanh::learn {
namespace {

namespace fs = std::filesystem;
namespace rights = people::rights;
using people::test_support::date;

std::vector<LessonSource> lesson_sources() {
  std::vector<LessonSource> sources;
  for (const auto& entry : fs::directory_iterator("data/lessons")) {
    if (entry.path().extension() != ".json") continue;
    sources.push_back({entry.path().filename(), base::read_file(entry.path(), 4 << 20).value()});
  }
  std::sort(sources.begin(), sources.end(), [](auto& a, auto& b) { return a.name < b.name; });
  return sources;
}

std::vector<store::Migration> all_migrations() {
  auto all = web::web_migrations();
  for (auto& one : people::test_support::migrations()) all.push_back(std::move(one));
  for (auto& one : Learn::migrations()) all.push_back(std::move(one));
  return all;
}

bool has(const web::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

class LearnPages : public testing::Test {
 protected:
  void SetUp() override {
    db_ = test::open_store(store::Engine::Sqlite, all_migrations());
    using people::test_support::school;
    using people::test_support::unit;
    ASSERT_TRUE(db_->store->write([](store::Sql& sql) -> base::Status {
      AL_TRY_DO(people::save_unit(sql, unit(11, people::UnitKind::Commune, "28261", "Xã Mẫu")));
      AL_TRY_DO(people::save_school(sql, school(21, "MAU-2", "Trường Súng", 11)));
      return people::save_school(sql, school(20, "MAU-1", "Trường Sen", 11));
    }));
    LearnPorts ports;
    ports.find_term = [](base::Date) -> std::optional<Term> {
      return Term{{"Học kỳ I", "Semester I"}, date(2026, 8, 1), date(2026, 12, 31), 1};
    };
    auto opened = Learn::open(*db_->store, test::test_random(), lesson_sources(), ports);
    ASSERT_TRUE(opened) << opened.error().operator_text;
    learn_ = std::move(*opened);
    site_ = std::make_unique<test::TestSite>(
        *db_->store, [&](web::Router& router) { learn_->add_routes(router); });
  }

  static std::shared_ptr<people::Officer> officer(people::Scope read, people::Scope record) {
    auto made = std::make_shared<people::Officer>();
    made->account = base::Id{500};
    made->name = "Cô Mẫu";
    made->unit.id = base::Id{20};
    made->unit.kind = people::UnitKind::School;
    made->scopes.emplace(rights::kSessionsRead, read);
    made->scopes.emplace(rights::kSessionsRecord, record);
    return made;
  }
  static std::shared_ptr<people::Officer> teacher() {
    const auto own = people::Scope::units({base::Id{20}});
    return officer(own, own);
  }
  test::TestSite::Fields sound_form() {
    return {{"unit", base::id_text(base::Id{20})},
            {"submission", base::id_text(base::Id{77})},
            {"day", "2026-08-31"},
            {"grades", "4"},
            {"grades", "5"},
            {"classes", ""},
            {"pupils", "90"},
            {"lesson", "A3"}};
  }
  std::int64_t sessions() {
    return (*db_->store->read(
        [](store::Sql& sql) { return sql.query("select count(*) from awareness_session"); }))[0]
        .integer(0);
  }

  std::unique_ptr<test::TestStore> db_;
  std::unique_ptr<Learn> learn_;
  std::unique_ptr<test::TestSite> site_;
};

// What a child would press to send an answer, from the fields of the form.
std::string answer_target(const std::string& target, const std::string& body) {
  std::string query = "?xem=1";
  const std::regex field("<(?:input|select)[^>]* name=\"([a-z0-9-]+)\"[^>]*>");
  for (std::sregex_iterator it(body.begin(), body.end(), field), end; it != end; ++it) {
    const std::string name = (*it)[1];
    if (name == "xem" || name == "csrf") continue;
    const std::string whole = (*it)[0];
    std::smatch value;
    std::regex_search(whole, value, std::regex("value=\"([^\"]+)\""));
    query += "&" + name + "=" + (value.empty() ? "1" : value[1].str());
  }
  return target + query;
}

TEST_F(LearnPages, EveryScreenOfEveryLessonStandsInBothLanguages) {
  ASSERT_GE(learn_->lessons().size(), 3u);
  int screens = 0;
  for (const char* lang : {"vi", "en"}) {
    EXPECT_EQ(site_->get("/bai-hoc?lang=" + std::string(lang)).status, 200);
    for (const auto& lesson : learn_->lessons()) {
      const auto& title = std::string(lang) == "vi" ? lesson.title.vi : lesson.title.en;
      const std::string cover = "/bai-hoc/" + lesson.slug;
      EXPECT_TRUE(has(site_->get(cover), title)) << cover;
      for (const char* more : {"/giao-vien", "/phu-huynh"}) {
        EXPECT_EQ(site_->get(cover + more).status, 200) << cover << more;
      }
      std::vector<std::string> ids;
      for (const auto& step : lesson.steps) ids.push_back(step.id);
      ids.push_back(lesson.check.id);
      for (const auto& booster : lesson.boosters) ids.push_back(booster.id);
      for (const auto& id : ids) {
        const std::string target = cover + "/" + id;
        const auto question = site_->get(target);
        EXPECT_EQ(question.status, 200) << target;
        EXPECT_TRUE(has(question, "/goc-cua-em")) << target;
        EXPECT_TRUE(has(question, "tel:111")) << target;
        EXPECT_TRUE(has(question, "<h1")) << target;
        EXPECT_FALSE(has(question, "<form method=\"post\"")) << target;
        const auto answer = site_->get(answer_target(target, question.body));
        EXPECT_EQ(answer.status, 200) << target;
        EXPECT_TRUE(answer.header("Set-Cookie").empty()) << "nothing is kept: " << target;
        ++screens;
      }
    }
  }
  RecordProperty("screens", screens);
}

TEST_F(LearnPages, EveryOptionLeadsSomewhereWithItsReason) {
  for (const auto& lesson : learn_->lessons()) {
    for (const auto& step : lesson.steps) {
      const std::string target = "/bai-hoc/" + lesson.slug + "/" + step.id + "?lang=vi&";
      const auto screen = find_screen(lesson, step.id);
      if (const auto* choice = std::get_if<ChoiceStep>(&step.body)) {
        for (const auto& option : choice->options) {
          const auto page = site_->get(target + "xem=1&chon=" + option.id);
          EXPECT_TRUE(has(page, web::text(option.feedback.vi).bytes())) << step.id << option.id;
          EXPECT_TRUE(has(page, "/" + screen->next + "\"")) << step.id;
        }
      }
      if (const auto* branch = std::get_if<BranchStep>(&step.body)) {
        for (const auto& node : branch->nodes) {
          const auto page = site_->get(target + "nut=" + node.id);
          EXPECT_EQ(page.status, 200);
          EXPECT_TRUE(has(page, "/" + screen->next + "\"")) << "the way on from " << node.id;
          for (const auto& option : node.options) EXPECT_TRUE(has(page, "nut=" + option.to));
        }
      }
    }
  }
}

TEST_F(LearnPages, TheCheckGivesAReasonForAllEightAndNoScore) {
  for (const auto& lesson : learn_->lessons()) {
    const std::string target = "/bai-hoc/" + lesson.slug + "/" + lesson.check.id;
    const auto page = site_->get(target + "?lang=vi&xem=1");
    for (const auto& item : lesson.check.items) {
      if (const auto* tf = std::get_if<TrueFalseStep>(&item.body)) {
        EXPECT_TRUE(has(page, web::text(tf->reason.vi).bytes())) << item.id;
      }
    }
    EXPECT_TRUE(has(page, web::text(lesson.check.closing.vi).bytes()));
    EXPECT_FALSE(has(page, "/8"));
  }
}

TEST_F(LearnPages, EveryPictureIsThere) {
  for (const auto& lesson : learn_->lessons()) {
    for (const auto& file : pictures_of(lesson)) {
      const auto picture = site_->get("/bai-hoc/hinh/" + file);
      EXPECT_EQ(picture.status, 200) << file << ": list it in src/learn/CMakeLists.txt";
      EXPECT_EQ(picture.header("Content-Type"), "image/svg+xml");
    }
  }
  EXPECT_EQ(site_->get("/bai-hoc/hinh/0301_session.sql").status, 404);
}

TEST_F(LearnPages, TypedWordsHaveNoNameAndAreNotSent) {
  for (const auto& lesson : learn_->lessons()) {
    for (const auto& step : lesson.steps) {
      if (!std::holds_alternative<SayStep>(step.body)) continue;
      const auto page = site_->get("/bai-hoc/" + lesson.slug + "/" + step.id);
      const auto area = page.body.find("<textarea");
      ASSERT_NE(area, std::string::npos);
      const auto tag = page.body.substr(area, page.body.find('>', area) - area);
      EXPECT_EQ(tag.find(" name="), std::string::npos) << tag;
    }
  }
}

TEST_F(LearnPages, UnknownLessonsAndOddQueriesAreKindlyRefused) {
  EXPECT_EQ(site_->get("/bai-hoc/z9").status, 404);
  EXPECT_EQ(site_->get("/bai-hoc/a3/z9").status, 404);
  EXPECT_EQ(site_->get("/bai-hoc/z9/giao-vien").status, 404);
  EXPECT_EQ(site_->get("/bai-hoc/a3/a3-branch-call?nut=zzz").status, 200);
  EXPECT_EQ(site_->get("/bai-hoc/a3/a3-choice-1?xem=1&chon=%3Cscript%3E").status, 200);
  EXPECT_EQ(site_->get("/bai-hoc/a3/a3-order-call?xem=1&o-1=99").status, 200);
}

TEST_F(LearnPages, ATeacherRecordsASession) {
  site_->sign_in(teacher());
  const auto form = site_->get("/truyen-thong/moi?lang=en");
  EXPECT_EQ(form.status, 200);
  EXPECT_TRUE(has(form, "Trường Sen"));
  EXPECT_TRUE(has(form, "value=\"2026-09-01\"")) << "today";
  const auto sent = site_->post("/truyen-thong/moi", sound_form());
  ASSERT_EQ(sent.status, 303);
  const std::string where(sent.header("Location"));
  const auto thanks = site_->get(where);
  EXPECT_TRUE(has(thanks, "Thank you"));
  EXPECT_TRUE(has(thanks, "Nothing more is owed"));
  EXPECT_EQ(site_->post("/truyen-thong/moi", sound_form()).header("Location"), where);
  EXPECT_EQ(sessions(), 1);
  auto again = sound_form();
  again[1].second = base::id_text(base::Id{78});
  const auto same = site_->post("/truyen-thong/moi", again);
  EXPECT_EQ(same.status, 409);
  EXPECT_TRUE(has(same, where.substr(0, where.find('?'))));
  EXPECT_TRUE(has(site_->get("/truyen-thong"), "31/08/2026"));

  const std::string session = where.substr(0, where.find('?'));
  EXPECT_EQ(site_->post(session + "/rut", {{"reason", ""}}).status, 422);
  EXPECT_EQ(site_->post(session + "/rut", {{"reason", "wrong class"}}).status, 303);
  EXPECT_TRUE(has(site_->get(session), "wrong class"));
  EXPECT_EQ(sessions(), 1);
}

TEST_F(LearnPages, BadFormsAreShownAgainAndChangeNothing) {
  site_->sign_in(teacher());
  auto form = sound_form();
  form[6].second = "301";
  const auto page = site_->post("/truyen-thong/moi?lang=en", form);
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "300 pupils enrolled"));
  EXPECT_TRUE(has(page, "name=\"pupils_reason\""));
  EXPECT_EQ(site_->post("/truyen-thong/moi", {}).status, 400);
  auto unknown = sound_form();
  unknown.emplace_back("role", "admin");
  EXPECT_EQ(site_->post("/truyen-thong/moi", unknown).status, 400);
  EXPECT_EQ(site_->post_without_token("/truyen-thong/moi").status, 403);
  EXPECT_EQ(sessions(), 0);
}

TEST_F(LearnPages, WithoutTheRightNothingIsShownOrChanged) {
  EXPECT_EQ(site_->get("/truyen-thong").status, 303) << "to sign in";
  const auto one_school = people::Scope::units({base::Id{20}});
  site_->sign_in(officer(one_school, people::Scope::nowhere()));
  EXPECT_EQ(site_->get("/truyen-thong").status, 200);
  EXPECT_EQ(site_->get("/truyen-thong/moi").status, 403);
  EXPECT_EQ(site_->post("/truyen-thong/moi", sound_form()).status, 403);
  site_->sign_in(teacher());
  auto other = sound_form();
  other[0].second = base::id_text(base::Id{21});
  EXPECT_EQ(site_->post("/truyen-thong/moi", other).status, 404) << "as if it were not there";
  EXPECT_EQ(site_->get("/truyen-thong/moi?truong=" + base::id_text(base::Id{21})).status, 404);
  EXPECT_EQ(sessions(), 0);
}

TEST_F(LearnPages, TheDeskChoosesASchool) {
  site_->sign_in(officer(people::Scope::everywhere(), people::Scope::everywhere()));
  const auto choice = site_->get("/truyen-thong/moi");
  EXPECT_TRUE(has(choice, "Trường Súng"));
  EXPECT_TRUE(has(choice, "truong=" + base::id_text(base::Id{21})));
  EXPECT_EQ(site_->get("/truyen-thong/moi?truong=" + base::id_text(base::Id{21})).status, 200);
  EXPECT_EQ(site_->get("/truyen-thong/moi?truong=" + base::id_text(base::Id{11})).status, 404);
}

}  // namespace
}  // namespace anlanh::learn
