#include "people/people_test_site.h"

namespace anlanh::people {
namespace {

using test_support::kPassword;

class AccountAdminPages : public test_support::PeoplePages {
 protected:
  std::string page_of(const std::string& login) {
    return "/tai-khoan/quan-ly/" + base::id_text(load(login).id);
  }
  static std::string between(const std::string& text, const std::string& a, const std::string& b) {
    const auto start = text.find(a);
    if (start == text.npos) return {};
    const auto from = start + a.size();
    return text.substr(from, text.find(b, from) - from);
  }
};

TEST_P(AccountAdminPages, OnlyAdministratorsComeIn) {
  add_accounts();
  for (const auto* login : {"hoa.nguyen", "an.tran"}) {
    site_->sign_in(login);
    EXPECT_EQ(site_->get("/tai-khoan/quan-ly").status, 403);
    EXPECT_EQ(site_->get("/tai-khoan/quan-ly/tao").status, 403);
    EXPECT_EQ(site_->get(page_of("quan.tri")).status, 403);
    EXPECT_EQ(site_
                  ->post("/tai-khoan/quan-ly/tao", {{"login", "moi.nguoi"},
                                                    {"name", "Người Mới"},
                                                    {"unit", base::id_text(base::Id{11})},
                                                    {"roles", "admin"}})
                  .status,
              403);
    EXPECT_EQ(site_->post(page_of("quan.tri") + "/dong", {}).status, 403);
    EXPECT_EQ(site_
                  ->post(page_of(login) + "/vai-tro",
                         {{"unit", base::id_text(base::Id{1})}, {"roles", "admin"}})
                  .status,
              403);
  }
  EXPECT_EQ(load("quan.tri").state, AccountState::Active);
  EXPECT_EQ(load("hoa.nguyen").roles, std::vector<std::string>{"commune_worker"});
}

TEST_P(AccountAdminPages, CreatesAnAccountWhosePasswordIsSeenOnceAndMustBeChanged) {
  add_accounts();
  site_->sign_in("quan.tri");
  const auto made = site_->post("/tai-khoan/quan-ly/tao", {{"login", "lan.le"},
                                                           {"name", "Lê <b>Lan</b>"},
                                                           {"unit", base::id_text(base::Id{12})},
                                                           {"roles", "commune_worker"},
                                                           {"roles", "viewer"}});
  ASSERT_EQ(made.status, 200);
  EXPECT_EQ(made.compression, web::Compression::Never);
  EXPECT_EQ(made.body.find("<b>Lan"), std::string::npos) << "names are text";
  const auto password = between(made.body, "<code>", "</code>");
  ASSERT_EQ(password.size(), 19u);
  EXPECT_EQ(audit_count("account.create"), 4);
  EXPECT_EQ(load("lan.le").roles, (std::vector<std::string>{"commune_worker", "viewer"}));

  site_->swap({});
  EXPECT_EQ(site_->sign_in("lan.le", password).header("Location"), "/tai-khoan/mat-khau-dau");
  EXPECT_EQ(site_->get("/tai-khoan").status, 303) << "not before the password is one's own";
  EXPECT_EQ(site_->get("/tai-khoan/mat-khau-dau").status, 200);
  EXPECT_EQ(
      site_->post("/tai-khoan/mat-khau-dau", {{"next", password}, {"again", password}}).status, 422)
      << "not the same again";
  EXPECT_EQ(site_->post("/tai-khoan/mat-khau-dau", {{"next", kPassword}, {"again", kPassword}})
                .header("Location"),
            "/hop-thu");
  EXPECT_EQ(site_->get("/tai-khoan").status, 200);
  EXPECT_EQ(site_
                ->post("/tai-khoan/mat-khau-dau",
                       {{"next", "một mật khẩu khác nữa"}, {"again", "một mật khẩu khác nữa"}})
                .status,
            403)
      << "that way is closed";
}

TEST_P(AccountAdminPages, NamesWhatIsWrongAndKeepsWhatWasTyped) {
  add_accounts();
  site_->sign_in("quan.tri");
  const auto wrong = site_->post("/tai-khoan/quan-ly/tao",
                                 {{"login", "Hoa Nguyễn"}, {"name", "Người Mới"}, {"unit", ""}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_NE(wrong.body.find("Người Mới"), std::string::npos);
  for (const auto* field : {"#login", "#unit", "#roles"})
    EXPECT_NE(wrong.body.find(field), std::string::npos) << field;
  const auto taken = site_->post("/tai-khoan/quan-ly/tao", {{"login", "hoa.nguyen"},
                                                            {"name", "Người Mới"},
                                                            {"unit", base::id_text(base::Id{11})},
                                                            {"roles", "viewer"}});
  EXPECT_EQ(taken.status, 422);
  const auto unknown = site_->post("/tai-khoan/quan-ly/tao", {{"login", "moi.nguoi"},
                                                              {"name", "Người Mới"},
                                                              {"unit", base::id_text(base::Id{11})},
                                                              {"roles", "king"}});
  EXPECT_EQ(unknown.status, 422);
  const auto ended = site_->post("/tai-khoan/quan-ly/tao", {{"login", "moi.nguoi"},
                                                            {"name", "Người Mới"},
                                                            {"unit", base::id_text(base::Id{10})},
                                                            {"roles", "viewer"}});
  EXPECT_EQ(ended.status, 422) << "a unit that is no more";
  EXPECT_EQ(audit_count("account.create"), 3);
}

TEST_P(AccountAdminPages, ClosesReopensAndEndsSessions) {
  add_accounts();
  site_->sign_in("hoa.nguyen");
  auto hoa = site_->swap({});
  site_->sign_in("quan.tri");
  EXPECT_EQ(site_->post(page_of("hoa.nguyen") + "/dong", {}).status, 303);
  auto admin = site_->swap(std::move(hoa));
  EXPECT_EQ(site_->get("/tai-khoan").status, 303) << "out at once";
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 422);
  site_->swap(std::move(admin));
  EXPECT_EQ(site_->post(page_of("hoa.nguyen") + "/mo-lai", {}).status, 303);
  site_->swap({});
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 303);
  EXPECT_EQ(audit_count("account.close"), 1);
  EXPECT_EQ(audit_count("account.reopen"), 1);
}

TEST_P(AccountAdminPages, ResettingTakesBackALock) {
  add_accounts();
  for (int i = 0; i < 6; ++i) site_->sign_in("hoa.nguyen", "sai hoàn toàn sai");
  site_->sign_in("quan.tri");
  const auto reset = site_->post(page_of("hoa.nguyen") + "/dat-lai", {});
  const auto password = between(reset.body, "<code>", "</code>");
  site_->swap({});
  EXPECT_EQ(site_->sign_in("hoa.nguyen").status, 422) << "the old password is gone";
  EXPECT_EQ(site_->sign_in("hoa.nguyen", password).header("Location"), "/tai-khoan/mat-khau-dau");
  EXPECT_EQ(audit_count("account.reset_password"), 1);
}

TEST_P(AccountAdminPages, NobodyChangesTheirOwnRights) {
  add_accounts();
  add("quan.tri2", 1, "admin");
  site_->sign_in("quan.tri");
  EXPECT_EQ(site_
                ->post(page_of("quan.tri") + "/vai-tro",
                       {{"unit", base::id_text(base::Id{1})}, {"roles", "province_desk"}})
                .status,
            409);
  EXPECT_EQ(site_->post(page_of("quan.tri") + "/dong", {}).status, 409);
  EXPECT_EQ(site_->post(page_of("quan.tri") + "/dat-lai", {}).status, 409);
  EXPECT_EQ(load("quan.tri").roles, std::vector<std::string>{"admin"});
  EXPECT_EQ(site_
                ->post(page_of("quan.tri2") + "/vai-tro",
                       {{"unit", base::id_text(base::Id{11})}, {"roles", "viewer"}})
                .status,
            303);
  EXPECT_EQ(load("quan.tri2").unit, base::Id{11});
  EXPECT_EQ(site_->post(page_of("quan.tri2") + "/vai-tro", {{"unit", base::id_text(base::Id{11})}})
                .status,
            400)
      << "no role at all";
  EXPECT_EQ(audit_count("account.change_roles"), 1);
}

TEST_P(AccountAdminPages, FindsByNameWithoutMarks) {
  add_accounts();
  site_->sign_in("quan.tri");
  const auto all = site_->get("/tai-khoan/quan-ly");
  EXPECT_EQ(all.status, 200);
  EXPECT_NE(all.body.find("an.tran"), std::string::npos);
  const auto some = site_->get("/tai-khoan/quan-ly?tim=hoa+sen");
  EXPECT_NE(some.body.find("hoa.nguyen"), std::string::npos) << "by the name of the unit";
  EXPECT_EQ(some.body.find("an.tran"), std::string::npos);
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly?vai-tro=viewer").body.find("hoa.nguyen"),
            std::string::npos);
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly?trang=99999999999999999999").status, 200);
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly/nonsense").status, 404);
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly/" + base::id_text(base::Id{77})).status, 404);
  EXPECT_NE(site_->get("/tai-khoan/quan-ly/tao?tim=lua").body.find("Trường Lúa Vàng"),
            std::string::npos);
}

AL_BOTH_ENGINES(AccountAdminPages);

}  // namespace
}  // namespace anlanh::people
