#pragma once
// Names and values in the order they came: a query, a form, the places of a path, cookies.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace anlanh::web {

class Params {
 public:
  void add(std::string name, std::string value) {
    all_.emplace_back(std::move(name), std::move(value));
  }

  // The first value of this name; null where there is none. Points into this object.
  const std::string* find(std::string_view name) const;
  // The first value, or "" where there is none: for fields where empty and absent mean the same.
  const std::string& get(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  // Every value of a name: check boxes.
  std::vector<std::string> all(std::string_view name) const;

  // Removes every value of a name.
  void drop(std::string_view name);

  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }
  auto begin() { return all_.begin(); }
  auto end() { return all_.end(); }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

}  // namespace anlanh::web
