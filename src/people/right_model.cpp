#include "people/right_model.h"

#include <array>
#include <utility>
#include <vector>

namespace anlanh::people {

namespace {

constexpr std::array<std::pair<Reach, std::string_view>, 4> kReaches{{
    {Reach::Own, "own"},
    {Reach::OwnUnit, "own_unit"},
    {Reach::UnitAndBelow, "unit_and_below"},
    {Reach::All, "all"},
}};

}  // namespace

std::optional<Reach> parse_reach(std::string_view code) {
  for (const auto& [reach, known] : kReaches)
    if (known == code) return reach;
  return std::nullopt;
}

std::string_view reach_code(Reach reach) {
  for (const auto& [known, code] : kReaches)
    if (known == reach) return code;
  return "own";
}

base::Message reach_name(Reach reach) {
  switch (reach) {
    case Reach::Own: return base::msg("records assigned to oneself");
    case Reach::OwnUnit: return base::msg("own unit");
    case Reach::UnitAndBelow: return base::msg("own unit and the units below it");
    case Reach::All: return base::msg("the whole province");
  }
  return {};
}

std::span<const RightInfo> all_rights() {
  static const std::vector<RightInfo> kAll{
      {rights::kReportsRead, base::msg("See reports")},
      {rights::kReportsWork, base::msg("Handle reports and answer reporters")},
      {rights::kCallsRecord, base::msg("Write calls and visits down at the hotline desk")},
      {rights::kKeysReplace, base::msg("Give a new return key to whoever has lost it")},
      {rights::kCasesRead, base::msg("See cases")},
      {rights::kCasesWork, base::msg("Handle cases and record support")},
      {rights::kCasesClose, base::msg("Close cases")},
      {rights::kViolatorsRead, base::msg("See violators")},
      {rights::kViolatorsWork, base::msg("Record violators and what was done")},
      {rights::kCatalogRead, base::msg("See the list of harmful addresses")},
      {rights::kCatalogConfirm, base::msg("Confirm or withdraw a harmful address")},
      {rights::kSessionsRead, base::msg("See awareness sessions")},
      {rights::kSessionsRecord, base::msg("Record awareness sessions")},
      {rights::kTargetsRead, base::msg("See the targets")},
      {rights::kUnitsManage, base::msg("Manage units")},
      {rights::kAccountsManage, base::msg("Manage accounts")},
      {rights::kIdentityOpen, base::msg("Open names and contacts, with a reason")},
      {rights::kIdentityAllow, base::msg("Decide who may see a reporter's contact")},
      {rights::kAuditRead, base::msg("Read the audit log")},
      {rights::kRolesManage, base::msg("Change what each role may do")},
      {rights::kFieldsChild, base::msg("Fields of a case: who the child is")},
      {rights::kFieldsReporter, base::msg("Fields of a case: who told us")},
      {rights::kFieldsWords, base::msg("Fields of a case: what was told")},
      {rights::kFieldsViolator, base::msg("Fields of a case: who the violator is")},
      {rights::kFieldsFiles, base::msg("Fields of a case: files that were sent")},
      {rights::kFieldsPlan, base::msg("Fields of a case: plan and support")},
      {rights::kPlansApprove, base::msg("Approve plans and closings")},
      {rights::kPlansApproveOwn, base::msg("Approve what one has written oneself")},
  };
  return kAll;
}

bool is_right(std::string_view name) {
  for (const auto& right : all_rights())
    if (right.name == name) return true;
  return false;
}

Assignable is_assignable(std::string_view right) {
  for (const std::string_view noun : {"cases.", "violators.", "fields.", "plans.", "identity."})
    if (right.starts_with(noun)) return Assignable::Yes;
  return Assignable::No;
}

}  // namespace anlanh::people
