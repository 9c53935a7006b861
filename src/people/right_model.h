#pragma once
// The rights of the house by name. A role is a set of pairs (right, reach), kept as data (table role_right).

#include <optional>
#include <span>
#include <string_view>

#include "base/message.h"

namespace anlanh::people {

namespace rights {
inline constexpr std::string_view kReportsRead = "reports.read";  // see reports and their threads
inline constexpr std::string_view kReportsWork =
    "reports.work";  // accept, mark as duplicate, transfer, answer
inline constexpr std::string_view kCallsRecord = "calls.record";  // the hotline desk
inline constexpr std::string_view kKeysReplace = "keys.replace";  // give a new return key
inline constexpr std::string_view kCasesRead = "cases.read";
inline constexpr std::string_view kCasesWork = "cases.work";  // assign, record support
inline constexpr std::string_view kCasesClose = "cases.close";
inline constexpr std::string_view kViolatorsRead = "violators.read";
inline constexpr std::string_view kViolatorsWork =
    "violators.work";  // record a violator and what was done
inline constexpr std::string_view kCatalogRead = "catalog.read";
inline constexpr std::string_view kCatalogConfirm =
    "catalog.confirm";  // confirm or withdraw a harmful address
inline constexpr std::string_view kSessionsRead = "sessions.read";
inline constexpr std::string_view kSessionsRecord =
    "sessions.record";  // record an awareness session
inline constexpr std::string_view kTargetsRead = "targets.read";
inline constexpr std::string_view kUnitsManage = "units.manage";
inline constexpr std::string_view kAccountsManage = "accounts.manage";
inline constexpr std::string_view kIdentityOpen =
    "identity.open";  // open names and contacts, with a reason
inline constexpr std::string_view kIdentityAllow =
    "identity.allow";  // decide on another's request for a reporter's contact
inline constexpr std::string_view kAuditRead = "audit.read";
inline constexpr std::string_view kRolesManage = "roles.manage";  // what each role may do
// Groups of fields of a case. They add nothing by themselves: without cases.read or reports.read
// the record is not opened at all.
inline constexpr std::string_view kFieldsChild = "fields.child";        // who the child is
inline constexpr std::string_view kFieldsReporter = "fields.reporter";  // who told us, how to reach
inline constexpr std::string_view kFieldsWords = "fields.words";        // what was told, the thread
inline constexpr std::string_view kFieldsViolator = "fields.violator";  // who the violator is
inline constexpr std::string_view kFieldsFiles = "fields.files";        // evidence that was sent
inline constexpr std::string_view kFieldsPlan = "fields.plan";          // plan and support given
inline constexpr std::string_view kPlansApprove = "plans.approve";      // plan, decision, closing
inline constexpr std::string_view kPlansApproveOwn =
    "plans.approve_own";  // what one has written oneself
}  // namespace rights

// How far a right reaches: the records assigned to the account itself, or from its own unit on.
enum class Reach { Own, OwnUnit, UnitAndBelow, All };
std::optional<Reach> parse_reach(std::string_view code);  // "own_unit", as stored
std::string_view reach_code(Reach reach);
base::Message reach_name(Reach reach);

struct RightInfo {
  std::string_view name;
  base::Message meaning;
};
std::span<const RightInfo> all_rights();
bool is_right(std::string_view name);
// Whether the right is about records that are assigned to somebody, so that Reach::Own means something.
enum class Assignable { No, Yes };
Assignable is_assignable(std::string_view right);

}  // namespace anlanh::people
