#include "web/router.h"

#include <algorithm>

namespace anlanh::web {

namespace {

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty()) {
    path.remove_prefix(1);  // every path and pattern starts with a slash
    const auto slash = path.find('/');
    if (!path.empty()) out.emplace_back(path.substr(0, slash));
    path = slash == path.npos ? std::string_view() : path.substr(slash);
  }
  return out;
}

bool sound_pattern(std::string_view pattern, const std::vector<std::string>& segments) {
  if (!pattern.starts_with('/') || (pattern.size() > 1 && pattern.ends_with('/'))) return false;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto& segment = segments[i];
    if (segment.empty() || segment == ":") return false;
    if (segment == "*" && i + 1 != segments.size()) return false;
  }
  return true;
}

bool is_place(const std::string& segment) { return segment.starts_with(':'); }

// Whether the pattern takes the path.
bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  const bool open_end = !pattern.empty() && pattern.back() == "*";
  const std::size_t fixed = pattern.size() - (open_end ? 1 : 0);
  if (open_end ? path.size() <= fixed : path.size() != fixed) return false;
  for (std::size_t i = 0; i < fixed; ++i)
    if (!is_place(pattern[i]) && pattern[i] != path[i]) return false;
  return true;
}

int weight(const std::string& segment) { return segment == "*" ? 2 : is_place(segment) ? 1 : 0; }

// Literal before place before rest, from the left.
bool more_exact(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (weight(a[i]) != weight(b[i])) return weight(a[i]) < weight(b[i]);
  return false;
}

Params values_of(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  Params out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_place(pattern[i])) out.add(pattern[i].substr(1), path[i]);
    if (pattern[i] != "*") continue;
    std::string rest;
    for (std::size_t j = i; j < path.size(); ++j) rest += (j > i ? "/" : "") + path[j];
    out.add("*", std::move(rest));
  }
  return out;
}

}  // namespace

void Router::add(Route route) {
  auto segments = split_path(route.pattern);
  AL_CHECK(sound_pattern(route.pattern, segments));
  AL_CHECK(route.handler != nullptr);
  AL_CHECK((route.body_kind == BodyKind::Multipart) == route.files.has_value());
  for (const auto& other : routes_)
    AL_CHECK(other.method != route.method || other.pattern != route.pattern);
  routes_.push_back(std::move(route));
  segments_.push_back(std::move(segments));
}

Router::Match Router::match(Method method, std::string_view path) const {
  const auto parts = split_path(path);
  Match out;
  std::size_t best = routes_.size();
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    if (!fits(segments_[i], parts)) continue;
    if (routes_[i].method != method) {
      out.other_method = true;
    } else if (best == routes_.size() || more_exact(segments_[i], segments_[best])) {
      best = i;
    }
  }
  if (best == routes_.size()) return out;
  out.route = &routes_[best];
  out.path_params = values_of(segments_[best], parts);
  out.other_method = false;
  return out;
}

}  // namespace anlanh::web
