// The pages through the whole way of a request: forms, tokens, rights, what a person sees.
#include <gtest/gtest.h>

#include <set>

#include "cases/ask_pages.h"
#include "cases/case_list_pages.h"
#include "cases/case_pages.h"
#include "cases/cases_test_world.h"
#include "cases/corner_pages.h"
#include "cases/identity_pages.h"
#include "cases/inbox_pages.h"
#include "cases/report_pages.h"
#include "cases/thread_pages.h"
#include "cases/measure_pages.h"
#include "cases/register_pages.h"
#include "cases/violator_pages.h"
#include "cases/violator_tab_pages.h"
#include "people/unit_store.h"
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
class PagesOn : public testing::TestWithParam<store::Engine> {
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
    add_corner_routes(router);
    add_ask_routes(router, desk);
    add_thread_routes(router, desk);
    add_inbox_routes(router, desk);
    add_report_routes(router, desk);
    add_case_list_routes(router, desk);
    add_case_routes(router, desk);
    add_violator_routes(router, desk);
    add_violator_tab_routes(router, desk);
    add_measure_routes(router, desk);
    add_register_routes(router, desk);
    add_identity_routes(router, desk);
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
  std::int64_t reports() {
    return list_reports(world_->desk(), *test_support::desk_officer(), {}, 1)->total;
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

TEST_P(PagesOn, AChildTellsInSevenPagesAndComesBack) {
  EXPECT_EQ(get("/goc-cua-em").status, 200);
  EXPECT_TRUE(shows("tel:111"));
  const Fields answers[] = {{{"who", "child"}},
                            {{"kind", "cyberbullying"}},
                            {{"story", "Các bạn lập nhóm nói xấu em <b>"}},
                            {{"pages", "nhóm lớp\nhttps://xau.example"}},
                            {{"commune", base::id_text(test_support::kCommune)}},
                            {{"contact", "cô Lan"}, {"contact_time", "giờ ra chơi"}}};
  get("/goc-cua-em/ke");
  for (auto answer : answers) {
    look();
    EXPECT_TRUE(shows("tel:111"));
    EXPECT_TRUE(shows("formaction=\"/goc-cua-em/gui\"")) << "send now stands on every page";
    answer.emplace_back("go", "next");
    ASSERT_EQ(post("/goc-cua-em/ke", answer).status, 200);
  }
  EXPECT_TRUE(shows("Các bạn lập nhóm nói xấu em &lt;b&gt;"));
  EXPECT_TRUE(shows("Xã Mẫu"));
  look();
  ASSERT_EQ(post("/goc-cua-em/gui", {}).status, 200);
  EXPECT_TRUE(shows("TB-26-00001"));
  const auto list = between(last_.body, "al-return-key\">", "</ol>");
  std::string key;
  for (std::size_t at = 0; (at = list.find("<strong>", at)) != list.npos; ++at)
    key += between(list, "<strong>", "</strong>", at) + " ";
  EXPECT_EQ(reports(), 1);

  // Pressed twice: one report, the same words.
  ASSERT_EQ(ask(web::Method::Post, "/goc-cua-em/gui", body_).status, 200);
  EXPECT_EQ(between(last_.body, "al-return-key\">", "</ol>"), list);
  EXPECT_EQ(reports(), 1);

  get("/goc-cua-em/tro-lai");
  look();
  EXPECT_EQ(post("/goc-cua-em/tro-lai", {{"key", "an lành an vui an tâm"}}).status, 422);
  EXPECT_FALSE(shows("TB-26"));
  look();
  EXPECT_EQ(post("/goc-cua-em/tro-lai", {{"key", key}}).status, 200);
  EXPECT_TRUE(shows("TB-26-00001"));
  look();
  EXPECT_EQ(post("/goc-cua-em/tro-lai/viet", {{"text", " "}}).status, 422);
  look();
  EXPECT_EQ(post("/goc-cua-em/tro-lai/viet", {{"text", "Em kể thêm."}}).status, 200);
  EXPECT_TRUE(shows("Em kể thêm."));
  // Half an hour later the page has closed itself; what was written is kept.
  look();
  world_->pass(std::chrono::minutes(31));
  EXPECT_EQ(post("/goc-cua-em/tro-lai/viet", {{"text", "Đừng mất."}}).status, 422);
  EXPECT_TRUE(shows("Đừng mất."));
}

TEST_P(PagesOn, ARedAnswerShows111And113AndIsAReportInItself) {
  for (const auto* field : {"danger_now", "danger_self", "danger_near"}) {
    get("/goc-cua-em/ke");
    look();
    ASSERT_EQ(post("/goc-cua-em/ke", {{"who", "young"}, {field, "yes"}, {"go", "next"}}).status,
              200);
    EXPECT_TRUE(shows("al-calls__number\" href=\"tel:113\""));
    EXPECT_TRUE(shows("You are brave.")) << "in the register of the youngest";
    look();
    ASSERT_EQ(post("/goc-cua-em/ke", {{"go", "next"}}).status, 200);
    EXPECT_TRUE(shows("name=\"kind\"")) << "one can go on writing";
    look();
    ASSERT_EQ(post("/goc-cua-em/gui", {}).status, 200);
  }
  EXPECT_EQ(reports(), 3);
  get("/goc-cua-em/ke");
  look();
  const Fields calm{
      {"who", "parent"}, {"danger_now", "no"}, {"danger_self", "skip"}, {"go", "next"}};
  ASSERT_EQ(post("/goc-cua-em/ke", calm).status, 200);
  EXPECT_FALSE(shows("al-calls__number"));
}

TEST_P(PagesOn, TheDangerCheckStandsOnTheOfficersPage) {
  ReportAnswers answers = World::answers();
  answers.safety = {Reply::Yes, Reply::No, Reply::Unsaid, Reply::No, Reply::Yes};
  answers.age_band = AgeBand::Under11;
  const auto receipt = world_->report(answers);
  sign_in(test_support::worker());
  ASSERT_EQ(get("/tin/" + base::id_text(receipt.report)).status, 200);
  EXPECT_TRUE(shows("al-alert"));
  EXPECT_TRUE(shows("at this moment"));
  EXPECT_TRUE(shows("do not contact the child through the family"));
  EXPECT_TRUE(shows("Contact is not safe"));
  EXPECT_TRUE(shows("under 11"));
  EXPECT_EQ(world_->load(receipt.report).risk, 100);
}

TEST_P(PagesOn, AnotherLanguageInTheMiddleKeepsTheAnswers) {
  get("/goc-cua-em/ke");
  look();
  post("/goc-cua-em/ke", {{"who", "older"}, {"danger_now", "no"}, {"go", "story"}});
  look();
  ASSERT_EQ(post("/goc-cua-em/ke", {{"story", "Em kể dở dang"}, {"lang", "en"}}).status, 200);
  EXPECT_TRUE(shows("lang=\"en\""));
  EXPECT_TRUE(shows("Em kể dở dang</textarea>"));
  EXPECT_TRUE(shows("name=\"who\" value=\"older\""));
  EXPECT_EQ(cookies_.get("lang"), "en") << "and stays for the pages after";
  look();
  ASSERT_EQ(post("/goc-cua-em/gui", {{"story", "Em kể dở dang"}}).status, 200);
  EXPECT_EQ(reports(), 1);
}

TEST_P(PagesOn, TheFourWordsCanBeTriedBeforeOneLeaves) {
  get("/goc-cua-em/ke");
  look();
  ASSERT_EQ(post("/goc-cua-em/gui", {{"who", "older"}, {"story", "x"}}).status, 200);
  const auto list = between(last_.body, "al-return-key\">", "</ol>");
  std::string key;
  for (std::size_t at = 0; (at = list.find("<strong>", at)) != list.npos; ++at)
    key += between(list, "<strong>", "</strong>", at) + " ";
  look();
  EXPECT_EQ(post("/goc-cua-em/da-chep", {{"key", "một hai ba bốn"}}).status, 422);
  EXPECT_TRUE(shows(list)) << "they stand there once more, to compare";
  look();
  EXPECT_EQ(post("/goc-cua-em/da-chep", {{"key", test_support::plain_fold(key)}}).status, 200);
  EXPECT_TRUE(shows("The four words are right."));
  EXPECT_FALSE(shows("al-return-key"));
  EXPECT_EQ(post("/goc-cua-em/da-chep", {{"key", ""}}).status, 200) << "trying is not asked for";
  world_->pass(std::chrono::hours(2));
  EXPECT_EQ(post("/goc-cua-em/da-chep", {{"key", "một hai ba bốn"}}).status, 422);
  EXPECT_FALSE(shows("al-return-key")) << "after an hour the words are gone for good";
}

TEST_P(PagesOn, SendNowWorksFromEveryPage) {
  const Fields one_answer[] = {{{"kind", "overuse"}},
                               {{"story", "Em mất ngủ"}},
                               {{"pages", "trò chơi A"}},
                               {{"commune", base::id_text(test_support::kOther)}},
                               {{"contact", "mẹ em"}}};
  std::int64_t sent = 0;
  for (std::size_t skipped = 0; skipped < std::size(one_answer); ++skipped) {
    get("/goc-cua-em/ke");
    for (std::size_t i = 0; i <= skipped; ++i) {
      look();
      post("/goc-cua-em/ke", {{"go", "next"}});
    }
    look();
    ASSERT_EQ(post("/goc-cua-em/gui", one_answer[skipped]).status, 200) << skipped;
    EXPECT_EQ(reports(), ++sent);
  }
  get("/goc-cua-em/ke");
  look();
  EXPECT_EQ(post("/goc-cua-em/gui", {{"who", "child"}}).status, 422) << "nothing to send";
  EXPECT_EQ(reports(), sent);
}

TEST_P(PagesOn, WhatIsTooLongComesBackAsItWasTyped) {
  get("/goc-cua-em/ke");
  look();
  post("/goc-cua-em/ke", {{"go", "story"}});
  look();
  std::string story = "Đầu ";
  for (std::size_t i = 0; i < kMostStory; ++i) story += "ê";
  EXPECT_EQ(post("/goc-cua-em/ke", {{"story", story}, {"go", "next"}}).status, 422);
  EXPECT_TRUE(shows(story));
  EXPECT_TRUE(shows("href=\"#story\""));
  look();
  EXPECT_EQ(post("/goc-cua-em/gui", {{"story", story}}).status, 422);
  EXPECT_TRUE(shows(story));
  look();
  EXPECT_EQ(post("/goc-cua-em/ke", {{"story", story}, {"go", "back"}}).status, 200);
  look();
  EXPECT_EQ(post("/goc-cua-em/gui", {{"commune", "0000000000001"}, {"story", "x"}}).status, 422);
  EXPECT_EQ(reports(), 0);
  EXPECT_EQ(post("/goc-cua-em/gui", {{"state", "closed"}, {"story", "x"}}).status, 400)
      << "a field the form does not have";
}

TEST_P(PagesOn, HelpPagesAreSmall) {
  ASSERT_TRUE(world_->desk().store.write([](store::Sql& sql) -> base::Status {
    for (int i = 0; i < 100; ++i)
      AL_TRY_DO(people::save_unit(
          sql, {.id = base::Id{1000 + i},
                .kind = people::UnitKind::Commune,
                .code = "29" + std::to_string(100 + i),
                .name = "Xã Thử Nghiệm Số " + std::to_string(i),
                .parent = test_support::kProvince,
                .valid_from =
                    base::Date{std::chrono::year{2025}, std::chrono::month{7}, std::chrono::day{1}},
                .valid_to = std::nullopt}));
    return base::ok();
  }));
  get("/goc-cua-em/ke");
  for (const auto* step : {"who", "kind", "story", "pages", "commune", "contact", "check"}) {
    gzip_ = web::Gzip::Refused;
    get("/goc-cua-em/ke");
    look();
    gzip_ = web::Gzip::Accepted;
    post("/goc-cua-em/ke", {{"go", step}});
    EXPECT_LT(last_.body.size(), 14u * 1024) << step;
  }
}

TEST_P(PagesOn, OfficesAreClosedToThoseWithoutTheRight) {
  const auto report = base::id_text(world_->report().report);
  const auto file = base::id_text(world_->open());
  const auto before = world_->fingerprint();
  const auto fill = [&](std::string pattern) {
    const auto at = pattern.find(":id");
    if (at == pattern.npos) return pattern;
    return pattern.replace(at, 3, pattern.starts_with("/tin") ? report : file);
  };
  for (const auto& [method, pattern] : routes_) {
    if (pattern.starts_with("/goc-cua-em") || pattern == "/vao") continue;
    const int status =
        ask(method, fill(pattern), method == web::Method::Post ? "version=1" : "").status;
    EXPECT_TRUE(status == 303 || status == 401 || status == 403) << pattern << " " << status;
  }
  sign_in(test_support::teacher());
  for (const auto& [method, pattern] : routes_) {
    if (pattern.starts_with("/goc-cua-em") || pattern == "/vao") continue;
    EXPECT_EQ(ask(method, fill(pattern), method == web::Method::Post ? "version=1" : "").status,
              403)
        << pattern;
  }
  // The right, but of another commune; and a form without its token.
  sign_in(test_support::worker(test_support::kOther));
  for (const auto& [method, pattern] : routes_) {
    if (pattern.starts_with("/goc-cua-em") || pattern.find(":id") == pattern.npos) continue;
    if (pattern.starts_with("/doi-tuong")) continue;
    const auto status =
        ask(method, fill(pattern), method == web::Method::Post ? "version=1" : "").status;
    EXPECT_TRUE(status == 404 || status == 403) << pattern << " " << status;
  }
  EXPECT_EQ(world_->fingerprint(), before);
}

TEST_P(PagesOn, AnOfficerTakesAReportToAClosedCase) {
  auto answers = World::answers();
  answers.story = "<script>alert('tin')</script>";
  const auto id = base::id_text(world_->report(answers).report);
  sign_in(test_support::desk_officer());
  get("/hop-thu");
  EXPECT_TRUE(shows("TB-26-00001"));
  get("/tin/" + id);
  EXPECT_TRUE(shows("&lt;script&gt;"));
  EXPECT_FALSE(shows("<script>alert"));
  EXPECT_TRUE(shows("https://trang-la.example/anh"));
  EXPECT_FALSE(shows("href=\"https://trang-la.example")) << "an address is never one press away";
  look();
  EXPECT_EQ(
      post("/tin/" + id + "/chuyen", {{"transfer_body", "pa05"}, {"transfer_reason", ""}}).status,
      422);
  look();
  EXPECT_EQ(post("/tin/" + id + "/tra-loi", {{"answer", "Chào em"}}).status, 303);
  get("/tin/" + id);
  look();
  const auto opened = post("/tin/" + id + "/vu-viec", {{"support", "1"}});
  ASSERT_EQ(opened.status, 303);
  const std::string file(opened.header("Location").substr(0, opened.header("Location").find('?')));
  EXPECT_EQ(post("/tin/" + id + "/dong",
                 {{"version", "1"}, {"close_reason", "out-of-scope"}, {"close_note", "x"}})
                .status,
            409);

  get(file);
  look();
  EXPECT_EQ(post(file + "/dong", {{"close_reason", "safe-stable"}}).status, 422);
  look();
  EXPECT_EQ(post(file + "/ho-tro", {{"support_kind", "listen"},
                                    {"support_day_day", "31"},
                                    {"support_day_month", "2"},
                                    {"support_day_year", "2026"},
                                    {"support_provider", "Cô Hoa"}})
                .status,
            422);
  EXPECT_TRUE(shows("Cô Hoa")) << "what was typed comes back";
  look();
  EXPECT_EQ(post(file + "/ho-tro", {{"support_kind", "listen"},
                                    {"support_day_day", "1"},
                                    {"support_day_month", "9"},
                                    {"support_day_year", "2026"},
                                    {"support_provider", "Cô Hoa"}})
                .status,
            303);
  get(file);
  look();
  EXPECT_EQ(post(file + "/giao", {{"assignee", base::id_text(base::Id{101})}}).status, 303);
  get(file);
  look();
  EXPECT_EQ(post(file + "/xac-nhan",
                 {{"harmful_address", "xau.example"}, {"harmful_category", "gambling"}})
                .status,
            303);
  EXPECT_EQ(world_->published, 1);
  get(file + "/doi-tuong");
  look();
  EXPECT_EQ(
      post(file + "/doi-tuong",
           {{"violator_kind", "child"}, {"violator_account", "bạn A"}, {"violator_act", "PRIV"}})
          .status,
      303);
  get(file + "/doi-tuong");
  EXPECT_FALSE(shows("bạn A")) << "a name is closed until it is opened with a reason";
  const auto violator = "/doi-tuong/" + between(last_.body, "href=\"/doi-tuong/", "\"");
  EXPECT_EQ(get(violator).status, 200);
  EXPECT_FALSE(shows("administrative-fine"));
  look();
  EXPECT_EQ(post(violator + "/bien-phap", {{"measure_path", "administrative-fine"},
                                           {"measure_body", "pa05"},
                                           {"measure_decision", "1"},
                                           {"measure_day_day", "1"},
                                           {"measure_day_month", "9"},
                                           {"measure_day_year", "2026"}})
                .status,
            409);
  look();
  EXPECT_EQ(post(violator + "/bien-phap", {{"measure_path", "reminder"},
                                           {"measure_body", "school"},
                                           {"measure_day_day", "1"},
                                           {"measure_day_month", "9"},
                                           {"measure_day_year", "2026"}})
                .status,
            303);
  get(file);
  look();
  EXPECT_EQ(
      post(file + "/dong", {{"close_reason", "handled-by-school"}, {"close_note", "xong"}}).status,
      303);
  EXPECT_EQ(get(file + "?xong=dong").status, 200);
  EXPECT_EQ(get("/vu-viec").status, 200);
  EXPECT_EQ(get("/hop-thu?trang-thai=tat-ca&nhom=luring&trang=999").status, 200);
  EXPECT_EQ(get("/hop-thu?trang-thai=khong-co&xa=zz&trang=-3").status, 200);
}

TEST_P(PagesOn, AContactIsClosedUntilAskedAndAllowed) {
  const auto id = base::id_text(world_->report().report);
  const auto contact = World::answers().contact;
  sign_in(test_support::worker());
  get("/tin/" + id);
  EXPECT_FALSE(shows(contact));
  EXPECT_TRUE(shows("/tin/" + id + "/danh-tinh"));
  const std::string tab = "/tin/" + id + "/danh-tinh";
  ASSERT_EQ(get(tab).status, 200);
  look();
  EXPECT_EQ(post(tab, {{"reason_kind", ""}, {"reason", "vì sao"}}).status, 422);
  EXPECT_TRUE(shows("vì sao")) << "what was typed comes back";
  look();
  EXPECT_EQ(post(tab, {{"reason_kind", "help-child"}, {"reason", "hẹn gặp"}}).status, 303);
  get(tab);
  EXPECT_FALSE(shows(contact));

  sign_in(test_support::chair());
  get("/danh-tinh");
  EXPECT_TRUE(shows("hẹn gặp"));
  const auto request = "/danh-tinh/" + between(last_.body, "href=\"/danh-tinh/", "\"");
  ASSERT_EQ(get(request).status, 200);
  look();
  EXPECT_EQ(post(request, {{"verdict", "deny"}, {"note", ""}}).status, 422);
  look();
  EXPECT_EQ(post(request, {{"verdict", "allow"}}).status, 303);
  get(tab);
  EXPECT_TRUE(shows("hẹn gặp")) << "who, when, why";
  EXPECT_FALSE(shows(contact));

  sign_in(test_support::worker());
  get(tab);
  look();
  const auto open = "/danh-tinh/" + between(last_.body, "action=\"/danh-tinh/", "\"");
  EXPECT_EQ(post(open, {}).status, 303);
  get("/tin/" + id);
  EXPECT_TRUE(shows(contact));
  get(tab);
  look();
  const auto close = "/danh-tinh/" + between(last_.body, "action=\"/danh-tinh/", "\"");
  EXPECT_EQ(post(close, {}).status, 303);
  get("/tin/" + id);
  EXPECT_FALSE(shows(contact));
  get("/hop-thu/tai-ve");
  EXPECT_FALSE(shows(contact));
  sign_in(test_support::teacher());
  EXPECT_NE(get("/danh-tinh").status, 200);
  EXPECT_NE(get(tab).status, 200);
}

TEST_P(PagesOn, ACaseIsFoundByNameWithoutTheNameInAnAddress) {
  const auto id = world_->open();
  ASSERT_TRUE(record_violator(world_->desk(), *test_support::desk_officer(), id,
                              {ViolatorKind::Adult, "Lý Văn Tám", "PRIV", ""}, world_->token(),
                              world_->now()));
  const auto number = world_->load_case(id).number;
  sign_in(test_support::worker());
  get("/vu-viec");
  look();
  EXPECT_EQ(post("/vu-viec/tim", {{"tim", "ly van tam"}}).status, 200);
  EXPECT_TRUE(shows(number));
  EXPECT_FALSE(shows("Tám"));
  look();
  EXPECT_EQ(post("/vu-viec/tim", {{"tim", "khong co ai"}}).status, 200);
  EXPECT_FALSE(shows(number));
  look();
  EXPECT_EQ(post("/vu-viec/tim", {{"tim", " "}}).status, 422);
}

TEST_P(PagesOn, ExportsRunNothingAndHoldNoStory) {
  world_->report();
  sign_in(test_support::worker());
  const auto csv = get("/hop-thu/tai-ve");
  EXPECT_EQ(csv.status, 200);
  EXPECT_NE(csv.header("Content-Type").find("text/csv"), std::string_view::npos);
  EXPECT_TRUE(shows("TB-26-00001"));
  EXPECT_FALSE(shows(World::answers().story));
  EXPECT_EQ(get("/vu-viec/tai-ve").status, 200);
  EXPECT_EQ(get("/tin/khong-phai-id").status, 404);
  EXPECT_EQ(get("/vu-viec/0000000000001").status, 404);
}

AL_BOTH_ENGINES(PagesOn);

}  // namespace
}  // namespace anlanh::cases
