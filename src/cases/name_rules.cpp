#include "cases/name_rules.h"

#include <algorithm>
#include <set>

namespace anlanh::cases {

namespace {

constexpr std::size_t kMostWords = 8;
constexpr std::size_t kMostLetters = 12;
constexpr std::size_t kLeastPrefix = 3;

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// "w" and "p" keep a whole short word apart from a beginning.
std::string mark_of(std::string_view word) {
  return (word.size() < kLeastPrefix ? "w:" : "p:") + std::string(word);
}

bool word_matches(std::string_view word, std::string_view typed) {
  return typed.size() < kLeastPrefix ? word == typed : word.starts_with(typed);
}

}  // namespace

NameWords name_words(std::string_view folded) {
  NameWords words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty() && words.size() < kMostWords) words.push_back(word);
    word.clear();
  };
  for (const char c : folded) {
    if (!is_letter(c))
      end_word();
    else if (word.size() < kMostLetters)
      word += c;
  }
  end_word();
  return words;
}

std::vector<std::string> index_marks(const NameWords& name) {
  std::set<std::string> marks;
  for (const auto& word : name) {
    marks.insert(mark_of(word));
    for (std::size_t n = kLeastPrefix; n < word.size(); ++n)
      marks.insert(mark_of(word.substr(0, n)));
  }
  return {marks.begin(), marks.end()};
}

std::vector<std::string> search_marks(const NameWords& typed) {
  std::set<std::string> marks;
  for (const auto& word : typed) marks.insert(mark_of(word));
  return {marks.begin(), marks.end()};
}

bool name_matches(const NameWords& name, const NameWords& typed) {
  return !typed.empty() && std::all_of(typed.begin(), typed.end(), [&](const auto& wanted) {
    return std::any_of(name.begin(), name.end(),
                       [&](const auto& word) { return word_matches(word, wanted); });
  });
}

}  // namespace anlanh::cases
