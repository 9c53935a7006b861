#include "store/seal.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/file.h"
#include "support/test_store.h"

namespace anlanh::store {
namespace {

class Seal : public testing::Test {
 protected:
  Seal() : folder_(std::filesystem::temp_directory_path() / ("anlanh-seal-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    sealer_ = Sealer::open(folder_ / "master.key", random_).value();
  }
  ~Seal() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
  base::Random random_ = test::test_random();
  std::shared_ptr<const Sealer> sealer_;
};

TEST_F(Seal, OpensWhatItSealed) {
  for (const std::string text : {"", "0900 000 000", "gọi sau 17 giờ"}) {
    const auto sealed = sealer_->seal("report.contact", base::Id{5}, text);
    EXPECT_EQ(sealer_->unseal("report.contact", base::Id{5}, sealed).value(), text);
  }
}

TEST_F(Seal, DoesNotOpenElsewhereOrChanged) {
  auto sealed = sealer_->seal("report.contact", base::Id{5}, "0900 000 000");
  EXPECT_FALSE(sealer_->unseal("report.contact", base::Id{6}, sealed));
  EXPECT_FALSE(sealer_->unseal("child.name", base::Id{5}, sealed));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    sealed[i] ^= 1;
    EXPECT_FALSE(sealer_->unseal("report.contact", base::Id{5}, sealed)) << i;
    sealed[i] ^= 1;
  }
  EXPECT_FALSE(sealer_->unseal("report.contact", base::Id{5}, {}));
}

TEST_F(Seal, KeepsItsKeyInAFileOnlyItsOwnerReads) {
  struct stat status {};
  ASSERT_EQ(::stat((folder_ / "master.key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  const auto sealed = sealer_->seal("x", base::Id{1}, "y");
  const auto again = Sealer::open(folder_ / "master.key", random_).value();
  EXPECT_EQ(again->unseal("x", base::Id{1}, sealed).value(), "y");
  EXPECT_EQ(again->derive("cookie"), sealer_->derive("cookie"));
  EXPECT_NE(again->derive("cookie"), sealer_->derive("pepper"));
}

TEST_F(Seal, RefusesABrokenKeyFile) {
  ASSERT_TRUE(base::replace_file(folder_ / "bad.key", "12ab"));
  EXPECT_EQ(Sealer::open(folder_ / "bad.key", random_).error().code, base::Code::Corrupt);
}

}  // namespace
}  // namespace anlanh::store
