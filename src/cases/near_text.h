#pragma once
// Texts that may tell the same story: MinHash over word pairs (Broder 1997, "On the resemblance and containment of
// documents"), with keyed hashes, so that the database can find the near ones and gives no text away.
//
// The folded text is cut into all runs of two words. A sketch holds, for each of kBands x kRows keyed orders, the
// smallest hash of a run: two texts agree in one minimum with the probability of their Jaccard likeness. A band is
// kRows minima; texts that share a band are looked at, and their exact likeness is counted from the texts themselves.
//
//   likeness   0,1   0,2   0,3   0,4   0,5
//   looked at  21 %  62 %  90 %  98 %  99,9 %
//
// Values in, values out; no disk, no clock. Limits: the first 2,000 words; fewer than six words say nothing.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace anlanh::cases {

inline constexpr std::size_t kBands = 24;
inline constexpr std::size_t kRows = 2;
inline constexpr std::size_t kFewestWords = 6;
inline constexpr std::size_t kMostWords = 2000;
// From here on two texts are proposed as the same (measured in near_text_test.cpp, docs/quality.md).
inline constexpr double kNear = 0.25;

// Runs of two words, sorted, each once. Empty for fewer than kFewestWords words. `folded`: lower case without marks.
std::vector<std::string> word_pairs(std::string_view folded);

// Shared among all: |A and B| / |A or B|; 0 where one is empty. The slow twin of the sketch.
double jaccard(const std::vector<std::string>& a, const std::vector<std::string>& b);

using Sketch = std::array<std::uint64_t, kBands * kRows>;
// `key`: 16 bytes that nobody outside knows. REQUIRES: pairs is not empty.
Sketch sketch_of(const std::vector<std::string>& pairs, const base::Bytes& key);
// The share of equal minima: an estimate of jaccard.
double estimate_likeness(const Sketch& a, const Sketch& b);
// One text a band, to be hashed again before it is stored.
std::vector<std::string> bands_of(const Sketch& sketch);

}  // namespace anlanh::cases
