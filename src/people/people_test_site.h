#pragma once
// The pages of this room with real sessions and real sign-in, one browser in front. All invented.

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "people/account_store.h"
#include "people/people.h"
#include "people/people_test_units.h"
#include "people/unit_store.h"
#include "store/audit.h"
#include "support/test_store.h"
#include "web/dispatch.h"
#include "web/session_store.h"

namespace anlanh::people::test_support {

inline constexpr const char* kPassword = "con mèo ngồi trên mái tôn";

// The cookies of one browser.
struct TestBrowser {
  web::Params cookies;
};

class PeopleSite {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  explicit PeopleSite(store::Store& store,
                      const std::array<web::LimitRule, web::kLimitKinds>& limits = wide_limits(),
                      HouseKind house = HouseKind::Demo)
      : house_(house),
        sealer_(test_sealer()),
        store_(store),
        limiter_(limits, random_),
        keeper_(store, key_, random_),
        people_(needs()) {
    web::Router router;
    people_.add_routes(router);
    router.add({.method = web::Method::Get,
                .pattern = "/thu-ma",
                .access = web::Access::public_(),
                .help = "",
                .handler = [](web::Visit& visit) -> base::Result<web::Response> {
                  return web::page("<i>" + visit.view.csrf + "</i>");
                }});
    site_ = std::make_unique<web::Site>(std::move(router), web::SiteSettings{}, parts());
  }

  People& people() { return people_; }
  web::Router router() const { return site_->router(); }
  void pass(base::Millis time) { now_ += time; }
  base::Instant now() const { return now_; }

  web::Response get(const std::string& target) { return ask(web::Method::Get, target, ""); }
  web::Response post(const std::string& target, const Fields& fields) {
    std::string body = "csrf=" + token();
    for (const auto& [name, value] : fields) {
      body += '&' + name + '=';
      web::append_percent_encoded(body, value);
    }
    return ask(web::Method::Post, target, body);
  }
  web::Response post_without_token(const std::string& target, const std::string& body) {
    return ask(web::Method::Post, target, body);
  }
  web::Response sign_in(const std::string& login, const std::string& password = kPassword) {
    return post("/dang-nhap", {{"login", login}, {"password", password}});
  }
  // Another browser takes its seat before the site; the one before comes out.
  TestBrowser swap(TestBrowser browser) { return std::exchange(browser_, std::move(browser)); }

  static constexpr std::array<web::LimitRule, web::kLimitKinds> wide_limits() {
    constexpr web::LimitRule kWide{.burst = 1000,
                                   .each = std::chrono::seconds(1),
                                   .site_burst = 1000,
                                   .site_each = std::chrono::seconds(1)};
    return {kWide, kWide, kWide};
  }

 private:
  static std::shared_ptr<const store::Sealer> test_sealer() {
    const auto folder =
        std::filesystem::temp_directory_path() / ("al-people-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    return *store::Sealer::open(folder / "master.key", test::test_random());
  }
  PeopleNeeds needs() {
    return {.store = store_,
            .sessions = keeper_,
            .clock = [this] { return now_; },
            .random = random_,
            .password_cost = kCheapPasswords,
            .sealer = sealer_,
            .house = house_};
  }
  web::SiteParts parts() {
    web::SiteParts parts;
    parts.catalogue = *base::Catalogue::open("");
    parts.clock = [this] { return now_; };
    parts.random = random_;
    parts.log = &log_;
    parts.key = key_;
    parts.sessions = &keeper_;
    parts.limiter = &limiter_;
    parts.load_principal = people_.principal_loader();
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
    request.cookies = browser_.cookies;
    request.client = "192.0.2.1";
    auto response = site_->answer(std::move(request));
    keep_cookies(response);
    return response;
  }
  void keep_cookies(const web::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      const auto sign = value.find('=');
      browser_.cookies.drop(value.substr(0, sign));
      if (value.find("Max-Age=0") != value.npos) continue;
      browser_.cookies.add(value.substr(0, sign),
                           value.substr(sign + 1, value.find(';') - sign - 1));
    }
  }

  HouseKind house_;
  std::shared_ptr<const store::Sealer> sealer_;
  store::Store& store_;
  base::Instant now_ = test::test_now();
  base::Bytes key_ = base::Bytes(32, 9);
  base::Random random_ = test::test_random();
  base::Log log_ = base::silent_log();
  web::Limiter limiter_;
  web::SessionKeeper keeper_;
  People people_;
  std::unique_ptr<web::Site> site_;
  TestBrowser browser_;
};

// A province with two communes, a school, and one account of each kind used in the tests.
class PeoplePages : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    auto all = web::web_migrations();
    for (auto& one : people_migrations()) all.push_back(std::move(one));
    db_ = test::open_store(GetParam(), std::move(all));
    site_ = std::make_unique<PeopleSite>(*db_->store);
  }
  void add_units() {
    auto old = unit(10, UnitKind::Commune, "28261", "Phường Cũ", 1);
    old.valid_from = kSinceUnknown;
    old.valid_to = date(2025, 6, 30);
    ASSERT_TRUE(db_->store->write([&](store::Sql& sql) -> base::Status {
      AL_TRY_DO(save_unit(sql, unit(1, UnitKind::Province, "82", "Tỉnh Mẫu")));
      AL_TRY_DO(save_unit(sql, old));
      AL_TRY_DO(save_unit(sql, unit(11, UnitKind::Commune, "28262", "Xã Hoa Sen", 1)));
      AL_TRY_DO(save_unit(sql, unit(12, UnitKind::Commune, "28270", "Xã Bông Súng", 1)));
      AL_TRY_DO(save_school(sql, school(20, "MAU-1", "Trường Lúa Vàng", 11)));
      return save_successor(sql, base::Id{10}, base::Id{11}, date(2025, 7, 1));
    }));
  }
  void add_accounts() {
    add_units();
    add("quan.tri", 1, "admin");
    add("hoa.nguyen", 11, "commune_worker");
    add("an.tran", 20, "school_officer");
  }
  base::Id add(const std::string& login, std::int64_t unit_id, const std::string& role) {
    const auto added = site_->people().add_account(
        {login, "Người " + login, base::Id{unit_id}, {role}}, kPassword);
    EXPECT_TRUE(added) << added.error().operator_text;
    return added ? *added : base::Id{};
  }
  Account load(const std::string& login) {
    return db_->store->read([&](store::Sql& sql) { return find_account_by_login(sql, login); })
        .value()
        .value();
  }
  std::int64_t audit_count(const std::string& action) {
    return db_->store
        ->read([&](store::Sql& sql) {
          return sql.query("select count(*) from audit_line where action = $1", action);
        })
        .value()
        .front()
        .integer(0);
  }

  std::unique_ptr<test::TestStore> db_;
  std::unique_ptr<PeopleSite> site_;
};

}  // namespace anlanh::people::test_support
