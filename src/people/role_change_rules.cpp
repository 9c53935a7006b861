#include "people/role_change_rules.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace anlanh::people {

namespace {

using base::msg;

constexpr std::size_t kLongestName = 80;
constexpr std::size_t kLongestPurpose = 300;

using Reaches = std::map<std::string, Reach, std::less<>>;

Reaches widest_of(const std::vector<Grant>& grants) {
  Reaches out;
  for (const auto& grant : grants) {
    const auto [at, added] = out.emplace(grant.right, grant.reach);
    if (!added) at->second = std::max(at->second, grant.reach);
  }
  return out;
}

std::optional<Reach> find_reach(const Reaches& reaches, const std::string& right) {
  const auto found = reaches.find(right);
  return found == reaches.end() ? std::nullopt : std::optional(found->second);
}

std::string_view code_or_dash(const std::optional<Reach>& reach) {
  return reach ? reach_code(*reach) : std::string_view("-");
}

void check_words(std::vector<Problem>& problems, std::string field, const std::string& text,
                 std::size_t longest) {
  if (text.empty()) {
    problems.push_back({std::move(field), msg("Fill this in, in both languages.")});
  } else if (base::count_code_points(text) > longest) {
    problems.push_back(
        {std::move(field), msg("Use at most {1} characters.", std::to_string(longest))});
  }
}

}  // namespace

std::vector<Problem> decide_role(const Role& wanted) {
  std::vector<Problem> problems;
  check_words(problems, "name_vi", wanted.name.vi, kLongestName);
  check_words(problems, "name_en", wanted.name.en, kLongestName);
  check_words(problems, "purpose_vi", wanted.purpose.vi, kLongestPurpose);
  check_words(problems, "purpose_en", wanted.purpose.en, kLongestPurpose);
  for (const auto& grant : wanted.grants) {
    const bool wrong = !is_right(grant.right) ||
                       (grant.reach == Reach::Own && is_assignable(grant.right) == Assignable::No);
    if (wrong) problems.push_back({"name_vi", msg("A right was sent that a role cannot have.")});
  }
  return problems;
}

std::vector<GrantChange> compare_grants(const std::vector<Grant>& before,
                                        const std::vector<Grant>& after) {
  const auto old = widest_of(before), now = widest_of(after);
  std::vector<GrantChange> out;
  const auto compare = [&](const std::string& right) {
    const auto a = find_reach(old, right), b = find_reach(now, right);
    if (a != b) out.push_back({right, a, b});
  };
  for (const auto& [right, reach] : old) compare(right);
  for (const auto& [right, reach] : now)
    if (!old.contains(right)) compare(right);
  return out;
}

std::string change_text(const Role& before, const Role& after) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : "; ") + part; };
  for (const auto& change : compare_grants(before.grants, after.grants))
    add(change.right + " " + std::string(code_or_dash(change.before)) + ">" +
        std::string(code_or_dash(change.after)));
  if (before.needs_second_factor != after.needs_second_factor)
    add(after.needs_second_factor ? "second factor no>yes" : "second factor yes>no");
  if (before.name.vi != after.name.vi) add("name " + before.name.vi + ">" + after.name.vi);
  if (before.purpose.vi != after.purpose.vi) add("purpose changed");
  return out;
}

std::string grants_text(const std::vector<Grant>& grants) {
  std::string out;
  for (const auto& grant : grants)
    out += (out.empty() ? "" : " ") + grant.right + "=" + std::string(reach_code(grant.reach));
  return out;
}

std::vector<Grant> parse_grants(std::string_view text) {
  std::vector<Grant> out;
  while (!text.empty()) {
    const auto end = text.find(' ');
    const auto word = text.substr(0, end);
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
    const auto sign = word.find('=');
    if (sign == word.npos || !is_right(word.substr(0, sign))) continue;
    if (const auto reach = parse_reach(word.substr(sign + 1)))
      out.push_back({std::string(word.substr(0, sign)), *reach});
  }
  return out;
}

}  // namespace anlanh::people
