#pragma once
// The return key (mã quay lại): four Vietnamese words with which a reporter comes back, without an account.
//
// 4 words of 2,048 are 44 bits. The database holds an Argon2id hash under a salt and a pepper of this
// installation, so a key is found by its hash and a copied database gives no key away. The words follow from the
// form's secret token: whoever sends the same form again on a bad line gets the same key, and we need not keep it.

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "store/seal.h"

namespace anlanh::cases {

// Lower case without diacritics; from the room `text`, handed in by `app`.
using Fold = std::function<std::string(std::string_view)>;

// What one hash costs. RFC 9106 allows less memory for more passes.
struct KeyCost {
  std::uint64_t passes = 3;
  std::size_t memory_bytes = 32U << 20U;
};

inline constexpr std::size_t kKeyWords = 4;
inline constexpr std::size_t kWordListSize = 2048;

// Thread-safe. One hash at a time: the memory it takes is bounded whatever comes from outside.
class ReturnKeys {
 public:
  // `words`: 2,048 lines, different from each other also without diacritics. Invalid otherwise.
  static base::Result<std::shared_ptr<const ReturnKeys>> open(
      std::string_view words, Fold fold, std::shared_ptr<const store::Sealer> sealer,
      KeyCost cost = {});

  // The words for a form token. Another `attempt` gives other words, for the day two forms meet.
  std::vector<std::string> draw(std::string_view form_token, int attempt) const;
  // Was this key typed, in any of the ways that `hash` forgives? False for no words.
  bool same(std::string_view typed, const std::vector<std::string>& words) const;
  // The hash of what was typed: with or without diacritics, capitals, commas or spaces.
  base::Result<base::Bytes> hash(std::string_view typed) const;

 private:
  ReturnKeys(std::vector<std::string> words, Fold fold, std::shared_ptr<const store::Sealer> sealer,
             KeyCost cost)
      : words_(std::move(words)), fold_(std::move(fold)), sealer_(std::move(sealer)), cost_(cost) {}

  std::vector<std::string> words_;
  Fold fold_;
  std::shared_ptr<const store::Sealer> sealer_;
  KeyCost cost_;
  mutable std::mutex one_at_a_time_;
};

// "ấm áp cá vàng mưa rào sao biển": as it is shown and written down.
std::string key_text(const std::vector<std::string>& words);

}  // namespace anlanh::cases
