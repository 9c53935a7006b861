#pragma once
// The order of a Vietnamese dictionary, as bytes: a key sorts by plain comparison of bytes (memcmp, a
// bytea or blob column, std::string's <), so that SQL and C++ agree.
//
// Letters: a ă â b c d đ e ê … o ô ơ … u ư … y. Tones count only where the letters are equal: none,
// huyền, hỏi, ngã, sắc, nặng. Case counts last. Numbers go by value: "Lớp 9" before "Lớp 10".
// By the collation of CLDR for Vietnamese, in ICU.

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace anlanh::text {

// Read-only after open; shared by all threads. Keys are good as long as ICU's version stays: an index
// that keeps them is to be made again after an upgrade of ICU (`version`).
class VietnameseOrder {
 public:
  // Code::Unavailable where ICU's data is not installed.
  static base::Result<VietnameseOrder> open();

  std::string key(std::string_view text) const;
  // A person's name goes by the given name, which stands last, then by the rest from the front:
  // "Lê Văn An" before "Nguyễn Thị An" before "Trần Bình".
  std::string name_key(std::string_view full_name) const;
  // "153.120": changes when keys do.
  std::string version() const;

 private:
  struct Collation;
  explicit VietnameseOrder(std::shared_ptr<const Collation> collation)
      : collation_(std::move(collation)) {}

  std::shared_ptr<const Collation> collation_;
};

}  // namespace anlanh::text
