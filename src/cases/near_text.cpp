#include "cases/near_text.h"

#include <sodium.h>

#include <algorithm>
#include <limits>

#include "base/result.h"

namespace anlanh::cases {

namespace {

// A letter or digit, or any byte of a sign outside ASCII.
bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (is_word_byte(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    if (words.size() == kMostWords) return words;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// SplitMix64 (Steele, Lea, Flood 2014): spreads one hash into another order.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

std::uint64_t keyed_hash(std::string_view text, const base::Bytes& key) {
  std::array<std::uint8_t, crypto_shorthash_BYTES> out{};
  crypto_shorthash(out.data(), base::as_bytes(text).data(), text.size(), key.data());
  std::uint64_t value = 0;
  for (const auto byte : out) value = value << 8U | byte;
  return value;
}

}  // namespace

std::vector<std::string> word_pairs(std::string_view folded) {
  const auto words = words_of(folded);
  std::vector<std::string> pairs;
  if (words.size() < kFewestWords) return pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) pairs.push_back(words[i] + " " + words[i + 1]);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double jaccard(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const auto common = static_cast<double>(both.size());
  return common / (static_cast<double>(a.size() + b.size()) - common);
}

Sketch sketch_of(const std::vector<std::string>& pairs, const base::Bytes& key) {
  AL_CHECK(!pairs.empty() && key.size() >= crypto_shorthash_KEYBYTES);
  Sketch sketch;
  sketch.fill(std::numeric_limits<std::uint64_t>::max());
  for (const auto& pair : pairs) {
    const std::uint64_t hash = keyed_hash(pair, key);
    for (std::size_t i = 0; i < sketch.size(); ++i)
      sketch[i] = std::min(sketch[i], mix(hash ^ mix(i)));
  }
  return sketch;
}

double estimate_likeness(const Sketch& a, const Sketch& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) equal += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(equal) / static_cast<double>(a.size());
}

std::vector<std::string> bands_of(const Sketch& sketch) {
  std::vector<std::string> bands;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::string text = std::to_string(band);
    for (std::size_t row = 0; row < kRows; ++row)
      text += ":" + std::to_string(sketch[band * kRows + row]);
    bands.push_back(std::move(text));
  }
  return bands;
}

}  // namespace anlanh::cases
