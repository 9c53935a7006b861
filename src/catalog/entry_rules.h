#pragma once
// What may be confirmed and withdrawn. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/address_rules.h"
#include "catalog/category_model.h"

namespace anlanh::catalog {

inline constexpr std::size_t kMostNote = 2000;   // code points
inline constexpr std::size_t kLeastReason = 10;  // code points: "sai" explains nothing

struct ConfirmInput {
  std::string address;
  std::string category;
  std::string note;
};

// One sentence for each field that is not right; all empty: the input is good.
struct ConfirmVerdict {
  std::string host;
  base::Message address;
  base::Message category;
  base::Message note;

  bool good() const { return address.empty() && category.empty() && note.empty(); }
};

ConfirmVerdict decide_confirm(const ConfirmInput& input, const std::vector<Category>& categories,
                              const std::vector<std::string>& platforms);

// Empty: the reason may stand.
base::Message decide_withdraw_reason(std::string_view reason);

}  // namespace anlanh::catalog
