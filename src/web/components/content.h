#pragma once
// What stands inside a component: words, data or finished markup.

#include <string>
#include <string_view>

#include "web/markup.h"

namespace anlanh::web {

// Implicit from each, so that `.label = t("Name")` and `.label = unit.name` both read well. A literal is refused,
// as everywhere in markup.
class Content {
 public:
  Content() = default;
  Content(Html html) : html_(std::move(html)), is_markup_(true) {}             // NOLINT: implicit on purpose
  Content(const base::Words& words) : html_(text(words)) {}  // NOLINT
  Content(const std::string& data) : html_(text(data)) {}    // NOLINT
  Content(std::string_view data) : html_(text(data)) {}      // NOLINT
  Content(Punct punct) : html_(text(punct)) {}               // NOLINT
  Content(const char*) = delete;

  bool empty() const { return html_.empty(); }
  const Html& html() const { return html_; }
  // Made of markup, not of words or data alone.
  bool is_markup() const { return is_markup_; }

 private:
  Html html_;
  bool is_markup_ = false;
};

template <>
struct ChildKind<Content> : std::true_type {};

// `first second`, without a blank where one is empty: lists of classes and ids.
inline std::string joined(std::string first, std::string_view second) {
  if (!first.empty() && !second.empty()) first += ' ';
  return first.append(second);
}

// No attribute where the value is empty.
inline Attr attr_if_set(AttrName name, const std::string& value) {
  return value.empty() ? Attr{} : attr(name, value);
}

// h1 … h6; another level is our own mistake.
Tag heading_tag(int level);

inline std::vector<Attr> with_more(std::vector<Attr> attrs, const std::vector<Attr>& more) {
  attrs.insert(attrs.end(), more.begin(), more.end());
  return attrs;
}

}  // namespace anlanh::web
