#include "web/form.h"

#include <gtest/gtest.h>

#include "web/clean_text.h"
#include "web/request.h"

namespace anlanh::web {
namespace {

using base::Code;

std::string written(const Params& params) {
  std::string out;
  for (const auto& [name, value] : params) out += name + "=" + value + "|";
  return out;
}

struct FormCase {
  const char* name;
  std::string bytes;
  std::string fields;  // as `written`, when it is read
  std::optional<Code> refused = {};
};

class FormTable : public testing::TestWithParam<FormCase> {};

TEST_P(FormTable, IsReadOrRefused) {
  const auto& c = GetParam();
  const auto form = parse_urlencoded(c.bytes);
  ASSERT_EQ(form.has_value(), !c.refused.has_value());
  if (form) {
    EXPECT_EQ(written(*form), c.fields);
  } else {
    EXPECT_EQ(form.error().code, *c.refused);
    EXPECT_FALSE(form.error().reader.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Form, FormTable,
    testing::Values(FormCase{"Empty", "", ""}, FormCase{"Plain", "a=1&b=2", "a=1|b=2|"},
                    FormCase{"NoValue", "a&b=", "a=|b=|"},
                    FormCase{"Spaces", "a=x+y%20z%2B", "a=x y z+|"},
                    FormCase{"EmptyPieces", "&&a=1&&", "a=1|"},
                    FormCase{"SignInValue", "a=1=2", "a=1=2|"},
                    FormCase{"Repeated", "a=1&a=2", "a=1|a=2|"},
                    FormCase{"Vietnamese", "a=Tr%E1%BA%BB%20em", "a=Tr\xE1\xBA\xBB em|"},
                    FormCase{"Decomposed", "a=e%CC%A3%CC%82", "a=\xE1\xBB\x87|"},
                    FormCase{"LineEnds", "a=1%0D%0A2%0D3%E2%80%A84", "a=1\n2\n3\n4|"},
                    FormCase{"CutEscape", "a=%4", "", Code::Invalid},
                    FormCase{"LonePercent", "a=100%", "", Code::Invalid},
                    FormCase{"BadEscape", "a=%GG", "", Code::Invalid},
                    FormCase{"NotUtf8", "a=%FF", "", Code::Invalid},
                    FormCase{"Overlong", "a=%C0%80", "", Code::Invalid},
                    FormCase{"Surrogate", "a=%ED%A0%80", "", Code::Invalid},
                    FormCase{"Nul", "a=x%00y", "", Code::Invalid},
                    FormCase{"NameOutOfForm", "a%20b=1", "", Code::Invalid},
                    FormCase{"NameVietnamese", "t%C3%AAn=1", "", Code::Invalid},
                    FormCase{"NameEmpty", "=1", "", Code::Invalid},
                    FormCase{"NameLong", std::string(65, 'a') + "=1", "", Code::Invalid}),
    [](const auto& c) { return c.param.name; });

TEST(Form, StopsAtItsBudget) {
  std::string bytes;
  for (int i = 0; i < 301; ++i) bytes += "a=1&";
  const auto form = parse_urlencoded(bytes);
  ASSERT_FALSE(form);
  EXPECT_EQ(form.error().code, Code::TooLarge);
  bytes.resize(300 * 4);
  EXPECT_TRUE(parse_urlencoded(bytes).has_value());
}

struct CleanCase {
  const char* name;
  std::string in;
  std::string out;
};

class CleanTable : public testing::TestWithParam<CleanCase> {};

TEST_P(CleanTable, Cleans) {
  const auto clean = clean_text(GetParam().in);
  ASSERT_TRUE(clean.has_value());
  EXPECT_EQ(*clean, GetParam().out);
  EXPECT_EQ(*clean_text(*clean), *clean);
}

INSTANTIATE_TEST_SUITE_P(Text, CleanTable,
                         testing::Values(CleanCase{"Tab", "a\tb\nc", "a\tb\nc"},
                                         CleanCase{"Control",
                                                   "a\x01\x1B\x7F"
                                                   "b",
                                                   "ab"},
                                         CleanCase{"C1",
                                                   "a\xC2\x85"
                                                   "b",
                                                   "ab"},
                                         CleanCase{"ZeroWidth",
                                                   "a\xE2\x80\x8B\xE2\x80\x8C"
                                                   "b",
                                                   "ab"},
                                         CleanCase{"Joiner",
                                                   "a\xE2\x80\x8D"
                                                   "b",
                                                   "ab"},
                                         CleanCase{"Bom",
                                                   "\xEF\xBB\xBF"
                                                   "a",
                                                   "a"},
                                         CleanCase{"Bidi",
                                                   "a\xE2\x80\xAE"
                                                   "b\xE2\x81\xA6"
                                                   "c",
                                                   "abc"},
                                         CleanCase{"SoftHyphen",
                                                   "a\xC2\xAD"
                                                   "b",
                                                   "ab"},
                                         CleanCase{"Tags",
                                                   "a\xF3\xA0\x81\xA1"
                                                   "b",
                                                   "ab"},
                                         CleanCase{"Noncharacter",
                                                   "a\xEF\xBF\xBE"
                                                   "b",
                                                   "ab"},
                                         CleanCase{"Filler",
                                                   "a\xE3\x85\xA4"
                                                   "b",
                                                   "ab"},
                                         CleanCase{"Crlf", "a\r\nb\rc", "a\nb\nc"},
                                         CleanCase{"EmojiFamily",
                                                   "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA7",
                                                   "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA7"},
                                         CleanCase{"JoinerAfterEmoji",
                                                   "\xF0\x9F\x91\xA8\xE2\x80\x8D"
                                                   "a",
                                                   "\xF0\x9F\x91\xA8"
                                                   "a"},
                                         CleanCase{"Composes", "e\xCC\xA3\xCC\x82", "\xE1\xBB\x87"},
                                         CleanCase{"SpacesStay", "  a  ", "  a  "}),
                         [](const auto& c) { return c.param.name; });

TEST(Fields, OnlyNamedOnesPass) {
  const std::vector<Field> allowed = {"text", many("kind"), {"note", 5}, "pupils_*"};
  const auto check = [&](std::string_view bytes) -> std::optional<Code> {
    const auto done = check_fields(*parse_urlencoded(bytes), allowed);
    return done ? std::nullopt : std::optional(done.error().code);
  };
  EXPECT_EQ(check("text=a&kind=1&kind=2&note=12345&pupils_3=4"), std::nullopt);
  EXPECT_EQ(check(""), std::nullopt);
  EXPECT_EQ(check("role=admin"), Code::Invalid);
  EXPECT_EQ(check("text=a&text=b"), Code::Invalid);
  EXPECT_EQ(check("note=123456"), Code::TooLarge);
  EXPECT_EQ(check("pupil=4"), Code::Invalid);
}

struct TargetCase {
  const char* name;
  std::string target;
  std::optional<std::string> path;  // absent: refused
};

class TargetTable : public testing::TestWithParam<TargetCase> {};

TEST_P(TargetTable, IsReadOrRefused) {
  Request request;
  const auto parsed = parse_target(GetParam().target, request);
  ASSERT_EQ(parsed.has_value(), GetParam().path.has_value());
  if (parsed) {
    EXPECT_EQ(request.path, *GetParam().path);
  }
}

INSTANTIATE_TEST_SUITE_P(Target, TargetTable,
                         testing::Values(TargetCase{"Root", "/", "/"},
                                         TargetCase{"Deep", "/a/b", "/a/b"},
                                         TargetCase{"Slashes", "//a///b/", "/a/b"},
                                         TargetCase{"Encoded", "/tr%E1%BA%BB", "/tr\xE1\xBA\xBB"},
                                         TargetCase{"Plus", "/a+b", "/a+b"},
                                         TargetCase{"Absolute", "http://example.vn/a?x=1", "/a"},
                                         TargetCase{"AbsoluteBare", "http://example.vn", "/"},
                                         TargetCase{"AbsoluteQuery", "http://example.vn?x=1", "/"},
                                         TargetCase{"Fragment", "/a#b", "/a"},
                                         TargetCase{"Invisible", "/a%E2%80%8Bb", "/ab"},
                                         TargetCase{"Dots", "/a/../b", std::nullopt},
                                         TargetCase{"EncodedDots", "/%2e%2e/etc", std::nullopt},
                                         TargetCase{"HiddenDots", "/.%E2%80%8B./etc", std::nullopt},
                                         TargetCase{"EncodedSlash", "/a%2Fb", std::nullopt},
                                         TargetCase{"Nul", "/a%00", std::nullopt},
                                         TargetCase{"LineBreak", "/a%0d%0ab", std::nullopt},
                                         TargetCase{"NotUtf8", "/%FF", std::nullopt},
                                         TargetCase{"BadQuery", "/a?x=%FF", std::nullopt},
                                         TargetCase{"Star", "*", std::nullopt},
                                         TargetCase{"Authority", "example.vn:443", std::nullopt},
                                         TargetCase{"Scheme", "ftp://a/b", std::nullopt},
                                         TargetCase{"Empty", "", std::nullopt}),
                         [](const auto& c) { return c.param.name; });

TEST(Target, KeepsQueryAndTarget) {
  Request request;
  ASSERT_TRUE(parse_target("http://example.vn/a?x=1&y=hai+ba", request).has_value());
  EXPECT_EQ(request.query.get("y"), "hai ba");
  EXPECT_EQ(request.target, "/a?x=1&y=hai+ba");
}

}  // namespace
}  // namespace anlanh::web
