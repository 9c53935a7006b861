// The compiled policy against a slow plain twin, and against damage.

#include "guard/policy.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <map>
#include <random>

#include "base/file.h"
#include "guard/policy_bundle.h"
#include "guard/policy_hash.h"

namespace anlanh::guard {
namespace {

constexpr std::uint64_t kGambling = 1, kAbuse = 2, kVideo = 4;

PolicySource source_of(std::vector<PolicyEntry> entries) {
  PolicySource source;
  source.categories = {{"gambling", {"Cờ bạc", "Gambling"}, 17, 2},
                       {"abuse", {"Xâm hại", "Abuse"}, 15, 4},
                       {"video", {"Phim", "Video"}, 17, 1}};
  source.lists = {"province", "hosts", "allowed"};
  source.entries = std::move(entries);
  return source;
}

std::shared_ptr<const Policy> compiled(const PolicySource& source) {
  auto bytes = compile_policy(source);
  EXPECT_TRUE(bytes.has_value()) << (bytes ? "" : bytes.error().operator_text);
  auto policy = Policy::from_bytes(std::move(bytes).value());
  EXPECT_TRUE(policy.has_value()) << (policy ? "" : policy.error().operator_text);
  return std::move(policy).value();
}

PolicyEntry block(std::string name, std::uint64_t mask = kGambling, Scope scope = Scope::Subtree,
                  std::uint16_t list = 0) {
  return {std::move(name), mask, list, Action::Block, scope};
}
PolicyEntry allow(std::string name, Scope scope = Scope::Subtree) {
  return {std::move(name), 0, 2, Action::Allow, scope};
}

TEST(Policy, LongestRuleDecidesAndAllowBreaksTies) {
  const auto policy = compiled(source_of(
      {block("example.com"), allow("good.example.com"), block("evil.good.example.com", kAbuse),
       allow("exact.example.com", Scope::Exact), block("tie.org"), allow("tie.org"),
       block("only.net", kGambling, Scope::Exact), block("below.net", kGambling, Scope::Below),
       block("zip", kAbuse, Scope::Below), block("Two.Lists.VN", kGambling, Scope::Subtree, 1),
       block("two.lists.vn.", kAbuse, Scope::Subtree, 0)}));
  const struct {
    const char* name;
    std::uint64_t mask;  // 0: not blocked
    const char* listed;  // empty: not listed at all
  } cases[] = {
      {"example.com", kGambling, "example.com"},
      {"www.EXAMPLE.com", kGambling, "example.com"},
      {"a.b.c.d.example.com.", kGambling, "example.com"},
      {"badexample.com", 0, ""},
      {"com", 0, ""},
      {"good.example.com", 0, "good.example.com"},
      {"x.good.example.com", 0, "good.example.com"},
      {"evil.good.example.com", kAbuse, "evil.good.example.com"},
      {"x.evil.good.example.com", kAbuse, "evil.good.example.com"},
      {"exact.example.com", 0, "exact.example.com"},
      {"www.exact.example.com", kGambling, "example.com"},
      {"tie.org", 0, "tie.org"},
      {"www.tie.org", 0, "tie.org"},
      {"only.net", kGambling, "only.net"},
      {"www.only.net", 0, ""},
      {"below.net", 0, ""},
      {"www.below.net", kGambling, "below.net"},
      {"zip", 0, ""},
      {"file.zip", kAbuse, "zip"},
      {"two.lists.vn", kGambling | kAbuse, "two.lists.vn"},
  };
  for (const auto& [name, mask, listed] : cases) {
    const auto match = policy->find(name);
    ASSERT_EQ(match.has_value(), *listed != '\0') << name;
    if (!match) continue;
    EXPECT_EQ(match->categories, mask) << name;
    EXPECT_EQ(match->action, mask ? Action::Block : Action::Allow) << name;
    EXPECT_EQ(match->name, listed) << name;
  }
  EXPECT_EQ(policy->find("www.two.lists.vn")->list, "hosts") << "the first entry's list speaks";
  EXPECT_FALSE(policy->find(""));
  EXPECT_FALSE(policy->find("."));
  EXPECT_FALSE(policy->find("a..b"));
}

TEST(Policy, PassesOverWhatIsNotWanted) {
  const auto policy = compiled(source_of(
      {block("video.net", kVideo), block("x.video.net", kGambling), allow("ok.video.net")}));
  EXPECT_EQ(policy->find("x.video.net", kVideo)->name, "video.net")
      << "a longer rule of another category does not hide a shorter one";
  EXPECT_EQ(policy->find("x.video.net", kGambling)->name, "x.video.net");
  EXPECT_FALSE(policy->find("x.video.net", kAbuse));
  EXPECT_EQ(policy->find("ok.video.net", kVideo)->action, Action::Allow);
}

TEST(Policy, TellsItsCategories) {
  const auto policy = compiled(source_of({block("a.b")}));
  EXPECT_EQ(policy->categories().size(), 3u);
  EXPECT_EQ(policy->categories()[0].label.vi, "Cờ bạc");
  EXPECT_EQ(policy->speaking_category(kGambling | kAbuse)->slug, "abuse");
  EXPECT_EQ(policy->speaking_category(kGambling | kVideo)->slug, "gambling");
  EXPECT_EQ(policy->speaking_category(0), nullptr);
  EXPECT_EQ(policy->speaking_category(std::uint64_t{1} << 63), nullptr);
  EXPECT_EQ(Policy::empty()->name_count(), 0u);
  EXPECT_FALSE(Policy::empty()->find("a.b"));
}

TEST(Policy, RefusesSourcesThatMakeNoSense) {
  const auto fails = [](const PolicySource& source) { return !compile_policy(source).has_value(); };
  EXPECT_TRUE(fails(source_of({block("")})));
  EXPECT_TRUE(fails(source_of({block(".")})));
  EXPECT_TRUE(fails(source_of({block("a..b")})));
  EXPECT_TRUE(fails(source_of({block("a.b", 0)})));
  EXPECT_TRUE(fails(source_of({block("a.b", 8)}))) << "no such category";
  EXPECT_TRUE(fails(source_of({block("a.b", 1, Scope::Subtree, 9)}))) << "no such list";
  PolicySource slug = source_of({});
  slug.categories[0].slug = "Cờ bạc";
  EXPECT_TRUE(fails(slug));
  PolicySource many = source_of({});
  many.categories.resize(65, {"x", {}, 17, 0});
  EXPECT_TRUE(fails(many));
}

// The twin: a map from name to rules, walked suffix by suffix.
class Twin {
 public:
  explicit Twin(const PolicySource& source) {
    for (const auto& entry : source.entries) rules_[entry.name].push_back(entry);
  }
  std::optional<std::pair<std::uint64_t, std::string>> find(const std::string& name,
                                                            std::uint64_t wanted) const {
    for (std::string suffix = name;;) {
      if (const auto found = rules_.find(suffix); found != rules_.end()) {
        std::uint64_t mask = 0;
        bool allowed = false;
        for (const PolicyEntry& rule : found->second) {
          const bool self = suffix == name;
          if (self ? rule.scope == Scope::Below : rule.scope == Scope::Exact) continue;
          if (rule.action == Action::Allow)
            allowed = true;
          else
            mask |= rule.categories;
        }
        if (allowed) return {{0, suffix}};
        if (mask & wanted) return {{mask & wanted, suffix}};
      }
      const std::size_t dot = suffix.find('.');
      if (dot == suffix.npos) return std::nullopt;
      suffix.erase(0, dot + 1);
    }
  }

 private:
  std::map<std::string, std::vector<PolicyEntry>> rules_;
};

// Few labels, so that names meet often.
std::string small_name(std::mt19937& random) {
  static const char* const kLabels[] = {"a", "b", "cc", "www", "verylonglabelwithmanyletters",
                                        "vn"};
  std::string name = kLabels[random() % 6];
  for (auto more = random() % 4; more > 0; --more) name += std::string(".") + kLabels[random() % 6];
  return name;
}

void compare_with_twin(unsigned seed, std::size_t entries) {
  std::mt19937 random(seed);
  PolicySource source = source_of({});
  source.seed = random();
  for (std::size_t i = 0; i < entries; ++i) {
    source.entries.push_back(
        {small_name(random), 1 + random() % 7, static_cast<std::uint16_t>(random() % 3),
         random() % 4 ? Action::Block : Action::Allow, static_cast<Scope>(random() % 3)});
  }
  const auto policy = compiled(source);
  const Twin twin(source);
  for (int i = 0; i < 200; ++i) {
    const std::string name = small_name(random);
    const std::uint64_t wanted = random() % 3 ? Policy::kAll : random() % 8;
    const auto fast = policy->find(name, wanted);
    const auto slow = twin.find(name, wanted);
    RC_ASSERT(fast.has_value() == slow.has_value());
    if (!fast) continue;
    RC_ASSERT(fast->categories == slow->first);
    RC_ASSERT(fast->name == slow->second);
  }
}

TEST(Policy, AgreesWithThePlainTwin) {
  EXPECT_TRUE(rc::check("policy equals twin", [] {
    compare_with_twin(*rc::gen::arbitrary<unsigned>(), *rc::gen::inRange<std::size_t>(0, 300));
  }));
}

TEST(Policy, HoldsManyNamesExactly) {
  PolicySource source = source_of({});
  constexpr int kCount = 50'000;
  for (int i = 0; i < kCount; ++i) {
    source.entries.push_back(
        block("n" + std::to_string(i * 7919) + ".example" + std::to_string(i % 300) + ".vn"));
  }
  const auto policy = compiled(source);
  EXPECT_EQ(policy->name_count(), static_cast<std::size_t>(kCount));
  EXPECT_LE(static_cast<double>(policy->hot_bytes()) / kCount, 8.0);
  for (int i = 0; i < kCount; ++i) {
    ASSERT_TRUE(policy->find(source.entries[static_cast<std::size_t>(i)].name)) << i;
    ASSERT_FALSE(policy->find("m" + std::to_string(i * 7919) + ".example" +
                              std::to_string(i % 300) + ".vn"));
  }
}

// More classes than a slot's hint can number: the name's record tells.
TEST(Policy, HoldsManyClasses) {
  PolicySource source;
  for (int i = 0; i < 64; ++i) source.categories.push_back({"c" + std::to_string(i), {}, 17, 0});
  source.lists = {"one"};
  for (std::uint64_t i = 1; i <= 5000; ++i) {
    source.entries.push_back(
        {"n" + std::to_string(i) + ".vn", i << 40 | i, 0, Action::Block, Scope::Subtree});
  }
  const auto policy = compiled(source);
  for (std::uint64_t i = 1; i <= 5000; ++i) {
    ASSERT_EQ(policy->find("www.n" + std::to_string(i) + ".vn")->categories, i << 40 | i);
  }
}

TEST(Policy, SameSourceSameBytes) {
  const PolicySource source = source_of({block("a.vn"), allow("b.a.vn"), block("c.vn", kAbuse)});
  EXPECT_EQ(compile_policy(source).value(), compile_policy(source).value());
}

// Every byte of a bundle is under a checksum: any change is found, none is taken.
TEST(Policy, RefusesEveryDamagedByte) {
  const Bytes sound = compile_policy(source_of({block("example.com"), allow("x.org")})).value();
  const auto original = Policy::from_bytes(sound).value();
  std::size_t harmless = 0;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    Bytes damaged = sound;
    damaged[i] ^= 0x41;
    const auto policy = Policy::from_bytes(damaged);
    if (!policy.has_value()) {
      EXPECT_EQ(policy.error().code, base::Code::Corrupt);
      continue;
    }
    ++harmless;  // padding between sections
    EXPECT_TRUE((*policy)->find("www.example.com"));
  }
  EXPECT_LT(harmless, 256u);
  for (std::size_t size = 0; size < sound.size(); ++size) {
    EXPECT_FALSE(
        Policy::from_bytes(Bytes(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(size)))
            .has_value());
  }
}

// A bundle that was made wrong on purpose, with checksums that fit: no wild read, whatever it
// answers.
TEST(Policy, BoundsWhatAForgedBundlePointsTo) {
  Bytes forged = compile_policy(source_of({block("example.com")})).value();
  bundle::Header header;
  std::memcpy(&header, forged.data(), sizeof header);
  for (std::size_t i = 0; i < header.buckets.size / sizeof(bundle::Bucket); ++i) {
    bundle::Bucket bucket;
    std::uint8_t* at = forged.data() + header.buckets.at + i * sizeof bucket;
    std::memcpy(&bucket, at, sizeof bucket);
    bucket.names_at = 0xffffffff;
    std::memcpy(at, &bucket, sizeof bucket);
  }
  header.buckets.checksum =
      checksum(ByteView(forged).subspan(header.buckets.at, header.buckets.size));
  std::memcpy(forged.data(), &header, sizeof header);
  header.header_checksum =
      checksum(ByteView(forged).first(offsetof(bundle::Header, header_checksum)));
  std::memcpy(forged.data(), &header, sizeof header);
  const auto policy = Policy::from_bytes(forged);
  ASSERT_TRUE(policy.has_value());
  EXPECT_FALSE((*policy)->find("example.com"));
}

TEST(Policy, OpensAFileAndTellsWhyNot) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("guard_policy_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const Bytes bytes = compile_policy(source_of({block("example.com")})).value();
  ASSERT_TRUE(base::replace_file(folder / "good", base::as_text(bytes)).has_value());
  ASSERT_TRUE(base::replace_file(folder / "text", std::string(1000, 'x')).has_value());
  ASSERT_TRUE(base::replace_file(folder / "none", "").has_value());
  const auto good = Policy::open(folder / "good");
  ASSERT_TRUE(good.has_value());
  std::filesystem::remove(folder / "good");
  EXPECT_TRUE((*good)->find("www.example.com")) << "the mapping outlives the name";
  EXPECT_EQ(Policy::open(folder / "absent").error().code, base::Code::Unavailable);
  EXPECT_EQ(Policy::open(folder / "text").error().code, base::Code::Corrupt);
  EXPECT_EQ(Policy::open(folder / "none").error().code, base::Code::Corrupt);
  EXPECT_EQ(Policy::open(folder).error().code, base::Code::Corrupt);
  std::filesystem::remove_all(folder);
}

TEST(Checksum, IsXxh64) {
  EXPECT_EQ(checksum({}), 0xef46db3751d8e999u);
  EXPECT_EQ(checksum(base::as_bytes("a")), 0xd24ec4f1a98c6e5bu);
  EXPECT_EQ(checksum(base::as_bytes("abc")), 0x44bc2cf5ad770999u);
  EXPECT_EQ(checksum(base::as_bytes("Nobody inspects the spammish repetition")),
            0xfbcea83c8a378bf1u);
}

}  // namespace
}  // namespace anlanh::guard
