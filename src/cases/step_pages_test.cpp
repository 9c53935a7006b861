// The pages of steps, of what is due and of risk: rights, forms, what an officer sees.
#include <gtest/gtest.h>

#include <set>

#include "cases/case_list_pages.h"
#include "cases/case_pages.h"
#include "cases/cases_test_world.h"
#include "cases/due_pages.h"
#include "cases/inbox_pages.h"
#include "cases/report_pages.h"
#include "cases/risk_pages.h"
#include "cases/step_pages.h"
#include "web/dispatch.h"
#include "web/session_store.h"

namespace anlanh::cases {
namespace {

using test_support::World;
using Fields = std::vector<std::pair<std::string, std::string>>;

std::string encoded(std::string_view text) {
  std::string out;
  web::append_percent_encoded(out, text);
  return out;
}

std::string between(const std::string& text, const std::string& before, const std::string& after,
                    std::size_t from = 0) {
  const auto at = text.find(before, from);
  if (at == text.npos) return "";
  const auto begin = at + before.size();
  return text.substr(begin, text.find(after, begin) - begin);
}

// What a browser reads from an attribute.
std::string unescaped(std::string text) {
  const std::pair<const char*, const char*> signs[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [written, meant] : signs) {
    for (std::size_t at = 0; (at = text.find(written, at)) != text.npos; ++at)
      text.replace(at, std::string_view(written).size(), meant);
  }
  return text;
}

// A browser without a script: cookies, the last page, its hidden fields.
class StepPagesOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
    keeper_ = std::make_unique<web::SessionKeeper>(world_->desk().store, key_, test::test_random());
    web::SiteParts parts;
    parts.catalogue = *base::Catalogue::open("");
    parts.clock = [this] { return world_->now(); };
    parts.random = test::test_random();
    parts.log = &log_;
    parts.key = key_;
    parts.sessions = keeper_.get();
    parts.load_principal = [this](base::Id) -> base::Result<std::shared_ptr<const web::Principal>> {
      return std::shared_ptr<const web::Principal>(officer_);
    };
    parts.limiter = &limiter_;
    site_ = std::make_unique<web::Site>(make_router(), web::SiteSettings{}, std::move(parts));
  }

  web::Router make_router() {
    web::Router router;
    const auto& desk = world_->desk();
    add_inbox_routes(router, desk);
    add_report_routes(router, desk);
    add_case_list_routes(router, desk);
    add_case_routes(router, desk);
    add_step_routes(router, desk);
    add_due_routes(router, desk);
    add_risk_routes(router, desk);
    router.add({.method = web::Method::Get,
                .pattern = "/vao",
                .access = web::Access::public_(),
                .help = "",
                .handler = [this](web::Visit& visit) -> base::Result<web::Response> {
                  AL_TRY_DO(keeper_->start(visit, base::Id{1}, web::SignIn::Full));
                  return web::plain_text("in");
                }});
    for (const auto& route : router.routes()) routes_.emplace_back(route.method, route.pattern);
    return router;
  }

  web::Response ask(web::Method method, const std::string& target, const std::string& body = "") {
    web::Request request;
    request.method = method;
    EXPECT_TRUE(web::parse_target(target, request)) << target;
    request.body = body;
    request.content_type = "application/x-www-form-urlencoded";
    request.cookies = cookies_;
    request.client = "192.0.2.1";
    request.gzip = gzip_;
    last_ = site_->answer(std::move(request));
    for (const auto& [name, value] : last_.headers) {
      if (name != "Set-Cookie") continue;
      const auto sign = value.find('=');
      web::Params kept;
      for (const auto& [old, content] : cookies_)
        if (old != value.substr(0, sign)) kept.add(old, content);
      kept.add(value.substr(0, sign), value.substr(sign + 1, value.find(';') - sign - 1));
      cookies_ = kept;
    }
    return last_;
  }
  web::Response get(const std::string& target) { return ask(web::Method::Get, target); }

  // The hidden fields of the form of the last page whose action begins so, then `typed`.
  web::Response post(const std::string& action, const Fields& typed) {
    const auto form = between(page_, "action=\"" + form_action(action) + "\"", "</form>");
    Fields fields;
    for (std::size_t at = 0; (at = form.find("type=\"hidden\"", at)) != form.npos; ++at) {
      const auto name = between(form, "name=\"", "\"", at);
      const auto value = between(form, "value=\"", "\"", at);
      fields.emplace_back(name, unescaped(value));
    }
    for (const auto& field : typed) fields.push_back(field);
    std::string body;
    std::set<std::string> seen;
    for (auto it = fields.rbegin(); it != fields.rend(); ++it)
      if (seen.insert(it->first).second) body += "&" + it->first + "=" + encoded(it->second);
    body_ = body.substr(1);
    return ask(web::Method::Post, action, body_);
  }
  // Sending goes to another address by the same form.
  static std::string form_action(const std::string& action) {
    return action == "/goc-cua-em/gui" ? "/goc-cua-em/ke" : action;
  }
  void look() { page_ = last_.body; }
  bool shows(const std::string& text) const { return last_.body.find(text) != std::string::npos; }

  void sign_in(std::shared_ptr<people::Officer> officer) {
    officer_ = std::move(officer);
    get("/vao");
  }
  std::unique_ptr<World> world_;
  base::Bytes key_ = base::Bytes(32, 7);
  base::Log log_ = base::silent_log();
  web::Limiter limiter_{web::kUsualLimits, test::test_random()};
  std::unique_ptr<web::SessionKeeper> keeper_;
  std::shared_ptr<const people::Officer> officer_;
  std::unique_ptr<web::Site> site_;
  std::vector<std::pair<web::Method, std::string>> routes_;
  web::Params cookies_;
  web::Gzip gzip_ = web::Gzip::Refused;
  web::Response last_;
  std::string page_;
  std::string body_;
};

TEST_P(StepPagesOn, ShowsTheStepsAndTakesAReasonForALateOne) {
  const auto id = world_->open();
  const std::string root = "/vu-viec/" + base::id_text(id);
  sign_in(test_support::worker());
  ASSERT_EQ(get(root).status, 200);
  EXPECT_TRUE(shows("href=\"" + root + "/thoi-han\"")) << "the tab";
  EXPECT_TRUE(shows("Nearest deadline"));
  ASSERT_EQ(get(root + "/thoi-han").status, 200);
  EXPECT_TRUE(shows("12 hours left"));
  EXPECT_TRUE(shows("Form 03"));
  EXPECT_TRUE(shows("The plan sets the time"));
  EXPECT_EQ(get(root + "/thoi-han/nothing").status, 404);
  ASSERT_EQ(get(root + "/thoi-han/initial").status, 200);
  look();
  ASSERT_EQ(post(root + "/thoi-han/initial/xong", {}).status, 303);

  world_->pass(std::chrono::hours(15) + std::chrono::minutes(20));
  sign_in(test_support::worker());  // the session has ended meanwhile
  get(root + "/thoi-han/emergency");
  EXPECT_TRUE(shows("3 hours 20 minutes late"));
  look();
  EXPECT_EQ(post(root + "/thoi-han/emergency/xong", {{"late_words", ""}}).status, 422);
  EXPECT_TRUE(shows("This step is late."));
  look();
  ASSERT_EQ(post(root + "/thoi-han/emergency/xong", {{"late_words", "Mất điện <b>"}}).status, 303);
  get(root + "/thoi-han/emergency");
  EXPECT_TRUE(shows("Mất điện &lt;b&gt;"));
  EXPECT_TRUE(shows("Done late, with a reason"));
}

TEST_P(StepPagesOn, PausesAndMovesTheReceiptBack) {
  const auto id = world_->open();
  const std::string root = "/vu-viec/" + base::id_text(id) + "/thoi-han";
  sign_in(test_support::worker());
  get(root + "/plan");
  look();
  EXPECT_EQ(post(root + "/plan/tam-dung", {{"pause_reason", ""}}).status, 422);
  look();
  ASSERT_EQ(post(root + "/plan/tam-dung",
                 {{"pause_reason", "information-asked"}, {"pause_words", "Chờ trường"}})
                .status,
            303);
  get(root + "/plan");
  EXPECT_TRUE(shows("Paused"));
  EXPECT_TRUE(shows("Chờ trường"));
  look();
  ASSERT_EQ(post(root + "/plan/tiep-tuc", {}).status, 303);
  get(root);
  look();
  EXPECT_EQ(post(root + "/nhan-tin/som-hon", {{"receipt_time", "25:00"}}).status, 422);
  look();
  ASSERT_EQ(post(root + "/nhan-tin/som-hon", {{"receipt_day", "31"},
                                              {"receipt_month", "8"},
                                              {"receipt_year", "2026"},
                                              {"receipt_time", "21:30"},
                                              {"receipt_words", "Công an xã"}})
                .status,
            303);
  get(root);
  EXPECT_TRUE(shows("21:30 31/08/2026"));
  EXPECT_TRUE(shows("Công an xã"));
}

TEST_P(StepPagesOn, ListsWhatIsDueToThoseWhoMaySeeIt) {
  const auto id = world_->open();
  world_->pass(std::chrono::hours(13));
  sign_in(test_support::worker());
  ASSERT_EQ(get("/han").status, 200);
  EXPECT_TRUE(shows("VV-26-00001"));
  EXPECT_TRUE(shows("1 hour late"));
  EXPECT_TRUE(shows("Escalated to "));
  EXPECT_EQ(get("/han?tinh-trang=sap-den").status, 200);
  EXPECT_FALSE(shows("VV-26-00001"));
  ASSERT_EQ(get("/han/tai-ve").status, 200);
  EXPECT_TRUE(shows("VV-26-00001"));
  EXPECT_EQ(get("/han/lich?nam=2027").status, 200);
  EXPECT_TRUE(shows("to be confirmed"));
  sign_in(test_support::worker(test_support::kOther));
  get("/han?cua=tat-ca");
  EXPECT_FALSE(shows("VV-26-00001"));
  EXPECT_EQ(get("/vu-viec/" + base::id_text(id) + "/thoi-han").status, 404);
  sign_in(test_support::teacher());
  EXPECT_EQ(get("/han").status, 403);
  EXPECT_EQ(get("/han/tai-ve").status, 403);
}

TEST_P(StepPagesOn, ARiskIsSetOtherwiseWithAReason) {
  const auto id = world_->open();
  const std::string root = "/vu-viec/" + base::id_text(id);
  sign_in(test_support::worker());
  ASSERT_EQ(get(root + "/rui-ro").status, 200);
  look();
  EXPECT_EQ(post(root + "/rui-ro", {{"risk_level", "urgent"}, {"risk_words", ""}}).status, 422);
  look();
  ASSERT_EQ(post(root + "/rui-ro", {{"risk_level", "urgent"}, {"risk_words", "Dọa giết"}}).status,
            303);
  get(root);
  EXPECT_TRUE(shows("Dọa giết"));
  EXPECT_TRUE(shows("(50 of 100)"));
  sign_in(test_support::police());
  EXPECT_EQ(get(root + "/rui-ro").status, 403);
}

AL_BOTH_ENGINES(StepPagesOn);

}  // namespace
}  // namespace anlanh::cases
