#include "web/dispatch.h"

#include <gtest/gtest.h>

#include "support/test_store.h"
#include "web/page.h"
#include "web/session_store.h"
#include "web/static_files.h"

namespace anlanh::web {
namespace {

using namespace std::chrono_literals;

struct TestOfficer : Principal {
  std::string right;
  bool may(std::string_view wanted) const override { return wanted == right; }
};

// A small site with one route of each kind, on a real store.
class Dispatch : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), web_migrations());
    keeper_ = std::make_unique<SessionKeeper>(*db_->store, key_, random_);
    site_ = std::make_unique<Site>(make_router(), settings_, parts());
  }

  static Response form_page(Visit& visit) {
    return page("<form>" + visit.view.csrf + "</form>" +
                std::string(base::lang_code(visit.view.t.lang())));
  }

  Router make_router() {
    Router router;
    const auto add = [&](Method method, const char* pattern, Access access, Handler handler,
                         std::vector<Field> fields = {}, std::optional<LimitKind> limit = {}) {
      router.add({.method = method,
                  .pattern = pattern,
                  .access = access,
                  .help = "",
                  .fields = std::move(fields),
                  .body_limit = kUsualBody,
                  .body_kind = BodyKind::Form,
                  .limit = limit,
                  .handler = std::move(handler)});
    };
    add(Method::Get, "/", Access::public_(),
        [](Visit& v) -> base::Result<Response> { return form_page(v); });
    add(Method::Get, "/khong-form", Access::public_(),
        [](Visit&) -> base::Result<Response> { return page("tinh"); });
    add(
        Method::Post, "/gui", Access::public_(),
        [this](Visit& v) -> base::Result<Response> { return sent(v); }, {"text", many("kind")},
        LimitKind::Report);
    add(Method::Get, "/ban-lam-viec", Access::signed_in(),
        [](Visit& v) -> base::Result<Response> { return form_page(v); });
    add(Method::Get, "/buoc-hai", Access::password_only(),
        [](Visit& v) -> base::Result<Response> { return form_page(v); });
    add(Method::Get, "/vu-viec", Access::right("cases.read"),
        [](Visit&) -> base::Result<Response> { return page("vu viec"); });
    add(Method::Post, "/vu-viec", Access::right("cases.write"),
        [this](Visit& v) -> base::Result<Response> { return sent(v); });
    add(Method::Post, "/vao", Access::public_(), [this](Visit& v) -> base::Result<Response> {
      AL_TRY_DO(keeper_->start(v, account_, state_));
      return see_other(Url::local("/ban-lam-viec"));
    });
    add(Method::Post, "/xac-nhan", Access::password_only(),
        [this](Visit& v) -> base::Result<Response> {
          AL_TRY_DO(keeper_->complete(v));
          return see_other(Url::local("/ban-lam-viec"));
        });
    add(Method::Post, "/ra", Access::password_only(), [this](Visit& v) -> base::Result<Response> {
      AL_TRY_DO(keeper_->end(v));
      return see_other(Url::local("/"));
    });
    add(Method::Get, "/no", Access::public_(),
        [](Visit&) -> base::Result<Response> { throw std::runtime_error("bang"); });
    add(Method::Get, "/loi/:ma", Access::public_(), [](Visit& v) -> base::Result<Response> {
      return base::make_error(static_cast<base::Code>(std::stoi(v.request.path_params.get("ma"))),
                              "secret of the machine");
    });
    add_static_files(router);
    add_exit_route(router, settings_);
    return router;
  }

  Response sent(Visit& visit) {
    ++sent_;
    last_text_ = visit.request.form.get("text");
    EXPECT_FALSE(visit.request.form.has("csrf"));
    return see_other(Url::local("/"));
  }

  SiteParts parts() {
    SiteParts out;
    out.catalogue = *base::Catalogue::open("");
    out.clock = [this] { return now_; };
    out.random = random_;
    out.log = &log_;
    out.key = key_;
    out.sessions = keeper_.get();
    out.load_principal =
        [this](base::Id account) -> base::Result<std::shared_ptr<const Principal>> {
      if (account_closed_) return std::shared_ptr<const Principal>();
      auto officer = std::make_shared<TestOfficer>();
      officer->account = account;
      officer->name = "Lan";
      officer->right = "cases.read";
      return std::shared_ptr<const Principal>(std::move(officer));
    };
    out.limiter = &limiter_;
    return out;
  }

  // A browser: keeps cookies from answer to answer.
  Response ask(Method method, const std::string& target, const std::string& body = "",
               const std::string& type = "application/x-www-form-urlencoded") {
    Request request;
    request.method = method;
    if (!parse_target(target, request)) ADD_FAILURE() << target;
    request.body = body;
    request.content_type = type;
    request.cookies = cookies_;
    request.client = "192.0.2.1";
    auto response = site_->answer(std::move(request));
    keep_cookies(response);
    return response;
  }

  void keep_cookies(const Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      const auto sign = value.find('=');
      const auto end = value.find(';');
      cookies_.drop(value.substr(0, sign));
      if (value.find("Max-Age=0") == value.npos)
        cookies_.add(value.substr(0, sign), value.substr(sign + 1, end - sign - 1));
    }
  }

  std::string token(const std::string& from = "/") {
    const auto response = ask(Method::Get, from);
    const auto start = response.body.find("<form>") + 6;
    return response.body.substr(start, response.body.find("</form>") - start);
  }

  Response post(const std::string& target, const std::string& fields = "",
                const std::string& from = "/") {
    return ask(Method::Post, target, "csrf=" + token(from) + (fields.empty() ? "" : "&" + fields));
  }

  std::size_t session_count() {
    return static_cast<std::size_t>((*db_->store->read(
        [](store::Sql& sql) { return sql.query("select count(*) from web_session"); }))[0]
                                        .integer(0));
  }

  base::Bytes key_ = base::Bytes(32, 9);
  base::Random random_ = test::test_random();
  base::Instant now_ = test::test_now();
  std::vector<std::string> lines_;
  base::Log log_{[this] { return now_; }, base::Level::Debug,
                 [this](std::string_view line) { lines_.emplace_back(line); }};
  Limiter limiter_{kUsualLimits, random_};
  SiteSettings settings_;
  std::unique_ptr<test::TestStore> db_;
  std::unique_ptr<SessionKeeper> keeper_;
  std::unique_ptr<Site> site_;
  Params cookies_;
  base::Id account_{42};
  SignIn state_ = SignIn::Full;
  bool account_closed_ = false;
  int sent_ = 0;
  std::string last_text_;
};

AL_BOTH_ENGINES(Dispatch);

TEST_P(Dispatch, FormWithTokenReachesItsHandler) {
  const auto response = post("/gui", "text=e%CC%A3%E2%80%8B%CC%82&kind=a&kind=b");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(sent_, 1);
  EXPECT_EQ(last_text_, "\xE1\xBB\x87");
}

TEST_P(Dispatch, BadFormsChangeNothing) {
  const auto good = token();
  const auto status = [&](const std::string& body,
                          const std::string& type = "application/x-www-form-urlencoded") {
    const auto response = ask(Method::Post, "/gui", body, type);
    EXPECT_NE(response.body.find("111"), std::string::npos);
    return response.status;
  };
  EXPECT_EQ(status("text=a"), 403);
  EXPECT_EQ(status("text=a&csrf=wrong"), 403);
  EXPECT_EQ(status("csrf=" + good + "&role=admin"), 400);
  EXPECT_EQ(status("csrf=" + good + "&text=%FF"), 400);
  EXPECT_EQ(status("csrf=" + good + "&text=%00"), 400);
  EXPECT_EQ(status("csrf=" + good + "&text=%"), 400);
  EXPECT_EQ(status("csrf=" + good + "&text=a&text=b"), 400);
  EXPECT_EQ(status("csrf=" + good + "&text=" + std::string(20001, 'a')), 413);
  EXPECT_EQ(status("{\"text\":1}", "application/json"), 400);
  EXPECT_EQ(status("x", "multipart/form-data"), 400);
  cookies_ = Params();
  EXPECT_EQ(status("csrf=" + good + "&text=a"), 403);
  EXPECT_EQ(sent_, 0);
}

TEST_P(Dispatch, LimitIsKindAndSaysHowLong) {
  for (int i = 0; i < 20; ++i) EXPECT_EQ(post("/gui", "text=a").status, 303) << i;
  const auto response = post("/gui", "text=a");
  EXPECT_EQ(response.status, 429);
  EXPECT_EQ(response.header("Retry-After"), "60");
  EXPECT_NE(response.body.find("60 seconds"), std::string::npos);
  EXPECT_EQ(sent_, 20);
  now_ += 61s;
  EXPECT_EQ(post("/gui", "text=a").status, 303);
}

TEST_P(Dispatch, OnlyAPageWithAFormLeavesACookie) {
  EXPECT_EQ(ask(Method::Get, "/khong-form").header("Set-Cookie"), "");
  EXPECT_NE(ask(Method::Get, "/").header("Set-Cookie"), "");
  EXPECT_EQ(ask(Method::Get, "/").header("Set-Cookie"), "");  // known by now
}

TEST_P(Dispatch, LanguageIsVietnameseUntilChosen) {
  EXPECT_TRUE(ask(Method::Get, "/").body.ends_with("vi"));
  EXPECT_TRUE(ask(Method::Get, "/?lang=en").body.ends_with("en"));
  EXPECT_TRUE(ask(Method::Get, "/").body.ends_with("en"));
  EXPECT_TRUE(ask(Method::Get, "/?lang=fr").body.ends_with("en"));
  EXPECT_TRUE(ask(Method::Get, "/?lang=vi").body.ends_with("vi"));
  EXPECT_TRUE(ask(Method::Get, "/").body.ends_with("vi"));
}

TEST_P(Dispatch, SignedOutIsSentToSignIn) {
  const auto response = ask(Method::Get, "/vu-viec?trang=2");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.header("Location"), "/dang-nhap?next=%2Fvu-viec%3Ftrang%3D2");
  EXPECT_EQ(ask(Method::Post, "/vu-viec", "csrf=" + token()).status, 403);
  EXPECT_EQ(sent_, 0);
}

TEST_P(Dispatch, RightDecides) {
  EXPECT_EQ(post("/vao").status, 303);
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 200);
  EXPECT_EQ(ask(Method::Get, "/vu-viec").status, 200);
  EXPECT_EQ(post("/vu-viec").status, 403);
  EXPECT_EQ(sent_, 0);
}

TEST_P(Dispatch, SignInMakesANewSecretAndSignOutEndsIt) {
  post("/vao");
  const auto first = cookies_.get("s");
  post("/vao");
  EXPECT_NE(cookies_.get("s"), first);
  EXPECT_EQ(session_count(), 1u);
  const auto second = cookies_.get("s");
  EXPECT_EQ(post("/ra").status, 303);
  EXPECT_EQ(session_count(), 0u);
  EXPECT_FALSE(cookies_.has("s"));
  cookies_.add("s", second);  // the old cookie put back by hand
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 303);
}

TEST_P(Dispatch, ForgedCookiesAreNobody) {
  post("/vao");
  auto forged = cookies_.get("s");
  forged[3] = forged[3] == 'A' ? 'B' : 'A';
  cookies_.drop("s");
  cookies_.add("s", forged);
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 303);
}

TEST_P(Dispatch, SecondFactorHasItsPlace) {
  state_ = SignIn::PasswordOnly;
  post("/vao");
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 303);
  EXPECT_EQ(ask(Method::Get, "/vu-viec").status, 303);
  EXPECT_EQ(ask(Method::Get, "/buoc-hai").status, 200);
  const auto before = cookies_.get("s");
  EXPECT_EQ(post("/xac-nhan", "", "/buoc-hai").status, 303);
  EXPECT_NE(cookies_.get("s"), before);
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 200);
}

TEST_P(Dispatch, SecondFactorMustComeInTime) {
  state_ = SignIn::PasswordOnly;
  post("/vao");
  now_ += 11min;
  EXPECT_EQ(ask(Method::Get, "/buoc-hai").status, 303);
}

TEST_P(Dispatch, SessionsEndWhenIdleAndAtTheirEnd) {
  post("/vao");
  for (int i = 0; i < 13; ++i) {
    EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 200) << i;
    now_ += 55min;
  }
  now_ += 10min;  // 12 h 5 min after the sign-in
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 303);
  post("/vao");
  EXPECT_EQ(session_count(), 1u);  // the dead one went with the new sign-in
  now_ += 61min;
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 303);
}

TEST_P(Dispatch, EveryBrowserOfAnAccountCanBeSignedOut) {
  post("/vao");
  const auto phone = cookies_;
  cookies_ = Params();
  post("/vao");
  EXPECT_EQ(session_count(), 2u);
  EXPECT_EQ(*keeper_->end_all(account_), 2);
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 303);
  cookies_ = phone;
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 303);
}

TEST_P(Dispatch, AClosedAccountIsNobodyAtOnce) {
  post("/vao");
  account_closed_ = true;
  EXPECT_EQ(ask(Method::Get, "/ban-lam-viec").status, 303);
}

TEST_P(Dispatch, TokenFromBeforeTheSignInIsOfNoUse) {
  const auto before = token();
  post("/vao");
  EXPECT_EQ(ask(Method::Post, "/gui", "csrf=" + before + "&text=a").status, 403);
  EXPECT_EQ(sent_, 0);
}

TEST_P(Dispatch, PublicPagesStayUpWithoutTheDatabase) {
  post("/vao");
  ASSERT_TRUE(db_->store
                  ->write([](store::Sql& sql) {
                    return sql.script("alter table web_session rename to gone");
                  })
                  .has_value());
  EXPECT_EQ(ask(Method::Get, "/").status, 200);
  EXPECT_EQ(ask(Method::Get, "/thoat").status, 303);
  const auto response = ask(Method::Get, "/ban-lam-viec");
  EXPECT_GE(response.status, 500);
  EXPECT_EQ(response.body.find("web_session"), std::string::npos);
}

TEST_P(Dispatch, ErrorsTellTheReaderNothingOfTheMachine) {
  const int expected[] = {400, 404, 403, 410, 409, 413, 429, 503, 500, 500};
  for (int code = 0; code < 10; ++code) {
    lines_.clear();
    const auto response = ask(Method::Get, "/loi/" + std::to_string(code));
    EXPECT_EQ(response.status, expected[code]);
    EXPECT_EQ(response.body.find("secret of the machine"), std::string::npos);
    EXPECT_NE(response.body.find("111"), std::string::npos);
    ASSERT_EQ(lines_.size(), 1u);
    EXPECT_NE(lines_[0].find("secret of the machine"), std::string::npos);
    EXPECT_EQ(lines_[0].find("192.0.2.1"), std::string::npos);
    const auto at = lines_[0].find("\"request\":\"") + 11;
    EXPECT_NE(response.body.find(lines_[0].substr(at, 13)), std::string::npos);
  }
}

TEST_P(Dispatch, WhatIsThrownEndsAsAnErrorPage) {
  EXPECT_EQ(ask(Method::Get, "/no").status, 500);
  EXPECT_EQ(ask(Method::Get, "/").status, 200);
}

TEST_P(Dispatch, UnknownAndWrongMethod) {
  EXPECT_EQ(ask(Method::Get, "/khong-co").status, 404);
  EXPECT_EQ(ask(Method::Get, "/gui").status, 405);
  EXPECT_EQ(ask(Method::Post, "/khong-form", "").status, 405);
}

TEST_P(Dispatch, ExitLeavesAtOnceAndTakesItsCookieAlong) {
  token();
  ask(Method::Get, "/?lang=en");
  ASSERT_TRUE(cookies_.has("v"));
  const auto response = ask(Method::Get, "/thoat");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.header("Location"), "https://www.google.com.vn/");
  EXPECT_EQ(response.header("Cache-Control"), "no-store");
  EXPECT_EQ(response.header("Clear-Site-Data"), "");
  EXPECT_FALSE(cookies_.has("v"));
  EXPECT_TRUE(cookies_.has("lang"));
}

TEST_P(Dispatch, EveryAnswerCarriesTheSecurityHeaders) {
  for (const auto* target : {"/", "/khong-co", "/no", "/thoat", "/ban-lam-viec", "/robots.txt"}) {
    const auto response = ask(Method::Get, target);
    for (const auto* name :
         {"Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options",
          "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy"})
      EXPECT_NE(response.header(name), "") << target << " " << name;
  }
  EXPECT_EQ(ask(Method::Get, "/").header("Cache-Control"), "no-store");
}

TEST_P(Dispatch, StaticFilesAreKeptAndNothingElseIsReached) {
  const auto style = ask(Method::Get, "/tai-nguyen/0000000000000000/public.css");
  EXPECT_EQ(style.status, 200);
  EXPECT_EQ(style.header("Cache-Control"), "no-cache");
  EXPECT_EQ(style.header("Set-Cookie"), "");
  EXPECT_EQ(ask(Method::Get, "/tai-nguyen/x/khong-co.css").status, 404);
  EXPECT_EQ(ask(Method::Get, "/tai-nguyen/x/web/schema/0001_session.sql").status, 404);
}

TEST_P(Dispatch, WhatTheTransportRefusesIsAPageToo) {
  Request head;
  head.method = Method::Post;
  ASSERT_TRUE(parse_target("/gui", head).has_value());
  EXPECT_EQ(site_->body_limit(head), kUsualBody);
  const auto response = site_->refuse(
      head, 413,
      base::make_error(base::Code::TooLarge, "too large", base::msg("Shorter, please.")));
  EXPECT_EQ(response.status, 413);
  EXPECT_NE(response.body.find("Shorter, please."), std::string::npos);
  EXPECT_NE(response.body.find("111"), std::string::npos);
  EXPECT_NE(response.header("Content-Security-Policy"), "");
  EXPECT_EQ(lines_.size(), 1u);
}

TEST_P(Dispatch, FallbackHearsForeignNames) {
  Router router;
  router.fallback([](Visit& visit) -> base::Result<Response> {
    return page("chan " + visit.request.host + visit.request.path);
  });
  auto alone = parts();
  alone.sessions = nullptr;
  alone.limiter = nullptr;
  Site block(std::move(router), settings_, std::move(alone));
  for (const auto method : {Method::Get, Method::Post}) {
    Request request;
    request.method = method;
    request.host = "xau.example";
    ASSERT_TRUE(parse_target("/bat/ky?x=1", request).has_value());
    const auto response = block.answer(std::move(request));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "chan xau.example/bat/ky");
    EXPECT_EQ(response.header("Set-Cookie"), "");
  }
}

}  // namespace
}  // namespace anlanh::web
