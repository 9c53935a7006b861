#pragma once
// Names of rows, made by the application so that both SQL engines behave alike.
//
// 63 bits: 19 bits of time since 2020 in steps of 70 minutes, then 44 random bits. Rows of other
// hours sort in order, which keeps the index of a growing table together; within a step there is no
// order. A batch of 5,000 rows made at one moment meets itself once in a million batches. An id
// cannot be guessed from its neighbour, but it is a name, not a secret: rights decide. On screens
// and in addresses it is 13 letters and digits (Crockford base32), e.g. "06AB3K9QX2M7T".

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/time.h"

namespace anlanh::base {

struct Id {
  std::int64_t value = 0;  // 0 stands for "none"

  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

// Thread-safe as far as `random` is.
Id make_id(Instant now, const Random& random);

std::string id_text(Id id);
// Accepts lower case; anything that id_text cannot have written is absent.
std::optional<Id> parse_id(std::string_view text);

}  // namespace anlanh::base

template <>
struct std::hash<anlanh::base::Id> {
  std::size_t operator()(anlanh::base::Id id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
