#pragma once
// The register of violators (data of all cases within the officer's violators.read): list, search, export.

#include <optional>
#include <string_view>
#include <vector>

#include "cases/case_desk.h"
#include "cases/incident_groups.h"
#include "people/officer.h"

namespace anlanh::cases {

inline constexpr std::int64_t kRegisterPage = 25;

struct RegisterFilter {
  std::optional<Handling> handling = {};
  std::optional<ViolatorKind> kind = {};
};
struct RegisterList {
  std::vector<SubjectLine> lines;
  std::int64_t total = 0;
};
// Each violator once, the newest incident first; `page` from 1. Needs violators.read.
base::Result<RegisterList> list_violators(const Desk& desk, const people::Officer& officer,
                                          const RegisterFilter& filter, std::int64_t page);
// All of them; leaves an audit line.
base::Result<std::vector<SubjectLine>> export_violators(const Desk& desk,
                                                        const people::Officer& officer,
                                                        const RegisterFilter& filter,
                                                        base::Instant now);
// By name without diacritics, or by account. The audit line counts and never holds the words.
base::Result<RegisterList> search_violators(const Desk& desk, const people::Officer& officer,
                                            std::string_view typed, base::Instant now);

}  // namespace anlanh::cases
