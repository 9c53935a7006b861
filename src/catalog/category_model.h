#pragma once
// Why something is blocked: the categories of data/law/categories.json. A category's bit never changes meaning.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"

namespace anlanh::catalog {

struct Category {
  std::string slug;  // "gambling"
  int bit = 0;       // 0 to 63, in the guard's mask
  base::Bilingual label;
  base::Bilingual for_child;  // why this page is closed, in a child's words
  base::Bilingual for_adult;
  int severity = 0;   // of several categories the highest speaks
  int ede_code = 15;  // RFC 8914: 15 Blocked, 17 Filtered
};

// Null where there is none.
inline const Category* find_category(const std::vector<Category>& all, std::string_view slug) {
  for (const auto& category : all)
    if (category.slug == slug) return &category;
  return nullptr;
}

}  // namespace anlanh::catalog
