#pragma once
// A site without sockets and one browser in front of it: pages of a room tried as people use them.
//
//   test::TestSite site(*db->store, [&](web::Router& router) { learn->add_routes(router); });
//   site.sign_in(officer);
//   EXPECT_EQ(site.get("/truyen-thong").status, 200);
//   EXPECT_EQ(site.post("/truyen-thong/moi", {{"pupils", "45"}}).status, 303);
//
// For rooms that may use `people`; needs the migrations of `web`.

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "people/officer.h"
#include "support/test_store.h"
#include "web/dispatch.h"
#include "web/session_store.h"

namespace anlanh::test {

class TestSite {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  TestSite(store::Store& store, const std::function<void(web::Router&)>& add_routes)
      : keeper_(store, key_, random_) {
    web::Router router;
    add_routes(router);
    add_test_routes(router);
    site_ = std::make_unique<web::Site>(std::move(router), web::SiteSettings{}, parts());
  }

  // From now on the browser is this officer's. Null: nobody's.
  void sign_in(std::shared_ptr<const people::Officer> officer) {
    officer_ = std::move(officer);
    cookies_ = web::Params();
    if (!officer_) return;
    EXPECT_EQ(post("/thu-dang-nhap", {}).status, 303);
  }
  void set_language(const std::string& code) { cookies_.add("lang", code); }

  web::Response get(const std::string& target) { return ask(web::Method::Get, target, ""); }
  // With the token a form would have.
  web::Response post(const std::string& target, const Fields& fields) {
    std::string body = "csrf=" + token();
    for (const auto& [name, value] : fields) {
      body += '&' + name + '=';
      web::append_percent_encoded(body, value);
    }
    return ask(web::Method::Post, target, body);
  }
  web::Response post_without_token(const std::string& target) {
    return ask(web::Method::Post, target, "");
  }
  const web::Router& router() const { return site_->router(); }

 private:
  void add_test_routes(web::Router& router) {
    router.add({.method = web::Method::Get,
                .pattern = "/thu-ma",
                .access = web::Access::public_(),
                .help = "",
                .handler = [](web::Visit& visit) -> base::Result<web::Response> {
                  return web::page("<i>" + visit.view.csrf + "</i>");
                }});
    router.add({.method = web::Method::Post,
                .pattern = "/thu-dang-nhap",
                .access = web::Access::public_(),
                .help = "",
                .handler = [this](web::Visit& visit) -> base::Result<web::Response> {
                  AL_TRY_DO(keeper_.start(visit, officer_->account, web::SignIn::Full));
                  return web::see_other(web::Url::local("/"));
                }});
  }

  web::SiteParts parts() {
    web::SiteParts parts;
    parts.catalogue = *base::Catalogue::open("");
    parts.clock = [] { return test_now(); };
    parts.random = random_;
    parts.log = &log_;
    parts.key = key_;
    parts.sessions = &keeper_;
    parts.limiter = &limiter_;
    parts.load_principal = [this](base::Id) -> base::Result<std::shared_ptr<const web::Principal>> {
      return std::shared_ptr<const web::Principal>(officer_);
    };
    return parts;
  }

  std::string token() {
    const auto body = get("/thu-ma").body;
    const auto start = body.find("<i>") + 3;
    return body.substr(start, body.find("</i>") - start);
  }

  web::Response ask(web::Method method, const std::string& target, const std::string& body) {
    web::Request request;
    request.method = method;
    EXPECT_TRUE(web::parse_target(target, request)) << target;
    request.body = body;
    request.content_type = "application/x-www-form-urlencoded";
    request.cookies = cookies_;
    request.client = "192.0.2.1";
    auto response = site_->answer(std::move(request));
    keep_cookies(response);
    return response;
  }

  void keep_cookies(const web::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      const auto sign = value.find('=');
      cookies_.drop(value.substr(0, sign));
      if (value.find("Max-Age=0") != value.npos) continue;
      cookies_.add(value.substr(0, sign), value.substr(sign + 1, value.find(';') - sign - 1));
    }
  }

  base::Bytes key_ = base::Bytes(32, 9);
  base::Random random_ = test_random();
  base::Log log_ = base::silent_log();
  web::Limiter limiter_{web::kUsualLimits, random_};
  web::SessionKeeper keeper_;
  std::shared_ptr<const people::Officer> officer_;
  std::unique_ptr<web::Site> site_;
  web::Params cookies_;
};

}  // namespace anlanh::test
