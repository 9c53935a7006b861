#include "cases/join_rules.h"

#include <algorithm>

namespace anlanh::cases {

using base::Code;
using base::make_error;
using base::msg;

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

void drop_prefix(std::string& text, std::string_view prefix) {
  if (text.starts_with(prefix)) text.erase(0, prefix.size());
}

// The part of an address that names the account: behind the platform's host.
void drop_host(std::string& text, const AccountPlatform& platform) {
  drop_prefix(text, "https://");
  drop_prefix(text, "http://");
  drop_prefix(text, "www.");
  drop_prefix(text, "m.");
  for (const auto& host : platform.hosts) {
    if (!text.starts_with(host + "/")) continue;
    text.erase(0, host.size() + 1);
    return;
  }
}

}  // namespace

std::string normal_account(std::string_view typed, const AccountPlatform& platform) {
  std::string text(typed);
  std::transform(text.begin(), text.end(), text.begin(), lower);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  drop_host(text, platform);
  // What stands behind "?" is the account itself on one platform: profile.php?id=7.
  if (!text.starts_with("profile.php"))
    if (const auto end = text.find_first_of("?#"); end != text.npos) text.erase(end);
  while (text.ends_with('/')) text.pop_back();
  drop_prefix(text, "@");
  return text;
}

base::Status may_join(const Violator& one, const Violator& other) {
  if (one.case_id == other.case_id)
    return make_error(Code::Conflict, "two violators of one case",
                      msg("Both stand in the same case. Only violators of different cases are "
                          "joined."));
  const bool a_child = one.kind == ViolatorKind::Child || other.kind == ViolatorKind::Child;
  if (a_child && one.kind != other.kind)
    return make_error(Code::Conflict, "a child and another kind",
                      msg("One is a child and the other is not known to be. Correct what is known "
                          "first."));
  return base::ok();
}

std::map<base::Id, base::Id> decide_subjects(const std::vector<base::Id>& members,
                                             const std::vector<Join>& joins) {
  std::map<base::Id, base::Id> subject;
  for (const auto id : members) subject[id] = id;
  const auto root = [&](base::Id id) {
    while (subject[id] != id) id = subject[id];
    return id;
  };
  for (const auto& [one, other] : joins) {
    if (!subject.contains(one) || !subject.contains(other)) continue;
    const auto a = root(one);
    const auto b = root(other);
    subject[std::max(a, b)] = std::min(a, b);
  }
  for (const auto id : members) subject[id] = root(id);
  return subject;
}

}  // namespace anlanh::cases
