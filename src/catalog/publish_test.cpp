#include "catalog/publisher.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "catalog/embedded.h"
#include "catalog/entry_store.h"
#include "support/test_store.h"

namespace anlanh::catalog {
namespace {

std::vector<Category> sample_categories() {
  Category scam;
  scam.slug = "scam";
  scam.bit = 2;
  scam.severity = 3;
  Category gambling;
  gambling.slug = "gambling";
  gambling.bit = 5;
  return {scam, gambling};
}

Entry entry_of(std::int64_t id, const std::string& host) {
  Entry entry;
  entry.id = base::Id{id};
  entry.host = host;
  entry.address = host;
  entry.category = "scam";
  entry.confirmed_by = base::Id{1};
  entry.confirmed_by_name = "Cô Hoa (mẫu)";
  entry.confirmed_at = test::test_now();
  return entry;
}

TEST(MakePolicySource, PutsCategoriesAtTheirBits) {
  const auto source = make_policy_source(sample_categories(), {entry_of(1, "xau.example")},
                                         {{"lists/bet.txt", "gambling", {{"bet.example"}}},
                                          {"lists/unknown.txt", "nonsense", {{"safe.example"}}}});
  ASSERT_EQ(source.categories.size(), 6u);
  EXPECT_EQ(source.categories[2].slug, "scam");
  EXPECT_EQ(source.categories[5].slug, "gambling");
  ASSERT_EQ(source.entries.size(), 2u);
  const auto policy = guard::Policy::from_bytes(guard::compile_policy(source).value()).value();
  EXPECT_EQ(policy->find("www.xau.example")->categories, 1u << 2);
  EXPECT_EQ(policy->find("bet.example")->list, "lists/bet.txt");
  EXPECT_FALSE(policy->find("safe.example"));
}

TEST(MakePolicySource, LeavesOutWhatWouldOpenAnAddressOfTheProvince) {
  const auto allow = [](const char* name) {
    guard::PolicyEntry entry{name};
    entry.action = guard::Action::Allow;
    return entry;
  };
  const auto source = make_policy_source(sample_categories(), {entry_of(1, "xau.example")},
                                         {{"lists/bet.txt",
                                           "gambling",
                                           {{"bet.example"},
                                            allow("Xau.Example"),
                                            allow("www.xau.example"),
                                            allow("example"),
                                            allow("tot.bet.example"),
                                            allow("khong-xau.example")}}});
  const auto policy = guard::Policy::from_bytes(guard::compile_policy(source).value()).value();
  for (const char* closed : {"xau.example", "www.xau.example", "a.www.xau.example", "bet.example"})
    EXPECT_EQ(policy->find(closed)->action, guard::Action::Block) << closed;
  EXPECT_EQ(policy->find("tot.bet.example")->action, guard::Action::Allow);
  EXPECT_EQ(policy->find("khong-xau.example")->action, guard::Action::Allow);
}

class PublishOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), store::migrations_of(embedded_files()));
    bundle_ =
        std::filesystem::temp_directory_path() / ("anlanh-publish-" + std::to_string(::getpid()));
    auto started = Publisher::start(
        {*db_->store, categories_, [this] { return lists_on_disk(); },
         [this] { return std::to_string(lists_written_.load()); }, bundle_,
         [this](auto policy) { policy_.store(std::move(policy)); }, base::silent_log()});
    ASSERT_TRUE(started) << started.error().operator_text;
    publisher_ = std::move(started).value();
  }
  void TearDown() override {
    publisher_.reset();
    std::filesystem::remove(bundle_);
  }
  // A list that names "1.bet.example" once it was written, "2.bet.example" after the second time.
  std::vector<ReadList> lists_on_disk() {
    const int written = lists_written_.load();
    if (written == 0) return {};
    return {{"bet.txt", "gambling", {{std::to_string(written) + ".bet.example"}}}};
  }
  void confirm(const std::string& host) {
    ASSERT_TRUE(
        db_->store->write([&](store::Sql& sql) { return save_entry(sql, entry_of(++id_, host)); }));
  }
  bool blocked(const std::string& host) { return policy_.load()->find(host).has_value(); }
  bool blocked_within(const std::string& host, std::chrono::milliseconds most) {
    const auto end = std::chrono::steady_clock::now() + most;
    while (!blocked(host) && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return blocked(host);
  }
  std::atomic<int> lists_written_{0};
  std::vector<Category> categories_ = sample_categories();
  std::unique_ptr<test::TestStore> db_;
  std::filesystem::path bundle_;
  std::atomic<std::shared_ptr<const guard::Policy>> policy_;
  std::unique_ptr<Publisher> publisher_;
  std::int64_t id_ = 0;
};

TEST_P(PublishOn, PutsAConfirmedAddressIntoForce) {
  EXPECT_FALSE(blocked("xau.example"));
  confirm("xau.example");
  publisher_->request();
  EXPECT_TRUE(blocked_within("www.xau.example", std::chrono::seconds(20)));
  const auto on_disk = guard::Policy::open(bundle_);
  ASSERT_TRUE(on_disk);
  EXPECT_TRUE((*on_disk)->find("xau.example"));
}

TEST_P(PublishOn, SeesWhatAnotherProcessConfirmed) {
  confirm("xau.example");  // nobody calls request()
  EXPECT_TRUE(blocked_within("xau.example", std::chrono::seconds(20)));
}

TEST_P(PublishOn, SeesAListThatChangedOnDisk) {
  EXPECT_FALSE(blocked("1.bet.example"));
  lists_written_ = 1;  // nobody calls request()
  EXPECT_TRUE(blocked_within("1.bet.example", std::chrono::seconds(20)));
  lists_written_ = 2;
  EXPECT_TRUE(blocked_within("2.bet.example", std::chrono::seconds(20)));
  EXPECT_FALSE(blocked("1.bet.example"));
}

AL_BOTH_ENGINES(PublishOn);

}  // namespace
}  // namespace anlanh::catalog
