#include "cases/return_key.h"

#include <sodium.h>

#include <algorithm>
#include <set>

#include "cases/report_rules.h"
#include "cases/sealed_text.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::make_error;

constexpr std::size_t kBitsPerWord = 11;
constexpr std::size_t kMostTyped =
    300;  // bytes after folding; the longest four words are far shorter
static_assert(std::size_t{1} << kBitsPerWord == kWordListSize);

// Only letters and digits say which key it is: the word list is a prefix code without its spaces.
std::string bare_letters(std::string_view folded) {
  std::string out;
  for (char c : folded) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

}  // namespace

base::Result<std::shared_ptr<const ReturnKeys>> ReturnKeys::open(
    std::string_view words, Fold fold, std::shared_ptr<const store::Sealer> sealer, KeyCost cost) {
  std::vector<std::string> list = split_lines(words);
  if (list.size() != kWordListSize)
    return make_error(Code::Invalid, "return-key words: " + std::to_string(list.size()) +
                                         " lines instead of " + std::to_string(kWordListSize));
  std::set<std::string> seen;
  for (const auto& word : list) {
    if (const auto bare = bare_letters(fold(word)); bare.empty() || !seen.insert(bare).second)
      return make_error(Code::Invalid, "return-key words: " + word + " is empty or there twice");
  }
  return std::shared_ptr<const ReturnKeys>(
      new ReturnKeys(std::move(list), std::move(fold), std::move(sealer), cost));
}

std::vector<std::string> ReturnKeys::draw(std::string_view form_token, int attempt) const {
  const auto bytes = blind_hash(*sealer_, "return_key.draw",
                                std::to_string(attempt) + ":" + std::string(form_token));
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits = bits << 8U | bytes[i];
  std::vector<std::string> key;
  for (std::size_t i = 0; i < kKeyWords; ++i) {
    key.push_back(words_[bits & (kWordListSize - 1)]);
    bits >>= kBitsPerWord;
  }
  return key;
}

bool ReturnKeys::same(std::string_view typed, const std::vector<std::string>& words) const {
  return !words.empty() && bare_letters(fold_(typed)) == bare_letters(fold_(key_text(words)));
}

base::Result<base::Bytes> ReturnKeys::hash(std::string_view typed) const {
  std::string bare = bare_letters(fold_(typed));
  if (bare.size() > kMostTyped) bare.resize(kMostTyped);
  const auto peppered = blind_hash(*sealer_, "return_key.pepper", bare);
  const auto salt = sealer_->derive("return_key.salt");
  base::Bytes out(32);
  const std::lock_guard lock(one_at_a_time_);
  const int failed =
      crypto_pwhash(out.data(), out.size(), base::as_text(peppered).data(), peppered.size(),
                    salt.data(), cost_.passes, cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  if (failed) return make_error(Code::Unavailable, "no memory for the hash of a return key");
  return out;
}

std::string key_text(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace anlanh::cases
