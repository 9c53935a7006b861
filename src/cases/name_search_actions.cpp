#include "cases/name_search_actions.h"

#include <algorithm>

#include "cases/case_store.h"
#include "cases/name_index.h"
#include "cases/name_rules.h"
#include "people/right_model.h"

namespace anlanh::cases {

namespace {

namespace rights = people::rights;

// "vv-26-00003", in any case: a number, not a name.
bool is_case_number(std::string_view typed) {
  return typed.size() >= 3 && (typed[0] == 'v' || typed[0] == 'V') &&
         (typed[1] == 'v' || typed[1] == 'V') && typed[2] == '-';
}

std::string in_capitals(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

base::Result<std::vector<base::Id>> find_cases(store::Sql& sql, const Desk& desk,
                                               const people::Officer& officer,
                                               const std::string& typed) {
  const NameScope scope{officer.scope(rights::kCasesRead), officer.scope(rights::kViolatorsRead)};
  if (!is_case_number(typed)) return find_by_name(sql, desk, scope, typed, kMostFound);
  AL_TRY(const auto file, find_case_by_number(sql, in_capitals(typed)));
  std::vector<base::Id> found;
  // A number out of reach reads the same as one that does not exist.
  if (file && officer.may_on(rights::kCasesRead, file->unit, file->assignee))
    found.push_back(file->id);
  return found;
}

}  // namespace

base::Result<CaseList> search_cases(const Desk& desk, const people::Officer& officer,
                                    std::string_view typed, base::Instant now) {
  const std::string words = trimmed(typed);
  if (!officer.may(rights::kCasesRead))
    return base::make_error(base::Code::Refused, "no cases.read");
  if (name_words(desk.ports.fold(words)).empty())
    return base::invalid(base::msg("Type a name or the number of a case"));
  return desk.store.write([&](store::Sql& sql) -> base::Result<CaseList> {
    AL_TRY(auto ids, find_cases(sql, desk, officer, words));
    CaseList list;
    if (!ids.empty()) {
      CaseFilter filter;
      filter.only = std::move(ids);
      AL_TRY(list.lines,
             load_case_lines(sql, officer.scope(rights::kCasesRead), filter, {kMostFound, 0}));
      AL_TRY_DO(fill_unit_names(sql, list.lines));
    }
    list.total = static_cast<std::int64_t>(list.lines.size());
    AL_TRY_DO(store::append_audit(sql, people::audit_line(officer, now, "case.search", "case", {},
                                                          std::to_string(list.total))));
    return list;
  });
}

}  // namespace anlanh::cases
