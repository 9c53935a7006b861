#include "store/vault.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/file.h"
#include "store/key_rotation.h"
#include "support/test_store.h"

namespace anlanh::store {
namespace {

constexpr base::Id kOwner{7};
constexpr std::string_view kPurpose = "report.story";

class VaultKeys : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam());
    folder_ = std::filesystem::temp_directory_path() /
              ("anlanh-vault-" + base::hex(base::random_bytes(base::system_random, 8)));
    std::filesystem::create_directories(folder_);
    vault_ = open();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path file() const { return folder_ / "wrapping.key"; }
  std::shared_ptr<const Vault> open() { return Vault::open(file(), random_).value(); }
  base::Bytes make(base::Id owner, std::string_view text) { return make(*vault_, owner, text); }
  base::Bytes make(const Vault& vault, base::Id owner, std::string_view text) {
    return db_->store
        ->write([&](Sql& sql) -> base::Result<base::Bytes> {
          AL_TRY(const auto key, vault.make_key(sql, owner, test::test_now()));
          return key.seal(kPurpose, owner, text);
        })
        .value();
  }
  base::Result<std::string> read(const Vault& vault, base::Id owner, const base::Bytes& sealed) {
    return db_->store->read([&](Sql& sql) -> base::Result<std::string> {
      AL_TRY(const auto key, vault.load_key(sql, owner));
      return key.unseal(kPurpose, owner, sealed);
    });
  }
  base::Status erase(base::Id owner) {
    return db_->store->write(
        [&](Sql& sql) { return vault_->erase_key(sql, owner, test::test_now()); });
  }
  base::Status check() {
    return db_->store->read([&](Sql& sql) { return check_wrapping_keys(sql, file()); });
  }
  base::Result<KeyRotation> rotate(std::function<bool(std::int64_t)> go_on = [](auto) {
    return true;
  }) {
    return rotate_keys(*db_->store, *vault_, random_, go_on);
  }
  std::int64_t count(std::string_view condition) {
    return db_->store
        ->read([&](Sql& sql) {
          return sql.query("select count(*) from record_key where " + std::string(condition));
        })
        .value()[0]
        .integer(0);
  }

  std::unique_ptr<test::TestStore> db_;
  std::filesystem::path folder_;
  base::Random random_ = test::test_random();
  std::shared_ptr<const Vault> vault_;
};
AL_BOTH_ENGINES(VaultKeys);

TEST_P(VaultKeys, OpensWhatItSealedAndNothingElse) {
  const auto sealed = make(kOwner, "Có người đăng ảnh lớp em.");
  make(base::Id{8}, "khác");
  EXPECT_EQ(read(*vault_, kOwner, sealed).value(), "Có người đăng ảnh lớp em.");
  EXPECT_EQ(read(*open(), kOwner, sealed).value(), "Có người đăng ảnh lớp em.")
      << "after a restart";
  EXPECT_EQ(read(*vault_, base::Id{8}, sealed).error().code, base::Code::Corrupt);
  EXPECT_EQ(read(*vault_, base::Id{9}, sealed).error().code, base::Code::NotFound);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto changed = sealed;
    changed[i] ^= 1;
    EXPECT_FALSE(read(*vault_, kOwner, changed)) << i;
  }
}

TEST_P(VaultKeys, ARecordGetsItsKeyOnce) {
  make(kOwner, "một");
  const auto again =
      db_->store->write([&](Sql& sql) { return vault_->make_key(sql, kOwner, test::test_now()); });
  EXPECT_EQ(again.error().code, base::Code::Conflict);
}

TEST_P(VaultKeys, AWrappedKeyMovedToAnotherRecordDoesNotOpen) {
  make(kOwner, "một");
  const auto other = make(base::Id{8}, "hai");
  ASSERT_TRUE(db_->store->write([](Sql& sql) {
    return sql.script(
        "update record_key set wrapped = (select wrapped from record_key where owner = 8)"
        " where owner = 7");
  }));
  EXPECT_EQ(read(*vault_, kOwner, other).error().code, base::Code::Corrupt);
}

TEST_P(VaultKeys, ErasedIsGoneForGood) {
  const auto sealed = make(kOwner, "một");
  ASSERT_TRUE(erase(kOwner));
  ASSERT_TRUE(erase(kOwner));
  EXPECT_EQ(read(*vault_, kOwner, sealed).error().code, base::Code::Gone);
  EXPECT_EQ(count("owner = 7 and length(wrapped) = 0 and erased_at is not null"), 1);
  const auto again =
      db_->store->write([&](Sql& sql) { return vault_->make_key(sql, kOwner, test::test_now()); });
  EXPECT_EQ(again.error().code, base::Code::Conflict) << "no second life under the same id";
  ASSERT_TRUE(erase(base::Id{99})) << "a record older than the vault";
  EXPECT_TRUE(db_->store->read([](Sql& sql) { return key_erased(sql, base::Id{99}); }).value());
  EXPECT_FALSE(db_->store->read([](Sql& sql) { return key_erased(sql, base::Id{100}); }).value());
}

TEST_P(VaultKeys, TheFileIsReadByItsOwnerOnly) {
  struct stat status{};
  ASSERT_EQ(::stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_P(VaultKeys, AMissingOldOrForeignFileStopsTheStart) {
  EXPECT_TRUE(check());
  std::filesystem::remove(file());
  EXPECT_TRUE(check()) << "no record yet: a new file may be made";
  vault_ = open();
  make(kOwner, "một");
  EXPECT_TRUE(check());
  const auto right = base::read_file(file(), 4096).value();

  std::filesystem::remove(file());
  const auto missing = check();
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, base::Code::Unavailable);
  EXPECT_NE(missing.error().operator_text.find("is missing"), std::string::npos);

  open();  // another installation's
  EXPECT_NE(check().error().operator_text.find("belongs to"), std::string::npos);

  ASSERT_TRUE(base::replace_file(file(), right, base::FileMode::Secret));
  ASSERT_TRUE(rotate());
  EXPECT_TRUE(check());
  ASSERT_TRUE(base::replace_file(file(), right, base::FileMode::Secret));
  EXPECT_NE(check().error().operator_text.find("lacks generation 2"), std::string::npos);
  for (const char* bad : {"", "abc\n", "1 12ab\n", "0 00\n", "1  "}) {
    ASSERT_TRUE(base::replace_file(file(), bad));
    EXPECT_EQ(check().error().code, base::Code::Corrupt) << bad;
    EXPECT_EQ(Vault::open(file(), random_).error().code, base::Code::Corrupt) << bad;
  }
}

TEST_P(VaultKeys, RotationLeavesNothingToTheOldKey) {
  const auto old_file = base::read_file(file(), 4096).value();
  std::vector<base::Bytes> sealed;
  for (std::int64_t i = 1; i <= 5; ++i)
    sealed.push_back(make(base::Id{i}, "lời " + std::to_string(i)));
  ASSERT_TRUE(erase(base::Id{5}));
  const auto done = rotate().value();
  EXPECT_EQ(done.generation, 2);
  EXPECT_EQ(done.rewrapped, 4);
  EXPECT_FALSE(done.resumed);
  const auto fresh = open();
  for (std::int64_t i = 1; i <= 4; ++i)
    EXPECT_EQ(read(*fresh, base::Id{i}, sealed[static_cast<std::size_t>(i - 1)]).value(),
              "lời " + std::to_string(i));
  EXPECT_EQ(read(*fresh, base::Id{5}, sealed[4]).error().code, base::Code::Gone);

  ASSERT_TRUE(base::replace_file(file(), old_file));
  const auto thief = open();
  for (std::int64_t i = 1; i <= 4; ++i)
    EXPECT_FALSE(read(*thief, base::Id{i}, sealed[static_cast<std::size_t>(i - 1)]));
}

TEST_P(VaultKeys, ARotationCutOffHalfWayIsFinishedByTheNextRun) {
  std::vector<base::Bytes> sealed;
  for (std::int64_t i = 1; i <= 450; ++i) sealed.push_back(make(base::Id{i}, "lời"));
  ASSERT_FALSE(rotate([](auto count) { return count < 200; }));
  EXPECT_EQ(count("generation = 1"), 250);
  EXPECT_EQ(count("generation = 2"), 200);
  EXPECT_TRUE(check());
  const auto restarted = open();
  for (std::int64_t i = 1; i <= 450; ++i)
    EXPECT_TRUE(read(*restarted, base::Id{i}, sealed[static_cast<std::size_t>(i - 1)])) << i;

  const auto done = rotate().value();
  EXPECT_TRUE(done.resumed);
  EXPECT_EQ(done.generation, 2) << "finished, not begun anew";
  EXPECT_EQ(done.rewrapped, 250);
  EXPECT_EQ(load_key_ring(file()).value().keys.size(), 1u);
  const auto fresh = open();
  for (std::int64_t i = 1; i <= 450; ++i)
    EXPECT_TRUE(read(*fresh, base::Id{i}, sealed[static_cast<std::size_t>(i - 1)])) << i;
}

TEST_P(VaultKeys, CutOffBeforeTheFirstRowOrBeforeTheLastStepLosesNothing) {
  const auto sealed = make(kOwner, "một");
  ASSERT_FALSE(rotate([](auto) { return false; }))
      << "all rewrapped, old generation still in the file";
  EXPECT_TRUE(read(*open(), kOwner, sealed));
  auto ring = load_key_ring(file()).value();
  EXPECT_EQ(ring.keys.size(), 2u);
  EXPECT_EQ(rotate().value().rewrapped, 0);
  ring = load_key_ring(file()).value();
  ring.keys.emplace(3, SecretKey::draw(random_));
  ASSERT_TRUE(save_key_ring(file(), ring)) << "cut off right after the file was written";
  EXPECT_TRUE(read(*open(), kOwner, sealed));
  EXPECT_EQ(rotate().value().rewrapped, 1);
  EXPECT_TRUE(read(*open(), kOwner, sealed));
}

TEST_P(VaultKeys, ARunningProgramGoesOnBesideTheRotation) {
  const auto before = make(kOwner, "trước");
  const auto server = open();
  // While the rotation works, the program makes a key and reads an old one.
  base::Bytes during;
  ASSERT_TRUE(rotate([&](auto) {
    if (during.empty()) during = make(*server, base::Id{20}, "trong lúc");
    return true;
  }));
  EXPECT_EQ(count("generation = 2"), 2) << "a new key never uses the generation on its way out";
  EXPECT_EQ(read(*server, kOwner, before).value(), "trước");
  EXPECT_EQ(read(*server, base::Id{20}, during).value(), "trong lúc");
  const auto after = make(*server, base::Id{21}, "sau");
  EXPECT_EQ(read(*open(), base::Id{21}, after).value(), "sau");
}

TEST_P(VaultKeys, OneRotationAtATime) {
  const auto held = KeyRingLock::take(file(), KeyRingLock::Wait::No);
  ASSERT_TRUE(held);
  EXPECT_EQ(rotate().error().code, base::Code::Conflict);
  EXPECT_EQ(load_key_ring(file()).value().newest(), 1);
}

TEST(RecordKeyTest, AMovedKeyIsWiped) {
  auto key = SecretKey::draw(test::test_random());
  const SecretKey taken(std::move(key));
  EXPECT_TRUE(std::all_of(key.view().begin(), key.view().end(),
                          [](auto byte) { return byte == 0; }));  // NOLINT
  EXPECT_FALSE(
      std::all_of(taken.view().begin(), taken.view().end(), [](auto byte) { return byte == 0; }));
}

}  // namespace
}  // namespace anlanh::store
