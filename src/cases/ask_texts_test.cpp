// The three registers: complete, short enough for a nine-year-old, without a word of blame.
#include "cases/ask_texts.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "base/file.h"

namespace anlanh::cases {
namespace {

constexpr std::size_t kMostWords = 12;

std::string unquoted(std::string_view line) {
  const auto begin = line.find('"') + 1;
  std::string out;
  for (std::size_t i = begin; i < line.size() && line[i] != '"'; ++i)
    if (line[i] != '\\') out += line[i];
  return out;
}

// One line a text, as ask.vi.po and vi.po are written.
std::map<std::string, std::string> vietnamese() {
  std::map<std::string, std::string> texts;
  for (const auto* path : {"src/cases/po/ask.vi.po", "src/cases/po/vi.po"}) {
    const auto bytes = base::read_file(path, 1 << 20);
    EXPECT_TRUE(bytes) << "run the tests from the root of the tree";
    std::istringstream file(bytes ? *bytes : std::string());
    std::string line;
    std::string id;
    while (std::getline(file, line)) {
      if (line.starts_with("msgid ")) id = unquoted(line);
      if (line.starts_with("msgstr ")) texts[id] = unquoted(line);
    }
  }
  return texts;
}

// The longest run of words between two ends of a sentence. A Vietnamese syllable counts as a word.
std::size_t longest_sentence(std::string text) {
  for (const std::string_view sign : {"…", "“", "”"})
    for (std::size_t at; (at = text.find(sign)) != text.npos;) text.replace(at, sign.size(), ".");
  std::size_t longest = 0;
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool end = c == '.' || c == '?' || c == '!' || c == ';';
    const bool gap = end || c == ' ' || c == ',' || c == ':';
    if (!gap && !in_word) longest = std::max(longest, ++words);
    if (end) words = 0;
    in_word = !gap;
  }
  return longest;
}

TEST(AskTexts, EveryTextStandsInEachRegisterAndInItsPlace) {
  const auto lines = ask_lines();
  ASSERT_EQ(lines.size(), static_cast<std::size_t>(AskText::KeyReplaced) + 1);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(lines[i].text), i);
    for (const auto& said : lines[i].said) EXPECT_FALSE(said.empty()) << i;
  }
}

TEST(AskTexts, ANineYearOldReadsSentencesOfTwelveWords) {
  const auto texts = vietnamese();
  for (const auto& line : ask_lines()) {
    const auto& young = line.said[static_cast<std::size_t>(Wording::Young)];
    EXPECT_LE(longest_sentence(young.id), kMostWords) << young.id;
    const auto said = texts.find(young.id);
    ASSERT_NE(said, texts.end()) << young.id;
    EXPECT_LE(longest_sentence(said->second), kMostWords) << said->second;
  }
}

TEST(AskTexts, NoWordOfBlameInAnyRegister) {
  const auto texts = vietnamese();
  for (const auto& line : ask_lines()) {
    for (const auto& said : line.said) {
      const auto found = texts.find(said.id);
      ASSERT_NE(found, texts.end()) << said.id;
      for (const std::string_view blame :
           {"lỗi của em", "tại em", "đáng lẽ", "lẽ ra", "hư", "vi phạm", "sao em lại"})
        EXPECT_EQ((" " + found->second + " ").find(" " + std::string(blame) + " "),
                  std::string::npos)
            << found->second;
    }
  }
}

}  // namespace
}  // namespace anlanh::cases
