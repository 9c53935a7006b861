// The cache against a plain map, its bound in bytes, and its sense of time.

#include "guard/cache.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "guard/guard_test_kit.h"

namespace anlanh::guard::test {
namespace {

using std::chrono::seconds;

const base::Instant kStart = base::from_millis(1'800'000'000'000);

struct Name {
  WireName wire;
  explicit Name(const std::string& text) : wire(*parse_name_text(text)) {}
};

KeptAnswer answer_for(const std::string& name, std::uint32_t ttl, std::size_t addresses = 1) {
  Script script;
  for (std::size_t i = 0; i < addresses; ++i) {
    script.answers.push_back(a_record(name, {192, 0, 2, static_cast<std::uint8_t>(i)}, ttl));
  }
  const Bytes message = answer_bytes(query_bytes({.name = name}), script);
  return KeptAnswer(message, *parse_response(message));
}

TEST(Cache, KeepsForTheTtlThenAsStaleThenNotAtAll) {
  Cache cache(1 << 20, seconds(1000), 1);
  const Name name("www.example.com");
  const CacheKey key{name.wire, record_type::kA};
  cache.put(key, answer_for("www.example.com", 300), kStart);
  const struct {
    seconds after;
    bool there;
    Cache::Freshness freshness;
  } cases[] = {{seconds(0), true, Cache::Freshness::Fresh},
               {seconds(299), true, Cache::Freshness::Fresh},
               {seconds(300), true, Cache::Freshness::Stale},
               {seconds(-1), true, Cache::Freshness::Stale},
               {seconds(1300), true, Cache::Freshness::Stale},
               {seconds(1301), false, Cache::Freshness::Stale}};
  for (const auto& [after, there, freshness] : cases) {
    const auto hit = cache.find(key, kStart + after);
    ASSERT_EQ(hit.has_value(), there) << after.count();
    if (hit) {
      EXPECT_EQ(hit->freshness, freshness) << after.count();
    }
  }
  EXPECT_EQ(cache.entries(), 0u);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(Cache, TellsTypesAndBitsApart) {
  Cache cache(1 << 20, seconds(10), 1);
  const Name name("a.vn");
  cache.put({name.wire, record_type::kA}, answer_for("a.vn", 60), kStart);
  EXPECT_TRUE(cache.find({name.wire, record_type::kA}, kStart));
  EXPECT_FALSE(cache.find({name.wire, record_type::kAaaa}, kStart));
  EXPECT_FALSE(cache.find({name.wire, record_type::kA, true, false}, kStart));
  EXPECT_FALSE(cache.find({name.wire, record_type::kA, false, true}, kStart));
}

TEST(Cache, DropsTheLeastRecentlyUsedAndStaysInBounds) {
  constexpr std::size_t kMost = 64 << 10;
  Cache cache(kMost, seconds(10), 1);
  const Name kept("kept.vn");
  cache.put({kept.wire, record_type::kA}, answer_for("kept.vn", 60), kStart);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = "n" + std::to_string(i) + ".vn";
    const Name name(text);
    cache.put({name.wire, record_type::kA}, answer_for(text, 60, 1 + i % 5), kStart);
    ASSERT_LE(cache.bytes(), kMost);
    ASSERT_TRUE(cache.find({kept.wire, record_type::kA}, kStart)) << "used all the time";
  }
  EXPECT_GT(cache.entries(), 100u);
  const Name large("large.vn");
  cache.put({large.wire, record_type::kA}, answer_for("large.vn", 60, 600), kStart);
  EXPECT_FALSE(cache.find({large.wire, record_type::kA}, kStart)) << "too large for this cache";
}

TEST(Cache, AgreesWithAPlainMap) {
  Cache cache(64 << 20, seconds(50), 99);
  std::map<std::string, std::pair<base::Instant, std::uint32_t>> twin;
  std::mt19937 random(5);
  base::Instant now = kStart;
  for (int i = 0; i < 30'000; ++i) {
    now += base::Millis(random() % 300);
    const std::string text = "n" + std::to_string(random() % 4000) + ".vn";
    const Name name(text);
    const CacheKey key{name.wire, record_type::kA};
    switch (random() % 4) {
      case 0: {
        const auto ttl = static_cast<std::uint32_t>(1 + random() % 60);
        cache.put(key, answer_for(text, ttl), now);
        twin[text] = {now, ttl};
        break;
      }
      case 1:
        if (random() % 8 == 0) cache.erase(key), twin.erase(text);
        break;
      default: {
        const auto hit = cache.find(key, now);
        const auto there = twin.find(text);
        const bool alive =
            there != twin.end() && now - there->second.first <= seconds(there->second.second + 50);
        ASSERT_EQ(hit.has_value(), alive);
        if (!hit) break;
        const bool fresh = now - there->second.first < seconds(there->second.second);
        ASSERT_EQ(hit->freshness == Cache::Freshness::Fresh, fresh);
        ASSERT_EQ(hit->answer->ttl(), there->second.second);
      }
    }
  }
}

}  // namespace
}  // namespace anlanh::guard::test
