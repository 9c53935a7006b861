#include "base/log.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <rapidcheck.h>
#include <boost/json.hpp>

namespace anlanh::base {
namespace {

struct Written {
  std::vector<std::string> lines;
  Log log(Level least) {
    return Log([] { return from_millis(1785571509123); }, least,
               [this](std::string_view line) { lines.emplace_back(line); });
  }
};

TEST(Log, WritesOneLineOfJsonAnEvent) {
  Written out;
  out.log(Level::Debug).info("report received", {{"report", "06AB"}, {"commune", "28225"}});
  ASSERT_EQ(out.lines.size(), 1u);
  EXPECT_EQ(
      out.lines[0],
      R"({"at":"2026-08-01T08:05:09.123Z","level":"info","event":"report received","report":"06AB","commune":"28225"})");
}

TEST(Log, LeavesOutWhatIsBelowTheLevel) {
  const struct {
    Level least;
    std::size_t lines;
  } cases[] = {{Level::Debug, 4}, {Level::Info, 3}, {Level::Warning, 2}, {Level::Error, 1}};
  for (const auto& c : cases) {
    Written out;
    const auto log = out.log(c.least);
    log.debug("d");
    log.info("i");
    log.warning("w");
    log.error("e");
    EXPECT_EQ(out.lines.size(), c.lines);
    EXPECT_NE(out.lines.back().find("\"level\":\"error\""), std::string::npos);
  }
}

TEST(Log, AFieldCannotForgeALine) {
  Written out;
  out.log(Level::Debug).error("bad\nevent", {{"text", "a\r\n{\"level\":\"info\"}\x1b[2J\"\\"}});
  ASSERT_EQ(out.lines.size(), 1u);
  EXPECT_EQ(out.lines[0].find_first_of("\r\n\x1b"), std::string::npos);
  const auto line = boost::json::parse(out.lines[0]).as_object();
  EXPECT_EQ(line.at("text").as_string(), "a\r\n{\"level\":\"info\"}\x1b[2J\"\\");
}

TEST(Log, JsonStrings) {
  const std::pair<std::string_view, const char*> cases[] = {
      {"", R"("")"},
      {"Trẻ em", "\"Trẻ em\""},
      {"a\"b\\c", R"("a\"b\\c")"},
      {"\t\n\r", R"("\t\n\r")"},
      {std::string_view("\0\x1f", 2), R"("\u0000\u001f")"},
      {"\xff", "\"\xEF\xBF\xBD\""},
  };
  for (const auto& [text, json] : cases) EXPECT_EQ(json_string(text), json);
}

TEST(Log, AnyBytesGiveJsonThatReadsBack) {
  EXPECT_TRUE(rc::check("json", [](const std::string& bytes) {
    const auto json = json_string(bytes);
    RC_ASSERT(boost::json::parse(json).is_string());
    RC_ASSERT(json.find('\n') == std::string::npos);
  }));
}

TEST(Log, DescriptorGetsWholeLines) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  descriptor_sink(ends[1])("one");
  descriptor_sink(ends[1])("two");
  ::close(ends[1]);
  char buffer[64];
  const auto got = ::read(ends[0], buffer, sizeof buffer);
  ::close(ends[0]);
  EXPECT_EQ(std::string(buffer, static_cast<std::size_t>(got)), "one\ntwo\n");
  descriptor_sink(-1)("a descriptor that is closed stops nothing");
}

TEST(Log, SilentLogSaysNothing) { silent_log().error("nobody hears this"); }

}  // namespace
}  // namespace anlanh::base
