#include "people/people_test_site.h"

namespace anlanh::people {
namespace {

class UnitPages : public test_support::PeoplePages {
 protected:
  void SetUp() override {
    PeoplePages::SetUp();
    if (IsSkipped()) return;
    add_accounts();
  }
  std::string body(const std::string& target) { return site_->get(target).body; }
  static bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
  }
};

TEST_P(UnitPages, AreForThoseSignedIn) {
  for (const auto* page : {"/don-vi", "/don-vi/danh-sach.csv", "/don-vi/0000000000001"})
    EXPECT_EQ(site_->get(page).status, 303) << page;
  site_->sign_in("an.tran");
  EXPECT_EQ(site_->get("/don-vi").status, 200);
}

TEST_P(UnitPages, ShowUnitsAsOnADay) {
  site_->sign_in("quan.tri");  // whose own unit is no commune
  const auto now = body("/don-vi");
  EXPECT_TRUE(holds(now, "Xã Hoa Sen"));
  EXPECT_FALSE(holds(now, "Phường Cũ"));
  const auto before = body("/don-vi?ngay=30/06/2025");
  EXPECT_TRUE(holds(before, "Phường Cũ"));
  EXPECT_FALSE(holds(before, "Xã Hoa Sen"));
  EXPECT_TRUE(holds(body("/don-vi?ngay=31/02/2025"), "Write the day as"));
  EXPECT_TRUE(holds(body("/don-vi?tim=bong+sung"), "Xã Bông Súng"));
  EXPECT_FALSE(holds(body("/don-vi?tim=bong+sung"), "Xã Hoa Sen"));
}

TEST_P(UnitPages, FilterSchoolsByCommuneAndLevel) {
  site_->sign_in("hoa.nguyen");
  EXPECT_TRUE(holds(body("/don-vi?loai=school"), "Trường Lúa Vàng"));
  const auto here = base::id_text(base::Id{11});
  const auto there = base::id_text(base::Id{12});
  EXPECT_TRUE(holds(body("/don-vi?loai=school&xa=" + here + "&cap=primary"), "Trường Lúa Vàng"));
  EXPECT_FALSE(holds(body("/don-vi?loai=school&xa=" + there), "Trường Lúa Vàng"));
  EXPECT_FALSE(holds(body("/don-vi?loai=school&cap=preschool"), "Trường Lúa Vàng"));
}

TEST_P(UnitPages, TellWhatAUnitWasBefore) {
  site_->sign_in("hoa.nguyen");
  const auto commune = body("/don-vi/" + base::id_text(base::Id{11}));
  EXPECT_TRUE(holds(commune, "Phường Cũ"));
  EXPECT_TRUE(holds(commune, "Trường Lúa Vàng"));
  EXPECT_TRUE(holds(body("/don-vi/" + base::id_text(base::Id{10})), "Xã Hoa Sen"));
  EXPECT_EQ(site_->get("/don-vi/" + base::id_text(base::Id{99})).status, 404);
  EXPECT_EQ(site_->get("/don-vi/x").status, 404);
}

TEST_P(UnitPages, GiveTheListAsAFileThatCanBeImportedAgain) {
  site_->sign_in("hoa.nguyen");
  const auto file = site_->get("/don-vi/danh-sach.csv?loai=school");
  EXPECT_TRUE(holds(std::string(file.header("Content-Type")), "text/csv"));
  EXPECT_TRUE(holds(std::string(file.header("Content-Disposition")), "school-2026-09-01.csv"));
  EXPECT_TRUE(holds(file.body, "ma_truong,ten_truong"));
  EXPECT_TRUE(holds(file.body, "MAU-1,Trường Lúa Vàng,TH,công lập,28262,300,01/07/2025,"));
  EXPECT_TRUE(holds(body("/don-vi/danh-sach.csv"), "28270,Xã Bông Súng,Tỉnh Mẫu,01/07/2025,"));
}

AL_BOTH_ENGINES(UnitPages);

}  // namespace
}  // namespace anlanh::people
