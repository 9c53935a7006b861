#include "people/people_test_site.h"
#include "people/role_change_rules.h"
#include "people/role_store.h"
#include "people/role_views.h"

namespace anlanh::people {
namespace {

using test_support::PeopleSite;

TEST(RoleChange, IsComparedByTheWidestReach) {
  const std::vector<Grant> before{{"cases.read", Reach::OwnUnit}, {"cases.close", Reach::All}};
  const std::vector<Grant> after{{"cases.read", Reach::All}, {"cases.read", Reach::Own}};
  const auto changes = compare_grants(before, after);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].right, "cases.close");
  EXPECT_FALSE(changes[0].after);
  EXPECT_EQ(changes[1].before, Reach::OwnUnit);
  EXPECT_EQ(changes[1].after, Reach::All);
  EXPECT_TRUE(compare_grants(before, before).empty());
  EXPECT_EQ(parse_grants(grants_text(before)).size(), 2u);
  EXPECT_TRUE(parse_grants("no.right=all cases.read=everywhere nonsense").empty());
}

TEST(RoleDraft, OwnOnlyWhereSomethingIsAssigned) {
  Role role{"x", {"Vai", "Role"}, {"Việc", "Work"}, {{"cases.read", Reach::Own}}};
  EXPECT_TRUE(decide_role(role).empty());
  role.grants = {{"sessions.read", Reach::Own}};
  EXPECT_FALSE(decide_role(role).empty());
  role.grants = {{"no.right", Reach::All}};
  EXPECT_FALSE(decide_role(role).empty());
  role.grants.clear();
  role.name.en.clear();
  EXPECT_EQ(decide_role(role).front().field, "name_en");
}

class RolePages : public test_support::PeoplePages {
 protected:
  void SetUp() override {
    PeoplePages::SetUp();
    if (!db_) return;
    add_accounts();
    add("quan.tri.hai", 1, "admin");
  }
  Role role(const std::string& code) {
    const auto roles =
        db_->store->read([](store::Sql& sql) { return load_every_role(sql); }).value();
    for (const auto& one : roles)
      if (one.code == code) return one;
    return {};
  }
  // The form as the page would send it, with some rights otherwise.
  PeopleSite::Fields form(const Role& now, const std::vector<Grant>& other) {
    auto grants = now.grants;
    for (const auto& grant : other) {
      std::erase_if(grants, [&](const Grant& one) { return one.right == grant.right; });
      grants.push_back(grant);
    }
    PeopleSite::Fields fields{
        {"name_vi", now.name.vi},       {"name_en", now.name.en},
        {"purpose_vi", now.purpose.vi}, {"purpose_en", now.purpose.en},
        {"second_factor", "1"},         {"version", std::to_string(now.version)}};
    for (const auto& grant : grants)
      fields.push_back({right_field(grant.right), std::string(reach_code(grant.reach))});
    return fields;
  }
  static PeopleSite::Fields without(PeopleSite::Fields fields, const std::string& right) {
    std::erase_if(fields, [&](const auto& one) { return one.first == right_field(right); });
    return fields;
  }
  static PeopleSite::Fields saving(PeopleSite::Fields fields) {
    fields.push_back({"step", "luu"});
    return fields;
  }
};

TEST_P(RolePages, AChangeIsShownFirstAndHoldsFromTheNextClick) {
  site_->sign_in("hoa.nguyen");
  EXPECT_EQ(site_->get("/vai-tro").status, 403);
  auto worker = site_->swap({});
  site_->sign_in("quan.tri");
  EXPECT_EQ(site_->get("/vai-tro").status, 200);
  const auto fields = form(role("commune_worker"), {{"roles.manage", Reach::All}});
  const auto shown = site_->post("/vai-tro/commune_worker", fields);
  EXPECT_EQ(shown.status, 200);
  EXPECT_NE(shown.body.find("Người hoa.nguyen"), std::string::npos) << "who gains";
  EXPECT_EQ(audit_count("role.change"), 0);
  EXPECT_EQ(site_->post("/vai-tro/commune_worker", saving(fields)).status, 303);
  EXPECT_EQ(audit_count("role.change"), 1);
  EXPECT_EQ(site_->post("/vai-tro/commune_worker", saving(fields)).status, 409) << "an old form";
  const auto admin = site_->swap(std::move(worker));
  EXPECT_EQ(site_->get("/vai-tro").status, 200) << "the next click";
  const auto line =
      db_->store
          ->read([](store::Sql& sql) {
            return sql.query("select detail from audit_line where action = $1", "role.change");
          })
          .value()
          .front()
          .text(0);
  EXPECT_NE(line.find("roles.manage ->all"), std::string::npos) << line;
}

TEST_P(RolePages, NobodyWidensTheirOwnRoleAlone) {
  site_->sign_in("quan.tri");
  const auto fields = saving(form(role("admin"), {{"reports.read", Reach::All}}));
  EXPECT_EQ(site_->post("/vai-tro/admin", fields).status, 303);
  EXPECT_EQ(audit_count("role.change"), 0);
  EXPECT_EQ(audit_count("role.ask"), 1);
  const auto id =
      db_->store->read([](store::Sql& sql) { return sql.query("select id from role_change"); })
          .value()
          .front()
          .id(0);
  const auto url = "/vai-tro/cho-duyet/" + base::id_text(id);
  EXPECT_EQ(site_->post(url, {{"act", "duyet"}}).status, 409) << "one's own request";
  EXPECT_EQ(role("admin").version, 1);
  site_->swap({});
  site_->sign_in("quan.tri.hai");
  EXPECT_EQ(site_->get(url).status, 200);
  EXPECT_EQ(site_->post(url, {{"act", "duyet"}}).status, 303);
  EXPECT_EQ(role("admin").version, 2);
  EXPECT_EQ(site_->post(url, {{"act", "duyet"}}).status, 404) << "decided already";
  EXPECT_EQ(audit_count("role.change"), 1);
}

TEST_P(RolePages, SomebodyMustStayWhoCanManage) {
  site_->sign_in("quan.tri");
  const auto fields = saving(without(form(role("admin"), {}), "accounts.manage"));
  EXPECT_EQ(site_->post("/vai-tro/admin", fields).status, 303) << "asked";
  const auto id =
      db_->store->read([](store::Sql& sql) { return sql.query("select id from role_change"); })
          .value()
          .front()
          .id(0);
  site_->swap({});
  site_->sign_in("quan.tri.hai");
  const auto url = "/vai-tro/cho-duyet/" + base::id_text(id);
  EXPECT_EQ(site_->post(url, {{"act", "duyet"}}).status, 409);
  EXPECT_EQ(role("admin").version, 1) << "nothing changed";
  EXPECT_EQ(site_->post(url, {{"act", "rut"}}).status, 303);
  EXPECT_EQ(audit_count("role.withdraw"), 1);
}

TEST_P(RolePages, RolesAreCopiedAndEndedButNotWhileInUse) {
  site_->sign_in("quan.tri");
  EXPECT_EQ(site_->get("/vai-tro/tao?tu=commune_worker").status, 200);
  auto copy = role("commune_worker");
  copy.name = {"Trực đường dây nóng", "Hotline desk"};
  auto fields = form(copy, {});
  const auto made = site_->post("/vai-tro/tao", fields);
  ASSERT_EQ(made.status, 303);
  const std::string url(made.header("Location"));
  const auto code = url.substr(url.rfind('/') + 1);
  EXPECT_EQ(role(code).grants.size(), copy.grants.size());
  fields[0].second = "";
  EXPECT_EQ(site_->post("/vai-tro/tao", fields).status, 422);
  EXPECT_EQ(site_->post("/vai-tro/commune_worker/ket-thuc", {}).status, 409) << "in use";
  EXPECT_EQ(site_->post(url + "/ket-thuc", {}).status, 303);
  EXPECT_TRUE(role(code).ended_at);
  EXPECT_EQ(site_->get("/tai-khoan/quan-ly/tao").body.find("Hotline desk"), std::string::npos);
  EXPECT_EQ(site_->post("/vai-tro/khong-co/ket-thuc", {}).status, 404);
}

AL_BOTH_ENGINES(RolePages);

}  // namespace
}  // namespace anlanh::people
