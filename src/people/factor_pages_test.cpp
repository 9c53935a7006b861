#include <regex>

#include "people/factor_store.h"
#include "people/passkey_test_device.h"
#include "people/people_test_site.h"
#include "people/totp_rules.h"

namespace anlanh::people {
namespace {

using test_support::kPassword;
using test_support::PeopleSite;
using test_support::TestBrowser;
using test_support::TestDevice;

class FactorPages : public test_support::PeoplePages {
 protected:
  void SetUp() override {
    PeoplePages::SetUp();
    if (!db_) return;
    site_ = std::make_unique<PeopleSite>(*db_->store, PeopleSite::wide_limits(), HouseKind::Real);
    add_accounts();
  }

  // The secret that the page shows, as an app would read it.
  base::Bytes secret_on_page() {
    const auto body = site_->get("/tai-khoan/buoc-hai/ung-dung").body;
    std::smatch found;
    EXPECT_TRUE(std::regex_search(body, found, std::regex("<code>([A-Z2-7 ]+)</code>")));
    std::uint32_t held = 0;
    int bits = 0;
    base::Bytes out;
    for (const char c : found[1].str()) {
      if (c == ' ') continue;
      held = held << 5 | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
      if ((bits += 5) < 8) continue;
      bits -= 8;
      out.push_back(static_cast<std::uint8_t>(held >> bits));
    }
    return out;
  }
  std::string code_now() {
    return totp_code(secret_, base::to_millis(site_->now()) / 1000 / kTotpSeconds);
  }
  // Signs in and sets up the app; the recovery codes come back.
  std::vector<std::string> set_up(const std::string& login) {
    EXPECT_EQ(site_->sign_in(login).header("Location"), "/tai-khoan/buoc-hai");
    secret_ = secret_on_page();
    const auto answer = site_->post("/tai-khoan/buoc-hai/ung-dung", {{"code", code_now()}});
    EXPECT_EQ(answer.status, 200);
    std::vector<std::string> codes;
    static const std::regex kCode("<code>([a-z2-9]{5}-[a-z2-9]{5})</code>");
    for (std::sregex_iterator i(answer.body.begin(), answer.body.end(), kCode), end; i != end; ++i)
      codes.push_back((*i)[1].str());
    EXPECT_EQ(codes.size(), 10u);
    return codes;
  }
  void next_step() { site_->pass(std::chrono::seconds(31)); }

  base::Bytes secret_;
};

TEST_P(FactorPages, AnAccountThatNeedsItReachesNothingElse) {
  EXPECT_EQ(site_->sign_in("an.tran").header("Location"), "/truyen-thong") << "needs none";
  site_->swap({});
  EXPECT_EQ(site_->sign_in("quan.tri").header("Location"), "/tai-khoan/buoc-hai");
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly").status, 303);
  EXPECT_EQ(site_->get("/tai-khoan").status, 303);
  EXPECT_EQ(site_->get("/tai-khoan/buoc-hai").status, 200);
  EXPECT_EQ(site_->post("/tai-khoan/buoc-hai/ma-du-phong", {{"renew_code", "1"}}).status, 403);
  EXPECT_EQ(site_->post("/tai-khoan/buoc-hai/ung-dung", {{"code", "000000"}}).status, 422);
  EXPECT_EQ(load("quan.tri").second_factor, SecondFactor::None) << "counts only once confirmed";
}

TEST_P(FactorPages, TheAppLetsInAndNoCodeTwice) {
  set_up("quan.tri");
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly").status, 200) << "set up, so in";
  EXPECT_EQ(load("quan.tri").second_factor, SecondFactor::Totp);
  const auto first = site_->swap({});
  EXPECT_EQ(site_->sign_in("quan.tri").header("Location"), "/dang-nhap/buoc-hai");
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly").status, 303);
  EXPECT_EQ(site_->get("/tai-khoan/buoc-hai").header("Location"), "/dang-nhap/buoc-hai")
      << "the way around is shut";
  EXPECT_EQ(site_->post("/tai-khoan/buoc-hai/ung-dung", {{"code", "1"}}).header("Location"),
            "/dang-nhap/buoc-hai");
  EXPECT_EQ(site_->post("/tai-khoan/mat-khau-dau", {{"next", "x"}, {"again", "x"}}).status, 403);
  EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", code_now()}}).status, 422)
      << "the code that set it up is used up";
  next_step();
  const auto code = code_now();
  EXPECT_EQ(
      site_->post("/dang-nhap/buoc-hai", {{"code", code}, {"next", "/don-vi"}}).header("Location"),
      "/don-vi");
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly").status, 200);
  site_->swap({});
  site_->sign_in("quan.tri");
  EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", code}}).status, 422) << "seen by somebody";
  EXPECT_EQ(audit_count("account.sign_in"), 2);
  EXPECT_EQ(audit_count("account.second_factor_fail"), 2);
}

TEST_P(FactorPages, RecoveryCodesWorkOnceAndCanBeMadeAnew) {
  const auto codes = set_up("quan.tri");
  for (int i = 0; i < 2; ++i) {
    site_->swap({});
    site_->sign_in("quan.tri");
    EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", codes[0]}}).status, i == 0 ? 303 : 422);
  }
  EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", codes[1]}}).status, 303);
  EXPECT_EQ(site_->post("/tai-khoan/buoc-hai/ma-du-phong", {{"renew_code", codes[0]}}).status, 422);
  EXPECT_EQ(site_->post("/tai-khoan/buoc-hai/ma-du-phong", {{"renew_code", codes[2]}}).status, 200);
  site_->swap({});
  site_->sign_in("quan.tri");
  EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", codes[3]}}).status, 422) << "an old one";
  EXPECT_EQ(audit_count("account.recovery_code_used"), 3);
}

TEST_P(FactorPages, FiveWrongCodesRestAndARightPasswordDoesNotHelp) {
  set_up("quan.tri");
  site_->swap({});
  site_->sign_in("quan.tri");
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", "000000"}}).status, 422);
    site_->sign_in("quan.tri");
  }
  next_step();
  EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", code_now()}}).status, 422) << "resting";
  next_step();
  EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", code_now()}}).status, 303);
  EXPECT_EQ(audit_count("account.second_factor_lock"), 1);
}

TEST_P(FactorPages, NobodyTakesItAwayWithoutPasswordAndCode) {
  set_up("quan.tri");
  next_step();
  const auto remove = [&](const std::string& password, const std::string& code) {
    return site_
        ->post("/tai-khoan/buoc-hai/bo", {{"what", "app"}, {"password", password}, {"code", code}})
        .status;
  };
  EXPECT_EQ(remove("sai hoàn toàn sai", code_now()), 422);
  EXPECT_EQ(remove(kPassword, code_now()), 422) << "the role needs it";
  ASSERT_TRUE(db_->store->write([](store::Sql& sql) -> base::Status {
    AL_TRY_DO(sql.exec("update role set needs_second_factor = $1", false));
    return base::ok();
  }));
  EXPECT_EQ(remove(kPassword, "000000"), 422);
  EXPECT_EQ(load("quan.tri").second_factor, SecondFactor::Totp);
  EXPECT_EQ(remove(kPassword, code_now()), 303);
  EXPECT_EQ(load("quan.tri").second_factor, SecondFactor::None);
  EXPECT_EQ(audit_count("account.totp_off"), 1);
  const auto before = secret_;
  EXPECT_NE(secret_on_page(), before) << "the next app has a secret of its own";
}

TEST_P(FactorPages, AnAdministratorResetsAColleagueAndNeverThemselves) {
  set_up("hoa.nguyen");
  site_->swap({});
  set_up("quan.tri");
  const auto url = [&](const std::string& login) {
    return "/tai-khoan/quan-ly/" + base::id_text(load(login).id) + "/bo-buoc-hai";
  };
  EXPECT_EQ(site_->post(url("quan.tri"), {}).status, 409);
  const auto answer = site_->post(url("hoa.nguyen"), {});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(load("hoa.nguyen").second_factor, SecondFactor::None);
  EXPECT_EQ(load("hoa.nguyen").password_kind, PasswordKind::Once);
  EXPECT_EQ(audit_count("account.second_factor_reset"), 1);
  std::smatch password;
  ASSERT_TRUE(std::regex_search(answer.body, password, std::regex("<code>([a-z2-9-]{19})</code>")));
  // The colleague: set up anew, then a password of her own, which may be shorter now.
  site_->swap({});
  EXPECT_EQ(site_->sign_in("hoa.nguyen", password[1]).header("Location"), "/tai-khoan/buoc-hai");
  secret_ = secret_on_page();
  EXPECT_EQ(site_->post("/tai-khoan/buoc-hai/ung-dung", {{"code", code_now()}}).status, 200);
  EXPECT_EQ(site_->get("/hop-thu").status, 404) << "another room's page";
  EXPECT_EQ(site_->get("/tai-khoan").status, 303) << "the password is still owed";
  EXPECT_EQ(site_->post("/tai-khoan/mat-khau-dau", {{"next", "ngắn"}, {"again", "ngắn"}}).status,
            422);
  EXPECT_EQ(
      site_->post("/tai-khoan/mat-khau-dau", {{"next", "cua-lot-9x"}, {"again", "cua-lot-9x"}})
          .status,
      303);
  EXPECT_EQ(site_->get("/tai-khoan").status, 200);
}

TEST_P(FactorPages, APasskeyIsAddedAndSignsInOnceForEachChallenge) {
  const PasskeySite site{"http://localhost", "localhost"};
  TestDevice device(site, -7);
  const auto challenge_on = [&](const std::string& page) {
    const auto body = site_->get(page).body;
    std::smatch found;
    EXPECT_TRUE(std::regex_search(body, found, std::regex("data-challenge=\"([^\"]+)\"")));
    return base::parse_base64url(found[1].str()).value_or(base::Bytes());
  };
  site_->sign_in("quan.tri");
  const auto registration = device.create(challenge_on("/tai-khoan/buoc-hai/khoa"));
  const PeopleSite::Fields fields{{"name", "Máy ở cơ quan"},
                                  {"client_data", base::base64url(registration.client_data)},
                                  {"data", base::base64url(registration.attestation)}};
  EXPECT_EQ(site_->post("/tai-khoan/buoc-hai/khoa", fields).status, 200) << "recovery codes";
  EXPECT_EQ(load("quan.tri").second_factor, SecondFactor::Passkey);
  EXPECT_EQ(site_->post("/tai-khoan/buoc-hai/khoa", fields).status, 422) << "no challenge twice";
  EXPECT_NE(site_->get("/tai-khoan/buoc-hai").body.find("Máy ở cơ quan"), std::string::npos);

  const auto give = [&](const Assertion& answer) {
    return site_
        ->post("/dang-nhap/buoc-hai/khoa", {{"credential", base::base64url(answer.credential)},
                                            {"client_data", base::base64url(answer.client_data)},
                                            {"data", base::base64url(answer.authenticator_data)},
                                            {"signature", base::base64url(answer.signature)}})
        .status;
  };
  site_->swap({});
  EXPECT_EQ(site_->sign_in("quan.tri").header("Location"), "/dang-nhap/buoc-hai");
  const auto answer = device.get(challenge_on("/dang-nhap/buoc-hai"));
  EXPECT_EQ(give(answer), 303);
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly").status, 200);
  site_->swap({});
  site_->sign_in("quan.tri");
  EXPECT_EQ(give(answer), 422) << "an answer that somebody recorded";
  TestDevice thief(site, -7);
  thief.credential = device.credential;
  EXPECT_EQ(give(thief.get(challenge_on("/dang-nhap/buoc-hai"))), 422);
  auto copy = device;
  EXPECT_EQ(give(device.get(challenge_on("/dang-nhap/buoc-hai"))), 303);
  site_->swap({});
  site_->sign_in("quan.tri");
  EXPECT_EQ(give(copy.get(challenge_on("/dang-nhap/buoc-hai"))), 422) << "two devices, one key";
  EXPECT_EQ(audit_count("account.passkey_count_wrong"), 1);
}

TEST_P(FactorPages, AnAccountNobodyUsedFor45DaysIsShutUntilItIsOpened) {
  set_up("quan.tri");
  site_->pass(std::chrono::hours(24 * 44));
  site_->swap({});
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 303);
  site_->pass(std::chrono::hours(24 * 46));
  site_->swap({});
  const auto shut = site_->sign_in("hoa.nguyen");
  EXPECT_EQ(shut.status, 422);
  EXPECT_NE(shut.body.find("45 days"), std::string::npos);
  EXPECT_EQ(site_->sign_in("hoa.nguyen", "sai hoàn toàn sai").body.find("45 days"),
            std::string::npos)
      << "only with the right password";
  EXPECT_EQ(audit_count("account.sign_in_idle"), 1);
  // The only one who can open others is not shut out.
  EXPECT_EQ(site_->sign_in("quan.tri").header("Location"), "/dang-nhap/buoc-hai");
  EXPECT_EQ(site_->post("/dang-nhap/buoc-hai", {{"code", code_now()}}).status, 303);
  const auto url = "/tai-khoan/quan-ly/" + base::id_text(load("hoa.nguyen").id);
  EXPECT_NE(site_->get(url).body.find("not used for 45 days"), std::string::npos);
  EXPECT_EQ(site_->post(url + "/mo-lai", {}).status, 303);
  site_->swap({});
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 303);
}

AL_BOTH_ENGINES(FactorPages);

}  // namespace
}  // namespace anlanh::people
