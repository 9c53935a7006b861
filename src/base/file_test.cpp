#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace anlanh::base {
namespace {

namespace fs = std::filesystem;

class File : public ::testing::Test {
 protected:
  File() {
    std::string name = (fs::temp_directory_path() / "al_file_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~File() override { fs::remove_all(folder_); }

  std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

TEST_F(File, WrittenBytesComeBack) {
  for (const auto& bytes : {std::string(), std::string("Trẻ em\n"), std::string("\0\xff", 2),
                            std::string(300'000, 'x')}) {
    ASSERT_TRUE(replace_file(folder_ / "a", bytes));
    EXPECT_EQ(read_file(folder_ / "a", 1 << 20).value(), bytes);
  }
  EXPECT_EQ(count(), 1u) << "nothing is left beside the file";
}

TEST_F(File, LimitIsKept) {
  ASSERT_TRUE(replace_file(folder_ / "a", std::string(1000, 'x')));
  EXPECT_TRUE(read_file(folder_ / "a", 1000));
  const auto over = read_file(folder_ / "a", 999);
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, Code::TooLarge);
  EXPECT_EQ(read_file("/dev/zero", 100'000).error().code, Code::TooLarge) << "an endless file ends";
}

TEST_F(File, AbsentAndUnreadable) {
  EXPECT_EQ(read_file(folder_ / "none", 10).error().code, Code::NotFound);
  EXPECT_EQ(read_file(folder_, 10).error().code, Code::Unavailable);
  EXPECT_EQ(replace_file(folder_ / "none/a", "x").error().code, Code::NotFound);
}

TEST_F(File, ErrorsNameTheFileToTheOperatorOnly) {
  const auto failed = read_file(folder_ / "none", 10);
  EXPECT_NE(failed.error().operator_text.find("none"), std::string::npos);
  EXPECT_EQ(std::string(failed.error().reader.id).find("none"), std::string::npos);
}

TEST_F(File, AFailedReplaceLeavesTheOldFile) {
  fs::create_directory(folder_ / "target");
  ASSERT_TRUE(replace_file(folder_ / "target/inside", "old"));
  // A folder cannot be replaced by a file.
  EXPECT_FALSE(replace_file(folder_ / "target", "new"));
  EXPECT_EQ(read_file(folder_ / "target/inside", 10).value(), "old");
  EXPECT_EQ(count(), 1u);
}

TEST_F(File, SecretsAreForTheirOwnerOnly) {
  const auto mode = [&](const char* name) {
    struct stat info{};
    ::stat((folder_ / name).c_str(), &info);
    return info.st_mode & 0777;
  };
  ::umask(022);
  ASSERT_TRUE(replace_file(folder_ / "secret", "x", FileMode::Secret));
  ASSERT_TRUE(replace_file(folder_ / "public", "x"));
  EXPECT_EQ(mode("secret"), 0600u);
  EXPECT_EQ(mode("public"), 0644u);
}

}  // namespace
}  // namespace anlanh::base
