#include "store/blob.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "base/file.h"
#include "support/test_store.h"

namespace anlanh::store {
namespace {

namespace fs = std::filesystem;

class BlobFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("anlanh-blob-" + base::hex(base::random_bytes(base::system_random, 8)));
    blobs_ = BlobStore::open(folder_, base::system_random, {.keep_free = 0}).value();
  }
  void TearDown() override { fs::remove_all(folder_); }

  BlobSecret put(base::Id id, const std::string& bytes, std::size_t piece = 10000) {
    auto writer = blobs_->create(id).value();
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      EXPECT_TRUE(writer->write(std::string_view(bytes).substr(at, piece)));
    const auto secret = writer->finish().value();
    writer->keep();
    return secret;
  }
  base::Result<std::string> get(base::Id id, const BlobSecret& secret) {
    AL_TRY(auto reader, blobs_->read(id, secret));
    return reader->read(0, reader->size());
  }
  std::vector<fs::path> files() const {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
      if (entry.is_regular_file()) out.push_back(entry.path());
    return out;
  }
  static std::string some(std::size_t size) {
    std::string out(size, '\0');
    std::uint32_t seed = 7;
    for (auto& c : out) c = static_cast<char>((seed = seed * 1664525 + 1013904223) >> 24);
    return out;
  }

  fs::path folder_;
  std::shared_ptr<const BlobStore> blobs_;
};

TEST_F(BlobFiles, ComeBackAsTheyWere) {
  for (const std::size_t size : {0, 1, 4095, 4096, 4097, 65535, 65536, 65537, 131072, 1000003}) {
    const base::Id id{static_cast<std::int64_t>(size) + 1};
    const auto bytes = some(size);
    const auto secret = put(id, bytes, size % 2 ? 977 : 200000);
    EXPECT_EQ(secret.size, size);
    EXPECT_EQ(get(id, secret).value(), bytes) << size;
  }
}

TEST_F(BlobFiles, AreReadFromAnyPlace) {
  const auto bytes = some(300000);
  const auto secret = put(base::Id{5}, bytes);
  auto reader = blobs_->read(base::Id{5}, secret).value();
  for (const auto& [at, most] : std::vector<std::pair<std::size_t, std::size_t>>{
           {0, 1}, {65535, 2}, {65536, 65536}, {299999, 10}, {130000, 170000}, {1, 299999}})
    EXPECT_EQ(reader->read(at, most).value(), bytes.substr(at, most)) << at;
  EXPECT_EQ(reader->read(300000, 10).value(), "");
}

TEST_F(BlobFiles, TellNothing) {
  const std::string planted = "GPS 10.0452 105.7469 Nguyễn Thị Mẫu";
  std::string bytes;
  while (bytes.size() < 200000) bytes += planted;
  put(base::Id{5}, bytes);
  put(base::Id{6}, bytes + "x");
  ASSERT_EQ(files().size(), 2U);
  std::vector<std::uintmax_t> sizes;
  for (const auto& path : files()) {
    const auto raw = base::read_file(path, 1 << 20).value();
    EXPECT_EQ(raw.find("Nguy"), raw.npos);
    EXPECT_EQ(raw.find("GPS"), raw.npos);
    sizes.push_back(raw.size());
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  }
  EXPECT_EQ(sizes[0], sizes[1]);  // rounded up
  EXPECT_LT(sizes[0], bytes.size() * 112 / 100);
}

TEST_F(BlobFiles, DamageIsFoundOut) {
  const auto bytes = some(200000);
  const auto secret = put(base::Id{5}, bytes);
  const auto path = files().front();
  const auto raw = base::read_file(path, 1 << 20).value();
  const auto with = [&](const std::string& changed) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << changed;
    return get(base::Id{5}, secret);
  };
  constexpr std::size_t kPiece = 65536 + 16;
  for (const std::size_t at : {std::size_t{0}, std::size_t{70000}, raw.size() - 1}) {
    auto changed = raw;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_EQ(with(changed).error().code, base::Code::Corrupt) << at;
  }
  EXPECT_FALSE(with(raw.substr(0, raw.size() - 1)));
  EXPECT_FALSE(with(raw.substr(0, 2 * kPiece)));
  EXPECT_FALSE(with(raw + "x"));
  EXPECT_FALSE(with(raw.substr(kPiece, kPiece) + raw.substr(0, kPiece) + raw.substr(2 * kPiece)));
  EXPECT_EQ(with(raw).value(), bytes);
  // Another file's bytes, and another file's key.
  const auto other = put(base::Id{6}, some(200001));
  EXPECT_FALSE(get(base::Id{6}, secret));
  EXPECT_FALSE(get(base::Id{5}, other));
  EXPECT_EQ(get(base::Id{7}, secret).error().code, base::Code::NotFound);
}

TEST_F(BlobFiles, AShorterFileIsNotTakenForAWholeOne) {
  // The thief of the row cannot make the file end earlier: the last piece carries its sign.
  auto secret = put(base::Id{5}, some(65536 * 3));
  const auto path = files().front();
  const auto raw = base::read_file(path, 1 << 20).value();
  std::ofstream(path, std::ios::binary | std::ios::trunc) << raw.substr(0, 2 * (65536 + 16));
  secret.size = 65536 * 2;
  EXPECT_EQ(get(base::Id{5}, secret).error().code, base::Code::Corrupt);
}

TEST_F(BlobFiles, WhatIsNotKeptIsGone) {
  {
    auto half = blobs_->create(base::Id{5}).value();
    EXPECT_TRUE(half->write(some(100000)));
    EXPECT_EQ(files().size(), 1U);
  }
  EXPECT_TRUE(files().empty());
  {
    auto whole = blobs_->create(base::Id{5}).value();
    EXPECT_TRUE(whole->write(some(100000)));
    EXPECT_TRUE(whole->finish());
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(BlobFiles, AFullDiskIsSaidAndLeavesNothing) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  rlimit small = before;
  small.rlim_cur = 100000;
  ::setrlimit(RLIMIT_FSIZE, &small);
  {
    auto writer = blobs_->create(base::Id{5}).value();
    auto written = writer->write(some(90000));
    EXPECT_TRUE(written);
    written = writer->write(some(200000));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, base::Code::Unavailable);
    EXPECT_FALSE(written.error().reader.empty());
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_TRUE(files().empty());
  const auto careful = BlobStore::open(folder_, base::system_random, {.keep_free = ~0ULL}).value();
  EXPECT_EQ(careful->create(base::Id{6}).error().code, base::Code::Unavailable);
  EXPECT_TRUE(files().empty());
}

TEST(BlobSecretText, ComesBack) {
  BlobSecret secret;
  secret.key.fill(7);
  secret.size = 50ULL * 1024 * 1024;
  EXPECT_EQ(parse_blob_secret(blob_secret_text(secret)).value().size, secret.size);
  EXPECT_FALSE(parse_blob_secret("short"));
  EXPECT_FALSE(parse_blob_secret(std::string(40, '\xFF')));
}

class BlobRows : public testing::TestWithParam<Engine> {};

TEST_P(BlobRows, SweepRemovesWhatNoRowNames) {
  AL_NEED_ENGINE(GetParam());
  auto db = test::open_store(GetParam());
  const auto folder = fs::temp_directory_path() /
                      ("anlanh-sweep-" + base::hex(base::random_bytes(base::system_random, 8)));
  const auto blobs = BlobStore::open(folder, base::system_random, {.keep_free = 0}).value();
  const auto put = [&](std::int64_t id) {
    auto writer = blobs->create(base::Id{id}).value();
    EXPECT_TRUE(writer->write("abc"));
    EXPECT_TRUE(writer->finish());
    writer->keep();
  };
  for (const auto id : {1, 2, 3}) put(id);
  std::ofstream(folder / "new" / "half") << "half";
  for (const std::int64_t id : {1, 2, 9})
    EXPECT_TRUE(db->store->write([&](Sql& sql) {
      return save_blob(sql, {base::Id{id}, base::Id{77}, test::test_now(), base::Bytes{1, 2, 3}});
    }));
  const auto swept = blobs->sweep(*db->store).value();
  EXPECT_EQ(swept.removed, 2U);
  EXPECT_EQ(swept.missing, 1U);
  EXPECT_EQ(blobs->sweep(*db->store).value().removed, 0U);
  EXPECT_TRUE(db->store->write([&](Sql& sql) -> base::Status {
    AL_TRY(const auto blob, find_blob(sql, base::Id{2}));
    EXPECT_EQ(blob->owner, base::Id{77});
    EXPECT_EQ(blob->sealed, (base::Bytes{1, 2, 3}));
    AL_TRY_DO(forget_blob(sql, base::Id{2}));
    AL_TRY_DO(forget_blob(sql, base::Id{2}));
    AL_TRY(const auto gone, find_blob(sql, base::Id{2}));
    EXPECT_FALSE(gone);
    return base::ok();
  }));
  EXPECT_EQ(blobs->sweep(*db->store).value().removed, 1U);
  fs::remove_all(folder);
}
AL_BOTH_ENGINES(BlobRows);

}  // namespace
}  // namespace anlanh::store
