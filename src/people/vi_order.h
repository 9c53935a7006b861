#pragma once
// Vietnamese order of names, and names without case and marks for searching. The only file of this
// room that knows ICU.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace anlanh::people {

// Bytes that sort as Vietnamese dictionaries do (a ă â b … d đ e ê), numbers by value. Bytes that
// are not UTF-8 sort as they are.
std::string vietnamese_sort_key(std::string_view text);

// "Xã Đốc Binh Kiều" as "xa doc binh kieu": lower case, no marks, đ as d, blanks made single.
std::string fold_vietnamese(std::string_view text);

// Sorts by the name that `name_of` gives; equal names keep their order.
template <class T, class F>
void sort_vietnamese(std::vector<T>& items, F name_of) {
  std::vector<std::pair<std::string, T>> keyed;
  keyed.reserve(items.size());
  for (T& item : items) {
    std::string key = vietnamese_sort_key(name_of(item));
    keyed.emplace_back(std::move(key), std::move(item));
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  items.clear();
  for (auto& [key, item] : keyed) items.push_back(std::move(item));
}

}  // namespace anlanh::people
