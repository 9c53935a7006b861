#include "people/people_test_site.h"

namespace anlanh::people {
namespace {

using test_support::kPassword;
using test_support::PeopleSite;
using test_support::TestBrowser;

class SignInPages : public test_support::PeoplePages {};

TEST_P(SignInPages, LandsOnThePageThatFits) {
  add_accounts();
  EXPECT_EQ(site_->sign_in("hoa.nguyen").header("Location"), "/hop-thu");
  EXPECT_EQ(site_->sign_in("an.tran").header("Location"), "/truyen-thong");
  const auto answer = site_->sign_in(" Quan.Tri ");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header("Location"), "/tai-khoan/quan-ly");
  EXPECT_EQ(site_->get("/tai-khoan").status, 200);
  EXPECT_EQ(audit_count("account.sign_in"), 3);
  EXPECT_EQ(load("quan.tri").last_sign_in_at, test::test_now());
  EXPECT_EQ(site_->get("/dang-nhap").header("Location"), "/tai-khoan/quan-ly");
}

TEST_P(SignInPages, GoesOnWhereSomebodyWasStoppedButNeverAway) {
  add_accounts();
  const auto stopped = site_->get("/tai-khoan/quan-ly?tim=hoa");
  EXPECT_EQ(stopped.status, 303);
  EXPECT_EQ(std::string(stopped.header("Location")).rfind("/dang-nhap?next=", 0), 0u);
  const std::pair<const char*, const char*> cases[] = {
      {"/don-vi?tim=x", "/don-vi?tim=x"},
      {"//evil.example/", "/tai-khoan/quan-ly"},
      {"https://evil.example/", "/tai-khoan/quan-ly"},
      {"/dang-xuat", "/tai-khoan/quan-ly"},
      {"javascript:alert(1)", "/tai-khoan/quan-ly"},
      {"/\\evil.example", "/tai-khoan/quan-ly"}};
  for (const auto& [next, place] : cases) {
    const auto answer =
        site_->post("/dang-nhap", {{"login", "quan.tri"}, {"password", kPassword}, {"next", next}});
    EXPECT_EQ(answer.header("Location"), place) << next;
  }
}

// Neither the words nor the status tell whether a login exists.
TEST_P(SignInPages, SaysTheSameOfAnUnknownLoginAndAWrongPassword) {
  add_accounts();
  const auto wrong = site_->sign_in("hoa.nguyen", "con mèo ngồi dưới gầm bàn");
  const auto unknown = site_->sign_in("khong.co", "con mèo ngồi dưới gầm bàn");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(unknown.status, 422);
  const auto sentence = "The login or the password is not right.";
  EXPECT_NE(wrong.body.find(sentence), std::string::npos);
  EXPECT_NE(unknown.body.find(sentence), std::string::npos);
  EXPECT_EQ(site_->get("/tai-khoan").status, 303) << "still signed out";
  EXPECT_EQ(audit_count("account.sign_in_fail"), 1);
  EXPECT_EQ(audit_count("account.sign_in_unknown"), 1);
}

TEST_P(SignInPages, RestsAfterFiveWrongTriesForLongerAndLonger) {
  add_accounts();
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(site_->sign_in("hoa.nguyen", "sai hoàn toàn sai").status, 422);
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 422) << "right, but resting";
  EXPECT_EQ(load("hoa.nguyen").wrong_tries, 5) << "a try while resting costs nothing more";
  site_->pass(std::chrono::seconds(61));
  EXPECT_EQ(site_->sign_in("hoa.nguyen", "sai hoàn toàn sai").status, 422);
  site_->pass(std::chrono::seconds(61));
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 422) << "two minutes now";
  site_->pass(std::chrono::seconds(61));
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 303);
  EXPECT_EQ(load("hoa.nguyen").wrong_tries, 0);
  EXPECT_GE(audit_count("account.lock"), 2);
}

TEST_P(SignInPages, RefusesAFormWithoutTokenOrWithHoles) {
  add_accounts();
  EXPECT_EQ(site_->post_without_token("/dang-nhap", "login=hoa.nguyen&password=x").status, 403);
  EXPECT_EQ(site_->post("/dang-nhap", {{"login", ""}, {"password", ""}}).status, 422);
  EXPECT_EQ(
      site_->post("/dang-nhap", {{"login", "a"}, {"password", "b"}, {"role", "admin"}}).status,
      400);
  EXPECT_EQ(
      site_->post("/dang-nhap", {{"login", "a"}, {"password", std::string(3000, 'x')}}).status,
      413);
  EXPECT_EQ(audit_count("account.sign_in_fail"), 0);
}

TEST_P(SignInPages, IsLimited) {
  add_accounts();
  PeopleSite narrow(*db_->store, web::kUsualLimits);
  int refused = 0;
  for (int i = 0; i < 12; ++i) refused += narrow.sign_in("khong.co").status == 429 ? 1 : 0;
  EXPECT_EQ(refused, 2);
}

TEST_P(SignInPages, SignsOut) {
  add_accounts();
  EXPECT_EQ(site_->post("/dang-xuat", {}).status, 403) << "nobody is signed in";
  site_->sign_in("hoa.nguyen");
  EXPECT_EQ(site_->post("/dang-xuat", {}).header("Location"), "/dang-nhap");
  EXPECT_EQ(site_->get("/tai-khoan").status, 303);
  EXPECT_EQ(audit_count("account.sign_out"), 1);
}

TEST_P(SignInPages, ChangingThePasswordSignsOutEveryOtherBrowser) {
  add_accounts();
  site_->sign_in("hoa.nguyen");
  auto first = site_->swap({});
  site_->sign_in("hoa.nguyen");
  const char* next = "xoài cát hoà lộc chín vàng";
  EXPECT_EQ(site_
                ->post("/tai-khoan/mat-khau",
                       {{"current", "sai hoàn toàn sai"}, {"next", next}, {"again", next}})
                .status,
            422);
  EXPECT_EQ(site_
                ->post("/tai-khoan/mat-khau",
                       {{"current", kPassword}, {"next", "ngắn"}, {"again", "ngắn"}})
                .status,
            422);
  EXPECT_EQ(site_
                ->post("/tai-khoan/mat-khau",
                       {{"current", kPassword}, {"next", next}, {"again", "khác đi một chút"}})
                .status,
            422);
  EXPECT_EQ(
      site_->post("/tai-khoan/mat-khau", {{"current", kPassword}, {"next", next}, {"again", next}})
          .status,
      303);
  EXPECT_EQ(site_->get("/tai-khoan").status, 200) << "this browser goes on";
  const auto second = site_->swap(std::move(first));
  EXPECT_EQ(site_->get("/tai-khoan").status, 303) << "the other one is out";
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 422) << "the old password";
  EXPECT_EQ(site_->sign_in("hoa.nguyen", next).status, 303);
  EXPECT_EQ(audit_count("account.change_password"), 1);
}

TEST_P(SignInPages, SignsOutEverywhere) {
  add_accounts();
  site_->sign_in("hoa.nguyen");
  auto first = site_->swap({});
  site_->sign_in("hoa.nguyen");
  EXPECT_EQ(site_->post("/tai-khoan/dang-xuat-moi-noi", {}).status, 303);
  EXPECT_EQ(site_->get("/tai-khoan").status, 303);
  site_->swap(std::move(first));
  EXPECT_EQ(site_->get("/tai-khoan").status, 303);
}

TEST_P(SignInPages, TheFirstAdministratorNeedsTheCodeFromTheTerminal) {
  add_units();
  EXPECT_EQ(site_->get("/dang-nhap").header("Location"), "/bat-dau");
  EXPECT_EQ(site_->get("/bat-dau").status, 200);
  const auto fields = [](const std::string& code) {
    return PeopleSite::Fields{{"code", code},
                              {"login", "quan.tri"},
                              {"name", "Người Quản Trị"},
                              {"unit", base::id_text(base::Id{1})},
                              {"next", kPassword},
                              {"again", kPassword}};
  };
  EXPECT_EQ(site_->post("/bat-dau", fields("")).status, 422) << "no code was made yet";
  const auto code = site_->people().open_start().value().value();
  EXPECT_EQ(site_->post("/bat-dau", fields("AAAAA-AAAAA")).status, 422);
  EXPECT_EQ(audit_count("account.create_first"), 0);
  EXPECT_EQ(site_->post("/bat-dau", fields(code)).header("Location"), "/tai-khoan/quan-ly");
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly").status, 200);
  EXPECT_EQ(audit_count("account.create_first"), 1);

  site_->swap({});
  EXPECT_EQ(site_->get("/bat-dau").header("Location"), "/dang-nhap");
  EXPECT_EQ(site_->post("/bat-dau", fields(code)).status, 422) << "the code is used up";
  EXPECT_FALSE(site_->people().open_start().value()) << "somebody can sign in";
}

TEST_P(SignInPages, AnEmptyHouseGivesItsProvinceAName) {
  const auto code = site_->people().open_start().value().value();
  const auto made = site_->post("/bat-dau", {{"code", code},
                                             {"login", "quan.tri"},
                                             {"name", "Người Quản Trị"},
                                             {"province", "Tỉnh Mẫu"},
                                             {"next", kPassword},
                                             {"again", kPassword}});
  EXPECT_EQ(made.status, 303);
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly").status, 200);
}

AL_BOTH_ENGINES(SignInPages);

}  // namespace
}  // namespace anlanh::people
