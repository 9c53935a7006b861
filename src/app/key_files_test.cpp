#include "app/key_files.h"

#include <gtest/gtest.h>

#include "app/house.h"
#include "base/file.h"
#include "store/audit.h"
#include "support/test_store.h"

namespace anlanh::app {
namespace {

// The whole house on an empty folder, as `anlanh serve` builds it.
class KeyFiles : public testing::Test {
 protected:
  KeyFiles() {
    settings_.data_dir = std::filesystem::temp_directory_path() /
                         ("anlanh-keys-" + base::hex(base::random_bytes(base::system_random, 8)));
    settings_.store = "sqlite:" + (settings_.data_dir / "anlanh.db").string();
  }
  ~KeyFiles() override { std::filesystem::remove_all(settings_.data_dir); }

  base::Result<std::unique_ptr<House>> build() {
    return House::build(settings_, {test::test_now, test::test_random(), base::silent_log()});
  }
  void keep_a_record() {
    auto house = build();
    ASSERT_TRUE(house) << house.error().operator_text;
    const auto vault =
        store::Vault::open(wrapping_key_path(settings_), test::test_random()).value();
    ASSERT_TRUE((*house)->store().write([&](store::Sql& sql) -> base::Status {
      AL_TRY_DO(vault->make_key(sql, base::Id{5}, test::test_now()));
      return store::append_audit(sql, {.at = test::test_now(),
                                       .account = {},
                                       .actor = "system",
                                       .action = "test",
                                       .subject_kind = "test",
                                       .subject = {},
                                       .detail = ""});
    }));
  }

  AppSettings settings_;
};

TEST_F(KeyFiles, AnEmptyHouseMakesBothAndStartsAgain) {
  ASSERT_TRUE(build());
  EXPECT_TRUE(std::filesystem::exists(settings_.data_dir / "keys" / "master.key"));
  EXPECT_TRUE(std::filesystem::exists(settings_.data_dir / "keys" / "wrapping.key"));
  EXPECT_TRUE(build());
}

TEST_F(KeyFiles, ALostMasterKeyStopsTheStart) {
  keep_a_record();
  const auto file = settings_.data_dir / "keys" / "master.key";
  const auto kept = base::read_file(file, 4096).value();
  std::filesystem::remove(file);
  const auto refused = build();
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().operator_text.find("master.key is missing"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(file)) << "no new key was made";
  ASSERT_TRUE(base::replace_file(file, kept, base::FileMode::Secret));
  EXPECT_TRUE(build());
}

TEST_F(KeyFiles, ALostWrappingKeyStopsTheStart) {
  keep_a_record();
  const auto file = settings_.data_dir / "keys" / "wrapping.key";
  const auto kept = base::read_file(file, 4096).value();
  std::filesystem::remove(file);
  const auto refused = build();
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().operator_text.find("wrapping.key is missing"), std::string::npos);
  EXPECT_NE(refused.error().operator_text.find("backup"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(file)) << "no new key was made";
  ASSERT_TRUE(base::replace_file(file, kept, base::FileMode::Secret));
  EXPECT_TRUE(build());
}

TEST_F(KeyFiles, TheDemoHasItsOwn) {
  const auto real = wrapping_key_path(settings_);
  settings_.demo = true;
  EXPECT_NE(wrapping_key_path(settings_), real);
}

}  // namespace
}  // namespace anlanh::app
