#include "people/officer.h"

#include "people/account_store.h"
#include "people/right_model.h"
#include "people/role_rules.h"
#include "people/role_store.h"
#include "people/unit_store.h"

namespace anlanh::people {

const Scope& Officer::scope(std::string_view right) const {
  static const Scope kNowhere = Scope::nowhere();
  const auto found = scopes.find(right);
  return found == scopes.end() ? kNowhere : found->second;
}

base::Result<std::shared_ptr<const Officer>> load_officer(store::Sql& sql, base::Id account,
                                                          base::Date today) {
  const std::shared_ptr<const Officer> nobody;
  AL_TRY(auto found, find_account(sql, account));
  if (!found || found->state != AccountState::Active) return nobody;
  AL_TRY(auto unit, find_unit(sql, found->unit));
  if (!unit) return nobody;
  AL_TRY(const auto grants, load_grants(sql, account));
  AL_TRY(auto below, load_unit_and_below(sql, unit->id));
  auto officer = std::make_shared<Officer>();
  officer->account = account;
  officer->name = found->name;
  officer->place = unit->name;
  officer->scopes = decide_scopes(grants, *unit, std::move(below), today, account);
  officer->unit = std::move(*unit);
  return std::shared_ptr<const Officer>(std::move(officer));
}

const Officer& officer_of(const web::Visit& visit) {
  const auto* officer = dynamic_cast<const Officer*>(visit.principal.get());
  AL_CHECK(officer != nullptr);
  return *officer;
}

store::AuditLine audit_line(const Officer& officer, base::Instant now, std::string action,
                            std::string subject_kind, base::Id subject, std::string detail) {
  return {.at = now,
          .account = officer.account,
          .actor = officer.name,
          .action = std::move(action),
          .subject_kind = std::move(subject_kind),
          .subject = subject,
          .detail = std::move(detail)};
}

namespace {

std::string_view noun_of(std::string_view right) { return right.substr(0, right.find('.')); }

// Rights that are about a case or a report although they are named otherwise.
bool is_about_cases(std::string_view noun) {
  return noun == "cases" || noun == "reports" || noun == "fields" || noun == "identity" ||
         noun == "plans" || noun == "calls" || noun == "keys" || noun == "records" ||
         noun == "catalog";  // an address is confirmed out of a case
}

// Whether the officer may know that such a record of this unit exists.
bool sees(const Officer& officer, std::string_view right, base::Id unit_id, base::Id assignee) {
  const auto noun = noun_of(right);
  for (const auto& [held, scope] : officer.scopes) {
    const bool same =
        noun_of(held) == noun ||
        (is_about_cases(noun) && (held == rights::kCasesRead || held == rights::kReportsRead));
    if (same && scope.covers(unit_id, assignee)) return true;
  }
  return false;
}

}  // namespace

base::Status need(const Officer& officer, std::string_view right, base::Id unit_id) {
  return need_on(officer, right, unit_id, base::Id{});
}

base::Status need_on(const Officer& officer, std::string_view right, base::Id unit_id,
                     base::Id assignee) {
  if (officer.may_on(right, unit_id, assignee)) return base::ok();
  return base::make_error(
      sees(officer, right, unit_id, assignee) ? base::Code::Refused : base::Code::NotFound,
      "no " + std::string(right) + " in unit " + base::id_text(unit_id));
}

}  // namespace anlanh::people
