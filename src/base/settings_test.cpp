#include "base/settings.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace anlanh::base {
namespace {

constexpr std::string_view kWhole = R"(# settings
store = "var/anlanh.db"
demo = true

[site]
listen = "127.0.0.1:8080"
url = "http://localhost:8080"

[guard]
upstreams = ["9.9.9.9", "[2620:fe::fe]:53"]
cache_entries = 10_000

[[guard.lists]]
path = "a.hosts"
category = "gambling"

[[guard.lists]]
path = "b.rpz"
format = "rpz"

[log]
level = "info"
)";

Settings read(std::string_view toml) { return Settings::parse(toml, "al.toml").value(); }

template <class T>
std::string error_of(const Result<T>& result) {
  return result ? "" : result.error().operator_text;
}

TEST(Settings, ReadsEachType) {
  auto s = read(kWhole);
  EXPECT_EQ(s.text("store", "x").value(), "var/anlanh.db");
  EXPECT_TRUE(s.flag("demo").value());
  EXPECT_EQ(s.address("site.listen", {}).value(), (HostPort{"127.0.0.1", 8080}));
  EXPECT_EQ(s.number("guard.cache_entries", 1, 1'000'000, 5).value(), 10'000);
  EXPECT_EQ(s.texts("guard.upstreams", {}).value(),
            (std::vector<std::string>{"9.9.9.9", "[2620:fe::fe]:53"}));
  EXPECT_EQ(s.one_of("log.level", {"debug", "info"}, "debug").value(), "info");
  EXPECT_EQ(s.needed_text("site.url").value(), "http://localhost:8080");
  auto lists = s.tables("guard.lists").value();
  ASSERT_EQ(lists.size(), 2u);
  EXPECT_EQ(lists[0].text("path", "").value(), "a.hosts");
  EXPECT_EQ(lists[0].text("category", "").value(), "gambling");
  EXPECT_EQ(lists[1].text("format", "").value(), "rpz");
  EXPECT_EQ(lists[1].text("path", "").value(), "b.rpz");
  EXPECT_TRUE(s.refuse_unknown());
  EXPECT_TRUE(s.has("store"));
  EXPECT_FALSE(s.has("site"));
}

TEST(Settings, AbsentKeysHaveTheirFallback) {
  for (auto s : {read(""), Settings::none()}) {
    EXPECT_EQ(s.text("store", "x").value(), "x");
    EXPECT_FALSE(s.flag("demo").value());
    EXPECT_EQ(s.address("site.listen", {"::1", 53}).value(), (HostPort{"::1", 53}));
    EXPECT_EQ(s.number("n", 1, 2, 2).value(), 2);
    EXPECT_EQ(s.texts("u", {"a"}).value(), (std::vector<std::string>{"a"}));
    EXPECT_TRUE(s.tables("guard.lists").value().empty());
    EXPECT_EQ(s.one_of("log.level", {"info"}, "info").value(), "info");
    EXPECT_TRUE(s.refuse_unknown());
  }
}

TEST(Settings, ErrorsNameLineAndKey) {
  auto s = read(R"(store = 5
demo = "yes"
[site]
listen = "8080"
url = ""
[guard]
upstreams = ["a", 1]
lists = ["a"]
port = 70000
[log]
level = "loud"
since = 2026-08-01
)");
  EXPECT_EQ(error_of(s.text("store", "")), "al.toml, line 1: store must be text between quotes");
  EXPECT_EQ(error_of(s.flag("demo")), "al.toml, line 2: demo must be true / false");
  EXPECT_EQ(
      error_of(s.address("site.listen", {})),
      "al.toml, line 4: site.listen must be an address and a port, such as \"127.0.0.1:8080\"");
  EXPECT_EQ(error_of(s.needed_text("site.url")), "al.toml, line 5: site.url must not be empty");
  EXPECT_EQ(error_of(s.texts("guard.upstreams", {})),
            "al.toml, line 7: guard.upstreams must be a list of texts, such as [\"a\", \"b\"]");
  EXPECT_EQ(error_of(s.tables("guard.lists")),
            "al.toml, line 8: guard.lists must be written as tables, such as [[guard.lists]]");
  EXPECT_EQ(error_of(s.number("guard.port", 1, 65535, 1)),
            "al.toml, line 9: guard.port must be a whole number in the range 1 … 65535");
  EXPECT_EQ(error_of(s.one_of("log.level", {"debug", "info"}, "info")),
            "al.toml, line 11: log.level must be one of: debug, info");
  EXPECT_EQ(error_of(s.text("log.since", "")),
            "al.toml, line 12: log.since must be text between quotes");
  EXPECT_EQ(error_of(s.needed_text("site.name")), "al.toml: the setting site.name is missing");
  EXPECT_EQ(s.place("site.listen"), "al.toml, line 4: site.listen");
}

TEST(Settings, ErrorsInATableNameItsPlace) {
  auto s = read(kWhole);
  auto lists = s.tables("guard.lists").value();
  EXPECT_EQ(error_of(lists[1].number("path", 0, 1, 0)),
            "al.toml, line 18: guard.lists[2].path must be a whole number in the range 0 … 1");
}

TEST(Settings, UnknownKeysAreRefused) {
  const std::pair<const char*, const char*> cases[] = {
      {"stroe = \"x\"", "al.toml, line 1: there is no setting stroe; is store meant?"},
      {"\n[site]\nlisen = \"x\"\nzzz = 1",
       "al.toml, line 3: there is no setting site.lisen; is site.listen meant?"},
      {"colour = 1", "al.toml, line 1: there is no setting colour"},
      {"[store]\npath = \"x\"", "al.toml, line 2: there is no setting store.path"},
      {"[[guard.lists]]\npth = \"x\"",
       "al.toml, line 2: there is no setting guard.lists[1].pth; is guard.lists[1].path meant?"},
  };
  for (const auto& [toml, says] : cases) {
    auto s = read(toml);
    (void)s.text("store", "");
    (void)s.address("site.listen", {});
    auto lists = s.tables("guard.lists").value();
    for (auto& list : lists) (void)list.text("path", "");
    EXPECT_EQ(error_of(s.refuse_unknown()), says);
  }
}

TEST(Settings, TextThatIsNoToml) {
  for (const auto* toml :
       {"store = ", "\n\nstore = 'x", "a = 1\na = 2", "[site\n", "= 1", "store = \"\xff\""}) {
    const auto parsed = Settings::parse(toml, "al.toml");
    ASSERT_FALSE(parsed) << toml;
    EXPECT_EQ(parsed.error().code, Code::Invalid);
    EXPECT_EQ(parsed.error().operator_text.find("al.toml, line "), 0u)
        << parsed.error().operator_text;
  }
  EXPECT_FALSE(Settings::parse("a = " + std::string(100'000, '['), "deep.toml"))
      << "deep nesting ends";
}

TEST(Settings, AFileThatIsNotThere) {
  EXPECT_EQ(Settings::load("/nowhere/al.toml").error().code, Code::NotFound);
  EXPECT_EQ(Settings::load("/dev/zero").error().code, Code::TooLarge);
}

TEST(Settings, Addresses) {
  const std::pair<const char*, HostPort> good[] = {{"127.0.0.1:53", {"127.0.0.1", 53}},
                                                   {"[::1]:5353", {"::1", 5353}},
                                                   {"localhost:1", {"localhost", 1}},
                                                   {"0.0.0.0:65535", {"0.0.0.0", 65535}}};
  for (const auto& [text, address] : good) EXPECT_EQ(parse_host_port(text), address) << text;
  for (const auto* text :
       {"", ":", ":53", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:-1",
        "127.0.0.1:5x", "127.0.0.1: 53", "::1:53", "[]:53", "[::1]", "[::1:53", "::1]:53", "a b:53",
        "http://a:53", "[abc]:53", "[localhost]:53"})
    EXPECT_EQ(parse_host_port(text), std::nullopt) << text;
}

}  // namespace
}  // namespace anlanh::base
