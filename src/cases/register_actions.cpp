#include "cases/register_actions.h"

#include <algorithm>

#include "cases/join_actions.h"
#include "cases/join_rules.h"
#include "cases/name_index.h"
#include "cases/name_rules.h"
#include "people/right_model.h"
#include "store/audit.h"

namespace anlanh::cases {

namespace {

using people::Officer;
namespace rights = people::rights;

constexpr std::int64_t kMostFound = 100;
constexpr base::Id kNoSubject{-1};

base::Status need_read(const Officer& officer) {
  if (officer.may(rights::kViolatorsRead)) return base::ok();
  return base::make_error(base::Code::Refused, "no violators.read");
}

base::Result<std::vector<SubjectLine>> load_lines(store::Sql& sql, const Desk& desk,
                                                  const Officer& officer,
                                                  const RegisterFilter& filter) {
  AL_TRY(auto incidents, load_violator_incidents(sql, officer.scope(rights::kViolatorsRead), {}));
  auto lines = group_incidents(std::move(incidents), *desk.law);
  std::erase_if(lines, [&](const SubjectLine& line) {
    if (filter.handling && line.handling != *filter.handling) return true;
    return filter.kind && line.incidents.front().violator.kind != *filter.kind;
  });
  return lines;
}

base::Status audit_register(store::Sql& sql, const Officer& officer, base::Instant now,
                            std::string action, std::size_t count) {
  return store::append_audit(sql, people::audit_line(officer, now, std::move(action), "violator",
                                                     {}, std::to_string(count)));
}

// Which violators the typed words name: as an account on any platform, and as a name.
base::Result<std::vector<base::Id>> find_named(store::Sql& sql, const Desk& desk,
                                               const people::Scope& scope, std::string_view typed) {
  AL_TRY(auto found, find_violators_by_name(sql, desk, scope, typed, kMostFound));
  for (const auto& platform : desk.law->platforms) {
    const auto account = normal_account(typed, platform);
    if (account.empty()) continue;
    AL_TRY(const auto same,
           load_same_account(sql, scope, account_key(desk, platform.code, account), kNoSubject));
    found.insert(found.end(), same.begin(), same.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

base::Result<RegisterList> list_violators(const Desk& desk, const Officer& officer,
                                          const RegisterFilter& filter, std::int64_t page) {
  AL_TRY_DO(need_read(officer));
  AL_TRY(auto lines,
         desk.store.read([&](store::Sql& sql) { return load_lines(sql, desk, officer, filter); }));
  RegisterList out;
  out.total = static_cast<std::int64_t>(lines.size());
  const auto first = std::min(out.total, (page - 1) * kRegisterPage);
  const auto last = std::min(out.total, first + kRegisterPage);
  for (auto i = first; i < last; ++i)
    out.lines.push_back(std::move(lines[static_cast<std::size_t>(i)]));
  return out;
}

base::Result<std::vector<SubjectLine>> export_violators(const Desk& desk, const Officer& officer,
                                                        const RegisterFilter& filter,
                                                        base::Instant now) {
  AL_TRY_DO(need_read(officer));
  return desk.store.write([&](store::Sql& sql) -> base::Result<std::vector<SubjectLine>> {
    AL_TRY(auto lines, load_lines(sql, desk, officer, filter));
    AL_TRY_DO(audit_register(sql, officer, now, "violator.export", lines.size()));
    return lines;
  });
}

base::Result<RegisterList> search_violators(const Desk& desk, const Officer& officer,
                                            std::string_view typed, base::Instant now) {
  AL_TRY_DO(need_read(officer));
  if (name_words(desk.ports.fold(typed)).empty())
    return base::invalid(base::msg("Type a name or an account"));
  return desk.store.write([&](store::Sql& sql) -> base::Result<RegisterList> {
    const auto scope = officer.scope(rights::kViolatorsRead);
    ViolatorIncidentFilter filter;
    AL_TRY(filter.only, find_named(sql, desk, scope, typed));
    RegisterList out;
    if (!filter.only.empty()) {
      // The state is that of all incidents of each one found, as in the list.
      AL_TRY(const auto found, load_violator_incidents(sql, scope, filter));
      AL_TRY(auto lines, load_lines(sql, desk, officer, {}));
      std::erase_if(lines, [&](const SubjectLine& line) {
        return std::none_of(found.begin(), found.end(), [&](const ViolatorIncident& one) {
          return one.violator.subject == line.subject;
        });
      });
      out.lines = std::move(lines);
    }
    out.total = static_cast<std::int64_t>(out.lines.size());
    AL_TRY_DO(audit_register(sql, officer, now, "violator.search", out.lines.size()));
    return out;
  });
}

}  // namespace anlanh::cases
