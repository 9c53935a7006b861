#include "people/password_rules.h"

#include <zxcvbn.h>

#include <set>
#include <vector>

#include "base/utf8.h"
#include "people/vi_order.h"

namespace anlanh::people {

namespace {

using base::msg;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// "Mật Khẩu 2026!" as "matkhau": what a guesser would try first, without its trimmings.
std::string letters_of(std::string_view folded) {
  std::string out;
  for (const char c : folded)
    if (is_letter(c)) out += c;
  return out;
}

// "abcabcabc" is "abc" said three times.
std::string said_once(const std::string& text) {
  for (std::size_t length = 1; length * 2 <= text.size(); ++length) {
    if (text.size() % length != 0) continue;
    if (text.compare(length, text.size() - length, text, 0, text.size() - length) == 0)
      return text.substr(0, length);
  }
  return text;
}

std::size_t distinct_bytes(std::string_view text) {
  return std::set<char>(text.begin(), text.end()).size();
}

// Each character one above or one below the one before: 12345…, zyxw…
bool is_run(std::string_view text) {
  if (text.size() < 2) return false;
  const int step = text[1] - text[0];
  if (step != 1 && step != -1) return false;
  std::size_t breaks = 0;
  for (std::size_t i = 1; i < text.size(); ++i) breaks += text[i] - text[i - 1] == step ? 0u : 1u;
  return breaks * 8 <= text.size();  // 12345678901234 turns once
}

// Taken away, does enough stay to be a password of its own?
bool hangs_on(std::string_view folded, std::string_view word) {
  if (word.size() < 3) return false;
  const auto at = folded.find(word);
  return at != folded.npos && folded.size() - word.size() < 8;
}

}  // namespace

CommonPasswords::CommonPasswords(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
    if (!line.empty() && line.front() != '#') words_.emplace(line);
  }
}

double guess_bits(const std::string& folded, std::string_view login,
                  const CommonPasswords& common) {
  // Its time grows with the square of the length, and what is this long is not guessed.
  constexpr std::size_t kLookedAt = 60;
  const std::string name(login);
  std::vector<const char*> words{name.c_str()};
  for (const auto& word : common.words()) words.push_back(word.c_str());
  words.push_back(nullptr);
  return ZxcvbnMatch(folded.substr(0, kLookedAt).c_str(), words.data(), nullptr);
}

std::optional<base::Message> decide_password(std::string_view password, std::string_view login,
                                             SecondFactor second_factor,
                                             const CommonPasswords& common) {
  const auto shortest =
      second_factor == SecondFactor::None ? kShortestAlone : kShortestWithSecondFactor;
  const auto length = base::count_code_points(password);
  if (length < shortest)
    return msg(
        "Use at least {1} characters. Three or four words that only you would join are easy "
        "to remember and hard to guess.",
        std::to_string(shortest));
  if (length > kLongest) return msg("Use at most {1} characters.", std::to_string(kLongest));
  const auto folded = fold_vietnamese(password);
  if (distinct_bytes(folded) < 6 || is_run(folded))
    return msg(
        "This password repeats the same few characters. Choose one that is harder to guess.");
  if (hangs_on(folded, fold_vietnamese(login)))
    return msg("The password must not be built on the login name.");
  const auto letters = letters_of(folded);
  if (common.has(folded) || common.has(letters) || common.has(said_once(letters)))
    return msg("This password is built on a very common word. Choose one that is harder to guess.");
  const auto least =
      second_factor == SecondFactor::None ? kLeastBitsAlone : kLeastBitsWithSecondFactor;
  if (guess_bits(folded, login, common) < least)
    return msg("This password is easy to guess. Add a word or two that nobody would expect.");
  return std::nullopt;
}

}  // namespace anlanh::people
